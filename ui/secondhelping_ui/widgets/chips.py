# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Painters for what stands on the calendar: a post's chip and a talk time."""

import math
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, font, kind_color, line_height, px
from secondhelping_ui.widgets.painting import (
    lines_in,
    paint_box,
    paint_dashed_box,
    paint_lines,
    paint_remembered,
    paint_text,
    rounded,
    text_width,
)

MARKS_FROM_WIDTH = 112
"""Narrower chips (px) show no network marks."""

RING_ROOM = 4
"""The focus ring of a selected chip stands this far outside it, in px."""

_HEAD = 16


@dataclass(frozen=True, slots=True)
class PostLook:
    """What a chip shows. `marks` are monograms of the accounts' networks, in order."""

    kind: Kind
    time: str
    text: str
    marks: tuple[str, ...] = ()
    exported: bool = False
    again: bool = False
    hovered: bool = False
    selected: bool = False
    ghost: bool = False


def post_chip_height(lines: int) -> int:
    """The height of a chip with so many lines of text (0: time and text on one line), in px."""
    if lines == 0:
        return px(20)
    return px(_HEAD) + lines * line_height("chip-text") + 7


def paint_post_chip(painter: QPainter, rect: QRectF, look: PostLook, lines: int = 2) -> None:
    """Draw a post's chip into `rect`. With `lines` 0 everything stands on one line.

    A selected chip has its ring outside `rect`: leave RING_ROOM px around it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.ghost:
        painter.setOpacity(0.5)
    _paint_chip_box(painter, rect, look)
    if lines == 0:
        _paint_one_line(painter, rect, look)
    else:
        _paint_head(painter, rect, look)
        _paint_text(painter, rect, look, lines)
    painter.restore()


def _paint_chip_box(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    if look.selected:
        paint_box(painter, rect.adjusted(-3.5, -3.5, 3.5, 3.5), 9, None, color("focus"), 2.0)
    if look.ghost:
        paint_dashed_box(painter, rect, 6, kind_color(look.kind, "line"), 1.0)
        return
    size = (round(rect.width()), round(rect.height()))
    key = ("box", look.kind, look.exported, look.hovered, *size)
    paint_remembered(painter, rect.topLeft(), size, key, lambda brush, box: _draw_chip_box(brush, box, look))


def _draw_chip_box(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    ground = None if look.exported else kind_color(look.kind, "soft")
    line = kind_color(look.kind, "fill" if look.hovered else "line")
    paint_box(painter, rect, 6, ground, line)
    painter.setClipPath(rounded(rect, 6), Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), kind_color(look.kind, "fill"))


def _text_color(look: PostLook) -> QColor:
    return color("text-2" if look.exported else "text")


def _paint_head(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    x, y = rect.left() + 8, rect.top() + 3
    head = px(_HEAD)
    draw_icon(painter, x, y + (head - 13) / 2, KIND_ICONS[look.kind], KIND_TOKENS[look.kind], 13)
    x += 17
    end = rect.right() - 3
    if rect.width() >= MARKS_FROM_WIDTH:
        end = _paint_marks(painter, rect, y, head, look)
    time = text_width(look.time, "micro") + 1
    _paint_time(painter, QRectF(x, y, min(time, end - x), head), look.time)
    x += time + 4
    for name in _state_icons(look):
        if x + 12 <= end:
            draw_icon(painter, x, y + (head - 12) / 2, name, KIND_TOKENS[look.kind], 12)
        x += 15


def _paint_time(painter: QPainter, room: QRectF, time: str) -> None:
    """Times of day are few, and drawn a hundred times in a month."""
    size = (math.ceil(room.width()), round(room.height()))
    key = ("time", time, *size)
    draw = paint_text
    paint_remembered(
        painter,
        room.topLeft(),
        size,
        key,
        lambda brush, box: draw(brush, box, time, "micro", color("text-2")),
    )


def _state_icons(look: PostLook) -> list[str]:
    return [name for name, shown in (("check", look.exported), ("repeat-2", look.again)) if shown]


def shown_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Two marks, or one and "+2" for the rest."""
    return marks if len(marks) <= 2 else (marks[0], f"+{len(marks) - 1}")


def _paint_marks(painter: QPainter, rect: QRectF, y: float, head: float, look: PostLook) -> float:
    """Draw the network marks at the right; returns where they begin."""
    right = rect.right() - 5
    for mark in reversed(shown_marks(look.marks)):
        width = max(15.0, round(text_width(mark, "monogram-small") + 6))
        box = QRectF(round(right - width), y + (head - 14) / 2, width, 14)
        key = ("mark", mark, look.kind)
        draw = partial(_draw_mark, mark=mark, kind=look.kind)
        paint_remembered(painter, box.topLeft(), (round(width), 14), key, draw)
        right -= width + 2
    return right


def _draw_mark(painter: QPainter, box: QRectF, mark: str, kind: Kind) -> None:
    paint_box(painter, box, 4, None, kind_color(kind, "line"))
    paint_text(painter, box, mark, "monogram-small", color("text-2"), Qt.AlignmentFlag.AlignHCenter)


def _paint_text(painter: QPainter, rect: QRectF, look: PostLook, lines: int) -> None:
    shown = lines_in(look.text, "chip-text", rect.width() - 15, lines)
    paint_lines(painter, rect.left() + 9, rect.top() + 3 + px(_HEAD), shown, "chip-text", _text_color(look))


def _paint_one_line(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    x = rect.left() + 7
    icon = "check" if look.exported else KIND_ICONS[look.kind]
    draw_icon(painter, x, rect.center().y() - 6.5, icon, KIND_TOKENS[look.kind], 13)
    x += 17
    time = text_width(look.time, "micro") + 5
    _paint_time(painter, QRectF(x, rect.top(), time, rect.height()), look.time)
    x += time
    line = lines_in(look.text, "chip-text", rect.right() - 5 - x, 1)[0].text
    painter.setFont(font("chip-text"))
    painter.setPen(_text_color(look))
    room = QRectF(x, rect.top(), rect.right() - 4 - x, rect.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)


def paint_talk_chip(painter: QPainter, rect: QRectF, time: str, *, selected: bool = False) -> None:
    """Draw a talk time: a dashed line and no ground, for it is live and never exported."""
    if selected:
        paint_box(painter, rect.adjusted(-3.5, -3.5, 3.5, 3.5), 9, None, color("focus"), 2.0)
    paint_dashed_box(painter, rect, 6, color("k-talk-fill", 0.75))
    draw_icon(painter, rect.left() + 7, rect.center().y() - 6.5, "messages-square", "k-talk", 13)
    x = rect.left() + 24
    room = QRectF(x, rect.top(), rect.right() - 4 - x, rect.height())
    words = f"{time} Talk time"
    paint_text(
        painter,
        room,
        words if text_width(words, "micro") <= room.width() else time,
        "micro",
        color("k-talk"),
    )
