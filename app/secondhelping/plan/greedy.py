# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lays a plan out opening after opening, in order of time: at each what is worth most there."""

import heapq
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time, timedelta

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.plan.board import Board
from secondhelping.plan.candidates import Choice, Wording
from secondhelping.plan.kinds import KindPlan
from secondhelping.plan.objective import FILLED, HOUR, TALK, WORTH, shares

# How much a kind that is behind its share is preferred, and one that has to last is not.
_BEHIND = 0.4
_SCARCE = 3.0
_DUE = 2.0

_Found = tuple[Choice, Wording, frozenset[AccountId]]


def lay(board: Board, plan: KindPlan | None = None) -> None:
    """Puts posts at the openings of an empty board, of these kinds where they are planned."""
    _Greedy(board).run(plan)


class _Greedy:
    """The choices of each kind that may be served at the time looked at, the best first; the others wait for theirs."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._order = _KindOrder(board.ready, len(board.openings), board)
        self._here: dict[Kind, list[tuple[tuple[float, int], Choice]]] = {kind: [] for kind in Kind}
        for choice in board.candidates.choices:
            if choice.left != 0:
                insort(self._here[choice.snippet.kind], (choice.key, choice))
        self._waiting: list[tuple[datetime, int, Choice]] = []

    def run(self, plan: KindPlan | None) -> None:
        for number, opening in enumerate(self._board.openings):
            while self._waiting and self._waiting[0][0] <= opening.at:
                choice = heapq.heappop(self._waiting)[2]
                insort(self._here[choice.snippet.kind], (choice.key, choice))
            if plan is None:
                self._serve(number, frozenset(opening.accounts), tuple(Kind))
            else:
                for kind, accounts in plan[number]:
                    self._serve(number, accounts, (kind,), planned=True)
        self._board.settle()

    def _serve(
        self, number: int, accounts: frozenset[AccountId], kinds: tuple[Kind, ...], *, planned: bool = False
    ) -> None:
        """Lays out what is best; where the kinds were planned, the mix was looked at then."""
        while accounts:
            found = self._best(number, accounts, kinds, planned)
            if found is None:
                break
            self._put(number, *found)
            accounts -= found[2]

    def _put(self, number: int, choice: Choice, word: Wording, accounts: frozenset[AccountId]) -> None:
        self._board.put(number, choice, word, accounts)
        self._order.placed(choice.snippet.kind)
        at = self._board.openings[number].at
        self._wait(choice, at, at)

    def _wait(self, choice: Choice, at: datetime, least: datetime) -> None:
        """Looks no more at a choice until it may be served, and not before `least`."""
        here = self._here[choice.snippet.kind]
        entry = (choice.key, choice)
        here.pop(_place(here, entry))
        again = self._board.candidates.again(choice, at)
        if again is not None:
            heapq.heappush(self._waiting, (max(again, least), choice.snippet.id, choice))

    def _best(
        self, number: int, accounts: frozenset[AccountId], kinds: tuple[Kind, ...], planned: bool
    ) -> _Found | None:
        board = self._board
        best: _Found | None = None
        best_gain = 0.0
        for kind in kinds:
            if not self._here[kind]:
                continue
            takes = accounts if planned else board.takes(number, kind, accounts, filling=True)
            if not takes:
                continue
            bonus = self._order.bonus(kind)
            if kind is Kind.CONVERSATION and board.wishes.talked[number]:
                bonus += TALK
            rate = WORTH + HOUR * board.wishes.hours[number]
            asleep: list[Choice] = []
            for _, choice in self._here[kind]:
                if best is not None and len(takes) * (FILLED + choice.worth * rate) + bonus <= best_gain:
                    break
                found = board.goes(choice, number, takes)
                if found is None:
                    if choice.fits & takes:
                        asleep.append(choice)
                    continue
                gain = len(found[1]) * (FILLED + choice.worth * rate) + bonus - board.crowding(number, choice)
                if best is None or gain > best_gain:
                    best, best_gain = (choice, *found), gain
            self._put_to_sleep(asleep, number)
        return best

    def _put_to_sleep(self, asleep: list[Choice], number: int) -> None:
        """What may not go out now, on these accounts at least, is not looked at again on the same day."""
        at = self._board.openings[number].at
        tomorrow = datetime.combine(at.date() + timedelta(days=1), time.min)
        for choice in asleep:
            self._wait(choice, at, tomorrow)


def _place(here: list[tuple[tuple[float, int], Choice]], entry: tuple[tuple[float, int], Choice]) -> int:
    return bisect_left(here, entry[0], key=lambda one: one[0])


class _KindOrder:
    """Which kind is the most behind its share; where kinds the rule asks for are scarce, the others go first.

    Putting what is not asked for first wherever the rule lets it makes few curated snippets reach furthest.
    """

    def __init__(self, ready: Mapping[Kind, int], openings: int, board: Board) -> None:
        rule = board.rule
        asked = {kind: least / rule.window for kind, least in rule.at_least.items() if least}
        scarce = any(ready.get(kind, 0) < share * openings for kind, share in asked.items())
        self._scarce = frozenset(asked) if scarce else frozenset()
        parts = shares(ready, openings, rule)
        rest = 1 - parts[Kind.PROMOTIONAL]
        self._parts = {kind: part / rest if rest > 0 else 0.0 for kind, part in parts.items()}
        self._placed: Counter[Kind] = Counter()
        self._number = 0

    def bonus(self, kind: Kind) -> float:
        if kind is Kind.PROMOTIONAL:
            return _DUE
        behind = self._parts[kind] * (self._number + 1) - self._placed[kind]
        return _BEHIND * min(2.0, max(-2.0, behind)) - (_SCARCE if kind in self._scarce else 0.0)

    def placed(self, kind: Kind) -> None:
        if kind is not Kind.PROMOTIONAL:
            self._placed[kind] += 1
            self._number += 1
