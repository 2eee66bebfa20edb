# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What opens beside a post or a day of the calendar: one popover at a time, and the menus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from secondhelping.domain.plan import Occurrence
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.calendar_page.day_list import DayList
from secondhelping_ui.calendar_page.move_to import MoveTo
from secondhelping_ui.shared.post_editor import PostEditor

if TYPE_CHECKING:
    from secondhelping_ui.shared.fix_popover import FixPopover

    Opened: TypeAlias = PostEditor | MoveTo | DayList | FixPopover


class Popovers:
    """Opens them beside the place of the keys, and gives the focus back to it."""

    def __init__(self, page: QWidget, place: Callable[[], QWidget], take_focus: Callable[[], object]) -> None:
        self._page = page
        self._place = place
        self._take_focus = take_focus
        self.shown: Opened | None = None

    def open(self, popover: "Opened", focus: QWidget | None = None, anchor: QWidget | None = None) -> None:
        self.close()
        self.shown = popover
        popover.closed.connect(lambda: self._forget(popover))
        anchor = anchor or self._place()
        if isinstance(popover, MoveTo):
            corner = anchor.mapTo(self._page, QPoint(0, 0))
            popover.open_at(anchor.rect().translated(corner), focus)
        else:
            popover.open_beside(anchor)

    def close(self) -> None:
        if self.shown is not None:
            self.shown.close_it()

    def _forget(self, popover: "Opened") -> None:
        popover.deleteLater()
        if self.shown is popover:
            self.shown = None
        holder = QApplication.focusWidget()
        if holder is None or not self._page.isAncestorOf(holder):
            # It was opened by the click that brought the window to the front: nothing had the focus then.
            self._take_focus()


def show_menu(page: QWidget, actions: ActionRegistry, row: Occurrence | None, where: QPoint) -> None:
    """What can be done with a post or a talk time; without one, with the day."""
    menu = QMenu(page)
    names = ["new", "talk"]
    if row is not None:
        names = ["move_to", "copy", "pin", "remove", "", "day_left", "day_right", "week_up", "week_down"]
        if row.kind is not None:
            names = ["open", *names]
            names.insert(names.index("remove"), "repeat")
        if row.snippet_id is not None:
            names.insert(names.index("remove"), "serving")
    for name in names:
        if name:
            menu.addAction(actions.action(f"calendar.{name}"))
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)


def show_tray_menu(page: QWidget, actions: ActionRegistry, where: QPoint) -> None:
    """What can be done with the card that is chosen in the tray."""
    menu = QMenu(page)
    for name in ("new", "serving"):
        menu.addAction(actions.action(f"calendar.{name}"))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)
