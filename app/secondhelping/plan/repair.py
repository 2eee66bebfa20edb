# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Fix": the smallest change that makes a broken plan legal: posts moved, swapped, taken off.

Smallest means: the fewest posts touched, then the least value lost, then the shortest moves. The search deepens one
post at a time. Whatever mends a plan must change its first fault, so only what touches that fault is tried at each
step. What is too broken for that (a rule changed over a whole season) is mended fault by fault, and what turned out
not to be needed is put back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.plan import zones
from secondhelping.plan.faults import Fault, Layout
from secondhelping.plan.spacing import SAME_PLACE

MOST_REMEDIES = 3
_DEEPEST = 6
_LOOKS = 8_000
_NEAREST = 8
_REACH = timedelta(weeks=10)
_DAY = timedelta(days=1)
_LOOKING = Step("Looking for the smallest change")

Steps = Mapping[PostId, datetime | None]


@dataclass(frozen=True, slots=True)
class Movable:
    """A post that a repair may touch: the planner's own, not pinned and not gone out. `value` is 0 to 1."""

    post: Outgoing
    accounts: tuple[AccountId, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Mending:
    """What makes the plan legal: for each post touched its new wall-clock time, None where it is taken off."""

    steps: Steps
    lost: float
    far: float

    @property
    def size(self) -> tuple[int, float, float]:
        """What is compared: posts touched, value lost, days moved."""
        return len(self.steps), round(self.lost, 6), self.far


def mend(
    layout: Layout,
    movable: Mapping[PostId, Movable],
    times: Mapping[datetime, frozenset[AccountId]],
    progress: Progress = silent,
) -> list[Mending]:
    """Up to three ways to make the plan legal, the smallest first; none where nothing that may move helps.

    Args:
        layout: The plan as it is.
        movable: The posts that may be touched.
        times: Wall-clock times that a post may move to, each with the accounts that have a weekly time there.
            Whether they are free is looked at here.
        progress: Called at every look; it may raise Cancelled.
    """
    if next(layout.faults(), None) is None:
        return []
    search = _Search(layout, movable, times, progress)
    found = search.smallest()
    best: dict[tuple[object, ...], Mending] = {}
    for mending in sorted(found, key=lambda mending: (*mending.size, sorted(mending.steps))):
        best.setdefault(_sort(mending), mending)
    return list(best.values())[:MOST_REMEDIES]


def _sort(mending: Mending) -> tuple[object, ...]:
    """Remedies that touch the same posts in the same way are one to the owner."""
    return tuple(sorted((number, at is None) for number, at in mending.steps.items()))


class _Search:
    def __init__(
        self,
        layout: Layout,
        movable: Mapping[PostId, Movable],
        times: Mapping[datetime, frozenset[AccountId]],
        progress: Progress,
    ) -> None:
        self._layout = layout
        self._progress = progress
        self._movable = movable
        self._times = [
            (at, zones.to_utc(at, layout.zone), accounts)
            for at, accounts in sorted(times.items())
            if zones.exists(at, layout.zone)
        ]
        self._looks = 0
        self._off = False
        self._found: dict[frozenset[tuple[PostId, datetime | None]], Mending] = {}

    def smallest(self) -> list[Mending]:
        """All mendings found with the fewest posts; what the slower way finds where the search is too wide."""
        for most in range(1, _DEEPEST + 1):
            self._looks = 0
            self._deepen({}, most, set())
            if self._found:
                return list(self._found.values())
            if self._looks >= _LOOKS:
                break
        others = [self._one_by_one(), self._only_off()]
        return [mending for mending in others if mending is not None]

    def _only_off(self) -> Mending | None:
        """The fewest posts that mend the plan by being taken off: a narrower search, which therefore sees deeper."""
        self._off = True
        for most in range(1, len(self._movable) + 1):
            self._looks = 0
            self._deepen({}, most, set())
            if self._found:
                return min(self._found.values(), key=lambda mending: mending.size)
            if self._looks >= _LOOKS:
                break
        return None

    def _deepen(self, steps: Steps, left: int, seen: set[frozenset[tuple[PostId, datetime | None]]]) -> None:
        key = frozenset(steps.items())
        if key in seen or self._looks >= _LOOKS:
            return
        seen.add(key)
        self._looks += 1
        self._progress(_LOOKING)
        layout = self._layout.changed(steps)
        faults = list(layout.faults())
        if not faults:
            self._found[key] = self._mending(steps)
            return
        if left < _at_least(faults):
            return
        for option in self._options(faults[0], layout, steps):
            if len(option) <= left:
                self._deepen({**steps, **option}, left - len(option), seen)

    def _mending(self, steps: Steps) -> Mending:
        lost = sum(self._movable[number].value for number, at in steps.items() if at is None)
        far = sum(
            abs(at - self._movable[number].post.at) / _DAY for number, at in steps.items() if at is not None
        )
        return Mending(dict(steps), lost, far)

    def _one_by_one(self) -> Mending | None:
        """Mends fault after fault by whatever leaves the fewest, then puts back what need not have been touched."""
        steps: dict[PostId, datetime | None] = {}
        for _ in self._movable:
            layout = self._layout.changed(steps)
            fault = next(layout.faults(), None)
            if fault is None:
                return self._mending(self._needed(steps))
            tries = [option for option in self._options(fault, layout, steps) if len(option) == 1]
            if not tries:
                return None
            self._progress(_LOOKING)
            scored = [
                (self._left({**steps, **option}), self._mending({**steps, **option}).size, number)
                for number, option in enumerate(tries)
            ]
            steps.update(tries[min(scored)[2]])
        return None if self._left(steps) else self._mending(self._needed(steps))

    def _left(self, steps: Steps) -> int:
        self._progress(_LOOKING)
        return sum(1 for _ in self._layout.changed(steps).faults())

    def _needed(self, steps: Steps) -> Steps:
        needed = dict(steps)
        for number in sorted(steps):
            without = {other: at for other, at in needed.items() if other != number}
            if not self._left(without):
                needed = without
        return needed

    # What might mend a fault

    def _options(self, fault: Fault, layout: Layout, steps: Steps) -> Iterator[Steps]:
        """Everything that changes this fault and might mend it, the gentlest first."""
        mine = [self._movable[n] for n in fault.posts if n in self._movable and n not in steps]
        if self._off:
            yield from ({post.post.post_id: None} for post in mine)
            return
        for post in mine:
            yield from ({post.post.post_id: at} for at in self._places(post, layout))
        yield from self._between(fault, layout, steps)
        for post in mine:
            yield {post.post.post_id: None}
        if fault.kind is not None:
            for post in mine:
                yield from self._swaps(post, steps)

    def _places(self, movable: Movable, layout: Layout) -> Iterator[datetime]:
        """The nearest free times at which the post itself would be legal."""
        number, now_at = movable.post.post_id, movable.post.at
        near = sorted(self._times, key=lambda time: (abs(time[0] - now_at), time[0]))
        left = count()
        for at, instant, accounts in near:
            if abs(at - now_at) > _REACH:
                return
            if not accounts & set(movable.accounts) or not _free(layout, movable, instant):
                continue
            again = layout.changed({number: at})
            if any(number in fault.posts for fault in again.faults()):
                if next(left) >= 4 * _NEAREST:
                    return
                continue
            yield at
            if next(left) >= _NEAREST:
                return

    def _between(self, fault: Fault, layout: Layout, steps: Steps) -> Iterator[Steps]:
        """Another post put into the run, to hold the crowded ones apart or to bring what is missing."""
        first, last = fault.first, fault.last
        if first is None or last is None:
            return
        inside = [time for time in self._times if first < time[1] < last]
        fitting = [
            movable
            for number, movable in self._movable.items()
            if number not in steps
            and fault.account_id in movable.accounts
            and (movable.post.kind is fault.kind) is not fault.too_many
            and not first < movable.post.instant < last
        ]
        nearest = sorted(fitting, key=lambda movable: (abs(movable.post.instant - first), movable.value))
        for at, instant, accounts in inside[:_NEAREST]:
            for movable in nearest[:_NEAREST]:
                if accounts & set(movable.accounts) and _free(layout, movable, instant):
                    yield {movable.post.post_id: at}

    def _swaps(self, movable: Movable, steps: Steps) -> Iterator[Steps]:
        """A post of another kind on the same accounts changes places with it, neither into the past."""
        here = movable.post.at
        earliest = self._times[0][0] if self._times else datetime.max
        others = [
            other
            for number, other in self._movable.items()
            if number not in steps
            and set(other.accounts) == set(movable.accounts)
            and other.post.kind is not movable.post.kind
            and min(here, other.post.at) >= earliest
        ]
        nearest = sorted(others, key=lambda other: (abs(other.post.at - here), other.post.post_id))
        for other in nearest[: 2 * _NEAREST]:
            yield {movable.post.post_id: other.post.at, other.post.post_id: here}


def _at_least(faults: Iterable[Fault]) -> int:
    """How many posts must be touched at the very least.

    On one account a post that moves may mend the run it leaves and the run it comes into, no third one that stands
    apart from both.
    """
    apart: dict[AccountId, tuple[int, datetime]] = {}
    for fault in faults:
        if fault.account_id is None or fault.first is None or fault.last is None:
            continue
        number, end = apart.get(fault.account_id, (0, fault.first - SAME_PLACE))
        if fault.first > end:
            apart[fault.account_id] = (number + 1, fault.last)
    return max([1, *((number + 1) // 2 for number, _ in apart.values())])


def _free(layout: Layout, movable: Movable, instant: datetime) -> bool:
    return all(layout.free(account, instant, SAME_PLACE) for account in movable.accounts)
