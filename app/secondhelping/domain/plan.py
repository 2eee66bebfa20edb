# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Slots, posts, talk times and what already went out: everything that has a time.

Wall-clock times are naive datetimes in the plan's IANA zone; instants in UTC are derived, never stored alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from secondhelping.domain.ids import AccountId, ExportId, PostId, SeriesId, SlotId, SnippetId, TalkTimeId
from secondhelping.domain.kind import Kind


class Thread(StrEnum):
    """Whether a post goes out as several where it is too long for one, each answering the one before; with numbers
    such as "(1/3)" or without. It stays one post: for the mix rule, on the calendar and in history."""

    NONE = ""
    PLAIN = "plain"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly place for a post: weekday 0 (Monday) to 6, wall-clock time."""

    id: SlotId
    account_id: AccountId
    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Post:
    """A snippet with a time and the accounts it goes to. `text` is complete, hashtags included; where it goes out as
    a `thread` it is the whole of it. Where it comes again it is one of a series.

    `pinned` posts were placed by the owner: the planner never moves them.
    """

    id: PostId
    snippet_id: SnippetId | None
    text: str
    kind: Kind
    at: datetime
    accounts: tuple[AccountId, ...]
    pinned: bool = True
    thread: Thread = Thread.NONE
    series_id: SeriesId | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One post on one account: the unit the mix rule, the gate and the export work on.

    `at` is wall clock in the plan's zone; `instant` the same moment, aware and in UTC. `link` is the
    source's link that a scheduler may take in a column of its own, "" for none.
    """

    post_id: PostId
    account_id: AccountId
    text: str
    kind: Kind
    at: datetime
    instant: datetime
    snippet_id: SnippetId | None = None
    link: str = ""
    thread: Thread = Thread.NONE


@dataclass(frozen=True, slots=True)
class Served:
    """History: one post that was written to a file (or is known to be out), on one account. Never changed."""

    post_id: PostId | None
    account_id: AccountId
    text: str
    kind: Kind
    at: datetime
    instant: datetime
    export_id: ExportId | None = None
    snippet_id: SnippetId | None = None
    thread: Thread = Thread.NONE


@dataclass(frozen=True, slots=True)
class TalkTime:
    """Minutes set aside for live conversation. Never automated, never counted in the mix, never in a scheduler's file;
    a calendar file holds them where the owner asks for it."""

    id: TalkTimeId
    at: datetime
    minutes: int = 15


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something at a time on the calendar: the one model that every view shows.

    Either a post (planned, or `exported`: then it cannot be changed) or a talk time, told by which id is set.
    `again` marks a snippet that went out before; `repeats` a post that is one of a series; `broken` one that takes part
    in a broken run.
    """

    at: datetime
    post_id: PostId | None = None
    talk_time_id: TalkTimeId | None = None
    snippet_id: SnippetId | None = None
    text: str = ""
    kind: Kind | None = None
    accounts: tuple[AccountId, ...] = ()
    minutes: int = 0
    exported: bool = False
    again: bool = False
    broken: bool = False
    pinned: bool = True
    thread: Thread = Thread.NONE
    repeats: bool = False

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Series:
    """Posts that come again: by `rule` (RRULE as iCalendar writes it) from `first` on, laid out up to before `until`.
    The `texts` take turns; the days in `skipped` are left out."""

    id: SeriesId
    rule: str
    first: datetime
    texts: tuple[str, ...]
    kind: Kind
    accounts: tuple[AccountId, ...]
    skipped: frozenset[date]
    until: date


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post that the planner proposes; it gets its id when the plan is laid out. `because` says in whole sentences
    what of the plan's wishes spoke for it at its place, or against it."""

    snippet_id: SnippetId
    text: str
    kind: Kind
    at: datetime
    accounts: tuple[AccountId, ...]
    because: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What "Plan for me" would lay out, and what it could not do (`notes`, whole sentences; `unfilled` slots)."""

    posts: tuple[NewPost, ...]
    notes: tuple[str, ...] = ()
    unfilled: int = 0


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One export that was made: when, by which dialect, under which rule, into which files (paths)."""

    id: ExportId
    at: datetime
    scheduler: str
    rule: str
    files: tuple[str, ...] = field(default=())
    posts: int = 0
