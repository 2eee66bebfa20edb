# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Dates and numbers as the files of networks write them, alike in every language of the computer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from secondhelping.export import moments

_CLOCK = r"(?:[T,]?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
_NUMBERED = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[/.\-])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<year>\d{4}|\d{2})" + _CLOCK
)
_WEEKDAY = re.compile(r"[A-Za-z]{3,9}\.?,?\s+(?=[A-Za-z]{3}|\d)")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")
_BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")
_DAYS_NAMED = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y")
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_NAMED = (
    *(day + clock for day in _DAYS_NAMED for clock in _CLOCKS),
    "%b %d %H:%M:%S %z %Y",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
)
_GROUPED = re.compile(r"\d{1,3}(?:([,.])\d{3})(?:\1\d{3})*(?:[.,]0+)?")
_PLAIN = re.compile(r"(\d+)(?:[.,]0+)?")
_YEARS = range(1990, 2200)
_MOST_DIGITS = 18
"""More people than that see nothing, and the project file holds no larger numbers."""
_GAPS = str.maketrans("", "", " \u00a0\u202f\u2009'’")


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day stands before the month in a column of dates, and whether nothing in the column tells."""

    day_first: bool = False
    open: bool = False


def order_of(cells: Iterable[str], wanted: bool | None = None) -> Order:
    """The order of day and month in a column, chosen once for all of it: by most of the dates that can be read in one
    way alone. With none of these, it is as `wanted`; month first, as LinkedIn and Meta write it, where that is None.
    """
    day_first = month_first = 0
    unsure = False
    for cell in cells:
        found = _NUMBERED.fullmatch(cell.strip())
        if found is None or found["sign"] == ".":
            continue
        first, second = int(found["first"]), int(found["second"])
        day_first += second <= 12 < first
        month_first += first <= 12 < second
        unsure = unsure or (first != second and max(first, second) <= 12)
    if day_first != month_first:
        return Order(day_first > month_first)
    return Order(bool(wanted), unsure)


def moment(cell: str, *, day_first: bool) -> datetime | None:
    """The moment that a cell names, aware where it has an offset; None where it is none of these years.

    Dates with dots have the day first, whatever the order of the column: nobody writes them otherwise.
    """
    text = " ".join(cell.split())
    numbered = _NUMBERED.fullmatch(text)
    found = _numbered(numbered, day_first=day_first) if numbered else _written_out(text)
    return found if found is not None and found.year in _YEARS else None


def _written_out(text: str) -> datetime | None:
    """A moment with its year first, or with a named month."""
    plain = _BEFORE_OFFSET.sub("", _FRACTION.sub("", text))
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        pass
    read = (
        moments.read(words, form) for words in (_WEEKDAY.sub("", text, count=1), plain) for form in _NAMED
    )
    return next((found for found in read if found is not None), None)


def _numbered(found: re.Match[str], *, day_first: bool) -> datetime | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day, month = (first, second) if day_first or found["sign"] == "." else (second, first)
    hour, minute, second_ = [*(int(part) for part in (found["clock"] or "0:0").split(":")), 0][:3]
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].casefold().startswith("p") else 0)
    try:
        return datetime(year if year > 99 else 2000 + year, month, day, hour, minute, second_)
    except ValueError:
        return None


def number(cell: str) -> int | None:
    """ "1,203.0", "1.203" and "1 203" are all 1203; None for what is no whole number."""
    text = cell.strip().translate(_GAPS)
    if not text.isascii() or len(text) > _MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"[.,]0{1,2}$", "", text)
        return int(re.sub(r"[.,]", "", digits))
    plain = _PLAIN.fullmatch(text)
    return int(plain[1]) if plain else None
