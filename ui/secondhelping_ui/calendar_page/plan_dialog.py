# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": when to plan, what that would give, another try, and laying it out."""

from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Proposal
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Verdict
from secondhelping.domain.wishes import PlanWishes
from secondhelping.operations import customer, look, plan_for_me, planning
from secondhelping_ui.calendar_page.month import DAY, WEEK, monday_of
from secondhelping_ui.calendar_page.plan_form import PlanForm
from secondhelping_ui.calendar_page.plan_view import ProposalView, scrolled
from secondhelping_ui.calendar_page.plan_weeks import Period
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Ground, Line
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import counted

_SETTLE_MS = 120
_WIDE, _FORM, _FORM_NARROW = 1120, 592, 470
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _propose(
    project: Any, start: date, weeks: int, seed: int, wishes: PlanWishes, progress: Progress = silent
) -> Proposal:
    """The work of the job. It is short: it has no steps."""
    return plan_for_me.propose(project, start, weeks, seed, wishes)


class PlanDialog(Dialog):
    """Form at the left, what it would give at the right, always up to date. `laid_out` tells from which day."""

    laid_out = Signal(object)
    setup_asked = Signal(int)

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
        self._laid_with = PlanWishes()
        self._job: Job | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.work_out)
        self.resize(fitting_size(QSize(1168, 826), parent))
        self._build()
        self._connect()
        self._show_setup()
        self.work_out()

    # Building

    def _build(self) -> None:
        self.form = PlanForm(monday_of(self._today) + WEEK)
        self.shuffle = Button(
            "Shuffle", Role.GHOST, "small", icon="shuffle", key="S", tip="Another plan from the same snippets"
        )
        self.view = ProposalView()
        self.inner.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        area = scrolled(self.form)
        area.setFixedWidth(px(_FORM) if self.width() >= px(_WIDE) else px(_FORM_NARROW))
        row.addWidget(area)
        row.addWidget(Line(vertical=True))
        row.addWidget(self._result(), 1)
        self.inner.addLayout(row)
        self.cancel_button.set_key("Esc")
        self.primary_button.set_key("Ctrl+Enter")
        self.primary_button.set_icon("calendar-check")
        self.primary_button.setToolTip("Puts these posts on the calendar (Ctrl+Enter)")

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
        self.form.changed.connect(self._settle.start)
        self.form.setup_asked.connect(self.setup_asked)
        self.form.customer_asked.connect(lambda: self._session.actions.trigger("edit.customer"))
        self.shuffle.clicked.connect(self.try_another)
        self._session.changed.connect(self._follow_changes)

    # Working it out

    @property
    def proposal(self) -> Proposal | None:
        """What is shown; None while it is worked out."""
        return self._proposal

    @property
    def settled(self) -> bool:
        """Whether what is shown belongs to what the form says."""
        return not self._settle.isActive() and (self._job is None or not self._job.running)

    def try_another(self) -> None:
        """S: the next seed."""
        self._seed += 1
        self.work_out()

    def work_out(self) -> None:
        """Ask for a plan; what was asked before counts no more."""
        self._settle.stop()
        self._asked += 1
        asked, wishes = self._asked, self.form.wishes
        self._proposal = None
        self.primary_button.setEnabled(False)
        self._job = self._session.jobs.start(
            _propose,
            self._session.project,
            self.form.first_day,
            -(-self.form.days // 7),
            self._seed,
            wishes,
            on_done=lambda proposal: self._show(asked, wishes, proposal),
            on_failed=lambda error: self._refuse(asked, error),
        )

    def _show(self, asked: int, wishes: PlanWishes, proposal: Proposal) -> None:
        if asked != self._asked:
            return
        project = self._session.project
        self._proposal = proposal
        self._laid_with = wishes
        start, end = self.form.first_day, self.form.last_day + DAY
        period = Period(
            start,
            end,
            self.form.period_words,
            tuple(o.day for o in look.calendar(project, start, end) if o.talk_time_id is not None),
            {holiday.day: holiday.name for holiday in planning.holidays(project, start, end)},
        )
        served = {s.id for s in look.snippets(project, Verdict.KEPT) if s.served}
        self.view.show_proposal(proposal, period, wishes, served)
        number = len(proposal.posts)
        self.primary_button.setText(f"Lay out {counted(number, 'post')}" if number else "Nothing to lay out")
        self.primary_button.setEnabled(number > 0)

    def _refuse(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            start, end = self.form.first_day, self.form.last_day + DAY
            self.view.show_problem(str(error), Period(start, end, self.form.period_words))
            self.primary_button.setText("Nothing to lay out")

    # What the project says

    def _show_setup(self) -> None:
        project = self._session.project
        self.form.show_setup(
            look.accounts(project),
            look.slots(project),
            look.rule(project),
            planning.rules(project),
            customer.card(project),
        )

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
        if self._session.run(plan_for_me.lay_out, proposal, self._laid_with) is not None:
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
