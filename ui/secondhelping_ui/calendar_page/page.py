# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Calendar page: reads the project, gives the grid and the tray their rows, and does what the owner asks."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, spots
from secondhelping_ui.calendar_page import dialogs
from secondhelping_ui.calendar_page.beside import TRAY_FROM, Beside
from secondhelping_ui.calendar_page.carrying import Carrying
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.contents import Contents
from secondhelping_ui.calendar_page.day import same
from secondhelping_ui.calendar_page.doing import Doing
from secondhelping_ui.calendar_page.heading import LIST, MONTH, VIEWS, WEEK_VIEW, Heading, account_words
from secondhelping_ui.calendar_page.load import Around
from secondhelping_ui.calendar_page.month import (
    DAY,
    WEEK,
    Frame,
    Mix,
    Month,
    next_over,
    shifted,
)
from secondhelping_ui.calendar_page.popovers import Popovers, show_menu
from secondhelping_ui.calendar_page.preparing import Preparing
from secondhelping_ui.calendar_page.special_days import SpecialDays
from secondhelping_ui.calendar_page.tray import Tray
from secondhelping_ui.calendar_page.views import Views
from secondhelping_ui.hint_bar import KindLegend
from secondhelping_ui.page import Page
from secondhelping_ui.session import Session
from secondhelping_ui.widgets.sizes import pane_px

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.grid import MonthGrid
    from secondhelping_ui.calendar_page.hours import HoursView
    from secondhelping_ui.calendar_page.popovers import Opened
    from secondhelping_ui.calendar_page.post_list import PostList
    from secondhelping_ui.calendar_page.views import Front

_MINUTE_MS = 60_000
_WEEKS_AHEAD = 4
_SHOWN = (
    *(Noun.POST, Noun.TALK_TIME, Noun.HISTORY, Noun.SCHEDULED),
    *(Noun.ACCOUNT, Noun.SETTING, Noun.SLOT),
)
_IN_TRAY = (Noun.SNIPPET, Noun.POST, Noun.HISTORY, Noun.DOCUMENT)


class CalendarPage(Page):
    """A month of posts and talk times, with the tray of what is ready to serve."""

    scope: ClassVar[str] = "calendar"
    title: ClassVar[str] = "Calendar"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._project: Any = None
        self._frame = Frame(date.min, date.min, 0)
        self._special = SpecialDays(session, self)
        self._special.learned.connect(self._show)
        self.contents = Contents(self._special)
        self.preparing = Preparing(self)
        # What is made ready is of this project.
        session.project_changed.connect(self.preparing.stop)
        self._onward = True
        self.views = Views()
        self.grid = self.views.grid
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_now)
        self.tray = Tray()
        self.beside = Beside(self)
        self.heading = Heading(self.header, session.actions, self.open_setup)
        self.foot = KindLegend()
        self.popovers = Popovers(self, lambda: self.front.place(), lambda: self.front.take_focus())
        self._put_together()
        self.carrying = Carrying(self, session, lambda: self.views.field, self.tray, self._around)
        self.carrying.follow(self.grid)
        self.doing = Doing(self)
        self.lift = self.carrying.lift
        self._connect_parts()
        self._connect_actions()

    # Building

    def _put_together(self) -> None:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views, 1)
        row.addWidget(self.tray)
        self.body_layout.addWidget(room, 1)

    def _connect_parts(self) -> None:
        self.grid.opened.connect(lambda chip: self.doing.open_row(chip.row))
        self.grid.day_opened.connect(self.doing.open_day)
        self.grid.menu_asked.connect(
            lambda thing, where: self._show_menu(thing.row if isinstance(thing, Chip) else None, where)
        )
        self.grid.fix_asked.connect(self.doing.fix_week)
        self.grid.moved_out.connect(self._follow_out)
        self.grid.current_changed.connect(self.enable_actions)
        self.tray.closed.connect(self.beside.toggle)
        self.tray.review_asked.connect(lambda: self.session.go("review"))
        for slot in self.tray.slots:
            slot.clicked.connect(lambda _on=False, slot=slot: self.doing.add_talk_time(slot.minutes))
        self.heading.gauge.clicked.connect(self.go_to_next_over)
        self.heading.filter.chosen.connect(lambda _account: self._show())
        self.views.list_made.connect(self._adopt_list)
        self.views.week_made.connect(self._adopt_week)
        self.heading.views.chosen.connect(lambda number: self.show_view(VIEWS[number]))
        self.lift.dropped.connect(self.doing.drop)
        self.lift.taken_off.connect(self.doing.pull_off)

    def _connect_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            **self.doing.handlers(),
            "calendar.today": self.go_to_today,
            "calendar.next_over": self.go_to_next_over,
            "calendar.earlier": lambda: self.turn(-1),
            "calendar.later": lambda: self.turn(1),
            "calendar.month": lambda: self.show_view(MONTH),
            "calendar.week": lambda: self.show_view(WEEK_VIEW),
            "calendar.list": lambda: self.show_view(LIST),
            "calendar.find": self._find,
            "calendar.tray": self.beside.go_to,
            "calendar.plan": lambda: dialogs.open_plan(self, self.show_day),
            "calendar.print": lambda: dialogs.print_shown(self),
            "calendar.export": lambda: self.session.go("export"),
        }
        for number in range(1, 10):
            handlers[f"calendar.account_{number}"] = partial(self._toggle_account, number)
        for identity, handler in handlers.items():
            self.session.actions.connect_action(identity, handler)
        # Only here: plain letters must not act in the popovers, which are children of the page.
        for widget in (self.grid, self.tray):
            self.session.actions.attach(self.scope, widget)

    # Page

    @override
    def activated(self) -> None:
        self.front.take_focus()

    @override
    def refresh(self) -> None:
        project = self.session.project
        if project is None:
            return
        remembered = self.views.remembered()
        if remembered != self.views.name:
            self._turn_view(remembered)
        self.clear_problem()
        self.popovers.close()
        self._read_settings()
        self._read_rows()
        self._show_tray_rows()
        if project is self._project:
            self._show()
            return
        # Another project opens on today; the same one stays where the owner was.
        self._project = project
        today = look.today(project)
        self._frame = self.views.frame_of(today)
        for view in dict.fromkeys((self.grid, self.front)):
            view.forget_row()
            view.go_to(today, focus=False)
        self._show()
        self.doing.lay_out_due()

    @override
    def show_changes(self, changes: Changes) -> None:
        if not self._frame.weeks:
            self.refresh()
            return
        self.clear_problem()
        if changes.of(Noun.ACCOUNT) or changes.of(Noun.SETTING):
            self._read_settings()
        if any(changes.of(noun) for noun in _SHOWN):
            self._read_rows()
            self._show()
        if any(changes.of(noun) for noun in _IN_TRAY):
            self._show_tray_rows()

    @override
    def show_place(self, **where: Any) -> None:
        post = where.get("post")
        day = where.get("day")
        if where.get("posts"):
            self.doing.choose_posts(where["posts"])
        if post is not None:
            self.show_post(post)
        elif isinstance(day, date):
            self.show_day(day)

    @override
    def panes(self) -> list[QWidget]:
        return [self.header, self.front, self.tray]

    @override
    def can_close(self) -> bool:
        self.popovers.close()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.fit()
        self.doing.bar.place()

    # The views

    @property
    def front(self) -> "Front":
        """The view on the screen; it has the place that the keys act on."""
        return self.views.front

    @property
    def rows(self) -> list[Occurrence]:
        """Everything on the calendar, by time."""
        return self.contents.rows

    @property
    def runs(self) -> list[look.BrokenRunView]:
        """The runs that break the rule."""
        return self.contents.runs

    @property
    def accounts(self) -> dict[AccountId, Account]:
        return self.contents.accounts

    @property
    def popover(self) -> "Opened | None":
        """What is open beside a post or a day."""
        return self.popovers.shown

    def show_view(self, view: str) -> None:
        """Month, week or list. The keys stay on their post or day, and the choice is remembered."""
        self.views.remember(view)
        before = self.front
        day, row = before.day, before.row
        self._turn_view(view, day)
        if self.front is not before:
            self.front.go_to(day, row)
        self.doing.show_chosen()

    def _turn_view(self, view: str, day: date | None = None) -> None:
        self.views.turn_to(view)
        self.heading.show_view(view)
        if day is not None:
            self._frame = self.views.frame_of(day)
        if self.session.project is not None:
            self._show()
        self._tell_keys()
        self.beside.fit()

    def _tell_keys(self) -> None:
        """The same keys mean a week in the month and a quarter of an hour in the week."""
        weekly = self.views.weekly
        self.session.actions.set_text(
            "calendar.week_up", "15 minutes earlier" if weekly else "A week earlier"
        )
        self.session.actions.set_text("calendar.week_down", "15 minutes later" if weekly else "A week later")
        if weekly:
            self._minute.start()
        else:
            self._minute.stop()

    def _toggle_account(self, number: int) -> None:
        if self.views.week is not None:
            self.views.week.bar.toggle(number)

    def _show_now(self) -> None:
        if self.views.week is not None and self.session.project is not None:
            self.views.week.show_now(self.session.project.wall_now())

    def _adopt_week(self, made: "HoursView") -> None:
        made.opened.connect(lambda block: self.doing.open_row(block.row))
        made.selection = self.doing.selection
        made.picked.connect(self.doing.pick)
        made.menu_asked.connect(self._show_menu)
        made.moved_out.connect(self._follow_out)
        made.current_changed.connect(self.enable_actions)
        made.bar.accounts_changed.connect(self._show)
        made.bar.fix_asked.connect(lambda: self.doing.fix_week(made.month.frame.first))
        made.bar.show_accounts(list(self.accounts.values()))
        self.carrying.follow(made)
        self.session.actions.attach(self.scope, made)

    def _adopt_list(self, made: "PostList") -> None:
        made.opened.connect(self.doing.open_row)
        made.chosen_changed.connect(self.doing.show_chosen)
        made.menu_asked.connect(self._show_menu)
        made.current_changed.connect(self.enable_actions)
        for widget in made.places:
            self.session.actions.attach(self.scope, widget)

    def _show_menu(self, row: Occurrence | None, where: QPoint) -> None:
        if row is not None and not self.doing.selection.holds(row):
            self.doing.selection.clear()
        show_menu(self, self.session.actions, row, where)

    def _find(self) -> None:
        if self.views.list is not None:
            self.views.list.start_search()

    # What is shown

    def _read_settings(self) -> None:
        self.contents.read_settings(self.session.project)
        accounts = list(self.accounts.values())
        self.heading.filter.show_accounts(accounts)
        if self.views.week is not None:
            self.views.week.bar.show_accounts(accounts)
        for number, account in enumerate(accounts[:9], 1):
            words = f"Show or hide {account_words(account)}"
            self.session.actions.set_text(f"calendar.account_{number}", words)

    def _read_rows(self) -> None:
        self.contents.read_rows(self.session.project)
        self.doing.keep(self.rows)

    def _show(self) -> None:
        """Show what was read in the view in front; the other is brought up to date when it is turned to."""
        self.preparing.stop()
        if self.views.monthly:
            self._show_month()
            return
        if self.views.week is not None and self.views.weekly:
            self._show_week(self.views.week)
            return
        if self.views.list is None:
            return
        among = self.among or None
        today = look.today(self.session.project)
        self.views.list.show_rows(self.rows, self.accounts, among, today)
        self.heading.show_list(Mix.of(self.views.list.model.rows), self.contents.limit, len(self.runs))
        self._tell_over()

    def _show_month(self) -> None:
        today = look.today(self.session.project)
        month = self.contents.month(self._frame, today, self.among or None)
        self.grid.show_month(month, self.accounts, self.contents.limit)
        self.heading.show_month(self._frame.month, month.mix(), self.contents.limit, len(self.runs))
        self._tell_over()
        self.preparing.begin(self._made_ready(month, self.grid, self.grid.months_ahead()))

    def _made_ready(self, month: Month, view: "MonthGrid | HoursView", most: int) -> Iterator[None]:
        """What is beside it, made ready to be shown at once."""
        accounts = self.contents.accounts
        for other in self.contents.beside(month, most, self.among or None, onward=self._onward):
            yield
            yield from view.made_ready(other, accounts)
        yield from view.made_ready(month, accounts)
        yield from spots.comparing_prepared(self._around().near(list(month.frame.days)))

    def _show_week(self, week: "HoursView") -> None:
        from secondhelping_ui.calendar_page.hours_heads import week_title

        today = look.today(self.session.project)
        month = self.contents.month(self._frame, today, self.among or None)
        week.show_week(month, self.accounts, self.contents.limit, self.contents.slots)
        self._show_now()
        mix = month.mix_of_week(self._frame.first)
        self.heading.show_week(week_title(self._frame.first), mix, self.contents.limit, len(self.runs))
        self._tell_over()
        self.preparing.begin(self._made_ready(month, week, _WEEKS_AHEAD))

    def _tell_over(self) -> None:
        self.fit_heading()
        over = bool(self.runs)
        for name in ("fix", "next_over"):
            self.session.actions.set_enabled(f"calendar.{name}", over, "Every run keeps your rule")

    def _show_tray_rows(self) -> None:
        project = self.session.project
        waiting = look.count_to_review(project)
        ready = look.ready(project)
        timings = {row.id: words for row in ready if (words := look.timing_words(project, row))}
        self.tray.show_rows(ready, waiting, timings)
        self.beside.fit()
        self.enable_actions()

    def enable_actions(self) -> None:
        """Which actions can be done now."""
        actions = self.session.actions
        self.doing.enable()
        ready = self.tray.model.rowCount() > 0
        actions.set_enabled("calendar.new", ready, "Nothing is ready to serve")
        listed, weekly = self.views.listed, self.views.weekly
        actions.set_enabled("calendar.tray", not listed, "It stands beside the month and the week")
        actions.set_enabled("calendar.find", listed, "In the list only")
        for number in range(1, 10):
            known = weekly and number <= len(self.accounts)
            actions.set_enabled(f"calendar.account_{number}", known, "In the week only")

    @property
    def among(self) -> tuple[AccountId, ...]:
        """The accounts that are shown; none for all."""
        if self.views.week is not None and self.views.weekly:
            return self.views.week.bar.among
        chosen = self.heading.filter.account
        return () if chosen is None else (chosen,)

    def _around(self) -> Around:
        return Around(self.session.project, self.among, self.rows)

    # The tray

    def fit_heading(self) -> None:
        """As many words in the header as there is room for."""
        self.heading.fit(self.width(), narrow=self.window().width() < pane_px(TRAY_FROM))

    def restyle(self) -> None:
        """The text has another size: once everything has taken it, see what fits."""
        QTimer.singleShot(0, self, self.beside.fit)

    # Moving about

    def turn(self, months: int) -> None:
        """Another month, the same day of it; in the week, another week."""
        self._onward = months > 0
        if self.views.weekly:
            self.show_day(self.front.day + WEEK * months)
            return
        first = shifted(self.front.day.replace(day=1), months)
        last = shifted(first, 1) - DAY
        self.show_day(first.replace(day=min(self.front.day.day, last.day)))

    def show_day(self, day: date) -> None:
        """Turn to a day's month and put the keys on the day."""
        self.front.forget_row()
        self._turn_to(day)
        self.front.go_to_day(day)

    def _turn_to(self, day: date) -> None:
        if not self.views.listed and self.views.frame_of(day) != self._frame:
            self._frame = self.views.frame_of(day)
            self._show()

    def _follow_out(self, day: date) -> None:
        """The keys left what is shown."""
        self._frame = self.views.frame_of(day)
        self._show()
        self.carrying.learn_spots()

    def go_to_today(self) -> None:
        """T: this month, today."""
        self.show_day(look.today(self.session.project))

    def show_post(self, post: int) -> bool:
        """Turn to a post's month and put the keys on it."""
        found = next((row for row in self.rows if row.post_id == post), None)
        if found is None:
            return False
        if not self._frame.holds(found.day):
            self._turn_to(found.day)
        return self.front.go_to_post(post)

    def follow_row(self) -> None:
        """What the keys are on was moved: turn to where it stands now."""
        row = self.front.row
        now = next((one for one in self.rows if row is not None and same(one, row)), None)
        if now is not None:
            self.front.go_to(now.day, now)

    def go_to_next_over(self) -> None:
        """The next run that breaks the rule after the chosen day; after the last, the first."""
        found = next_over(self.runs, self.front.day)
        if found is not None and not self.show_post(found[1]):
            self.front.go_to(found[0])

    def open_setup(self, part: int = 0) -> None:
        """Accounts and times (0), the mix rule (1), the zone (2), days off (3)."""
        dialogs.open_setup(self, part)
