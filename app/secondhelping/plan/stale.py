# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Notices words that go out of date: "this Friday", "until 3 May", "in 2024". They keep a text from coming back.

A text may hold to a day in two ways. Some words are true only when they are written ("tomorrow", "this Friday"): a
text with them is stale when it comes back, whenever that is. Others name a day or a year: the text is stale when that
is gone by. A year that tells of the past or names a study ("since 2012", "a 2019 study") stays true.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import regex

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"


@dataclass(frozen=True, slots=True)
class StaleWords:
    """The words of a text that are out of date, as they stand in it; `since` the day from which they are, None for
    always."""

    words: str
    since: date | None = None


@cache
def _relative() -> "regex.Pattern[str]":
    nouns = f"{_DAYS}|weekend|week|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter"
    nouns += "|christmas|easter"
    return regex.compile(
        rf"\b(?:(?:this|next|last|coming)\s+(?:{nouns})"
        r"|(?:today|tonight)\s+(?:only|at|from|until|till)|tonight[’']s|tomorrow|yesterday"
        r"|(?:last|only\s+a\s+few)\s+(?:places|spaces|spots|tickets|seats)(?:\s+left)?"
        r"|(?:one|two|three|\d+)\s+(?:days?|weeks?)\s+(?:left|to\s+go)"
        r"|ends\s+soon|coming\s+soon|just\s+opened|starts\s+soon)\b",
        regex.IGNORECASE,
    )


# What stays true for ever, though it has one of the words above: "tomorrow" as part of a habit or a saying.
@cache
def _habit() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:every|each|any|most|of)\s+(?:last\s+)?$|\b(?:not|than)\s+$|\bhere\s+$", regex.IGNORECASE
    )


@cache
def _dated() -> "regex.Pattern[str]":
    months = "|".join(_MONTHS)
    short = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    month = rf"(?P<month>{months}|(?:{short})\.?)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return regex.compile(
        rf"\b{day}\s+(?:of\s+)?{month}(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
        rf"|\b{month}\s+{day}(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
        r"|\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        regex.IGNORECASE,
    )


@cache
def _year() -> "regex.Pattern[str]":
    number = r"people|times|steps|words|metres|miles|calories"
    return regex.compile(rf"(?<![\w.,/£$€-])20\d\d(?![\w/%-]|[.,]\d|\s+(?:{number}))")


# A year that tells of the past, or names a study: it stays true.
@cache
def _lasting() -> "regex.Pattern[str]":
    past = r"since|founded|established|est\.|opened|began|started|born|published|updated|copyright|©|back"
    return regex.compile(
        rf"(?:\b(?:{past})(?:\s+(?:in|back\s+in))?"
        r"|\b(?:study|trial|review|paper|survey|guideline)\s+(?:of|from|in)"
        r"|al\.,?|[a-z],?\s*\(|\(\p{Lu}[\w .&]+,)\s*$",
        regex.IGNORECASE,
    )


@cache
def _study() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:study|trial|review|paper|survey|guidelines?|report|census|act)\b", regex.IGNORECASE
    )


def stale(text: str, day: date, written: date | None = None) -> StaleWords | None:
    """The first words of a text that are out of date on a day; None where there are none.

    Args:
        text: The text that would go out.
        day: The day it would go out on.
        written: The day the text was taken in, if known: a date without a year is of that time.
    """
    return next(
        (found for found in dated_words(text, written) if found.since is None or found.since <= day), None
    )


@lru_cache(maxsize=8192)
def dated_words(text: str, written: date | None = None) -> tuple[StaleWords, ...]:
    """Everything in a text that is or will be out of date, those that always are first."""
    return tuple(_dated_words(text, written))


def _dated_words(text: str, written: date | None) -> Iterator[StaleWords]:
    for found in _relative().finditer(text):
        if not _habit().search(text[: found.start()]):
            yield StaleWords(found.group())
    for found in _dated().finditer(text):
        after = _day_after(found, written)
        if after is not None:
            yield StaleWords(found.group(), after)
    for found in _year().finditer(text):
        lasting = _lasting().search(text[: found.start()]) or _study().match(text, found.end())
        if not lasting:
            yield StaleWords(found.group(), date(int(found.group()) + 1, 1, 1))


def _day_after(found: "regex.Match[str]", written: date | None) -> date | None:
    """The day after the date that was found; None where it is no date, or of a year nobody knows."""
    named = found.group("month")
    if named is not None:
        start = named.lower()[:3]
        month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(start))
    else:
        month = int(found.group("number"))
    year = (
        int(found.group("year")) if found.group("year") else _year_of(written, month, int(found.group("day")))
    )
    if year is None:
        return None
    try:
        return date(year, month, int(found.group("day"))) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _year_of(written: date | None, month: int, day: int) -> int | None:
    """The year of a date that names none: the first such day after the text was written."""
    if written is None:
        return None
    try:
        return written.year + (date(written.year, month, day) < written)
    except ValueError:
        return written.year
