# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""By which rule a post comes again, as the owner chooses it: every 2 weeks on Monday, every last Friday, 10 times."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from secondhelping.domain.errors import KnownError

MOST_TIMES = 400
_LONGEST = 1000
_LAST = -1


class Unit(StrEnum):
    """What the number of a rule counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every so many days, weeks, months or years.

    A week has its `weekdays` (0 Monday to 6). A month has a `day` (1 to 31, -1 for its last), or, with `day` 0, the
    `nth` (1 to 4, -1 for the last) of its one weekday. It ends after `count` times, after the day `until`, or never.

    Raises:
        KnownError: it would never come, or is no rule at all.
    """

    unit: Unit
    every: int = 1
    weekdays: frozenset[int] = frozenset()
    day: int = 0
    nth: int = 0
    count: int | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= _LONGEST:
            raise KnownError(
                f"Every {self.every} {self.unit}s can't be kept.",
                f"A post comes again after 1 to {_LONGEST} {self.unit}s.",
                "Choose another number.",
            )
        if self.unit is Unit.WEEK and not self.weekdays:
            raise KnownError(
                "It would never come.", "No day of the week is chosen.", "Choose one day of the week or more."
            )
        if self.unit is Unit.MONTH:
            self._check_month()
        if self.count is not None and not 1 <= self.count <= MOST_TIMES:
            raise KnownError(
                f"{self.count} times can't be kept.",
                f"A post comes 1 to {MOST_TIMES} times.",
                "Choose another number, or let it go on without an end.",
            )
        if self.count is not None and self.until is not None:
            raise KnownError(
                "It can't end twice.", "It has a last day and a number of times.", "Choose one of them."
            )

    def _check_month(self) -> None:
        by_day = self.day == _LAST or 1 <= self.day <= 31
        by_weekday = self.day == 0 and self.nth in (1, 2, 3, 4, _LAST) and len(self.weekdays) == 1
        if not by_day and not by_weekday:
            raise KnownError(
                "It would never come.",
                "A month has the days 1 to 31, and a first to fourth or last day of the week.",
                "Choose one of them.",
            )

    @property
    def left_out(self) -> str:
        """What is to be said of a day that not every month has; "" where every month has it."""
        if self.unit is not Unit.MONTH or self.day <= 28:
            return ""
        which = "February is" if self.day < 30 else "Months without it are"
        years = ", but for leap years" if self.day == 29 else ""
        return f"{which} left out{years}. Choose the last day to be in every month."


def like(first: date) -> Recurrence:
    """Every week on the day of a date: what a form begins with."""
    return Recurrence(Unit.WEEK, weekdays=frozenset({first.weekday()}))


def nth_of(day: date) -> int:
    """Which of its kind a weekday is in its month: 1 to 4, or -1 for a fifth, which is the last."""
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else _LAST


def is_last(day: date) -> bool:
    """Whether no other day of its kind follows in its month."""
    return (day + timedelta(days=7)).month != day.month
