# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Painters for rows in lists: the selected ground that all share, and a snippet in the queue."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, line_height
from secondhelping_ui.widgets.kind import paint_kind_dot
from secondhelping_ui.widgets.painting import broken_lines, paint_box, paint_lines, paint_text, text_width

_TEXT_LEFT = 8 + 22 + 10
_RIGHT = 8


class RowState(NamedTuple):
    """How a row is to be shown. `focused` is for keyboard focus; `active` that its pane has the focus."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    active: bool = True


def paint_row_ground(painter: QPainter, rect: QRectF, state: RowState, radius: float = 9) -> None:
    """The ground of a row: hover, selected, selected in a pane without focus, keyboard focus."""
    if state.selected and state.active:
        paint_box(painter, rect, radius, color("bg-selected"), color("accent", 0.3))
    elif state.selected or state.hovered:
        paint_box(painter, rect, radius, color("bg-hover"))
    if state.focused and state.selected:
        paint_box(painter, rect, radius, None, color("focus"), 2.0)


def snippet_row_size(text: str, width: int) -> QSize:
    """The size of a snippet's row in a list `width` px wide: one or two lines of text."""
    lines = len(broken_lines(text, font("row"), width - _TEXT_LEFT - _RIGHT, 2))
    return QSize(width, 9 + lines * line_height("row") + 3 + line_height("small") + 9)


def paint_snippet_row(
    painter: QPainter,
    rect: QRectF,
    kind: Kind,
    text: str,
    second: str,
    state: RowState,
    alike: int = 0,
) -> None:
    """Draw a snippet of the queue: dot, two lines, then "Helpful · p. 4" and how many are alike."""
    paint_row_ground(painter, rect, state)
    paint_kind_dot(painter, rect.left() + 8, rect.top() + 10, kind)
    x, width = rect.left() + _TEXT_LEFT, rect.width() - _TEXT_LEFT - _RIGHT
    lines = broken_lines(text, font("row"), width, 2)
    y = paint_lines(painter, x, rect.top() + 9, lines, "row", color("text")) + 3
    tint = color("text-2" if state.selected else "text-3")
    height = line_height("small")
    paint_text(painter, QRectF(x, y, width, height), second, "small", tint)
    if alike:
        x += text_width(second, "small") + 8
        draw_icon(painter, x, y + (height - 13) / 2, "layers", "text-2", 13)
        room = QRectF(x + 16, y, max(0.0, rect.right() - x - 16), height)
        paint_text(painter, room, f"{alike} alike", "chip-small", color("text-2"))
