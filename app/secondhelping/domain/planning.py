# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner says of planning: days off, holidays, how long a snippet rests; and when a snippet may go out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from secondhelping.domain.errors import KnownError

REST_WEEKS = 12
SAME_WORDS_WEEKS = 52
"""Weeks before the same words may go out again on one account, unless the owner allows it."""
GAP_MINUTES = 60
_LONGEST_REST = 104
_GAPS = (5, 24 * 60)
MonthDay = tuple[int, int]


class OnHolidays(StrEnum):
    """What may be planned on a public holiday."""

    NO_PROMOTIONS = "no promotions"
    NOTHING = "nothing"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which nothing is planned, from `first` to `last`, both included.

    Raises:
        KnownError: the last day comes before the first.
    """

    first: date
    last: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise KnownError(
                "These days off can't be kept.",
                "The last day comes before the first.",
                "Change one of the two days.",
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday by its day and its name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class PlanningRules:
    """What every plan keeps to. `country` is an ISO 3166 code, `region` one of its parts; "" for none.

    `same_words` allows the same words on one account again after the rest, rather than after a year.

    Raises:
        KnownError: a rest or a gap that can't be meant.
    """

    country: str = ""
    region: str = ""
    on_holidays: OnHolidays = OnHolidays.NO_PROMOTIONS
    days_off: tuple[DaysOff, ...] = ()
    rest_weeks: int = REST_WEEKS
    gap_minutes: int = GAP_MINUTES
    same_words: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.rest_weeks <= _LONGEST_REST:
            raise KnownError(
                f"A rest of {self.rest_weeks} weeks can't be kept.",
                f"A snippet rests for 1 to {_LONGEST_REST} weeks.",
                "Choose another number.",
            )
        if not _GAPS[0] <= self.gap_minutes <= _GAPS[1]:
            raise KnownError(
                f"A gap of {self.gap_minutes} minutes can't be kept.",
                "Posts of an account stand 5 minutes to a day apart.",
                "Choose another number.",
            )

    def off(self, day: date) -> bool:
        """Whether the owner has the day off."""
        return any(day in days for days in self.days_off)


@dataclass(frozen=True, slots=True)
class Timing:
    """When a snippet may go out: from its first to its last day, within its season, so many times at most.

    A `season` runs from one (month, day) to another, both included, every year; it may go over New Year.

    Raises:
        KnownError: no day would be left, or a number that can't be meant.
    """

    first: date | None = None
    last: date | None = None
    season: tuple[MonthDay, MonthDay] | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise KnownError(
                "This snippet could never go out.",
                "Its last day comes before its first.",
                "Change one of the two days.",
            )
        if self.season is not None:
            for month, day in self.season:
                try:
                    date(2024, month, day)  # a leap year: 29 February is a day
                except ValueError as error:
                    raise KnownError(
                        "This season can't be kept.",
                        f"Month {month} has no day {day}.",
                        "Choose another day.",
                    ) from error
        if self.most is not None and self.most < 1:
            raise KnownError(
                "This snippet could never go out.",
                f"{self.most} times at most is never.",
                "Choose 1 or more, or set the snippet aside.",
            )

    def allows(self, day: date) -> bool:
        """Whether it may go out on the day."""
        if (self.first is not None and day < self.first) or (self.last is not None and day > self.last):
            return False
        if self.season is None:
            return True
        start, end = self.season
        here = (day.month, day.day)
        return start <= here <= end if start <= end else here >= start or here <= end

    def next_day(self, day: date) -> date | None:
        """The first day from `day` on that it allows; None where there is none."""
        if self.allows(day):
            return day
        if self.first is not None and day < self.first:
            return self.next_day(self.first)
        if self.season is None or (self.last is not None and day > self.last):
            return None
        month, start = self.season[0]
        for year in range(day.year, day.year + 9):  # 29 February may be eight years away
            try:
                found = date(year, month, start)
            except ValueError:
                continue
            if found > day:
                return found if self.allows(found) else None
        return None

    @property
    def always(self) -> bool:
        """Whether every day is as good as any other."""
        return self.first is None and self.last is None and self.season is None


ALWAYS = Timing()


def holiday_on(holidays: Iterable[Holiday], day: date) -> Holiday | None:
    """The holiday of a day; None where it is none."""
    return next((holiday for holiday in holidays if holiday.day == day), None)
