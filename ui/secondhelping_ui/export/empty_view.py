# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown when nothing is to be saved: nothing is planned, or nothing in this period."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secondhelping_ui.export.again import ALL
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.empty_state import EmptyState

_PLAN = (
    "Nothing to save yet",
    "Posts on the calendar come here to be checked, and then saved as files for your scheduler.",
)
_PERIOD = (
    "Nothing to save in this period",
    "The posts still to be saved are planned for other days.",
)
_ALL_OUT = (
    "Nothing to save in this period",
    "Every post on the calendar is in a file already. Plan some more when you are ready.",
)
_AGAIN = "Or write all of it once more, if your scheduler lost it or you change to another one."


class EmptyView(QWidget):
    """One of three, with the way out of it."""

    plan_asked = Signal()
    calendar_asked = Signal()
    everything_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.first: QWidget = self
        self._shown: QWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def show_for(self, *, elsewhere: bool, before: bool, again: bool = False, gone: str = "") -> None:
        """`elsewhere`: posts are planned for other days; `before`: something was saved at some time; `again`: it can
        be written once more; `gone` what is to be taken out of the scheduler, "" for nothing."""
        self.title, text = _PERIOD if elsewhere else _ALL_OUT if before else _PLAN
        text = " ".join(part for part in (text, _AGAIN if again else "", gone) if part)
        if elsewhere:
            buttons = [self._button("All that is planned", "calendar-days", self.everything_asked)]
        else:
            buttons = [self._button("Plan for me", "wand-sparkles", self.plan_asked)]
        calendar = Button("Go to Calendar", Role.SECONDARY, "large", icon="calendar-days")
        calendar.clicked.connect(self.calendar_asked)
        self.first = buttons[0]
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        if again:
            write_all = Button(ALL, Role.SECONDARY, "large", icon="repeat-2")
            write_all.clicked.connect(self.again_asked)
            buttons.append(write_all)
        self._shown = EmptyState(self.title, text, buttons=[*buttons, calendar])
        self._room.addWidget(self._shown)

    def _button(self, text: str, icon: str, signal: SignalInstance) -> Button:
        button = Button(text, Role.PRIMARY, "large", icon=icon)
        button.clicked.connect(signal)
        return button
