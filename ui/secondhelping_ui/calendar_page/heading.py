# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the calendar's header: the month's arrows, the gauge, the accounts shown, and the two buttons."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.calendar_page.month import Mix
from secondhelping_ui.page import PageHeader
from secondhelping_ui.widgets.button import Button, MenuButton, action_button, icon_button
from secondhelping_ui.widgets.gauge import Gauge
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.wording import counted

ALL_ACCOUNTS = "All accounts"
MONTH, WEEK_VIEW, LIST = "month", "week", "list"
VIEWS = (MONTH, WEEK_VIEW, LIST)
"""The views in the order of the switch, by the names they are remembered by."""

_STEPS = 6
"""How often words are taken from the header before it is left as it is."""


def month_title(month: date) -> str:
    """ "May 2026"."""
    return QLocale().toString(QDate(month.year, month.month, 1), "MMMM yyyy")


class AccountFilter(MenuButton):
    """Which accounts' posts are shown: all, or one; below, the way to the accounts themselves."""

    chosen = Signal(object)

    def __init__(self, open_setup: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(ALL_ACCOUNTS, icon="list-filter", parent=parent)
        self._open_setup = open_setup
        self._accounts: list[Account] = []
        self._narrow = False
        self.account: AccountId | None = None

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these accounts; one that is gone is shown no more."""
        self._accounts = list(accounts)
        if self.account is not None and all(a.id != self.account for a in accounts):
            self.account = None
        self._fill()

    def choose(self, account: AccountId | None) -> None:
        self.account = account
        self._fill()
        self.chosen.emit(account)

    def _fill(self) -> None:
        menu = self.menu_shown
        menu.clear()
        self.add_choice(ALL_ACCOUNTS, lambda: self.choose(None), checked=self.account is None)
        for account in self._accounts:
            self.add_choice(
                account_words(account),
                partial(self.choose, account.id),
                checked=account.id == self.account,
            )
        menu.addSeparator()
        menu.addAction("Accounts and times…").triggered.connect(lambda: self._open_setup())
        self._say_what_is_shown()

    def set_narrow(self, narrow: bool) -> None:
        """Only "All", or the monogram of the one account, where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._say_what_is_shown()

    def _say_what_is_shown(self) -> None:
        shown = next((a for a in self._accounts if a.id == self.account), None)
        words = shown.network.label if shown is not None else ALL_ACCOUNTS
        short = shown.network.monogram if shown is not None else "All"
        self.setToolTip(f"Shown: {words}")
        self.setText(short if self._narrow else words)
        self.setAccessibleName(f"Shown: {words}")


def account_words(account: Account) -> str:
    """ "LinkedIn, Harbour Lane Physiotherapy"."""
    return f"{account.network.label}, {account.name}"


class Heading:
    """Fills a page's header and keeps what changes there."""

    def __init__(self, header: PageHeader, actions: ActionRegistry, open_setup: Callable[[], object]) -> None:
        self._header = header
        self.back = icon_button("chevron-left", "Month before (PgUp)", "small")
        self.on = icon_button("chevron-right", "Month after (PgDn)", "small")
        self.back.clicked.connect(actions.action("calendar.earlier").trigger)
        self.on.clicked.connect(actions.action("calendar.later").trigger)
        self.today = action_button(actions.action("calendar.today"), size="small", text="Today")
        self.views = Segmented(("Month", "Week", "List"), name="View")
        for number, key in enumerate("MWL"):
            self.views.segment(number).setToolTip(f"{self.views.segment(number).text()} ({key})")
        self.gauge = Gauge()
        self.filter = AccountFilter(open_setup)
        self.tray = Button("Ready to serve", icon="panel-right", tip="Show what is ready to serve (Y)")
        self.tray.clicked.connect(actions.action("calendar.tray").trigger)
        self.plan = action_button(
            actions.action("calendar.plan"),
            icon="wand-sparkles",
            text="Plan for me",
            tip="Lay out what is ready (P)",
        )
        self.export = action_button(
            actions.action("calendar.export"), "primary", icon="file-down", tip="Go to Export (X)"
        )
        self._fill()

    def _fill(self) -> None:
        arrows = QWidget()
        row = QHBoxLayout(arrows)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.back)
        row.addWidget(self.on)
        self._header.add_left(arrows)
        self._header.add_left(self.today)
        self._header.add_left(self.views)
        for widget in (self.gauge, self.filter, self.tray, self.plan, self.export):
            self._header.add_right(widget)

    def show_month(self, month: date, mix: Mix, limit: float | None, over: int) -> None:
        """`over` is how many runs break the rule."""
        self._header.set_title(month_title(month))
        self._show_mix(mix, limit, over, "The mix of this month")

    def show_week(self, title: str, mix: Mix, limit: float | None, over: int) -> None:
        """`mix` is that of the week."""
        self._header.set_title(title)
        self._show_mix(mix, limit, over, "The mix of this week")

    def show_view(self, name: str) -> None:
        """Which of the views is in front; the week has its accounts in a strip of its own."""
        self.views.set_index(VIEWS.index(name))
        self.filter.setVisible(name != WEEK_VIEW)
        what = "Week" if name == WEEK_VIEW else "Month"
        for button, words in ((self.back, "before (PgUp)"), (self.on, "after (PgDn)")):
            button.setToolTip(f"{what} {words}")
            button.setAccessibleName(f"{what} {words}")

    def show_list(self, mix: Mix, limit: float | None, over: int) -> None:
        """`mix` is that of the rows shown."""
        self._header.set_title("All posts")
        self._show_mix(mix, limit, over, "The mix of this list")

    def _show_mix(self, mix: Mix, limit: float | None, over: int, tip: str) -> None:
        goal = f"goal {round(100 * (1 - limit))}%" if limit is not None else ""
        runs = f"{counted(over, 'run')} over" if over else ""
        mark = None if limit is None else 1 - limit
        self.gauge.set_mix(mix.counts, mark, goal, runs)
        # An empty month is neither helpful nor promotional.
        self.gauge.setVisible(mix.posts > 0 or over > 0)
        self.gauge.setToolTip("Shows the first run that breaks your rule" if over else tip)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Take away words, one after the other, until everything stands in `width` px."""
        for step in range(_STEPS):
            self.filter.set_narrow(narrow or step >= 1)
            self.gauge.set_bare(step >= 2)
            self.plan.setText("" if step >= 3 else "Plan for me")
            self.today.setVisible(step < 4)
            self.views.setVisible(step < 5)
            if self._header.needed_width() <= width:
                return

    def show_tray_button(self, shown: bool, number: int) -> None:
        self.tray.setVisible(shown)
        self.tray.setText(f"{number} ready")
