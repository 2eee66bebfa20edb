# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a file in a table that can be read and copied, not changed."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from secondhelping_ui.shared.preview_model import Index, PreviewModel
from secondhelping_ui.theme import color, font, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, rounded
from secondhelping_ui.widgets.table import paint_ground, plain

_ROW = 32
_HEADER = 30
_LEAST_ROWS = 6
_NARROWEST, _WIDEST, _LEAST_LOUD = 64, 190, 280
_PADDING = _RADIUS = 10


class RowDelegate(QStyledItemDelegate):
    """A cell: its text on one line, elided; the numbers and all but the widest column quieter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loud = 1

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = paint_ground(painter, option)
        if index.column() < index.model().columnCount() - 1:
            painter.fillRect(box.right(), box.top(), 1, box.height(), color("line-subtle"))
        tone = "text" if index.column() == self.loud else "text-2" if index.column() else "text-3"
        align = Qt.AlignmentFlag.AlignLeft if index.column() else Qt.AlignmentFlag.AlignRight
        room = box.adjusted(_PADDING, 0, -_PADDING, -1)
        paint_text(painter, room.toRectF(), str(index.data() or ""), "tray", color(tone), align)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = QFontMetricsF(font("tray")).horizontalAdvance(str(index.data() or ""))
        return QSize(round(width) + 2 * _PADDING + 4, px(_ROW))


class PreviewTable(QTableView):
    """Whole rows are selected. As high as its rows, where there is room; `least` of them are always seen."""

    def __init__(self, model: PreviewModel, least: int = _LEAST_ROWS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._least = least
        self.delegate = RowDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        plain(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(_NARROWEST - 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview of the file")
        self.restyle()

    def restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setFixedHeight(px(_HEADER))
        self.horizontalHeader().setFont(font("label"))
        self.fit()

    def fit(self) -> None:
        """Widths by content, the rest to the widest column; the height by the rows."""
        header = self.horizontalHeader()
        loud = self.delegate.loud = self.rows.widest()
        empty = self.rows.empty_columns()
        for column in range(self.rows.columnCount()):
            self.setColumnHidden(column, column in empty)
        for column in range(self.rows.columnCount()):
            if column != loud and column not in empty:
                least = _NARROWEST - 24 if column == 0 else _NARROWEST
                wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
                self.setColumnWidth(column, max(least, min(_WIDEST, wanted)))
        self._fit_loud()

    def _fit_loud(self) -> None:
        """The widest column gets what the others leave, but never so little that it can't be read."""
        loud, columns = self.delegate.loud, range(self.rows.columnCount())
        left = self.viewport().width() - sum(self.columnWidth(c) for c in columns if c != loud)
        if loud in columns:
            self.setColumnWidth(loud, max(_LEAST_LOUD, left))
        bar = self.horizontalScrollBar().sizeHint().height() if left < _LEAST_LOUD else 0
        high = px(_HEADER) + self.rows.rowCount() * px(_ROW) + 1 + bar
        self.setMaximumHeight(high)
        self.setMinimumHeight(min(high, px(_HEADER) + self._least * px(_ROW)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_loud()

    def chosen_rows(self) -> list[int]:
        """The selected rows by number, all where none is selected."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return chosen or list(range(self.rows.rowCount()))


class Corners(QWidget):
    """Lies over the table, whose corners are square, and makes them round. The mouse goes through it."""

    def __init__(self, table: QWidget, ground: str) -> None:
        super().__init__(table)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRect(QRectF(self.rect()))
        painter.fillPath(whole.subtracted(rounded(QRectF(self.rect()), _RADIUS)), color(self._ground))
        paint_box(painter, QRectF(self.rect()), _RADIUS, None, color("line"))
