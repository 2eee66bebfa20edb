# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A way to make a plan legal where looking for the smallest would take too long: one wrong thing after the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from secondhelping.domain.ids import PostId
from secondhelping.domain.progress import Progress
from secondhelping.plan.ground import Ground, wrong_in
from secondhelping.plan.mending import Mending, Movable, Steps, mending_of
from secondhelping.plan.smallest import LOOKING, Lines, Smallest, Time, legal_times
from secondhelping.plan.spacing import SAME_PLACE

_WORK = 2_000_000


def rough(
    ground: Ground,
    movable: Mapping[PostId, Movable],
    times: Sequence[Time],
    least: int,
    progress: Progress,
) -> list[Mending]:
    """The smallest mending that is found without looking at everything; `least` posts must be touched anyhow."""
    off = Smallest(ground, movable, (), progress, work=_WORK).mendings()[0]
    found = [min(off, key=lambda one: one.size)] if off else []
    found += _OneByOne(ground, movable, times, progress).mendings()
    return [replace(one, fewest=len(one.steps) <= least) for one in found]


class _OneByOne:
    """Mends what is wrong first by whatever leaves the least wrong, then puts back what need not have been touched."""

    def __init__(
        self, ground: Ground, movable: Mapping[PostId, Movable], times: Sequence[Time], progress: Progress
    ) -> None:
        self._ground = ground
        self._movable = movable
        self._times = times
        self._progress = progress

    def mendings(self) -> Iterator[Mending]:
        """One, or none where it comes to no end."""
        steps: dict[PostId, datetime | None] = {}
        lines: Lines = self._ground.start
        while wrong := wrong_in(lines):
            self._progress(LOOKING)
            going = [n for n in wrong[0].blamed if n in self._movable and n not in steps]
            tries = [found for number in going for found in self._tries(lines, number)]
            if not tries:
                return
            costs = [mending_of({number: at}, self._movable).size for number, at, _ in tries]
            order = range(len(tries))
            number, at, lines = tries[min(order, key=lambda n: (len(wrong_in(tries[n][2])), costs[n], n))]
            steps[number] = at
        yield mending_of(self._needed(steps), self._movable)

    def _tries(self, lines: Lines, number: PostId) -> Iterator[tuple[PostId, datetime | None, Lines]]:
        """What may be done with a post, and the plan after it."""
        without = self._ground.taken(lines, number)
        for time in legal_times(self._ground, without, self._movable[number], self._times):
            yield number, time.at, self._ground.put(without, number, time.at, time.instant)
        yield number, None, without

    def _needed(self, steps: Steps) -> Steps:
        needed = dict(steps)
        for number in sorted(steps):
            self._progress(LOOKING)
            without = {other: at for other, at in needed.items() if other != number}
            if self._clear(number, without) and not wrong_in(self._ground.changed(without)):
                needed = without
        return needed

    def _clear(self, number: PostId, steps: Steps) -> bool:
        """Whether no post was moved to where this one stands."""
        post = self._movable[number].post
        return all(at is None or abs(at - post.at) >= SAME_PLACE for at in steps.values())
