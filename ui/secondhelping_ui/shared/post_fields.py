# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When and where a post goes out, as fields."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.fields import CheckBox, DateField, TimeField


class WhenFields(QWidget):
    """A date and a time of day, as one wall-clock moment."""

    changed = Signal()

    def __init__(self, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateField()
        self.time = TimeField()
        self.date.setAccessibleName("Date")
        self.time.setAccessibleName("Time")
        self.date.setFixedWidth(px(176))
        self.time.setFixedWidth(px(92))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.date)
        row.addWidget(self.time)
        row.addStretch()
        self.set_moment(at)
        self.date.dateChanged.connect(self.changed)
        self.time.timeChanged.connect(self.changed)

    def set_moment(self, at: datetime) -> None:
        self.date.setDate(QDate(at.year, at.month, at.day))
        self.time.setTime(QTime(at.hour, at.minute))

    @property
    def moment(self) -> datetime:
        day, clock = self.date.date(), self.time.time()
        return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())


class WhereFields(QWidget):
    """The accounts a post goes to. The last one can't be switched off: a post needs one."""

    changed = Signal()

    def __init__(
        self, accounts: Sequence[Account], chosen: Sequence[AccountId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._boxes: dict[AccountId, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for account in accounts:
            box = CheckBox(f"{account.network.label}, {account.name}")
            box.setChecked(account.id in chosen)
            box.clicked.connect(partial(self._tell, account.id))
            self._boxes[account.id] = box
            column.addWidget(box)
        self._name_last()

    def box(self, account_id: AccountId) -> CheckBox:
        return self._boxes[account_id]

    def show_chosen(self, chosen: Sequence[AccountId]) -> None:
        """Show other ones chosen, without a word."""
        for number, box in self._boxes.items():
            box.setChecked(number in chosen)
        self._name_last()

    @property
    def chosen(self) -> tuple[AccountId, ...]:
        return tuple(number for number, box in self._boxes.items() if box.isChecked())

    def _tell(self, number: AccountId, _checked: bool = False) -> None:
        if not self.chosen:
            # Said by the tooltip; the box just stays as it is.
            self._boxes[number].setChecked(True)
            return
        self._name_last()
        self.changed.emit()

    def _name_last(self) -> None:
        chosen = self.chosen
        for number, box in self._boxes.items():
            box.setToolTip("A post needs an account." if chosen == (number,) else "")
