# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The weekly times that a plan fills, day by day at a glance; and the same in few words."""

from collections.abc import Mapping, Sequence
from datetime import time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Slot
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width
from secondhelping_ui.wording import clock_time

_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ROW, _DAY = 27, 52


def times_words(slots: Sequence[Slot]) -> str:
    """Weekly times in few words: "Mon to Fri 09:00 · Sat 10:00"; days with the same times stand together."""
    by_day = [tuple(sorted({slot.at for slot in slots if slot.weekday == day})) for day in range(7)]
    parts: list[str] = []
    day = 0
    while day < 7:
        last = day
        while last + 1 < 7 and by_day[last + 1] == by_day[day]:
            last += 1
        if by_day[day]:
            parts.append(f"{_days_words(day, last)} {_clocks(by_day[day])}")
        day = last + 1
    return " · ".join(parts) or "no weekly times"


def _days_words(first: int, last: int) -> str:
    return _SHORT[first] if first == last else f"{_SHORT[first]} to {_SHORT[last]}"


def _clocks(times: Sequence[time]) -> str:
    return ", ".join(clock_time(at) for at in times)


class TimesInShort(QWidget):
    """Seven rows: the day, and a small box for each time. The boxes of a time that not every account has name the
    accounts that have it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[list[tuple[str, str]]] = [[] for _ in _SHORT]
        self.restyle()

    def show_times(self, slots: Sequence[Slot], accounts: Sequence[Account]) -> None:
        """Show the times of these accounts; slots of others are left out."""
        marks = {account.id: account.network.monogram for account in accounts}
        self._days = []
        lines = []
        for weekday, name in enumerate(_SHORT):
            times: dict[time, list[AccountId]] = {}
            for slot in slots:
                if slot.weekday == weekday and slot.account_id in marks:
                    times.setdefault(slot.at, []).append(slot.account_id)
            self._days.append([(clock_time(at), _who(times[at], marks)) for at in sorted(times)])
            said = ", ".join(f"{at} {who}".strip() for at, who in self._days[-1])
            lines.append(f"{name}: {said or 'resting'}")
        self.setAccessibleName(". ".join(lines))
        self.setToolTip("\n".join(lines))
        self.update()

    @property
    def words(self) -> str:
        """What it shows, a line for each day."""
        return self.toolTip()

    def restyle(self) -> None:
        self.setFixedHeight(px(_ROW) * len(_SHORT) + 2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 9, color("bg-surface"), color("line"))
        for row, (name, times) in enumerate(zip(_SHORT, self._days, strict=True)):
            y = 1 + row * px(_ROW)
            if row:
                painter.fillRect(QRectF(1, y, self.width() - 2, 1), color("line-subtle"))
            paint_text(painter, QRectF(12, y, _DAY, px(_ROW)), name, "meta", color("text-2"))
            self._paint_times(painter, y, times)

    def _paint_times(self, painter: QPainter, y: float, times: Sequence[tuple[str, str]]) -> None:
        x, high = 12.0 + px(_DAY), px(_ROW)
        if not times:
            paint_text(painter, QRectF(x, y, 120, high), "resting", "meta", color("text-3"))
        for number, (at, who) in enumerate(times):
            width = text_width(at, "meta") + 14 + (text_width(who, "small") + 5 if who else 0)
            left = len(times) - number
            if x + width > self.width() - (34 if left > 1 else 8):
                paint_text(painter, QRectF(x, y, 30, high), f"+{left}", "small", color("text-2"))
                return
            box = QRectF(x, y + (high - px(21)) / 2, width, px(21))
            paint_box(painter, box, 6, color("bg-sunken"))
            paint_text(painter, box.adjusted(7, 0, 0, 0), at, "meta", color("text"))
            if who:
                room = QRectF(x + 12 + text_width(at, "meta"), y, width, high)
                paint_text(painter, room, who, "small", color("text-3"))
            x += width + 6


def _who(ids: Sequence[AccountId], marks: Mapping[AccountId, str]) -> str:
    """The marks of the accounts that have a time, "" where all have it."""
    return "" if len(set(ids)) == len(marks) else " ".join(marks[one] for one in ids)
