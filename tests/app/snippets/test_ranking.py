# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Ranking: best first, nothing twice, nothing weak; and what counts as saying the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.duplicates import repeats, shared_words, words_in
from secondhelping.snippets.ranking import Entry, base_score, ranked

EYE = np.eye(8, dtype=np.float32)


def entry(score: float, passage: int = 0, sentences: tuple[int, ...] = (0,), place: float = 0.0) -> Entry:
    return Entry(score, passage, frozenset(sentences), place)


def test_best_first_and_never_the_same_sentence_twice() -> None:
    entries = [entry(0.5, 0, (0,)), entry(0.9, 0, (0, 1)), entry(0.7, 5, (7,), 0.9)]
    assert [row for row, _ in ranked(entries, EYE[:3], 10, 0.1)] == [1, 2]


def test_what_was_said_already_counts_less() -> None:
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    entries = [entry(0.9, 0, (0,), 0.0), entry(0.8, 4, (4,), 0.5), entry(0.6, 8, (8,), 1.0)]
    assert [row for row, _ in ranked(entries, vectors, 10, 0.1)] == [0, 2, 1]


def test_stops_where_nothing_good_is_left() -> None:
    entries = [entry(0.9, 0, (0,), 0.0), entry(0.2, 4, (4,), 0.5)]
    assert [row for row, _ in ranked(entries, EYE[:2], 10, 0.3)] == [0]
    assert ranked([], EYE[:0], 10, 0.3) == []


_ENTRIES = st.lists(
    st.builds(
        Entry,
        st.floats(0, 1),
        st.integers(0, 5),
        st.frozensets(st.integers(0, 9), min_size=1, max_size=3),
        st.floats(0, 1),
    ),
    max_size=8,
)


@given(_ENTRIES, st.integers(0, 8))
def test_scores_only_go_down(entries: list[Entry], most: int) -> None:
    chosen = ranked(entries, EYE[: len(entries)], most, 0.05)
    scores = [score for _, score in chosen]
    assert scores == sorted(scores, reverse=True)
    assert len(chosen) <= most
    taken = [number for row, _ in chosen for number in entries[row].sentences]
    assert len(taken) == len(set(taken))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(0, 2000))
def test_a_score_is_between_0_and_1_and_grows_with_worth(
    worth: float, standalone: float, fit: float, letters: int
) -> None:
    score = base_score(worth, standalone, fit, letters)
    assert 0 <= score <= 1
    assert base_score(min(1, worth + 0.1), standalone, fit, letters) >= score


def test_the_same_in_other_words_or_the_same_words() -> None:
    words = [
        words_in(text)
        for text in (
            "Drink more water each day.",
            "Each day, drink more water!",
            "Bake bread at home.",
            "Sip tea.",
        )
    ]
    likeness = np.array([1, 0.8, 0.8, 0.95], np.float32)
    assert repeats(0, words, likeness).tolist() == [True, True, False, True]
    assert repeats(0, words, np.zeros(4, np.float32)).tolist() == [True, False, False, False]


def test_a_repeat_is_not_chosen_and_the_next_best_is() -> None:
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)
    entries = [
        Entry(0.9, 0, frozenset({0}), 0.0, words_in("Drink more water each day.")),
        Entry(0.8, 4, frozenset({4}), 0.5, words_in("Each day, drink more water!")),
        Entry(0.5, 8, frozenset({8}), 1.0, words_in("Bake bread at home.")),
    ]
    assert [row for row, _ in ranked(entries, vectors, 10, 0.1)] == [0, 2]
    assert [row for row, _ in ranked(entries, vectors, 10, 0.1, lambda number: number != 0)] == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "part"), [("a b c d", "a b", 1.0), ("a b", "c d", 0.0), ("", "", 0.0)]
)
def test_shared_words(one: str, other: str, part: float) -> None:
    assert shared_words(words_in(one), words_in(other)) == part
