# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The calendar as a list: a plain table of every post and talk time, which can be sorted, filtered and read aloud."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.overriding import override
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.day import identity
from secondhelping_ui.calendar_page.post_list_model import Column, Index, PostListModel, Wanted
from secondhelping_ui.calendar_page.post_list_rows import RowPainter
from secondhelping_ui.calendar_page.preparing import Preparing
from secondhelping_ui.theme import font, px
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.widgets.kind import KINDS
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.search_field import SearchField
from secondhelping_ui.widgets.table import plain
from secondhelping_ui.wording import KIND_NAMES, counted

ALL_KINDS = "All kinds"

_ROW, _HEADER = 36, 32
_WIDTHS = {Column.WHEN: 178, Column.KIND: 136, Column.ACCOUNTS: 132, Column.STATE: 184}
_LEAST_TEXT = 220
_TO_ROWS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PostTable(QTableView):
    """The rows. `menu_asked` comes with the row and the place on the screen."""

    menu_asked = Signal(object, object)
    focus_seen = Signal()

    def __init__(self, model: PostListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.posts = model
        self.setModel(model)
        plain(self)
        # Its first column begins where the page's other words begin.
        self.setProperty("edge", "page")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.WHEN, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        self.setAccessibleName("Posts and talk times")
        self.restyle()

    def restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setFixedHeight(px(_HEADER))
        self.horizontalHeader().setFont(font("label"))
        self._fit()

    def _fit(self) -> None:
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        left = self.viewport().width() - sum(px(width) for width in _WIDTHS.values())
        self.setColumnWidth(Column.TEXT, max(px(_LEAST_TEXT), left))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Row by row: asked for each cell through Qt, the answers would cost more than the painting.
        first = self.rowAt(event.rect().top())
        last = self.rowAt(event.rect().bottom())
        if first < 0:
            return
        rows = range(first, (self.posts.rowCount() if last < 0 else last + 1))
        cells = [(column, self.columnViewportPosition(column), self.columnWidth(column)) for column in Column]
        brush = RowPainter(QPainter(self.viewport()), self.posts, cells)
        chosen = self.selectionModel()
        for number in rows:
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            brush.paint(self.posts.rows[number], top, height, chosen=chosen.isRowSelected(number))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_asked.emit(self.posts.rows[self.currentIndex().row()], event.globalPos())


class PostList(QWidget):
    """The table and, above it, what narrows it. It has a place for the keys as the month has one."""

    opened = Signal(object)
    menu_asked = Signal(object, object)
    current_changed = Signal()
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PostListModel(self)
        self.preparing = Preparing(self)
        self.table = PostTable(self.model)
        self.search = SearchField("Search the posts", width=px(240))
        self.kinds = MenuButton(ALL_KINDS, icon="list-filter", size="small")
        self.count = Label("", "meta", "text-2")
        self._empty = Label("", "body", "text-2", align=Qt.AlignmentFlag.AlignHCenter)
        self._accounts: Collection[AccountId] | None = None
        self._kind: Kind | None = None
        self._day = date.min
        self._row: Occurrence | None = None
        self._anchor = QWidget(self.table.viewport())
        self._lay_out()
        self._connect()
        self._fill_kinds()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 20, 8)
        bar.setSpacing(10)
        for widget in (self.search, self.kinds):
            bar.addWidget(widget)
        bar.addStretch()
        bar.addWidget(self.count)
        self._stack = QStackedWidget()
        # The keys of the page act here too, where there is no row to stand on.
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.installEventFilter(self)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.menu_asked.connect(self.menu_asked)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._take(now))
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosen_changed.emit())
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort)

    def _open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row)

    def _fill_kinds(self) -> None:
        self.kinds.menu_shown.clear()
        self.kinds.add_choice(ALL_KINDS, partial(self.choose_kind, None), checked=self._kind is None)
        for kind in KINDS:
            chosen = self._kind is kind
            self.kinds.add_choice(KIND_NAMES[kind], partial(self.choose_kind, kind), checked=chosen)
        self.kinds.setText(KIND_NAMES[self._kind] if self._kind is not None else ALL_KINDS)
        self.kinds.setAccessibleName(f"Shown: {self.kinds.text()}")

    @property
    def places(self) -> tuple[QWidget, QWidget]:
        """Where the keys of the page act: not in the search, which takes letters."""
        return self.table, self._empty

    # What is shown

    def show_rows(
        self,
        rows: Sequence[Occurrence],
        accounts: Mapping[AccountId, Account],
        among: Collection[AccountId] | None,
        today: date,
    ) -> None:
        """Show everything on the calendar, with `among` only the posts that go to one of these accounts."""
        self._accounts = among
        self.model.want(self._wanted())
        self.model.show_rows(rows, accounts, today)
        self._show_place()
        self.preparing.begin(self.model.made_ready())

    def choose_kind(self, kind: Kind | None) -> None:
        """Show only this kind; None for all, talk times too."""
        self._kind = kind
        self._fill_kinds()
        self._narrow()

    def _wanted(self) -> Wanted:
        return Wanted(self._accounts, self._kind, self.search.text().strip())

    def _narrow(self) -> None:
        self.model.want(self._wanted())
        self._show_place()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.model.sort(column, order)
        self._show_place()

    def _show_place(self) -> None:
        """After the rows changed: the place of the keys stays on its post, else on the nearest day's."""
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText(
            counted(total, "row") if shown == total else f"{shown:,} of {counted(total, 'row')}"
        )
        nothing = "Nothing on the calendar yet." if not total else "Nothing here fits what you chose above."
        self._empty.setText(nothing)
        had_focus = self.table.hasFocus() or self._empty.hasFocus()
        # A table without a place takes its first row when it gets the focus, as it does when what had it is hidden.
        day, row = self._day, self._row
        self._stack.setCurrentIndex(0 if shown else 1)
        place = self.model.place_of(row) if row is not None else None
        self._go_to_number(self._nearest(day) if place is None else place)
        if had_focus:
            self.take_focus()

    def _nearest(self, day: date) -> int | None:
        """The number of the first row on a day or after it; the last before it where there is none."""
        return self.model.nearest(datetime.combine(day, time.min))

    # The place of the keys

    @property
    def day(self) -> date:
        """The day of the row that the keys act on."""
        return self._day

    @property
    def row(self) -> Occurrence | None:
        """The post or talk time that the keys act on; None where there is none."""
        return self._row

    @property
    def chosen(self) -> list[Occurrence]:
        """The rows that are chosen, in the order shown."""
        numbers = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[number] for number in numbers]

    def choose(self, rows: Sequence[Occurrence]) -> None:
        """Choose these rows, as far as they are shown."""
        wanted = {identity(row) for row in rows}
        found = QItemSelection()
        for number, row in enumerate(self.model.rows):
            if identity(row) in wanted:
                index = self.model.index(number, 0)
                found.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(found, flags)

    def go_to(self, day: date, row: Occurrence | None = None, *, focus: bool = True) -> None:
        """Put the place of the keys on a row, or on the first from a day on."""
        self._day = day
        place = self.model.place_of(row) if row is not None else None
        self._go_to_number(self._nearest(day) if place is None else place)
        if focus:
            self.take_focus()

    def go_to_day(self, day: date) -> None:
        self.go_to(day)

    def forget_row(self) -> None:
        """The place of the keys is a day again."""
        self._row = None

    def go_to_post(self, post_id: int) -> bool:
        """Put the place of the keys on a post, away with what hides it; False where there is no such post."""
        found = self._find(post_id)
        if found is None and (self._kind is not None or self.search.text()):
            self._kind = None
            self._fill_kinds()
            self.search.clear()
            self._narrow()
            found = self._find(post_id)
        if found is not None:
            self.go_to(found.day, found)
        return found is not None

    def _find(self, post_id: int) -> Occurrence | None:
        return next((row for row in self.model.rows if row.post_id == post_id), None)

    def _go_to_number(self, number: int | None) -> None:
        if number is None:
            self._row = None
            self.current_changed.emit()
            return
        index = self.model.index(number, Column.WHEN)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)
        self._take(index)

    def _take(self, index: Index) -> None:
        if index.isValid():
            self._row = self.model.rows[index.row()]
            self._day = self._row.day
            self.current_changed.emit()

    def has_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the table, or to what stands there where it has no rows."""
        (self._empty if self._stack.currentIndex() else self.table).setFocus(reason)

    def start_search(self) -> None:
        """Into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def place(self) -> QWidget:
        """What a popover opens beside: the time and the kind of the row that the keys act on."""
        index = self.table.currentIndex()
        if not index.isValid():
            return self.table
        kind = self.table.visualRect(index.siblingAtColumn(Column.KIND))
        self._anchor.setGeometry(self.table.visualRect(index).united(kind))
        return self._anchor

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the search, Down and Enter lead to what was found.
        down = isinstance(event, QKeyEvent) and event.key() in _TO_ROWS
        if watched is self.search and down and event.type() is QEvent.Type.KeyPress and self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
