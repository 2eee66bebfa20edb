# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Painters for what stands on the calendar: a post's chip and a talk time."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, line_height, px
from secondhelping_ui.widgets.painting import (
    lines_in,
    paint_box,
    paint_dashed_box,
    paint_lines,
    paint_text,
    rounded,
    text_width,
)
from secondhelping_ui.widgets.pictures import paint_remembered

MARKS_FROM_WIDTH = 112
"""Narrower chips (px) show no network marks."""

RING_ROOM = 4
"""The focus ring of a selected chip stands this far outside it, in px."""

_HEAD = 16
_RADIUS = 6


@dataclass(frozen=True, slots=True)
class PostLook:
    """What a chip shows. `marks` are monograms of the accounts' networks, in order."""

    kind: Kind
    time: str
    text: str
    marks: tuple[str, ...] = ()
    exported: bool = False
    again: bool = False
    repeats: bool = False
    hovered: bool = False
    selected: bool = False
    ghost: bool = False


def post_chip_height(lines: int) -> int:
    """The height of a chip with so many lines of text (0: time and text on one line), in px."""
    if lines == 0:
        return px(20)
    return px(_HEAD) + lines * line_height("chip-text") + 7


def paint_post_chip(
    painter: QPainter, rect: QRectF, look: PostLook, lines: int = 2, *, broken: bool = False
) -> None:
    """Draw a post's chip into `rect`. With `lines` 0 everything stands on one line; with `broken` it has the line of a
    run that breaks the rule.

    A selected chip has its ring outside `rect`: leave RING_ROOM px around it.
    """
    if look.ghost or look.selected:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.ghost:
            painter.setOpacity(0.5)
        _draw_chip(painter, rect, look, lines, broken=broken)
        _paint_words(painter, rect, look, lines)
        painter.restore()
        return
    # All but the words comes again on many chips: posts share their kind, their time of day and their networks.
    size = (round(rect.width()), round(rect.height()))
    states = (look.exported, look.again, look.repeats, look.hovered, broken)
    key = ("chip", look.kind, look.time, look.marks, states, lines)
    draw = partial(_draw_chip, look=look, lines=lines, broken=broken)
    paint_remembered(painter, rect.topLeft(), size, key, draw)
    _paint_words(painter, rect, look, lines)


def make_chip_ready(width: float, look: PostLook, lines: int) -> None:
    """Lay out the words of a chip of this width ahead of its being painted."""
    if lines:
        shown = lines_in(look.text, "chip-text", width - 15, lines)
    else:
        shown = lines_in(look.text, "chip-text", width - 5 - _words_from(look, width), 1)
    for line in shown:
        line.shown.make_ready("chip-text")


def _draw_chip(painter: QPainter, rect: QRectF, look: PostLook, lines: int, *, broken: bool) -> None:
    """Everything but the words."""
    _draw_chip_box(painter, rect, look)
    if lines:
        _draw_head(painter, rect, look)
    else:
        icon = "check" if look.exported else KIND_ICONS[look.kind]
        draw_icon(painter, rect.left() + 7, rect.center().y() - 6.5, icon, KIND_TOKENS[look.kind], 13)
        time = QRectF(rect.left() + 24, rect.top(), text_width(look.time, "micro") + 5, rect.height())
        paint_text(painter, time, look.time, "micro", color("text-2"))
        if _repeats_beside(look, rect.width()):
            x = time.right() - 1
            draw_icon(painter, x, rect.center().y() - 5.5, "rotate-cw", KIND_TOKENS[look.kind], 11)
    if broken and not look.ghost:
        paint_box(painter, rect, _RADIUS, None, color("attn-fill"))


def _draw_chip_box(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    if look.selected:
        paint_box(painter, rect.adjusted(-3.5, -3.5, 3.5, 3.5), 9, None, color("focus"), 2.0)
    if look.ghost:
        paint_dashed_box(painter, rect, _RADIUS, kind_color(look.kind, "line"), 1.0)
        return
    ground = None if look.exported else kind_color(look.kind, "soft")
    line = kind_color(look.kind, "fill" if look.hovered else "line")
    paint_box(painter, rect, _RADIUS, ground, line)
    painter.save()
    painter.setClipPath(rounded(rect, _RADIUS), Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), kind_color(look.kind, "fill"))
    painter.restore()


def _draw_head(painter: QPainter, rect: QRectF, look: PostLook) -> None:
    x, y = rect.left() + 8, rect.top() + 3
    head = px(_HEAD)
    draw_icon(painter, x, y + (head - 13) / 2, KIND_ICONS[look.kind], KIND_TOKENS[look.kind], 13)
    x += 17
    end = rect.right() - 3
    if rect.width() >= MARKS_FROM_WIDTH:
        end = _draw_marks(painter, rect, y, head, look)
    time = text_width(look.time, "micro") + 1
    paint_text(painter, QRectF(x, y, min(time, end - x), head), look.time, "micro", color("text-2"))
    x += time + 4
    for name in state_icons(look.exported, look.again, look.repeats):
        if x + 12 <= end:
            draw_icon(painter, x, y + (head - 12) / 2, name, KIND_TOKENS[look.kind], 12)
        x += 15


def state_icons(exported: bool, again: bool, repeats: bool) -> list[str]:
    """The icons that say how a post stands: exported, served again, one of a series."""
    states = (("check", exported), ("repeat-2", again), ("rotate-cw", repeats))
    return [name for name, shown in states if shown]


def shown_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Two marks, or one and "+2" for the rest."""
    return marks if len(marks) <= 2 else (marks[0], f"+{len(marks) - 1}")


def _draw_marks(painter: QPainter, rect: QRectF, y: float, head: float, look: PostLook) -> float:
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


def _words_from(look: PostLook, width: float) -> float:
    """Where the words begin on a chip of one line, from its left."""
    return 24 + text_width(look.time, "micro") + 5 + (13 if _repeats_beside(look, width) else 0)


def _repeats_beside(look: PostLook, width: float) -> bool:
    """Whether a chip of one line has room for the icon of what repeats."""
    return look.repeats and width >= MARKS_FROM_WIDTH


def _paint_words(painter: QPainter, rect: QRectF, look: PostLook, lines: int) -> None:
    tint = color("text-2" if look.exported else "text")
    if lines:
        shown = lines_in(look.text, "chip-text", rect.width() - 15, lines)
        paint_lines(painter, rect.left() + 9, rect.top() + 3 + px(_HEAD), shown, "chip-text", tint)
        return
    x = rect.left() + _words_from(look, rect.width())
    line = lines_in(look.text, "chip-text", rect.right() - 5 - x, 1)[0].shown
    painter.setPen(tint)
    room = QRectF(x, rect.top(), rect.right() - 4 - x, rect.height())
    line.draw_in(painter, room, Qt.AlignmentFlag.AlignLeft, "chip-text")


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
