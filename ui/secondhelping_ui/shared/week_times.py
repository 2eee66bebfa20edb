# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The weekly times of an account as a list for each weekday, each time a field of its own."""

from collections.abc import Iterable
from datetime import time, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import icon_button
from secondhelping_ui.widgets.card import Card, Line
from secondhelping_ui.widgets.fields import TimeField
from secondhelping_ui.widgets.label import Label

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST = time(9, 0)
_LATER = timedelta(hours=3, minutes=30)
_MOST = 4
"""Times a day: more than anyone should post, and what fits beside each other."""


class TimeEntry(QWidget):
    """One time with a cross that takes it away."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, weekday: int, at: time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TimeField()
        self.field.setTime(QTime(at.hour, at.minute))
        self.field.setProperty("size", "small")
        self.field.setFixedWidth(px(78))
        self.field.setAccessibleName(f"Time on {WEEKDAYS[weekday]}")
        self.field.editingFinished.connect(self.changed)
        self.cross = icon_button("x", f"Take this time on {WEEKDAYS[weekday]} away", "small")
        self.cross.clicked.connect(lambda: self.removed.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.field)
        row.addWidget(self.cross)

    @property
    def at(self) -> time:
        clock = self.field.time()
        return time(clock.hour(), clock.minute())


class DayTimes(QWidget):
    """The times of one weekday."""

    changed = Signal()

    def __init__(self, weekday: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weekday = weekday
        self.entries: list[TimeEntry] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 3, 8, 3)
        self._row.setSpacing(6)
        name = Label(WEEKDAYS[weekday], "body")
        name.setFixedWidth(px(84))
        self._resting = Label("resting", "meta", "text-3")
        self.add = icon_button("plus", f"Add a time on {WEEKDAYS[weekday]}", "small")
        self.add.clicked.connect(self._add_one)
        self._row.addWidget(name)
        self._row.addWidget(self._resting)
        self._row.addStretch()
        self._row.addWidget(self.add)

    def show_times(self, times: Iterable[time]) -> None:
        for entry in list(self.entries):
            self._drop(entry)
        for at in times:
            self._append(at)
        self._settle()

    @property
    def times(self) -> list[time]:
        return sorted({entry.at for entry in self.entries})

    def _append(self, at: time) -> TimeEntry:
        entry = TimeEntry(self.weekday, at)
        entry.changed.connect(self.changed)
        entry.removed.connect(self._remove)
        self._row.insertWidget(2 + len(self.entries), entry)
        self.entries.append(entry)
        return entry

    def _add_one(self) -> None:
        entry = self._append(next_time(self.times))
        self._settle()
        self.changed.emit()
        entry.field.setFocus()

    def _remove(self, entry: TimeEntry) -> None:
        self._drop(entry)
        self._settle()
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, entry: TimeEntry) -> None:
        self.entries.remove(entry)
        self._row.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _settle(self) -> None:
        self._resting.setVisible(not self.entries)
        self.add.setEnabled(len(self.entries) < _MOST)


def next_time(times: list[time]) -> time:
    """A time to begin with: 09:00, then three and a half hours after the last, else the first free half hour."""
    if not times:
        return _FIRST
    minutes = times[-1].hour * 60 + times[-1].minute + int(_LATER.total_seconds() // 60)
    if minutes < 22 * 60:
        return time(minutes // 60, minutes % 60)
    free = (time(hour, minute) for hour in range(7, 24) for minute in (0, 30))
    return next(at for at in free if at not in times)


class WeekTimes(Card):
    """Seven weekdays with their times. `changed` comes when one was changed by the owner."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=10, margins=(1, 3, 1, 3), spacing=0, parent=parent)
        self.days = [DayTimes(weekday) for weekday in range(7)]
        column = QVBoxLayout()
        column.setSpacing(0)
        for weekday, day in enumerate(self.days):
            if weekday:
                column.addWidget(Line("line-subtle"))
            day.changed.connect(self.changed)
            column.addWidget(day)
        self.inner.addLayout(column)

    def show_times(self, times: Iterable[tuple[int, time]]) -> None:
        """Show these times (weekday 0-6, wall clock)."""
        found = sorted(times)
        for weekday, day in enumerate(self.days):
            wanted = [at for number, at in found if number == weekday]
            if wanted != day.times or len(wanted) != len(day.entries):
                day.show_times(wanted)

    @property
    def times(self) -> list[tuple[int, time]]:
        return [(day.weekday, at) for day in self.days for at in day.times]
