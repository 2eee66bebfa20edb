# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When a snippet may go out, as a form: not before, not after, a season, how often, the same words again."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.timing import Timing
from secondhelping.domain.timing_words import Season, season_words
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.fields import CheckBox, ComboBox, DateField, Field, SpinBox
from secondhelping_ui.widgets.label import Label

_ALL_YEAR, _OWN = "all", "own"
_LEAP = 2024  # a year with a 29 February


class TimingForm(QWidget):
    """`changed` comes with every change; `timing` is what the form says, `problem` why it can't be kept."""

    changed = Signal()

    def __init__(
        self, today: date, seasons: Mapping[str, Season], *, rest_weeks: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._seasons = dict(seasons)
        self.problem: KnownError | None = None
        self.begins, self.first = CheckBox("Not before"), self._date("Not before this day")
        self.ends, self.last = CheckBox("Not after"), self._date("Not after this day")
        self.season = ComboBox()
        self.season.setAccessibleName("Season")
        self.season.addItem("All the year", _ALL_YEAR)
        for name in self._seasons:
            self.season.addItem(f"In {name} only", name)
        self.season.addItem("From one day to another, each year", _OWN)
        self.opens, self.shuts = (
            self._month_day("First day of the season"),
            self._month_day("Last day of the season"),
        )
        self.limited, self.most = CheckBox("At most"), SpinBox()
        self.most.setRange(1, 99)
        self.most.setSuffix(" times")
        self.most.setAccessibleName("How many times at most")
        self.most.setFixedWidth(px(120))
        self.same_words = CheckBox("The same words may come back")
        self.same_help = Label(
            f"On an account they went out on, after the rest of {rest_weeks} weeks. Otherwise they stay away for a "
            "year, and another wording comes in their place.",
            "meta",
            "text-2",
            wrap=True,
        )
        self.told = Label("", "meta", "text-2", wrap=True)
        self._lay_out()
        self._connect()
        self._enable()

    def _date(self, name: str) -> DateField:
        field = DateField()
        field.setDate(QDate(self._today.year, self._today.month, self._today.day))
        field.setAccessibleName(name)
        field.setFixedWidth(px(168))
        return field

    def _month_day(self, name: str) -> DateField:
        field = DateField()
        field.setDisplayFormat("d MMM")
        field.setDateRange(QDate(_LEAP, 1, 1), QDate(_LEAP, 12, 31))
        field.setWrapping(True)
        field.setAccessibleName(name)
        field.setFixedWidth(px(112))
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for box, field in ((self.begins, self.first), (self.ends, self.last)):
            column.addLayout(_row(box, field))
        column.addSpacing(4)
        column.addWidget(Field("Season", self.season))
        self._span = QWidget()
        span = QHBoxLayout(self._span)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(8)
        for widget in (
            Label("from", "body", "text-2"),
            self.opens,
            Label("to", "body", "text-2"),
            self.shuts,
        ):
            span.addWidget(widget)
        span.addStretch()
        column.addWidget(self._span)
        column.addSpacing(4)
        column.addLayout(_row(self.limited, self.most))
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self.same_words)
        column.addWidget(self.same_help)

    def _connect(self) -> None:
        for box in (self.begins, self.ends, self.limited, self.same_words):
            box.toggled.connect(self._tell)
        for field in (self.first, self.last, self.opens, self.shuts):
            field.dateChanged.connect(self._tell)
        self.season.currentIndexChanged.connect(self._tell)
        self.most.valueChanged.connect(self._tell)

    def _tell(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        self.first.setEnabled(self.begins.isChecked())
        self.last.setEnabled(self.ends.isChecked())
        self.most.setEnabled(self.limited.isChecked())
        self.most.setSuffix(" time" if self.most.value() == 1 else " times")
        self._span.setVisible(self.season.currentData() == _OWN)

    def show_timing(self, timing: Timing, told: str = "") -> None:
        """Show what is in force; `told` says how often it went out."""
        for box, field, day in ((self.begins, self.first, timing.first), (self.ends, self.last, timing.last)):
            box.setChecked(day is not None)
            if day is not None:
                field.setDate(QDate(day.year, day.month, day.day))
        self._show_season(timing.season)
        self.limited.setChecked(timing.most is not None)
        self.most.setValue(timing.most or 3)
        self.same_words.setChecked(timing.same_words)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._enable()

    def _show_season(self, season: Season | None) -> None:
        span = next(iter(self._seasons.values())) if season is None else season
        for field, (month, day) in ((self.opens, span[0]), (self.shuts, span[1])):
            field.setDate(QDate(_LEAP, month, day))
        name = _ALL_YEAR if season is None else _OWN
        for known, days in self._seasons.items():
            if season is not None and season_words(season) == season_words(days):
                name = known
        self.season.setCurrentIndex(self.season.findData(name))

    @property
    def timing(self) -> Timing | None:
        """What it says; None where it can't be kept: `problem` says why."""
        self.problem = None
        try:
            return Timing(
                _day(self.first) if self.begins.isChecked() else None,
                _day(self.last) if self.ends.isChecked() else None,
                self._season(),
                self.most.value() if self.limited.isChecked() else None,
                self.same_words.isChecked(),
            )
        except KnownError as error:
            self.problem = error
            return None

    def _season(self) -> Season | None:
        name = self.season.currentData()
        if name == _ALL_YEAR:
            return None
        if name != _OWN:
            return self._seasons[name]
        first, last = _day(self.opens), _day(self.shuts)
        return (first.month, first.day), (last.month, last.day)


def _row(box: CheckBox, field: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(box, 1)
    row.addWidget(field)
    return row


def _day(field: DateField) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
