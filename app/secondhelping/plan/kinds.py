# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind goes where, so that as many places as can be are filled though kinds that the rule asks for are scarce.

Laying out one opening after the other may spend curated snippets early and leave many places empty later. Here whole
orders of kinds are followed through the period, the most promising ones at a time (a beam search), before any snippet
is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.plan.board import Board
from secondhelping.plan.lines import Surroundings

_WIDTH = 400
_MOST = 4000
_BEST = 3
KindPlan = Sequence[Sequence[tuple[Kind, frozenset[AccountId]]]]


@dataclass(frozen=True, slots=True)
class _Way:
    """An order of kinds up to an opening: the last posts of each account (as letters), what is left of each kind,
    promotions so far and the day of the last one, places filled, and what was chosen."""

    tails: tuple[str, ...]
    left: tuple[int, ...]
    promotions: int
    promoted: int
    filled: int
    chosen: "_Chosen | None"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen for an opening, and for those before it."""

    number: int
    kinds: tuple[tuple[Kind, frozenset[AccountId]], ...]
    before: "_Chosen | None"


_KINDS = tuple(Kind)


def kind_plans(board: Board) -> list[KindPlan]:
    """The most promising orders for an empty board: the kinds for each opening, each with the accounts it goes to."""
    return _Search(board).run()


class _Search:
    def __init__(self, board: Board) -> None:
        self._board = board
        self._accounts = list(board.lines)
        self._after: dict[AccountId, str] = {}
        self._near: dict[tuple[int, AccountId], Surroundings] = {}
        for account, line in board.lines.items():
            before = None
            self._after[account] = ""
            for number, opening in enumerate(board.openings):
                if account in opening.accounts:
                    self._near[number, account] = line.surroundings(before, opening.instant)
                    self._after[account] = self._near[number, account].after
                    before = opening.instant
        self._asked = {
            kind: least / board.rule.window for kind, least in board.rule.at_least.items() if least
        }
        self._room = [0] * (len(board.openings) + 1)
        for number in range(len(board.openings) - 1, -1, -1):
            self._room[number] = self._room[number + 1] + 1
        self._width = max(8, min(_WIDTH, _MOST // max(1, len(board.openings))))

    def run(self) -> list[KindPlan]:
        start = _Way(
            ("",) * len(self._accounts), tuple(self._board.ready[kind] for kind in _KINDS), 0, -1, 0, None
        )
        ways = [start]
        for number in range(len(self._board.openings)):
            found: dict[tuple[object, ...], _Way] = {}
            for way in ways:
                for further in self._further(way, number):
                    key = (further.tails, further.left, further.promoted)
                    known = found.get(key)
                    if known is None or known.filled < further.filled:
                        found[key] = further
            ways = sorted(found.values(), key=lambda way: self._promise(way, number + 1))[: self._width]
        lasting = [way for way in ways if self._ends_well(way)] or ways
        return [self._told(way) for way in lasting[:_BEST]]

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
            plan[chosen.number] = chosen.kinds
            chosen = chosen.before
        return plan

    def _promise(self, way: _Way, number: int) -> tuple[float, tuple[int, ...], tuple[str, ...]]:
        """The smaller the better: places filled, and what the scarce kinds that are left may still let fill."""
        rest = self._room[number]
        share = sum(self._asked.values()) or 1.0
        hope = sum(
            min(way.left[_KINDS.index(kind)], part * rest) / share for kind, part in self._asked.items()
        )
        return (-(way.filled + hope), way.left, way.tails)

    def _further(self, way: _Way, number: int) -> list[_Way]:
        accounts = self._board.openings[number].accounts
        tails = list(way.tails)
        for account in accounts:
            at = self._accounts.index(account)
            near = self._near[number, account]
            if near.between and not self._board.lines[account].stands(near.joined(tails[at])):
                return []
            tails[at] = near.join(tails[at])
        way = _Way(tuple(tails), way.left, way.promotions, way.promoted, way.filled, way.chosen)
        found = [way]
        for kind in _KINDS:
            one = self._with(way, number, kind, accounts, ())
            if one is None:
                continue
            found.append(one[0])
            rest = tuple(account for account in accounts if account not in one[1])
            for other in _KINDS if rest else ():
                two = self._with(one[0], number, other, rest, ((kind, one[1]),))
                if two is not None:
                    found.append(two[0])
        return found

    def _with(
        self,
        way: _Way,
        number: int,
        kind: Kind,
        accounts: Sequence[AccountId],
        already: tuple[tuple[Kind, frozenset[AccountId]], ...],
    ) -> tuple[_Way, frozenset[AccountId]] | None:
        """The way with a post of the kind on those of the accounts that take it."""
        board, index = self._board, _KINDS.index(kind)
        if not way.left[index]:
            return None
        promoted, promotions = way.promoted, way.promotions
        if kind is Kind.PROMOTIONAL:
            day = board.openings[number].at.date()
            if (
                day.toordinal() == promoted
                or not board.may_promote(day)
                or board.turns.due(number) <= promotions
            ):
                return None
            promoted, promotions = day.toordinal(), promotions + 1
        tails = list(way.tails)
        takes = []
        for account in accounts:
            at = self._accounts.index(account)
            after = self._near[number, account].after
            if board.lines[account].may_follow(tails[at], kind, after, board.ahead(number, account)):
                tails[at] = board.lines[account].followed(tails[at], kind)
                takes.append(account)
        if not takes:
            return None
        left = (*way.left[:index], way.left[index] - 1, *way.left[index + 1 :])
        goes = frozenset(takes)
        before = way.chosen.before if already and way.chosen is not None else way.chosen
        chosen = _Chosen(number, (*already, (kind, goes)), before)
        return _Way(tuple(tails), left, promotions, promoted, way.filled + len(takes), chosen), goes
