# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Small helpers that the painters share: rounded boxes, lines of text, key caps, the focus ring."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from secondhelping_ui.theme import color, line_height, theme
from secondhelping_ui.widgets.ready_text import Shown, elided
from secondhelping_ui.widgets.remembered import Remembered

KEY_HEIGHT = 18
_HATCH = 12.0
_lines: "Remembered[tuple[str, str, int, int, int], list[TextLine]]" = Remembered(3000)
_widths: Remembered[tuple[str, str, int], float] = Remembered(4000)
_tiles: Remembered[tuple[float, str], QPixmap] = Remembered(8)
_bases: Remembered[tuple[str, int], float] = Remembered(200)
_shown: Remembered[tuple[str, str, float, int], Shown] = Remembered(2000)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded box as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose line lies inside `rect`, on half pixels so that 1 px is sharp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line is not None else 0.0
    path = rounded(rect.adjusted(inset, inset, -inset, -inset), radius - inset)
    if fill is not None:
        painter.fillPath(path, fill)
    if line is not None:
        painter.strokePath(path, QPen(line, width))
    painter.restore()


def paint_plain(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    """A box of one colour. As `fillRect` does, which asks first whether the colour is one of Qt's 169 gradients: made
    for that question, they hold up the first paint of the program."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRect(rect)
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """A 2 px ring just inside `rect`, for widgets that leave no room around them."""
    paint_box(painter, rect, radius, None, color("focus"), 2.0)


def paint_hatch(painter: QPainter, rect: QRectF, radius: float = 0) -> None:
    """Grey slanted stripes: a holiday, or a spot where something had better not be laid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    # While something is carried most of the calendar is hatched: from a tile, which repeats to the pixel.
    if dpr == int(dpr) and rect.bottom() == int(rect.bottom()):
        painter.setBrushOrigin(QPointF(0, rect.bottom() % _HATCH))
        painter.fillPath(rounded(rect, radius), QBrush(_hatch_tile(dpr)))
    else:
        painter.setClipPath(rounded(rect, radius), Qt.ClipOperation.IntersectClip)
        _draw_stripes(painter, rect)
    painter.restore()


def _draw_stripes(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(color("line-subtle", 0.75), 4.5))
    height = rect.height()
    x = rect.left() - height - (rect.left() - height) % _HATCH
    while x < rect.right() + _HATCH:
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + height, rect.top()))
        x += _HATCH


def _hatch_tile(dpr: float) -> QPixmap:
    key = (dpr, theme().name)
    found = _tiles.get(key)
    if found is None:
        side = round(_HATCH * dpr)
        found = QPixmap(side, side)
        found.setDevicePixelRatio(dpr)
        found.fill(Qt.GlobalColor.transparent)
        brush = QPainter(found)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Drawn beyond its edges, so that the ends of the lines are not in it.
        _draw_stripes(brush, QRectF(0, 0, _HATCH, _HATCH).adjusted(-_HATCH, -_HATCH, _HATCH, _HATCH))
        brush.end()
        _tiles.put(key, found)
    return found


def paint_dashed_box(
    painter: QPainter, rect: QRectF, radius: float, line: QColor, width: float = 1.2
) -> None:
    """A rounded box with a dashed line: drop zones, talk times, the place a thing was dragged from."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(line, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.2])
    inset = width / 2
    painter.strokePath(rounded(rect.adjusted(inset, inset, -inset, -inset), radius), pen)
    painter.restore()


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    style: str,
    tint: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, vertically centred and elided to the width."""
    painter.setPen(tint)
    shown_text(text, style, rect.width() + 0.5).draw_in(painter, rect, align, style)


def shown_text(text: str, style: str, room: float) -> Shown:
    """A line of text, elided to `room` px: remembered, for the same words are painted over and over."""
    key = (text, style, room, theme().scale)
    found = _shown.get(key)
    if found is None:
        fits = text_width(text, style) <= room
        found = _shown.put(key, Shown(text if fits else elided(text, theme().face(style), room)))
    return found


def text_width(text: str, style: str) -> float:
    """The width of one line in px."""
    # Times, monograms and words of buttons are measured again and again, at every paint.
    key = (text, style, theme().scale)
    found = _widths.get(key)
    if found is None:
        found = _widths.put(key, QFontMetricsF(theme().face(style)).horizontalAdvance(text))
    return found


class TextLine(NamedTuple):
    """A line as it stands: its text and where it begins in the whole. Painted, it is `shown`."""

    text: str
    start: int
    shown: Shown

    @classmethod
    def of(cls, text: str, start: int) -> "TextLine":
        return cls(text, start, Shown(text))


def lines_in(text: str, style: str, width: float, most: int = 0) -> Sequence[TextLine]:
    """The same as `broken_lines` for a type style, remembered: a calendar paints the same texts over and over."""
    key = (text, style, int(width), most, theme().scale)
    found = _lines.get(key)
    if found is None:
        found = _lines.put(key, broken_lines(text, theme().face(style), int(width), most))
    return found


def broken_lines(text: str, face: QFont, width: float, most: int = 0) -> list[TextLine]:
    """Break a text into lines of `width` px; with `most` lines at most, the last one is elided."""
    if most == 1:
        flat = text.replace("\n", " ")
        return [TextLine.of(elided(flat, face, width), 0)]
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[TextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        if most and len(lines) == most - 1:
            rest = text[start:].replace("\n", " ")
            lines.append(TextLine.of(elided(rest, face, width), start))
            break
        lines.append(TextLine.of(text[start : start + line.textLength()].rstrip(), start))
    layout.endLayout()
    return lines


def paint_lines(
    painter: QPainter, x: float, y: float, lines: Sequence[TextLine], style: str, tint: QColor
) -> float:
    """Draw lines below one another at the style's line height; returns the y below the last."""
    height, drop = line_height(style), base_line(style)
    painter.setPen(tint)
    for line in lines:
        line.shown.draw_at(painter, x, y + drop, style)
        y += height
    return y


def base_line(style: str) -> float:
    """How far below the top of a line of a type style its letters stand, in px."""
    key = (style, theme().scale)
    found = _bases.get(key)
    if found is None:
        metrics = QFontMetricsF(theme().face(style))
        found = _bases.put(key, (line_height(style) - metrics.height()) / 2 + metrics.ascent())
    return found


def key_width(cap: str) -> float:
    """The width of a key cap in px."""
    return max(18.0, round(text_width(cap, "key") + 10))


def keys_width(caps: Sequence[str], gap: float = 2.0) -> float:
    """The width of a row of key caps in px."""
    return sum(key_width(cap) for cap in caps) + gap * max(0, len(caps) - 1)


def paint_keys(
    painter: QPainter,
    x: float,
    middle: float,
    caps: Sequence[str],
    tint: QColor,
    line: QColor,
    fill: QColor | None = None,
    gap: float = 2.0,
) -> None:
    """A row of key caps, their middle at height `middle`."""
    for cap in caps:
        box = QRectF(x, round(middle - KEY_HEIGHT / 2), key_width(cap), KEY_HEIGHT)
        paint_box(painter, box, 4, fill, line)
        paint_text(painter, box, cap, "key", tint, Qt.AlignmentFlag.AlignHCenter)
        x += box.width() + gap
