# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Something in the air above the calendar: a lifted copy under the pointer, a note on the spot below, and its end.

Carrying stays within the window, so it is done with the window's own events rather than with the system's
drag and drop: the keyboard carries the same way, Esc always puts back, and no second event loop runs.
"""

from collections.abc import Callable
from datetime import date, timedelta

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
from secondhelping_ui.calendar_page.field import Field
from secondhelping_ui.calendar_page.load import Around, Load, Tone, tone_of
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import clock_time, counted, moment_words

_NOTE_WIDTH = 250
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_HOUR = timedelta(hours=1)
_RAISED = QPoint(14, 12)
"""The copy stands so far off what is below it that the target's own words can be read."""


def spot_words(load: Load, spot: Spot) -> tuple[str, str]:
    """A bold word and a sentence about a spot."""
    if load.fixed:
        return "It stays where it is.", "This post is in a file already. Change it in your scheduler."
    if spot.past:
        return "In the past.", "A post there can't go out any more."
    if spot.skipped:
        return "That time doesn’t exist.", "The clocks go forward that night and skip it."
    if spot.off:
        return "Not one of its days.", f"{_upper(spot.off)}. The check before an export will name it."
    if spot.against:
        also = "".join(f" {one.words}" for one in spot.cautions)
        return (
            "It would break your rule.",
            f"{' '.join(spot.against)} Saving pauses until it is put right.{also}",
        )
    if spot.cautions:
        return "Not where the plan would put it.", " ".join(one.words for one in spot.cautions)
    if spot.near is not None:
        return f"Too close to {clock_time(spot.near)}.", "Another post goes out within the hour."
    return "Good spot.", since_words(spot.since) if spot.since is not None else ""


def _upper(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def since_words(since: timedelta) -> str:
    """ "3 and a half hours after the post before it." """
    hours, half = int(since / _HOUR), since % _HOUR >= _HOUR / 2
    if not hours:
        return ""
    words = f"{hours} and a half hours" if half else counted(hours, "hour")
    return f"{words[0].upper()}{words[1:]} after the post before it."


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
        tone: str = tone_of(spot, fixed=load.fixed)
        icon = "triangle-alert"
        if spot.past or load.fixed or (spot.good and (spot.near is not None or spot.cautions)):
            tone, icon = Tone.ADVICE, "clock"
        elif tone == Tone.GOOD:
            tone, icon = "ok", "check"
        self._icon.set_icon(icon, tone)
        self._when.setText(moment_words(spot.at, today))
        self._words.set_parts([(bold, "meta-strong", "text"), (f" {plain}" if plain else "", "meta", "text")])
        self._fit(keys=keys)

    def show_way_out(self, load: Load) -> None:
        """It hovers over the tray: let go there, it comes off the calendar."""
        self._icon.set_icon("archive", "text-2")
        self._when.setText("")
        off = ("Take it off.", " It goes back to Ready to serve.")
        if load.row is None or load.row.talk_time_id is not None:
            off = ("Take it off the calendar.", "")
        self._words.set_parts([(off[0], "meta-strong", "text"), (off[1], "meta", "text")])
        self._fit(keys=False)

    def _fit(self, *, keys: bool) -> None:
        self._keys.setVisible(keys)
        self._when.setVisible(bool(self._when.text()))
        inner = _NOTE_WIDTH - 24 - 16 - 8
        height = 20 + self._words.heightForWidth(inner)
        height += self._when.sizeHint().height() + 2 if self._when.text() else 0
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
    """Carries one `Load` at a time over the view in front. `dropped` comes with the load, the spot it was let go on
    and whether it is copied there; `taken_off` with what was let go over the tray; `ended` whenever it is over."""

    dropped = Signal(object, object, bool)
    taken_off = Signal(object)
    spotted = Signal(object)
    ended = Signal()

    def __init__(self, page: QWidget, field: Callable[[], Field], tray: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._field_in_front = field
        self._field = field()
        self._tray = tray
        self._load: Load | None = None
        self._around = Around(None)
        self._today = date.min
        self._source: QWidget | None = None
        self._spot: Spot | None = None
        self._over_tray = False
        self._held = QPoint()
        self._last_place = QPoint()
        self._by_keys = False
        self._copying = False
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
        """The spot it hovers over; None beside the view."""
        return self._spot

    @property
    def copying(self) -> bool:
        """Whether Ctrl is held: what is carried stays where it is, and a copy is laid down."""
        return self._copying

    def prepare(self, around: Around, today: date) -> None:
        """What is known of the calendar before something is lifted."""
        self._around, self._today = around, today

    def start_by_mouse(self, load: Load, source: QWidget, picture: QPixmap, held: QPoint) -> None:
        """Carry with the mouse button down; `source` gets the mouse until it is let go."""
        self._begin(load, picture)
        self._source, self._held = source, held
        source.grabMouse(Qt.CursorShape.ClosedHandCursor)
        self._hover(self._page.cursor().pos())

    def start_by_keys(self, load: Load, picture: QPixmap) -> None:
        """Carry with the arrow keys, from where the keys are."""
        self._begin(load, picture)
        self._by_keys = True
        self._step(None)

    def know_spots(self) -> None:
        """Another month is shown now: what do its days mean for it?"""
        if self._load is not None:
            self._field.begin_carry(self._load, self._around)

    def put_back(self) -> None:
        """Everything stays as it was."""
        self._end()

    def _begin(self, load: Load, picture: QPixmap) -> None:
        self._end()
        self._load = load
        self._field = self._field_in_front()
        self._copying = False
        self._field.begin_carry(load, self._around)
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
        self._load, self._source, self._by_keys = None, None, False
        self._field.end_carry()
        self._set_over_tray(over=False)
        self._copy.hide()
        self.note.hide()
        if self._spot is not None:
            self._spot = None
            self.spotted.emit(None)
        self.ended.emit()

    def _drop(self) -> None:
        load, spot, over_tray, copying = self._load, self._spot, self._over_tray, self._copying
        self._end()
        if load is None:
            return
        if over_tray:
            self.taken_off.emit(load)
        elif spot is not None:
            self.dropped.emit(load, spot, copying)

    # Where it hovers

    def _hover(self, place: QPoint, *, fine: bool = False) -> None:
        self._last_place = place
        here = self._page.mapFromGlobal(place)
        self._copy.move(here - self._held + _RAISED)
        self._copy.show()
        self._copy.raise_()
        self._set_spot(self._field.hover(place, place.y() - self._held.y(), fine=fine))
        self._set_over_tray(over=self._spot is None and self._tray_takes(place))
        self._place_note(here + QPoint(18, 26))

    def _tray_takes(self, place: QPoint) -> bool:
        """What is planned may be pulled back out, onto the tray."""
        load = self._load
        inside = self._tray.isVisible() and self._tray.rect().contains(self._tray.mapFromGlobal(place))
        return inside and load is not None and load.row is not None and not load.fixed

    def _set_over_tray(self, *, over: bool) -> None:
        if over != self._over_tray:
            self._over_tray = over
            self._tray.setProperty("target", over)
            self._tray.update()
        if over and self._load is not None:
            self.note.show_way_out(self._load)

    def _step(self, key: Qt.Key | None, *, fine: bool = False) -> None:
        spot = self._field.hover_by_key(key, fine=fine)
        rect = self._field.target_rect()
        corner = self._page.mapFromGlobal(rect.topLeft())
        lowest = self._page.height() - self._copy.height() - 8
        self._copy.move(corner.x() + 10, min(corner.y() + 30, lowest))
        self._copy.show()
        self._copy.raise_()
        self._set_spot(spot)
        self._place_note(corner + QPoint(rect.width() + 6, 6))

    def _set_spot(self, spot: Spot | None) -> None:
        if spot == self._spot:
            return
        self._spot = spot
        if spot is not None and self._load is not None:
            self.note.show_spot(self._load, spot, self._today, keys=self._by_keys)
        self.spotted.emit(spot)

    def _place_note(self, place: QPoint) -> None:
        self.note.setVisible(self._spot is not None or self._over_tray)
        room = self._page.rect().adjusted(8, 8, -8, -8)
        x = min(place.x(), room.right() - self.note.width())
        y = place.y()
        if y + self.note.height() > room.bottom():
            y = place.y() - self.note.height() - 60
        self.note.move(max(room.left(), x), max(room.top(), y))
        self.note.raise_()

    def _set_copying(self, *, copying: bool) -> None:
        """Ctrl was pressed or let go: a post that stays counts beside its copy."""
        load = self._load
        if load is None or load.row is None or copying == self._copying or self._by_keys:
            return
        self._copying = copying
        self._field.begin_carry(Load(row=load.row, copying=copying), self._around)
        self._spot = None
        self._hover(self._last_place)

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
        held = event.modifiers()
        fine = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if event.type() == QEvent.Type.MouseMove:
            self._set_copying(copying=bool(held & Qt.KeyboardModifier.ControlModifier))
            self._hover(event.globalPosition().toPoint(), fine=fine)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._hover(event.globalPosition().toPoint(), fine=fine)
            self._drop()
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        """Nothing but these keys acts while something is in the air."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Control:
            self._set_copying(copying=event.type() == QEvent.Type.KeyPress)
        if event.type() != QEvent.Type.KeyPress:
            return True
        if key == Qt.Key.Key_Escape:
            self._end()
        elif self._by_keys and key in _ARROWS:
            self._step(key, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self._by_keys and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._drop()
        return True


def _size_of(picture: QPixmap) -> QSize:
    return (picture.deviceIndependentSize()).toSize()
