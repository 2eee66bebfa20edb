# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Paints what lies under the words of a document's text: the sheet, marked lines, page numbers, words looked for."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from secondhelping.domain.document import Role
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.sources import marks
from secondhelping_ui.sources.marks import Mark
from secondhelping_ui.sources.passage_text import PAGE_GAP, PassageText, page_words
from secondhelping_ui.theme import color, line_height, mixed
from secondhelping_ui.widgets.painting import paint_box, paint_text

GUTTER = 52
RIGHT = 38
TOP = 18
PADDING = (28, 26)


class TextPainter:
    """Knows where in the text the marked lines are that it paints. `needle` are words to underlay, `added` the numbers
    of the passages that are new in this edition."""

    def __init__(self, view: QTextEdit, text: PassageText) -> None:
        self._view = view
        self._text = text
        self.snippets: Sequence[Snippet] = ()
        self.current: SnippetId | None = None
        self.needle = ""
        self.added: frozenset[int] = frozenset()

    def paint(self, painter: QPainter) -> None:
        """Paint all that is in view."""
        painter.fillRect(self._view.viewport().rect(), color("bg-sunken"))
        if not self._text.passages:
            return
        shift = -self._view.verticalScrollBar().value()
        self._paint_sheet(painter, shift)
        painter.translate(0, shift)
        for _number, snippet in self._in_view():
            self._paint_snippet(painter, snippet)
        self._paint_blocks(painter)
        for mark in self._marks():
            marks.paint_mark(painter, mark, mark.snippet.id == self.current)

    def _paint_sheet(self, painter: QPainter, shift: int) -> None:
        # Not the document's size: asking for that lays out all of it.
        height = self._view.verticalScrollBar().maximum() + self._view.viewport().height() - 2 * TOP
        width = self._view.viewport().width() - GUTTER - RIGHT
        sheet = QRectF(GUTTER, TOP + shift, width, height)
        paint_box(painter, sheet, 3, color("paper"), color("line"))

    def _paint_blocks(self, painter: QPainter) -> None:
        """What belongs to blocks: page numbers, bullets, the line beside quotes and cells, words looked for."""
        layout = self._view.document().documentLayout()
        for block in self._blocks_in_view():
            passage = self._text.passages[block.blockNumber()]
            rect = layout.blockBoundingRect(block)
            if self._text.starts_page(passage, block.blockNumber()):
                self._paint_page_number(painter, rect.top(), page_words(passage))
            if block.blockNumber() in self.added:
                painter.fillRect(_added_bar(rect), mixed("accent", "paper", 0.55))
            if passage.role is Role.LIST_ITEM:
                self._paint_bullet(painter, block, rect)
            elif passage.role in (Role.QUOTE, Role.TABLE_CELL):
                left = rect.left() + block.blockFormat().leftMargin() - 10
                painter.fillRect(
                    QRectF(left, rect.top(), 2, rect.height()), mixed("paper-text", "paper", 0.2)
                )
            if self.needle:
                self._paint_finds(painter, block)

    def added_at(self, where: QPointF) -> bool:
        """Whether a place of the viewport (px) is at the bar of a new passage."""
        place = QPointF(where.x(), where.y() + self._view.verticalScrollBar().value())
        layout = self._view.document().documentLayout()
        bars = (
            _added_bar(layout.blockBoundingRect(block))
            for block in self._blocks_in_view()
            if block.blockNumber() in self.added
        )
        return any(bar.adjusted(-6, 0, 8, 0).contains(place) for bar in bars)

    def _paint_page_number(self, painter: QPainter, top: float, words: str) -> None:
        left = GUTTER + PADDING[0]
        width = self._view.viewport().width() - left - RIGHT - PADDING[0]
        y = top - PAGE_GAP + 12
        painter.fillRect(QRectF(left, y, width, 1), color("line"))
        room = QRectF(left, y + 3, width, line_height("caption"))
        paint_text(painter, room, words, "caption", color("line-control"), Qt.AlignmentFlag.AlignRight)

    def _paint_bullet(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        line = block.layout().lineAt(0)
        if line.isValid():
            middle = rect.top() + line.y() + line.ascent() * 0.66
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("paper-text"))
            painter.drawEllipse(QPointF(rect.left() + block.blockFormat().leftMargin() - 10, middle), 2, 2)

    def _paint_finds(self, painter: QPainter, block: QTextBlock) -> None:
        words, needle = block.text().lower(), self.needle.lower()
        start = words.find(needle)
        while start >= 0:
            end = start + len(needle)
            first, last = (self._text.units(block.blockNumber(), place) for place in (start, end))
            for box in marks.boxes(self._view.document(), block, first, last):
                paint_box(painter, box, 2, color("caution-fill", 0.45))
            start = words.find(needle, end)

    def _paint_snippet(self, painter: QPainter, snippet: Snippet) -> None:
        current = snippet.id == self.current
        for block_number, start, end in marks.pieces(self._text, snippet):
            block = self._view.document().findBlockByNumber(block_number)
            found = marks.boxes(self._view.document(), block, start, end)
            marks.paint_highlight(painter, found, snippet.kind, snippet.verdict, current)

    def _blocks_in_view(self) -> Iterator[QTextBlock]:
        """The blocks on the screen, one before and one after."""
        first = self._view.cursorForPosition(QPointF(GUTTER + 40, 0).toPoint()).block()
        layout = self._view.document().documentLayout()
        bottom = self._view.verticalScrollBar().value() + self._view.viewport().height()
        block = first.previous() if first.previous().isValid() else first
        while block.isValid() and block.blockNumber() < len(self._text.passages):
            if layout.blockBoundingRect(block).top() - PAGE_GAP > bottom:
                return
            yield block
            block = block.next()

    def _in_view(self) -> Iterator[tuple[int, Snippet]]:
        """The snippets on the screen with their numbers from 1; some just above it, whose marks reach down."""
        numbers = [block.blockNumber() for block in self._blocks_in_view()]
        if not numbers:
            return
        first, last = numbers[0] - 6, numbers[-1]
        for number, snippet in enumerate(self.snippets, 1):
            if snippet.span.last >= first and snippet.span.first <= last:
                yield number, snippet

    def _marks(self) -> Iterator[Mark]:
        places = []
        for number, snippet in self._in_view():
            place = marks.pieces(self._text, snippet)[:1]
            for block_number, start, _end in place:
                block = self._view.document().findBlockByNumber(block_number)
                places.append((number, snippet, marks.first_line_top(self._view.document(), block, start)))
        return marks.marks(places)

    # What is where

    def snippet_at(self, where: QPointF) -> Snippet | None:
        """The snippet whose marked words or mark are at a place of the viewport (px)."""
        place = QPointF(where.x(), where.y() + self._view.verticalScrollBar().value())
        for mark in self._marks():
            if mark.box.adjusted(-3, -1, 3, 2).contains(place):
                return mark.snippet
        for _number, snippet in self._in_view():
            for block_number, start, end in marks.pieces(self._text, snippet):
                block = self._view.document().findBlockByNumber(block_number)
                if any(box.contains(place) for box in marks.boxes(self._view.document(), block, start, end)):
                    return snippet
        return None


def _added_bar(block: QRectF) -> QRectF:
    """The bar beside a new passage, at the left edge of the sheet."""
    return QRectF(GUTTER + 9, block.top() + 1, 3, block.height() - 2)
