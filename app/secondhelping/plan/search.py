# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for the best plan on an empty board: from one or more beginnings, each made as good as can be."""

from dataclasses import dataclass
from typing import Self

from secondhelping.plan.annealing import anneal
from secondhelping.plan.board import Board, Laying
from secondhelping.plan.greedy import lay
from secondhelping.plan.improve import improve
from secondhelping.plan.kinds import KindPlan, kind_plans

# Up to so many openings whole orders of kinds are looked for in any case: there is time for it, and what little
# there is to exchange leaves a plan stuck in the order it began with.
_FEW = 60
_PLANS = 1
# How many steps are tried for each post, and at the most.
_PER_POST, _STEPS = 600, 12_000


def search(board: Board, seed: int) -> None:
    """Lays out the best plan that is found: of those that fill the most places, the one worth most."""
    few = len(board.openings) <= _FEW
    plans = kind_plans(board, _PLANS) if few else []
    found = [_Found.of(board, None, seed)]
    if not few and any(board.rule.at_least.values()) and found[0].filled < board.places:
        plans = kind_plans(board, _PLANS)
    found += [_Found.of(board, plan, seed) for plan in plans]
    board.restore(max(found, key=lambda one: (one.filled, one.worth)).posts)


@dataclass(frozen=True, slots=True)
class _Found:
    """A plan that was found: how many places it fills, what it is worth, and its posts."""

    filled: int
    worth: float
    posts: list[Laying]

    @classmethod
    def of(cls, board: Board, kinds: KindPlan | None, seed: int) -> Self:
        """The plan that begins with an order of kinds, or with None with what is best at each time; the board is
        empty again after it."""
        lay(board, kinds)
        improve(board)
        anneal(board, seed, min(_STEPS, _PER_POST * len(board.posts())))
        return cls(board.filled(), board.value(), board.clear())
