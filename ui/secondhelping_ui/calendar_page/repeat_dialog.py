# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A post that comes again: by which rule, when, where, in which words; this one, it and the following, or all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.recurrence import Recurrence, Unit
from secondhelping.operations import look, planning, recurring_edit, recurring_preview
from secondhelping.operations.recurring_edit import Draft, Repeating, Scope
from secondhelping.operations.recurring_preview import Preview
from secondhelping.operations.serving import Worded
from secondhelping_ui.calendar_page.recurrence_form import RecurrenceForm
from secondhelping_ui.calendar_page.recurrence_preview import PreviewPane
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.leave_banner import LeaveBanner
from secondhelping_ui.shared.notes import Notes
from secondhelping_ui.shared.post_fields import WhenFields, WhereFields
from secondhelping_ui.shared.room_row import Fit
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.shared.wording_list import WordingList
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Ground, Line
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.kind import KindSwitch
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import counted, moment_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SCOPES = tuple(Scope)
_SCOPE_WORDS = ("This one", "This and the following", "All")
_SETTLE_MS = 150
_SIDE = 420
_ONCE = Recurrence(Unit.DAY, count=1)


def _look_ahead(
    project: Any, wanted: Draft, found: Repeating, scope: Scope, progress: Progress = silent
) -> Preview:
    """The work of a job: holidays are slow to look up for the first time, and all the plan is gone through. It has no
    steps."""
    gone = recurring_edit.gives_way(project, found, scope)
    return recurring_preview.preview(project, wanted, gone, recurring_edit.stays(project, found, scope))


class RepeatDialog(Dialog):
    """Form at the left, the days to come at the right. A post by itself becomes the first of a series."""

    def __init__(
        self, session: Session, post_id: PostId, scope: Scope = Scope.ALL, parent: QWidget | None = None
    ) -> None:
        self.found = recurring_edit.repeating(session.project, post_id)
        new = self.found.series is None
        super().__init__(
            parent,
            "Repeat this post" if new else "A post that repeats",
            primary="Repeat" if new else "Save",
            note="" if new else "Posts that you changed by hand, and those that went out, stay as they are.",
        )
        project = session.project
        self._session = session
        self._today = look.today(project)
        self._fitting = look.fitting(project)
        self.scope = Scope.ALL if new else scope
        self._skipped: frozenset[date] = frozenset()
        self._draft = recurring_edit.draft(self.found, self.scope)
        self._asked = 0
        self._job: Job | None = None
        self.scopes = Segmented(_SCOPE_WORDS, name="What is changed")
        self.form = RecurrenceForm(self._draft.first.date())
        self.when = WhenFields(self._draft.first)
        self.where = WhereFields(self._fitting.accounts, self._draft.accounts)
        self.kind = KindSwitch(self._draft.kind)
        self.kind.set_keys(False)
        self.list = WordingList(self._fits, lambda _uses: "")
        self.own = Button("", Role.LINK, "small", icon="repeat-2")
        self.preview = PreviewPane(self._today)
        self.take_off = Button("Take off", Role.SECONDARY, caret=True)
        self.problem = Banner(BannerKind.ATTENTION, "", closable=True)
        self.problem.hide()
        self.problem.closed.connect(self.problem.hide)
        self.leave = LeaveBanner()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.work_out)
        self._build()
        self._show_scope()
        self._connect()
        self.resize(fitting_size(QSize(1040, 720), parent))
        self.work_out()

    # Building

    def _build(self) -> None:
        self.inner.setContentsMargins(0, 0, 0, 0)
        self.inner.setSpacing(0)
        self.inner.addWidget(Notes(self.problem, self.leave))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(scrolling(self._fields()), 1)
        row.addWidget(Line(vertical=True))
        ground = Ground("bg-canvas")
        room = QVBoxLayout(ground)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.preview)
        ground.setFixedWidth(px(_SIDE))
        row.addWidget(ground)
        self.inner.addLayout(row, 1)
        self.head.addWidget(self.take_off, 0, Qt.AlignmentFlag.AlignVCenter)
        self.take_off.setVisible(self.found.series is not None)
        self.scopes.setVisible(self.found.series is not None)
        self.cancel_button.set_key("Esc")
        self.primary_button.set_key("Ctrl+Enter")

    def _fields(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(24, 16, 20, 20)
        column.setSpacing(10)
        column.addWidget(self.scopes)
        self.often = QWidget()
        often = QVBoxLayout(self.often)
        often.setContentsMargins(0, 0, 0, 6)
        often.setSpacing(8)
        often.addWidget(Label("How often", "heading"))
        self.beyond = Label("", "meta", "caution", wrap=True)
        often.addWidget(self.beyond)
        often.addWidget(self.form)
        column.addWidget(self.often)
        self.begins = Label("Begins", "strong")
        column.addWidget(self.begins)
        column.addWidget(self.when)
        column.addWidget(Label("Where", "strong"))
        column.addWidget(self.where)
        column.addSpacing(4)
        self.words = Label("Words", "heading")
        column.addWidget(self.words)
        self.turns = Label("", "meta", "text-2", wrap=True)
        column.addWidget(self.turns)
        column.addWidget(self.list)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.kind)
        column.addStretch(1)
        return pane

    def _connect(self) -> None:
        self.scopes.chosen.connect(self._choose_scope)
        self.form.changed.connect(self._changed)
        self.when.changed.connect(self._follow)
        self.where.changed.connect(self._changed)
        self.kind.chosen.connect(self._changed)
        self.list.changed.connect(self._changed)
        self.own.clicked.connect(self._add_own)
        self.preview.skipped_changed.connect(self._skip)
        self.take_off.clicked.connect(self._ask_what)
        self.leave.left.connect(self._give_up)
        self.leave.stayed.connect(lambda: self.form.every.setFocus(Qt.FocusReason.OtherFocusReason))

    # What is shown

    def _choose_scope(self, index: int) -> None:
        self.scope = _SCOPES[index]
        self._show_scope()
        self.work_out()

    def _show_scope(self) -> None:
        """Begin with what there is of the posts that are meant."""
        self._draft = wanted = recurring_edit.draft(self.found, self.scope)
        new, this = self.found.series is None, self.scope is Scope.THIS
        self.scopes.set_index(_SCOPES.index(self.scope))
        self.line_label.setText(self._line())
        self.line_label.show()
        self._skipped = wanted.skipped
        self.often.setVisible(not this)
        self.form.show_recurrence(wanted.recurrence, wanted.first.date())
        self.form.setVisible(not wanted.rule)
        self.beyond.setText(
            f"It comes {recurring_preview.spoken(wanted)}: more than this form can say. The rule stays as it is."
            if wanted.rule
            else ""
        )
        self.beyond.setVisible(bool(wanted.rule))
        self.begins.setText("When" if this else ("Begins" if new or self.scope is Scope.ALL else "From"))
        self.when.blockSignals(True)
        self.when.set_moment(wanted.first)
        self.when.blockSignals(False)
        self.where.show_chosen(wanted.accounts)
        self.kind.set_kind(wanted.kind)
        self.list.show_wordings([Worded(text) for text in wanted.texts])
        self.list.add.setVisible(not this)
        self._show_words()

    def _line(self) -> str:
        at = moment_words(self.found.post.at, self._today)
        series = self.found.series
        if series is None:
            first = "is the first"
            if self.found.past:
                first = "goes to the first day that is still to come"
            return f"The post of {at} {first}. Each can be moved, worded and skipped by itself afterwards."
        rule = recurring_preview.spoken(recurring_edit.draft(self.found, Scope.ALL))
        return f"The post of {at}, one of those that come {rule[0].lower()}{rule[1:]}."

    def _show_words(self) -> None:
        several = len(self.list.rows) > 1
        self.turns.setText("They take turns." if several else "")
        self.turns.setVisible(several)
        more = self._own_wordings()
        self.own.setText(f"Take in {counted(len(more), 'other wording')} of its snippet")
        self.own.setVisible(bool(more) and self.scope is not Scope.THIS)

    def _own_wordings(self) -> tuple[str, ...]:
        """The wordings of the snippet that the post is made of, but for those that are there."""
        if self.found.post.snippet_id is None:
            return ()
        snippet = look.snippet(self._session.project, self.found.post.snippet_id)
        if snippet is None:
            return ()
        known = {text.casefold() for text in self.list.texts}
        return tuple(text for text in planning.texts(snippet) if text.casefold() not in known)

    def _add_own(self) -> None:
        for text in self._own_wordings():
            self.list.append(text)
        self._changed()

    def _fits(self, text: str) -> Sequence[Fit]:
        chosen = self.where.chosen
        return [(account, count) for account, count in self._fitting.of(text) if account.id in chosen]

    def _follow(self) -> None:
        self.form.follow(self.when.moment.date())
        self._changed()

    def _skip(self, skipped: frozenset[date]) -> None:
        self._skipped = skipped
        self.work_out()

    def _changed(self) -> None:
        self.problem.hide()
        self._show_words()
        self._settle.start()

    # Working it out

    @property
    def wanted(self) -> Draft | None:
        """What the form says; None where it can't be kept."""
        recurrence = _ONCE if self.scope is Scope.THIS else self.form.recurrence
        if recurrence is None:
            return None
        return replace(
            self._draft,
            recurrence=recurrence,
            first=self.when.moment,
            texts=self.list.texts,
            kind=self.kind.kind,
            accounts=self.where.chosen,
            skipped=frozenset() if self.scope is Scope.THIS else self._skipped,
            rule="" if self.scope is Scope.THIS else self._draft.rule,
        )

    @property
    def settled(self) -> bool:
        """Whether what is shown belongs to what the form says."""
        return not self._settle.isActive() and (self._job is None or not self._job.running)

    def work_out(self) -> None:
        """Say it in words at once, and have its days looked at."""
        self._settle.stop()
        self._asked += 1
        asked, wanted = self._asked, self.wanted
        self.primary_button.setEnabled(wanted is not None)
        if wanted is None:
            self._refuse(asked, self.form.problem)
            return
        if self.scope is not Scope.THIS:
            self.preview.show_words(recurring_preview.spoken(wanted))
        self._job = self._session.jobs.start(
            _look_ahead,
            self._session.project,
            wanted,
            self.found,
            self.scope,
            on_done=lambda preview: self._show_preview(asked, preview),
            on_failed=lambda error: self._refuse(asked, error),
        )

    def _show_preview(self, asked: int, preview: Preview) -> None:
        if asked != self._asked:
            return
        if self.scope is Scope.THIS:
            said = [one for coming in preview.coming for one in coming.said]
            said += [one for one in preview.said if "too long" in one.text]
            self.preview.show_one(moment_words(self.when.moment, self._today), said)
            return
        self.preview.show_preview(preview, self._skipped)
        if self.found.series is None:
            kept = sum(one.at.date() not in self._skipped for one in preview.coming)
            self.primary_button.setText(f"Repeat, {counted(kept, 'post')}" if kept else "Repeat")
            self.primary_button.setEnabled(kept > 0)

    def _refuse(self, asked: int, error: KnownError | None) -> None:
        if asked == self._asked and error is not None:
            self.primary_button.setEnabled(False)
            self.preview.show_problem(error)

    # The end

    @property
    def changed(self) -> bool:
        """Whether something was changed since the dialog was opened, or since another scope was chosen."""
        begun = recurring_edit.draft(self.found, self.scope)
        wanted = self.wanted
        if wanted is None:
            return True
        same = replace(wanted, recurrence=begun.recurrence) if self.scope is Scope.THIS else wanted
        return same != replace(begun, texts=tuple(text.strip() for text in begun.texts))

    def _do(self, operation: Callable[..., Changes], *args: Any) -> bool:
        """Like `Session.run`, but a refusal is told in here: the page lies behind the scrim."""
        try:
            changes = operation(self._session.project, *args)
        except KnownError as error:
            self.problem.set_words(error.what, f"{error.why} {error.todo}".strip())
            self.problem.show()
            return False
        self._session.tell(changes)
        return True

    @override
    def accept(self) -> None:
        wanted, post = self.wanted, self.found.post.id
        if wanted is None or not self.primary_button.isEnabled():
            return
        if self.found.series is None:
            done = self._do(recurring_edit.make, post, wanted)
        else:
            done = not self.changed or self._do(recurring_edit.change, post, wanted, self.scope)
        if done:
            super().accept()

    def _ask_what(self) -> None:
        menu = QMenu(self)
        for scope, words in zip(Scope, _SCOPE_WORDS, strict=True):
            menu.addAction(words).triggered.connect(lambda _on=False, scope=scope: self._take_off(scope))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.take_off.mapToGlobal(self.take_off.rect().bottomLeft()))

    def _take_off(self, scope: Scope) -> None:
        if self._do(recurring_edit.take_off, self.found.post.id, scope):
            super().accept()

    @override
    def reject(self) -> None:
        if self.found.series is not None and self.changed and self.leave.isHidden():
            self.leave.ask()
            return
        super().reject()

    def _give_up(self) -> None:
        super().reject()

    @override
    def done(self, result: int) -> None:
        self._asked += 1
        self._settle.stop()
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.form.every.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER:
            # Enter in a field only ends the typing.
            if control:
                self.accept()
        elif alt and event.key() == Qt.Key.Key_N and self.scope is not Scope.THIS:
            self.list.append("")
        else:
            super().keyPressEvent(event)
