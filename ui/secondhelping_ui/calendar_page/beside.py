# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whether the tray stands beside the calendar, and the way into it by the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from secondhelping_ui.page import LOW_WINDOW
from secondhelping_ui.widgets.sizes import pane_px

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.page import CalendarPage

TRAY_FROM = 1180
"""Below this width of the window (px, at 100 % text) the tray is hidden until it is asked for."""


class Beside:
    """The tray's place. What the owner wants counts for more than the width."""

    def __init__(self, page: "CalendarPage") -> None:
        self._page = page
        self._wanted: bool | None = None

    def fit(self) -> None:
        """Show the tray where there is room for it, or where it is wanted; never beside the list."""
        page, window = self._page, self._page.window()
        page.tray.set_low(window.height() < LOW_WINDOW)
        shown = window.width() >= pane_px(TRAY_FROM) if self._wanted is None else self._wanted
        beside = not page.views.listed
        page.tray.setVisible(shown and beside)
        page.heading.show_tray_button(not shown and beside, len(page.tray.rows))
        page.fit_heading()

    def toggle(self) -> None:
        """Show or hide the tray, whatever the width says."""
        page = self._page
        had_focus = page.tray.isAncestorOf(page.focusWidget() or page)
        self._wanted = page.tray.isHidden()
        self.fit()
        if had_focus and page.tray.isHidden():
            page.front.take_focus()

    def go_to(self) -> None:
        """Y: into the tray; from inside it, back to the calendar."""
        page = self._page
        if page.tray.isAncestorOf(page.focusWidget() or page):
            page.front.take_focus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._wanted = True
        self.fit()
        page.tray.take_focus()
