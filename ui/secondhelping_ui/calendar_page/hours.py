# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The week by the hour: seven days beside one another, each post at its time, and the place that the keys act on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence, Slot
from secondhelping.operations.spots import Judge, Spot
from secondhelping_ui.calendar_page.chip import Chip, said_of
from secondhelping_ui.calendar_page.day import same
from secondhelping_ui.calendar_page.day_face import DayLook
from secondhelping_ui.calendar_page.hours_bar import HoursBar
from secondhelping_ui.calendar_page.hours_block import HourBlock, make_ready
from secondhelping_ui.calendar_page.hours_column import LEFT, RIGHT, DayColumn, places_of
from secondhelping_ui.calendar_page.hours_heads import GUTTER, DayHeads, hour_columns, hour_px, hours_in
from secondhelping_ui.calendar_page.hours_layout import QUARTER, better_hours, closed, minute_at, moment, y_of
from secondhelping_ui.calendar_page.load import Around, Load, tone_of
from secondhelping_ui.calendar_page.marker import Marker
from secondhelping_ui.calendar_page.month import DAY, Frame, Mix, Month, monday_of
from secondhelping_ui.calendar_page.selection import Selection
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_text
from secondhelping_ui.wording import clock_time, short_date

_FIRST_SHOWN = 7
_ABOVE = 12
_EDGE, _STEP = 28, 14
_MORNING = 9 * 60


class _Canvas(QWidget):
    """What scrolls: the hours at the left, the days beside them."""

    def __init__(self, view: "HoursView") -> None:
        super().__init__()
        self._view = view

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view.take_key(event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("bg-canvas"))
        hour, width = hour_px(), px(GUTTER)
        first, last = hours_in(event.rect())
        for number in range(first, last):
            room = QRectF(0, number * hour - 8, width - 9, 16)
            words = clock_time(datetime(2000, 1, 1, number))
            paint_text(painter, room, words, "micro", color("text-3"), Qt.AlignmentFlag.AlignRight)


class HoursView(QWidget):
    """Shows one week of a `Month`. What the owner wants with it comes out as signals, as from the month."""

    opened = Signal(object)
    menu_asked = Signal(object, object)
    lifted = Signal(object, QPointF)
    moved_out = Signal(object)
    current_changed = Signal()
    picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = Month(Frame(date.min, date.min, 0), {}, {}, date.min)
        self.bar = HoursBar()
        self._accounts: Mapping[AccountId, Account] = {}
        self._day = date.min
        self._row: Occurrence | None = None
        self.selection: Selection | None = None
        self._some_chosen = False
        self._stop: QWidget | None = None
        self._slot: datetime | None = None
        self._judge: Judge | None = None
        self._load: Load | None = None
        self._aimed: tuple[DayColumn, datetime] | None = None
        self._carried_to: datetime | None = None
        self._scrolled = False
        self._heads = DayHeads()
        self._canvas = _Canvas(self)
        self._scroll = QScrollArea()
        self.columns = [self._new_column() for _ in range(7)]
        self._anchor = QWidget(self._canvas)
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.marker = Marker(self._canvas)
        self._lay_out()
        self.setAccessibleName("Week")
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
        column.addWidget(self.bar)
        column.addWidget(self._heads)
        column.addWidget(self._scroll, 1)
        self._heads.pressed.connect(lambda number: self.go_to(self.month.frame.first + DAY * number))

    def _new_column(self) -> DayColumn:
        made = DayColumn(self._canvas)
        made.block_made.connect(self._adopt)
        made.pressed.connect(self._press_slot)
        made.menu_asked.connect(self.menu_asked)
        return made

    def _adopt(self, block: Chip) -> None:
        block.focused.connect(self._press_block)
        block.clicked.connect(lambda: self.opened.emit(block))
        block.lifted.connect(self.lifted)
        block.picked.connect(lambda block, held: self.picked.emit(block.row, held))
        block.menu_asked.connect(lambda chip, where: self.menu_asked.emit(chip.row, where))

    # What is shown

    def show_week(
        self,
        month: Month,
        accounts: Mapping[AccountId, Account],
        limit: float | None,
        slots: Sequence[Slot],
    ) -> None:
        """Show a week. The place of the keys stays on its post, wherever that went, else on its day."""
        had_focus = self.has_focus()
        self.month, self._accounts = month, accounts
        self._find_place()
        first = month.frame.first
        for number, column in enumerate(self.columns):
            day = first + DAY * number
            name = month.named.get(day, "")
            look = DayLook(day, today=day == month.today, past=day < month.today, name=name)
            column.show_day(look, month.on(day), accounts, better_hours(slots, number))
        strip = month.strips.get(first)
        self.bar.show_week(first, month.mix_of_week(first), limit, strip.sentence if strip else "")
        self._arrange()
        self.show_chosen()
        self._give_place(focus=had_focus)

    def made_ready(self, month: Month, accounts: Mapping[AccountId, Account]) -> Iterator[None]:
        """Lay out a week ahead, a day at each step: when it is turned to, its words are in their lines."""
        for number, column in enumerate(self.columns):
            rows = month.on(month.frame.first + DAY * number)
            for row, place in zip(rows, places_of(rows, column.width()), strict=True):
                said_of(row, accounts)
                make_ready(row, place.width(), place.height())
            yield

    def show_now(self, now: datetime) -> None:
        """Draw the line of the moment."""
        for column in self.columns:
            column.set_now(now.hour + now.minute / 60 if column.day == now.date() else None)

    def chips(self) -> Iterator[HourBlock]:
        """The blocks on the screen, in order."""
        for column in self.columns:
            yield from column.blocks

    def show_chosen(self) -> None:
        """Mark what is chosen together."""
        chosen = self.selection
        some = chosen is not None and len(chosen) > 0
        if some or self._some_chosen:
            for block in self.chips():
                block.set_selected(chosen is not None and chosen.holds(block.row))
        self._some_chosen = some

    def column(self, day: date) -> DayColumn | None:
        number = (day - self.month.frame.first).days
        return self.columns[number] if 0 <= number < 7 else None

    def _arrange(self) -> None:
        width = self._scroll.viewport().width()
        height = round(24 * hour_px())
        self._canvas.resize(width, height)
        for column, (left, wide) in zip(self.columns, hour_columns(width), strict=True):
            column.setGeometry(left, 0, wide, height)
        self._heads.show_week(self.month.frame.first, self.month.today, width, self.month.named)
        self.bar.fit()
        bar = self._scroll.verticalScrollBar()
        if not self._scrolled and self.isVisible() and bar.maximum():
            self._scrolled = True
            # The words of the first hour stand half above its line.
            bar.setValue(round(_FIRST_SHOWN * hour_px()) - px(_ABOVE))
        self._mark()

    def restyle(self) -> None:
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._arrange()
        return False

    # The place of the keys

    @property
    def day(self) -> date:
        """The day that the keys act on."""
        return self._day

    @property
    def row(self) -> Occurrence | None:
        """The post or talk time that the keys act on; None for the day itself."""
        return self._row

    @property
    def slot(self) -> datetime | None:
        """The time that was clicked; None where none was."""
        return self._slot

    def go_to(self, day: date, row: Occurrence | None = None, *, focus: bool = True) -> None:
        """Put the place of the keys on a day, or on what stands there."""
        self._day, self._row = day, row
        self._set_slot(None)
        if self.column(day) is None:
            self.moved_out.emit(day)
        self._give_place(focus=focus)

    def go_to_day(self, day: date, *, last: bool = False) -> None:
        """Put the place on the first (or last) thing of a day, or on the day where there is none."""
        if self.column(day) is None:
            self._day, self._row = day, None
            self.moved_out.emit(day)
        rows = self.month.on(day)
        self.go_to(day, (rows[-1] if last else rows[0]) if rows else None)

    def go_to_post(self, post_id: int) -> bool:
        """Put the place of the keys on a post; False where it isn't in this week."""
        for rows in self.month.days.values():
            for row in rows:
                if row.post_id == post_id:
                    self.go_to(row.day, row)
                    return True
        return False

    def forget_row(self) -> None:
        """The place of the keys is a day again, wherever its post is."""
        self._row = None

    def has_focus(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self._canvas.isAncestorOf(holder)

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        place = self._place()
        if place is not None:
            place.setFocus(reason)

    def place(self) -> QWidget:
        """What a popover opens beside: the block, or the day at the clicked time."""
        place = self._place()
        if isinstance(place, HourBlock):
            return place
        column = self.column(self._day)
        if column is None:
            return self
        at = self._slot or moment(
            self._day, self._scroll.verticalScrollBar().value() * 60 // round(hour_px()) + 60
        )
        top = round(y_of(at, hour_px()))
        self._anchor.setGeometry(column.x() + LEFT, top, column.width() - LEFT - RIGHT, px(24))
        return self._anchor

    def _place(self) -> QWidget | None:
        column = self.column(self._day)
        if column is None:
            return None
        block = column.block_of(self._row) if self._row is not None else None
        return block or column

    def _find_place(self) -> None:
        """Where the place of the keys is after the rows changed."""
        if self._row is not None:
            for rows in self.month.days.values():
                found = next((row for row in rows if same(row, self._row)), None)
                if found is not None:
                    self._day, self._row = found.day, found
                    return
        rows = self.month.on(self._day)
        self._row = rows[0] if self._row is not None and rows else None

    def _give_place(self, *, focus: bool) -> None:
        place = self._place()
        if place is not self._stop:
            if self._stop is not None:
                self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            if place is not None:
                place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stop = place
        if place is not None and focus:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(place, HourBlock):
                self._scroll.ensureWidgetVisible(place, 0, px(30))
        self._mark()
        self.current_changed.emit()

    def _mark(self) -> None:
        place, focused = self._place(), self.has_focus()
        number = (self._day - self.month.frame.first).days
        on_day = focused and isinstance(place, DayColumn) and self._slot is None
        self._heads.ring(number if on_day else None)
        if not focused or not isinstance(place, HourBlock):
            self.marker.hide()
            return
        corner = place.mapTo(self._canvas, QPoint(0, 0))
        self.marker.put_round(QRect(corner, place.size()), inside=False)

    # Mouse and keys

    def _press_block(self, block: Chip) -> None:
        self.go_to(block.row.day, block.row)

    def _press_slot(self, column: DayColumn, at: datetime) -> None:
        if self.selection is not None:
            self.selection.clear()
        self.go_to(column.day)
        self._set_slot(at)
        self._mark()

    def _set_slot(self, slot: datetime | None) -> None:
        self._slot = slot
        for column in self.columns:
            column.set_slot(slot if slot is not None and column.day == slot.date() else None)

    def take_key(self, event: QKeyEvent) -> bool:
        """The keys that move the place; True when it was one of them."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        monday = self.month.frame.first
        if key == Qt.Key.Key_Left:
            self.go_to_day(self._day - DAY)
        elif key == Qt.Key.Key_Right:
            self.go_to_day(self._day + DAY)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_by_line(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Home:
            self.go_to_day(monday)
        elif key == Qt.Key.Key_End:
            self.go_to_day(monday + 6 * DAY)
        else:
            return False
        return True

    def _go_by_line(self, step: int) -> None:
        """The next thing of the day; on a free stretch, a quarter of an hour on."""
        rows = self.month.on(self._day)
        if not rows:
            at = self._slot or moment(self._day, _MORNING)
            wanted = at if self._slot is None else at + timedelta(minutes=QUARTER * step)
            if wanted.date() == self._day:
                self._set_slot(wanted)
                self._show_time(wanted)
                self._mark()
            return
        place = next((n for n, row in enumerate(rows) if self._row and same(row, self._row)), None)
        following = (0 if step > 0 else len(rows) - 1) if place is None else place + step
        if 0 <= following < len(rows):
            self.go_to(self._day, rows[following])

    def _show_time(self, at: datetime) -> None:
        self._scroll.ensureVisible(0, round(y_of(at, hour_px())), 0, px(60))

    # What is carried over it

    def begin_carry(self, load: Load, around: Around) -> None:
        """Learn what every quarter of an hour would mean, and hatch those that speak against it."""
        self._load = load
        self._judge = load.judge(around, self.month.frame.days)
        self._set_slot(None)
        for column in self.columns:
            column.set_closed(closed(self._judge, column.day))
        start = load.spots(around, [self._day]).get(self._day)
        self._carried_to = start.at if start is not None else moment(self._day, _MORNING)

    def hover(self, place: QPoint, top: int, *, fine: bool) -> Spot | None:
        """Show the time that the upper edge of what is carried would stand at."""
        viewport = self._scroll.viewport()
        inside = viewport.mapFromGlobal(place)
        if not viewport.rect().contains(inside):
            return self._aim(None)
        self._scroll_at_edge(inside.y(), viewport.height())
        here = self._canvas.mapFromGlobal(QPoint(place.x(), top))
        for column in self.columns:
            if column.x() <= here.x() < column.x() + column.width():
                minute = minute_at(here.y(), hour_px(), 1 if fine else QUARTER)
                return self._aim(moment(column.day, minute))
        return self._aim(None)

    def _scroll_at_edge(self, y: int, height: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif y > height - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def hover_by_key(self, key: Qt.Key | None, *, fine: bool) -> Spot | None:
        """A day or a quarter of an hour on; a minute with `fine`."""
        at = self._carried_to or moment(self._day, _MORNING)
        minutes = timedelta(minutes=1 if fine else QUARTER)
        steps = {
            Qt.Key.Key_Left: -DAY,
            Qt.Key.Key_Right: DAY,
            Qt.Key.Key_Up: -minutes,
            Qt.Key.Key_Down: minutes,
        }
        at = at + steps[key] if key is not None else at
        self._carried_to = at
        if self.column(at.date()) is None:
            self.go_to(at.date())
            self._carried_to = at
        self._day = at.date()
        self._show_time(at)
        return self._aim(at)

    def target_rect(self) -> QRect:
        if self._aimed is None:
            return QRect()
        column, at = self._aimed
        corner = column.mapToGlobal(QPoint(0, round(y_of(at, hour_px()))))
        return QRect(corner, column.size().boundedTo(column.size())).intersected(
            QRect(corner, corner + QPoint(column.width(), px(72)))
        )

    def end_carry(self) -> None:
        self._aim(None)
        self._judge = self._load = None
        for column in self.columns:
            column.set_closed([])

    def _aim(self, at: datetime | None) -> Spot | None:
        aimed = self.column(at.date()) if at is not None else None
        if self._aimed is not None and self._aimed[0] is not aimed:
            self._aimed[0].set_target(None)
        if at is None or aimed is None or self._judge is None or self._load is None:
            self._aimed = None
            self.bar.show_forecast(None)
            return None
        self._aimed = (aimed, at)
        spot = self._judge.spot(at)
        tone = tone_of(spot, fixed=self._load.fixed)
        aimed.set_target(at, tone, label=f"{short_date(at.date(), self.month.today)} · {clock_time(at)}")
        self.bar.show_forecast(self._forecast(self._load), good=not spot.against)
        return spot

    def _forecast(self, load: Load) -> Mix | None:
        """The week's mix with what is carried in it; None for a talk time, which is never counted."""
        if load.kind is None:
            return None
        monday = self.month.frame.first
        counts = dict(self.month.mix_of_week(monday).counts)
        here = load.row is not None and not load.copying and monday_of(load.row.day) == monday
        if not here:
            counts[load.kind] = counts.get(load.kind, 0) + 1
        return Mix(counts)
