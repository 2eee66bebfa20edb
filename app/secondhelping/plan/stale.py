# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Notices words that go out of date: "this Friday", "until 3 May", "in 2024". They keep a text from coming back.

A text may hold to a day in two ways. Some words are true only when they are written ("tomorrow", "this Friday"): a
text with them is stale when it comes back, whenever that is. Others name a day or a year: the text is stale when that
is gone by. A year that tells of the past or names a study ("since 2012", "a 2019 study") stays true. The words are
those of the document's language (stale_languages.py). A text of the owner's own has no document: its language is
found from its words, and a text too short for that is read in the first language that has its words of time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import regex

from secondhelping.documents.language import detect, likely
from secondhelping.plan import stale_languages as languages

_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class StaleWords:
    """The words of a text that are out of date, as they stand in it; `since` the day from which they are, None for
    always."""

    words: str
    since: date | None = None


@cache
def _relative(language: str) -> "regex.Pattern[str]":
    known = languages.phrases(language).relative
    every = "|".join(known).replace("DAY", languages.days(language))
    return regex.compile(rf"\b(?:{every})\b", regex.IGNORECASE)


@cache
def _habit(language: str) -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    """What stands before, and what after words that speak of a habit."""
    known = languages.phrases(language)
    before = regex.compile(rf"(?:{known.habit_before})$", regex.IGNORECASE)
    return before, regex.compile(known.habit_after, regex.IGNORECASE)


@cache
def _dated(language: str) -> "regex.Pattern[str]":
    joins = languages.phrases(language).joins
    join = rf"(?:(?:{joins})\s+)?" if joins else ""
    # A full stop after it belongs to it where the year follows; else it may be that of the sentence.
    stop = rf"(?:\.(?=\s+{join}{_YEAR}\b))?".replace("?P<year>", "?:")
    month = rf"(?P<month>{languages.alternatives(languages.months(language))})\b{stop}"
    year = rf"(?:,?\s+{join}{_YEAR}\b)?"
    forms = [rf"\b{_DAY}(?:\.|er|º|°|ª|st|nd|rd|th|e)?\s+{join}{month}{year}"]
    if language == "en":
        forms.append(rf"\b{month}\s+{_DAY}(?:st|nd|rd|th)?\b{year}")
    else:
        forms.append(rf"(?<![\d.,/-]){_DAY}[./-](?P<number>\d{{1,2}})[./-](?P<year>20\d\d)\b")
    forms.append(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b")
    return regex.compile("|".join(forms), regex.IGNORECASE)


@cache
def _year(language: str) -> "regex.Pattern[str]":
    number = languages.phrases(language).counted
    return regex.compile(
        rf"(?<![\w.,/£$€-])20\d\d(?![\w/%-]|[.,]\d|\s+(?:{number})\b|\s?(?:€|%))", regex.IGNORECASE
    )


@cache
def _lasting(language: str) -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    """What stands before, and what after a year that tells of the past, or names a study: it stays true."""
    known = languages.phrases(language)
    little = r"\w{1,5}[’']?(?:\s+(?:back\s+in|dem\s+jahr|jahr))?"
    before = regex.compile(
        rf"(?:\b(?:{known.lasting})(?:\s+{little})?"
        rf"|\b(?:{known.study})\s+{little}"
        r"|al\.,?|[a-z],?\s*\(|\(\p{Lu}[\w .&]+,)\s*$",
        regex.IGNORECASE,
    )
    after = rf"(?:\s+|er[ -])(?:{known.study})\b"
    if known.done:
        ends = r"(?:\s+w[oe]rden)?\s*(?:[.,;:!?)–—]|\s(?:und|en)\b|$)"
        after += (
            rf"|(?<!\b(?:{known.to_come})\b[^.!?]*)\s+(?:[^\s.,;:!?]+\s+){{0,8}}?(?:{known.done})\b{ends}"
        )
    return before, regex.compile(after, regex.IGNORECASE)


def stale(text: str, day: date, written: date | None = None, language: str = "") -> StaleWords | None:
    """The first words of a text that are out of date on a day; None where there are none.

    Args:
        text: The text that would go out.
        day: The day it would go out on.
        written: The day the text was taken in, if known: a date without a year is of that time.
        language: That of the text, an ISO 639-1 code; "" where it is to be found from the text. One whose phrases are
            not known is read as English.
    """
    found = dated_words(text, written, language)
    return next((words for words in found if words.since is None or words.since <= day), None)


@lru_cache(maxsize=8192)
def dated_words(text: str, written: date | None = None, language: str = "") -> tuple[StaleWords, ...]:
    """Everything in a text that is or will be out of date, those that always are first."""
    return tuple(_dated_words(text, written, languages.known(language or _language_of(text))))


def _language_of(text: str) -> str:
    """The language of a text whose document says none: English where nothing speaks for another."""
    sure = detect(text)
    if sure:
        return sure
    may_be = likely(text)
    if may_be == ("en",):
        return "en"
    # One word may be another language's: "hier" is yesterday in French, and here in German.
    speaks = _says_when if "en" in may_be else _speaks_of_time
    most = may_be[0] if len(may_be) == 1 else "en"
    return next((code for code in ("en", *may_be) if speaks(text, code)), most)


def _says_when(text: str, language: str) -> bool:
    """Whether a text has words of time in a language, more than one word together."""
    return any(len(found.group().split()) > 1 for found in _relative(language).finditer(text))


def _speaks_of_time(text: str, language: str) -> bool:
    """Whether a text has words of time or the name of a month in a language."""
    named = (found for found in _dated(language).finditer(text) if found["month"] is not None)
    return _relative(language).search(text) is not None or next(named, None) is not None


def _dated_words(text: str, written: date | None, language: str) -> Iterator[StaleWords]:
    before, after = _habit(language)
    for found in _relative(language).finditer(text):
        if not before.search(text[: found.start()]) and not after.match(text, found.end()):
            yield StaleWords(found.group())
    dates: list[tuple[int, int]] = []
    for found in _dated(language).finditer(text):
        gone = _day_after(found, written, language)
        if gone is not None:
            dates.append(found.span())
            yield StaleWords(found.group(), gone)
    before, after = _lasting(language)
    for found in _year(language).finditer(text):
        in_date = any(start <= found.start() < end for start, end in dates)
        if not in_date and not before.search(text[: found.start()]) and not after.match(text, found.end()):
            yield StaleWords(found.group(), date(int(found.group()) + 1, 1, 1))


def _day_after(found: "regex.Match[str]", written: date | None, language: str) -> date | None:
    """The day after the date that was found; None where it is no date, or of a year nobody knows."""
    named = found.group("month")
    month = int(found.group("number")) if named is None else languages.months(language)[named.casefold()]
    day = int(found.group("day"))
    another_word = named is not None and named in languages.phrases(language).words_too
    if another_word and not found.group("year"):
        return None
    year = int(found.group("year")) if found.group("year") else _year_of(written, month, day)
    if year is None:
        return None
    try:
        return date(year, month, day) + timedelta(days=1)
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
