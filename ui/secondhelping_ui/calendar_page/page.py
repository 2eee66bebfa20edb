# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Calendar page: reads the project, gives the grid and the tray their rows, and does what the owner asks."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.ids import AccountId, PostId, TalkTimeId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look, place, spots
from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.day import DayCell, same
from secondhelping_ui.calendar_page.day_list import DayList
from secondhelping_ui.calendar_page.grid import MonthGrid
from secondhelping_ui.calendar_page.heading import Heading
from secondhelping_ui.calendar_page.lift import Lift, spot_words
from secondhelping_ui.calendar_page.load import TALK_AT, Load
from secondhelping_ui.calendar_page.month import DAY, WEEK, Frame, Month, monday_of, shifted
from secondhelping_ui.calendar_page.move_to import MoveTo
from secondhelping_ui.calendar_page.tray import TalkSlot, Tray
from secondhelping_ui.hint_bar import KindLegend
from secondhelping_ui.page import LOW_WINDOW, Page
from secondhelping_ui.session import Session
from secondhelping_ui.shared.post_editor import PostEditor
from secondhelping_ui.widgets.sizes import pane_px
from secondhelping_ui.wording import moment_words

TRAY_FROM = 1180
"""Below this width of the window (px, at 100 % text) the tray is hidden until it is asked for."""

_SHOWN = (Noun.POST, Noun.TALK_TIME, Noun.HISTORY, Noun.ACCOUNT, Noun.SETTING)
_IN_TRAY = (Noun.SNIPPET, Noun.POST, Noun.HISTORY, Noun.DOCUMENT)


class CalendarPage(Page):
    """A month of posts and talk times, with the tray of what is ready to serve."""

    scope: ClassVar[str] = "calendar"
    title: ClassVar[str] = "Calendar"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._project: Any = None
        self._frame = Frame(date.min, date.min, 0)
        self._rows: list[Occurrence] = []
        self._runs: list[look.BrokenRunView] = []
        self._accounts: dict[AccountId, Account] = {}
        self._limit: float | None = None
        self._tray_wanted: bool | None = None
        self.popover: PostEditor | MoveTo | DayList | None = None
        self.grid = MonthGrid()
        self.tray = Tray()
        self.heading = Heading(self.header, session.actions, self.open_setup)
        self.foot = KindLegend()
        self._put_together()
        self.lift = Lift(self, self.grid)
        self._connect_parts()
        self._connect_actions()

    # Building

    def _put_together(self) -> None:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self.tray)
        self.body_layout.addWidget(room, 1)

    def _connect_parts(self) -> None:
        self.grid.opened.connect(lambda chip: self.open_row(chip.row))
        self.grid.day_opened.connect(self.open_day)
        self.grid.menu_asked.connect(self._show_menu)
        self.grid.take_off_asked.connect(self.take_off)
        self.grid.lifted.connect(self._lift_chip)
        self.grid.moved_out.connect(self._follow_out)
        self.grid.current_changed.connect(self._enable_actions)
        self.tray.view.lifted.connect(self._lift_card)
        self.tray.view.picked_up.connect(self.pick_up)
        self.tray.closed.connect(self.toggle_tray)
        self.tray.review_asked.connect(lambda: self.session.go("review"))
        for slot in self.tray.slots:
            slot.lifted.connect(self._lift_talk_slot)
            slot.clicked.connect(lambda _on=False, slot=slot: self.add_talk_time(slot.minutes))
        self.heading.gauge.clicked.connect(self.go_to_next_over)
        self.heading.filter.chosen.connect(lambda _account: self._show_month())
        self.lift.dropped.connect(self._drop)
        self.lift.ended.connect(self._lay_down)
        self.lift.spotted.connect(self._tell_spot)

    def _connect_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "calendar.open": self.open_here,
            "calendar.today": self.go_to_today,
            "calendar.new": self.place_here,
            "calendar.talk": self.add_talk_time,
            "calendar.day_left": lambda: self.shift(-DAY),
            "calendar.day_right": lambda: self.shift(DAY),
            "calendar.week_up": lambda: self.shift(-WEEK),
            "calendar.week_down": lambda: self.shift(WEEK),
            "calendar.move_to": self.ask_where_to,
            "calendar.remove": self.take_off_here,
            "calendar.next_over": self.go_to_next_over,
            "calendar.earlier": lambda: self.turn(-1),
            "calendar.later": lambda: self.turn(1),
            "calendar.tray": self.go_to_tray,
            "calendar.plan": self.open_plan,
            "calendar.export": lambda: self.session.go("export"),
        }
        for identity, handler in handlers.items():
            self.session.actions.connect_action(identity, handler)
        # Only here: plain letters must not act in the popovers, which are children of the page.
        for widget in (self.grid, self.tray):
            self.session.actions.attach(self.scope, widget)

    # Page

    @override
    def activated(self) -> None:
        self.grid.take_focus()

    @override
    def refresh(self) -> None:
        project = self.session.project
        if project is None:
            return
        self.clear_problem()
        self._close_popover()
        self._read_settings()
        self._read_rows()
        self._show_tray_rows()
        if project is self._project:
            self._show_month()
            return
        # Another project opens on today; the same one stays where the owner was.
        self._project = project
        today = look.today(project)
        self._frame = Frame.of(today)
        self.grid.forget_row()
        self.grid.go_to(today, focus=False)
        self._show_month()

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
            self._show_month()
        if any(changes.of(noun) for noun in _IN_TRAY):
            self._show_tray_rows()

    @override
    def show_place(self, **where: Any) -> None:
        post = where.get("post")
        day = where.get("day")
        if post is not None:
            self.show_post(post)
        elif isinstance(day, date):
            self.show_day(day)

    @override
    def panes(self) -> list[QWidget]:
        return [self.header, self.grid, self.tray]

    @override
    def can_close(self) -> bool:
        self._close_popover()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tray()

    # What is shown

    def _read_settings(self) -> None:
        project = self.session.project
        accounts = look.accounts(project)
        self._accounts = {account.id: account for account in accounts}
        self._limit = look.rule_limit(look.rule(project))
        self.heading.filter.show_accounts(accounts)

    def _read_rows(self) -> None:
        self._rows = look.calendar(self.session.project)
        self._runs = look.broken_runs(self.session.project)

    def _show_month(self) -> None:
        today = look.today(self.session.project)
        month = Month.of(self._frame, self._rows, self._runs, today, self.among or None)
        self.grid.show_month(month, self._accounts, self._limit)
        self.heading.show_month(self._frame.month, month.mix(), self._limit, len(self._runs))
        self._fit_heading()
        over = bool(self._runs)
        self.session.actions.set_enabled("calendar.next_over", over, "Every run keeps your rule")
        self._enable_actions()

    def _show_tray_rows(self) -> None:
        project = self.session.project
        waiting = len(look.snippets(project, Verdict.WAITING))
        self.tray.show_rows(look.ready(project), waiting)
        self._fit_tray()
        self._enable_actions()

    def _enable_actions(self) -> None:
        row = self.grid.row
        movable = row is not None and not row.exported
        why = "It is in a file already" if row is not None else "Choose a post first"
        actions = self.session.actions
        for name in ("day_left", "day_right", "week_up", "week_down", "move_to", "remove"):
            actions.set_enabled(f"calendar.{name}", movable, why)
        ready = self.tray.model.rowCount() > 0
        actions.set_enabled("calendar.new", ready, "Nothing is ready to serve")

    @property
    def among(self) -> tuple[AccountId, ...]:
        """The accounts that are shown; none for all."""
        chosen = self.heading.filter.account
        return () if chosen is None else (chosen,)

    # The tray

    def _fit_tray(self) -> None:
        window = self.window()
        self.tray.set_low(window.height() < LOW_WINDOW)
        wanted = self._tray_wanted
        shown = window.width() >= pane_px(TRAY_FROM) if wanted is None else wanted
        self.tray.setVisible(shown)
        self.heading.show_tray_button(not shown, len(self.tray.rows))
        self._fit_heading()

    def _fit_heading(self) -> None:
        self.heading.fit(self.width(), narrow=self.window().width() < pane_px(TRAY_FROM))

    def restyle(self) -> None:
        """The text has another size: once everything has taken it, see what fits."""
        QTimer.singleShot(0, self, self._fit_tray)

    def toggle_tray(self) -> None:
        """Show or hide the tray, whatever the width says."""
        had_focus = self.tray.isAncestorOf(self.focusWidget() or self)
        self._tray_wanted = self.tray.isHidden()
        self._fit_tray()
        if had_focus and self.tray.isHidden():
            self.grid.take_focus()

    def go_to_tray(self) -> None:
        """Y: into the tray; from inside it, back to the month."""
        if self.tray.isAncestorOf(self.focusWidget() or self):
            self.grid.take_focus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._tray_wanted = True
        self._fit_tray()
        self.tray.take_focus()

    # Moving about

    def turn(self, months: int) -> None:
        """Another month, the same day of it."""
        first = shifted(self._frame.month, months)
        last = shifted(first, 1) - DAY
        self.show_day(first.replace(day=min(self.grid.day.day, last.day)))

    def show_day(self, day: date) -> None:
        """Turn to a day's month and put the keys on the day."""
        self.grid.forget_row()
        if Frame.of(day) != self._frame:
            self._frame = Frame.of(day)
            self._show_month()
        self.grid.go_to_day(day)

    def _follow_out(self, day: date) -> None:
        """The keys left the month that is shown."""
        self._frame = Frame.of(day)
        self._show_month()
        if self.lift.load is not None:
            self.lift.know_spots(self._spots(self.lift.load))

    def go_to_today(self) -> None:
        """T: this month, today."""
        self.show_day(look.today(self.session.project))

    def show_post(self, post: int) -> bool:
        """Turn to a post's month and put the keys on it."""
        found = next((row for row in self._rows if row.post_id == post), None)
        if found is None:
            return False
        if not self._frame.holds(found.day):
            self._frame = Frame.of(found.day)
            self._show_month()
        return self.grid.go_to_post(post)

    def go_to_next_over(self) -> None:
        """The next run that breaks the rule after the chosen day; after the last, the first."""
        firsts = sorted((run.first, min(run.posts, default=0)) for run in self._runs)
        if not firsts:
            return
        later = [found for found in firsts if monday_of(found[0]) > monday_of(self.grid.day)]
        day, post = (later or firsts)[0]
        if not self.show_post(post):
            self.grid.go_to(day)

    # Posts and talk times

    def place_here(self) -> None:
        """N: the tray's card on the chosen day."""
        snippet = self.tray.next_up
        if snippet is None:
            return
        day = self.grid.day
        at = spots.free_time(self.session.project, day, self.among)
        self._put(Load(snippet=snippet), at)

    def add_talk_time(self, minutes: int = 15) -> None:
        """A: talk time on the chosen day."""
        self._put(Load(minutes=minutes), datetime.combine(self.grid.day, TALK_AT))

    def _put(self, load: Load, at: datetime) -> None:
        """Put something at a time; the keys go with it."""
        before = list(self._rows)
        if not load.put(self.session, at, self.among):
            return
        for row in self._rows:
            moved = load.row is not None and same(row, load.row)
            new = load.row is None and not any(same(row, old) for old in before)
            if moved or new:
                self.grid.go_to(row.day, row)
                return

    def shift(self, by: Any) -> None:
        """Alt+arrows: the chosen post or talk time, a day or a week on or back."""
        row = self.grid.row
        if row is not None:
            self._put(Load(row=row), row.at + by)

    def ask_where_to(self) -> None:
        """Move to…"""
        row = self.grid.row
        if row is None:
            return
        popover = MoveTo(self, row, look.today(self.session.project))
        popover.moved.connect(lambda at: self._put(Load(row=row), at))
        self._open(popover, popover.when.date)

    def take_off_here(self) -> None:
        """Delete: the chosen post or talk time."""
        if self.grid.row is not None:
            self.take_off(self.grid.row)

    def take_off(self, row: Occurrence) -> None:
        """Take a post or a talk time off the calendar."""
        if row.talk_time_id is not None:
            self.session.run(place.remove_talk_times, [TalkTimeId(int(row.talk_time_id))])
        elif row.post_id is not None:
            self.session.run(place.take_off, [PostId(int(row.post_id))])
        self.grid.take_focus()

    # Popovers

    def open_here(self) -> None:
        """Enter: the chosen post, else the day's list."""
        if self.grid.row is not None:
            self.open_row(self.grid.row)
            return
        cell = self.grid.cell(self.grid.day)
        if cell is not None and cell.rows:
            self.open_day(cell)

    def open_row(self, row: Occurrence) -> None:
        """A post in its editor; a talk time with its date and time."""
        if row.talk_time_id is not None:
            self.ask_where_to()
        elif row.post_id is not None:
            editor = PostEditor(self.session, self, row)
            editor.take_off_asked.connect(self.take_off)
            self._open(editor)

    def open_day(self, cell: DayCell) -> None:
        """Everything on a day."""
        shown = DayList(self, cell.day, cell.rows, self._accounts)
        shown.chosen.connect(self._open_from_list)
        self._open(shown)

    def _open_from_list(self, row: Occurrence) -> None:
        self.grid.go_to(row.day, row)
        self.open_row(row)

    def _open(self, popover: PostEditor | MoveTo | DayList, focus: QWidget | None = None) -> None:
        self._close_popover()
        self.popover = popover
        popover.closed.connect(lambda: self._forget(popover))
        anchor = self.grid.place()
        if isinstance(popover, MoveTo):
            corner = anchor.mapTo(self, QPoint(0, 0))
            popover.open_at(anchor.rect().translated(corner), focus)
        else:
            popover.open_beside(anchor)

    def _forget(self, popover: PostEditor | MoveTo | DayList) -> None:
        popover.deleteLater()
        if self.popover is popover:
            self.popover = None
        holder = QApplication.focusWidget()
        if holder is None or not self.isAncestorOf(holder):
            # It was opened by the click that brought the window to the front: nothing had the focus then.
            self.grid.take_focus()

    def _close_popover(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def _show_menu(self, thing: Chip | DayCell, where: QPoint) -> None:
        menu = QMenu(self)
        names = ["new", "talk"]
        if isinstance(thing, Chip):
            names = ["move_to", "remove", "", "day_left", "day_right", "week_up", "week_down"]
            names = names if thing.row.kind is None else ["open", *names]
        for name in names:
            if name:
                menu.addAction(self.session.actions.action(f"calendar.{name}"))
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # Carrying

    def _spots(self, load: Load) -> dict[date, Spot]:
        return load.spots(self.session.project, self._frame.days, self.among)

    def _lift_chip(self, chip: Chip, held: QPointF) -> None:
        load = Load(row=chip.row)
        picture = chip.grab()
        self.lift.start_by_mouse(load, self._spots(load), chip, picture, held.toPoint())
        chip.set_ghost(True)

    def _lift_card(self, snippet: Snippet, picture: QPixmap, held: QPoint) -> None:
        load = Load(snippet=snippet)
        self.lift.start_by_mouse(load, self._spots(load), self.tray.view.viewport(), picture, held)
        self.tray.set_carried(snippet.id)

    def _lift_talk_slot(self, slot: TalkSlot, picture: QPixmap, held: QPoint) -> None:
        load = Load(minutes=slot.minutes)
        self.lift.start_by_mouse(load, self._spots(load), slot, picture, held)

    def pick_up(self, snippet: Snippet) -> None:
        """Enter in the tray: carry the card by the arrow keys."""
        load = Load(snippet=snippet)
        picture = self.tray.view.picture_of(self.tray.model.index(self.tray.model.row_of(snippet.id)))
        self.tray.set_carried(snippet.id)
        self.lift.start_by_keys(load, self._spots(load), picture, self.grid.day)

    def _tell_spot(self, spot: Spot | None) -> None:
        load = self.lift.load
        if spot is not None and load is not None:
            when = moment_words(spot.at, look.today(self.session.project))
            self.session.announce(" ".join([f"{when}.", *spot_words(load, spot)]).strip())

    def _lay_down(self) -> None:
        self.tray.set_carried(None)
        for cell in self.grid.cells():
            for chip in cell.chips:
                chip.set_ghost(False)

    def _drop(self, load: Load, spot: Spot) -> None:
        if load.row is not None and load.row.at == spot.at:
            return
        self._put(load, spot.at)

    # Dialogs

    def open_plan(self) -> None:
        """Plan for me."""
        from secondhelping_ui.calendar_page.plan_dialog import PlanDialog

        dialog = PlanDialog(self.session, self)
        dialog.laid_out.connect(self.show_day)
        dialog.setup_asked.connect(self.open_setup)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_setup(self) -> None:
        """Accounts and times, the mix rule, the zone."""
        from secondhelping_ui.shared.setup_dialog import SetupDialog

        dialog = SetupDialog(self.session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
