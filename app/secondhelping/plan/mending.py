# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a repair works with: the posts that it may touch, and what it makes of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.plan import Outgoing

Steps = Mapping[PostId, datetime | None]
"""For each post that is touched its new wall-clock time, None where it is taken off."""

_DAY = timedelta(days=1)


def _anywhere(_: datetime) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Movable:
    """A post that a repair may touch: the planner's own, not pinned and not gone out. `value` is 0 to 1, and `may`
    says whether it may go to a wall-clock time, whatever stands around it there."""

    post: Outgoing
    accounts: tuple[AccountId, ...]
    value: float
    may: Callable[[datetime], bool] = field(default=_anywhere, compare=False)


@dataclass(frozen=True, slots=True)
class Mending:
    """What makes the plan legal. `lost` is the value of what is taken off, `far` the days moved in all. `fewest` says
    that every change of fewer posts was ruled out."""

    steps: Steps
    lost: float
    far: float
    fewest: bool = field(default=False, compare=False)

    @property
    def size(self) -> tuple[int, float, float]:
        """What is compared: posts touched, value lost, days moved."""
        return len(self.steps), round(self.lost, 6), self.far


def mending_of(steps: Steps, movable: Mapping[PostId, Movable], *, fewest: bool = False) -> Mending:
    """The steps with what they cost."""
    lost = sum(movable[number].value for number, at in steps.items() if at is None)
    far = sum(abs(at - movable[number].post.at) / _DAY for number, at in steps.items() if at is not None)
    return Mending(dict(steps), lost, far, fewest)
