# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The best first, and nothing that is seen moves."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.review.test_queue import a_snippet
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.review.ordering import Order, ordered, still_standing
from secondhelping.review.queue import Wanted, queue

lines = st.lists(
    st.builds(
        lambda number, document, score: replace(a_snippet(number, document=document), score=score),
        number=st.integers(1, 60),
        document=st.integers(1, 3),
        score=st.sampled_from([0.2, 0.5, 0.7, 0.9]),
    ),
    max_size=30,
    unique_by=lambda line: line.id,
).map(lambda found: sorted(found, key=lambda line: (line.document_id, line.id)))


def ids(found: list[Snippet]) -> list[SnippetId]:
    return [line.id for line in found]


def test_the_best_of_each_document_comes_first_and_of_equals_the_one_that_stands_first() -> None:
    scores = {1: 0.5, 2: 0.9, 3: 0.9, 4: 0.1, 5: 0.3}
    found = [replace(a_snippet(n, document=1 + n // 4), score=score) for n, score in scores.items()]
    assert ids(ordered(found, Order.BEST)) == [2, 3, 1, 5, 4]
    assert ids(ordered(found, Order.DOCUMENT)) == [1, 2, 3, 4, 5]


@given(lines, st.data())
def test_what_stands_keeps_its_order_whatever_is_learned(found: list[Snippet], data: st.DataObject) -> None:
    before = ids(ordered(found, Order.BEST))
    fixed = data.draw(st.integers(0, len(before)))
    scores = data.draw(st.lists(st.floats(0, 1), min_size=len(found), max_size=len(found)))
    learned = [replace(line, score=score) for line, score in zip(found, scores, strict=True)]
    standing = still_standing(before, before, fixed)
    after = ids(ordered(learned, Order.BEST, standing))
    assert after[:fixed] == before[:fixed]
    assert sorted(after) == sorted(before)
    documents = {line.id: line for line in learned}
    moved = [documents[number] for number in after[fixed:]]
    assert moved == ordered(moved, Order.BEST)


@given(lines)
def test_a_line_taken_back_returns_to_its_place(found: list[Snippet]) -> None:
    before = ids(ordered(found, Order.BEST))
    without = [line for line in found if line.id != before[0]] if before else []
    shown = ids(ordered(without, Order.BEST, before))
    assert shown == before[1:]
    assert ids(ordered(found, Order.BEST, still_standing(before, shown, len(shown)))) == before


def test_what_was_decided_on_stands_as_in_its_document() -> None:
    found = [replace(a_snippet(n, verdict=Verdict.KEPT), score=n / 10) for n in (1, 2, 3)]
    assert queue(found, Wanted(Verdict.KEPT), order=Order.BEST).order == (1, 2, 3)
    waiting = [replace(line, verdict=Verdict.WAITING) for line in found]
    assert queue(waiting, Wanted(), order=Order.BEST).order == (3, 2, 1)
