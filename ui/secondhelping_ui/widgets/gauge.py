# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix as a half ring with its figure beside it, for the page header."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping_ui.theme import color, kind_color, line_height, px
from secondhelping_ui.widgets.mix_bar import DRAWING_ORDER
from secondhelping_ui.widgets.painting import paint_focus_ring, paint_text, text_width

_WIDTH = 56
_HEIGHT = 32
_STROKE = 8


def paint_gauge(
    painter: QPainter,
    rect: QRectF,
    counts: Mapping[Kind, int],
    limit: float | None = None,
    ground: str = "bg-canvas",
) -> None:
    """Draw the half ring at the bottom of `rect`; `limit` (0 to 1) is where the mark stands."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    diameter = min(rect.width(), rect.height() * 2) - _STROKE
    box = QRectF(rect.center().x() - diameter / 2, rect.bottom() - diameter / 2 - 1, diameter, diameter)
    total = sum(counts.values())
    if not total:
        painter.setPen(QPen(color("ring-track"), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, 180 * 16, -180 * 16)
    done = 0
    for kind in DRAWING_ORDER:
        if counts.get(kind):
            _paint_arc(painter, box, kind, done / total, counts[kind] / total)
            done += counts[kind]
    if limit is not None:
        _paint_mark(painter, box, limit, ground)
    painter.restore()


def _paint_arc(painter: QPainter, box: QRectF, kind: Kind, start: float, share: float) -> None:
    painter.setPen(QPen(kind_color(kind, "fill"), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    span = max(1.0, 180 * share - 2)
    painter.drawArc(box, round((180 - 180 * start - 1) * 16), round(-span * 16))


def _paint_mark(painter: QPainter, box: QRectF, limit: float, ground: str) -> None:
    angle = math.pi * (1 - limit)
    radius = box.width() / 2
    centre = box.center()

    def at(distance: float) -> QPointF:
        return QPointF(centre.x() + distance * math.cos(angle), centre.y() - distance * math.sin(angle))

    for tint, width in ((color(ground), 5.0), (color("text"), 2.0)):
        painter.setPen(QPen(tint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(at(radius - _STROKE / 2 - 3), at(radius + _STROKE / 2 + 3))


class Gauge(QAbstractButton):
    """The gauge with "81% helpful" and a second line; a click asks for the first broken run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Kind, int] = {}
        self._limit: float | None = None
        self._goal = ""
        self._over = ""
        self._bare = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_mix({}, None)

    @property
    def helpful_percent(self) -> int:
        """What is not promotional, in percent (decision 2 of the design system)."""
        total = sum(self._counts.values())
        return round(100 * (total - self._counts.get(Kind.PROMOTIONAL, 0)) / total) if total else 100

    def set_mix(
        self, counts: Mapping[Kind, int], limit: float | None, goal: str = "", over: str = ""
    ) -> None:
        """`goal` is the second line ("goal 80%"); `over`, in attention, what is over the rule ("1 week over")."""
        self._counts = dict(counts)
        self._limit = limit
        self._goal = goal
        self._over = over
        parts = [f"{self.helpful_percent} percent helpful", goal, over]
        self.setAccessibleName(". ".join(part for part in parts if part).capitalize() + ".")
        self.setText(f"{self.helpful_percent}% helpful")
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def set_bare(self, bare: bool) -> None:
        """The half ring alone, where there is no room for words; the accessible name has them still."""
        if bare != self._bare:
            self._bare = bare
            self.restyle()

    @override
    def sizeHint(self) -> QSize:
        if self._bare:
            return QSize(_WIDTH + 4, px(40))
        second = (
            text_width(self._goal, "small")
            + text_width(" · ", "small")
            + text_width(self._over, "chip-small")
        )
        words = max(text_width(self.text(), "product"), second)
        return QSize(round(_WIDTH + 10 + words) + 8, px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = QRectF(2, (self.height() - _HEIGHT) / 2 - 1, _WIDTH, _HEIGHT)
        paint_gauge(painter, ring, self._counts, self._limit)
        if not self._bare:
            self._paint_words(painter)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 7)

    def _paint_words(self, painter: QPainter) -> None:
        x = _WIDTH + 12
        first, second = line_height("product"), line_height("small")
        y = (self.height() - first - second) / 2
        paint_text(painter, QRectF(x, y, self.width() - x, first), self.text(), "product", color("text"))
        self._paint_second(painter, x, y + first, second)

    def _paint_second(self, painter: QPainter, x: float, y: float, height: int) -> None:
        goal = self._goal + (" · " if self._goal and self._over else "")
        paint_text(painter, QRectF(x, y, self.width() - x, height), goal, "small", color("text-2"))
        x += text_width(goal, "small")
        paint_text(painter, QRectF(x, y, self.width() - x, height), self._over, "chip-small", color("attn"))
