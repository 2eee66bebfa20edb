# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The week by the hour: seven days beside one another, each post at its time, and the place that the keys act on."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence, Slot
from secondhelping.operations.spots import Judge, Spot
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.day import day_words, same
from secondhelping_ui.calendar_page.day_face import DayLook
from secondhelping_ui.calendar_page.hours_bar import HoursBar
from secondhelping_ui.calendar_page.hours_block import LEAST, HourBlock, block_height
from secondhelping_ui.calendar_page.hours_layout import (
    QUARTER,
    Closed,
    better_hours,
    closed,
    lanes,
    minute_at,
    moment,
    y_of,
)
from secondhelping_ui.calendar_page.load import PAST, Around, Load
from secondhelping_ui.calendar_page.marker import Marker
from secondhelping_ui.calendar_page.month import DAY, WEEK, Frame, Mix, Month, monday_of
from secondhelping_ui.calendar_page.selection import Selection
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, mixed, px
from secondhelping_ui.widgets.painting import paint_box, paint_hatch, paint_text, text_width
from secondhelping_ui.wording import clock_time, short_date

_HOUR = 56
_GUTTER = 56
_HEAD = 40
_WEEKEND = 0.62
_LEFT, _RIGHT = 5, 7
_FIRST_SHOWN = 7
_EDGE, _STEP = 28, 14
_MORNING = 9 * 60


def hour_px() -> float:
    return float(px(_HOUR))


def hour_columns(width: int) -> list[tuple[int, int]]:
    """Left edge and width of the seven days, right of the hours."""
    gutter = px(_GUTTER)
    unit = max(0.0, width - gutter) / (5 + 2 * _WEEKEND)
    edges = [float(gutter)]
    for number in range(7):
        edges.append(edges[-1] + (unit if number < 5 else unit * _WEEKEND))
    whole = [round(edge) for edge in edges]
    return [(left, right - left) for left, right in itertools.pairwise(whole)]


class DayHeads(QWidget):
    """ "Mon 11" to "Sun 17" above the columns; today's in a pill, the chosen day's with a ring."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monday = date.min
        self._today = date.min
        self._span = 0
        self._named: Mapping[date, str] = {}
        self._ringed: int | None = None
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(px(_HEAD))

    def show_week(self, monday: date, today: date, span: int, named: Mapping[date, str]) -> None:
        self._monday, self._today, self._span, self._named = monday, today, span, named
        self.update()

    def ring(self, number: int | None) -> None:
        """Which day has the keys while no post has them."""
        if number != self._ringed:
            self._ringed = number
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, (left, width) in enumerate(hour_columns(self._span or self.width())):
            if left <= event.position().x() < left + width:
                self.pressed.emit(number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        for number, (left, width) in enumerate(hour_columns(self._span or self.width())):
            painter.fillRect(left, 0, 1, self.height(), color("line-subtle"))
            self._paint_day(painter, number, QRectF(left, 0, width, self.height() - 1))

    def _paint_day(self, painter: QPainter, number: int, room: QRectF) -> None:
        day = self._monday + DAY * number
        name = QLocale().toString(QDate(day.year, day.month, day.day), "ddd")
        x = room.left() + 10
        wide = text_width(name, "meta")
        paint_text(painter, QRectF(x, room.top(), wide + 1, room.height()), name, "meta", color("text-2"))
        x += wide + 7
        figure = str(day.day)
        width = text_width(figure, "heading")
        if day == self._today:
            pill = QRectF(x - 5, room.center().y() - px(12), max(px(24), width + 11), px(24))
            paint_box(painter, pill, pill.height() / 2, color("accent"))
            paint_text(painter, pill, figure, "heading", color("accent-on"), Qt.AlignmentFlag.AlignHCenter)
        else:
            quiet = "text-2" if day < self._today else "text"
            paint_text(
                painter, QRectF(x, room.top(), width + 1, room.height()), figure, "heading", color(quiet)
            )
        if day in self._named:
            x += max(width, 16) + 10
            draw_icon(painter, x, room.center().y() - 6, "flag", "text-3", 12)
            rest = QRectF(x + 16, room.top(), room.right() - x - 20, room.height())
            if rest.width() > 24:
                paint_text(painter, rest, self._named[day], "micro", color("text-2"))
        if number == self._ringed:
            paint_box(painter, room.adjusted(4, 4, -4, -4), 7, None, color("focus"), 2.0)


class DayColumn(QWidget):
    """A day from midnight to midnight. Blocks are kept and shown anew."""

    block_made = Signal(object)
    pressed = Signal(object, object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = DayLook(date.min)
        self.rows: tuple[Occurrence, ...] = ()
        self._blocks: list[HourBlock] = []
        self._better: list[tuple[float, float]] = []
        self._closed: list[Closed] = []
        self._target: tuple[datetime, bool, str] | None = None
        self._slot: datetime | None = None
        self._now: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def day(self) -> date:
        return self.look.day

    @property
    def blocks(self) -> list[HourBlock]:
        """The blocks on the screen, in order."""
        return [block for block in self._blocks if not block.isHidden()]

    def block_of(self, row: Occurrence) -> HourBlock | None:
        return next((block for block in self.blocks if same(block.row, row)), None)

    def show_day(
        self,
        look: DayLook,
        rows: tuple[Occurrence, ...],
        accounts: Mapping[AccountId, Account],
        better: list[tuple[float, float]],
    ) -> None:
        """Show a day."""
        self.look, self.rows, self._better = look, rows, better
        self.setAccessibleName(day_words(look, rows))
        while len(self._blocks) < len(rows):
            block = HourBlock(self)
            self._blocks.append(block)
            self.block_made.emit(block)
        for number, block in enumerate(self._blocks):
            block.setVisible(number < len(rows))
            if number < len(rows):
                block.show_block(rows[number], accounts)
        self.arrange()
        self.update()

    def arrange(self) -> None:
        """Put every block at its time; those that overlap share the width."""
        hour, room = hour_px(), self.width() - _LEFT - _RIGHT
        alone = [block_height(row, room) for row in self.rows]
        tops = [min(y_of(row.at, hour), 24 * hour - high) for row, high in zip(self.rows, alone, strict=True)]
        shares = lanes([(top, top + high - 1) for top, high in zip(tops, alone, strict=True)])
        for number, row in enumerate(self.rows):
            share = shares[number]
            width = room / share.of
            left = _LEFT + share.number * width
            high = alone[number] if share.of == 1 else min(block_height(row, width), px(LEAST) + px(28))
            gap = 0 if share.number == share.of - 1 else 3
            self._blocks[number].setGeometry(round(left), round(tops[number]) + 1, round(width) - gap, high)

    def set_closed(self, stretches: list[Closed]) -> None:
        self._closed = stretches
        self.update()

    def set_target(self, at: datetime | None, *, good: bool = True, label: str = "") -> None:
        """Where something carried would stand; None for not here."""
        wanted = None if at is None else (at, good, label)
        if wanted != self._target:
            self._target = wanted
            self.update()

    def set_slot(self, slot: datetime | None) -> None:
        """The time that was clicked: a new post goes there."""
        if slot != self._slot:
            self._slot = slot
            self.update()

    def set_now(self, now: float | None) -> None:
        """Where the line of the moment stands, in hours; None on other days."""
        if now != self._now:
            self._now = now
            self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        minute = minute_at(event.position().y() - hour_px() * QUARTER / 120, hour_px())
        self.pressed.emit(self, moment(self.day, minute))
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pressed.emit(self, moment(self.day, minute_at(event.pos().y(), hour_px())))
        self.menu_asked.emit(None, event.globalPos())

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hour = hour_px()
        painter.fillRect(event.rect(), self._ground())
        if self.look.name:
            paint_hatch(painter, QRectF(self.rect()))
        for first, last in self._better:
            shade = QRectF(1, first * hour, self.width() - 1, (last - first) * hour)
            painter.fillRect(shade, color("k-helpful-fill", 0.09))
        for number in range(1, 24):
            painter.fillRect(QRectF(0, round(number * hour), self.width(), 1), color("line-subtle"))
        painter.fillRect(0, 0, 1, self.height(), color("line-subtle"))
        for stretch in self._closed:
            self._paint_closed(painter, stretch)
        if self._slot is not None:
            self._paint_slot(painter, self._slot)
        if self._target is not None:
            self._paint_target(painter, *self._target)
        if self._now is not None:
            y = self._now * hour
            painter.fillRect(QRectF(0, y - 1, self.width(), 2), color("attn-fill"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, QRectF(-1, y - 4, 8, 8), 4, color("attn-fill"))

    def _ground(self) -> QColor:
        quiet = self.look.weekend or self.look.past
        return mixed("bg-surface", "bg-canvas", 0.45) if quiet else color("bg-surface")

    def _paint_closed(self, painter: QPainter, stretch: Closed) -> None:
        hour = hour_px()
        top, bottom = stretch.first / 60 * hour, stretch.last / 60 * hour
        box = QRectF(4, top, self.width() - 8, bottom - top)
        if stretch.why == PAST:
            painter.fillRect(QRectF(1, top, self.width() - 1, bottom - top), color("bg-sunken", 0.7))
            return
        paint_hatch(painter, box, 8)
        width = text_width(stretch.why, "micro") + 12
        if box.height() < 18 or width > box.width():
            return
        # Again and again in a long stretch, so that the words are seen wherever it is scrolled to.
        y = box.top() + 3
        while y + 16 <= box.bottom():
            words = QRectF(box.center().x() - width / 2, y, width, 16)
            paint_box(painter, words, 5, color("bg-surface"))
            paint_text(painter, words, stretch.why, "micro", color("text-2"), Qt.AlignmentFlag.AlignHCenter)
            y += 6 * hour

    def _paint_slot(self, painter: QPainter, slot: datetime) -> None:
        y = y_of(slot, hour_px())
        box = QRectF(_LEFT, y + 1, self.width() - _LEFT - _RIGHT, px(22))
        paint_box(painter, box, 6, color("accent", 0.06), color("accent"))
        paint_text(painter, box.adjusted(8, 0, -4, 0), clock_time(slot), "micro-strong", color("accent-text"))

    def _paint_target(self, painter: QPainter, at: datetime, good: bool, label: str) -> None:
        tone = "accent" if good else "attn-fill"
        y = y_of(at, hour_px())
        box = QRectF(_LEFT - 2, y, self.width() - _LEFT - _RIGHT + 4, px(72))
        paint_box(painter, box, 9, color(tone, 0.08), color(tone), 2.0)
        width = min(text_width(label, "micro-strong") + 14, box.width())
        pill = QRectF(box.left() + 6, y - px(10), width, px(20))
        paint_box(painter, pill, 6, color(tone))
        ink = color("accent-on" if good else "attn-on")
        paint_text(painter, pill, label, "micro-strong", ink, Qt.AlignmentFlag.AlignHCenter)


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
        hour, width = hour_px(), px(_GUTTER)
        for number in range(1, 24):
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
        for block in self.chips():
            block.set_selected(chosen is not None and chosen.holds(block.row))

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
            bar.setValue(round(_FIRST_SHOWN * hour_px()))
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
        self._anchor.setGeometry(column.x() + _LEFT, top, column.width() - _LEFT - _RIGHT, px(24))
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
        for column in self.columns:
            for widget in (column, *column.blocks):
                strong = widget is place
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)
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
        good = spot.good and not self._load.fixed
        aimed.set_target(at, good=good, label=f"{short_date(at.date(), self.month.today)} · {clock_time(at)}")
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


def week_frame(day: date) -> Frame:
    """The week of a day as a frame."""
    monday = monday_of(day)
    return Frame(monday, monday, 1)


def week_title(monday: date) -> str:
    """ "11–17 May 2026", "27 April – 3 May 2026"."""
    sunday = monday + WEEK - DAY
    first, last = QDate(monday.year, monday.month, monday.day), QDate(sunday.year, sunday.month, sunday.day)
    end = QLocale().toString(last, "d MMM yyyy")
    if monday.month == sunday.month:
        return f"{monday.day}–{end}"
    start = QLocale().toString(first, "d MMM" if monday.year == sunday.year else "d MMM yyyy")
    return f"{start} – {end}"
