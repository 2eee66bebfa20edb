# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Fix: whatever it proposes makes the plan legal, touches little, and leaves alone what is not its own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from planning import BLUESKY, LINKEDIN, RULE, ZONE, C, H, P, T, X, broken, day, outgoing, served
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.progress import silent
from secondhelping.plan.faults import Layout
from secondhelping.plan.ground import Ground
from secondhelping.plan.repair import Mending, Movable, mend
from secondhelping.plan.rough import rough

ACCOUNTS = (LINKEDIN.id, X.id, BLUESKY.id)
EVERYWHERE = frozenset(ACCOUNTS)


def mended(
    posts: Sequence[Outgoing],
    pinned: frozenset[int] = frozenset(),
    history: Sequence[Served] = (),
    rule: MixRule = RULE,
    free: Sequence[datetime] = (),
) -> list[Mending]:
    on: dict[PostId, list[AccountId]] = {}
    for post in posts:
        on.setdefault(post.post_id, []).append(post.account_id)
    movable = {
        post.post_id: Movable(post, tuple(on[post.post_id]), 0.1 + post.post_id % 9 / 10)
        for post in posts
        if post.post_id not in pinned
    }
    layout = Layout.of(posts, history, ACCOUNTS, rule, ZONE)
    return mend(layout, movable, dict.fromkeys(free, EVERYWHERE))


def after(
    posts: Sequence[Outgoing], steps: Mapping[PostId, datetime | None]
) -> list[tuple[datetime, Outgoing]]:
    """The plan as the steps leave it, made without the code under test."""
    found = []
    for post in posts:
        at = steps.get(post.post_id, post.at)
        if at is not None:
            found.append((at, post))
    return found


def legal(plan: Sequence[tuple[datetime, Outgoing]], history: Sequence[Served], rule: MixRule) -> bool:
    for account in ACCOUNTS:
        line = [(entry.at, 0, entry.kind, entry.text) for entry in history if entry.account_id == account]
        line += [(at, 1, post.kind, post.text) for at, post in plan if post.account_id == account]
        line.sort(key=lambda entry: entry[:2])
        if broken([(kind, planned == 0) for _, planned, kind, _ in line], rule):
            return False
        for number, (at, planned, _, text) in enumerate(line):
            for other_at, other_planned, _, other in line[number + 1 :]:
                near = other_at - at <= timedelta(days=7)
                if near and text == other and (planned or other_planned):
                    return False
    return True


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Outgoing], list[Served], MixRule, frozenset[int], list[datetime]]:
    rule = draw(st.sampled_from([*PRESETS.values(), MixRule("Own", 3, {P: 1}, {H: 1})]))
    kinds = st.sampled_from([H, H, P, T, C])
    posts = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(kinds)
        text = "The same words." if draw(st.integers(0, 9)) == 0 else f"Post {number * 7919}"
        for account in draw(st.lists(st.sampled_from((LINKEDIN, X)), min_size=1, max_size=2, unique=True)):
            posts.append(outgoing(number, kind, day(number), account, text))
    history = [served(n, draw(kinds), account=LINKEDIN) for n in range(1, draw(st.integers(1, 7)))]
    pinned = draw(st.frozensets(st.integers(0, 13), max_size=8))
    free = [day(number, 15) for number in draw(st.sets(st.integers(0, 25), max_size=12))]
    return posts, history, rule, pinned, sorted(free)


@settings(max_examples=120, deadline=None)
@given(plans())
def test_every_remedy_makes_the_plan_legal_and_leaves_alone_what_is_pinned(
    plan: tuple[list[Outgoing], list[Served], MixRule, frozenset[int], list[datetime]],
) -> None:
    posts, history, rule, pinned, free = plan
    found = mended(posts, pinned, history, rule, free)
    assert len(found) <= 3
    if legal(after(posts, {}), history, rule):
        assert found == []
    for mending in found:
        assert mending.steps
        assert not pinned & mending.steps.keys()
        assert legal(after(posts, mending.steps), history, rule)
        for number in mending.steps:
            less = {other: at for other, at in mending.steps.items() if other != number}
            swapped = len(mending.steps) == 2 and None not in mending.steps.values()
            assert swapped or not legal(after(posts, less), history, rule)


@st.composite
def small_plans(draw: st.DrawFn) -> tuple[list[Outgoing], MixRule, frozenset[int], list[datetime]]:
    """Plans small enough for every way to change two posts to be tried."""
    rule = draw(
        st.sampled_from([RULE, MixRule("Own", 3, {P: 1}, {H: 1}), MixRule("None", 3, {P: 0}, {C: 1})])
    )
    posts = []
    for number in range(draw(st.integers(2, 6))):
        kind = draw(st.sampled_from([H, P, P, C]))
        text = "The same words." if draw(st.integers(0, 5)) == 0 else f"Post {number * 7919}"
        on = draw(st.sampled_from([(LINKEDIN,), (X,), (LINKEDIN, X)]))
        posts += [outgoing(number, kind, day(number), account, text) for account in on]
    pinned = draw(st.frozensets(st.integers(0, 5), max_size=2))
    free = [day(number, 15) for number in draw(st.sets(st.integers(0, 9), min_size=1, max_size=3))]
    return posts, rule, pinned, sorted(free)


def every_change(
    posts: Sequence[Outgoing], pinned: frozenset[int], times: Sequence[datetime], size: int
) -> Iterator[Mapping[PostId, datetime | None]]:
    """Every way to touch so many posts."""
    numbers = sorted({post.post_id for post in posts} - pinned)
    for chosen in combinations(numbers, size):
        for ats in product((None, *times), repeat=size):
            yield dict(zip(chosen, ats, strict=True))


def clear(plan: Sequence[tuple[datetime, Outgoing]]) -> bool:
    """Whether no two posts of an account stand at one time."""
    return len({(at, post.account_id) for at, post in plan}) == len(plan)


@settings(max_examples=60, deadline=None)
@given(small_plans())
def test_no_change_of_fewer_posts_would_do(
    plan: tuple[list[Outgoing], MixRule, frozenset[int], list[datetime]],
) -> None:
    posts, rule, pinned, free = plan
    found = mended(posts, pinned, (), rule, free)
    # Times before the first that is free are over, for a swap as well.
    own = {post.at for post in posts if post.post_id not in pinned and post.at >= free[0]}
    fewer = range(1, min(3, len(found[0].steps) if found else 3))
    if legal(after(posts, {}), (), rule):
        return
    assert all(one.fewest for one in found)
    for size in fewer:
        for steps in every_change(posts, pinned, sorted({*free, *own}), size):
            again = after(posts, steps)
            assert not (clear(again) and legal(again, (), rule)), steps


def test_a_change_that_was_not_looked_for_to_the_end_says_so() -> None:
    posts = [outgoing(n, (P, H, H)[n % 3]) for n in range(30)]
    movable = {post.post_id: Movable(post, (LINKEDIN.id,), 0.5) for post in posts}
    ground = Ground(Layout.of(posts, (), ACCOUNTS, RULE, ZONE), movable)
    found = rough(ground, movable, (), 1, silent)
    assert found
    for one in found:
        assert len(one.steps) > 1
        assert not one.fewest
        assert legal(after(posts, one.steps), (), RULE)


def test_a_plan_that_is_legal_needs_nothing() -> None:
    assert mended([outgoing(1), outgoing(2, P), outgoing(3)]) == []


def test_the_nearest_legal_place_comes_before_taking_off() -> None:
    posts = [outgoing(0, P), outgoing(1, P), *(outgoing(n, H) for n in range(2, 8))]
    first = mended(posts, free=[day(0, 15), day(7, 15), day(9, 15)])[0]
    assert dict(first.steps) == {1: day(7, 15)}


def test_what_is_worth_less_is_taken_off() -> None:
    found = mended([outgoing(0, P), outgoing(4, P)])
    assert [dict(one.steps) for one in found] == [{0: None}, {4: None}]


def test_a_pinned_promotion_stays_and_the_other_gives_way() -> None:
    found = mended([outgoing(0, P), outgoing(4, P)], frozenset({0}))
    assert [dict(one.steps) for one in found] == [{4: None}]


def test_two_pinned_promotions_are_held_apart_by_other_posts() -> None:
    posts = [outgoing(0, P), outgoing(1), outgoing(2), outgoing(3), outgoing(4, P), outgoing(5)]
    found = mended(posts, frozenset({0, 4}), free=[day(3, 15)])
    assert [dict(one.steps) for one in found] == [{5: day(3, 15)}]


def test_nothing_that_may_move_helps() -> None:
    assert mended([outgoing(0, P), outgoing(1, P)], frozenset({0, 1})) == []


def test_words_too_close_go_apart() -> None:
    posts = [outgoing(0, text="Walk."), outgoing(1), outgoing(3, text="WALK!")]
    first = mended(posts, free=[day(5), day(9)])[0]
    assert dict(first.steps) == {3: day(9)}


def test_a_time_the_clocks_skip_is_left() -> None:
    skipped = outgoing(1, H, datetime(2027, 3, 28, 1, 30))
    first = mended([skipped], free=[datetime(2027, 3, 28, 3, 30)])[0]
    assert dict(first.steps) == {1: datetime(2027, 3, 28, 3, 30)}


def test_a_season_under_a_stricter_rule_is_mended_too() -> None:
    posts = [outgoing(n, (P, H, H)[n % 3]) for n in range(45)]
    (found, *_) = mended(posts, rule=_strict())
    assert legal(after(posts, found.steps), (), _strict())


def _strict() -> MixRule:
    return MixRule("Strict", 8, {P: 1}, {})
