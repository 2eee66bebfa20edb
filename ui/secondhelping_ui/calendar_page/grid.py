# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The month as a grid of weeks and days, and the place in it that the keys act on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.day import DayCell, same
from secondhelping_ui.calendar_page.day_face import PICTURES_BOUND
from secondhelping_ui.calendar_page.load import Around, Load, closed_words, tone_of
from secondhelping_ui.calendar_page.marker import Marker
from secondhelping_ui.calendar_page.month import DAY, WEEK, Frame, Month, monday_of
from secondhelping_ui.calendar_page.selection import Selection
from secondhelping_ui.calendar_page.week import WeekRow, columns, faces, strip_height
from secondhelping_ui.page import LOW_WINDOW
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_text

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_WEEKS = 6
_MOST_AHEAD = 4
_LEAST_ROW = 96
_LEAST_ROW_LOW = 84
_STEPS = {
    Qt.Key.Key_Left: -DAY,
    Qt.Key.Key_Right: DAY,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class DayNames(QWidget):
    """ "Mix", "Mon" to "Sun" above the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low = False
        self._span = 0
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(px(28))

    def stand_over(self, span: int, *, low: bool) -> None:
        """The width of the weeks below, which a scroll bar may make smaller."""
        if (span, low) != (self._span, self.low):
            self._span, self.low = span, low
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        edges = columns(self._span or self.width(), low=self.low)
        for number, (name, (left, width)) in enumerate(zip(("Mix", *_DAY_NAMES), edges, strict=True)):
            inset = (16 if self.low else 24) if number == 0 else 9
            room = QRectF(left + inset, 0, width - inset, self.height() - 1)
            paint_text(painter, room, name, "label", color("text-3"))


class _Canvas(QWidget):
    """What scrolls. The scroll area would take the arrows for itself, so they are handed on here."""

    def __init__(self, grid: "MonthGrid") -> None:
        super().__init__()
        self._grid = grid

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._grid.take_key(event):
            super().keyPressEvent(event)


class MonthGrid(QWidget):
    """Shows a `Month`. What the owner wants with it comes out as signals."""

    opened = Signal(object)
    day_opened = Signal(object)
    menu_asked = Signal(object, object)
    fix_asked = Signal(object)
    lifted = Signal(object, QPointF)
    moved_out = Signal(object)
    current_changed = Signal()
    picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = Month(Frame(date.min, date.min, 0), {}, {}, date.min)
        self._accounts: Mapping[AccountId, Account] = {}
        self._limit: float | None = None
        self._low = False
        self._day = date.min
        self._row: Occurrence | None = None
        self.selection: Selection | None = None
        self._some_chosen = False
        self._stop: QWidget | None = None
        self._spots: Mapping[date, Spot] = {}
        self._target: DayCell | None = None
        self._fixed = False
        self._names = DayNames()
        self._canvas = _Canvas(self)
        self._scroll = QScrollArea()
        self.weeks = [self._new_week() for _ in range(_MOST_WEEKS)]
        self.marker = Marker(self._canvas)
        self._lay_out()
        self.setAccessibleName("Month")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._mark)

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._canvas)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._names)
        column.addWidget(self._scroll, 1)

    def _new_week(self) -> WeekRow:
        week = WeekRow(self._canvas)
        week.hide()
        week.strip.fix_asked.connect(lambda: self.fix_asked.emit(week.monday))
        for cell in week.cells:
            cell.chip_made.connect(self._adopt)
            cell.pressed.connect(self._press_day)
            cell.more_asked.connect(self._ask_for_list)
            cell.menu_asked.connect(self.menu_asked)
        return week

    def _adopt(self, chip: Chip) -> None:
        chip.focused.connect(self._press_chip)
        chip.clicked.connect(lambda: self.opened.emit(chip))
        chip.lifted.connect(self.lifted)
        chip.picked.connect(lambda chip, held: self.picked.emit(chip.row, held))
        chip.menu_asked.connect(self.menu_asked)

    # What is shown

    def show_month(self, month: Month, accounts: Mapping[AccountId, Account], limit: float | None) -> None:
        """Show a month. The place of the keys stays on its post, wherever that went, else on its day."""
        self.month, self._accounts, self._limit = month, accounts, limit
        self._find_place()
        self._show_weeks()

    def _show_weeks(self) -> None:
        had_focus = self.has_focus()
        self._canvas.setUpdatesEnabled(False)
        for number, week in enumerate(self.weeks):
            week.setVisible(number < self.month.frame.weeks)
        for number, week in enumerate(self.shown_weeks):
            monday = self.month.frame.first + WEEK * number
            week.show_week(self.month, monday, self._accounts, self._limit, low=self._low)
        self._arrange()
        self.show_chosen()
        self._canvas.setUpdatesEnabled(True)
        self._give_place(focus=had_focus)

    @property
    def shown_weeks(self) -> list[WeekRow]:
        return self.weeks[: self.month.frame.weeks]

    @property
    def low(self) -> bool:
        return self._low

    def cells(self) -> Iterator[DayCell]:
        """The days on the screen, in order."""
        for week in self.shown_weeks:
            yield from week.cells

    def over_week(self, day: date) -> WeekRow | None:
        """The week of a day, where it breaks the rule and is on the screen."""
        found = (week for week in self.shown_weeks if week.over and week.monday == monday_of(day))
        return next(found, None)

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day, if it is on the screen."""
        if not self.month.frame.holds(day):
            return None
        number = (day - self.month.frame.first).days
        return self.weeks[number // 7].cells[number % 7]

    def cell_at(self, place: QPoint) -> DayCell | None:
        """The day at a place of the screen (global coordinates)."""
        viewport = self._scroll.viewport()
        if not viewport.rect().contains(viewport.mapFromGlobal(place)):
            return None
        inside = self._canvas.mapFromGlobal(place)
        for cell in self.cells():
            corner = cell.mapTo(self._canvas, QPoint(0, 0))
            if QRect(corner, cell.size()).contains(inside):
                return cell
        return None

    def chips(self) -> Iterator[Chip]:
        """The chips on the screen, in order."""
        for cell in self.cells():
            yield from cell.chips

    def show_chosen(self) -> None:
        """Mark what is chosen together."""
        chosen = self.selection
        some = chosen is not None and len(chosen) > 0
        if some or self._some_chosen:
            for chip in self.chips():
                chip.set_selected(chosen is not None and chosen.holds(chip.row))
        self._some_chosen = some

    def chip_of(self, row: Occurrence) -> Chip | None:
        cell = self.cell(row.day)
        return None if cell is None else cell.chip_of(row)

    def _arrange(self) -> None:
        """Share the height among the weeks; one that breaks the rule has its strip besides."""
        weeks = self.shown_weeks
        if not weeks:
            return
        viewport = self._scroll.viewport().size()
        self._names.stand_over(viewport.width(), low=self._low)
        y = 0
        for week, height in zip(weeks, self._heights([week.over for week in weeks]), strict=True):
            week.setGeometry(0, y, viewport.width(), height)
            week.arrange()
            y += height
        self._canvas.resize(viewport.width(), y)

    def _heights(self, over: Sequence[bool]) -> list[int]:
        """The heights of weeks, by whether they break the rule."""
        height = self._scroll.viewport().height()
        strips = [strip_height(low=self._low) if one else 0 for one in over]
        least = px(_LEAST_ROW_LOW if self._low else _LEAST_ROW)
        row = max(least, (height - sum(strips)) // len(strips))
        spare = max(0, height - sum(strips) - row * len(strips))
        return [
            row + strip + (spare if number == len(strips) - 1 else 0) for number, strip in enumerate(strips)
        ]

    def months_ahead(self) -> int:
        """How many months there is room for in the pictures, besides the one in front."""
        room, dpr = self._scroll.viewport().size(), self.devicePixelRatioF()
        one = 4 * room.width() * room.height() * dpr * dpr
        return max(1, min(_MOST_AHEAD, int(2 * PICTURES_BOUND / max(1.0, one)) - 1))

    def made_ready(self, month: Month, accounts: Mapping[AccountId, Account]) -> Iterator[None]:
        """Paint the days of a month ahead, one at each step: when it is turned to, they are there."""
        dpr, width = self.devicePixelRatioF(), self._scroll.viewport().width()
        mondays = [month.frame.first + WEEK * number for number in range(month.frame.weeks)]
        over = [monday in month.strips for monday in mondays]
        for monday, broken, height in zip(mondays, over, self._heights(over), strict=True):
            below = strip_height(low=self._low) if broken else 0
            for face in faces(month, monday, accounts, (width, height - below), low=self._low):
                face.make_picture(dpr)
                yield

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._fit_window()
        return False

    def restyle(self) -> None:
        self._fit_window()

    def _fit_window(self) -> None:
        low = self.window().height() < LOW_WINDOW
        if low != self._low:
            self._low = low
            self._show_weeks()
        else:
            self._arrange()
            self.show_chosen()
            self._give_place(focus=self.has_focus())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_window()

    # What is carried over it

    def begin_carry(self, load: Load, around: Around) -> None:
        """Learn what each day would mean for something in the air, and grey those that speak against it."""
        self._spots = load.spots(around, self.month.frame.days)
        for cell in self.cells():
            spot = self._spots.get(cell.day)
            cell.set_closed(closed_words(spot) if spot is not None else "")
        self._fixed = load.fixed

    def hover(self, place: QPoint, top: int, *, fine: bool) -> Spot | None:
        """Show the day it hovers over; the month knows no times to snap to."""
        return self._aim(self.cell_at(place))

    def hover_by_key(self, key: Qt.Key | None, *, fine: bool) -> Spot | None:
        """The next day, or the same one of another week."""
        if key is not None:
            self.go_to(self._day + _STEPS[key])
        else:
            self.go_to(self._day)
        return self._aim(self.cell(self._day))

    def target_rect(self) -> QRect:
        cell = self._target
        return QRect() if cell is None else QRect(cell.mapToGlobal(QPoint(0, 0)), cell.size())

    def end_carry(self) -> None:
        self._aim(None)
        self._spots = {}
        for cell in self.cells():
            cell.set_closed("")

    def _aim(self, cell: DayCell | None) -> Spot | None:
        if self._target is not None and self._target is not cell:
            self._target.set_target(None)
        self._target = cell
        spot = self._spots.get(cell.day) if cell is not None else None
        if cell is not None:
            cell.set_target(None if spot is None else tone_of(spot, fixed=self._fixed))
        return spot

    # The place of the keys

    @property
    def day(self) -> date:
        """The day that the keys act on."""
        return self._day

    @property
    def row(self) -> Occurrence | None:
        """The post or talk time that the keys act on; None for the day itself."""
        return self._row

    def go_to(self, day: date, row: Occurrence | None = None, *, focus: bool = True) -> None:
        """Put the place of the keys on a day, or on what stands there."""
        self._day, self._row = day, row
        if not self.month.frame.holds(day):
            self.moved_out.emit(day)
        self._give_place(focus=focus)

    def go_to_post(self, post_id: int) -> bool:
        """Put the place of the keys on a post; False where it isn't on the screen."""
        for cell in self.cells():
            for row in cell.rows:
                if row.post_id == post_id:
                    self.go_to(cell.day, row)
                    return True
        return False

    def has_focus(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and (holder is self or self._canvas.isAncestorOf(holder))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the place of the keys."""
        place = self._place()
        if place is not None:
            place.setFocus(reason)

    def _find_place(self) -> None:
        """Where the place of the keys is after the rows changed."""
        if self._row is not None:
            for rows in self.month.days.values():
                found = next((row for row in rows if same(row, self._row)), None)
                if found is not None:
                    self._day, self._row = found.day, found
                    return
        rows = self.month.on(self._day)
        # What stood here is gone: what is left of the day is next at hand.
        self._row = rows[0] if self._row is not None and rows else None

    def forget_row(self) -> None:
        """The place of the keys is a day again, wherever its post is."""
        self._row = None

    def place(self) -> QWidget:
        """The chip or day that the keys act on; the grid itself where that isn't on the screen."""
        return self._place() or self

    def _place(self) -> QWidget | None:
        cell = self.cell(self._day)
        if cell is None:
            return None
        chip = cell.chip_of(self._row) if self._row is not None else None
        return chip or cell

    def _give_place(self, *, focus: bool) -> None:
        """Make the place the one stop of the Tab key, and give it the focus where the grid had it."""
        place = self._place()
        if place is not self._stop:
            if self._stop is not None:
                self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            if place is not None:
                place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stop = place
        if place is not None and focus:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(place, 0, 24)
        self._mark()
        self.current_changed.emit()

    def _mark(self) -> None:
        place = self._place()
        if place is None or not self.has_focus():
            self.marker.hide()
            return
        corner = place.mapTo(self._canvas, QPoint(0, 0))
        self.marker.put_round(QRect(corner, place.size()), inside=isinstance(place, DayCell))

    # Mouse and keys

    def _press_chip(self, chip: Chip) -> None:
        self.go_to(chip.row.day, chip.row)

    def _press_day(self, cell: DayCell) -> None:
        if self.selection is not None:
            self.selection.clear()
        self.go_to(cell.day)

    def _ask_for_list(self, cell: DayCell) -> None:
        self.go_to(cell.day)
        self.day_opened.emit(cell)

    def take_key(self, event: QKeyEvent) -> bool:
        """The keys that move the place; True when it was one of them."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if days is not None:
            self.go_to_day(self._day + DAY * days)
        elif lines is not None:
            self._go_by_line(lines)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to_day(self._day - DAY * self._day.weekday())
        elif event.key() == Qt.Key.Key_End:
            self.go_to_day(self._day + DAY * (6 - self._day.weekday()))
        else:
            return False
        return True

    def go_to_day(self, day: date, *, last: bool = False) -> None:
        """Put the place on the first (or last) thing of a day, or on the day where there is none."""
        if not self.month.frame.holds(day):
            self._day, self._row = day, None
            self.moved_out.emit(day)
        rows = self._reachable(day)
        self.go_to(day, (rows[-1] if last else rows[0]) if rows else None)

    def _reachable(self, day: date) -> list[Occurrence]:
        """What has a chip on a day; the rest is in the day's list."""
        cell = self.cell(day)
        return [chip.row for chip in cell.chips] if cell is not None else []

    def _go_by_line(self, step: int) -> None:
        rows = self._reachable(self._day)
        place = next((n for n, row in enumerate(rows) if self._row and same(row, self._row)), None)
        following = None if place is None else place + step
        if place is None and step > 0 and rows:
            following = 0
        if following is not None and 0 <= following < len(rows):
            self.go_to(self._day, rows[following])
        else:
            self.go_to_day(self._day + WEEK * step, last=step < 0)
