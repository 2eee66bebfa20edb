# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is not legal about a plan, in the form that a repair works on: the gate's rules for mix, repeats and clocks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import BrokenRun, MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan import zones
from secondhelping.plan.mix import Place, broken_runs, places, sequence
from secondhelping.plan.spacing import CLEAR
from secondhelping.posts.sameness import normalised


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not legal.

    `posts` are the planned posts that take part and by leaving might mend it. Of a broken run, `kind` is the kind
    it is about, `too_many` tells which way, and `first` and `last` are the instants between which another post
    might mend it; a repeat and a time the clocks skip have none of these.
    """

    posts: tuple[PostId, ...]
    account_id: AccountId | None = None
    kind: Kind | None = None
    too_many: bool = False
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A plan as it might be: the posts of each account by time, history included."""

    lines: Mapping[AccountId, tuple[Outgoing | Served, ...]]
    rule: MixRule
    zone: str

    @classmethod
    def of(
        cls,
        outgoing: Iterable[Outgoing],
        served: Iterable[Served],
        accounts: Iterable[AccountId],
        rule: MixRule,
        zone: str,
    ) -> "Layout":
        """The plan as it is."""
        planned, history = list(outgoing), list(served)
        return cls({account: tuple(sequence(planned, history, account)) for account in accounts}, rule, zone)

    def changed(self, steps: Mapping[PostId, datetime | None]) -> "Layout":
        """The plan with these posts at other wall-clock times, or (None) taken off."""
        lines = dict(self.lines)
        for account, line in self.lines.items():
            moved = [post for post in line if isinstance(post, Outgoing) and post.post_id in steps]
            if not moved:
                continue
            rest = [post for post in line if isinstance(post, Served) or post.post_id not in steps]
            again = [self._at(post, at) for post in moved if (at := steps[post.post_id]) is not None]
            outgoing = [post for post in rest if isinstance(post, Outgoing)]
            history = [post for post in rest if isinstance(post, Served)]
            lines[account] = tuple(sequence([*outgoing, *again], history, account))
        return replace(self, lines=lines)

    def _at(self, post: Outgoing, at: datetime) -> Outgoing:
        return replace(post, at=at, instant=zones.to_utc(at, self.zone))

    def faults(self) -> Iterator[Fault]:
        """Everything that is not legal, found lazily: clocks, then repeats, then the mix, account by account."""
        yield from self._skipped()
        for account, line in self.lines.items():
            yield from _repeats(account, line)
        for account, line in self.lines.items():
            yield from _runs(account, line, self.rule)

    def _skipped(self) -> Iterator[Fault]:
        posts = {p.post_id: p.at for line in self.lines.values() for p in line if isinstance(p, Outgoing)}
        for number, at in sorted(posts.items()):
            if not zones.exists(at, self.zone):
                yield Fault((number,))

    def free(self, account: AccountId, instant: datetime, distance: timedelta) -> bool:
        """Whether nothing stands on the account within the distance of the instant."""
        line = self.lines[account]
        at = bisect_left(line, instant, key=lambda post: post.instant)
        return all(abs(post.instant - instant) >= distance for post in line[max(0, at - 1) : at + 1])


def _repeats(account: AccountId, line: Sequence[Outgoing | Served]) -> Iterator[Fault]:
    """The same words again on an account before networks take them again, as the gate judges it."""
    last: dict[str, Outgoing | Served] = {}
    for post in line:
        normal = normalised(post.text)
        before = last.get(normal)
        last[normal] = post
        if before is not None and post.at - before.at <= CLEAR:
            planned = tuple(p.post_id for p in (before, post) if isinstance(p, Outgoing))
            if planned:
                yield Fault(planned, account)


def _runs(account: AccountId, line: Sequence[Outgoing | Served], rule: MixRule) -> Iterator[Fault]:
    for run in _broken(tuple(places(line)), rule):
        inside = [line[at] for at in run.positions]
        blamed = [
            post.post_id
            for post in inside
            if isinstance(post, Outgoing) and (post.kind is run.kind) is run.too_many
        ]
        first, last = inside[0].instant, inside[-1].instant
        yield Fault(tuple(dict.fromkeys(blamed)), account, run.kind, run.too_many, first, last)


# A search comes to the same order of kinds over and over.
@lru_cache(maxsize=4096)
def _broken(line: tuple[Place, ...], rule: MixRule) -> tuple[BrokenRun, ...]:
    return tuple(broken_runs(line, rule))
