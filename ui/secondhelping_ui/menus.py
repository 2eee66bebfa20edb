# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The menu bar, out of the action registry. Each menu is filled when it is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QMenuBar

from secondhelping_ui.actions import EVERYWHERE, ActionRegistry

MENUS = ("File", "Edit", "View", "Go", "Help")

# Actions before which a line is drawn.
_LINE_BEFORE = {"app.quit", "app.palette", "view.larger", "view.light", "go.next_pane"}


class Menus:
    """Fills a menu bar. `recent` gives the projects for the submenu, `open_recent` opens one."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: ActionRegistry,
        recent: Callable[[], list[Path]],
        open_recent: Callable[[Path], object],
    ) -> None:
        self._bar = bar
        self._actions = actions
        self._recent = recent
        self._open_recent = open_recent
        self._menus: dict[str, QMenu] = {}
        for name in MENUS:
            menu = bar.addMenu(f"&{name}")
            menu.aboutToShow.connect(lambda name=name: self.fill(name))
            menu.aboutToHide.connect(self._hide_bar_later)
            self._menus[name] = menu
        # Shown with Alt or F10; everything in it is in the palette too.
        self.hide_bar()

    def menu(self, name: str) -> QMenu:
        return self._menus[name]

    # The bar itself, where it does not belong to the system

    def toggle_bar(self) -> None:
        """Show the bar, or hide it."""
        if self._bar.isVisible():
            self.hide_bar()
        else:
            self.show_bar()

    def show_bar(self) -> None:
        """Show the bar with its first menu chosen."""
        if not self._bar.isNativeMenuBar():
            self._bar.show()
            self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._bar.setActiveAction(self._bar.actions()[0])

    def hide_bar(self) -> None:
        """Hide the bar."""
        if not self._bar.isNativeMenuBar():
            self._bar.hide()

    def _hide_bar_later(self) -> None:
        # Moving from one menu to the next hides the first before it shows the second.
        QTimer.singleShot(200, self._bar, self._hide_bar_if_idle)

    def _hide_bar_if_idle(self) -> None:
        if not any(menu.isVisible() for menu in self._menus.values()):
            self.hide_bar()

    # What is in the menus

    def fill(self, name: str) -> None:
        """Fill a menu for the page on the screen: what is everywhere, then what is the page's."""
        menu = self._menus[name]
        menu.clear()
        entries = self._actions.in_menu(name)
        last = [entry for entry in entries if entry[1].id == "app.quit"]
        page = [entry for entry in entries if entry[1].scope != EVERYWHERE]
        for action, spec in entries:
            if spec.scope == EVERYWHERE and spec.id != "app.quit":
                if spec.id in _LINE_BEFORE:
                    menu.addSeparator()
                menu.addAction(action)
                if spec.id == "file.open":
                    self._add_recent(menu)
        for group in (page, last):
            if group:
                menu.addSeparator()
            for action, _spec in group:
                menu.addAction(action)

    def _add_recent(self, menu: QMenu) -> None:
        paths = self._recent()
        if not paths:
            return
        submenu = menu.addMenu("Open recent")
        for path in paths:
            action = submenu.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._open_recent(path))
