# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words that several screens share: the kinds, numbers with their nouns, dates and times."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QTime

from secondhelping.domain.kind import Kind, Sureness

PRODUCT = "Second Helping"
PROMISE = "Works offline. Nothing leaves this computer."

_TIP_LETTERS = 64

KIND_NAMES: Mapping[Kind, str] = {
    Kind.HELPFUL: "Helpful",
    Kind.PROMOTIONAL: "Promotional",
    Kind.CONVERSATION: "Conversation",
    Kind.CURATED: "Curated",
}

SURENESS: Mapping[Sureness, str] = {
    Sureness.SURE: "Sure",
    Sureness.FAIRLY_SURE: "Fairly sure",
    Sureness.EITHER_WAY: "Could go either way. You decide",
}

PAGE_NAMES: Mapping[str, str] = {
    "everywhere": "Everywhere",
    "sources": "Sources",
    "review": "Review",
    "review.edit": "Review, editing",
    "calendar": "Calendar",
    "export": "Export",
    "results": "Results",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 snippet", "23 snippets"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """Words in a row: "X, Bluesky and LinkedIn"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def tip(text: str) -> str:
    """A text as a tooltip, in lines: Qt would put it on one, across the whole screen."""
    # Only here: no start has need of it.
    from textwrap import wrap

    return "\n".join(line for part in text.split("\n") for line in wrap(part, _TIP_LETTERS) or [""])


@lru_cache(maxsize=4096)
def _day(day: date, form: str, _locale: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


@lru_cache(maxsize=2048)
def _clock(hour: int, minute: int, _locale: str) -> str:
    return QLocale().toString(QTime(hour, minute), QLocale().timeFormat(QLocale.FormatType.ShortFormat))


def short_date(day: date, today: date) -> str:
    """ "Thu 14 May", with the year only when it isn't this one."""
    return day_words(day, "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy")


def long_date(day: date) -> str:
    """ "Thursday 14 May", for screen readers."""
    return day_words(day, "dddd d MMMM")


def day_words(day: date, form: str) -> str:
    """A day in one of Qt's forms, such as "d MMM". A month asks for the same ones again and again."""
    return _day(day, form, QLocale().name())


def clock_time(moment: time | datetime) -> str:
    """ "12:30", in 24 or 12 hours as the system has it."""
    return _clock(moment.hour, moment.minute, QLocale().name())


def moment_words(moment: datetime, today: date) -> str:
    """ "Thu 14 May, 12:30"."""
    return f"{short_date(moment.date(), today)}, {clock_time(moment)}"
