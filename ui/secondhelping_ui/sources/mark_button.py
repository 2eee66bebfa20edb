# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A mark in the margin of a page as a button: icon and number of a snippet."""

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.sources.marks import Mark, mark_width, paint_mark
from secondhelping_ui.sources.words import highlight_name
from secondhelping_ui.theme import px

_ROOM = 4
"""Around the mark, for the ring of the current one."""


class MarkButton(QAbstractButton):
    """It says "Snippet 2 of 6, Helpful, waiting: ...". The keys for the next snippet bring the focus to it."""

    snippet: Snippet

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = 0
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_snippet(self, snippet: Snippet, number: int, count: int, *, current: bool) -> None:
        """Stand for another snippet, the one of this number out of so many."""
        self.snippet = snippet
        self._number = number
        self._current = current
        name = highlight_name(number, count, snippet)
        self.setAccessibleName(name)
        self.setToolTip(name.split(":", 1)[0])
        self.resize(self.sizeHint())
        self.show()
        self.update()

    def place(self, box: QRectF) -> None:
        """Put the mark at a box of its parent."""
        self.move(QPoint(round(box.left()) - _ROOM, round(box.top()) - _ROOM))

    @property
    def current(self) -> bool:
        return self._current

    @override
    def sizeHint(self) -> QSize:
        return QSize(math.ceil(mark_width(self._number)) + 2 * _ROOM, px(20) + 2 * _ROOM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(_ROOM, _ROOM, self.width() - 2 * _ROOM, self.height() - 2 * _ROOM)
        paint_mark(QPainter(self), Mark(self._number, self.snippet, box), self._current)
