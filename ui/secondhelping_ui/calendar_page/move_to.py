# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Move to…": a post or a talk time gets another date and time, without dragging."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.plan import Occurrence
from secondhelping_ui.shared.post_fields import WhenFields
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.popover import Popover
from secondhelping_ui.wording import counted, moment_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MoveTo(Popover):
    """ "Move to…": a date and a time for a post or talk time."""

    moved = Signal(object)

    def __init__(self, parent: QWidget, row: Occurrence, today: date, together: int = 1) -> None:
        super().__init__(parent, width=312)
        self.when = WhenFields(row.at)
        what = "talk time" if row.kind is None else "post"
        others = f" and {counted(together - 1, 'other')} along" if together > 1 else ""
        self.inner.addWidget(Label(f"Move this {what}{others} to", "strong"))
        self.inner.addWidget(self.when)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(Label(f"Now {moment_words(row.at, today)}", "meta", "text-2", elide=True), 1)
        self.button = Button("Move", Role.PRIMARY, key="Enter")
        self.button.clicked.connect(self._move)
        foot.addWidget(self.button)
        self.inner.addLayout(foot)
        self.setAccessibleName("Move to")

    def _move(self) -> None:
        moment = self.when.moment
        self.close_it()
        self.moved.emit(moment)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._move()
            return
        super().keyPressEvent(event)
