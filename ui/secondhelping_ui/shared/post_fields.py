# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When and where a post goes out, as fields."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, QPoint, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.fields import DateField, TimeField
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

_BOX, _BOX_LEFT, _BOX_GAP = 16, 8, 7
_LONGEST = 28


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


class AccountBox(QCheckBox):
    """An account as a check box with an edge of its own, so that several stand in a row."""

    def __init__(self, account: Account, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.focus_radius = 7.0
        self.full_name = f"{account.network.label}, {account.name}"
        self.setAccessibleName(self.full_name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = text_width(elided(self.text()), "button-small")
        return QSize(round(_BOX_LEFT + _BOX + _BOX_GAP + words) + 12, px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on, enabled = self.isChecked(), self.isEnabled()
        ground = "bg-hover" if self.underMouse() and enabled else "bg-surface"
        paint_box(painter, QRectF(self.rect()), self.focus_radius, color(ground), color("line"))
        box = QRectF(_BOX_LEFT, round((self.height() - _BOX) / 2), _BOX, _BOX)
        if not enabled:
            paint_box(painter, box, 4, color("bg-sunken"), color("line"))
        elif on:
            paint_box(painter, box, 4, color("accent"))
        else:
            paint_box(painter, box, 4, color("bg-surface"), color("line-control"))
        if on:
            draw_icon(
                painter, box.left() + 2, box.top() + 2, "check", "accent-on" if enabled else "text-2", 12
            )
        x = box.right() + _BOX_GAP
        tone = ("text" if on else "text-2") if enabled else "text-disabled"
        room = QRectF(x, 0, self.width() - x - 6, self.height())
        paint_text(painter, room, elided(self.text()), "button-small", color(tone))


def elided(name: str) -> str:
    """A name of an account, as much of it as a box holds."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


class WhereFields(QWidget):
    """The accounts a post goes to. The last one can't be switched off: a post needs one."""

    changed = Signal()

    def __init__(
        self, accounts: Sequence[Account], chosen: Sequence[AccountId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._boxes: dict[AccountId, AccountBox] = {}
        networks = [account.network for account in accounts]
        for account in accounts:
            # Two accounts of one network are told apart by their own names.
            alone = networks.count(account.network) == 1
            box = AccountBox(
                account, account.network.label if alone else account.name or account.network.label
            )
            box.setChecked(account.id in chosen)
            box.clicked.connect(partial(self._tell, account.id))
            self._boxes[account.id] = box
        self.row = FlowRow(gap=8, line_gap=6)
        self.row.set_items(list(self._boxes.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        self._name_last()

    def box(self, account_id: AccountId) -> AccountBox:
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
            box.setToolTip("A post needs an account." if chosen == (number,) else box.full_name)
