# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Text that is laid out once and drawn many times: as glyphs in their places, which costs half of drawing it as text.

What is drawn is the same to the pixel, at every resolution. A text is laid out when it is drawn for the second time, or
when it is made ready ahead (`Shown.make_ready`): for one that is seen only once, laying it out would be lost.
"""

import re
from math import trunc
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPainter, QTextLayout

from secondhelping_ui.theme import theme

_ENDLESS = 1e6
_GRID = 64
"""Qt places text on 64ths of a pixel, cut off and not rounded."""

_NARROW = 0.3
"""As a share of the line's height, the width that few letters fall below on average."""

_ENTWINED = re.compile(
    r"[\u0300-\u036f\u0590-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufb1d-\U0010ffff]"
)
"""Letters whose look or place depends on letters farther on: combined, joined, or read from the right."""


class Glyphs(NamedTuple):
    """A line of text as it stands. `ascent` is from its top to its base line, all in px."""

    runs: tuple[QGlyphRun, ...]
    width: float
    ascent: float
    height: float


def laid_out(text: str, face: QFont) -> Glyphs:
    """One line of text in its glyphs."""
    layout = QTextLayout(text, face)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(_ENDLESS)
    layout.endLayout()
    if not line.isValid():
        return Glyphs((), 0.0, 0.0, 0.0)
    height = line.ascent() + line.descent()
    return Glyphs(tuple(layout.glyphRuns()), line.horizontalAdvance(), line.ascent(), height)


class Shown:
    """A line as it is shown, cut to its room. It remembers its glyphs from the second time on."""

    __slots__ = ("_glyphs", "_plain", "_seen", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._glyphs: Glyphs | None = None
        self._seen = False
        # Line breaks and tabs are for Qt to handle.
        self._plain = text.isprintable() and bool(text)

    def make_ready(self, style: str) -> Glyphs | None:
        """Lay it out now; None for what is never drawn as glyphs."""
        if self._glyphs is None and self._plain:
            self._glyphs = laid_out(self.text, theme().face(style))
        return self._glyphs

    def _ready(self, style: str) -> Glyphs | None:
        if self._glyphs is None and self._seen:
            return self.make_ready(style)
        self._seen = True
        return self._glyphs

    def draw_at(self, painter: QPainter, x: float, base: float, style: str) -> None:
        """Draw it on a base line."""
        glyphs = self._ready(style)
        if glyphs is None:
            painter.setFont(theme().face(style))
            painter.drawText(QPointF(x, base), self.text)
            return
        at = QPointF(trunc(x * _GRID) / _GRID, base - glyphs.ascent)
        for run in glyphs.runs:
            painter.drawGlyphRun(at, run)

    def draw_in(self, painter: QPainter, rect: QRectF, align: Qt.AlignmentFlag, style: str) -> None:
        """Draw it in the middle of the height of `rect`."""
        glyphs = self._ready(style)
        # What is too large for the rectangle is clipped, by Qt.
        if glyphs is None or glyphs.height > rect.height() or glyphs.width > rect.width():
            painter.setFont(theme().face(style))
            painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), self.text)
            return
        x, y = rect.x(), rect.y() + (rect.height() - glyphs.height) / 2
        if align is not Qt.AlignmentFlag.AlignLeft:
            spare = rect.width() - glyphs.width
            if align & Qt.AlignmentFlag.AlignRight:
                x += spare
            elif align & Qt.AlignmentFlag.AlignHCenter:
                x += spare / 2
        at = QPointF(trunc(x * _GRID) / _GRID, trunc(y * _GRID) / _GRID)
        for run in glyphs.runs:
            painter.drawGlyphRun(at, run)


def elided(text: str, face: QFont, room: float) -> str:
    """A text cut to `room` px, with "…" where something is left out."""
    metrics = QFontMetricsF(face)
    # Of a long text only so much is measured as is sure to be cut again: what follows changes nothing.
    enough = int(room / (_NARROW * metrics.height())) + 8
    if len(text) > enough and not _ENTWINED.search(text, 0, enough):
        start = text[:enough]
        found = metrics.elidedText(start, Qt.TextElideMode.ElideRight, room)
        if found != start:
            return found
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
