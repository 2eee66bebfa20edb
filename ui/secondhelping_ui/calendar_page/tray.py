# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The tray beside the month: what is ready to serve, by kind, and talk times to put on a day."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.calendar_page.tray_list import TrayDelegate, TrayModel, TrayView
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, px
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.card import Ground, Line
from secondhelping_ui.widgets.kind import KINDS
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import (
    paint_box,
    paint_dashed_box,
    paint_focus_ring,
    paint_text,
    text_width,
)
from secondhelping_ui.wording import KIND_NAMES, counted

WIDTH = 252
WIDTH_LOW = 224
TALK_MINUTES = (10, 15, 30)
_GRIP = 12
_ICON_EDGE = 4
"""What a button of an icon alone has at its right, in px."""
_SIDE, _SIDE_LOW = 14, 12


class KindFilter(QAbstractButton):
    """One of the four buttons above the cards: icon and number; checked, only this kind is shown."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        self.setText(str(number))
        words = f"{KIND_NAMES[self.kind]}, {counted(number, 'snippet')}"
        self.setAccessibleName(f"Only {words}")
        self.setToolTip(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(44, px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        line = kind_color(self.kind, "" if on or self.underMouse() else "line")
        paint_box(painter, box, 6, kind_color(self.kind, "soft"), line, 2.0 if on else 1.0)
        width = 14 + 4 + text_width(self.text(), "chip-small")
        x = (self.width() - width) / 2
        draw_icon(painter, x, self.height() / 2 - 7, KIND_ICONS[self.kind], KIND_TOKENS[self.kind], 14)
        room = QRectF(x + 18, 0, self.width() - x - 18, self.height())
        paint_text(painter, room, self.text(), "chip-small", kind_color(self.kind))
        if self.hasFocus():
            paint_focus_ring(painter, box, 6)


class TalkSlot(QAbstractButton):
    """Minutes of talk time to put on a day: pulled there, or pressed for the chosen day."""

    lifted = Signal(object, QPixmap, QPoint)

    def __init__(self, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._pressed_at: QPointF | None = None
        self.setText(f"{minutes} min")
        self.setAccessibleName(f"Add {minutes} minutes of talk time to the chosen day")
        self.setToolTip("Pull it onto a day, or press it to add it to the chosen day.")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(64, px(26))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = (event.position() - start).manhattanLength() if start is not None else 0
        if start is not None and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.lifted.emit(self, self.grab(), start.toPoint())
            return
        super().mouseMoveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, 6, color("k-talk-soft" if self.underMouse() else "bg-surface"))
        paint_dashed_box(painter, box, 6, color("k-talk-fill"))
        words = text_width(self.text(), "small")
        # The grip goes first where large text leaves no room for it. Its dots fill the middle of their icon.
        grip = _GRIP if _GRIP + words + 8 <= self.width() else 0
        x = (self.width() - grip - words) / 2
        if grip:
            draw_icon(painter, x - 3, self.height() / 2 - 6.5, "grip-vertical", "k-talk", 13)
        room = QRectF(x + grip, 0, self.width() - x - grip, self.height())
        paint_text(painter, room, self.text(), "small", color("k-talk"))
        if self.hasFocus():
            paint_focus_ring(painter, box, 6)


class CountPill(QWidget):
    """A number in a round well, beside a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.show_number(0)

    @property
    def text(self) -> str:
        return self._text

    def show_number(self, number: int) -> None:
        self._text = str(number)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(round(text_width(self._text, "meta-strong")) + 16, px(18))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, box.height() / 2, color("bg-sunken"))
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, box, self._text, "meta-strong", color("text-2"), centre)


class Tray(QWidget):
    """Ready to serve, and talk time. It is given its rows and says what the owner does with them."""

    closed = Signal()
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Snippet] = []
        self._timings: Mapping[SnippetId, str] = {}
        self._waiting = 0
        self._side = _SIDE
        self._sided: list[tuple[QBoxLayout, int]] = []
        self.model = TrayModel(self)
        self.view = TrayView()
        self.delegate = TrayDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.count = CountPill()
        self.filters = {kind: KindFilter(kind) for kind in KINDS}
        self.slots = [TalkSlot(minutes) for minutes in TALK_MINUTES]
        self._build()
        self.set_low(False)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._filter_row())
        self._nothing = self._empty()
        column.addWidget(self._nothing, 1)
        self._list_room = QWidget()
        inner = QHBoxLayout(self._list_room)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        # Its bar stands right of the cards, which end where everything else does.
        self._sided.append((inner, self.view.verticalScrollBar().sizeHint().width()))
        column.addWidget(self._list_room, 1)
        column.addWidget(Line())
        column.addWidget(self._talk_times())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        self._sided.append((row, _ICON_EDGE))
        row.setSpacing(8)
        row.addWidget(Label("Ready to serve", "product"))
        row.addWidget(self.count)
        row.addStretch()
        close = icon_button("panel-right", "Hide what is ready to serve (Y)", "small")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 10)
        self._sided.append((row, 0))
        row.setSpacing(5)
        for button in self.filters.values():
            button.clicked.connect(lambda _on=False, button=button: self._choose(button))
            row.addWidget(button, 1)
        return row

    def _empty(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 14, 0, 14)
        self._sided.append((column, 0))
        column.setSpacing(10)
        self._empty_words = Label("", "meta", "text-2", wrap=True)
        self.review_button = Button("Look through snippets", Role.SECONDARY, "small", icon="list-checks")
        self.review_button.clicked.connect(self.review_asked)
        column.addWidget(self._empty_words)
        column.addWidget(self.review_button)
        column.addStretch()
        return room

    def _talk_times(self) -> QWidget:
        ground = Ground("bg-window")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 10, 0, 12)
        self._sided.append((column, 0))
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(IconLabel("messages-square", "k-talk", 15))
        head.addWidget(Label("Talk time", "meta-strong"))
        head.addWidget(Label("live, never automated", "caption", "text-2", elide=True), 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(6)
        for slot in self.slots:
            row.addWidget(slot, 1)
        column.addLayout(row)
        return ground

    # Rows

    def show_rows(
        self, rows: Sequence[Snippet], waiting: int, timings: Mapping[SnippetId, str] | None = None
    ) -> None:
        """Show what is ready; `waiting` snippets are still to review; `timings` say when some may go out."""
        self._rows = list(rows)
        self._timings = timings or {}
        self._waiting = waiting
        self.count.show_number(len(rows))
        for kind, button in self.filters.items():
            button.show_number(sum(snippet.kind is kind for snippet in rows))
        self._show_filtered()
        self._say_why_empty()

    @property
    def empty_words(self) -> str:
        """Why no card is shown; "" where there are some."""
        return "" if self.model.rowCount() else self._empty_words.text()

    def _show_filtered(self) -> None:
        chosen = self.selected
        kind = self.kind
        self.model.set_rows([row for row in self._rows if kind is None or row.kind is kind], self._timings)
        row = self.model.row_of(chosen.id) if chosen is not None else -1
        if row >= 0:
            self._select(self.model.index(row))
        empty = not self.model.rowCount()
        self._nothing.setVisible(empty)
        self._list_room.setVisible(not empty)

    def _say_why_empty(self) -> None:
        waiting = self._waiting
        if self._rows:
            words = f"Nothing {KIND_NAMES[self.kind].lower()} is ready to serve." if self.kind else ""
        elif waiting:
            are = "is" if waiting == 1 else "are"
            words = f"Nothing is ready to serve. {counted(waiting, 'snippet')} {are} waiting for your word."
        else:
            words = "Nothing is ready to serve. A new document would help."
        self._empty_words.setText(words)
        self.review_button.setVisible(not self._rows and waiting > 0)

    @property
    def rows(self) -> list[Snippet]:
        """Everything that is ready, whatever kind is shown."""
        return self._rows

    @property
    def kind(self) -> Kind | None:
        """The one kind that is shown; None for all."""
        return next((kind for kind, button in self.filters.items() if button.isChecked()), None)

    def _choose(self, button: KindFilter) -> None:
        for other in self.filters.values():
            if other is not button:
                other.setChecked(False)
        self._show_filtered()
        self._say_why_empty()

    @property
    def selected(self) -> Snippet | None:
        """The card that is selected."""
        indexes = self.view.selectedIndexes()
        return self.view.snippet_at(indexes[0]) if indexes else None

    @property
    def next_up(self) -> Snippet | None:
        """The selected card, else the best one shown."""
        return self.selected or self.view.snippet_at(self.model.index(0))

    def set_carried(self, snippet_id: SnippetId | None) -> None:
        """Which card is being carried: it stays as a dashed ghost."""
        self.delegate.carried = snippet_id
        self.view.viewport().update()

    def take_focus(self) -> None:
        """Put the focus on the list, on its first card where none is selected."""
        if self.selected is None and self.model.rowCount():
            self._select(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _select(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_low(self, low: bool) -> None:
        """Narrower, with two lines a card, in low windows."""
        self.setFixedWidth(WIDTH_LOW if low else WIDTH)
        self._side = _SIDE_LOW if low else _SIDE
        self._fit_sides()
        most = 2 if low else 3
        if self.delegate.most != most:
            self.delegate.most = most
            self.view.scheduleDelayedItemsLayout()

    def _fit_sides(self) -> None:
        """Everything begins and ends at the same distance from the edges."""
        for layout, beside in self._sided:
            margins = layout.contentsMargins()
            layout.setContentsMargins(self._side, margins.top(), self._side - beside, margins.bottom())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        painter.fillRect(0, 0, 1, self.height(), color("line"))
