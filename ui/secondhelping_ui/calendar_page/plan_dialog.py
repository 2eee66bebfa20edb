# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": when to plan, what that would give, another try, and laying it out."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Proposal, Slot
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, plan_for_me
from secondhelping_ui.calendar_page.heading import account_words
from secondhelping_ui.calendar_page.month import WEEK, monday_of
from secondhelping_ui.calendar_page.plan_view import ProposalView, period_words
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card, Ground, Line
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import DateField, SpinBox
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import clock_time, counted

_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKS = (2, 4, 8)
_SETTLE_MS = 120
_WIDE, _FORM, _FORM_NARROW = 1120, 468, 392
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def times_words(slots: Sequence[Slot]) -> str:
    """Weekly times in few words: "Mon to Fri 09:00 · Sat 10:00"; days with the same times stand together."""
    by_day = [tuple(sorted(slot.at for slot in slots if slot.weekday == day)) for day in range(7)]
    parts: list[str] = []
    day = 0
    while day < 7:
        last = day
        while last + 1 < 7 and by_day[last + 1] == by_day[day]:
            last += 1
        if by_day[day]:
            parts.append(f"{_days_words(day, last)} {_clocks(by_day[day])}")
        day = last + 1
    return " · ".join(parts) or "no weekly times"


def _days_words(first: int, last: int) -> str:
    return _SHORT[first] if first == last else f"{_SHORT[first]} to {_SHORT[last]}"


def _clocks(times: Sequence[time]) -> str:
    return ", ".join(clock_time(at) for at in times)


def _choose_none(choices: Segmented) -> None:
    """No segment fits what the field beside it says."""
    if choices.index < 0:
        return
    chosen = choices.segment(choices.index)
    group = chosen.group()
    if group is not None:
        group.setExclusive(False)
        chosen.setChecked(False)
        group.setExclusive(True)


def _propose(project: Any, start: date, weeks: int, seed: int, progress: Progress = silent) -> Proposal:
    """The work of the job. It is short: it has no steps."""
    return plan_for_me.propose(project, start, weeks, seed)


class PlanDialog(Dialog):
    """Form at the left, what it would give at the right, always up to date. `laid_out` tells from which day."""

    laid_out = Signal(object)
    setup_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            "Plan for me",
            "Lays out your ready snippets. You can move everything afterwards.",
            primary="Lay out",
            note="Posts already on the calendar stay where they are.",
        )
        self._session = session
        self._today = look.today(session.project)
        self._seed = 0
        self._asked = 0
        self._proposal: Proposal | None = None
        self._job: Job | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.work_out)
        self.resize(fitting_size(QSize(1168, 764), parent))
        self._build()
        self._connect()
        self._show_setup()
        self.work_out()

    # Building

    def _build(self) -> None:
        self.start = DateField()
        first = monday_of(self._today) + WEEK
        self.start.setDate(QDate(first.year, first.month, first.day))
        self.start.setAccessibleName("First day")
        self.weeks = SpinBox()
        self.weeks.setRange(1, plan_for_me.LONGEST)
        self.weeks.setValue(4)
        self.weeks.setSuffix(" weeks")
        self.weeks.setAccessibleName("Weeks")
        self.quick = Segmented([f"{number} wk" for number in _WEEKS], name="Weeks")
        self.quick.set_index(1)
        self._end = Label("", "body", "text-2")
        self.shuffle = Button(
            "Shuffle", Role.GHOST, "small", icon="shuffle", key="S", tip="Another plan from the same snippets"
        )
        self.view = ProposalView()
        self.inner.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._form())
        row.addWidget(Line(vertical=True))
        row.addWidget(self._result(), 1)
        self.inner.addLayout(row)
        self.primary_button.set_icon("calendar-check")
        self.primary_button.setToolTip("Puts these posts on the calendar (Ctrl+Enter)")

    def _form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(_FORM if self.width() >= _WIDE else _FORM_NARROW)
        column = QVBoxLayout(form)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(16)
        column.addWidget(Label("Period", "strong"))
        dates = QHBoxLayout()
        dates.setSpacing(10)
        self.start.setFixedWidth(px(160))
        dates.addWidget(self.start)
        dates.addWidget(self._end)
        dates.addStretch()
        column.addLayout(dates)
        weeks = QHBoxLayout()
        weeks.setSpacing(10)
        self.weeks.setFixedWidth(px(116))
        weeks.addWidget(self.weeks)
        weeks.addWidget(self.quick)
        weeks.addStretch()
        column.addLayout(weeks)
        column.addWidget(self._accounts_card())
        column.addWidget(self._rule_card())
        column.addStretch()
        return form

    def _accounts_card(self) -> Card:
        card = Card(radius=10, margins=(14, 10, 8, 10), spacing=6)
        head = QHBoxLayout()
        head.addWidget(Label("Accounts and times", "strong"))
        head.addStretch()
        self.change = Button("Change…", Role.LINK, "small", tip="Accounts, weekly times and the mix rule")
        head.addWidget(self.change)
        card.inner.addLayout(head)
        self._accounts = Label("", "body", "text-2", wrap=True)
        card.inner.addWidget(self._accounts)
        return card

    def _rule_card(self) -> Card:
        card = Card(radius=10, margins=(14, 10, 14, 12), spacing=4)
        card.inner.addWidget(Label("Mix rule", "strong"))
        self._rule = Label("", "body", "text-2", wrap=True)
        card.inner.addWidget(self._rule)
        return card

    def _result(self) -> QWidget:
        ground = Ground("bg-canvas")
        column = QVBoxLayout(ground)
        column.setContentsMargins(22, 14, 22, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Label("What you’d get", "heading"))
        head.addStretch()
        head.addWidget(self.shuffle)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        return ground

    def _connect(self) -> None:
        self.start.dateChanged.connect(self._changed)
        self.weeks.valueChanged.connect(self._changed)
        self.quick.chosen.connect(lambda index: self.weeks.setValue(_WEEKS[index]))
        self.shuffle.clicked.connect(self.try_another)
        self.change.clicked.connect(self._ask_for_setup)
        self._session.changed.connect(self._follow_changes)

    # Working it out

    @property
    def first_day(self) -> date:
        day = self.start.date()
        return date(day.year(), day.month(), day.day())

    @property
    def proposal(self) -> Proposal | None:
        """What is shown; None while it is worked out."""
        return self._proposal

    @property
    def settled(self) -> bool:
        """Whether what is shown belongs to what the form says."""
        return not self._settle.isActive() and (self._job is None or not self._job.running)

    @property
    def accounts_words(self) -> str:
        """The accounts and their weekly times as the form shows them."""
        return self._accounts.text()

    def _changed(self) -> None:
        self._settle.start()
        weeks = self.weeks.value()
        if weeks in _WEEKS:
            self.quick.set_index(_WEEKS.index(weeks))
        else:
            _choose_none(self.quick)

    def try_another(self) -> None:
        """S: the next seed."""
        self._seed += 1
        self.work_out()

    def work_out(self) -> None:
        """Ask for a plan; what was asked before counts no more."""
        self._settle.stop()
        self._asked += 1
        start, weeks, asked = self.first_day, self.weeks.value(), self._asked
        self._end.setText(period_words(start, weeks, self._today))
        self._proposal = None
        self.primary_button.setEnabled(False)
        self._job = self._session.jobs.start(
            _propose,
            self._session.project,
            start,
            weeks,
            self._seed,
            on_done=lambda proposal: self._show(asked, proposal),
            on_failed=lambda error: self._refuse(asked, error),
        )

    def _show(self, asked: int, proposal: Proposal) -> None:
        if asked != self._asked:
            return
        project = self._session.project
        served = {s.id for s in look.snippets(project, Verdict.KEPT) if s.served}
        limit = look.rule_limit(look.rule(project))
        self._proposal = proposal
        self.view.show_proposal(proposal, self.first_day, self.weeks.value(), limit, served)
        number = len(proposal.posts)
        self.primary_button.setText(f"Lay out {counted(number, 'post')}" if number else "Nothing to lay out")
        self.primary_button.setEnabled(number > 0)

    def _refuse(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self.view.show_problem(str(error), self.first_day, self.weeks.value())
            self.primary_button.setText("Nothing to lay out")

    # The form's own words

    def _show_setup(self) -> None:
        project = self._session.project
        slots = look.slots(project)
        lines = [
            f"{account_words(account)}: {times_words([s for s in slots if s.account_id == account.id])}"
            for account in look.accounts(project)
        ]
        self._accounts.setText("\n".join(lines) or "No account yet.")
        rule = look.rule(project)
        self._rule.setText(f"{rule.name}. {rule.sentence()}")

    def _ask_for_setup(self) -> None:
        self.setup_asked.emit()

    def _follow_changes(self, changes: Changes) -> None:
        if self.isVisible():
            self._show_setup()
            self.work_out()

    # The end

    @override
    def accept(self) -> None:
        proposal = self._proposal
        if proposal is None or not proposal.posts:
            return
        self._session.changed.disconnect(self._follow_changes)
        first = min(post.at for post in proposal.posts).date()
        if self._session.run(plan_for_me.lay_out, proposal) is not None:
            super().accept()
            self.laid_out.emit(first)

    @override
    def done(self, result: int) -> None:
        self._asked += 1
        self._settle.stop()
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            # Enter in a field only ends the typing.
            if control or not isinstance(self.focusWidget(), QAbstractSpinBox):
                self.primary_button.click()
        elif event.key() == Qt.Key.Key_S and not event.modifiers():
            self.try_another()
        else:
            super().keyPressEvent(event)
