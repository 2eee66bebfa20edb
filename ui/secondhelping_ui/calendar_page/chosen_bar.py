# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The small bar above the lower edge while several posts are chosen: how many, and what can be done with them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import Role, action_button
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import counted

_BELOW = 10


class ChosenBar(QWidget):
    """Lies over the view; it never takes the focus, so the keys stay with the calendar."""

    def __init__(self, actions: ActionRegistry, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.words = Label("", "meta-strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self.words)
        row.addSpacing(8)
        for name, icon, text in (
            ("move_to", "calendar-clock", "Move to…"),
            ("copy", "copy", "Copy"),
            ("pin", "lock-keyhole", "Unpin"),
            ("remove", "x", "Take off"),
            ("none", "", "Choose none"),
        ):
            role = Role.GHOST if name == "none" else Role.SECONDARY
            button = action_button(actions.action(f"calendar.{name}"), role, "small", icon=icon, text=text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
            if name == "pin":
                self._pin, self._pinning = button, actions.action("calendar.pin")
        self.hide()

    def show_number(self, posts: int, talks: int) -> None:
        """Show how many are chosen; one alone needs no bar."""
        parts = [counted(posts, "post")] if posts else []
        parts += [counted(talks, "talk time")] if talks else []
        self._pin.setText(self._pinning.text())
        self.words.setText(f"{' and '.join(parts)} chosen")
        self.setVisible(posts + talks > 1)
        self.place()

    def place(self) -> None:
        """Into the middle, above the lower edge."""
        self.adjustSize()
        x = max(0, (self._room.width() - self.width()) // 2)
        self.move(x, self._room.height() - self.height() - px(_BELOW))
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        paint_box(QPainter(self), box, 10, color("bg-surface"), color("popover-line"))
