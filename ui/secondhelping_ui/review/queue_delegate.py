# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Paints the rows of the queue: heads with a count, snippets with dot, two lines, kind and page."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from secondhelping.domain.snippet import Snippet
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.review.queue_model import Index, QueueModel, Row, second_line
from secondhelping_ui.theme import color, px, theme
from secondhelping_ui.widgets.painting import paint_text, text_width
from secondhelping_ui.widgets.rows import RowState, paint_snippet_row

_SIDE = 8  # room left and right of a row's box
_AROUND_TEXT = 48  # from the box's edges to its text, both sides together
_SURELY_TWO_LINES = 70  # letters that no width of the pane holds in one line


class QueueDelegate(QStyledItemDelegate):
    """Rows are 56 high where the text takes one line and 74 where it takes two; heads 42."""

    def __init__(self, model: QueueModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._two_lines: dict[str, bool] = {}
        self._room = 0.0
        self.ring_shown = False
        self._measure()
        theme().theme_changed.connect(self._measure)

    def set_room(self, width: int) -> bool:
        """The width of the list in px, and whether it is another: heights depend on it."""
        room = float(width - 2 * _SIDE - _AROUND_TEXT)
        if room == self._room:
            return False
        self._room = room
        self._two_lines.clear()
        return True

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        snippet = self._model.row(index).snippet
        if snippet is None:
            return self._head
        return self._two if self._takes_two(snippet.text) else self._one

    def _measure(self) -> None:
        """The view asks for every row after each change, so nothing is worked out twice."""
        self._two_lines.clear()
        self._head, self._one, self._two = (QSize(0, px(height)) for height in (42, 56, 74))

    def _takes_two(self, text: str) -> bool:
        if len(text) > _SURELY_TWO_LINES:
            return True
        found = self._two_lines.get(text)
        if found is None:
            found = self._two_lines[text] = text_width(text, "row") > self._room
        return found

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        box = QRectF(option.rect)
        if row.snippet is None:
            _paint_head(painter, box, row)
            return
        state: QStyle.StateFlag = option.state
        self._paint_snippet(painter, box.adjusted(_SIDE, 1, -_SIDE, -1), row.snippet, state)

    def _paint_snippet(
        self, painter: QPainter, box: QRectF, snippet: Snippet, state: QStyle.StateFlag
    ) -> None:
        look = RowState(
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=self.ring_shown and bool(state & QStyle.StateFlag.State_HasFocus),
        )
        text = " ".join(snippet.text.split())
        alike = self._model.alike(snippet.id)
        paint_snippet_row(painter, box, snippet.kind, text, second_line(snippet), look, alike)


def _paint_head(painter: QPainter, box: QRectF, row: Row) -> None:
    middle = box.center().y() + 2
    draw_icon(painter, box.left() + 16, middle - 7.5, "file-text", "text-2", 15)
    count = str(row.number)
    right = box.right() - 16
    wide = text_width(count, "chip") + 1
    line = QRectF(right - wide, middle - 10, wide, 20)
    paint_text(painter, line, count, "chip", color("text-2"), Qt.AlignmentFlag.AlignRight)
    room = QRectF(box.left() + 37, middle - 10, right - wide - 10 - box.left() - 37, 20)
    paint_text(painter, room, row.title, "chip", color("text-2"))
