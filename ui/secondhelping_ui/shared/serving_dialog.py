# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Wordings and timing": the words in which a snippet comes back, and when it may go out. Saved as one action."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.domain.timing_words import seasons
from secondhelping.operations import look, planning, serving
from secondhelping.operations.serving import Serving, Use, Worded
from secondhelping_ui.session import Session
from secondhelping_ui.shared.leave_banner import LeaveBanner
from secondhelping_ui.shared.made_list import MadeList
from secondhelping_ui.shared.notes import Notes
from secondhelping_ui.shared.room_row import Fit
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.shared.serving_words import use_words
from secondhelping_ui.shared.timing_form import TimingForm
from secondhelping_ui.shared.wording_list import WordingList
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.card import Card, Ground, Line
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import counted, moment_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE = 372
_SETTLE_MS = 150
_TURNS = "They take turns, the first that did not go out yet before the others."


class ServingDialog(Dialog):
    """Of one snippet its wordings at the left and its timing at the right; of several together the timing alone."""

    def __init__(self, session: Session, ids: Sequence[SnippetId], parent: QWidget | None = None) -> None:
        self._snippets = [found for one in ids if (found := look.snippet(session.project, one)) is not None]
        many = len(self._snippets) > 1
        super().__init__(
            parent,
            "When they may go out" if many else "Wordings and timing",
            f"Holds for the {len(self._snippets)} snippets chosen." if many else "",
            primary="Save",
            note="Posts already on the calendar stay as they are.",
        )
        self._session = session
        self._today = look.today(session.project)
        self._accounts = {account.id: account for account in look.accounts(session.project)}
        self._fitting = look.fitting(session.project)
        self._planned = serving.planned(session.project, [one.id for one in self._snippets])
        self.serving: Serving | None = (
            None if many else serving.serving(session.project, self._snippets[0].id)
        )
        self.list = WordingList(self._fits, self._told)
        self.made = MadeList(self._fits, self._told)
        self.form = TimingForm(
            self._today,
            seasons(look.zone(session.project)),
            rest_weeks=planning.rules(session.project).rest_weeks,
        )
        self.summary = Label("", "meta-strong", wrap=True)
        self.outside = Label("", "meta", "caution", wrap=True)
        self.problem = Banner(BannerKind.ATTENTION, "", closable=True)
        self.problem.hide()
        self.problem.closed.connect(self.problem.hide)
        self.leave = LeaveBanner()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._show_made)
        self._build()
        self._show()
        self._connect()
        wide = QSize(480, 560) if many else QSize(1040, 700)
        self.resize(fitting_size(wide, parent))

    # Building

    def _build(self) -> None:
        self.inner.setContentsMargins(0, 0, 0, 0)
        self.inner.setSpacing(0)
        self.inner.addWidget(Notes(self.problem, self.leave))
        row = QHBoxLayout()
        row.setSpacing(0)
        if self.serving is not None:
            row.addWidget(scrolling(self._words()), 1)
            row.addWidget(Line(vertical=True))
        side = scrolling(self._when())
        ground = Ground("bg-canvas")
        room = QVBoxLayout(ground)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(side)
        if self.serving is not None:
            ground.setFixedWidth(px(_SIDE))
        row.addWidget(ground, 0 if self.serving is not None else 1)
        self.inner.addLayout(row, 1)
        self.cancel_button.set_key("Esc")
        self.primary_button.set_key("Ctrl+Enter")

    def _words(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(24, 16, 20, 20)
        column.setSpacing(10)
        column.addWidget(Label("Wordings", "heading"))
        self.turns = Label(_TURNS, "meta", "text-2", wrap=True)
        column.addWidget(self.turns)
        column.addWidget(self.list)
        self.elsewise = Label("", "meta", "text-2", wrap=True)
        column.addWidget(self.elsewise)
        column.addSpacing(6)
        column.addWidget(self.made)
        column.addStretch(1)
        return pane

    def _when(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(22, 16, 22, 20)
        column.setSpacing(12)
        column.addWidget(Label("When it may go out" if self.serving else "From when to when", "heading"))
        column.addWidget(self.form)
        card = Card(radius=9, margins=(12, 10, 12, 10), spacing=4)
        card.inner.addWidget(self.summary)
        card.inner.addWidget(self.outside)
        column.addWidget(card)
        column.addStretch(1)
        return pane

    def _connect(self) -> None:
        self.list.changed.connect(self._changed)
        self.made.wanted.connect(self.list.append)
        self.form.changed.connect(self._show_timing)
        self.leave.stayed.connect(self._go_on)
        self.leave.left.connect(self._give_up)

    # What is shown

    def _show(self) -> None:
        found = self.serving
        said = ""
        if found is not None:
            self.line_label.setText(_line(found))
            self.line_label.show()
            self.list.show_wordings(found.wordings, found.next)
            self.elsewise.setText(self._elsewise(found))
            self.elsewise.setVisible(bool(found.elsewise))
            said = f"It went out {_times(found.times)} so far." if found.times else ""
        elif len({one.timing for one in self._snippets}) > 1:
            self.line_label.setText(
                f"The {len(self._snippets)} snippets chosen differ now. What you save here holds for all of them."
            )
        self.form.show_timing(self._timing, said)
        self._show_made()
        self._show_timing()

    def _elsewise(self, found: Serving) -> str:
        if not found.elsewise:
            return ""
        return f"In other words, as changed on the calendar: {use_words(found.elsewise, self._accounts, self._today)}"

    def _fits(self, text: str) -> Sequence[Fit]:
        return self._fitting.of(text, self._snippets[0].chosen_hashtags)

    def _told(self, uses: Sequence[Use]) -> str:
        return use_words(uses, self._accounts, self._today)

    def _changed(self) -> None:
        self.problem.hide()
        self._settle.start()

    def _show_made(self) -> None:
        """What can be made of the first wording, but for what is there already."""
        found = self.serving
        if found is None:
            return
        texts = self.list.texts
        known = {text.casefold() for text in texts}
        before = {one.text: one for one in found.made}
        ways = [(serving.AS_FOUND, found.snippet.original), *serving.made_of(texts[0] if texts else "")]
        shown = [
            before.get(text) or Worded(text, way=way) for way, text in ways if text.casefold() not in known
        ]
        self.made.show_wordings(shown, found.next)

    def _show_timing(self) -> None:
        timing = self.form.timing
        self.primary_button.setEnabled(timing is not None)
        if timing is None:
            error = self.form.problem
            self.summary.set_tone("attn")
            self.summary.setText(str(error) if error is None else f"{error.what} {error.why} {error.todo}")
            self.outside.hide()
            return
        self.summary.set_tone("text")
        said = serving.said(self._session.project, timing)
        self.summary.setText(said or "Goes out at any time of the year, as often as it has rested.")
        self._show_outside([at for at in self._planned if not timing.allows(at.date())], timing)

    def _show_outside(self, times: Sequence[datetime], timing: Timing) -> None:
        said = []
        if times:
            one = len(times) == 1
            said.append(
                f"{counted(len(times), 'post')} on the calendar {'lies' if one else 'lie'} outside these days, the "
                f"first on {moment_words(times[0], self._today)}. {'It stays' if one else 'They stay'} there."
            )
        served = self.serving.times if self.serving is not None else 0
        if timing.most is not None and served >= timing.most:
            said.append("It went out as often already: it is not served any more.")
        self.outside.setText(" ".join(said))
        self.outside.setVisible(bool(said))

    # The end

    @property
    def changed(self) -> bool:
        """Whether something was changed."""
        if self.form.timing != self._timing:
            return True
        if self.serving is None:
            return False
        return self.list.texts != (self.serving.snippet.text.strip(), *self.serving.snippet.wordings)

    @property
    def _timing(self) -> Timing:
        """The one that is in force; of several snippets with different ones, that of every day."""
        timings = {one.timing for one in self._snippets}
        return timings.pop() if len(timings) == 1 else ALWAYS

    @override
    def accept(self) -> None:
        timing = self.form.timing
        if timing is None:
            return
        ids = [one.id for one in self._snippets]
        if self.serving is None:
            if self._session.run(planning.set_timing, ids, timing) is not None:
                super().accept()
            return
        try:
            texts = serving.checked(self.list.texts)
        except KnownError as error:
            self.problem.set_words(error.what, f"{error.why} {error.todo}".strip())
            self.problem.show()
            return
        if not self.changed or self._session.run(serving.change, ids[0], texts, timing) is not None:
            super().accept()

    @override
    def reject(self) -> None:
        if self.changed and self.leave.isHidden():
            self.leave.ask()
            return
        super().reject()

    def _give_up(self) -> None:
        super().reject()

    def _go_on(self) -> None:
        rows = self.list.rows
        (rows[0].field if rows and self.serving else self.form.begins).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER:
            # Enter in a field of the form only ends the typing.
            if control:
                self.primary_button.click()
        elif alt and event.key() == Qt.Key.Key_N and self.serving is not None:
            self.list.append("")
        else:
            super().keyPressEvent(event)


def open_serving(session: Session, parent: QWidget, ids: Sequence[SnippetId]) -> ServingDialog | None:
    """Opens it on what there is of these snippets."""
    there = [one for one in ids if look.snippet(session.project, one) is not None]
    if not there:
        return None
    dialog = ServingDialog(session, there, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _line(found: Serving) -> str:
    """ "From Back care at your desk, page 4. Went out 2 times, planned once." """
    snippet = found.snippet
    page = f", page {snippet.page}" if snippet.page is not None else ""
    out = f"Went out {_times(found.times)}" if found.times else "Not served yet"
    ahead = f", planned {_times(found.planned)}" if found.planned else ""
    return f"From {snippet.document_title}{page}. {out}{ahead}."


def _times(number: int) -> str:
    return "once" if number == 1 else counted(number, "time")
