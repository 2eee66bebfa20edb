# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A row of small widgets that goes on in the next line where it does not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override


class FlowRow(QWidget):
    """Its widgets keep their size hints and stand beside one another, `gap` px apart."""

    def __init__(self, gap: int = 6, line_gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[QWidget, ...]:
        return tuple(self._items)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Show these widgets, in this order; those that were here before and are not among them go."""
        for old in self._items:
            if old not in items:
                old.hide()
                old.deleteLater()
        self._items = list(items)
        for item in self._items:
            item.setParent(self)
            item.show()
        self.relay()

    def relay(self) -> None:
        """Lay out anew: one of the widgets changed its size."""
        self.updateGeometry()
        self._place(self.width())

    def restyle(self) -> None:
        self.relay()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._measure(width)

    @override
    def sizeHint(self) -> QSize:
        hints = [_size_of(item) for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [_size_of(item) for item in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.relay()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _measure(self, width: int) -> int:
        return self._walk(width, place=False)

    def _place(self, width: int) -> None:
        self._walk(width, place=True)

    def _walk(self, width: int, *, place: bool) -> int:
        """Go along the widgets, set them where `place` says so, and return the height of all lines."""
        x = y = line = 0
        for item in self._shown():
            hint = _size_of(item)
            if x and x + hint.width() > width:
                x, y, line = 0, y + line + self._line_gap, 0
            if place:
                item.setGeometry(x, y, min(hint.width(), max(width, 1)), hint.height())
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return y + line


def _size_of(item: QWidget) -> QSize:
    """The size that a widget gets: the style sheet may set a minimum above its hint, once it was applied."""
    item.ensurePolished()
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
