# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Plan for me: what it never does, what it prefers, and what it says when it could not."""

import dataclasses
import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planning import (
    BLUESKY,
    LINKEDIN,
    NOW,
    RULE,
    ZONE,
    C,
    H,
    P,
    T,
    X,
    day,
    outgoing,
    served,
    slot,
    snippet,
)
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.plan import NewPost, Slot
from secondhelping.domain.planning import PlanningRules
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import Timing
from secondhelping.plan.fill import PlanRequest, plan_for_me

DAILY = tuple(slot(weekday, weekday) for weekday in range(7))
START = day(0).date()


def request(snippets: list[Snippet], **changes: Any) -> PlanRequest:
    """One account on LinkedIn with a slot at nine every day, for one week."""
    made = PlanRequest(tuple(snippets), DAILY, (LINKEDIN, X, BLUESKY), RULE, (), (), START, 1, ZONE, 0, NOW)
    return dataclasses.replace(made, **changes)


def helpful(number: int, documents: int = 3) -> list[Snippet]:
    return [snippet(n, document=n % documents, score=n / 100) for n in range(1, number + 1)]


def days(posts: tuple[NewPost, ...], kind: Kind) -> list[int]:
    return [(post.at.date() - START).days for post in posts if post.kind is kind]


def test_every_slot_gets_a_post_when_there_is_enough() -> None:
    proposal = plan_for_me(request(helpful(30), weeks=2))
    assert [post.at for post in proposal.posts] == [day(number) for number in range(14)]
    assert len({post.snippet_id for post in proposal.posts}) == 14
    assert (proposal.unfilled, proposal.notes) == (0, ())


def test_the_best_come_first_and_documents_take_turns() -> None:
    ready = [snippet(n, document=n % 2, score=0.9 - n / 20) for n in range(8)]
    posts = plan_for_me(request(ready, weeks=1)).posts
    assert {post.snippet_id for post in posts} == set(range(7))
    assert all(a.snippet_id % 2 != b.snippet_id % 2 for a, b in itertools.pairwise(posts))


def test_promotions_stand_evenly_and_never_first() -> None:
    ready = [*helpful(40), *(snippet(100 + n, P, document=9, score=0.99) for n in range(12))]
    posts = plan_for_me(request(ready, weeks=3)).posts
    assert len(posts) == 21
    assert days(posts, P) == [3, 8, 13, 18]


def test_few_promotions_are_spread_over_the_whole_period() -> None:
    ready = [*helpful(40), snippet(100, P), snippet(101, P)]
    assert days(plan_for_me(request(ready, weeks=4)).posts, P) == [7, 21]


def test_history_and_placed_posts_on_both_sides_keep_promotions_away() -> None:
    ready = [*helpful(30), *(snippet(100 + n, P) for n in range(9))]
    made = request(ready, weeks=2, history=(served(1, P, day(-1)),), placed=(outgoing(900, P, day(7, 15)),))
    posts = plan_for_me(made).posts
    promoting = days(posts, P)
    assert len(posts) == 14
    # Four posts lie between: the one of history on day -1 forbids days 0-3, the placed one days 4-11.
    assert all(number == 3 or number > 11 for number in promoting)


def test_one_promotion_a_day_over_all_accounts() -> None:
    loose = MixRule("Loose", 2, {P: 2}, {})
    slots = tuple(slot(n, 0, 8 + n, (LINKEDIN, X, BLUESKY)[n % 3]) for n in range(9))
    posts = plan_for_me(request([snippet(n, P) for n in range(30)], slots=slots, rule=loose, weeks=4)).posts
    assert Counter(post.at.date() for post in posts) == {START + timedelta(weeks=n): 1 for n in range(4)}
    placed = (outgoing(900, P, day(0, 20)),)
    again = plan_for_me(
        request([snippet(n, P) for n in range(30)], slots=slots, rule=loose, weeks=4, placed=placed)
    )
    assert START not in {post.at.date() for post in again.posts}


def test_slots_at_one_time_make_one_post_for_all_accounts() -> None:
    slots = tuple(slot(n, 1, 9, account) for n, account in enumerate((LINKEDIN, X, BLUESKY)))
    posts = plan_for_me(request(helpful(5), slots=slots)).posts
    assert [post.accounts for post in posts] == [(1, 2, 3)]


def test_a_snippet_that_fits_everywhere_is_preferred_and_a_short_network_left_out_with_a_note() -> None:
    slots = tuple(slot(n, 1, 9, account) for n, account in enumerate((LINKEDIN, X)))
    long = snippet(1, score=0.9, text="Walk. " * 60)
    posts = plan_for_me(request([long, snippet(2, score=0.1)], slots=slots)).posts
    assert [(post.snippet_id, post.accounts) for post in posts] == [(2, (1, 2))]
    alone = plan_for_me(request([long], slots=slots))
    assert [(post.snippet_id, post.accounts) for post in alone.posts] == [(1, (1,))]
    assert alone.unfilled == 1
    assert "every ready snippet is used or resting" in alone.notes[0]


def test_where_every_snippet_is_too_long_the_note_names_the_account() -> None:
    slots = tuple(slot(n, 1, 9, account) for n, account in enumerate((LINKEDIN, X)))
    proposal = plan_for_me(request([snippet(n, text=f"{n} " + "Walk. " * 60) for n in (1, 2)], slots=slots))
    assert proposal.notes == (
        "1 slot on X stays empty: every snippet that is left is too long there. Shorten a few in Review.",
    )


def test_the_text_that_goes_out_is_the_one_that_is_counted() -> None:
    slots = (slot(1, 1, 9, X),)
    made = request([snippet(1)], slots=slots, texts={1: ("Walk. " * 60,)})
    assert plan_for_me(made).posts == ()
    made = request([snippet(1)], slots=slots, texts={1: ("Walk now. #Walking",)})
    assert plan_for_me(made).posts[0].text == "Walk now. #Walking"


def test_nothing_comes_back_within_its_rest() -> None:
    one = request(helpful(1), weeks=26, slots=(slot(1, 0),), rules=PlanningRules(same_words=True))
    assert [post.at.date() for post in plan_for_me(one).posts] == [
        START,
        START + timedelta(weeks=12),
        START + timedelta(weeks=24),
    ]
    words = snippet(1).text
    rested = dataclasses.replace(one, weeks=2, history=(served(1, H, day(-7 * 11), X, text=words.upper()),))
    assert [post.at.date() for post in plan_for_me(rested).posts] == [START + timedelta(weeks=1)]
    placed = dataclasses.replace(one, weeks=2, placed=(outgoing(900, H, day(90), X, text=words),))
    assert [post.at.date() for post in plan_for_me(placed).posts] == [START]


@pytest.mark.parametrize("few", [1, 2])
def test_what_may_go_out_on_few_days_takes_the_place_of_what_can_wait(few: int) -> None:
    """Better lines take the first days, which are the only ones of a line for the fair; later days stay empty."""
    fair = [snippet(900 + n, score=0.01, document=8 + n) for n in range(few)]
    timings = {one.id: Timing(last=day(1).date()) for one in fair}
    without = plan_for_me(request(helpful(8), weeks=2))
    proposal = plan_for_me(request([*helpful(8), *fair], weeks=2, timings=timings))
    assert len(proposal.posts) == len(without.posts) + few
    assert {post.at for post in proposal.posts if post.snippet_id >= 900} <= {day(0), day(1)}
    assert len({post.at for post in proposal.posts}) == len(proposal.posts)


def test_the_same_words_in_two_snippets_are_served_once() -> None:
    twins = [snippet(1, text="Stand up and walk."), snippet(2, text="stand up, and WALK!")]
    assert len(plan_for_me(request(twins)).posts) == 1


def test_a_slot_near_a_placed_or_served_post_is_taken() -> None:
    made = request(
        helpful(20), placed=(outgoing(900, H, day(2, 9, 59)),), history=(served(1, H, day(3, 8, 1)),)
    )
    proposal = plan_for_me(made)
    assert [post.at for post in proposal.posts] == [day(n) for n in (0, 1, 4, 5, 6)]
    assert proposal.unfilled == 0


def test_past_times_and_times_too_soon_are_left_out() -> None:
    made = request(helpful(20), start=NOW.date(), now=datetime(2026, 5, 7, 7, 51, tzinfo=UTC))
    posts = plan_for_me(made).posts
    assert posts[0].at == datetime(2026, 5, 8, 9)  # on the 7th, nine o'clock is nine minutes away


def test_a_time_the_clocks_skip_stays_empty_and_is_told() -> None:
    proposal = plan_for_me(
        request(
            helpful(9),
            slots=(Slot(slot(1, 6).id, LINKEDIN.id, 6, datetime(2026, 1, 1, 1, 30).time()),),
            start=date(2026, 3, 23),
            weeks=2,
            now=datetime(2026, 3, 1, tzinfo=UTC),
        )
    )
    assert [post.at for post in proposal.posts] == [datetime(2026, 4, 5, 1, 30)]
    assert any(note.startswith("Sun 29 March, 01:30 stays empty: the clocks skip") for note in proposal.notes)


def test_few_curated_snippets_reach_as_far_as_they_can() -> None:
    ready = [*helpful(40), *(snippet(200 + n, C) for n in range(4))]
    proposal = plan_for_me(request(ready, rule=PRESETS["4-1-1"], weeks=2))
    assert "".join(post.kind[0] for post in proposal.posts) == "hhcccchh"
    assert proposal.unfilled == 6
    assert proposal.notes == (
        (
            "6 slots stay empty: your rule asks for at least 4 curated in any 6 posts in a row, and too few such "
            "snippets are ready. Keep more of them, or choose another rule."
        ),
    )


@pytest.mark.parametrize("rule", PRESETS.values(), ids=PRESETS)
def test_with_enough_of_every_kind_every_preset_fills_every_slot(rule: MixRule) -> None:
    ready = [snippet(n, kind, document=n % 5) for n, kind in enumerate(list(Kind) * 40)]
    proposal = plan_for_me(request(ready, rule=rule, weeks=4))
    assert proposal.unfilled == 0
    shares = Counter(post.kind for post in proposal.posts)
    for kind, least in rule.at_least.items():
        assert shares[kind] >= least * 28 // rule.window
    assert shares[P] <= 28 * rule.at_most[P] / rule.window + 1


def test_kinds_that_are_ready_take_their_share() -> None:
    ready = [snippet(n, (H, H, T, C)[n % 4], document=n % 5, score=0.5) for n in range(60)]
    posts = plan_for_me(request(ready, weeks=4)).posts
    assert Counter(post.kind for post in posts) == {H: 14, T: 7, C: 7}


def test_only_promotions_left_is_told() -> None:
    proposal = plan_for_me(request([*helpful(2), *(snippet(50 + n, P) for n in range(9))]))
    assert proposal.notes == (
        (
            "4 slots stay empty: only promotional snippets are left for them, and your rule allows 1 in any 5 posts in "
            "a row. More helpful snippets would help."
        ),
    )


def test_what_is_left_for_the_time_after_is_told() -> None:
    proposal = plan_for_me(request(helpful(34), weeks=4, start=date(2026, 5, 4), now=NOW - timedelta(days=9)))
    assert proposal.notes == ("6 ready snippets are left for June; a new document would help.",)


def test_another_seed_may_choose_otherwise() -> None:
    equal = [snippet(n, document=n) for n in range(1, 40)]
    found = {tuple(post.snippet_id for post in plan_for_me(request(equal, seed=n)).posts) for n in range(4)}
    assert len(found) > 1


def test_slots_of_an_account_that_is_gone_are_passed_over() -> None:
    made = request(helpful(9), accounts=(X,))
    assert plan_for_me(made).posts == ()
