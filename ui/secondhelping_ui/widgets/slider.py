# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A slider as painted by the house: a thin track, filled up to a round handle."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_box

_HANDLE = 18
_TRACK = 4


class Slider(QSlider):
    """A number by pulling; the track can be clicked, and the arrows go step by step."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(least, most)
        self.setPageStep(max(1, (most - least) // 6))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(28))

    def _x_of(self, value: int) -> float:
        room = self.width() - _HANDLE - 2
        share = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        return 1 + _HANDLE / 2 + room * share

    def _value_at(self, place: QPoint) -> int:
        share = (place.x() - 1 - _HANDLE / 2) / max(1, self.width() - _HANDLE - 2)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._value_at(event.position().toPoint()))
        else:
            event.ignore()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().toPoint()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, x = self.height() / 2, self._x_of(self.sliderPosition())
        track = QRectF(1, middle - _TRACK / 2, self.width() - 2, _TRACK)
        paint_box(painter, track, _TRACK / 2, color("track"))
        tone = "accent" if self.isEnabled() else "text-disabled"
        paint_box(painter, QRectF(1, track.top(), x, _TRACK), _TRACK / 2, color(tone))
        painter.setBrush(color("bg-hover" if self.underMouse() else "bg-surface"))
        line, width = ("focus", 2.0) if self.hasFocus() else ("line-control", 1.0)
        painter.setPen(QPen(color(line), width))
        radius = (_HANDLE - width) / 2
        painter.drawEllipse(QPointF(x, middle), radius, radius)
