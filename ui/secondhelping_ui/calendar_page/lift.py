# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Something in the air above the month: a lifted copy under the pointer, a note on the spot below, and its end.

Carrying stays within the window, so it is done with the window's own events rather than with the system's
drag and drop: the keyboard carries the same way, Esc always puts back, and no second event loop runs.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.day import DayCell
from secondhelping_ui.calendar_page.grid import MonthGrid
from secondhelping_ui.calendar_page.load import Load
from secondhelping_ui.calendar_page.month import DAY, WEEK
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import moment_words

_NOTE_WIDTH = 250
_STEPS = {
    Qt.Key.Key_Left: -DAY,
    Qt.Key.Key_Right: DAY,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


def spot_words(load: Load, spot: Spot) -> tuple[str, str]:
    """A bold word and a sentence about a spot."""
    if load.fixed:
        return "It stays where it is.", "This post is in a file already. Change it in your scheduler."
    if spot.past:
        return "In the past.", "A post there can't go out any more."
    if spot.against:
        return "It would break your rule.", " ".join(spot.against)
    return "Good spot.", ""


class SpotNote(QWidget):
    """A small card that says why a spot is good or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_NOTE_WIDTH)
        self._icon = IconLabel("check", "ok", 16)
        self._when = Label("", "meta", "text-2")
        self._words = Label("", "meta", wrap=True)
        self._keys = Label("Enter drops it here. Esc puts it back.", "caption", "text-2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for label in (self._when, self._words, self._keys):
            column.addWidget(label)
        row.addLayout(column, 1)
        _give_shadow(self)
        self.hide()

    @property
    def text(self) -> str:
        """All it says."""
        return f"{self._when.text()} {self._words.text()}".strip()

    def show_spot(self, load: Load, spot: Spot, today: date, *, keys: bool) -> None:
        bold, plain = spot_words(load, spot)
        tone, icon = ("ok", "check") if spot.good else ("attn", "triangle-alert")
        if spot.past or load.fixed:
            tone, icon = "caution", "clock"
        self._icon.set_icon(icon, tone)
        self._when.setText(moment_words(spot.at, today))
        self._words.set_parts([(bold, "meta-strong", "text"), (f" {plain}" if plain else "", "meta", "text")])
        self._keys.setVisible(keys)
        inner = _NOTE_WIDTH - 24 - 16 - 8
        height = 20 + self._when.sizeHint().height() + 2 + self._words.heightForWidth(inner)
        height += 2 + self._keys.heightForWidth(inner) if keys else 0
        self.resize(_NOTE_WIDTH, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        paint_box(QPainter(self), box, 10, color("bg-surface"), color("popover-line"))


def _give_shadow(widget: QWidget) -> None:
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(34)
    shadow.setOffset(0, 12)
    shadow.setColor(color("shadow", 0.28))
    widget.setGraphicsEffect(shadow)


class Lift(QObject):
    """Carries one `Load` at a time over a grid. `dropped` comes with the load and the spot it was let go on,
    `ended` whenever it is over, whichever way."""

    dropped = Signal(object, object)
    spotted = Signal(object)
    ended = Signal()

    def __init__(self, page: QWidget, grid: MonthGrid) -> None:
        super().__init__(page)
        self._page = page
        self._grid = grid
        self._load: Load | None = None
        self._spots: Mapping[date, Spot] = {}
        self._source: QWidget | None = None
        self._target: DayCell | None = None
        self._day: date | None = None
        self._held = QPoint()
        self._by_keys = False
        self._copy = QLabel(page)
        self._copy.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._copy.hide()
        _give_shadow(self._copy)
        self.note = SpotNote(page)

    @property
    def load(self) -> Load | None:
        """What is in the air."""
        return self._load

    @property
    def spot(self) -> Spot | None:
        """The spot it hovers over; None beside the month."""
        return self._spots.get(self._target.day) if self._target is not None else None

    def start_by_mouse(
        self, load: Load, spots: Mapping[date, Spot], source: QWidget, picture: QPixmap, held: QPoint
    ) -> None:
        """Carry with the mouse button down; `source` gets the mouse until it is let go."""
        self._begin(load, spots, picture)
        self._source, self._held = source, held
        source.grabMouse(Qt.CursorShape.ClosedHandCursor)
        self._hover(self._page.cursor().pos())

    def start_by_keys(self, load: Load, spots: Mapping[date, Spot], picture: QPixmap, day: date) -> None:
        """Carry with the arrow keys, from a day on."""
        self._begin(load, spots, picture)
        self._by_keys = True
        self._hover_day(day)

    def know_spots(self, spots: Mapping[date, Spot]) -> None:
        """The spots of another month that is shown now."""
        self._spots = spots

    def put_back(self) -> None:
        """Everything stays as it was."""
        self._end()

    def _begin(self, load: Load, spots: Mapping[date, Spot], picture: QPixmap) -> None:
        self._end()
        self._load, self._spots = load, spots
        self._copy.setPixmap(picture)
        self._copy.resize(_size_of(picture))
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _end(self) -> None:
        if self._load is None:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._source is not None:
            self._source.releaseMouse()
        self._set_target(None)
        self._copy.hide()
        self.note.hide()
        self._load, self._source, self._by_keys = None, None, False
        self.ended.emit()

    def _drop(self) -> None:
        load, spot = self._load, self.spot
        self._end()
        if load is not None and spot is not None:
            self.dropped.emit(load, spot)

    # Where it hovers

    def _hover(self, place: QPoint) -> None:
        here = self._page.mapFromGlobal(place)
        self._copy.move(here - self._held)
        self._copy.show()
        self._copy.raise_()
        self._set_target(self._grid.cell_at(place))
        self._place_note(here + QPoint(18, 26))

    def _hover_day(self, day: date) -> None:
        self._grid.go_to(day)
        cell = self._grid.cell(day)
        if cell is None:
            return
        self._set_target(cell)
        corner = cell.mapTo(self._page, QPoint(0, 0))
        lowest = self._page.height() - self._copy.height() - 8
        self._copy.move(corner.x() + 10, min(corner.y() + 30, lowest))
        self._copy.show()
        self._copy.raise_()
        self._place_note(corner + QPoint(cell.width() + 6, 6))

    def _set_target(self, cell: DayCell | None) -> None:
        day = cell.day if cell is not None else None
        if cell is self._target and day == self._day:
            return
        if self._target is not None:
            self._target.set_target(None)
        self._target, self._day = cell, day
        spot = self.spot
        if cell is not None and spot is not None and self._load is not None:
            cell.set_target(spot.good and not self._load.fixed)
            self.note.show_spot(self._load, spot, self._grid.month.today, keys=self._by_keys)
        self.spotted.emit(spot)

    def _place_note(self, place: QPoint) -> None:
        self.note.setVisible(self.spot is not None)
        room = self._page.rect().adjusted(8, 8, -8, -8)
        x = min(place.x(), room.right() - self.note.width())
        y = place.y()
        if y + self.note.height() > room.bottom():
            y = place.y() - self.note.height() - 60
        self.note.move(max(room.left(), x), max(room.top(), y))
        self.note.raise_()

    # Events while something is in the air

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._source:
            return self._take_mouse(event)
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._take_key(event)
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate):
            self._end()
        return False

    def _take_mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._hover(event.globalPosition().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._hover(event.globalPosition().toPoint())
            self._drop()
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        """Nothing but these keys acts while something is in the air."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return True
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._end()
        elif self._by_keys and key in _STEPS:
            self._hover_day(self._grid.day + _STEPS[key])
        elif self._by_keys and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._drop()
        return True


def _size_of(picture: QPixmap) -> QSize:
    return (picture.deviceIndependentSize()).toSize()
