# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A day of the week by the hour: its posts at their times, and what speaks against laying something there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.day import day_words, same
from secondhelping_ui.calendar_page.day_face import DayLook
from secondhelping_ui.calendar_page.hours_block import LEAST, HourBlock, block_height
from secondhelping_ui.calendar_page.hours_heads import hour_px, hours_in
from secondhelping_ui.calendar_page.hours_layout import QUARTER, Closed, lanes, minute_at, moment, y_of
from secondhelping_ui.calendar_page.load import PAST, Tone
from secondhelping_ui.theme import color, mixed, px
from secondhelping_ui.widgets.painting import paint_box, paint_hatch, paint_text, text_width
from secondhelping_ui.wording import clock_time

LEFT, RIGHT = 5, 7
"""What a column leaves free beside its blocks, in px."""


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
        self._target: tuple[datetime, Tone, str] | None = None
        self._slot: datetime | None = None
        self._now: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # It fills all of itself: what is behind need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def day(self) -> date:
        return self.look.day

    @property
    def blocks(self) -> list[HourBlock]:
        """The blocks on the screen, in order."""
        return self._blocks[: len(self.rows)]

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
        for block, row in zip(self._blocks, rows, strict=False):
            block.show_block(row, accounts)
            block.show()
        for block in self._blocks[len(rows) :]:
            block.hide()
        self.arrange()
        self.update()

    def arrange(self) -> None:
        """Put every block at its time; those that overlap share the width."""
        for block, place in zip(self._blocks, places_of(self.rows, self.width()), strict=False):
            if block.geometry() != place:
                block.setGeometry(place)

    def set_closed(self, stretches: list[Closed]) -> None:
        self._closed = stretches
        self.update()

    def set_target(self, at: datetime | None, tone: Tone = Tone.GOOD, *, label: str = "") -> None:
        """Where something carried would stand, and how it would do there; None for not here."""
        wanted = None if at is None else (at, tone, label)
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
        line = color("line-subtle")
        for number in range(*hours_in(event.rect())):
            painter.fillRect(0, round(number * hour), self.width(), 1, line)
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
        box = QRectF(LEFT, y + 1, self.width() - LEFT - RIGHT, px(22))
        paint_box(painter, box, 6, color("accent", 0.06), color("accent"))
        paint_text(painter, box.adjusted(8, 0, -4, 0), clock_time(slot), "micro-strong", color("accent-text"))

    def _paint_target(self, painter: QPainter, at: datetime, tone: Tone, label: str) -> None:
        y = y_of(at, hour_px())
        box = QRectF(LEFT - 2, y, self.width() - LEFT - RIGHT + 4, px(72))
        paint_box(painter, box, 9, color(tone.fill, 0.08), color(tone.fill), 2.0)
        width = min(text_width(label, "micro-strong") + 14, box.width())
        pill = QRectF(box.left() + 6, y - px(10), width, px(20))
        paint_box(painter, pill, 6, color(tone.fill if tone is Tone.PAUSES else tone))
        ink = color("attn-on" if tone is Tone.PAUSES else "accent-on")
        paint_text(painter, pill, label, "micro-strong", ink, Qt.AlignmentFlag.AlignHCenter)


def places_of(rows: Sequence[Occurrence], width: int) -> list[QRect]:
    """Where the blocks of a day stand in a column of this width, each at its time; those that overlap share it."""
    hour, room = hour_px(), width - LEFT - RIGHT
    alone = [block_height(row, room) for row in rows]
    tops = [min(y_of(row.at, hour), 24 * hour - high) for row, high in zip(rows, alone, strict=True)]
    shares = lanes([(top, top + high - 1) for top, high in zip(tops, alone, strict=True)])
    found = []
    for row, share, top, high in zip(rows, shares, tops, alone, strict=True):
        part = room / share.of
        if share.of > 1:
            high = min(block_height(row, part), px(LEAST) + px(28))
        gap = 0 if share.number == share.of - 1 else 3
        left = LEFT + share.number * part
        found.append(QRect(round(left), round(top) + 1, round(part) - gap, high))
    return found
