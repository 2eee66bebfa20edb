# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The views of the calendar, one above the other: the month, and the list once it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from secondhelping_ui.calendar_page.grid import MonthGrid
from secondhelping_ui.calendar_page.heading import LIST, MONTH
from secondhelping_ui.preferences import Preferences

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.post_list import PostList


class Views(QStackedWidget):
    """`list_made` comes with the list when it is first looked at: until then its parts are not even loaded."""

    list_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid()
        self.list: PostList | None = None
        self._known = False
        self.addWidget(self.grid)

    @property
    def front(self) -> "MonthGrid | PostList":
        """The view on the screen; it has the place that the keys act on."""
        return self.list if self.list is not None and self.currentWidget() is self.list else self.grid

    @property
    def monthly(self) -> bool:
        return self.front is self.grid

    def turn_to(self, view: str) -> None:
        """Bring a view to the front, by its name."""
        if view == LIST and self.list is None:
            from secondhelping_ui.calendar_page.post_list import PostList

            self.list = PostList()
            self.addWidget(self.list)
            self.list_made.emit(self.list)
        self.setCurrentWidget(self.list if view == LIST and self.list is not None else self.grid)

    def remember(self, view: str) -> None:
        """The next time the program starts it opens this one."""
        preferences = self._preferences()
        if preferences is not None:
            preferences.set_calendar_view(view)

    def remembered(self) -> str:
        """The view looked at last, when it is asked for the first time with a window; after that the one in front."""
        preferences = self._preferences()
        if self._known or preferences is None:
            return MONTH if self.monthly else LIST
        self._known = True
        return preferences.calendar_view()

    def _preferences(self) -> Preferences | None:
        """The window's; a page that stands alone has none."""
        found = getattr(self.window(), "preferences", None)
        return found if isinstance(found, Preferences) else None
