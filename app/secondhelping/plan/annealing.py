# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a plan better by steps that may make it worse at first, ever less so: threshold accepting (Dueck and Scheuer,
1990), a kind of simulated annealing.

Where no single step helps any more, two or three together may: a promotion moves a week on, what stood there moves
back, and a third snippet takes the place that fits it better now. The number of steps is given, and chance comes from
the seed: the same plan comes out on any computer.
"""

from collections.abc import Callable
from functools import partial
from random import Random

from secondhelping.domain.kind import Kind
from secondhelping.plan.board import Board, Laying
from secondhelping.plan.candidates import Choice
from secondhelping.plan.objective import ANOTHER, HOUR, TALK, WORTH

# By how much a step may make the plan worse, at the beginning; at the end by nothing.
_WORSE = 0.1
# How many of the steps bring in one snippet, how many one that sends another on, and how many move a post to a place
# that is empty, where there is one; the others swap two.
_NEW, _PASSED_ON, _MOVED = 0.2, 0.2, 0.1
_LEAST = 1e-9


def anneal(board: Board, seed: int, steps: int) -> None:
    """Leaves the best plan that was come by in so many steps. The board stays legal throughout."""
    _Annealing(board, seed).run(steps)


class _Annealing:
    """The board with the choices that it does not serve, in no order, and the way back to the best plan so far."""

    def __init__(self, board: Board, seed: int) -> None:
        self._board = board
        self._random = Random(seed).random
        self._posts = board.posts()
        # What a snippet's worth counts for at each opening, on each account.
        self._rates = [WORTH + HOUR * hour for hour in board.wishes.hours]
        self._unserved = [
            choice for choice in board.candidates.choices if not board.served[choice] and choice.left != 0
        ]
        self._empty = list(board.empty())
        self._back: list[Callable[[], object]] = []

    def run(self, steps: int) -> None:
        if len(self._posts) < 2:
            return
        gained = best = 0.0
        for step in range(steps):
            least = _WORSE * (step / steps - 1)
            which = self._random()
            if self._empty and which > 1 - _MOVED:
                gain = self._move(least)
            elif which >= _NEW + _PASSED_ON or not self._unserved:
                gain = self._swap(least)
            elif which < _NEW:
                gain = self._replace(least)
            else:
                gain = self._pass_on(least)
            if gain is None:
                continue
            gained += gain
            if gained > best + _LEAST:
                best = gained
                self._back.clear()
        for undo in reversed(self._back):
            undo()

    def _any(self) -> Laying:
        return self._posts[int(self._random() * len(self._posts))]

    # Each step gives what the plan gained by it; None where it was not taken: it is
    # not legal, or gains no more than `least`.

    def _replace(self, least: float) -> float | None:
        """Something that is not served instead of a post's snippet."""
        board, post = self._board, self._any()
        at = int(self._random() * len(self._unserved))
        old, new = post.choice, self._unserved[at]
        if not post.accounts <= new.fits:
            return None
        number, kind = post.opening, new.snippet.kind
        gain = self._alone(post, new)
        if kind is not post.kind:
            gain -= board.tally.turn_cost(number, kind, post.kind)
        gain += board.crowding(number, old)
        if gain <= least:
            return None
        gain -= board.crowding(number, new)
        if gain <= least or not board.change([(post, new)]):
            return None
        self._back.append(partial(board.change, [(post, old)]))
        self._put_away(at, old)
        return gain

    def _pass_on(self, least: float) -> float | None:
        """Something that is not served instead of a post's snippet, which takes the place of another post's."""
        post, other = self._any(), self._any()
        at = int(self._random() * len(self._unserved))
        old, gone, new = post.choice, other.choice, self._unserved[at]
        if post.opening == other.opening or not (post.accounts <= new.fits and other.accounts <= old.fits):
            return None
        cost = self._board.tally.turns_cost(
            (post.opening, post.kind, new.snippet.kind), (other.opening, other.kind, post.kind)
        )
        gain = self._both(post, new, other, old, cost, least)
        if gain is not None:
            self._put_away(at, gone)
        return gain

    def _swap(self, least: float) -> float | None:
        """Two posts change snippets."""
        post, other = self._any(), self._any()
        one, two = post.choice, other.choice
        if post.opening == other.opening or not (post.accounts <= two.fits and other.accounts <= one.fits):
            return None
        cost = 0.0
        if post.kind is not other.kind:
            cost = self._board.tally.trade_cost(post.opening, post.kind, other.opening, other.kind)
        return self._both(post, two, other, one, cost, least)

    def _move(self, least: float) -> float | None:
        """A post on one account goes to a place that is empty."""
        board, post = self._board, self._any()
        at = int(self._random() * len(self._empty))
        number, account = self._empty[at]
        if len(post.accounts) > 1 or account not in post.choice.fits:
            return None
        here, (there,), choice = post.opening, post.accounts, post.choice
        if here == number:
            return None
        gain = choice.worth * (self._rates[number] - self._rates[here])
        if post.kind is Kind.CONVERSATION:
            gain += TALK * (board.wishes.talked[number] - board.wishes.talked[here])
        gain += ANOTHER * ((len(board.at[here]) > 1) - bool(board.at[number]))
        gain += board.crowding_moved(post, number) - board.tally.moved_cost(here, number, post.kind)
        if gain <= least or not board.move(post, number, account):
            return None
        self._empty[at] = (here, there)
        self._back.append(partial(board.move, post, here, there))
        return gain

    def _both(
        self, post: Laying, new: Choice, other: Laying, its: Choice, cost: float, least: float
    ) -> float | None:
        """Two posts at two openings take other choices; `cost` is what the kinds lose by it."""
        board = self._board
        one, two = post.choice, other.choice
        if one is two:
            return None
        gain = self._alone(post, new) + self._alone(other, its) - cost
        gain += board.crowding(post.opening, one) + board.crowding(other.opening, two)
        if gain <= least:
            return None
        gain -= board.crowding_of_two(post, new, other, its)
        if gain <= least or not board.change([(post, new), (other, its)]):
            return None
        self._back.append(partial(board.change, [(post, one), (other, two)]))
        return gain

    def _alone(self, post: Laying, new: Choice) -> float:
        """What a post gains by itself with another choice."""
        gain = (new.worth - post.choice.worth) * len(post.accounts) * self._rates[post.opening]
        kind = new.snippet.kind
        if kind is not post.kind and self._board.wishes.talked[post.opening]:
            gain += TALK * ((kind is Kind.CONVERSATION) - (post.kind is Kind.CONVERSATION))
        return gain

    def _put_away(self, at: int, gone: Choice) -> None:
        """A choice is served now, and the post that it came for no longer serves another."""
        if self._board.served[gone]:
            del self._unserved[at]
        else:
            self._unserved[at] = gone
