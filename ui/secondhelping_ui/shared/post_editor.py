# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The editor of a post, in a popover: text, kind, when and where. It saves as the owner types; one undo takes it all
back."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence, Thread
from secondhelping.operations import link_habits, look, place, plan_view, thread_setting, undo
from secondhelping.operations.post_mix import PostMix
from secondhelping_ui.session import Session
from secondhelping_ui.shared.growing_text import GrowingText
from secondhelping_ui.shared.mix_line import MixLine
from secondhelping_ui.shared.over_marks import over_marks
from secondhelping_ui.shared.post_fields import WhenFields, WhereFields
from secondhelping_ui.shared.room_row import Fit, RoomRow
from secondhelping_ui.shared.thread_box import ThreadBox
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role, action_button, icon_button
from secondhelping_ui.widgets.dialog import Footer
from secondhelping_ui.widgets.kind import KINDS, KindSwitch
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.popover import Popover

if TYPE_CHECKING:
    from secondhelping_ui.shared.post_wordings import PostWordings

_REWORD = "Other words…"
_WIDTH, _WIDEST = 460, 600
MARK_AFTER = 120
"""Milliseconds without typing until what is over a limit is marked."""

SAVE_AFTER = 700
"""After so long a pause (ms) what was typed is saved."""

_ROUNDS = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _kind_of(event: QKeyEvent) -> Kind | None:
    """The kind that Alt+1 to Alt+4 mean."""
    number = event.key() - Qt.Key.Key_1
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return KINDS[number] if alt and 0 <= number < len(KINDS) else None


class PostText(GrowingText):
    """The words of the post. Alt+1 to 4 are left to the popover, too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "Text", parent=parent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _kind_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PostEditor(Popover):
    """Opens on a post. What is changed is saved in a pause of the typing, and when it is closed, whichever way.
    All of an opening is one undo step."""

    take_off_asked = Signal(object)
    # The toast says at the bottom of the window what was done last; the buttons keep clear of it.
    keep_clear = 60

    def __init__(self, session: Session, parent: QWidget, row: Occurrence) -> None:
        super().__init__(parent, width=min(px(_WIDTH), _WIDEST), margins=(1, 1, 1, 1))
        self._page = parent
        self._session = session
        self.row = row
        # Made once: every key typed is counted with it.
        self._fitting = look.fitting(session.project)
        self._accounts = self._fitting.accounts
        self.kind = KindSwitch(row.kind or Kind.HELPFUL)
        self.kind.set_keys(False)
        self.text = PostText(row.text)
        self.when = WhenFields(row.at)
        self.where = WhereFields(self._accounts, row.accounts)
        self.room = RoomRow(diameter=30, gap=14)
        self.as_thread = row.thread
        self._posts: dict[AccountId, int] = {}
        self.wordings: PostWordings | None = None
        self.repeats: Label | None = None
        self._link = self._source_link()
        self.mix = MixLine(
            PostMix(session.project, None if row.post_id is None else PostId(int(row.post_id)))
        )
        self.thread_box = ThreadBox(session.actions.action("post.thread"))
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(MARK_AFTER)
        # What wraps is laid out once more after it was shown for the first time.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._fit)
        self._grown = (0, 0)
        self._saved = False
        self._action: int | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(SAVE_AFTER)
        self._correcting = False
        self._connect_actions()
        self._build()
        self._count()
        self._mark()
        self._show_mix()
        self.setAccessibleName("Post")
        self.text.textChanged.connect(self._count)
        self.where.changed.connect(self._count)
        self._marking.timeout.connect(self._mark)
        self.text.textChanged.connect(self._typing.start)
        self.where.changed.connect(self._typing.start)
        self.kind.chosen.connect(self._typing.start)
        self._typing.timeout.connect(self._save_typed)
        for changed in (self.kind.chosen, self.where.changed, self.when.changed):
            changed.connect(self._show_mix)
        self.thread_box.changed.connect(self._set_thread)
        self.closed.connect(self._disconnect_actions)
        self.closed.connect(self._save)
        self._lock(row.exported)

    # Building

    def _connect_actions(self) -> None:
        actions = self._session.actions
        actions.connect_action("post.thread", self._switch_thread, enabled=False)
        actions.connect_action("post.link", self._add_link, enabled=False)
        actions.connect_action("post.wording", self._open_wordings, enabled=False)
        actions.attach("post", self)

    def _disconnect_actions(self) -> None:
        for name in ("thread", "link", "wording"):
            self._session.actions.set_enabled(f"post.{name}", False)

    def _build(self) -> None:
        self.inner.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(16, 14, 16, 14)
        body.setSpacing(12)
        body.addLayout(self._head())
        body.addWidget(self.text)
        body.addWidget(self.room)
        body.addWidget(self.thread_box)
        body.addLayout(self._labelled("When", self.when))
        body.addLayout(self._labelled("Where", self.where))
        origin = self._origin()
        if origin:
            body.addLayout(self._labelled("From", self._from(origin)))
        if self.row.repeats:
            self.repeats = Label(self._repeats(), "meta", "text-2", wrap=True)
            body.addLayout(self._labelled("Repeats", self.repeats))
        body.addWidget(self.mix)
        self.note = Label("", "meta", "text-2", wrap=True)
        self.note.hide()
        body.addWidget(self.note)
        self.inner.addLayout(body)
        self.inner.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind, 1)
        close = icon_button("x", "Close (Esc)", "small")
        close.clicked.connect(self.close_it)
        row.addWidget(close)
        return row

    def _labelled(self, name: str, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = Label(name, "label", "text-3")
        label.setFixedWidth(54)
        tall = isinstance(widget, WhereFields)
        if tall:
            # As high as the first of its rows.
            label.setFixedHeight(px(28))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(widget, 1)
        return row

    def _foot(self) -> Footer:
        foot = Footer(11)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 12)
        row.setSpacing(6)
        self.reword = action_button(
            self._session.actions.action("post.wording"), Role.GHOST, icon="repeat-2", text=_REWORD
        )
        self.reword.set_key("Alt+W")
        row.addWidget(self.reword)
        row.addStretch()
        self.take_off = Button("Take off", Role.SECONDARY)
        self.take_off.setToolTip("Takes the post off the calendar. It goes back to Ready to serve.")
        self.take_off.clicked.connect(self._ask_to_take_off)
        self.correct = Button("Correct it", Role.SECONDARY, icon="pencil-line")
        self.correct.setToolTip("The next file holds it once more, as you correct it here.")
        self.correct.clicked.connect(self._correct_it)
        self.correct.hide()
        self.done = Button("Done", Role.PRIMARY, key="Esc")
        self.done.clicked.connect(self.close_it)
        row.addWidget(self.correct)
        row.addWidget(self.take_off)
        row.addWidget(self.done)
        return foot

    def _from(self, origin: str) -> QWidget:
        """Where the words come from, with the address of the page where it has one."""
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(origin, "meta", "text-2", elide=True), 1)
        self.add_link = action_button(self._session.actions.action("post.link"), Role.LINK, "small")
        self.add_link.setToolTip(f"Puts {self._link} at the end, before the hashtags (Alt+L)")
        self.add_link.setVisible(bool(self._link))
        row.addWidget(self.add_link)
        return room

    def _repeats(self) -> str:
        """By which rule it comes again, and that only this one is changed here."""
        # Only here: hardly any post comes again.
        from secondhelping.operations import recurring

        words = recurring.words_of(self._session.project, PostId(int(self.row.post_id or 0)))
        if not words:
            return ""
        return f"{words[0].upper()}{words[1:]}. What you change here holds for this one (others: Shift+R)."

    def _source_link(self) -> str:
        if self.row.snippet_id is None:
            return ""
        return link_habits.source_link(self._session.project, self.row.snippet_id)

    def _add_link(self) -> None:
        """Put the address of the page that the words come from into the text."""
        self._take(link_habits.with_link(self.text.toPlainText(), self._link))

    def _take(self, text: str) -> None:
        """Put another text in its place, as one step of typing."""
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.text.setFocus()

    def _open_wordings(self) -> None:
        """Alt+W: the wordings of its snippet, and shorter ones."""
        from secondhelping_ui.shared.post_wordings import PostWordings

        if self.wordings is None:
            self.wordings = PostWordings(self._session, self, self._counts_of, self._take)
        self.wordings.open(self.row.snippet_id, self.text.toPlainText(), self.reword)

    def _counts_of(self, text: str) -> list[Fit]:
        chosen = self.where.chosen
        return [(account, count) for account, count in self._fitting.of(text) if account.id in chosen]

    def _switch_thread(self) -> None:
        on = self.as_thread is Thread.NONE
        self._set_thread(thread_setting.wanted(self._session.project) if on else Thread.NONE)

    def _set_thread(self, thread: Thread) -> None:
        self.as_thread = thread
        self._mark()
        self._typing.start()

    def _origin(self) -> str:
        snippet = None
        if self.row.snippet_id is not None:
            snippet = look.snippet(self._session.project, self.row.snippet_id)
        if snippet is None:
            return ""
        page = f", page {snippet.page}" if snippet.page is not None else ""
        return f"{snippet.document_title}{page}"

    def _lock(self, exported: bool) -> None:
        """What is in a file already can be read here, not changed."""
        if not exported:
            return
        ours = self.row.post_id is not None
        where = (
            "in a file already. Change it in your scheduler."
            if ours
            else "in your scheduler. Change it there."
        )
        self.note.setText(f"This post is {where}")
        self.note.show()
        self.text.setReadOnly(True)
        for widget in (self.kind, self.when, self.where, self.take_off, self.thread_box):
            widget.setEnabled(False)
        self._mark()
        self.take_off.hide()
        post = self.row.post_id
        ahead = post is not None and plan_view.may_be_corrected(self._session.project, PostId(int(post)))
        self.correct.setVisible(ahead)

    def _correct_it(self) -> None:
        """Let it be changed after all: the next file holds it once more."""
        self._correcting = True
        self.note.setText("The next file holds it again. Take the old one out of your scheduler.")
        self.text.setReadOnly(False)
        for widget in (self.kind, self.when, self.where, self.thread_box):
            widget.setEnabled(True)
        self.correct.hide()
        self._mark()
        self._show_mix()
        self.text.setFocus()
        self._fit()

    # While it is open

    def open_beside(self, anchor: QWidget) -> None:
        """Open beside a chip, with the focus in the text."""
        corner = anchor.mapTo(self._page, anchor.rect().topLeft())
        self.text.fit_height()
        self.open_at(anchor.rect().translated(corner), self.text)
        # The text knows how many lines it has only now that it has its width.
        self.text.fit_height()
        self._fit()
        self._settling.start()

    def _fit(self) -> None:
        """As high as what is in it, and moved up where the lower end would be cut off."""
        for _ in range(_ROUNDS):
            # The rows inside know of a text grown higher only once the layout was told to look, and what wraps knows
            # how high it is only once it has its width.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self.inner.activate()
            # Not adjustSize: that asks for the height at the width it would like, not at the one it has.
            self.resize(self.width(), self.inner.totalHeightForWidth(self.width()))
        self.stand_beside()

    def _counts(self) -> list[Fit]:
        return self._counts_of(self.text.toPlainText())

    def _count(self) -> None:
        self.room.show_fits(self._counts(), self._posts)
        self._marking.start()
        grown = (self.text.height(), len(self.room.rings))
        if grown != self._grown:
            self._grown = grown
            self._fit()

    def _show_mix(self) -> None:
        """What the post does to the posts in a row that it is one of. What went out already does nothing more."""
        if self._locked:
            self.mix.hide()
        elif self.mix.show_for(self.kind.kind, self.where.chosen, self.when.moment):
            self._fit()
            self._settling.start()

    def _mark(self) -> None:
        """Mark what is over the limit of one of the chosen accounts, and show what goes out as a thread."""
        text = self.text.toPlainText()
        parts = self._parts(text)
        split = parts if self.as_thread is not Thread.NONE else {}
        self._posts = {account.id: len(texts) for account, texts in split.items()}
        among = [number for number in self.where.chosen if number not in self._posts]
        start = self._fitting.over_from(text, among=among)
        self.text.setExtraSelections(over_marks(self.text.document(), text, start))
        self.room.show_fits(self._counts(), self._posts)
        counts = {
            account: [look.count(account.network, one, account.limit) for one in texts]
            for account, texts in parts.items()
        }
        may = not self._locked and not self.text.isReadOnly()
        actions = self._session.actions
        actions.set_enabled("post.thread", may and bool(parts or self.as_thread is not Thread.NONE))
        actions.set_enabled("post.wording", may and bool(text.strip()))
        over = bool(among) and start is not None
        self.reword.setText("Shorten…" if over else _REWORD)
        self.reword.set_role(Role.SOFT if over else Role.GHOST)
        actions.set_enabled("post.link", may and bool(self._link) and not link_habits.has_link(text))
        if self.thread_box.show_parts(self.as_thread, parts, counts):
            self._fit()
            self._settling.start()

    def _parts(self, text: str) -> dict[Account, tuple[str, ...]]:
        """The posts on each chosen account that takes the text only as several."""
        chosen = self.where.chosen
        over = {account.id for account, count in self._counts() if not count.fits}
        how = self.as_thread if self.as_thread is not Thread.NONE else Thread.NUMBERED
        if not over:
            return {}
        found = self._fitting.parts(text, how)
        return {
            account: texts
            for account, texts in found
            if account.id in chosen and account.id in over and len(texts) > 1
        }

    @property
    def marked_over(self) -> str:
        """What is marked as over the limit, "" for nothing."""
        return "".join(mark.cursor.selectedText() for mark in self.text.extraSelections())

    def restyle(self) -> None:
        self._mark()

    def changes(self) -> dict[str, Any]:
        """What differs from the post as it was."""
        text = self.text.toPlainText().strip()
        found: dict[str, Any] = {}
        if text != self.row.text:
            found["text"] = text
        if self.kind.kind is not self.row.kind:
            found["kind"] = self.kind.kind
        if self.when.moment != self.row.at:
            found["at"] = self.when.moment
        if set(self.where.chosen) != set(self.row.accounts):
            found["accounts"] = self.where.chosen
        if self.as_thread is not self.row.thread:
            found["thread"] = self.as_thread
        return found

    def _save_typed(self) -> None:
        """A pause in the typing. The time waits for the end: the post would move away from under its editor."""
        found = self.changes()
        found.pop("at", None)
        if (
            not self.isVisible()
            or self._locked
            or self.row.post_id is None
            or not found
            or found.get("text") == ""
        ):
            return
        post = PostId(int(self.row.post_id))
        if self._session.run_quietly(place.change_post, post, **found, **self._how) is not None:
            self._action = undo.last(self._session.project)
            self.row = replace(self.row, **found)

    @property
    def _locked(self) -> bool:
        return self._saved or (self.row.exported and not self._correcting)

    @property
    def _how(self) -> dict[str, Any]:
        return {"correct": self._correcting, "goes_on": self._action}

    def _save(self) -> None:
        """It is closed: what is left to save, and the word that it can be taken back."""
        self._typing.stop()
        found = self.changes()
        if self._locked or self.row.post_id is None:
            return
        self._saved = True
        if found:
            self._session.run(place.change_post, PostId(int(self.row.post_id)), **found, **self._how)
        elif self._action is not None:
            self._session.toasted.emit("Changed 1 post", "undo", "")

    def _ask_to_take_off(self) -> None:
        # What was changed goes with it: the post is off the calendar.
        self._saved = True
        self.close_it()
        self.take_off_asked.emit(self.row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            self.close_it()
            return
        kind = _kind_of(event)
        if kind is not None and self.kind.isEnabled():
            self.kind.set_kind(kind)
            self._show_mix()
            return
        super().keyPressEvent(event)
