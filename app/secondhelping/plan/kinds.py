# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind goes where, so that as many places as can be are filled and every kind is near its target.

Laying out one opening after the other may spend curated snippets early and leave many places empty later, and no
exchange of single snippets mends an order of kinds that is wrong as a whole. Here whole orders of kinds are followed
through the period, the most promising ones at a time (a beam search), before any snippet is chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.plan import objective
from secondhelping.plan.board import Board
from secondhelping.plan.lines import Surroundings

_WIDTH = 400
_MOST = 3000
KindPlan = Sequence[Sequence[tuple[Kind, frozenset[AccountId]]]]

_KINDS = tuple(Kind)
_PROMOTIONAL, _CONVERSATION = _KINDS.index(Kind.PROMOTIONAL), _KINDS.index(Kind.CONVERSATION)
_Numbers = tuple[int, ...]  # of each kind, in their order


@dataclass(frozen=True, slots=True)
class _Step:
    """What one opening may take after certain posts: kinds (by number), each with its accounts, and the last posts of
    each account (as letters) then."""

    kinds: tuple[tuple[int, frozenset[AccountId]], ...]
    tails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """An order of kinds up to an opening: the last posts of each account, what is left of each kind now and was when
    the stretch of weeks began, the day of the last promotion, what it is worth so far, and what was chosen."""

    tails: tuple[str, ...]
    left: _Numbers
    before: _Numbers
    promoted: int
    worth: float
    chosen: "_Chosen | None"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen for an opening, and for those before it."""

    number: int
    kinds: tuple[tuple[int, frozenset[AccountId]], ...]
    before: "_Chosen | None"


def kind_plans(board: Board, number: int) -> list[KindPlan]:
    """The most promising orders for an empty board, up to so many that differ in how many posts of each kind they
    have: the kinds for each opening, each with the accounts it goes to."""
    return _Search(board).run(number)


class _Search:
    def __init__(self, board: Board) -> None:
        self._board = board
        openings = board.openings
        self._accounts = list(board.lines)
        self._after: dict[AccountId, str] = {}
        self._near: dict[tuple[int, AccountId], Surroundings] = {}
        for account, line in board.lines.items():
            before = None
            self._after[account] = ""
            for number, opening in enumerate(openings):
                if account in opening.accounts:
                    self._near[number, account] = line.surroundings(before, opening.instant)
                    self._after[account] = self._near[number, account].after
                    before = opening.instant
        self._width = max(8, min(_WIDTH, _MOST // max(1, len(openings))))
        self._hope = _Hope(board)

    def run(self, number: int) -> list[KindPlan]:
        ready = self._hope.ready
        ways = [_Way(("",) * len(self._accounts), ready, ready, -1, 0.0, None)]
        for opening in range(len(self._board.openings)):
            steps: dict[tuple[str, ...], list[_Step]] = {}
            found: dict[tuple[object, ...], _Way] = {}
            for way in ways:
                if way.tails not in steps:
                    steps[way.tails] = list(self._steps(way.tails, opening))
                for step in steps[way.tails]:
                    further = self._taken(way, step, opening)
                    if further is None:
                        continue
                    key = (further.tails, further.left, further.before, further.promoted)
                    known = found.get(key)
                    if known is None or known.worth < further.worth:
                        found[key] = further
            ways = sorted(found.values(), key=lambda way: self._promise(way, opening + 1))[: self._width]
        lasting = [way for way in ways if self._ends_well(way)] or ways
        best: dict[_Numbers, _Way] = {}
        for way in lasting:
            best.setdefault(way.left, way)
        return [self._told(way) for way in list(best.values())[:number]]

    def _ends_well(self, way: _Way) -> bool:
        """Whether it is legal with what stands after the last opening too."""
        return all(
            self._board.lines[account].stands(tail + self._after[account])
            for account, tail in zip(self._accounts, way.tails, strict=True)
        )

    def _told(self, way: _Way) -> KindPlan:
        plan: list[tuple[tuple[Kind, frozenset[AccountId]], ...]] = [()] * len(self._board.openings)
        chosen = way.chosen
        while chosen is not None:
            plan[chosen.number] = tuple((_KINDS[kind], accounts) for kind, accounts in chosen.kinds)
            chosen = chosen.before
        return plan

    def _promise(self, way: _Way, number: int) -> tuple[float, _Numbers, tuple[str, ...]]:
        """The smaller the better."""
        return -(way.worth + self._hope.of(way.left, number)), way.left, way.tails

    def _steps(self, tails: tuple[str, ...], number: int) -> Iterator[_Step]:
        """What an opening may take: nothing, posts of one kind, and of another where that does not go."""
        accounts = self._board.openings[number].accounts
        joined = list(tails)
        for account in accounts:
            at = self._accounts.index(account)
            near = self._near[number, account]
            if near.between and not self._board.lines[account].stands(near.joined(tails[at])):
                return
            joined[at] = near.join(tails[at])
        nothing = _Step((), tuple(joined))
        yield nothing
        for kind in range(len(_KINDS)):
            one = self._with(nothing, kind, accounts, number)
            if one is None:
                continue
            yield one
            rest = tuple(account for account in accounts if account not in one.kinds[0][1])
            for other in range(len(_KINDS)) if rest else ():
                two = self._with(one, other, rest, number)
                if two is not None:
                    yield two

    def _with(self, step: _Step, kind: int, accounts: Sequence[AccountId], number: int) -> _Step | None:
        """The same with a post of the kind on those of the accounts that take it."""
        board = self._board
        tails = list(step.tails)
        takes = []
        for account in accounts:
            at, line = self._accounts.index(account), board.lines[account]
            after = self._near[number, account].after
            if line.may_follow(tails[at], _KINDS[kind], after, board.ahead(number, account)):
                tails[at] = line.followed(tails[at], _KINDS[kind])
                takes.append(account)
        return _Step((*step.kinds, (kind, frozenset(takes))), tuple(tails)) if takes else None

    def _taken(self, way: _Way, step: _Step, number: int) -> _Way | None:
        """The way with a step more; None where too few are ready, or a promotion may not go out."""
        left, promoted, worth = list(way.left), way.promoted, way.worth
        for kind, accounts in step.kinds:
            if not left[kind]:
                return None
            if kind == _PROMOTIONAL:
                day = self._board.openings[number].at.date()
                so_far = self._hope.ready[kind] - left[kind]
                if day.toordinal() == promoted or not self._board.may_promote(day):
                    return None
                if self._board.turns.due(number) <= so_far:
                    return None
                promoted = day.toordinal()
            left[kind] -= 1
            worth += objective.FILLED * len(accounts)
            if kind == _CONVERSATION and self._board.wishes.talked[number]:
                worth += objective.TALK
        worth -= objective.ANOTHER * max(0, len(step.kinds) - 1)
        now = tuple(left)
        lost, before = self._hope.week_over(way.before, now, number)
        chosen = _Chosen(number, step.kinds, way.chosen) if step.kinds else way.chosen
        return _Way(step.tails, now, before, promoted, worth - lost, chosen)


class _Hope:
    """What can be said of a way from how many snippets of each kind are left: how far it is off the targets, and what
    may still come."""

    def __init__(self, board: Board) -> None:
        openings = board.openings
        self.ready: _Numbers = tuple(board.ready[kind] for kind in _KINDS)
        self._rate = sum(len(opening.accounts) for opening in openings) / max(1, len(openings))
        self._rest = [len(openings) - number for number in range(len(openings) + 1)]
        self._asked = [board.rule.at_least.get(kind, 0) / board.rule.window for kind in _KINDS]
        self._ends = {end - 1: week for week, end in enumerate(board.wishes.ends)}
        self._targets = [board.wishes.targets[kind] for kind in _KINDS]
        parts = objective.shares(board.ready, len(openings), board.rule)
        choices = board.candidates.choices
        worths = [sorted(-one.worth for one in choices if one.snippet.kind is kind) for kind in _KINDS]
        # What so many snippets of a kind are worth, the best first, and how many there should be in the end.
        self._sums = [[0.0, *accumulate(-worth for worth in found)] for found in worths]
        self._wanted = [
            min(parts[kind] * len(openings), n) for kind, n in zip(_KINDS, self.ready, strict=True)
        ]
        self._known: dict[tuple[_Numbers, int], float] = {}

    def week_over(self, before: _Numbers, left: _Numbers, number: int) -> tuple[float, _Numbers]:
        """What being off the targets costs, where a week ends with an opening, and what was left when the stretch of
        weeks began that the next opening is in."""
        week = self._ends.get(number)
        if week is None:
            return 0.0, before
        off = sum(
            abs(then - now - targets[week])
            for then, now, targets in zip(before, left, self._targets, strict=True)
        )
        return objective.KIND * off, left if (week + 1) % objective.STRETCH == 0 else before

    def of(self, left: _Numbers, number: int) -> float:
        """What the snippets are worth that will have been served in the end, and the places that the scarce kinds
        still let fill from an opening on."""
        known = self._known.get((left, number))
        if known is None:
            served = [ready - now for ready, now in zip(self.ready, left, strict=True)]
            known = self._rate * sum(
                sums[max(n, round(wanted))]
                for sums, n, wanted in zip(self._sums, served, self._wanted, strict=True)
            )
            if any(self._asked):
                rest = self._rest[number]
                fillable = sum(min(n, part * rest) for n, part in zip(left, self._asked, strict=True) if part)
                known += objective.FILLED * self._rate * fillable / sum(self._asked)
            self._known[left, number] = known
        return known
