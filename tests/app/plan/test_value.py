# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is served is worth its score, its fit to the customer card and its past results; a post says what counted."""

import dataclasses
from datetime import timedelta

import pytest

from planning import C, T, day, served, slot, snippet
from secondhelping.domain.customer import CustomerCard, Fit
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import NewPost, Proposal
from secondhelping.domain.snippet import Snippet
from secondhelping.plan.fill import plan_for_me
from secondhelping.plan.value import FIT, PAST, Past, Value, values

from .test_fill import request

ALIKE = [snippet(n, document=n, score=0.6) for n in range(1, 7)]
ONE_A_DAY = (slot(0, 0), slot(1, 2), slot(2, 4))


def plan(
    snippets: list[Snippet], fits: dict[int, Fit] | None = None, pasts: dict[int, Past] | None = None
) -> Proposal:
    worth = values(
        snippets,
        {SnippetId(n): fit for n, fit in (fits or {}).items()},
        {SnippetId(n): past for n, past in (pasts or {}).items()},
    )
    return plan_for_me(request(snippets, slots=ONE_A_DAY, values=worth))


def because(posts: tuple[NewPost, ...], number: int) -> tuple[str, ...]:
    return next(post.because for post in posts if post.snippet_id == number)


def test_without_a_card_and_results_the_score_decides() -> None:
    assert {number: value.worth for number, value in values(ALIKE, {}, {}).items()} == dict.fromkeys(
        range(1, 7), 0.6
    )


def test_what_suits_the_customer_is_served_first_and_says_so() -> None:
    fits = {n: Fit(0.2 + 0.1 * (n in (4, 5, 6)), "That it needs surgery.") for n in range(1, 7)}
    found = plan(ALIKE, fits)
    assert {post.snippet_id for post in found.posts} == {4, 5, 6}
    assert "Suits your customer: “That it needs surgery.”." in because(found.posts, 5)
    assert not any("customer" in told for told in because(plan(ALIKE).posts, plan(ALIKE).posts[0].snippet_id))


def test_fits_of_a_few_or_all_the_same_say_nothing() -> None:
    few = values(ALIKE[:3], {SnippetId(n): Fit(n / 10, "x") for n in (1, 2, 3)}, {})
    same = values(ALIKE, {SnippetId(n): Fit(0.3, "x") for n in range(1, 7)}, {})
    assert all(value == Value(0.6) for value in (*few.values(), *same.values()))


def test_what_did_well_is_served_first_and_says_so() -> None:
    found = plan(
        ALIKE, pasts={3: Past(0.8, "it did better than your usual post (2 results)"), 1: Past(-0.8, "")}
    )
    assert found.posts[0].snippet_id == 3
    assert "It did better than your usual post (2 results)." in because(found.posts, 3)
    worth = values(ALIKE, {}, {SnippetId(1): Past(1.0, ""), SnippetId(2): Past(-1.0, "")})
    assert worth[SnippetId(1)].worth == pytest.approx(0.6 + PAST)
    assert worth[SnippetId(2)].worth == pytest.approx(0.6 - PAST)


def test_what_spoke_against_a_post_is_told_too() -> None:
    pasts = {n: Past(-0.5, "it did less well than your usual post (2 results)") for n in range(1, 7)}
    found = plan(ALIKE, pasts=pasts)
    assert all(
        "Against it: it did less well than your usual post (2 results)." in one.because for one in found.posts
    )


def test_fit_and_past_together_stay_below_what_the_score_tells() -> None:
    worst, best = snippet(1, score=0.1), snippet(2, score=0.1 + FIT + PAST + 0.5)
    ready = [worst, best, *ALIKE[2:]]
    fits = {SnippetId(n): Fit(0.9 if n == 1 else 0.1, "x") for n in range(1, 7)}
    found = values(ready, fits, {SnippetId(1): Past(1.0, "")})
    assert found[SnippetId(1)].worth < found[SnippetId(2)].worth


# Each wish of the objective decides where nothing else does. With its weight at nothing, these fail.


def test_the_better_hour_is_filled_with_the_better_line_and_says_so() -> None:
    hours = (slot(0, 0, 5), slot(1, 1, 9))
    lines = [snippet(1, document=1, score=0.9), snippet(2, document=2, score=0.5)]
    found = plan_for_me(request(lines, slots=hours))
    assert {post.at.hour: post.snippet_id for post in found.posts} == {5: 2, 9: 1}
    assert "A good hour." in because(found.posts, 1)
    assert "A good hour." not in because(found.posts, 2)


def test_results_of_an_hour_count_more_than_what_is_usual() -> None:
    hours = (slot(0, 0, 5), slot(1, 1, 9))
    lines = [snippet(1, document=1, score=0.9), snippet(2, document=2, score=0.5)]
    found = plan_for_me(request(lines, slots=hours, results={(0, 5): 0.9, (1, 9): 0.1}))
    assert {post.at.hour: post.snippet_id for post in found.posts} == {5: 1, 9: 2}
    assert "Posts at this hour did well before." in because(found.posts, 1)


def test_documents_are_spread() -> None:
    lines = [snippet(n, document=document, score=0.6) for n, document in enumerate((1, 1, 2), 1)]
    found = plan_for_me(request(lines, slots=ONE_A_DAY))
    assert [lines[post.snippet_id - 1].document_id for post in found.posts] == [1, 2, 1]


def test_topics_are_spread() -> None:
    lines = [
        dataclasses.replace(snippet(n, document=n, score=0.6), keyphrases=(topic,))
        for n, topic in enumerate(("backs", "backs", "shoes"), 1)
    ]
    found = plan_for_me(request(lines, slots=ONE_A_DAY))
    assert [lines[post.snippet_id - 1].keyphrases[0] for post in found.posts] == ["backs", "shoes", "backs"]


def test_a_conversation_stands_where_a_talk_time_follows() -> None:
    lines = [snippet(1, T, document=1, score=0.6), *(snippet(n, document=n, score=0.6) for n in (2, 3))]
    found = plan_for_me(request(lines, slots=ONE_A_DAY, talk_times=(day(4) + timedelta(hours=1),)))
    (talk,) = (post for post in found.posts if post.kind is Kind.CONVERSATION)
    assert talk.at == day(4)
    assert "A talk time follows it." in talk.because


def test_kinds_come_near_their_targets_and_a_post_says_when_its_kind_was_due() -> None:
    lines = [snippet(n, document=n, score=0.9) for n in range(1, 8)]
    lines += [snippet(n, C, document=n, score=0.5) for n in range(8, 15)]
    found = plan_for_me(request(lines))
    curated = [post for post in found.posts if post.kind is C]
    assert len(curated) >= 3
    assert any("A curated post was due." in post.because for post in curated)


def test_what_went_out_lately_gives_way_to_what_did_not_and_says_so() -> None:
    lines = [snippet(n, document=n, score=0.6) for n in (1, 2, 3)]
    before = dataclasses.replace(served(100), snippet_id=SnippetId(1))
    texts = {SnippetId(1): ("One wording.", "Another wording.")}
    found = plan_for_me(request(lines, slots=(slot(0, 0), slot(1, 2)), history=(before,), texts=texts))
    assert {post.snippet_id for post in found.posts} == {2, 3}
    again = plan_for_me(request(lines[:1], slots=(slot(0, 0),), history=(before,), texts=texts))
    assert any("it went out before" in told for told in again.posts[0].because)


def test_the_card_is_compared_line_by_line() -> None:
    card = CustomerCard("They sit all day. They garden.", "Will it need surgery? Never!", ("stiff back", " "))
    assert card.lines() == (
        "Will it need surgery?",
        "Never!",
        "They sit all day.",
        "They garden.",
        "stiff back",
    )
