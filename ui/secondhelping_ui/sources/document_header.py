# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The headings above the list of documents, by which it is sorted: with the mouse, or with Tab, arrows and Enter."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.sources.document_model import HEADINGS, Column
from secondhelping_ui.sources.type_mark import WIDTH
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_focus_ring, paint_plain, paint_text, text_width
from secondhelping_ui.widgets.viewport import own_viewport

ABOVE_ROWS = 4
"""Between the line below the headings and the first row, in px."""

GAP = 10
"""At the right end of a column, in px."""

_TOP = 16
_ARROW = 12
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DocumentHeader(QHeaderView):
    """The headings, painted from tokens. A third click on one goes back to the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self)
        self._at = Column.DOCUMENT
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(20)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sortIndicatorChanged.connect(self._say)
        self._say()

    @property
    def at(self) -> Column:
        """The heading that the keys are on."""
        return self._at

    def sort_here(self) -> None:
        """As a click does: ascending, then descending, then the latest first again."""
        here = self.sortIndicatorSection() == self._at
        ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        if here and not ascending:
            self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            order = Qt.SortOrder.DescendingOrder if here else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(self._at, order)

    def _step(self, by: int) -> None:
        shown = [column for column in Column if HEADINGS[column] and not self.isSectionHidden(column)]
        place = shown.index(self._at) if self._at in shown else 0
        self._at = shown[max(0, min(len(shown) - 1, place + by))]
        self._say()
        self.viewport().update()

    def _say(self) -> None:
        """What a screen reader says of the heading that the keys are on."""
        here = self.sortIndicatorSection() == self._at
        ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = ("ascending" if ascending else "descending") if here else "not sorted by it"
        self.setAccessibleName(f"{HEADINGS[self._at]}, {order}. Enter sorts.")

    @override
    def event(self, event: QEvent) -> bool:
        # Enter and Space are keys of the page too: here they sort.
        ours = isinstance(event, QKeyEvent) and event.key() in (*_CHOOSE, *_STEPS)
        if ours and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSE:
            self.sort_here()
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._step(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, _TOP + px(16) + 6 + 1 + ABOVE_ROWS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_plain(painter, QRectF(self.viewport().rect()), color("bg-canvas"))
        paint_plain(painter, QRectF(0, self.height() - 1 - ABOVE_ROWS, self.width(), 1), color("line"))
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._paint_heading(painter, Column(section))

    def _paint_heading(self, painter: QPainter, column: Column) -> None:
        room = self._words_room(column)
        here = self.isSortIndicatorShown() and self.sortIndicatorSection() == column
        paint_text(painter, room, HEADINGS[column], "label", color("text-2" if here else "text-3"))
        if here:
            self._paint_arrow(painter, column, room)
        if self.hasFocus() and column == self._at:
            before, after = (0, 0) if not here else (_ARROW, 0) if column is Column.SNIPPETS else (0, _ARROW)
            paint_focus_ring(painter, room.adjusted(-6 - before, -4, 6 + after, 4), 6)

    def _words_room(self, column: Column) -> QRectF:
        """Where the words of a heading stand; the figures of a column stand at its right, and so do the words."""
        left, width = self.sectionViewportPosition(column), self.sectionSize(column)
        words = text_width(HEADINGS[column], "label")
        x = left + (11 + WIDTH + 4 + GAP if column is Column.DOCUMENT else 0.0)
        if column is Column.SNIPPETS:
            x = left + width - GAP - 18 - words
        return QRectF(x, _TOP, min(words + 1, left + width - x), px(16))

    def _paint_arrow(self, painter: QPainter, column: Column, room: QRectF) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        x = room.left() - _ARROW - 3 if column is Column.SNIPPETS else room.right() + 3
        icon = "chevron-up" if up else "chevron-down"
        draw_icon(painter, x, room.center().y() - _ARROW / 2, icon, "text-2", _ARROW)
