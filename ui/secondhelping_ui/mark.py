# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program's own mark: a bowl, with quotation marks for steam (the same drawing as icons/app-icon.svg)."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import rounded
from secondhelping_ui.wording import PRODUCT

_SIDE = 32.0


@cache
def _bowl() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(5.6, 17.2)
    path.lineTo(26.4, 17.2)
    path.quadTo(27.4, 17.2, 27.3, 18.2)
    path.cubicTo(26.8, 22.2, 24.3, 25.1, 20.6, 26.3)
    path.lineTo(20.6, 26.8)
    path.quadTo(20.6, 27.8, 19.6, 27.8)
    path.lineTo(12.4, 27.8)
    path.quadTo(11.4, 27.8, 11.4, 26.8)
    path.lineTo(11.4, 26.3)
    path.cubicTo(7.7, 25.1, 5.2, 22.2, 4.7, 18.2)
    path.quadTo(4.6, 17.2, 5.6, 17.2)
    return path


@cache
def _steam(x: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(x, 11.7)
    path.cubicTo(x, 8.4, x + 1.6, 6.0, x + 4.2, 5.0)
    path.lineTo(x + 4.9, 6.4)
    path.cubicTo(x + 3.6, 7.1, x + 2.9, 8.0, x + 2.7, 9.0)
    path.cubicTo(x + 4.0, 9.1, x + 4.9, 10.1, x + 4.9, 11.4)
    path.cubicTo(x + 4.9, 12.8, x + 3.8, 13.9, x + 2.4, 13.9)
    path.cubicTo(x + 1.0, 13.9, x, 12.9, x, 11.7)
    return path


def paint_mark(painter: QPainter, size: float) -> None:
    """Draw the mark from (0, 0), `size` px square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _SIDE, size / _SIDE)
    painter.fillPath(rounded(QRectF(0, 0, _SIDE, _SIDE), 8), color("mark-bg"))
    painter.fillPath(_bowl(), color("mark-bowl"))
    for x in (10.1, 17.2):
        painter.fillPath(_steam(x), color("mark-steam"))
    painter.restore()


def window_icon() -> QIcon:
    """The mark for title bar and task bar."""
    found = QIcon()
    for size in (16, 32, 64, 128):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, size)
        painter.end()
        found.addPixmap(picture)
    return found


class Mark(QWidget):
    """The mark, 30 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(30, 30))
        self.setAccessibleName(PRODUCT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), 30)
