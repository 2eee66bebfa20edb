# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Looking for the best plan: what a step is said to gain is what it gains, and nothing is lost or broken by it."""

import dataclasses
from collections.abc import Sequence
from itertools import combinations, permutations
from random import Random

import pytest

from planning import BLUESKY, LINKEDIN, NOW, ZONE, C, H, P, T, X, broken, day, slot, snippet
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.snippet import Snippet
from secondhelping.plan import objective
from secondhelping.plan.annealing import anneal
from secondhelping.plan.board import Board, Laying
from secondhelping.plan.candidates import Choice
from secondhelping.plan.fill import PlanRequest, board_of, opened
from secondhelping.plan.greedy import lay
from secondhelping.plan.objective import ANOTHER, Laid
from secondhelping.plan.search import search

ACCOUNTS = (LINKEDIN, X, BLUESKY)
ANY = MixRule("Your own", 5, {}, {})
RULES = (PRESETS["80/20"], PRESETS["Thirds"], PRESETS["70/20/10"], ANY)


def ready(number: int, seed: int) -> list[Snippet]:
    """Snippets of all kinds out of three documents on a few topics, or on none; most too long for X and Bluesky."""
    chance = Random(seed)
    made = []
    for n in range(1, number + 1):
        text = " ".join(str(chance.random()) for _ in range(20 if n % 5 else 2))
        one = snippet(n, chance.choice((H, H, H, P, T, C)), n % 3, chance.random(), text)
        made.append(dataclasses.replace(one, keyphrases=(chance.choice(("backs", "knees", "")),)))
    return made


def request(snippets: list[Snippet], rule: MixRule, weeks: int, days: range = range(5)) -> PlanRequest:
    slots = tuple(
        slot(weekday * 3 + n, weekday, 9, account) for weekday in days for n, account in enumerate(ACCOUNTS)
    )
    return PlanRequest(tuple(snippets), slots, ACCOUNTS, rule, (), (), day(0).date(), weeks, ZONE, 0, NOW)


def laid_out(wanted: PlanRequest) -> Board:
    board = board_of(wanted, opened(wanted))
    lay(board)
    return board


def gain(board: Board, post: Laying, new: Choice, other: Laying, its: Choice) -> float:
    """What the board says that two posts would gain with other choices."""
    here, there = post.opening, other.opening
    alone = sum(
        board.alone(choice, one.opening, len(one.accounts))
        - board.alone(one.choice, one.opening, len(one.accounts))
        for one, choice in ((post, new), (other, its))
    )
    kinds = board.tally.turns_cost((here, post.kind, new.snippet.kind), (there, other.kind, its.snippet.kind))
    if (new, its) == (other.choice, post.choice) and new.snippet.kind is not its.snippet.kind:
        assert board.tally.trade_cost(here, post.kind, there, other.kind) == pytest.approx(kinds)
    crowded = board.crowding(here, post.choice) + board.crowding(there, other.choice)
    return alone - kinds + crowded - board.crowding_of_two(post, new, other, its)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_swap_gains_what_it_is_said_to_gain_also_across_stretches_and_beside_another_post(
    rule: MixRule,
) -> None:
    board = laid_out(request(ready(90, 1), rule, 6))
    assert rule is not ANY or any(len(here) > 1 for here in board.at)
    done = 0
    for post, other in combinations(board.posts(), 2):
        before, one, two = board.value(), post.choice, other.choice
        if post.opening != other.opening:
            said = gain(board, post, two, other, one)
            if board.change([(post, two), (other, one)]):
                done += 1
                assert board.value() - before == pytest.approx(said)
    board.check()
    assert done > 20


def test_a_snippet_that_is_passed_on_gains_what_it_is_said_to_gain() -> None:
    board = laid_out(request(ready(90, 2), ANY, 6))
    left = [choice for choice in board.candidates.choices if not board.served[choice]]
    chance, done = Random(3), 0
    for _ in range(600):
        post, other = chance.sample(board.posts(), 2)
        at = chance.randrange(len(left))
        before, gone = board.value(), other.choice
        if post.opening != other.opening:
            said = gain(board, post, left[at], other, post.choice)
            if board.change([(post, left[at]), (other, post.choice)]):
                left[at], done = gone, done + 1
                assert board.value() - before == pytest.approx(said)
    assert done > 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_post_that_moves_to_an_empty_place_gains_what_it_is_said_to_gain_and_breaks_nothing(
    rule: MixRule,
) -> None:
    board = laid_out(request(ready(25, 6), rule, 6))
    chance, moved = Random(7), 0
    for _ in range(800):
        post, (number, account) = chance.choice(board.posts()), chance.choice(list(board.empty()))
        if len(post.accounts) > 1 or account not in post.choice.fits or number == post.opening:
            continue
        before, here, filled = board.value(), post.opening, board.filled()
        choice = post.choice
        said = (
            board.alone(choice, number, 1) - board.alone(choice, here, 1) + board.crowding_moved(post, number)
        )
        said += ANOTHER * ((len(board.at[here]) > 1) - bool(board.at[number]))
        said -= board.tally.moved_cost(here, number, post.kind)
        done = board.move(post, number, account)
        assert board.value() - before == pytest.approx(said if done else 0, abs=1e-9)
        assert post in board.at[number if done else here]
        assert board.filled() == filled
        moved += done
        board.check()
    assert moved > 5


def test_a_promotion_more_sends_none_after_it_before_its_turn() -> None:
    """Of promotions in turn at the fourth opening, the ninth, the fourteenth, two stand at the fifth and the ninth: the
    fourth may not be one too, or the fifth would be the second."""
    one_account = tuple(slot(1, weekday) for weekday in range(7))
    snippets = [snippet(n, P if n < 7 else H, text=str(Random(n).random())) for n in range(1, 50)]
    wanted = dataclasses.replace(request(snippets, ANY, 4), slots=one_account)
    board = board_of(wanted, opened(wanted))
    promotions = [one for one in board.candidates.choices if one.snippet.kind is Kind.PROMOTIONAL]
    others = [one for one in board.candidates.choices if one.snippet.kind is Kind.HELPFUL]
    for number in range(12):
        choice = promotions.pop() if number in (4, 8) else others.pop()
        board.put(number, choice, choice.wordings[0], {LINKEDIN.id})
    assert [board.turns.due(number) for number in (2, 3, 7, 8)] == [0, 1, 1, 2]
    assert not board.change([(board.at[3][0], promotions[0])])
    assert not board.may_turn(board.at[3][0], Kind.PROMOTIONAL)
    assert board.change([(board.at[4][0], others[0])])
    assert board.change([(board.at[3][0], promotions[0])])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_annealing_makes_a_plan_better_and_leaves_it_legal(rule: MixRule) -> None:
    board = laid_out(request(ready(60, 4), rule, 3))
    before, filled = board.value(), board.filled()
    anneal(board, 0, 3000)
    board.check()
    assert board.value() > before
    assert board.filled() == filled
    served = [post.choice for post in board.posts()]
    assert len(set(served)) == len(served)


def test_a_board_that_was_cleared_takes_the_same_plan_again() -> None:
    wanted = request(ready(60, 5), PRESETS["80/20"], 3)
    board = laid_out(wanted)
    worth, posts = board.value(), board.clear()
    assert (board.posts(), board.filled(), board.value()) == ([], 0, board_of(wanted, opened(wanted)).value())
    assert not any(board.served.values())
    board.restore(posts)
    board.check()
    assert board.value() == pytest.approx(worth)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("seed", range(3))
def test_a_small_plan_is_the_best_there_is(rule: MixRule, seed: int) -> None:
    wanted = request(ready(6, seed), rule, 1)
    wanted = dataclasses.replace(wanted, slots=tuple(slot(weekday, weekday) for weekday in range(4)))
    board = board_of(wanted, opened(wanted))

    def worth(choices: Sequence[Choice | None]) -> tuple[int, float] | None:
        """How many places the choices fill, one for each day, and what they are worth; None where that is illegal."""
        laid = [(number, choice) for number, choice in enumerate(choices) if choice is not None]
        line = [(choice.snippet.kind, False) for _, choice in laid]
        promotions = [number for number, choice in laid if choice.snippet.kind is Kind.PROMOTIONAL]
        if broken(line, rule) or board.turns.early(promotions):
            return None
        return len(laid), objective.value(
            (Laid(n, c.snippet.kind, 1, c.worth, c.snippet.document_id, c.topic) for n, c in laid),
            board.wishes,
        )

    tries = (worth(one) for one in permutations([*board.candidates.choices, None], 4))
    best = max(one for one in tries if one is not None)
    search(board, 0)
    assert (board.filled(), board.value()) == (best[0], pytest.approx(best[1]))
