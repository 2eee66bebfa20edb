# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner says of planning: days off, holidays, how long a snippet rests."""

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


def holiday_on(holidays: Iterable[Holiday], day: date) -> Holiday | None:
    """The holiday of a day; None where it is none."""
    return next((holiday for holiday in holidays if holiday.day == day), None)
