# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The posts of each account while a plan is being filled: where one more would stand, and what the rule says."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from datetime import datetime

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan.mix import Place, allowed, leaves_room, places, sequence


class Line:
    """One account's posts in the order the rule sees them, history and plan, growing as posts are added."""

    def __init__(self, posts: Iterable[Outgoing | Served], rule: MixRule) -> None:
        ordered = list(posts)
        self._instants = [post.instant for post in ordered]
        self._places: list[Place] = places(ordered)
        self._rule = rule
        self._added: list[int] = []

    @classmethod
    def of(
        cls, account: AccountId, placed: Iterable[Outgoing], history: Iterable[Served], rule: MixRule
    ) -> "Line":
        """The line of an account out of everybody's posts."""
        return cls(sequence(placed, history, account), rule)

    def takes(self, instant: datetime, kind: Kind) -> bool:
        """Whether a post of the kind may stand there and leaves a way on."""
        at = bisect_right(self._instants, instant)
        return allowed(self._places, at, kind, self._rule) is None and leaves_room(
            self._places[max(0, at - self._rule.window) : at], kind, self._rule
        )

    def add(self, instant: datetime, kind: Kind) -> None:
        """Puts a planned post there."""
        at = bisect_right(self._instants, instant)
        self._instants.insert(at, instant)
        self._places.insert(at, (kind, False))
        first_moved = bisect_left(self._added, at)
        self._added[first_moved:] = [position + 1 for position in self._added[first_moved:]]
        insort(self._added, at)

    def check(self) -> None:
        """Looks at every added post again, with all the others in place.

        Raises:
            RuntimeError: one breaks the rule. The filling is wrong, not the owner's input.
        """
        for at in self._added:
            rest = [*self._places[:at], *self._places[at + 1 :]]
            if run := allowed(rest, at, self._places[at][0], self._rule):
                raise RuntimeError(f"the proposal breaks the mix rule: {run}")
