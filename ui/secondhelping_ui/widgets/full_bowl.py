# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The bowl with a check and steam, for when something is done."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping_ui.theme import color

_BOWL = QSize(128, 104)


class FullBowl(QWidget):
    """Decorative: the words stand below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_BOWL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("bg-sunken"))
        painter.drawEllipse(QPointF(64, 92), 56, 7)
        painter.fillPath(_bowl(), color("accent"))
        pen = QPen(color("accent-on"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(49, 59), QPointF(59, 69), QPointF(80, 47)])
        painter.setPen(QPen(color("line-control"), 2.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for x in (44.0, 64.0, 84.0):
            painter.drawPath(_steam(x))


def _bowl() -> QPainterPath:
    path = QPainterPath(QPointF(11, 40))
    path.lineTo(117, 40)
    path.quadTo(120, 40, 120, 43)
    path.cubicTo(118, 62, 107, 77, 92, 83)
    path.lineTo(92, 86)
    path.quadTo(92, 90, 88, 90)
    path.lineTo(40, 90)
    path.quadTo(36, 90, 36, 86)
    path.lineTo(36, 83)
    path.cubicTo(21, 77, 10, 62, 8, 43)
    path.quadTo(8, 40, 11, 40)
    return path


def _steam(x: float) -> QPainterPath:
    path = QPainterPath(QPointF(x - 1, 10))
    path.cubicTo(x + 5, 15, x - 5, 21, x + 1, 27)
    return path
