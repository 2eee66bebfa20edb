# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The days above the columns of the week, and how wide each of them is."""

import itertools
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping_ui.calendar_page.month import DAY, WEEK
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

GUTTER = 56
"""The width of the hours left of the days, in px at 100 % text."""

_HOUR = 56
_HEAD = 40
_WEEKEND = 0.62


def hour_px() -> float:
    return float(px(_HOUR))


def hours_in(rect: QRect) -> tuple[int, int]:
    """The hours whose lines, and the words beside them, stand in a part of the canvas: from the first to before the
    last."""
    hour = hour_px()
    return max(1, int((rect.top() - 10) / hour)), min(24, int((rect.bottom() + 10) / hour) + 1)


def hour_columns(width: int) -> list[tuple[int, int]]:
    """Left edge and width of the seven days, right of the hours."""
    gutter = px(GUTTER)
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


def week_title(monday: date) -> str:
    """ "11–17 May 2026", "27 April – 3 May 2026"."""
    sunday = monday + WEEK - DAY
    first, last = QDate(monday.year, monday.month, monday.day), QDate(sunday.year, sunday.month, sunday.day)
    end = QLocale().toString(last, "d MMM yyyy")
    if monday.month == sunday.month:
        return f"{monday.day}–{end}"
    start = QLocale().toString(first, "d MMM" if monday.year == sunday.year else "d MMM yyyy")
    return f"{start} – {end}"
