# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Accounts and times": accounts with their weekly times, the mix rule, the zone, days off. Saved as it is changed."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account, Network
from secondhelping.domain.planning import Holiday, PlanningRules
from secondhelping.domain.progress import Progress, silent
from secondhelping.operations import link_habits, look, planning, setup, thread_setting
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.account_form import AccountsPane
from secondhelping_ui.shared.days_form import DaysPane
from secondhelping_ui.shared.links_form import LinksPane
from secondhelping_ui.shared.rule_form import RuleForm
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import ComboBox, Field
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.sizes import fitting_size

_PARTS = ("Accounts", "Mix rule", "Time zone", "Days off", "Links")
_DAYS = 3
_AHEAD = timedelta(days=366)
_NEW_TIMES = tuple((weekday, time(9, 0)) for weekday in range(5))


def _countries(progress: Progress = silent) -> dict[str, tuple[str, ...]]:
    """The work of a job: the list of countries is slow to load. It has no steps."""
    return planning.countries()


def _coming(project: Any, today: date, progress: Progress = silent) -> tuple[Holiday, ...]:
    """The work of a job: holidays are slow to look up for the first time. It has no steps."""
    return planning.holidays(project, today, today + _AHEAD)


class ZonePane(QWidget):
    """The zone of the plan's times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = ComboBox(icon="clock")
        self.combo.addItems(sorted(available_timezones()))
        self.combo.setFixedWidth(px(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label("Time zone", "heading"))
        words = (
            "Every time on the calendar is a time on the clocks of this zone. Clock changes are looked after."
        )
        column.addWidget(Label(words, "body", "text-2", wrap=True))
        column.addWidget(Field("Zone of your plan", self.combo))
        self.travel = Label("", "body", "attn", wrap=True)
        column.addWidget(self.travel)
        column.addStretch()

    def show_zone(self, zone: str, travel: str) -> None:
        """Show the plan's zone, and what is to be said where the computer's is another."""
        self.travel.setText(travel)
        self.travel.setVisible(bool(travel))
        if self.combo.findText(zone) < 0:
            self.combo.addItem(zone)
        self.combo.setCurrentText(zone)


class SetupDialog(Dialog):
    """Four parts, one shown. Each change is an action of its own and can be undone afterwards."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            "Accounts and times",
            "Names only, so posts can be sorted and lengths checked. Second Helping never signs in anywhere.",
            primary="Done",
            cancel="",
            note="Changes are saved as you make them.",
        )
        self._session = session
        self.parts = Segmented(_PARTS, name="Part")
        self.problem = Banner(BannerKind.ATTENTION, "", "", closable=True)
        self.problem.hide()
        self.problem.closed.connect(self.problem.hide)
        self.accounts = AccountsPane(tuple(Network))
        self.rule = RuleForm()
        self.zone = ZonePane()
        self.days = DaysPane(look.today(session.project))
        self.links = LinksPane(self._example)
        self._job: Job | None = None
        self._looking: Job | None = None
        self._stack = QStackedWidget()
        for pane in (self.accounts, self.rule, self.zone, self.days, self.links):
            self._stack.addWidget(scrolling(pane))
        self.inner.addWidget(self.parts)
        self.inner.addWidget(self.problem)
        self.inner.addWidget(self._stack, 1)
        self._connect()
        self.resize(fitting_size(QSize(880, 724), parent))
        self.show_all()

    def _connect(self) -> None:
        self.parts.chosen.connect(self.show_part)
        self.accounts.changed.connect(self._change_account)
        self.accounts.times_changed.connect(self._set_times)
        self.accounts.remove_asked.connect(self._remove_account)
        self.accounts.add_asked.connect(self._add_account)
        self.rule.used.connect(self._use_rule)
        self.zone.combo.textActivated.connect(self._set_zone)
        self.days.changed.connect(self._set_planning)
        self.links.changed.connect(self._change_links)
        self.links.threads_changed.connect(lambda thread: self._do(thread_setting.choose, thread))

    def show_part(self, part: int) -> None:
        """0 accounts, 1 mix rule, 2 time zone, 3 days off, 4 links."""
        self.parts.set_index(part)
        self._stack.setCurrentIndex(part)
        if part == _DAYS and self._job is None:
            self._job = self._session.jobs.start(_countries, on_done=self.days.show_countries)

    def show_all(self) -> None:
        """Read everything from the project."""
        project = self._session.project
        self._show_accounts(None)
        past = [(change.at, change.rule, change.reason) for change in look.rule_changes(project)]
        self.rule.show_rule(look.rule(project), past)
        self.zone.show_zone(look.zone(project), planning.travel(project))
        self._show_days()
        self._show_links()

    def _show_links(self) -> None:
        project = self._session.project
        self.links.show_habits(link_habits.habits(project), thread_setting.wanted(project))

    def _example(self, habits: LinkHabits) -> str:
        found = look.accounts(self._session.project)
        account = found[0] if found else Account(AccountId(0), Network.X, "harbour")
        return link_habits.example(habits, account)

    def _change_links(self, habits: LinkHabits) -> None:
        if self._do(link_habits.change, habits) is not None:
            self._show_links()

    def _show_days(self) -> None:
        project = self._session.project
        rules = planning.rules(project)
        if not rules.country:
            self.days.show_rules(rules, ())
            return
        self.days.show_rules(rules, None)
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._session.jobs.start(
            _coming, project, look.today(project), on_done=lambda found: self._show_coming(rules, found)
        )

    def _show_coming(self, rules: PlanningRules, coming: tuple[Holiday, ...]) -> None:
        if planning.rules(self._session.project) == rules:
            self.days.show_rules(rules, coming)

    def _show_accounts(self, chosen: AccountId | None) -> None:
        project = self._session.project
        times: dict[AccountId, list[tuple[int, time]]] = {}
        for slot in look.slots(project):
            times.setdefault(slot.account_id, []).append((slot.weekday, slot.at))
        self.accounts.show_accounts(look.accounts(project), times, chosen)

    # What the owner does

    def _do(self, operation: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        """Like `Session.run`, but a refusal is told in here: the page lies behind the scrim."""
        try:
            changes = operation(self._session.project, *args, **kwargs)
        except KnownError as error:
            self.problem.set_words(error.what, f"{error.why} {error.todo}".strip())
            self.problem.show()
            return None
        self.problem.hide()
        self._session.tell(changes, toast=False)
        return changes

    def _change_account(self, account: Account) -> None:
        self._do(setup.change_account, account)
        self._show_accounts(account.id)

    def _set_times(self, account_id: AccountId, times: Sequence[tuple[int, time]]) -> None:
        if self._do(setup.set_slots, account_id, times) is not None:
            self._show_accounts(account_id)

    def _add_account(self, network: Network) -> None:
        name = self._free_name(network)
        changes = self._do(setup.add_account, network, name, _NEW_TIMES)
        if changes is None:
            return
        added = max(changes.of(Noun.ACCOUNT))
        self._show_accounts(AccountId(added))
        self.accounts.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.accounts.form.name.selectAll()

    def _free_name(self, network: Network) -> str:
        project = self._session.project
        taken = {a.name.casefold() for a in look.accounts(project) if a.network is network}
        first = look.business(project) or network.label
        names = [first, *(f"{first} {number}" for number in range(2, len(taken) + 3))]
        return next(name for name in names if name.casefold() not in taken)

    def _remove_account(self, account: Account) -> None:
        if self._do(setup.remove_account, account.id) is not None:
            self._show_accounts(None)

    def _use_rule(self, rule: MixRule, reason: str) -> None:
        if self._do(setup.set_rule, rule, reason) is not None:
            self.show_all()

    def _set_zone(self, zone: str) -> None:
        if zone != look.zone(self._session.project):
            self._do(setup.set_zone, zone)
            self.zone.show_zone(look.zone(self._session.project), planning.travel(self._session.project))

    def _set_planning(self, rules: PlanningRules) -> None:
        self._do(planning.set_rules, rules)
        self._show_days()

    @override
    def done(self, result: int) -> None:
        # A field that is still being typed in is finished by leaving it.
        self.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for job in (self._job, self._looking):
            if job is not None:
                job.cancel()
        super().done(result)
