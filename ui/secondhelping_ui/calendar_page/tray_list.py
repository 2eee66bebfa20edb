# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The snippets that are ready to serve as a list of cards: its model, its painter, and the view to lift them from."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, line_height, px
from secondhelping_ui.widgets.kind import paint_kind_chip
from secondhelping_ui.widgets.painting import (
    broken_lines,
    paint_box,
    paint_dashed_box,
    paint_lines,
    paint_text,
    text_width,
)
from secondhelping_ui.wording import KIND_NAMES, tip

SNIPPET = Qt.ItemDataRole.UserRole
TIMING = SNIPPET + 1
_GAP = 7
_INSET = 9
Index = QModelIndex | QPersistentModelIndex


def origin(snippet: Snippet) -> str:
    """ "Back care at your desk, p. 4"."""
    page = f", p. {snippet.page}" if snippet.page is not None else ""
    return f"{snippet.document_title}{page}"


class TrayModel(QAbstractListModel):
    """Rows of snippets, given to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Snippet] = []
        self._timings: Mapping[SnippetId, str] = {}

    def set_rows(self, rows: Sequence[Snippet], timings: Mapping[SnippetId, str] | None = None) -> None:
        """Show these; `timings` say when some of them may go out."""
        if list(rows) == self._rows and (timings or {}) == self._timings:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._timings = timings or {}
        self.endResetModel()

    def row_of(self, snippet_id: SnippetId) -> int:
        """The row of a snippet; -1 where it isn't in the list."""
        return next((n for n, snippet in enumerate(self._rows) if snippet.id == snippet_id), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        snippet = self._rows[index.row()]
        if role == SNIPPET:
            return snippet
        timing = self._timings.get(snippet.id, "")
        if role == TIMING:
            return timing
        if role == Qt.ItemDataRole.DisplayRole:
            return snippet.text
        if role == Qt.ItemDataRole.ToolTipRole:
            said = f"\nGoes out {timing}." if timing else ""
            return tip(f"{snippet.text}\n{origin(snippet)}{said}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            again = " Served before." if snippet.served else ""
            place = f"{index.row() + 1} of {len(self._rows)}"
            said = f" Goes out {timing}." if timing else ""
            return f"{KIND_NAMES[snippet.kind]}. {snippet.text} {origin(snippet)}.{again}{said} {place}."
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found


class TrayDelegate(QStyledItemDelegate):
    """Paints a snippet as a card: kind, up to three lines (two in low windows), where it comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = 3
        self.carried: SnippetId | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.card_width if isinstance(view, TrayView) else 220
        lines = len(self._lines(str(index.data()), width))
        height = 8 + px(20) + 6 + lines * line_height("tray") + 5 + line_height("micro") + 8
        return QSize(width, height + _GAP)

    def _lines(self, text: str, width: float) -> list[Any]:
        return list(broken_lines(" ".join(text.split()), font("tray"), width - 2 * _INSET, self.most))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        snippet = index.data(SNIPPET)
        box = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        view = self.parent()
        if isinstance(view, TrayView):
            box.setWidth(view.card_width)
        state = option.state
        painter.save()
        if snippet.id == self.carried:
            painter.setOpacity(0.45)
        self._paint_ground(painter, box, state, carried=snippet.id == self.carried)
        self._paint_head(painter, box, snippet)
        y = box.top() + 8 + px(20) + 6
        lines = self._lines(snippet.text, box.width())
        y = paint_lines(painter, box.left() + _INSET, y, lines, "tray", color("text")) + 5
        room = QRectF(box.left() + _INSET, y, box.width() - 2 * _INSET, line_height("micro"))
        self._paint_foot(painter, room, origin(snippet), str(index.data(TIMING) or ""))
        painter.restore()

    @staticmethod
    def _paint_foot(painter: QPainter, room: QRectF, source: str, timing: str) -> None:
        """When it may go out, where that is to be said, then where it comes from."""
        if timing:
            draw_icon(painter, room.left(), room.center().y() - 6, "calendar-clock", "text-2", 12)
            room = room.adjusted(16, 0, 0, 0)
            paint_text(painter, room, timing, "caption", color("text-2"))
            room = room.adjusted(text_width(timing, "caption") + 8, 0, 0, 0)
        if room.width() > 24:
            paint_text(painter, room, source, "caption", color("text-3"))

    def _paint_ground(
        self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, *, carried: bool
    ) -> None:
        if carried:
            paint_dashed_box(painter, box, 9, color("line-control"))
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and selected
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "bg-selected" if selected else "bg-surface"
        line = "accent" if focused else ("line-control" if hovered else "line")
        paint_box(painter, box, 9, color(ground), color(line), 2.0 if focused else 1.0)

    def _paint_head(self, painter: QPainter, box: QRectF, snippet: Snippet) -> None:
        y = box.top() + 8
        paint_kind_chip(painter, box.left() + _INSET, y, snippet.kind, small=True)
        middle = y + px(20) / 2
        draw_icon(painter, box.right() - 8 - 15, middle - 7.5, "grip-vertical", "text-3", 15)
        if snippet.served:
            width = text_width("again", "caption")
            x = box.right() - 8 - 15 - 6 - width
            room = QRectF(x, y, width + 1, px(20))
            paint_text(painter, room, "again", "caption", color("text-2"))
            draw_icon(painter, x - 15, middle - 6, "repeat-2", "text-2", 12)


class TrayView(QListView):
    """The list. `lifted` comes when the mouse pulls at a card, `picked_up` for Enter, `menu_asked` where a card's menu
    is to open."""

    lifted = Signal(object, QPixmap, QPoint)
    picked_up = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Ready to serve")

    def snippet_at(self, index: Index) -> Snippet | None:
        found = index.data(SNIPPET) if index.isValid() else None
        return found if isinstance(found, Snippet) else None

    @property
    def card_width(self) -> int:
        """In px; the same with the scroll bar beside the cards, or its place left free."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def picture_of(self, index: QModelIndex) -> QPixmap:
        """The card as it looks, without the gap below."""
        box = self.visualRect(index)
        return self.viewport().grab(QRect(box.left(), box.top(), self.card_width, box.height() - _GAP))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        # Cards are carried within the window, by the page: see lift.py.
        index = self.currentIndex()
        snippet = self.snippet_at(index)
        if snippet is not None:
            held = self._pressed_at - self.visualRect(index).topLeft()
            self.lifted.emit(snippet, self.picture_of(index), held)

    @override
    def mousePressEvent(self, event: Any) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        where = self.visualRect(index).center() if by_keys else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(where))

    @override
    def event(self, event: QEvent) -> bool:
        # Enter picks up here; the calendar's own Enter must not take it.
        if event.type() == QEvent.Type.ShortcutOverride and _is_enter(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        snippet = self.snippet_at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and snippet is not None:
            self.picked_up.emit(snippet)
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        # Letters are keys of the calendar.
        return

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the texts anew.
        self.scheduleDelayedItemsLayout()


def _is_enter(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return isinstance(event, QKeyEvent) and event.key() in keys and not event.modifiers()
