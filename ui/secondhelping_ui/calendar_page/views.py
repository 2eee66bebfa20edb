# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The views of the calendar, one above the other: the month, and week and list once they are asked for."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from secondhelping_ui.calendar_page.grid import MonthGrid
from secondhelping_ui.calendar_page.heading import LIST, MONTH, VIEWS, WEEK_VIEW
from secondhelping_ui.calendar_page.month import WEEK, Frame, monday_of
from secondhelping_ui.preferences import Preferences

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.hours import HoursView
    from secondhelping_ui.calendar_page.post_list import PostList

    Front: TypeAlias = MonthGrid | HoursView | PostList

QUARTER = timedelta(minutes=15)


class Views(QStackedWidget):
    """`list_made` and `week_made` come when they are first looked at: until then their parts are not even loaded."""

    list_made = Signal(object)
    week_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid()
        self.list: PostList | None = None
        self.week: HoursView | None = None
        self._known = False
        self.addWidget(self.grid)

    @property
    def front(self) -> "Front":
        """The view on the screen; it has the place that the keys act on."""
        shown = self.currentWidget()
        if self.list is not None and shown is self.list:
            return self.list
        if self.week is not None and shown is self.week:
            return self.week
        return self.grid

    @property
    def field(self) -> "MonthGrid | HoursView":
        """Where things are laid down: the week if it is in front, else the month."""
        front = self.front
        return self.week if self.week is not None and front is self.week else self.grid

    @property
    def name(self) -> str:
        """The name of the view on the screen."""
        front = self.front
        if front is self.grid:
            return MONTH
        return WEEK_VIEW if front is self.week else LIST

    @property
    def monthly(self) -> bool:
        return self.front is self.grid

    @property
    def weekly(self) -> bool:
        return self.week is not None and self.front is self.week

    @property
    def listed(self) -> bool:
        return self.list is not None and self.front is self.list

    def fix_button(self, day: date) -> QWidget | None:
        """The button on the screen that puts the week of a day right; None where there is none."""
        if self.week is not None and self.weekly:
            return None if self.week.bar.fix.isHidden() else self.week.bar.fix
        week = self.grid.over_week(day) if self.monthly else None
        return None if week is None else week.strip.button

    @property
    def row_step(self) -> timedelta:
        """How far Alt+Up and Alt+Down shift a post here."""
        return QUARTER if self.weekly else WEEK

    def frame_of(self, day: date) -> Frame:
        """What the view in front shows around a day: its week, or its month."""
        if self.weekly:
            return Frame(monday_of(day), monday_of(day), 1)
        return Frame.of(day)

    def turn_to(self, view: str) -> None:
        """Bring a view to the front, by its name."""
        if view == LIST and self.list is None:
            from secondhelping_ui.calendar_page.post_list import PostList

            self.list = PostList()
            self.addWidget(self.list)
            self.list_made.emit(self.list)
        if view == WEEK_VIEW and self.week is None:
            from secondhelping_ui.calendar_page.hours import HoursView

            self.week = HoursView()
            self.addWidget(self.week)
            self.week_made.emit(self.week)
        wanted = {LIST: self.list, WEEK_VIEW: self.week}.get(view)
        self.setCurrentWidget(wanted if wanted is not None else self.grid)

    def remember(self, view: str) -> None:
        """The next time the program starts it opens this one."""
        preferences = self._preferences()
        if preferences is not None:
            preferences.set_calendar_view(view)

    def remembered(self) -> str:
        """The view looked at last, when it is asked for the first time with a window; after that the one in front."""
        preferences = self._preferences()
        if self._known or preferences is None:
            return self.name
        self._known = True
        found = preferences.calendar_view()
        return found if found in VIEWS else MONTH

    def _preferences(self) -> Preferences | None:
        """The window's; a page that stands alone has none."""
        found = getattr(self.window(), "preferences", None)
        return found if isinstance(found, Preferences) else None
