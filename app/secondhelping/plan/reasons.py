# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Why a post stands where "Plan for me" put it: what of the objective counted for it, and what against it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.words import day
from secondhelping.plan import objective
from secondhelping.plan.hours import Hour, goodness_of
from secondhelping.plan.value import Value

if TYPE_CHECKING:
    from secondhelping.plan.board import Board, Laying

# From so much on, a part of the objective is worth telling.
_TOLD_FROM = 0.02
_BEST_PART = 0.25


class Reasons:
    """Tells of the posts of a plan that is made."""

    def __init__(
        self, board: "Board", values: Mapping[SnippetId, Value], results: Mapping[Hour, float]
    ) -> None:
        self._board = board
        self._values = values
        self._results = results
        scores = sorted((choice.snippet.score for choice in board.candidates.choices), reverse=True)
        # Where all are as good, none is among the best.
        differ = bool(scores) and scores[0] - scores[-1] >= _TOLD_FROM
        self._best = scores[int(len(scores) * _BEST_PART)] if differ else 2.0
        self._worst_hour = min(board.wishes.hours, default=0.0)

    def of(self, post: "Laying") -> tuple[str, ...]:
        """What counted, in whole sentences, for the post first, then against it."""
        value = self._values.get(post.choice.snippet.id)
        because = value.because if value is not None else ()
        told = ["One of your best lines."] if post.choice.snippet.score >= self._best else []
        told += [_sentence(one) for one in because if not one.startswith("-")]
        told += self._hour(post)
        if post.kind is Kind.CONVERSATION and self._board.wishes.talked[post.opening]:
            told.append("A talk time follows it.")
        if self._board.tally.cost_without(post.opening, post.kind) >= _TOLD_FROM:
            told.append(f"A {post.kind.value} post was due.")
        told += [f"Against it: {one[1:]}." for one in because if one.startswith("-")]
        if post.choice.last is not None:
            told.append(f"Against it: it went out before, last on {day(post.choice.last)}.")
        if self._board.crowding(post.opening, post.choice) >= _TOLD_FROM:
            told.append("Against it: another post of its document or topic is near.")
        return tuple(told)

    def _hour(self, post: "Laying") -> list[str]:
        """Where there are worse ones."""
        good = self._board.wishes.hours[post.opening]
        if good <= self._worst_hour or objective.HOUR * good * post.choice.worth < _TOLD_FROM:
            return []
        time = post.at.weekday(), post.at.hour
        if time in self._results and self._results[time] > goodness_of(time):
            return ["Posts at this hour did well before."]
        return ["A good hour."] if good >= 1 else []


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
