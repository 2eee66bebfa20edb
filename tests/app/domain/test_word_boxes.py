# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The boxes of words: what the short form says, and which words a stretch of text covers."""

import pytest

from secondhelping.domain.word_boxes import WordBox, count, covered, expanded, picked

TEXT = "An exercise for two."
RUNS = ((2, 100, 120, 10, 30, 40, 80), (-3, 500, 520, 10, 55, 60, 90), (3, 500, 525, 95, 130))
AN, EXERCISE, FOR, TWO = (
    (WordBox(2, 1.0, 10.0, 3.0, 12.0),),
    (WordBox(2, 4.0, 10.0, 8.0, 12.0), WordBox(3, 1.0, 50.0, 5.5, 52.0)),
    (WordBox(3, 6.0, 50.0, 9.0, 52.0),),
    (WordBox(3, 9.5, 50.0, 13.0, 52.5),),
)


def test_a_word_broken_over_two_pages_has_two_boxes() -> None:
    assert expanded(RUNS) == (AN, EXERCISE, FOR, TWO)
    assert count(RUNS) == len(TEXT.split())
    assert expanded(()) == ()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, len(TEXT), AN + EXERCISE + FOR + TWO),
        (0, 2, AN),
        (0, 3, AN),
        (0, 4, AN + EXERCISE),
        (3, 11, EXERCISE),
        (10, 13, EXERCISE + FOR),
        (11, 12, ()),
        (5, 5, ()),
    ],
)
def test_a_stretch_covers_the_words_it_has_letters_of(
    start: int, end: int, words: tuple[WordBox, ...]
) -> None:
    assert covered(TEXT, RUNS, start, end) == words
    assert covered(TEXT, (), start, end) == ()


@pytest.mark.parametrize(
    "kept", [(a, b, c, d) for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)]
)
def test_the_boxes_of_some_words(kept: tuple[int, ...]) -> None:
    words = [word for word, stays in zip((AN, EXERCISE, FOR, TWO), kept, strict=True) if stays]
    assert expanded(picked(RUNS, [bool(stays) for stays in kept])) == tuple(words)
