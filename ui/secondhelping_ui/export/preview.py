# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The preview: one file after the other, in a table that can be read and copied, not changed."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secondhelping_ui.export.preview_model import Index, PreviewModel
from secondhelping_ui.theme import color, font, px
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box, paint_text, rounded
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.table import paint_ground, plain
from secondhelping_ui.wording import counted

_ROW = 32
_HEADER = 30
_LEAST_ROWS = 6
_NARROWEST, _WIDEST, _LEAST_LOUD = 64, 190, 280
_NARROWEST_PREVIEW = 320
_LEAST_COUNT = 180
"""What the words on the rows at the right need to be worth their place, in px."""
_BESIDE_NAME = 48
"""Of the menu, beside its words."""
_GAP = _PADDING = 10
_RADIUS = 10


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
    """Whole rows are selected. As high as its rows, where there is room."""

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
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
        self.setMinimumHeight(min(high, px(_HEADER) + _LEAST_ROWS * px(_ROW)))

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


class Preview(QWidget):
    """The files of an export, one shown. `files` are given as they come from the operation."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model)
        self.how_many = Label("", "meta", "text-2", elide=True, align=Qt.AlignmentFlag.AlignRight)
        self.switch: Segmented | MenuButton | None = None
        self._files: tuple[Any, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._marks: tuple[Sequence[str], ...] = ()
        self._at = 0
        self._tabs_width = 0
        self._head = QHBoxLayout()
        self._head.setSpacing(_GAP)
        self._title = Label("Preview", "heading")
        self._head.addWidget(self._title)
        self._head.addStretch()
        self._head.addWidget(self.how_many, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.table, 1)
        # A short table stands right below its heading.
        column.addStretch()
        self._corners = Corners(self.table, "bg-canvas")

    @property
    def at(self) -> int:
        """Which file is shown."""
        return self._at

    def show_files(
        self, files: Sequence[Any], labels: Sequence[str], marks: Sequence[Sequence[str]] = ()
    ) -> None:
        """Show these files under these labels; the account that was shown stays, where it still is there. `marks`
        has a word for each row of each file, shown before its number."""
        before = self._labels[self._at] if self._at < len(self._labels) else ""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._at = self._labels.index(before) if before in self._labels else 0
            self._measure()
            self._make_switch()
        self._files = tuple(files)
        self._marks = tuple(marks) or ((),) * len(files)
        self._show_counts()
        self._show()

    def show_file(self, number: int) -> None:
        self._at = number
        if isinstance(self.switch, Segmented):
            self.switch.set_index(number)
        elif isinstance(self.switch, MenuButton):
            self._name_menu(self.switch)
        self._show()
        self.shown.emit(number)

    @override
    def minimumSizeHint(self) -> QSize:
        # Narrower than its tabs: it is for them to give way to a menu, not for the page to be cut.
        return QSize(_NARROWEST_PREVIEW, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_switch()

    def restyle(self) -> None:
        """The letters have another size: what stood side by side may not any more."""
        self._measure()
        self._fit_switch()

    def _measure(self) -> None:
        self._tabs_width = Segmented(self._labels).sizeHint().width() if len(self._labels) > 1 else 0

    def _fit_switch(self) -> None:
        """Tabs where all the labels can be read in full, else a menu."""
        if self.switch is not None and isinstance(self.switch, Segmented) != self._have_room():
            self._make_switch()
            self._show_counts()
        elif isinstance(self.switch, MenuButton):
            self._name_menu(self.switch)

    def _have_room(self) -> bool:
        return self._tabs_width <= self._room()

    def _room(self) -> int:
        """For the tabs or the menu, between the heading and the words on the rows."""
        return max(0, self.width() - self._title.sizeHint().width() - _LEAST_COUNT - 2 * _GAP)

    def _make_switch(self) -> None:
        focused = self.switch is not None and self.switch.isAncestorOf(QApplication.focusWidget() or self)
        if self.switch is not None:
            focused |= self.switch.hasFocus()
            self._head.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
        self.switch = self._segments() if self._have_room() else self._menu()
        self._head.insertWidget(1, self.switch)
        if focused:
            holder = self.switch.segment(self._at) if isinstance(self.switch, Segmented) else self.switch
            self.switch.show()
            holder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _segments(self) -> Segmented:
        switch = Segmented(self._labels or ("",), name="File")
        switch.set_index(self._at)
        switch.chosen.connect(self.show_file)
        return switch

    def _menu(self) -> MenuButton:
        switch = MenuButton("", size="small")
        for number, label in enumerate(self._labels):
            switch.add_choice(label, partial(self.show_file, number))
        self._name_menu(switch)
        return switch

    def _name_menu(self, switch: MenuButton) -> None:
        """The file shown; a name that is longer than the room is cut, and said in full by the tooltip."""
        label = self._labels[self._at]
        letters = QFontMetricsF(font("button-small"))
        switch.setText(letters.elidedText(label, Qt.TextElideMode.ElideRight, self._room() - _BESIDE_NAME))
        for number, choice in enumerate(switch.menu_shown.actions()):
            choice.setChecked(number == self._at)
        switch.setToolTip(label if switch.text() != label else "")
        switch.setAccessibleName(label)

    def _show_counts(self) -> None:
        if isinstance(self.switch, Segmented):
            for number, file in enumerate(self._files):
                self.switch.set_count(number, f"{len(file.rows):,}")

    def _show(self) -> None:
        if self._at >= len(self._files):
            self.model.show_rows((), ())
            return
        file = self._files[self._at]
        header = file.header or tuple(f"{n}" for n in range(1, len(file.rows[0]) + 1))
        if self.model.show_rows(header, file.rows, self._marks[self._at]):
            self.table.fit()
            self.table.scrollToTop()
        self.how_many.setText(self._how_many(len(file.rows)))
        self.table.setAccessibleDescription(f"{self._labels[self._at]}, {counted(len(file.rows), 'row')}")

    def _how_many(self, rows: int) -> str:
        hidden = len(self.model.empty_columns())
        text = f"{counted(rows, 'row')}, exactly as they will be saved"
        return f"{text}; {counted(hidden, 'empty column')} not shown" if hidden else text
