# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The list of documents: rows of 58 px, sorted by a click on a heading."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from secondhelping.domain.document import Document
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.sources.document_header import GAP, DocumentHeader
from secondhelping_ui.sources.document_model import (
    DOCUMENT_ROLE,
    Column,
    DocumentModel,
    Index,
    SortedDocuments,
)
from secondhelping_ui.sources.type_mark import HEIGHT, WIDTH, paint_type_mark
from secondhelping_ui.sources.words import language_name, mark_of, second_line, served_words
from secondhelping_ui.theme import color, line_height, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, rounded
from secondhelping_ui.widgets.rows import RowState, paint_row_ground
from secondhelping_ui.widgets.viewport import own_viewport

_ROW = 58
# Column -> the width of its words, and of the rest with the gap to its right; the first takes what is left.
_WIDTHS = {
    Column.LANGUAGE: (76, 10),
    Column.SNIPPETS: (50, 28),
    Column.SERVED: (64, 74),
    Column.MORE: (0, 34),
}
# Column -> below this width of the list, in px at 100 % text, it is left out.
_LEAST = {Column.LANGUAGE: 560, Column.SERVED: 480}
_BESIDE_TITLE = 16
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class DocumentDelegate(QStyledItemDelegate):
    """Paints the cells of a row; the row's ground is the view's, and the view says how its row is to be shown."""

    row = RowState()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document: Document = index.data(DOCUMENT_ROLE)
        rect = QRectF(_rect_of(option))
        match Column(index.column()):
            case Column.DOCUMENT:
                _paint_title(painter, rect, document)
            case Column.LANGUAGE:
                rect.setWidth(rect.width() - GAP)
                paint_text(painter, rect, language_name(document.language), "body", color("text-2"))
            case Column.SNIPPETS:
                rect.setWidth(rect.width() - GAP - 18)
                align = Qt.AlignmentFlag.AlignRight
                paint_text(painter, rect, f"{document.snippets:,}", "strong", color("text"), align)
            case Column.SERVED:
                _paint_served(painter, rect, document, self.row.selected)
            case Column.MORE:
                if self.row.selected or self.row.hovered:
                    draw_icon(painter, rect.left() + 4, rect.center().y() - 8, "ellipsis", "text-2", 16)


def _rect_of(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _paint_title(painter: QPainter, rect: QRectF, document: Document) -> None:
    left = rect.left() + 11
    paint_type_mark(painter, left, rect.center().y() - HEIGHT / 2, *mark_of(document.format))
    x = left + WIDTH + 4 + GAP
    first, second = line_height("strong"), line_height("meta")
    y = rect.center().y() - (first + second) / 2
    width = rect.right() - x - _BESIDE_TITLE
    paint_text(painter, QRectF(x, y, width, first), document.title, "strong", color("text"))
    paint_text(painter, QRectF(x, y + first, width, second), second_line(document), "meta", color("text-2"))


def _paint_served(painter: QPainter, rect: QRectF, document: Document, selected: bool) -> None:
    track = QRectF(rect.left(), rect.center().y() - 3, 56, 6)
    if document.snippets:
        paint_box(painter, track, 3, color("bg-surface" if selected else "bg-sunken"), color("line"), 0.5)
        share = document.served / document.snippets
        if share:
            painter.save()
            painter.setClipPath(rounded(track, 3))
            filled = QRectF(track.left(), track.top(), max(3.0, track.width() * share), track.height())
            paint_box(painter, filled, 3, color("k-helpful-fill"))
            painter.restore()
    room = QRectF(track.right() + 9, rect.top(), rect.right() - track.right() - 9, rect.height())
    paint_text(painter, room, served_words(document), "meta", color("text-2"))


class DocumentList(QTreeView):
    """`current_changed` carries the document to be shown (or None); `menu_wanted` the place for a menu."""

    current_changed = Signal(object)
    menu_wanted = Signal(QPoint)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.rows = DocumentModel(self)
        self.sorted_rows = SortedDocuments(self)
        self.sorted_rows.setSourceModel(self.rows)
        self._by_keyboard = False
        self._hovered = -1
        self._delegate = DocumentDelegate(self)
        self._set_up()
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def _set_up(self) -> None:
        self.setModel(self.sorted_rows)
        self.setItemDelegate(self._delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Documents")

    def _set_up_header(self) -> None:
        header = DocumentHeader(self)
        self.setHeader(header)
        header.setStretchLastSection(False)
        for column in _WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.DOCUMENT, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Widths by the text's size; where it is narrow, first the language goes, then what was served."""
        for column, (words, rest) in _WIDTHS.items():
            self.header().resizeSection(column, px(words) + rest)
        for column, least in _LEAST.items():
            self.header().setSectionHidden(column, self.width() < px(least))

    def restyle(self) -> None:
        self._fit_columns()
        self.scheduleDelayedItemsLayout()
        self.header().updateGeometry()

    def current(self) -> Document | None:
        """The document on show."""
        document: Document | None = self.currentIndex().data(DOCUMENT_ROLE)
        return document

    def selected(self) -> list[Document]:
        """The documents selected, as they stand in the list."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(DOCUMENT_ROLE) for index in rows]

    def shown(self) -> list[Document]:
        """Every document in the list as it is sorted and filtered."""
        indexes = (self.sorted_rows.index(row, 0) for row in range(self.sorted_rows.rowCount()))
        return [index.data(DOCUMENT_ROLE) for index in indexes]

    def choose(self, document_id: DocumentId) -> bool:
        """Select a document and bring it into view; False when it isn't in the list."""
        index = self.sorted_rows.mapFromSource(self.rows.index(self.rows.row_of(document_id), 0))
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def choose_something(self) -> None:
        """After rows came or went: keep the document on show selected, or take the first."""
        shown = self.shown()
        if shown:
            current = self.current()
            self.choose(current.id if current in shown and current else shown[0].id)

    def set_documents(self, documents: Sequence[Document]) -> None:
        """Show these rows; the selection stays on the same document, or goes to the one in its place."""
        current = self.current()
        place = self.currentIndex().row()
        self.rows.set_documents(documents)
        if current is not None and self.choose(current.id):
            return
        if self.sorted_rows.rowCount():
            row = min(max(place, 0), self.sorted_rows.rowCount() - 1)
            self.choose(self.sorted_rows.index(row, 0).data(DOCUMENT_ROLE).id)
        else:
            self.current_changed.emit(None)

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(current.data(DOCUMENT_ROLE) if current.isValid() else None)

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        selected = self.selectionModel().isRowSelected(index.row(), self.rootIndex())
        state = self._delegate.row = RowState(
            selected=selected,
            hovered=index.row() == self._hovered,
            focused=self.hasFocus() and self._by_keyboard and index.row() == self.currentIndex().row(),
            active=self._active(),
        )
        ground = QRectF(0, _rect_of(options).top(), self.viewport().width(), _rect_of(options).height())
        paint_row_ground(painter, ground, state, 10)
        super().drawRow(painter, options, index)

    def _active(self) -> bool:
        """Whether the focus is here, or would be if this window were in front."""
        holder = self.window().focusWidget()
        return holder is None or holder is self or self.isAncestorOf(holder)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            self._by_keyboard = True
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys here, not a search for titles."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index.column() == Column.MORE:
                self.menu_wanted.emit(event.globalPosition().toPoint())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove) and isinstance(event, QHoverEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        """The ground of a row is the view's own, so the whole row changes with the mouse."""
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)
