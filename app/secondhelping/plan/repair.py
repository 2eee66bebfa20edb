# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Fix": the smallest change that makes a broken plan legal: posts moved, swapped, taken off.

Smallest means: the fewest posts touched, then the least value lost, then the shortest moves. How many posts that are
is found exactly (smallest.py), unless there is more to look at than an owner waits for, such as a rule changed over a
whole season: then the plan is mended step by step (rough.py), and the mending says so.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.progress import Progress, silent
from secondhelping.plan import zones
from secondhelping.plan.faults import Layout
from secondhelping.plan.ground import Ground
from secondhelping.plan.mending import Mending, Movable, Steps
from secondhelping.plan.rough import rough
from secondhelping.plan.smallest import Smallest, Time

__all__ = ["MOST_REMEDIES", "Mending", "Movable", "Steps", "mend"]

MOST_REMEDIES = 3


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
    ground = Ground(layout, movable)
    known = _times(times, movable.values(), layout.zone)
    found, least = Smallest(ground, movable, known, progress).mendings()
    if not found and least <= len(movable):
        found = rough(ground, movable, known, least, progress)
    best: dict[tuple[object, ...], Mending] = {}
    for mending in sorted(found, key=lambda mending: (*mending.size, sorted(mending.steps))):
        best.setdefault(_sort(mending), mending)
    return list(best.values())[:MOST_REMEDIES]


def _times(
    times: Mapping[datetime, frozenset[AccountId]], movable: Iterable[Movable], zone: str
) -> list[Time]:
    """The times that exist; those of the posts that may move are others' too, where they are not over."""
    known = dict(times)
    earliest = min(times, default=datetime.max)
    for one in movable:
        if one.post.at >= earliest:
            known[one.post.at] = known.get(one.post.at, frozenset()) | set(one.accounts)
    return [
        Time(at, zones.to_utc(at, zone), accounts)
        for at, accounts in sorted(known.items())
        if zones.exists(at, zone)
    ]


def _sort(mending: Mending) -> tuple[object, ...]:
    """Remedies that touch the same posts in the same way are one to the owner."""
    return tuple(sorted((number, at is None) for number, at in mending.steps.items()))
