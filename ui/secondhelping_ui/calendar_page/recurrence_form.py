# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How often a post comes again, as a form: every so many days, weeks, months or years, on which days, until when."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.errors import KnownError
from secondhelping.domain.recurrence import MOST_TIMES, Recurrence, Unit, nth_of
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.fields import ComboBox, DateField, RadioButton, SpinBox
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box, paint_text
from secondhelping_ui.wording import day_words

_MONDAY = date(2024, 1, 1)
_UNITS = tuple(Unit)
_NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_LAST = -1


class DayToggle(QAbstractButton):
    """A day of the week to switch on and off."""

    focus_radius = 7.0

    def __init__(self, weekday: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = _MONDAY + timedelta(days=weekday)
        self.setCheckable(True)
        self.setText(day_words(day, "ddd"))
        self.setAccessibleName(day_words(day, "dddd"))
        self.setToolTip(day_words(day, "dddd"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(48), px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = "accent-soft" if on else ("bg-hover" if self.underMouse() else "bg-surface")
        line = "accent" if on else "line-control"
        paint_box(painter, QRectF(self.rect()), 7, color(ground), color(line))
        style, tone = ("chip", "accent-text") if on else ("button-small", "text-2")
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, QRectF(self.rect()), self.text(), style, color(tone), centre)


class RecurrenceForm(QWidget):
    """`changed` comes with every change; `recurrence` is what the form says, `problem` why it can't be kept."""

    changed = Signal()

    def __init__(self, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self.problem: KnownError | None = None
        self.every = _spin(1, 99, "How many")
        self.unit = ComboBox()
        self.unit.setAccessibleName("Days, weeks, months or years")
        for unit in _UNITS:
            self.unit.addItem(f"{unit}s", unit.value)
        self.days = [DayToggle(weekday) for weekday in range(7)]
        self.on_day, self.on_last, self.on_nth = (
            RadioButton(words) for words in ("On day", "On the last day", "On the")
        )
        self.day = _spin(1, 31, "Day of the month")
        self.nth, self.weekday = ComboBox(), ComboBox()
        self.nth.setAccessibleName("Which of the month")
        self.weekday.setAccessibleName("Day of the week")
        for number, words in _NTHS.items():
            self.nth.addItem(words, number)
        for weekday in range(7):
            self.weekday.addItem(day_words(_MONDAY + timedelta(days=weekday), "dddd"), weekday)
        self.never, self.after, self.on = (
            RadioButton(words) for words in ("Goes on", "After", "After the day")
        )
        self.count = _spin(1, MOST_TIMES, "How many times")
        self.until = DateField()
        self.until.setAccessibleName("Last day")
        self.until.setFixedWidth(px(168))
        self._lay_out()
        self.show_recurrence(Recurrence(Unit.WEEK, weekdays=frozenset({first.weekday()})), first)
        self._connect()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(_row(Label("Every"), self.every, self.unit))
        self._week = QWidget()
        week = QHBoxLayout(self._week)
        week.setContentsMargins(0, 0, 0, 0)
        week.setSpacing(5)
        for toggle in self.days:
            week.addWidget(toggle, 1)
        column.addWidget(self._week)
        self._month = QWidget()
        month = QVBoxLayout(self._month)
        month.setContentsMargins(0, 0, 0, 0)
        month.setSpacing(6)
        month.addLayout(_row(self.on_nth, self.nth, self.weekday))
        month.addLayout(_row(self.on_day, self.day))
        month.addLayout(_row(self.on_last))
        _group(self, self.on_nth, self.on_day, self.on_last)
        column.addWidget(self._month)
        column.addSpacing(2)
        column.addWidget(Label("Until when", "strong"))
        column.addLayout(_row(self.never))
        column.addLayout(_row(self.after, self.count, Label("times")))
        column.addLayout(_row(self.on, self.until))
        _group(self, self.never, self.after, self.on)

    def _connect(self) -> None:
        self.unit.currentIndexChanged.connect(self._tell)
        for combo in (self.nth, self.weekday):
            combo.activated.connect(lambda _index: self._choose(self.on_nth))
            combo.currentIndexChanged.connect(self._tell)
        self.every.valueChanged.connect(self._tell)
        self.day.valueChanged.connect(lambda _day: self._choose(self.on_day))
        self.count.valueChanged.connect(lambda _count: self._choose(self.after))
        self.until.dateChanged.connect(lambda _day: self._choose(self.on))
        for button in (*self.days, self.on_day, self.on_last, self.on_nth, self.never, self.after, self.on):
            button.toggled.connect(self._tell)

    def _choose(self, button: RadioButton) -> None:
        """Something was set that belongs to a choice: it is chosen with it."""
        button.setChecked(True)
        self._tell()

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        unit = self._unit
        self._week.setVisible(unit is Unit.WEEK)
        self._month.setVisible(unit is Unit.MONTH)

    # What is shown

    def show_recurrence(self, recurrence: Recurrence, first: date) -> None:
        """Show a recurrence; what it leaves open is set as fits its first day."""
        self.blockSignals(True)
        self._first = first
        self.every.setValue(recurrence.every)
        self.unit.setCurrentIndex(_UNITS.index(recurrence.unit))
        week = recurrence.unit is Unit.WEEK
        for weekday, toggle in enumerate(self.days):
            toggle.setChecked(weekday in (recurrence.weekdays if week else {first.weekday()}))
        self._show_month(recurrence, first)
        self.count.setValue(recurrence.count or 10)
        last = recurrence.until or first + timedelta(weeks=26)
        self.until.setDate(QDate(last.year, last.month, last.day))
        ends = self.after if recurrence.count else (self.on if recurrence.until else self.never)
        ends.setChecked(True)
        self._fit()
        self.blockSignals(False)

    def _show_month(self, recurrence: Recurrence, first: date) -> None:
        by_weekday = recurrence.unit is Unit.MONTH and bool(recurrence.nth)
        nth = recurrence.nth if by_weekday else nth_of(first)
        weekday = next(iter(recurrence.weekdays)) if by_weekday else first.weekday()
        self.nth.setCurrentIndex(self.nth.findData(nth))
        self.weekday.setCurrentIndex(weekday)
        day = recurrence.day if recurrence.unit is Unit.MONTH and recurrence.day else 0
        self.day.setValue(day if day > 0 else first.day)
        chosen = self.on_last if day == _LAST else (self.on_day if day else self.on_nth)
        chosen.setChecked(True)

    def follow(self, first: date) -> None:
        """It begins on another day: what was that day's is now this one's."""
        before, self._first = self._first, first
        if before == first:
            return
        self.blockSignals(True)
        if {n for n, toggle in enumerate(self.days) if toggle.isChecked()} == {before.weekday()}:
            for weekday, toggle in enumerate(self.days):
                toggle.setChecked(weekday == first.weekday())
        chosen = next(one for one in (self.on_day, self.on_last, self.on_nth) if one.isChecked())
        if self.day.value() == before.day:
            self.day.setValue(first.day)
        if (self.nth.currentData(), self.weekday.currentIndex()) == (nth_of(before), before.weekday()):
            self.nth.setCurrentIndex(self.nth.findData(nth_of(first)))
            self.weekday.setCurrentIndex(first.weekday())
        chosen.setChecked(True)
        self.blockSignals(False)

    @property
    def _unit(self) -> Unit:
        return _UNITS[self.unit.currentIndex()]

    @property
    def recurrence(self) -> Recurrence | None:
        """What it says; None where it can't be kept: `problem` says why."""
        self.problem = None
        unit, last = self._unit, self.until.date()
        until = date(last.year(), last.month(), last.day()) if self.on.isChecked() else None
        try:
            if until is not None and until < self._first:
                raise KnownError(
                    "It would never come.", "Its last day comes before its first.", "Choose a later last day."
                )
            return Recurrence(
                unit,
                self.every.value(),
                self._weekdays(unit),
                self._day_of_month(unit),
                self.nth.currentData() if unit is Unit.MONTH and self.on_nth.isChecked() else 0,
                self.count.value() if self.after.isChecked() else None,
                until,
            )
        except KnownError as error:
            self.problem = error
            return None

    def _weekdays(self, unit: Unit) -> frozenset[int]:
        if unit is Unit.WEEK:
            return frozenset(n for n, toggle in enumerate(self.days) if toggle.isChecked())
        if unit is Unit.MONTH and self.on_nth.isChecked():
            return frozenset({self.weekday.currentIndex()})
        return frozenset()

    def _day_of_month(self, unit: Unit) -> int:
        if unit is not Unit.MONTH or self.on_nth.isChecked():
            return 0
        return _LAST if self.on_last.isChecked() else self.day.value()


def _spin(least: int, most: int, name: str) -> SpinBox:
    spin = SpinBox()
    spin.setRange(least, most)
    spin.setFixedWidth(px(80))
    spin.setAccessibleName(name)
    return spin


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _group(parent: QWidget, *buttons: RadioButton) -> QButtonGroup:
    group = QButtonGroup(parent)
    for button in buttons:
        group.addButton(button)
    return group
