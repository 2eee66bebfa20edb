# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a legal plan better, step by step, until no step helps: fills what is empty, changes snippets, swaps them.

The number of steps that are tried grows with the plan, not with the clock: the same plan comes out on any computer.
"""

from bisect import bisect_left, insort

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.plan.board import Board, Laying
from secondhelping.plan.candidates import Choice, Wording
from secondhelping.plan.crowd import FAR

_ROUNDS = 6
# How many posts further on one may change places with; more where there are few.
_REACH, _WIDE, _PAIRS = 12, 40, 1200
# So often a round asks whether what is bound to few times may stand where a post does, and so many of the empty places
# nearest to the post are looked at.
_ASKED, _PLACES = 20_000, 12
_LEAST = 1e-9


def improve(board: Board) -> None:
    """Improves what is laid out. The board stays legal throughout."""
    better = _Better(board)
    for _ in range(_ROUNDS):
        # Each is tried, whatever the one before it did.
        if not any([better.fill(), better.replace(), better.swap()]):
            break
        better.turn_round()


class _Better:
    """The board with the choices that it does not serve, the best of each kind first."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._near = set(range(len(board.openings)))
        self._next: set[int] = set()
        self._unserved: dict[Kind, list[tuple[tuple[float, int], Choice]]] = {kind: [] for kind in Kind}
        for choice in board.candidates.choices:
            if not board.served[choice] and choice.left != 0:
                self._unserved[choice.snippet.kind].append((choice.key, choice))
        for found in self._unserved.values():
            found.sort(key=lambda one: one[0])

    def _serves(self, choice: Choice) -> None:
        here = self._unserved[choice.snippet.kind]
        at = bisect_left(here, choice.key, key=lambda one: one[0])
        if at < len(here) and here[at][1] is choice:
            del here[at]

    def _frees(self, choice: Choice) -> None:
        if not self._board.served[choice]:
            insort(self._unserved[choice.snippet.kind], (choice.key, choice), key=lambda one: one[0])

    # Filling

    def fill(self) -> bool:
        done = False
        for number, account in list(self._board.empty()):
            done = (
                self._widen(number, account)
                or self._add(number, account)
                or self._make_way(number, account)
                or done
            )
        return self._bring_in() or done

    def _widen(self, number: int, account: AccountId) -> bool:
        """A post of the same time goes to this account too."""
        board = self._board
        instant = board.openings[number].instant
        for post in board.at[number]:
            if account not in post.choice.fits or not board.lines[account].takes(
                instant,
                post.kind,
            ):
                continue
            board.candidates.take(post.choice, post.word, post.at, post.accounts)
            wanted = post.accounts | {account}
            found = board.candidates.wording(post.choice, post.at, wanted)
            board.candidates.put(post.choice, post.word, post.at, post.accounts)
            if found is not None and found[1] == wanted:
                board.extend(post, account, found[0])
                return True
        return False

    def _add(self, number: int, account: AccountId) -> bool:
        """Another post for this account."""
        board = self._board
        best: tuple[float, Choice, Wording] | None = None
        for kind in Kind:
            if not board.takes(number, kind, (account,)):
                continue
            found = self._best_unserved(number, account, kind)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        if best is None or best[0] <= _LEAST:
            return False
        self._serves(best[1])
        board.put(number, best[1], best[2], (account,))
        self._touch(number)
        return True

    def _best_unserved(
        self, number: int, account: AccountId, kind: Kind
    ) -> tuple[float, Choice, Wording] | None:
        board = self._board
        own = board.tally.cost(number, kind) + board.another(number)
        best: tuple[float, Choice, Wording] | None = None
        for _, choice in self._unserved[kind]:
            most = board.alone(choice, number, 1) - own
            if best is not None and most <= best[0]:
                break
            found = board.goes(choice, number, frozenset({account}))
            if found is not None:
                gain = most - board.crowding(number, choice)
                if best is None or gain > best[0]:
                    best = (gain, choice, found[0])
        return best

    def _make_way(self, number: int, account: AccountId) -> bool:
        """The place takes a kind of which nothing is left: a post of that kind comes from nearby, and what is left
        takes its place."""
        board = self._board
        for kind in Kind:
            if not board.takes(number, kind, (account,)) or kind is Kind.PROMOTIONAL:
                continue
            for post in self._around(number, 2 * board.rule.window):
                if post.kind is kind and self._lend(post, number, account):
                    return True
        return False

    def _lend(self, post: Laying, number: int, account: AccountId) -> bool:
        board = self._board
        wanted = post.choice
        for kind in Kind:
            if kind is post.kind or kind is Kind.PROMOTIONAL:
                continue
            for _, other in self._unserved[kind][:3]:
                if not board.change([(post, other)]):
                    continue
                found = board.goes(wanted, number, frozenset({account}))
                if found is not None and board.takes(number, wanted.snippet.kind, (account,)):
                    self._serves(other)
                    board.put(number, wanted, found[0], (account,))
                    return True
                board.change([(post, wanted)])
        return False

    def _bring_in(self) -> bool:
        """What may go out at few times only, all of them taken, gets one of them: the post that stands there goes to an
        empty place, on that place's account."""
        board = self._board
        done, asked = False, 0
        for kind in Kind:
            bound = [choice for _, choice in self._unserved[kind] if not choice.free]
            empty = [(n, a) for n, a in board.empty() if bound and board.takes(n, kind, (a,))]
            posts = [post for post in board.posts() if post.kind is kind] if empty else []
            for choice in bound if empty else ():
                if asked > _ASKED:
                    return done
                asked += len(posts)
                done = any(self._takes_over(choice, post, empty) for post in posts) or done
        return done

    def _takes_over(self, choice: Choice, post: Laying, empty: list[tuple[int, AccountId]]) -> bool:
        """A choice that is not served stands where a post does, and what stood there at one of the empty places, which
        is none any more."""
        board, old = self._board, post.choice
        if not board.may_change(post, choice) or not board.change([(post, choice)]):
            return False
        near = sorted(empty, key=lambda place: abs(place[0] - post.opening))
        for number, account in near[:_PLACES]:
            found = board.goes(old, number, frozenset({account}))
            if found is not None and board.takes(number, old.snippet.kind, (account,)):
                self._serves(choice)
                board.put(number, old, found[0], found[1])
                empty.remove((number, account))
                self._touch(post.opening)
                self._touch(number)
                return True
        board.change([(post, old)])
        return False

    def _around(self, number: int, reach: int) -> list[Laying]:
        board = self._board
        near = sorted(
            range(max(0, number - reach), min(len(board.at), number + reach + 1)),
            key=lambda n: (abs(n - number), n),
        )
        return [post for at in near for post in board.at[at]]

    # Changing

    def replace(self) -> bool:
        done = False
        for post in self._board.posts():
            if post.opening in self._near:
                done = self._replace(post) or done
        return done

    def _replace(self, post: Laying) -> bool:
        """Something that is not served yet instead of a post's snippet, where that is worth more."""
        board, number = self._board, post.opening
        count = len(post.accounts)
        now = board.alone(post.choice, number, count) - board.crowding(number, post.choice)
        best: Choice | None = None
        most = _LEAST
        for kind in Kind:
            base = now if kind is post.kind else now + board.tally.turn_cost(number, kind, post.kind)
            legal = kind is post.kind
            for _, choice in self._unserved[kind]:
                gain = board.alone(choice, number, count) - base
                if gain <= most:
                    break
                if not legal and not board.may_turn(post, kind):
                    break
                legal = True
                gain -= board.crowding(number, choice)
                if gain > most and board.may_change(post, choice):
                    best, most = choice, gain
        if best is None:
            return False
        old = post.choice
        if not board.change([(post, best)]):
            return False
        self._serves(best)
        self._frees(old)
        self._touch(number)
        return True

    # Swapping

    def swap(self) -> bool:
        done = False
        board = self._board
        posts = board.posts()
        reach = max(_REACH, min(_WIDE, _PAIRS // max(1, len(posts))))
        crowded = [board.crowding(post.opening, post.choice) for post in posts]
        for at, post in enumerate(posts):
            for far in range(at + 1, min(len(posts), at + 1 + reach)):
                other = posts[far]
                if not (post.opening in self._near or other.opening in self._near):
                    continue
                if self._swap(post, other, crowded[at] + crowded[far]):
                    done = True
                    # What they stood beside is less crowded now, or more: near enough for a first look.
                    crowded[at] = board.crowding(post.opening, post.choice)
                    crowded[far] = board.crowding(other.opening, other.choice)
        return done

    def _swap(self, post: Laying, other: Laying, crowded: float) -> bool:
        """Two posts change snippets, where that is worth more."""
        board = self._board
        here, there = post.opening, other.opening
        one, two = post.choice, other.choice
        if here == there or one is two:
            return False
        if not (post.accounts <= two.fits and other.accounts <= one.fits):
            return False
        count, number = len(post.accounts), len(other.accounts)
        gain = board.alone(two, here, count) + board.alone(one, there, number)
        gain -= board.alone(one, here, count) + board.alone(two, there, number)
        if post.kind is not other.kind:
            gain -= board.tally.trade_cost(here, post.kind, there, other.kind)
        if gain + crowded <= _LEAST:
            return False
        gain += board.crowding(here, one) + board.crowding(there, two)
        if gain <= _LEAST:
            return False
        gain -= board.crowding_of_two(post, two, other, one)
        if gain > _LEAST and board.change([(post, two), (other, one)]):
            self._touch(here)
            self._touch(there)
            return True
        return False

    def _touch(self, number: int) -> None:
        """What stands near an opening is worth another look in the next round."""
        self._next.update(range(number - FAR, number + FAR + 1))

    def turn_round(self) -> None:
        """Begins the next round: only what changed in the last one, and what stands near it, is looked at."""
        self._near, self._next = self._next, set()
