# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The list of the queue: the arrows go from snippet to snippet and pass over the heads."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping_ui.review.queue_delegate import QueueDelegate
from secondhelping_ui.review.queue_model import Index, QueueModel

Move = QAbstractItemView.CursorAction

BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class QueueView(QListView):
    """`current_moved` comes with the snippet that the owner went to, `selection_moved` with any choice."""

    current_moved = Signal(object)
    selection_moved = Signal()

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = QueueDelegate(model, self)
        self._anchor = -1
        self._extending = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Snippets")
        self.verticalScrollBar().setSingleStep(24)

    @property
    def current(self) -> SnippetId | None:
        """The snippet that the owner is at."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        snippet = self._model.row(index).snippet
        return snippet.id if snippet else None

    @property
    def selected(self) -> list[SnippetId]:
        """The snippets chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = (self._model.row(self._model.index(number)).snippet for number in rows)
        return [snippet.id for snippet in found if snippet is not None]

    def rows_to_end_of_view(self) -> int:
        """How many snippets there are down to the last one that is seen, and not less than to the current one."""
        last = self.indexAt(self.viewport().rect().bottomLeft())
        number = last.row() if last.isValid() else self._model.rowCount() - 1
        number = max(number, self.currentIndex().row())
        return sum(self._model.is_snippet(row) for row in range(number + 1))

    def go_to(self, snippet_id: SnippetId | None) -> None:
        """Choose this snippet alone, and have it in sight. `current_moved` comes only when it is another."""
        number = self._model.row_number(snippet_id) if snippet_id is not None else None
        if number is None:
            self.selectionModel().clear()
            return
        index = self._model.index(number)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._show_with_head(number)

    def step(self, by: int) -> None:
        """Go some snippets down (or up, where `by` is below 0)."""
        row = self._next_snippet(self.currentIndex().row(), by)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(row), flag)

    def restyle(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _show_with_head(self, number: int) -> None:
        """The first snippet of a document is shown with the head above it."""
        if number and not self._model.is_snippet(number - 1):
            self.scrollTo(self._model.index(number - 1))
        self.scrollTo(self._model.index(number))

    def _next_snippet(self, row: int, by: int) -> int | None:
        """The row of the snippet `by` snippets further, or the last one that way."""
        way = 1 if by > 0 else -1
        found: int | None = None
        left = abs(by)
        row += way
        while left and 0 <= row < self._model.rowCount():
            if self._model.is_snippet(row):
                found = row
                left -= 1
            row += way
        return found

    def _extend_to(self, row: int) -> None:
        """Choose everything from where the choice began to this row."""
        start = self._anchor if self._model.is_snippet(self._anchor) else row
        first, last = sorted((start, row))
        choice = QItemSelection(self._model.index(first), self._model.index(last))
        self.selectionModel().select(choice, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._extending = True
        self.selectionModel().setCurrentIndex(
            self._model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self._extending = False
        self.scrollTo(self._model.index(row))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in ways:
            row = self._next_snippet(self.currentIndex().row(), ways[Qt.Key(event.key())])
            if row is not None:
                self._extend_to(row)
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and index.isValid() and self._model.is_snippet(index.row()):
            self._extend_to(index.row())
            return
        super().mousePressEvent(event)

    @override
    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // 74)
        ways = {
            Move.MoveUp: (row, -1),
            Move.MovePrevious: (row, -1),
            Move.MoveDown: (row, 1),
            Move.MoveNext: (row, 1),
            Move.MovePageUp: (row, -page),
            Move.MovePageDown: (row, page),
            Move.MoveHome: (-1, 1),
            Move.MoveEnd: (self._model.rowCount(), -1),
        }
        if action not in ways:
            return self.currentIndex()
        found = self._next_snippet(*ways[action])
        return self.currentIndex() if found is None else self._model.index(found)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._extending:
            self._anchor = current.row()
        self.current_moved.emit(self.current)

    @override
    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.selection_moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._delegate.set_room(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ring_shown = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self._delegate.ring_shown = False
        return super().viewportEvent(event)
