# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What results say of what is still to be served: little where there are few, and promotions by their own kind."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from planning import LINKEDIN, H, P, day, snippet
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.result import PostResult
from secondhelping.domain.snippet import Snippet
from secondhelping.plan.hours import goodness_of
from secondhelping.results.past import PastResults

SNIPPETS = [
    dataclasses.replace(snippet(n, document=n % 2), keyphrases=(("backs", "shoes")[n % 2],))
    for n in range(1, 11)
]


def result(
    number: int, answered: int, seen: int = 1000, kind: Kind = H, at: datetime | None = None
) -> PostResult:
    return PostResult(
        LINKEDIN.id, f"Post {number}", kind, at or day(number), seen, answered, SnippetId(number)
    )


def much(results: Sequence[PostResult], number: int, snippets: Sequence[Snippet] = SNIPPETS) -> float:
    past = PastResults(results, snippets).of(snippets[number - 1])
    return past.much if past else 0.0


def test_what_did_better_than_usual_is_worth_more_and_says_so() -> None:
    results = [result(n, 20) for n in range(1, 9)] + [result(9, 120)]
    past = PastResults(results, SNIPPETS).of(SNIPPETS[8])
    assert past is not None
    assert past.much > 0.3
    assert past.words == "it did better than your usual post (1 result)"
    less = PastResults([*results[:-1], result(9, 1)], SNIPPETS).of(SNIPPETS[8])
    assert less is not None
    assert less.much < -0.1
    assert less.words == "it did less well than your usual post (1 result)"


def test_what_has_no_results_goes_by_its_document_and_topic() -> None:
    results = [result(n, 60 if n % 2 else 10) for n in range(1, 9)]
    assert much(results, 9) > 0.1
    assert much(results, 10) < -0.1
    past = PastResults(results, SNIPPETS).of(SNIPPETS[8])
    assert past is not None
    assert past.words == "posts of “Document 1” did better than your usual post (4 results)"


def test_promotions_are_compared_with_promotions() -> None:
    helpful = [result(n, 60) for n in range(1, 5)]
    promoting = [result(n, 10, kind=P) for n in range(5, 11)]
    assert abs(much([*helpful, *promoting], 9)) < 0.5
    assert much([*helpful, *promoting], 9) > much([*helpful, *(result(n, 10) for n in range(5, 8))], 6) + 0.1


def test_nothing_is_known_of_what_is_like_nothing_that_went_out() -> None:
    other = dataclasses.replace(snippet(11, document=7), keyphrases=("garden",))
    assert PastResults([result(1, 20), result(2, 30)], [*SNIPPETS, other]).of(other) is None


@given(st.integers(0, 300), st.integers(1, 1000), st.integers(2, 40))
def test_few_numbers_say_less_than_many(answered: int, seen: int, times: int) -> None:
    usual = [result(n, 20) for n in range(1, 9)]
    answered = min(answered, seen)
    one = result(9, answered, seen)
    ten = result(9, answered * times, seen * times)
    assert abs(much([*usual, one], 9)) < 1
    assert abs(much([*usual, ten], 9)) >= abs(much([*usual, one], 9)) - 1e-9


def test_an_hour_at_which_posts_did_well_is_a_better_one() -> None:
    late = [result(n, 80, at=day(n - 1, 18)) for n in (1, 8)]
    usual = [result(2, 5), *(result(n, 20) for n in (3, 4, 5, 6, 7))]
    hours = PastResults([*usual, *late], SNIPPETS).hours()
    assert hours[0, 18] > goodness_of((0, 18))
    assert hours[2, 9] < goodness_of((2, 9))
    assert all(0 <= good <= 1 for good in hours.values())


def test_no_results_say_nothing() -> None:
    assert PastResults([], SNIPPETS).of(SNIPPETS[0]) is None
    assert PastResults([], SNIPPETS).hours() == {}
    assert much([result(1, 0), result(2, 0)], 1) == 0
