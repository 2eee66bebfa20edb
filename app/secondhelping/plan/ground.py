# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A plan while a repair tries things on it: the lines of posts, what is not legal about each, kept up step by step."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan import zones
from secondhelping.plan.faults import Layout
from secondhelping.plan.mending import Movable, Steps
from secondhelping.plan.mix import Place, Tight, tight_runs
from secondhelping.plan.spacing import CLEAR, SAME_PLACE
from secondhelping.posts.sameness import normalised

Order = tuple[datetime, bool, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A post on one account. `number` is None for what went out."""

    order: Order
    at: datetime
    kind: Kind
    number: PostId | None
    normal: str

    @property
    def instant(self) -> datetime:
        return self.order[0]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is not legal and could not be smaller: one of the posts in `blamed` has to go, or, of a broken
    run, posts of the kinds that `help` have to come between `first` and `last`, at least `need` where none goes."""

    blamed: tuple[PostId, ...]
    account: AccountId | None = None
    first: datetime = datetime.min
    last: datetime = datetime.min
    help: frozenset[Kind] = frozenset()
    need: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one account, by time, and what is not legal about it."""

    entries: tuple[Entry, ...]
    wrong: tuple[Wrong, ...]

    def near(self, instant: datetime) -> Sequence[Entry]:
        """What stands in the same place as the instant."""
        first = bisect_left(self.entries, instant - SAME_PLACE, key=lambda entry: entry.instant)
        found = []
        for entry in self.entries[first:]:
            if entry.instant >= instant + SAME_PLACE:
                break
            if entry.instant > instant - SAME_PLACE:
                found.append(entry)
        return found


class Ground:
    """The plan as it is, made once. What is tried on it are its lines: see `taken` and `put`."""

    def __init__(self, layout: Layout, movable: Mapping[PostId, Movable]) -> None:
        self.rule, self.zone = layout.rule, layout.zone
        self._movable = movable
        self._normal: dict[PostId, str] = {}
        self._skipped: dict[PostId, bool] = {}
        self._twice: dict[AccountId, frozenset[str]] = {}
        self.work = 0
        """How many entries were looked at: what a search costs."""
        self.start: dict[AccountId, Line] = {}
        for account, posts in layout.lines.items():
            entries = [self._entry(post) for post in posts]
            counted = Counter(entry.normal for entry in entries)
            self._twice[account] = frozenset(words for words, number in counted.items() if number > 1)
            self.start[account] = self._line(account, entries)

    def taken(self, lines: Mapping[AccountId, Line], number: PostId) -> dict[AccountId, Line]:
        """The lines without a post."""
        changed = dict(lines)
        for account in self._movable[number].accounts:
            entries = [entry for entry in lines[account].entries if entry.number != number]
            changed[account] = self._line(account, entries)
        return changed

    def put(
        self, lines: Mapping[AccountId, Line], number: PostId, at: datetime, instant: datetime
    ) -> dict[AccountId, Line]:
        """The lines with a post that was taken, at a time."""
        changed = dict(lines)
        movable = self._movable[number]
        new = Entry((instant, True, number), at, movable.post.kind, number, self._normal[number])
        for account in movable.accounts:
            entries = list(lines[account].entries)
            insort(entries, new, key=lambda entry: entry.order)
            changed[account] = self._line(account, entries)
        return changed

    def changed(self, steps: Steps) -> dict[AccountId, Line]:
        """The lines as they are after the steps."""
        lines = self.start
        for number in steps:
            lines = self.taken(lines, number)
        for number, at in steps.items():
            if at is not None:
                lines = self.put(lines, number, at, zones.to_utc(at, self.zone))
        return lines

    def _entry(self, post: Outgoing | Served) -> Entry:
        normal = normalised(post.text)
        if isinstance(post, Served):
            order = (post.instant, False, -1 if post.post_id is None else post.post_id)
            return Entry(order, post.at, post.kind, None, normal)
        self._normal[post.post_id] = normal
        self._skipped[post.post_id] = not zones.exists(post.at, self.zone)
        return Entry((post.instant, True, post.post_id), post.at, post.kind, post.post_id, normal)

    def _line(self, account: AccountId, entries: Sequence[Entry]) -> Line:
        self.work += len(entries)
        wrong = [*self._at_no_time(entries), *self._repeats(account, entries)]
        for tight in _tight(tuple((entry.kind, entry.number is None) for entry in entries), self.rule):
            blamed = [number for at in tight.blamed if (number := entries[at].number) is not None]
            first, last = entries[tight.first].instant, entries[tight.last].instant
            wrong.append(Wrong(tuple(blamed), account, first, last, tight.help, tight.need))
        return Line(tuple(entries), tuple(wrong))

    def _at_no_time(self, entries: Sequence[Entry]) -> Iterator[Wrong]:
        """Posts still at a time that the clocks skip: no time that they are moved to is one."""
        for entry in entries:
            number = entry.number
            if number is not None and self._skipped[number] and not zones.exists(entry.at, self.zone):
                yield Wrong((number,))

    def _repeats(self, account: AccountId, entries: Sequence[Entry]) -> Iterator[Wrong]:
        if not self._twice[account]:
            return
        last: dict[str, Entry] = {}
        for entry in entries:
            before = last.get(entry.normal)
            last[entry.normal] = entry
            if before is not None and entry.at - before.at <= CLEAR:
                planned = tuple(one.number for one in (before, entry) if one.number is not None)
                if planned:
                    yield Wrong(planned)


def wrong_in(lines: Mapping[AccountId, Line]) -> list[Wrong]:
    """Everything that is not legal."""
    return [wrong for line in lines.values() for wrong in line.wrong]


def legal(lines: Mapping[AccountId, Line], accounts: Collection[AccountId]) -> bool:
    """Whether nothing is wrong on these accounts."""
    return not any(lines[account].wrong for account in accounts)


# A search comes to the same order of kinds over and over.
@lru_cache(maxsize=8192)
def _tight(line: tuple[Place, ...], rule: MixRule) -> tuple[Tight, ...]:
    return tuple(tight_runs(line, rule))
