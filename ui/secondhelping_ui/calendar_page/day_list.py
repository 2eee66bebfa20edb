# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Everything on one day, one below the other: what "+2 more" opens."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import Chip, Density, chip_height
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.popover import Popover
from secondhelping_ui.wording import long_date

_GAP = 4
_BESIDE = 96
"""What the page keeps free above and below it, with its margins and its heading, in px."""


class DayList(Popover):
    """The chips of a day in full. `chosen` comes with the occurrence that was clicked or entered."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        day: date,
        rows: Sequence[Occurrence],
        accounts: Mapping[AccountId, Account],
    ) -> None:
        super().__init__(parent, width=320, margins=(12, 12, 12, 12))
        self._page = parent
        self.inner.setSpacing(4)
        self.inner.addWidget(Label(long_date(day), "strong"))
        pane = QWidget()
        self._column = QVBoxLayout(pane)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self.chips = [self._chip(row, accounts) for row in rows]
        self._area = scrolling(pane)
        whole = sum(chip.height() + _GAP for chip in self.chips) - _GAP
        self._area.setFixedHeight(max(0, min(whole, parent.height() - _BESIDE)))
        self.inner.addWidget(self._area)
        self.setAccessibleName(long_date(day))

    def _chip(self, row: Occurrence, accounts: Mapping[AccountId, Account]) -> Chip:
        chip = Chip()
        chip.show_row(row, accounts, Density.ONE)
        chip.setFixedHeight(chip_height(row, Density.ONE))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self._choose(row))
        self._column.addWidget(chip)
        return chip

    def open_beside(self, anchor: QWidget) -> None:
        """Open beside a day, with the focus on its first chip."""
        corner = anchor.mapTo(self._page, anchor.rect().topLeft())
        self.open_at(anchor.rect().translated(corner), self.chips[0] if self.chips else None)

    def _choose(self, row: Occurrence) -> None:
        self.close_it()
        self.chosen.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        place = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if step is not None and place is not None:
            following = max(0, min(len(self.chips) - 1, place + step))
            self.chips[following].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.chips[following], 0, _GAP)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place is not None:
            self._choose(self.chips[place].row)
        else:
            super().keyPressEvent(event)
