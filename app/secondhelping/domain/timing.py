# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When a snippet may go out."""

from dataclasses import dataclass
from datetime import date

from secondhelping.domain.errors import KnownError

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Timing:
    """When a snippet may go out: from its first to its last day, within its season, so many times at most.

    A `season` runs from one (month, day) to another, both included, every year; it may go over New Year. With
    `same_words` the same words may come back on an account after the rest, rather than after a year.

    Raises:
        KnownError: no day would be left, or a number that can't be meant.
    """

    first: date | None = None
    last: date | None = None
    season: tuple[MonthDay, MonthDay] | None = None
    most: int | None = None
    same_words: bool = False

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

    def over(self, today: date, served: int = 0) -> bool:
        """Whether it may never go out again, having gone out so many times."""
        return (self.last is not None and self.last < today) or (
            self.most is not None and served >= self.most
        )

    @property
    def always(self) -> bool:
        """Whether every day is as good as any other."""
        return self.first is None and self.last is None and self.season is None


ALWAYS = Timing()
