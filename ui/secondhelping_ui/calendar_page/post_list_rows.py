# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a row of the list of posts is painted: icon and word for the kind, monograms for the accounts, beetroot for what
is over."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.post_list_model import Column, PostListModel
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color
from secondhelping_ui.widgets.chips import state_icons
from secondhelping_ui.widgets.painting import paint_text
from secondhelping_ui.widgets.tags import network_mark_width, paint_network_mark

_LEFT, _PADDING, _ICON = 24, 10, 18


class RowPainter:
    """Paints rows of a table with these cells, each with its left edge and its width in px."""

    def __init__(
        self, painter: QPainter, model: PostListModel, cells: Sequence[tuple[Column, int, int]]
    ) -> None:
        self._painter = painter
        self._model = model
        self._rooms = [
            (column, left + (_LEFT if column is Column.WHEN else _PADDING), left + width - _PADDING)
            for column, left, width in cells
        ]
        self._left = min(left for _column, left, _width in cells)
        self._width = sum(width for _column, _left, width in cells)
        self._chosen, self._line = color("bg-selected"), color("line-subtle")
        self._ink, self._quiet, self._over = color("text"), color("text-2"), color("attn")

    def paint(self, row: Occurrence, top: int, height: int, *, chosen: bool) -> None:
        """One row, from `top` on."""
        painter = self._painter
        if chosen:
            painter.fillRect(self._left, top, self._width, height, self._chosen)
        painter.fillRect(self._left, top + height - 1, self._width, 1, self._line)
        if row.broken:
            painter.fillRect(self._left, top, 3, height - 1, color("attn-fill"))
        for column, left, right in self._rooms:
            self._paint_cell(row, column, QRectF(left, top, right - left, height - 1))

    def _paint_cell(self, row: Occurrence, column: Column, room: QRectF) -> None:
        painter = self._painter
        if column is Column.ACCOUNTS:
            _paint_marks(painter, room, self._model.marks(row))
            return
        words = self._model.words(row, column)
        if column is Column.KIND:
            icon = KIND_ICONS[row.kind] if row.kind is not None else "messages-square"
            tone = KIND_TOKENS[row.kind] if row.kind is not None else "k-talk"
            draw_icon(painter, room.left(), room.center().y() - 7.5, icon, tone, 15)
            paint_text(painter, room.adjusted(22, 0, 0, 0), words, "chip", color(tone))
        elif column is Column.STATE:
            if words:
                self._paint_state(row, words, room)
        else:
            quiet = row.exported or (column is Column.TEXT and row.kind is None)
            paint_text(painter, room, words, "tray", self._quiet if quiet else self._ink)

    def _paint_state(self, row: Occurrence, words: str, room: QRectF) -> None:
        """The icons that a chip of the post has, then the same in words."""
        icons = (["triangle-alert"] if row.broken else []) + state_icons(row.exported, row.again, row.repeats)
        tone = "attn" if row.broken else "text-2"
        for icon in icons:
            draw_icon(self._painter, room.left(), room.center().y() - 6.5, icon, tone, 13)
            room = room.adjusted(_ICON, 0, 0, 0)
        paint_text(self._painter, room, words, "meta", self._over if row.broken else self._quiet)


def _paint_marks(painter: QPainter, room: QRectF, marks: tuple[str, ...]) -> None:
    x = room.left()
    for number, mark in enumerate(marks):
        rest = f"+{len(marks) - number}"
        last = number == len(marks) - 1
        shown = mark if last or x + 2 * network_mark_width(mark) + 30 <= room.right() else rest
        x += paint_network_mark(painter, x, room.center().y() - 8, shown) + 4
        if shown is rest:
            return
