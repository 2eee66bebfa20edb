# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A month as rows of the calendar: its weeks, what stands on each day, each week's mix and broken runs."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations.look import BrokenRunView

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Frame:
    """What a month view shows: whole weeks from `first`, a Monday."""

    month: date
    first: date
    weeks: int

    @classmethod
    def of(cls, day: date) -> "Frame":
        """The frame of a day's month."""
        month = day.replace(day=1)
        last = (month + timedelta(days=31)).replace(day=1) - DAY
        first = monday_of(month)
        return cls(month, first, (monday_of(last) - first).days // 7 + 1)

    @property
    def end(self) -> date:
        """The first day that is not shown any more."""
        return self.first + WEEK * self.weeks

    @property
    def days(self) -> list[date]:
        return [self.first + DAY * number for number in range(7 * self.weeks)]

    def holds(self, day: date) -> bool:
        return self.first <= day < self.end

    def in_month(self, day: date) -> bool:
        return (day.year, day.month) == (self.month.year, self.month.month)

    def earlier(self) -> "Frame":
        return Frame.of(self.month - DAY)

    def later(self) -> "Frame":
        return Frame.of(self.month + timedelta(days=31))


def shifted(day: date, months: int) -> date:
    """The same day of another month, or its last day where that month is shorter."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - DAY
    return first.replace(day=min(day.day, last.day))


def next_over(runs: Iterable[BrokenRunView], day: date) -> tuple[date, int] | None:
    """First day and first post of the next run that breaks the rule after a day's week; after the last, the first."""
    firsts = sorted((run.first, min(run.posts, default=0)) for run in runs)
    later = [found for found in firsts if monday_of(found[0]) > monday_of(day)]
    return next(iter(later or firsts), None)


@dataclass(frozen=True, slots=True)
class Mix:
    """How many posts of each kind; talk times are never counted."""

    counts: Mapping[Kind, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Occurrence]) -> "Mix":
        kinds = [row.kind for row in rows if row.talk_time_id is None]
        return cls({kind: kinds.count(kind) for kind in Kind})

    @property
    def posts(self) -> int:
        return sum(self.counts.values())

    @property
    def promotional(self) -> int:
        return self.counts.get(Kind.PROMOTIONAL, 0)

    @property
    def promotional_percent(self) -> int:
        """The share of promotional posts, rounded half up as people do; 0 without posts."""
        return int(100 * self.promotional / self.posts + 0.5) if self.posts else 0

    @property
    def helpful_percent(self) -> int:
        """What is left: helpful, curated and conversation count on the helpful side."""
        return 100 - self.promotional_percent


@dataclass(frozen=True, slots=True)
class Strip:
    """What a week that breaks the rule says below its days. `remedy` is the post of this week that may be taken
    off, with its time; `more` tells how many other runs the week has a part in."""

    sentence: str
    remedy: Occurrence | None = None
    more: int = 0

    @property
    def headline(self) -> str:
        return self.sentence.partition(". ")[0].rstrip(".") + "."

    @property
    def rest(self) -> str:
        return self.sentence.partition(". ")[2]


@dataclass(frozen=True, slots=True)
class Month:
    """Everything the grid shows of a month, already sorted by day; strips by the Monday of their week.

    `named` are the public holidays and the owner's days off, by what they are called.
    """

    frame: Frame
    days: Mapping[date, tuple[Occurrence, ...]]
    strips: Mapping[date, Strip]
    today: date
    named: Mapping[date, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        frame: Frame,
        rows: Sequence[Occurrence],
        runs: Iterable[BrokenRunView],
        today: date,
        accounts: Collection[AccountId] | None = None,
        named: Mapping[date, str] | None = None,
    ) -> "Month":
        """Sorts rows into days and runs into the weeks (by Monday) that their posts stand in.

        The rows are by time, as every reading of the calendar is: of years of them only these weeks are looked at.
        With `accounts`, posts that go to none of them are left out; talk times always stay.
        """
        days: dict[date, list[Occurrence]] = {}
        planned: dict[int, Occurrence] = {}
        start, stop = (bisect_left(rows, day, key=_day) for day in (frame.first, frame.end))
        for row in rows[start:stop]:
            if _goes_to(row, accounts):
                days.setdefault(row.day, []).append(row)
                if row.post_id is not None and not row.exported:
                    planned[int(row.post_id)] = row
        sorted_days = {day: tuple(found) for day, found in days.items()}
        return cls(frame, sorted_days, _strips(runs, planned), today, named or {})

    def on(self, day: date) -> tuple[Occurrence, ...]:
        return self.days.get(day, ())

    def week(self, monday: date) -> list[Occurrence]:
        return [row for number in range(7) for row in self.on(monday + DAY * number)]

    def mix_of_week(self, monday: date) -> Mix:
        return Mix.of(self.week(monday))

    def mix(self) -> Mix:
        """The mix of the month itself, without the days before and after it."""
        return Mix.of(row for day, rows in self.days.items() if self.frame.in_month(day) for row in rows)


def _strips(runs: Iterable[BrokenRunView], planned: Mapping[int, Occurrence]) -> dict[date, Strip]:
    weeks: dict[date, list[BrokenRunView]] = {}
    for run in runs:
        for monday in {monday_of(planned[post].day) for post in run.posts if post in planned}:
            weeks.setdefault(monday, []).append(run)
    return {monday: _strip(monday, found, planned) for monday, found in weeks.items()}


def _strip(monday: date, runs: Sequence[BrokenRunView], planned: Mapping[int, Occurrence]) -> Strip:
    """The run that can be mended in this week stands first."""
    for run in runs:
        remedy = planned.get(run.remedy) if run.remedy is not None else None
        if remedy is not None and monday_of(remedy.day) == monday:
            return Strip(run.sentence, remedy, len(runs) - 1)
    return Strip(runs[0].sentence, None, len(runs) - 1)


def _day(row: Occurrence) -> date:
    return row.day


def _goes_to(row: Occurrence, accounts: Collection[AccountId] | None) -> bool:
    return accounts is None or row.kind is None or any(account in accounts for account in row.accounts)
