# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How numbers, days, times and lists are said, the same in findings, notes, labels and on the command line."""

from collections.abc import Sequence
from datetime import date, datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """ "1 post", "3 posts"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def when(at: datetime) -> str:
    """ "Thu 14 May, 12:30": day and time as the owner reads them, whatever language the system speaks."""
    return f"{day(at)}, {at:%H:%M}"


def day(at: date) -> str:
    """ "Thu 14 May"."""
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"


def month(at: date) -> str:
    """ "May"."""
    return _MONTHS[at.month - 1]


def listed(words: Sequence[str]) -> str:
    """ "X, Bluesky and LinkedIn"; "" for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(text: str, letters: int = 48) -> str:
    """The first words of a text, in quotes, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return f"“{line}”"
    return f"“{line[: letters + 1].rsplit(' ', 1)[0][:letters]}…”"
