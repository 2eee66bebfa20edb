# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner asks of a plan: period, accounts, times, mix rule, rests, holidays. Kept when the plan is laid out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.customer import CustomerCard
from secondhelping.domain.ids import AccountId
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Slot
from secondhelping.domain.planning import OnHolidays, PlanningRules
from secondhelping.domain.wishes import PlanWishes
from secondhelping.operations import plan_for_me
from secondhelping_ui.calendar_page.hours_bar import AccountChip
from secondhelping_ui.calendar_page.month import DAY, WEEK
from secondhelping_ui.calendar_page.plan_times import TimesInShort, times_words
from secondhelping_ui.shared.rule_form import OWN, shape
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import LINK_EDGE, Button, Role
from secondhelping_ui.widgets.card import Card, Line
from secondhelping_ui.widgets.fields import CheckBox, DateField, RadioButton, SpinBox
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.slider import Slider
from secondhelping_ui.wording import counted

WEEKS = (2, 4, 8)
ACCOUNTS, RULE, DAYS_OFF = 0, 1, 3
"""The parts of the set-up that the form leads to."""
_LABEL = 98
_BARS_FROM = 520
_REST = (1, 52)


class PlanForm(QWidget):
    """`changed` comes when another plan is asked for; `setup_asked` with the part of the set-up to open;
    `customer_asked` for the customer card."""

    changed = Signal()
    setup_asked = Signal(int)
    customer_asked = Signal()

    def __init__(self, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[AccountChip] = []
        self._accounts: Sequence[Account] = ()
        self._slots: Sequence[Slot] = ()
        self._rule = PRESETS["80/20"]
        self._rules = PlanningRules()
        self._left_out: set[AccountId] = set()
        self.start, self.end = DateField(), DateField()
        for field, name in ((self.start, "First day"), (self.end, "Last day")):
            field.setDisplayFormat("ddd d MMM")
            field.setAccessibleName(name)
            field.setFixedWidth(px(108))
        self.quick = Segmented([f"{number} wk" for number in WEEKS], name="Weeks")
        self.times = TimesInShort()
        self.change = Button("Change…", Role.LINK, "small", tip="Accounts and weekly times")
        self.radios = {name: RadioButton(name) for name in (*PRESETS, OWN)}
        self._group = QButtonGroup(self)
        self._bars: list[MixBar] = []
        self.own = Button("Set…", Role.LINK, "small", tip="Set the numbers for each kind")
        self.rest = Slider(*_REST)
        self.rest.setAccessibleName("Serve again not before, in weeks")
        self.rest_weeks = SpinBox()
        self.rest_weeks.setRange(*_REST)
        self.rest_weeks.setAccessibleName("Serve again not before")
        self.rest_weeks.setFixedWidth(px(108))
        self.no_promotions = CheckBox("No promotions on public holidays")
        self.country = Button("Choose your country…", Role.LINK, "small", tip="Public holidays and days off")
        self.no_same_words = CheckBox("Never the same words within a year")
        self.customer = Label("", "body", "text-2", elide=True)
        self.who = Button("Change…", Role.LINK, "small", tip="Your customer")
        self.who.setAccessibleName("Change your customer")
        self._lay_out()
        self._set_period(first, first + WEEK * 4 - DAY)
        self._connect()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - LINK_EDGE, 12, 14, 10)
        column.setSpacing(10)
        to = Label("to", "body", "text-2")
        to.setMinimumHeight(self.start.sizeHint().height())
        period = FlowRow(gap=7, line_gap=8)
        period.set_items([self.start, to, self.end, self.quick])
        column.addLayout(_row("Period", period))
        self._chips = FlowRow(gap=8, line_gap=8)
        column.addLayout(_row("Accounts", self._chips))
        self._times_row = _row("Days and times", self.times, self.change)
        column.addLayout(self._times_row)
        column.addLayout(_row("Mix rule", self._rule_card()))
        rest = QHBoxLayout()
        rest.setSpacing(12)
        rest.addWidget(self.rest, 1)
        rest.addWidget(self.rest_weeks)
        column.addLayout(_row("Serve again", rest, Label("not before", "meta", "text-2")))
        care = QVBoxLayout()
        care.setSpacing(2)
        holidays = FlowRow(gap=4, line_gap=0)
        holidays.set_items([self.no_promotions, self.country])
        care.addWidget(holidays)
        care.addWidget(self.no_same_words)
        column.addLayout(_row("Take care", care))
        customer = QHBoxLayout()
        customer.setSpacing(8)
        customer.addWidget(self.customer, 1)
        customer.addWidget(self.who)
        column.addLayout(_row("Customer", customer))
        column.addStretch()

    def _rule_card(self) -> Card:
        card = Card(radius=9, margins=(1, 1, 1, 1), spacing=0)
        for number, (name, radio) in enumerate(self.radios.items()):
            if number:
                card.inner.addWidget(Line("line-subtle"))
            self._group.addButton(radio)
            row = QHBoxLayout()
            row.setContentsMargins(12, 1, 12, 1)
            row.setSpacing(8)
            radio.setFixedWidth(px(86))
            row.addWidget(radio)
            rule = PRESETS.get(name)
            if rule is None:
                self._own_words = Label("", "meta", "text-2", wrap=True, most=2)
                row.addWidget(self._own_words, 1, Qt.AlignmentFlag.AlignVCenter)
                row.addWidget(self.own)
                row.setContentsMargins(12, 1, 12 - LINK_EDGE, 1)
            else:
                words = Label(short_rule(rule), "meta", "text-2", wrap=True, most=2)
                words.setToolTip(rule.sentence())
                row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
                bar = MixBar(shape(rule), thickness=8)
                bar.setFixedWidth(px(70))
                self._bars.append(bar)
                row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
            card.inner.addLayout(row)
        return card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The words of a rule say all of it: where there is little room, they have it.
        for bar in self._bars:
            bar.setVisible(event.size().width() >= px(_BARS_FROM))

    def _connect(self) -> None:
        self.start.dateChanged.connect(self._follow_start)
        self.end.dateChanged.connect(self._follow_end)
        self.quick.chosen.connect(
            lambda index: self._set_period(self.first_day, self.first_day + WEEK * WEEKS[index] - DAY)
        )
        self.change.clicked.connect(lambda: self.setup_asked.emit(ACCOUNTS))
        self.own.clicked.connect(lambda: self.setup_asked.emit(RULE))
        self.country.clicked.connect(lambda: self.setup_asked.emit(DAYS_OFF))
        self.who.clicked.connect(self.customer_asked)
        self._group.buttonClicked.connect(lambda _button: self._rule_chosen())
        self.rest.valueChanged.connect(self.rest_weeks.setValue)
        self.rest_weeks.valueChanged.connect(self._follow_rest)
        self.no_promotions.clicked.connect(self.changed)
        self.no_same_words.clicked.connect(self.changed)

    # What it says

    @property
    def first_day(self) -> date:
        return _date(self.start.date())

    @property
    def last_day(self) -> date:
        return _date(self.end.date())

    @property
    def days(self) -> int:
        """How many days are to be planned."""
        return (self.last_day - self.first_day).days + 1

    @property
    def period_words(self) -> str:
        """ "4 weeks", or "10 days" where it is no whole number of weeks."""
        weeks, rest = divmod(self.days, 7)
        return counted(self.days, "day") if rest else counted(weeks, "week")

    @property
    def wishes(self) -> PlanWishes:
        """What differs from what the project says, for this plan."""
        among = tuple(a.id for a in self._accounts if a.id not in self._left_out) if self._left_out else ()
        return PlanWishes(self.last_day, among, self._chosen_rule(), self._chosen_rules())

    @property
    def accounts_words(self) -> str:
        """The weekly times of the accounts that are planned, in few words."""
        return times_words([slot for slot in self._slots if slot.account_id not in self._left_out])

    def _chosen_rule(self) -> MixRule:
        name = next(name for name, radio in self.radios.items() if radio.isChecked())
        return PRESETS.get(name, self._rule)

    def _chosen_rules(self) -> PlanningRules:
        on_holidays = self._rules.on_holidays
        if self.no_promotions.isEnabled():
            if not self.no_promotions.isChecked():
                on_holidays = OnHolidays.ANYTHING
            elif on_holidays is OnHolidays.ANYTHING:
                on_holidays = OnHolidays.NO_PROMOTIONS
        return replace(
            self._rules,
            on_holidays=on_holidays,
            rest_weeks=self.rest_weeks.value(),
            same_words=not self.no_same_words.isChecked(),
        )

    # What it shows

    def show_setup(
        self,
        accounts: Sequence[Account],
        slots: Sequence[Slot],
        rule: MixRule,
        rules: PlanningRules,
        card: CustomerCard,
    ) -> None:
        """Begin from what the project says. The period, and accounts that were left out, stay as they are."""
        told = card.who or card.worries or ", ".join(card.words)
        self.customer.setText(" ".join(told.split()) or "Not said yet: what suits them is served sooner")
        self.customer.setToolTip(told)
        if list(accounts) != list(self._accounts):
            self._show_accounts(accounts)
        self._slots = slots
        self._show_times()
        self._rule = rule
        preset = PRESETS.get(rule.name) == rule
        self.radios[rule.name if preset else OWN].setChecked(True)
        self.radios[OWN].setEnabled(not preset)
        self._own_words.setText("" if preset else short_rule(rule))
        self._own_words.setToolTip("" if preset else rule.sentence())
        self._rules = rules
        with QSignalBlocker(self.rest), QSignalBlocker(self.rest_weeks):
            self.rest.setValue(rules.rest_weeks)
            self.rest_weeks.setMaximum(max(_REST[1], rules.rest_weeks))
            self.rest_weeks.setValue(rules.rest_weeks)
        self._show_suffix()
        known = bool(rules.country)
        # A day on which nothing is planned has no promotions either.
        self.no_promotions.setEnabled(known and rules.on_holidays is not OnHolidays.NOTHING)
        self.no_promotions.setChecked(known and rules.on_holidays is not OnHolidays.ANYTHING)
        self.country.setVisible(not known)
        self.no_same_words.setChecked(not rules.same_words)

    def _show_accounts(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._left_out &= {account.id for account in accounts}
        self.chips = [AccountChip(account, "") for account in accounts]
        names = [account.network.label for account in accounts]
        for chip in self.chips:
            account = chip.account
            if names.count(account.network.label) > 1:
                chip.setText(f"{account.network.label}, {account.name}")
            chip.setAccessibleName(f"Plan for {account.network.label}, {account.name}")
            chip.setChecked(account.id not in self._left_out)
            chip.clicked.connect(lambda _on=False, chip=chip: self._toggled(chip))
        self._chips.set_items(self.chips)

    def _show_times(self) -> None:
        self.times.show_times(self._slots, [a for a in self._accounts if a.id not in self._left_out])

    def _toggled(self, chip: AccountChip) -> None:
        if not chip.isChecked() and len(self._left_out) + 1 == len(self._accounts):
            chip.setChecked(True)  # a plan for nobody is none
            return
        if chip.isChecked():
            self._left_out.discard(chip.account.id)
        else:
            self._left_out.add(chip.account.id)
        self._show_times()
        self.changed.emit()

    def _rule_chosen(self) -> None:
        self.radios[OWN].setEnabled(PRESETS.get(self._rule.name) != self._rule)
        self.changed.emit()

    # The period

    def _set_period(self, first: date, last: date) -> None:
        with QSignalBlocker(self.start), QSignalBlocker(self.end):
            self.end.setDateRange(_qdate(first), _qdate(first + plan_for_me.LONGEST * WEEK - DAY))
            self.start.setDate(_qdate(first))
            self.end.setDate(_qdate(last))
        whole, rest = divmod(self.days, 7)
        if not rest and whole in WEEKS:
            self.quick.set_index(WEEKS.index(whole))
        else:
            self.quick.choose_none()
        self.changed.emit()

    def _follow_start(self) -> None:
        """The last day moves along, so that the plan stays as long as it was."""
        before = self.end.minimumDate()
        length = timedelta(days=before.daysTo(self.end.date()))
        self._set_period(self.first_day, self.first_day + length)

    def _follow_end(self) -> None:
        self._set_period(self.first_day, self.last_day)

    def _follow_rest(self, weeks: int) -> None:
        with QSignalBlocker(self.rest):
            self.rest.setValue(weeks)
        self.rest.update()
        self._show_suffix()
        self.changed.emit()

    def _show_suffix(self) -> None:
        self.rest_weeks.setSuffix(" week" if self.rest_weeks.value() == 1 else " weeks")


def short_rule(rule: MixRule) -> str:
    """ "Up to 1 promotional, 4+ curated of 6": a rule in one short line."""
    parts = [f"up to {number} {kind}" if number else f"no {kind}" for kind, number in rule.at_most.items()]
    parts += [f"{number}+ {kind}" for kind, number in rule.at_least.items() if number]
    words = f"{', '.join(parts) or 'anything goes'} of {rule.window}"
    return words[0].upper() + words[1:]


def _row(
    name: str, content: QWidget | QHBoxLayout | QVBoxLayout, below: QWidget | None = None
) -> QHBoxLayout:
    """A line of the form: what it is about at the left, with what belongs below that, and its fields."""
    row = QHBoxLayout()
    row.setSpacing(12)
    side = QVBoxLayout()
    side.setContentsMargins(0, 6, 0, 0)
    side.setSpacing(0)
    label = Label(name, "strong")
    label.setFixedWidth(px(_LABEL))
    for widget in (label, *([] if below is None else [below])):
        # The words of a link begin where the name above begins.
        line = QHBoxLayout()
        line.setContentsMargins(0 if isinstance(widget, Button) else LINK_EDGE, 0, 0, 0)
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        side.addLayout(line)
    side.addStretch()
    row.addLayout(side)
    if isinstance(content, QWidget):
        row.addWidget(content, 1)
    else:
        row.addLayout(content, 1)
    return row


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
