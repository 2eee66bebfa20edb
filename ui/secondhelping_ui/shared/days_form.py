# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Days off": public holidays by country and region, the owner's own days off, and how long things rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secondhelping.domain.planning import DaysOff, Holiday, OnHolidays, PlanningRules
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.fields import CheckBox, ComboBox, DateField, Field, SpinBox
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import long_date

_NONE = "No public holidays"
_WHOLE = "The whole country"
_ON_HOLIDAYS = {
    OnHolidays.NO_PROMOTIONS: "No promotional posts",
    OnHolidays.NOTHING: "Nothing is planned",
    OnHolidays.ANYTHING: "Like any other day",
}
_SHOWN = 3


def country_name(code: str) -> str:
    """A country's name, its code where Qt knows none."""
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyTerritory else code


class DaysPane(QWidget):
    """Everything it says is a wish (`changed` with the rules wanted); what comes of it is given back with
    `show_rules`."""

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = PlanningRules()
        self._countries: Mapping[str, Sequence[str]] = {}
        self._rows: list[QWidget] = []
        self.country = ComboBox()
        self.country.setFixedWidth(px(320))
        self.region = ComboBox()
        self.region.setFixedWidth(px(200))
        self.on_holidays = ComboBox()
        self.on_holidays.setFixedWidth(px(320))
        for value, words in _ON_HOLIDAYS.items():
            self.on_holidays.addItem(words, value.value)
        self.coming = Label("", "meta", "text-2", wrap=True)
        self.first, self.last = DateField(), DateField()
        for field, words in ((self.first, "First day off"), (self.last, "Last day off")):
            field.setDate(QDate(today.year, today.month, today.day))
            field.setFixedWidth(px(150))
            field.setAccessibleName(words)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Summer holiday")
        self.name.setAccessibleName("What these days are called")
        self.add = Button("Add", Role.SOFT, icon="plus", tip="Nothing is planned on these days")
        self.rest = SpinBox()
        self.rest.setRange(1, 104)
        self.rest.setSuffix(" weeks")
        self.rest.setFixedWidth(px(130))
        self.gap = SpinBox()
        self.gap.setRange(5, 24 * 60)
        self.gap.setSingleStep(15)
        self.gap.setSuffix(" minutes")
        self.gap.setFixedWidth(px(140))
        self.same_words = CheckBox("Serve the same words on an account again after this rest")
        self.same_words.setToolTip(
            "Otherwise they come back after a year at the earliest, or in another wording"
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label("Public holidays", "heading"))
        places = QHBoxLayout()
        places.setSpacing(16)
        places.addWidget(Field("Country", self.country))
        self._region_field = Field("Region", self.region)
        places.addWidget(self._region_field)
        places.addStretch()
        column.addLayout(places)
        column.addWidget(Field("On public holidays", self.on_holidays))
        column.addWidget(self.coming)
        column.addWidget(Label("Your days off", "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.first, Label("to", "body", "text-2"), self.last):
            row.addWidget(widget)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(Label("Rests", "heading"))
        rests = QHBoxLayout()
        rests.setSpacing(16)
        rests.addWidget(Field("A snippet rests for", self.rest))
        rests.addWidget(Field("Posts of an account stand apart by", self.gap))
        rests.addStretch()
        column.addLayout(rests)
        column.addWidget(self.same_words)
        column.addStretch()

    def _connect(self) -> None:
        self.country.activated.connect(self._tell_country)
        self.region.activated.connect(self._tell_region)
        self.on_holidays.activated.connect(
            lambda _index: self._want(on_holidays=OnHolidays(self.on_holidays.currentData()))
        )
        self.add.clicked.connect(self._tell_added)
        self.first.dateChanged.connect(self._follow_first)
        self.rest.editingFinished.connect(lambda: self._want(rest_weeks=self.rest.value()))
        self.gap.editingFinished.connect(lambda: self._want(gap_minutes=self.gap.value()))
        self.same_words.clicked.connect(lambda on: self._want(same_words=on))

    # What is shown

    def show_countries(self, countries: Mapping[str, Sequence[str]]) -> None:
        """Offer the countries whose holidays are known, with their regions."""
        self._countries = countries
        self.country.clear()
        self.country.addItem(_NONE, "")
        for name, code in sorted((country_name(code), code) for code in countries):
            self.country.addItem(name, code)
        self._show_place()

    def show_rules(self, rules: PlanningRules, coming: Sequence[Holiday] | None) -> None:
        """Show what is in force, and the holidays to come; None while they are looked up."""
        self._rules = rules
        self._show_place()
        self.on_holidays.setCurrentIndex(self.on_holidays.findData(rules.on_holidays.value))
        self.on_holidays.setEnabled(bool(rules.country))
        if coming is not None:
            names = [f"{long_date(holiday.day)}, {holiday.name}" for holiday in coming[:_SHOWN]]
            self.coming.setText(f"Next: {'; '.join(names)}." if names else "")
            self.coming.setVisible(bool(names))
        self.rest.setValue(rules.rest_weeks)
        self.gap.setValue(rules.gap_minutes)
        self.same_words.setChecked(rules.same_words)
        self._show_days()

    def _show_place(self) -> None:
        found = self.country.findData(self._rules.country)
        if found < 0:
            self.country.addItem(
                country_name(self._rules.country) if self._rules.country else _NONE, self._rules.country
            )
            found = self.country.count() - 1
        self.country.setCurrentIndex(found)
        regions = self._countries.get(
            self._rules.country, (self._rules.region,) if self._rules.region else ()
        )
        self.region.clear()
        self.region.addItem(_WHOLE, "")
        for region in regions:
            self.region.addItem(region, region)
        self.region.setCurrentIndex(max(0, self.region.findData(self._rules.region)))
        self._region_field.setVisible(bool(regions))

    def _show_days(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(days) for days in self._rules.days_off]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, days: DaysOff) -> QWidget:
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        words = days_words(days)
        inner.addWidget(Label(words, "body"))
        inner.addStretch()
        remove = Button("Remove", Role.LINK, "small", tip=f"Plan on these days again: {words}")
        remove.clicked.connect(lambda: self._tell_removed(days))
        inner.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        return row

    # What the owner says

    def _want(self, **changes: object) -> None:
        wanted = replace(self._rules, **changes)  # type: ignore[arg-type]
        if wanted != self._rules:
            self.changed.emit(wanted)

    def _tell_country(self) -> None:
        self._want(country=self.country.currentData(), region="")

    def _tell_region(self) -> None:
        self._want(region=self.region.currentData())

    def _follow_first(self, day: QDate) -> None:
        if self.last.date() < day:
            self.last.setDate(day)

    def _tell_added(self) -> None:
        first, last = (date(d.year(), d.month(), d.day()) for d in (self.first.date(), self.last.date()))
        days = DaysOff(first, max(first, last), self.name.text().strip())
        if days not in self._rules.days_off:
            self.name.clear()
            every = (*self._rules.days_off, days)
            self._want(days_off=tuple(sorted(every, key=lambda one: (one.first, one.last, one.name))))

    def _tell_removed(self, days: DaysOff) -> None:
        self._want(days_off=tuple(one for one in self._rules.days_off if one != days))


def days_words(days: DaysOff) -> str:
    """ "Monday 3 August to Friday 14 August, Summer holiday"."""
    words = (
        long_date(days.first)
        if days.first == days.last
        else f"{long_date(days.first)} to {long_date(days.last)}"
    )
    return f"{words}, {days.name}" if days.name else words
