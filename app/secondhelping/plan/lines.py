# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The posts of each account while a plan is being filled: where one more would stand, and what the rule says."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan.mix import Place, allowed, broken_runs, leaves_room, leaves_way_on, sequence
from secondhelping.plan.openings import Opening

# Each place as one letter, so that what stands near is a short string that is looked up at once: a small letter is
# history.
_LETTERS = {Kind.HELPFUL: "H", Kind.PROMOTIONAL: "P", Kind.CONVERSATION: "T", Kind.CURATED: "C"}
# What the owner placed is planned too, but is not ours to judge.
_PLACED = {Kind.HELPFUL: "J", Kind.PROMOTIONAL: "Q", Kind.CONVERSATION: "U", Kind.CURATED: "D"}
_OURS = frozenset(_LETTERS.values())
_PLACES: dict[str, Place] = {
    **{letter: (kind, False) for kind, letter in _PLACED.items()},
    **{letter: (kind, False) for kind, letter in _LETTERS.items()},
    **{letter.lower(): (kind, True) for kind, letter in _LETTERS.items()},
}


_MOST_TRIES = 400
_MOST_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes on an account after an opening: so many more openings, then so many posts that stand there before
    the next opening, or the end."""

    openings: int
    posts: int


def aheads(
    openings: Sequence[Opening], taken: Iterable[Outgoing | Served]
) -> dict[tuple[int, AccountId], Ahead]:
    """What comes on an account after each of its openings."""
    instants: dict[AccountId, list[datetime]] = defaultdict(list)
    for post in taken:
        instants[post.account_id].append(post.instant)
    for found in instants.values():
        found.sort()
    ahead: dict[tuple[int, AccountId], Ahead] = {}
    last: dict[AccountId, tuple[int, Ahead]] = {}  # how many posts stand before the opening looked at last
    for number in range(len(openings) - 1, -1, -1):
        for account in openings[number].accounts:
            before = bisect_left(instants[account], openings[number].instant)
            known = last.get(account)
            if known is None:
                here = Ahead(0, len(instants[account]) - before)
            elif known[0] == before:
                here = Ahead(known[1].openings + 1, known[1].posts)
            else:
                here = Ahead(0, known[0] - before)
            last[account] = (before, here)
            ahead[number, account] = here
    return ahead


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands, as letters, between two openings of an account, and after the second one."""

    between: str
    after: str
    reach: int

    def join(self, tail: str) -> str:
        """The last letters before the second opening, of those before the first."""
        return (tail + self.between)[-self.reach :]

    def joined(self, tail: str) -> str:
        """The same with all that stands between."""
        return tail + self.between


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about strings of letters under one rule: what may stand between two, which stand, and which
    leave room. The same ones come again and again, on every account."""

    may: dict[tuple[str, str, str, bool], bool] = field(default_factory=dict)
    stands: dict[str, bool] = field(default_factory=dict)
    room: dict[tuple[str, str], bool] = field(default_factory=dict)


class Line:
    """One account's posts in the order the rule sees them, history and plan, growing as posts are added."""

    def __init__(self, posts: Iterable[Outgoing | Served], rule: MixRule, known: Known | None = None) -> None:
        ordered = list(posts)
        self._instants = [post.instant for post in ordered]
        self._letters = [
            _LETTERS[post.kind].lower() if isinstance(post, Served) else _PLACED[post.kind]
            for post in ordered
        ]
        self._rule = rule
        self._reach = rule.window - 1
        self._added: set[datetime] = set()
        known = known or Known()
        self._may, self._stands, self._room = known.may, known.stands, known.room
        self._ways: dict[tuple[str, int, str], bool] = {}
        self._tries = 0
        self._asks = any(rule.at_least.values())
        self._loose = MixRule(rule.name, rule.window, rule.at_most, {})
        # The kinds that are asked for first: a way on is found sooner.
        self._order = [_LETTERS[kind] for kind in sorted(Kind, key=lambda kind: -rule.at_least.get(kind, 0))]

    @classmethod
    def of(
        cls,
        account: AccountId,
        placed: Iterable[Outgoing],
        history: Iterable[Served],
        rule: MixRule,
        known: Known | None = None,
    ) -> "Line":
        """The line of an account out of everybody's posts; `known` is shared by the lines of one rule."""
        return cls(sequence(placed, history, account), rule, known)

    def takes(self, instant: datetime, kind: Kind) -> bool:
        """Whether one more post of the kind may stand there as everything is."""
        at = bisect_right(self._instants, instant)
        before = "".join(self._letters[max(0, at - self._reach) : at])
        return self._fits(before, _LETTERS[kind], "".join(self._letters[at : at + self._reach]))

    def will_take(self, instant: datetime, kind: Kind, ahead: Ahead) -> bool:
        """Whether a post of the kind may stand there, while the line is filled in order of time. Too few of a kind
        further on is not held against it as long as what comes may mend that."""
        if not self._asks:
            return self.takes(instant, kind)
        at = bisect_right(self._instants, instant)
        before = "".join(self._letters[max(0, at - self._reach) : at])
        return self.may_follow(before, kind, "".join(self._letters[at : at + self._reach]), ahead)

    def may_follow(self, before: str, kind: Kind, after: str, ahead: Ahead) -> bool:
        """The same between two strings of letters."""
        letter = _LETTERS[kind]
        if not self._asks:
            return self._fits(before, letter, after)
        if not self._leaves_room(before, letter) or not self._fits(before, letter, after, self._loose):
            return False
        after = after[: ahead.posts]
        many = ahead.openings
        return not after or many >= self._reach or self._completes(before + letter, many, after)

    def stands(self, letters: str) -> bool:
        """Whether none of ours among these takes part in a broken run, whatever comes before and after."""
        known = self._stands.get(letters)
        if known is None:
            line = [_PLACES[letter] for letter in letters]
            known = self._stands[letters] = not any(
                letters[at] in _OURS and (not run.too_many or line[at][0] is run.kind)
                for run in broken_runs(line, self._rule)
                for at in run.positions
            )
        return known

    def followed(self, before: str, kind: Kind) -> str:
        """The last letters with a post of the kind after them."""
        return (before + _LETTERS[kind])[-self._reach :]

    def surroundings(self, before: datetime | None, instant: datetime) -> Surroundings:
        """What stands between a moment (None for the beginning) and an instant, and after that instant."""
        first = 0 if before is None else bisect_right(self._instants, before)
        at = bisect_right(self._instants, instant)
        return Surroundings(
            "".join(self._letters[max(first, at - self._reach) : at]),
            "".join(self._letters[at : at + self._reach]),
            self._reach,
        )

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

    def remove(self, instant: datetime) -> None:
        """Takes the planned post that stands there away again."""
        at = bisect_left(self._instants, instant)
        del self._instants[at], self._letters[at]
        self._added.remove(instant)

    def offending(self) -> list[datetime]:
        """The added posts that take part in a broken run, by time."""
        return [one for one in sorted(self._added) if self._offends(bisect_left(self._instants, one))]

    def offends_near(self, instant: datetime) -> bool:
        """Whether one of the added posts whose runs reach to a moment takes part in a broken one."""
        at = bisect_left(self._instants, instant)
        near = range(max(0, at - self._reach), min(len(self._instants), at + self._reach + 1))
        return any(self._instants[one] in self._added and self._offends(one) for one in near)

    def _offends(self, at: int) -> bool:
        before = "".join(self._letters[max(0, at - self._reach) : at])
        after = "".join(self._letters[at + 1 : at + 1 + self._reach])
        return not self._fits(before, self._letters[at], after)

    def most_in_the_way(self, offending: Sequence[datetime]) -> datetime:
        """Of some added posts the one without which the fewest take part in a broken run; of several the last."""
        best, fewest = offending[-1], len(self._added)
        for instant in offending[-_MOST_LOOKED_AT:]:
            at = bisect_left(self._instants, instant)
            letter = self._letters[at]
            self.remove(instant)
            left = len(self.offending())
            self._instants.insert(at, instant)
            self._letters.insert(at, letter)
            self._added.add(instant)
            if left <= fewest:
                best, fewest = instant, left
        return best

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

    def _fits(self, before: str, letter: str, after: str, rule: MixRule | None = None) -> bool:
        key = (before, letter, after, rule is None)
        known = self._may.get(key)
        if known is None:
            line = [_PLACES[other] for other in before + after]
            found = allowed(line, len(before), _PLACES[letter][0], rule or self._rule)
            known = found is None
            if known and rule is None and self._asks and len(after) < self._reach:
                line.insert(len(before), _PLACES[letter])
                known = leaves_way_on(line, len(before), self._rule)
            self._may[key] = known
        return known

    def _completes(self, before: str, ahead: int, after: str) -> bool:
        """Whether so many places, or fewer, can be filled so that all between `before` and `after` is legal. Only so
        many ways are tried; where none of those is, it is said that there is none."""
        self._tries = _MOST_TRIES
        return self._way(before, ahead, after)

    def _way(self, before: str, ahead: int, after: str) -> bool:
        key = (before[-self._reach :], ahead, after)
        known = self._ways.get(key)
        if known is not None or self._tries <= 0:
            return bool(known)
        self._tries -= 1
        tail = before[-self._reach :]
        if ahead == 0:
            own = [at for at, letter in enumerate(before) if letter in _OURS]
            found = not own or self._fits(
                before[max(0, own[-1] - self._reach) : own[-1]],
                before[own[-1]],
                before[own[-1] + 1 :] + after,
            )
        else:
            found = any(
                self._leaves_room(tail, letter)
                and self._fits(tail, letter, "", self._loose)
                and self._way((before + letter)[-2 * self._reach :], ahead - 1, after)
                for letter in self._order
            ) or self._way(before, ahead - 1, after)
        self._ways[key] = found
        return found

    def _leaves_room(self, before: str, letter: str) -> bool:
        known = self._room.get((before, letter))
        if known is None:
            line = [_PLACES[other] for other in before]
            known = self._room[before, letter] = leaves_room(line, _PLACES[letter][0], self._rule)
        return known
