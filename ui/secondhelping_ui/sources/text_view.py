# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The text of a document on its sheet, with the lines that were found marked, and their marks in the margin."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from secondhelping.domain.document import Passage
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Snippet, Span
from secondhelping_ui.sources import marks
from secondhelping_ui.sources.marking import whole_words
from secondhelping_ui.sources.passage_text import PAGE_GAP, PassageText, page_of, reading_font
from secondhelping_ui.sources.text_painting import GUTTER, PADDING, RIGHT, TOP, TextPainter
from secondhelping_ui.theme import color

_BELOW = 190
"""Empty sheet below the last line (px), so that the card never hides it for good."""
_BUDGET = 0.008
"""Seconds of setting text before the window gets its turn."""
_CHUNK = 20
_LONG = 800
"""From so many passages on, another size of the text is set bit by bit, too."""
ZOOMS = (80, 90, 100, 115, 130, 150, 175, 200)
"""The sizes of the text on offer, in percent."""


class TextView(QTextEdit):
    """Read-only. `snippet_chosen` comes when a marked line or its mark is clicked; `place_changed` when
    another place of the text is at the upper edge; `filled` when all of the text is there; `resized` when the
    view has another size."""

    snippet_chosen = Signal(object)
    place_changed = Signal()
    filled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PassageText(self.document())
        self._painter = TextPainter(self, self._text)
        self._coming: Iterator[Sequence[Passage]] = iter(())
        self._covered = 0
        self._wanted: tuple[int, int] | None = None
        self._zoom = 100
        self._pressed_at: QPointF | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill_some)
        self._set_up()
        self.restyle()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.verticalScrollBar().valueChanged.connect(self.place_changed)
        self.verticalScrollBar().rangeChanged.connect(self.place_changed)
        self.setAccessibleName("Text of the document")

    def restyle(self) -> None:
        self._take_font()
        # The style sheet's text colour is the window's; a sheet of paper has its own.
        words = color("paper-text").name()
        self.setStyleSheet(
            f"QTextEdit {{ color: {words}; background: transparent; border: none; padding: 0 }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, color("paper-text"))
        self.setPalette(palette)
        self.viewport().update()

    # What is shown

    def show_document(self, chunks: Iterable[Sequence[Passage]], snippets: Sequence[Snippet]) -> None:
        """Set a text anew. The chunks are taken one by one as there is time."""
        self._timer.stop()
        self._text.clear()
        self._set_frame()
        self._coming = iter(chunks)
        self._painter.snippets = tuple(snippets)
        self._painter.current = None
        self._wanted = None
        self.verticalScrollBar().setValue(0)
        self._timer.start()

    def set_snippets(self, snippets: Sequence[Snippet]) -> None:
        """The marked lines, in reading order."""
        self._painter.snippets = tuple(snippets)
        self.viewport().update()

    def set_current(self, snippet_id: SnippetId | None, *, reveal: bool = True) -> None:
        """Show one marked line stronger than the others, and bring it into view."""
        self._painter.current = snippet_id
        snippet = next((one for one in self._painter.snippets if one.id == snippet_id), None)
        if snippet is not None and reveal:
            self._reveal(snippet.span.first, snippet.span.start)
        self.viewport().update()

    def set_covered(self, height: int) -> None:
        """How much of the lower end (px) lies under something else."""
        self._covered = height

    @property
    def covered(self) -> int:
        """How much of the lower end (px) lies under something else."""
        return self._covered

    def marked_span(self) -> Span | None:
        """Where the words stand that are marked with the mouse, whole words only; None where none are."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        first, start = self._text.place(cursor.selectionStart())
        last, end = self._text.place(cursor.selectionEnd())
        if last >= len(self._text.passages):
            return None
        return whole_words(self._text.passages, Span(first, start, last, end))

    def unmark(self) -> None:
        """No words are marked any more."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def set_added(self, passages: frozenset[int]) -> None:
        """Mark the passages of these numbers as new in this edition."""
        self._painter.added = passages
        self.viewport().update()

    def underlay(self, needle: str) -> None:
        """Underlay every occurrence of these words; "" for none."""
        self._painter.needle = needle.strip()
        self.viewport().update()

    @property
    def zoom(self) -> int:
        """The size of the text in percent."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """A size up or down."""
        place = ZOOMS.index(self._zoom) + steps
        self.set_zoom(ZOOMS[max(0, min(place, len(ZOOMS) - 1))])

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text; the place at the upper edge stays."""
        if percent != self._zoom:
            self._zoom = percent
            self._take_font()

    def go_on(self, chunks: Callable[[int], Iterable[Sequence[Passage]]]) -> None:
        """More of the document on show has come in: `chunks` gives it from a passage's number on."""
        if self.complete:
            self._coming = iter(chunks(len(self._text.passages)))
            self._timer.start()

    @property
    def passage_count(self) -> int:
        """How many passages are there by now."""
        return len(self._text.passages)

    @property
    def complete(self) -> bool:
        """Whether all of the text is there."""
        return not self._timer.isActive()

    def page(self) -> int | None:
        """The page at the upper edge, None where the document has none."""
        block = self._block_at_top()
        if not block.isValid() or block.blockNumber() >= len(self._text.passages):
            return None
        return page_of(self._text.passages[block.blockNumber()])

    def share(self) -> float:
        """How far down the text is scrolled, between 0 and 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def turn(self, pages: int) -> None:
        """Go on or back: to another page where the document has pages, else by a screenful."""
        page = self.page()
        if page is None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + pages * round(self.viewport().height() * 0.85))
            return
        numbers = [page_of(passage) for passage in self._text.passages]
        ahead = [number for number in numbers if number is not None and (number - page) * pages > 0]
        if ahead:
            self._scroll_to_block(numbers.index(min(ahead) if pages > 0 else max(ahead)))
        elif pages < 0:
            self.verticalScrollBar().setValue(0)

    def go_to_page(self, page: int) -> None:
        """Go to where a page begins."""
        numbers = [page_of(passage) for passage in self._text.passages]
        if page in numbers:
            self._wanted = None
            self._scroll_to_block(numbers.index(page))

    # Filling

    def _take_font(self) -> None:
        """Set the text in the size of the moment. The place at the upper edge stays."""
        face = reading_font()
        face.setPixelSize(max(8, round(face.pixelSize() * self._zoom / 100)))
        if self.document().defaultFont() == face:
            return
        top = self._block_at_top().blockNumber()
        # To go on where it was, all of the text above has to be laid out anew: too long to wait for.
        if len(self._text.passages) > _LONG:
            self._set_anew(top)
            self.document().setDefaultFont(face)
        else:
            self.document().setDefaultFont(face)
            self._scroll_to_block(top)

    def _set_anew(self, top: int) -> None:
        """Fill the text again bit by bit, and go to a passage when it is there."""
        there = list(self._text.passages)
        again = (there[start : start + _CHUNK] for start in range(0, len(there), _CHUNK))
        self._text.clear()
        self._set_frame()
        self._coming = chain(again, self._coming)
        self._wanted = self._wanted or (top, 0)
        self._timer.start()

    def _set_frame(self) -> None:
        frame = QTextFrameFormat()
        frame.setLeftMargin(GUTTER + PADDING[0])
        frame.setRightMargin(RIGHT + PADDING[0])
        frame.setTopMargin(TOP + PADDING[1])
        frame.setBottomMargin(_BELOW)
        self.document().rootFrame().setFrameFormat(frame)

    def _fill_some(self) -> None:
        until = time.monotonic() + _BUDGET
        while time.monotonic() < until:
            chunk = next(self._coming, None)
            if chunk is None:
                self._timer.stop()
                self._follow_wanted(last=True)
                self.filled.emit()
                return
            first = not self._text.passages
            for start in range(0, len(chunk), _CHUNK):
                self._text.append(chunk[start : start + _CHUNK])
            if first and self._text.passages:
                # What is set before the cursor pushes it along, and the view goes where the cursor is.
                self.moveCursor(QTextCursor.MoveOperation.Start)
                self.verticalScrollBar().setValue(0)
        self._timer.start()
        self._follow_wanted(last=False)

    def _reveal(self, passage: int, letter: int) -> None:
        self._wanted = (passage, letter)
        self._follow_wanted(last=not self._timer.isActive())

    def _follow_wanted(self, *, last: bool) -> None:
        """Go where it was asked to, as soon as that part of the text is there with a screenful below it."""
        if self._wanted is None:
            return
        passage, letter = self._wanted
        if passage + 2 * _CHUNK >= len(self._text.passages) and not last:
            return
        self._wanted = None
        if passage < len(self._text.passages):
            self._scroll_into_view(passage, letter)

    def _scroll_into_view(self, passage: int, letter: int) -> None:
        block = self.document().findBlockByNumber(passage)
        y = marks.first_line_top(self.document(), block, self._text.units(passage, letter))
        bar = self.verticalScrollBar()
        seen = y - bar.value()
        room = self.viewport().height() - self._covered
        if not 24 <= seen <= room - 40:
            bar.setValue(round(y - max(24.0, 0.22 * room)))

    def _scroll_to_block(self, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - 10)

    def _block_at_top(self) -> QTextBlock:
        return self.cursorForPosition(QPointF(self.viewport().width() / 2, PAGE_GAP + 8).toPoint()).block()

    # Painting: the sheet and the marked lines lie under the words that QTextEdit paints

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter)
        painter.end()
        super().paintEvent(event)

    # Choosing

    def snippet_at(self, where: QPointF) -> Snippet | None:
        """The snippet whose marked words or mark are at a place of the viewport (px)."""
        return self._painter.snippet_at(where)

    def added_at(self, where: QPointF) -> bool:
        """Whether a place of the viewport (px) is at the bar of a new passage."""
        return self._painter.added_at(where)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        still = pressed is not None and (event.position() - pressed).manhattanLength() < 4
        if still and event.button() is Qt.MouseButton.LeftButton:
            snippet = self.snippet_at(event.position())
            if snippet is not None:
                self.snippet_chosen.emit(snippet.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.snippet_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = "New in this edition" if self.added_at(QPointF(event.pos())) else ""
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Arrows scroll: there is no cursor to be seen in a text that is only read.
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not event.modifiers():
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * 48)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._begin_in_sight()
        super().keyPressEvent(event)

    def _begin_in_sight(self) -> None:
        """Words marked with the keys begin where the owner is reading, not where the unseen cursor was left."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and not self.viewport().rect().contains(self.cursorRect(cursor)):
            cursor.setPosition(self._block_at_top().position())
            self.setTextCursor(cursor)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
