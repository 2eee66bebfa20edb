# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The posts of each account while a plan is being filled: where one more would stand, and what the rule says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan.mix import Place, allowed, leaves_room, sequence

# Each place as one letter, so that what stands near is a short string that is looked up at once: a small letter is
# history.
_LETTERS = {Kind.HELPFUL: "H", Kind.PROMOTIONAL: "P", Kind.CONVERSATION: "T", Kind.CURATED: "C"}
_PLACES: dict[str, Place] = {
    **{letter: (kind, False) for kind, letter in _LETTERS.items()},
    **{letter.lower(): (kind, True) for kind, letter in _LETTERS.items()},
}


class Line:
    """One account's posts in the order the rule sees them, history and plan, growing as posts are added."""

    def __init__(self, posts: Iterable[Outgoing | Served], rule: MixRule) -> None:
        ordered = list(posts)
        self._instants = [post.instant for post in ordered]
        self._letters = [
            _LETTERS[post.kind].lower() if isinstance(post, Served) else _LETTERS[post.kind]
            for post in ordered
        ]
        self._rule = rule
        self._reach = rule.window - 1
        self._added: set[datetime] = set()
        # What may stand between two strings of letters; the same ones come again and again.
        self._may: dict[tuple[str, str, str], bool] = {}
        self._room: dict[tuple[str, str], bool] = {}

    @classmethod
    def of(
        cls, account: AccountId, placed: Iterable[Outgoing], history: Iterable[Served], rule: MixRule
    ) -> "Line":
        """The line of an account out of everybody's posts."""
        return cls(sequence(placed, history, account), rule)

    def takes(self, instant: datetime, kind: Kind, room: bool = True) -> bool:
        """Whether one more post of the kind may stand there and, with `room`, leaves a way on."""
        at = bisect_right(self._instants, instant)
        before = "".join(self._letters[max(0, at - self._reach) : at])
        letter = _LETTERS[kind]
        if not self._fits(before, letter, "".join(self._letters[at : at + self._reach])):
            return False
        return not room or self._leaves_room(before, letter)

    def takes_instead(self, instant: datetime, kind: Kind) -> bool:
        """Whether the planned post that stands there might be of this kind."""
        at = bisect_left(self._instants, instant)
        before = "".join(self._letters[max(0, at - self._reach) : at])
        after = "".join(self._letters[at + 1 : at + 1 + self._reach])
        return self._fits(before, _LETTERS[kind], after)

    def add(self, instant: datetime, kind: Kind) -> None:
        """Puts a planned post there."""
        at = bisect_right(self._instants, instant)
        self._instants.insert(at, instant)
        self._letters.insert(at, _LETTERS[kind])
        self._added.add(instant)

    def turn(self, instant: datetime, kind: Kind) -> None:
        """Makes the planned post that stands there one of this kind."""
        self._letters[bisect_left(self._instants, instant)] = _LETTERS[kind]

    def check(self) -> None:
        """Looks at every added post again, with all the others in place.

        Raises:
            RuntimeError: one breaks the rule. The filling is wrong, not the owner's input.
        """
        line = [_PLACES[letter] for letter in self._letters]
        for instant in self._added:
            at = bisect_left(self._instants, instant)
            near = line[max(0, at - self._reach) : at + 1 + self._reach]
            own = at - max(0, at - self._reach)
            if run := allowed([*near[:own], *near[own + 1 :]], own, near[own][0], self._rule):
                raise RuntimeError(f"the proposal breaks the mix rule: {run}")

    def _fits(self, before: str, letter: str, after: str) -> bool:
        key = (before, letter, after)
        known = self._may.get(key)
        if known is None:
            line = [_PLACES[other] for other in before + after]
            known = self._may[key] = allowed(line, len(before), _PLACES[letter][0], self._rule) is None
        return known

    def _leaves_room(self, before: str, letter: str) -> bool:
        known = self._room.get((before, letter))
        if known is None:
            line = [_PLACES[other] for other in before]
            known = self._room[before, letter] = leaves_room(line, _PLACES[letter][0], self._rule)
        return known
