# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The fewest posts that must be touched to make a plan legal, found exactly, and what is best done with them.

The search allows one post more at a time. Posts are first taken up and only put down where that mends something, so
that a time is chosen for very few of them. Whatever mends the plan must change everything that is wrong with it: one
of the posts to blame goes, or others come between. So it is enough to look at one wrong run at each step, at that
with the fewest ways out; and what was tried before at that step is ruled out for what is tried after, so that nothing
is tried twice. A step from which too many posts would still have to be touched is not taken (`_at_least`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.progress import Progress, Step
from secondhelping.plan.ground import Ground, Line, Wrong, legal, wrong_in
from secondhelping.plan.mending import Mending, Movable, mending_of

LOOKING = Step("Looking for the smallest change")
_WORK = 6_000_000
_PER_LOOK = 150
_ENOUGH = 60
_PUTTING = 150
_NEAREST = 8
_REACH = timedelta(weeks=10)

Lines = Mapping[AccountId, Line]
Put = tuple[PostId, datetime]


@dataclass(frozen=True, slots=True)
class Time:
    """A wall-clock time that a post may move to, and the accounts that may have one there."""

    at: datetime
    instant: datetime
    accounts: frozenset[AccountId]


@dataclass(frozen=True, slots=True)
class _Here:
    """Where the search stands: the plan, what was taken up (`up` of it not put down again), and what is ruled out."""

    lines: Lines
    touched: frozenset[PostId] = frozenset()
    up: frozenset[PostId] = frozenset()
    put: Mapping[PostId, datetime] = field(default_factory=dict)
    stays: frozenset[PostId] = frozenset()
    not_there: frozenset[Put] = frozenset()


class TooMuchWork(Exception):
    """There is more to look at than an owner waits for."""


class Smallest:
    """Looks for the smallest changes of one plan."""

    def __init__(
        self,
        ground: Ground,
        movable: Mapping[PostId, Movable],
        times: Sequence[Time],
        progress: Progress,
        work: int = _WORK,
    ) -> None:
        self._ground = ground
        self._movable = movable
        self._times = sorted(times, key=lambda time: time.instant)
        self._instants = [time.instant for time in self._times]
        self._progress = progress
        self._looks = 0
        self._work = ground.work + work
        self._cut = False
        self._ends: list[_Here] = []

    def mendings(self) -> tuple[list[Mending], int]:
        """Mendings with the fewest posts, and how many posts must be touched at the least: more than there are where
        nothing helps. Where that is too much to look at, there are none, and the number is only what is sure."""
        most = max(1, _at_least(wrong_in(self._ground.start), self._movable, _Here(self._ground.start)) or 1)
        while not self._ends and most <= len(self._movable):
            self._cut = False
            try:
                self._deepen(_Here(self._ground.start), most)
            except TooMuchWork:
                break
            if not self._ends:
                most = most + 1 if self._cut else len(self._movable) + 1
        return [mending for end in self._ends for mending in self._mendings(end)], most

    def _deepen(self, here: _Here, left: int) -> None:
        self._looks += 1
        if self._looks * _PER_LOOK + self._ground.work > self._work:
            raise TooMuchWork
        self._progress(LOOKING)
        wrong = wrong_in(here.lines)
        if not wrong:
            self._ends.append(here)
            return
        least = _at_least(wrong, self._movable, here)
        self._cut |= least is not None and least > left
        if least is None or least > left or len(self._ends) >= _ENOUGH:
            return
        chosen = min(wrong, key=lambda one: self._ways(one, here, left))
        for number in self._may_go(chosen, here):
            self._deepen(self._without(here, number), left - 1)
            here = replace(here, stays=here.stays | {number})
        self._cut |= chosen.need > left + len(here.up)
        if 0 < chosen.need <= left + len(here.up):
            for number, time, others in self._comings(chosen, here, left):
                there, cost = here, 0
                for other in (*others, *({number} - here.up)):
                    there, cost = self._without(there, other), cost + 1
                self._deepen(self._put_down(there, number, time), left - cost)
                here = replace(here, not_there=here.not_there | {(number, time.at)})

    # Ways out

    def _may_go(self, wrong: Wrong, here: _Here) -> list[PostId]:
        """The posts to blame that may be taken up, what is worth least first."""
        found = [number for number in wrong.blamed if _may_be_taken(number, self._movable, here)]
        return sorted(found, key=lambda number: (self._movable[number].value, number))

    def _ways(self, wrong: Wrong, here: _Here, left: int) -> tuple[bool, int, datetime]:
        """By what the wrong run to look at is chosen: nothing can come between, then few that can go."""
        opens = 0 < wrong.need <= left + len(here.up)
        going = sum(_may_be_taken(number, self._movable, here) for number in wrong.blamed)
        return opens, going, wrong.first

    def _comings(
        self, wrong: Wrong, here: _Here, left: int
    ) -> Iterator[tuple[PostId, Time, frozenset[PostId]]]:
        """Posts that may come between, each with the time, and the posts that have to make room on other accounts."""
        assert wrong.account is not None
        fitting = [
            movable
            for number, movable in sorted(self._movable.items())
            if wrong.account in movable.accounts
            and movable.post.kind in wrong.help
            and number not in here.stays
            and (
                number in here.up
                or (number not in here.touched and not wrong.first <= movable.post.instant <= wrong.last)
            )
        ]
        first, last = bisect_right(self._instants, wrong.first), bisect_left(self._instants, wrong.last)
        for movable in sorted(fitting, key=lambda one: self._distance(one, wrong, here)):
            number = movable.post.post_id
            for time in self._times[first:last]:
                if (number, time.at) in here.not_there or not _suits(movable, time):
                    continue
                others = self._in_the_way(movable, time, wrong.account, here)
                cost = 0 if others is None else len(others) + (number not in here.up)
                self._cut |= cost > left
                if others is not None and cost <= left:
                    yield number, time, others

    def _distance(self, movable: Movable, wrong: Wrong, here: _Here) -> tuple[bool, timedelta, PostId]:
        return (
            movable.post.post_id not in here.up,
            abs(movable.post.instant - wrong.first),
            movable.post.post_id,
        )

    def _in_the_way(
        self, movable: Movable, time: Time, account: AccountId, here: _Here
    ) -> frozenset[PostId] | None:
        """The posts that would have to go first; None where one of them may not, or stands on the very account: then
        one more between would be one less."""
        found: set[PostId] = set()
        for on in movable.accounts:
            for entry in here.lines[on].near(time.instant):
                if entry.number == movable.post.post_id:
                    continue
                if on == account or entry.number is None:
                    return None
                if not _may_be_taken(entry.number, self._movable, here):
                    return None
                found.add(entry.number)
        return frozenset(found)

    # Steps

    def _without(self, here: _Here, number: PostId) -> _Here:
        return replace(
            here,
            lines=self._ground.taken(here.lines, number),
            touched=here.touched | {number},
            up=here.up | {number},
        )

    def _put_down(self, here: _Here, number: PostId, time: Time) -> _Here:
        return replace(
            here,
            lines=self._ground.put(here.lines, number, time.at, time.instant),
            up=here.up - {number},
            put={**here.put, number: time.at},
        )

    # What is best done with those that have to be touched

    def _mendings(self, end: _Here) -> list[Mending]:
        """What was taken up stays off, or is put down again where that is legal: the least value lost, then the
        shortest moves."""
        up = sorted(end.up, key=lambda number: (-self._movable[number].value, number))
        self._looks = 0
        found: list[Mending] = []
        self._settle(end, up, found)
        return found

    def _settle(self, here: _Here, up: Sequence[PostId], found: list[Mending]) -> None:
        self._looks += 1
        self._progress(LOOKING)
        steps = {number: here.put.get(number) for number in sorted(here.touched)}
        now = mending_of({**steps, **dict.fromkeys(up)}, self._movable, fewest=True)
        sure = mending_of({**steps, **{n: self._movable[n].post.at for n in up}}, self._movable)
        if found and min(found, key=lambda one: one.size).size <= sure.size:
            return
        found.append(now)
        if self._looks > _PUTTING:
            return
        for place, number in enumerate(up):
            for time in legal_times(self._ground, here.lines, self._movable[number], self._times):
                self._settle(self._put_down(here, number, time), up[place + 1 :], found)


def legal_times(ground: Ground, lines: Lines, movable: Movable, times: Sequence[Time]) -> Iterator[Time]:
    """The nearest times at which a post that was taken up would break nothing."""
    now_at = movable.post.at
    near = sorted(times, key=lambda time: (abs(time.at - now_at), time.at))
    found = tried = 0
    for time in near:
        if abs(time.at - now_at) > _REACH or found == _NEAREST or tried == 5 * _NEAREST:
            return
        taken = any(lines[account].near(time.instant) for account in movable.accounts)
        if taken or not _suits(movable, time):
            continue
        tried += 1
        if legal(ground.put(lines, movable.post.post_id, time.at, time.instant), movable.accounts):
            found += 1
            yield time


def _suits(movable: Movable, time: Time) -> bool:
    """Whether a post may go to a time at all; its own would not touch it."""
    return (
        time.at != movable.post.at and not time.accounts.isdisjoint(movable.accounts) and movable.may(time.at)
    )


def _may_be_taken(number: PostId, movable: Mapping[PostId, Movable], here: _Here) -> bool:
    return number in movable and number not in here.touched and number not in here.stays


def _at_least(wrong: Sequence[Wrong], movable: Mapping[PostId, Movable], here: _Here) -> int | None:
    """How many more posts must be touched at the very least; None where no number helps.

    Of the wrong runs of an account that stand apart from each other, a post that goes mends one at the most, and as
    one that comes it is one of those that another one needs.
    """
    most = 0
    per_account: dict[AccountId, list[Wrong]] = {}
    for one in wrong:
        goes = any(_may_be_taken(number, movable, here) for number in one.blamed)
        if not goes and not one.need:
            return None
        if one.account is None:
            most = 1
        else:
            per_account.setdefault(one.account, []).append(one)
    for found in per_account.values():
        most = max(most, _least_on_one(found, movable, here))
    return max(most, 1)


def _least_on_one(wrong: list[Wrong], movable: Mapping[PostId, Movable], here: _Here) -> int:
    needs: list[int] = []
    must_come = 0
    end = datetime.min.replace(tzinfo=wrong[0].last.tzinfo)
    for one in sorted(wrong, key=lambda one: one.last):
        if one.first <= end:
            continue
        end = one.last
        if any(_may_be_taken(number, movable, here) for number in one.blamed):
            needs.append(one.need or 10**6)
        else:
            must_come += one.need
    needs.sort(reverse=True)
    coming = must_come + sum(needs) - len(here.up)
    least = coming
    for going, need in enumerate(needs, 1):
        coming -= need
        least = min(least, max(going, coming))
    return max(0, least)
