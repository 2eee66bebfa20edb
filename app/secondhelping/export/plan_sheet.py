# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as people read it, not as a scheduler does: what the calendar file, the workbook and the pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

import regex

from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.plan import TalkTime
from secondhelping.domain.words import listed

# No file for reading can hold half characters; of the control characters only line break and tab are text.
_HALVES = regex.compile(r"[\p{Cs}]")
_CONTROL = regex.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]")
# They turn the reading direction of whatever follows, beyond the words they came with.
_DIRECTION = regex.compile(r"[\u202A-\u202E\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A post with its accounts. `at` is wall clock in the plan's zone, `instant` the same moment in UTC.

    `exported` says that it was already written for a scheduler.
    """

    post_id: PostId
    at: datetime
    instant: datetime
    kind: Kind
    text: str
    accounts: tuple[Account, ...]
    link: str = ""
    exported: bool = False

    @property
    def networks(self) -> str:
        """ "LinkedIn and X"; each network once."""
        return listed(list(dict.fromkeys(account.network.label for account in self.accounts)))


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk time; `instant` as in `Entry`."""

    talk_time: TalkTime
    instant: datetime


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What is planned in a period, by time. `draft` says that the gate has not passed it."""

    business: str
    zone: str
    entries: tuple[Entry, ...]
    talks: tuple[Talk, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """A week that has something in it; `monday` is its first day."""

    monday: date
    entries: tuple[Entry, ...]


def weeks(entries: Sequence[Entry]) -> list[Week]:
    """The weeks of the entries, which are by time; weeks without any are left out."""
    return [Week(monday, tuple(own)) for monday, own in groupby(entries, lambda entry: _monday(entry.at))]


def legible(text: str) -> str:
    """The text with line feeds only, and without signs that cannot be shown; a half character becomes U+FFFD."""
    one = text.replace("\r\n", "\n").replace("\r", "\n")
    whole: str = _CONTROL.sub("", _HALVES.sub("\ufffd", one))
    return whole


def one_line(text: str, letters: int) -> str:
    """The first words of a text, cut at a word, in one line whose direction ends with it."""
    line: str = _DIRECTION.sub("", " ".join(legible(text).split()))
    if len(line) <= letters:
        return line
    return f"{line[: letters + 1].rsplit(' ', 1)[0][:letters]}…"


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())
