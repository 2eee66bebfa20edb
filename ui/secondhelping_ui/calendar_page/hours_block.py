# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A post or a talk time in the week: a chip with up to three lines of text, as high as its text."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import Chip, Density
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, line_height, px
from secondhelping_ui.widgets.chips import paint_talk_chip, shown_marks, state_icons
from secondhelping_ui.widgets.painting import (
    TextLine,
    lines_in,
    paint_box,
    paint_dashed_box,
    paint_lines,
    paint_text,
    rounded,
    text_width,
)
from secondhelping_ui.widgets.pictures import paint_remembered
from secondhelping_ui.wording import clock_time

LEAST = 54
_TALK = 26
_RADIUS = 8
_HEAD = 20
_MOST_LINES = 3
_LEFT = 11
_MARKS_FROM = 104
_LEAST_WORDS = 24.0


def block_height(row: Occurrence, width: float) -> int:
    """The height of a block in px; posts are moments, so it follows the text."""
    if row.talk_time_id is not None:
        return px(_TALK)
    lines = _lines(row, width, _MOST_LINES)
    return max(px(LEAST), 7 + px(_HEAD) + len(lines) * line_height("tray") + 7)


def shown_lines(row: Occurrence, width: float, height: float) -> Sequence[TextLine]:
    """The lines of text there is room for in a block."""
    room = int((height - 12 - px(_HEAD)) // line_height("tray"))
    return _lines(row, width, max(1, min(_MOST_LINES, room)))


def _lines(row: Occurrence, width: float, most: int) -> Sequence[TextLine]:
    """Its text in lines; none where a word would hardly begin."""
    room = width - _LEFT - 8
    return lines_in(_text(row), "tray", room, most) if room >= _LEAST_WORDS else ()


def make_ready(row: Occurrence, width: float, height: float) -> None:
    """Lay out the words of a block ahead of its being painted."""
    for line in shown_lines(row, width, height) if row.kind is not None else ():
        line.shown.make_ready("tray")


def _text(row: Occurrence) -> str:
    return " ".join(row.text.split())


class HourBlock(Chip):
    """One occurrence at its time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radius = float(_RADIUS)

    def show_block(self, row: Occurrence, accounts: Mapping[AccountId, Account]) -> None:
        """Show an occurrence, which may be another one."""
        self.show_row(row, accounts, Density.FULL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.row.kind is None:
            painter.setOpacity(0.5 if self._ghost else 1.0)
            paint_box(painter, box, _RADIUS, color("bg-surface"))
            paint_talk_chip(painter, box, clock_time(self.row.at), selected=False)
        elif self._ghost:
            paint_dashed_box(painter, box, _RADIUS, kind_color(self.row.kind, "line"))
        else:
            self._paint_post(painter, box, self.row.kind)
        if self.selected:
            paint_box(painter, box, _RADIUS, color("accent", 0.14), color("accent"), 2.0)

    def _paint_post(self, painter: QPainter, box: QRectF, kind: Kind) -> None:
        row, hovered = self.row, self.underMouse()
        # All but the words comes again on many blocks: posts share their kind, their time of day and their networks.
        size = (self.width(), self.height())
        states = (row.exported, row.again, row.repeats, row.broken, hovered)
        key = ("block", kind, row.at.time(), self._said.marks, states)
        paint_remembered(
            painter, box.topLeft(), size, key, partial(self._draw_post, kind=kind, hovered=hovered)
        )
        lines = shown_lines(row, box.width(), box.height())
        tone = color("text-2" if row.exported else "text")
        paint_lines(painter, box.left() + _LEFT, box.top() + 5 + px(_HEAD), lines, "tray", tone)

    def _draw_post(self, painter: QPainter, box: QRectF, *, kind: Kind, hovered: bool) -> None:
        """Everything but the words."""
        ground = color("bg-surface") if self.row.exported else kind_color(kind, "soft")
        line = color("attn-fill") if self.row.broken else kind_color(kind, "fill" if hovered else "line")
        paint_box(painter, box, _RADIUS, ground, line)
        painter.save()
        painter.setClipPath(rounded(box, _RADIUS), Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), kind_color(kind, "fill"))
        painter.restore()
        self._paint_head(painter, box, kind)

    def _paint_head(self, painter: QPainter, box: QRectF, kind: Kind) -> None:
        # The icon stands where the words begin; in a block that is hardly wider, in its middle.
        x, y, head = box.left() + min(_LEFT - 1, (box.width() + 4 - 15) / 2), box.top() + 4, px(_HEAD)
        draw_icon(painter, x, y + (head - 15) / 2, KIND_ICONS[kind], KIND_TOKENS[kind], 15)
        x += 18 if box.width() >= _MARKS_FROM else 17
        end = box.right() - 4
        if box.width() >= _MARKS_FROM:
            end = self._paint_marks(painter, end, y, head, kind)
        clock = clock_time(self.row.at)
        style = next((one for one in ("meta-strong", "micro") if text_width(clock, one) <= end - x), "")
        if not style:
            # Where it stands tells the time; half a time tells nothing.
            return
        width = min(text_width(clock, style) + 1, end - x)
        paint_text(painter, QRectF(x, y, width, head), clock, style, color("text"))
        x += width + 4
        for name in state_icons(self.row.exported, self.row.again, self.row.repeats):
            if x + 13 <= end:
                draw_icon(painter, x, y + (head - 13) / 2, name, KIND_TOKENS[kind], 13)
                x += 16

    def _paint_marks(self, painter: QPainter, right: float, y: float, head: float, kind: Kind) -> float:
        for mark in reversed(shown_marks(self._said.marks)):
            width = max(18.0, round(text_width(mark, "monogram-small") + 8))
            box = QRectF(round(right - width), y + (head - 16) / 2, width, 16)
            paint_box(painter, box, 4, None, kind_color(kind, "line"))
            paint_text(painter, box, mark, "monogram-small", color("text-2"), Qt.AlignmentFlag.AlignHCenter)
            right -= width + 4
        return right
