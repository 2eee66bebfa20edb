# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which stretch of the plan is to be saved."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to before `end`, None for open; `words` is what the owner chose."""

    words: str
    start: date | None = None
    end: date | None = None


ALL = Period("All that is planned")


def choices(today: date) -> tuple[Period, ...]:
    """What the menu offers, seen from today."""
    month = today.replace(day=1)
    following = _next_month(month)
    return (
        ALL,
        Period("This month", month, following),
        Period("Next month", following, _next_month(following)),
        Period("The next 4 weeks", today, today + timedelta(weeks=4)),
    )


def between(first: date, last: date) -> Period:
    """The owner's own dates, both included; the earlier one is the first."""
    first, last = sorted((first, last))
    return Period(_range_words(first, last), first, last + timedelta(days=1))


def renewed(period: Period, today: date) -> Period:
    """The same choice seen from today: "this month" is another one tomorrow."""
    return next((one for one in choices(today) if one.words == period.words), period)


def _next_month(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _range_words(first: date, last: date) -> str:
    """ "11 to 31 May 2026"."""
    if first == last:
        return _written(first, "d MMMM yyyy")
    form = "d" if (first.year, first.month) == (last.year, last.month) else "d MMMM"
    if first.year != last.year:
        form = "d MMMM yyyy"
    return f"{_written(first, form)} to {_written(last, 'd MMMM yyyy')}"


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
