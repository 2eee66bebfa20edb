# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Two editions compared: nothing is lost, nothing stands twice; words are found again where they are."""

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.documents.editions import Comparison, Locator, compare, overlap, relocate, words_at
from secondhelping.domain.document import Passage
from secondhelping.domain.snippet import Span

WORDS = st.sampled_from(["walk", "sit", "stand", "£10", "don't", "well-known", "Tuesday.", "–", "🙂", "姿勢"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
EDITIONS = st.lists(TEXTS, max_size=12)


def passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(text) for text in texts)


def shown(comparison: Comparison) -> tuple[object, ...]:
    return comparison.kept, comparison.changed, comparison.added, comparison.gone


def test_a_reworded_a_new_and_a_removed_passage() -> None:
    old = passages(
        "Spring news", "Our desk checks are on Tuesdays, £35.", "Parking is behind the house.", "Ring us."
    )
    new = passages(
        "Spring news", "Our desk checks are on Fridays, £35.", "Bring a towel and shoes.", "Ring us."
    )
    assert shown(compare(old, new)) == (((0, 0), (3, 3)), ((1, 1),), (2,), (2,))


def test_a_passage_that_moved_is_kept() -> None:
    old, new = passages("One.", "Two.", "Three."), passages("Three.", "One.", "Two.")
    assert shown(compare(old, new)) == (((0, 1), (1, 2), (2, 0)), (), (), ())


def test_white_space_does_not_count() -> None:
    assert compare(passages("Walk  more\nevery day."), passages("Walk more every day.")).kept == ((0, 0),)


def test_of_three_alike_the_one_that_went_is_gone() -> None:
    old = passages("Book now.", "A.", "Book now.", "B.", "Book now.")
    assert shown(compare(old, passages("Book now.", "A.", "Book now.", "B.")))[2:] == ((), (4,))


@given(EDITIONS, EDITIONS)
def test_each_passage_of_either_edition_stands_in_it_once(before: list[str], after: list[str]) -> None:
    found = compare(passages(*before), passages(*after))
    pairs = [*found.kept, *found.changed]
    assert sorted([*(old for old, _ in pairs), *found.gone]) == list(range(len(before)))
    assert sorted([*(new for _, new in pairs), *found.added]) == list(range(len(after)))
    assert all(before[old] == after[new] for old, new in found.kept)
    assert all(before[old] != after[new] for old, new in found.changed)
    # What stands in both is never told as new or gone.
    assert not {before[old] for old in found.gone} & {after[new] for new in found.added}


@given(EDITIONS)
def test_an_edition_is_like_itself(texts: list[str]) -> None:
    found = compare(passages(*texts), passages(*texts))
    assert shown(found) == (tuple((n, n) for n in range(len(texts))), (), (), ())


@given(EDITIONS, st.randoms(use_true_random=False))
def test_a_new_order_keeps_all(texts: list[str], chance: random.Random) -> None:
    mixed = list(texts)
    chance.shuffle(mixed)
    assert len(compare(passages(*texts), passages(*mixed)).kept) == len(texts)


@st.composite
def with_span(draw: st.DrawFn) -> tuple[tuple[Passage, ...], Span]:
    """A document and a stretch of whole words in it, over one passage or several."""
    made = passages(*draw(st.lists(TEXTS, min_size=1, max_size=8)))
    first = draw(st.integers(0, len(made) - 1))
    last = draw(st.integers(first, min(first + 1, len(made) - 1)))
    start = draw(st.sampled_from(_starts(made[first].text)))
    ends = [place + len(made[last].text[place:].split(" ")[0]) for place in _starts(made[last].text)]
    end = draw(st.sampled_from([place for place in ends if last > first or place > start]))
    return made, Span(first, start, last, end)


def _starts(text: str) -> list[int]:
    return [0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]


@given(with_span())
def test_in_the_same_edition_words_are_where_they_were(case: tuple[tuple[Passage, ...], Span]) -> None:
    made, span = case
    assert relocate(span, made, made) == span


@given(with_span(), EDITIONS)
def test_what_is_found_has_the_very_words(case: tuple[tuple[Passage, ...], Span], after: list[str]) -> None:
    made, span = case
    new = passages(*after)
    found = relocate(span, made, new)
    if found is not None:
        assert words_at(found, new).split() == words_at(span, made).split()
    else:
        assert f" {words_at(span, made)} " not in f" {' '.join(after)} "


@given(with_span(), EDITIONS, EDITIONS)
def test_words_are_found_whatever_stands_around_them(
    case: tuple[tuple[Passage, ...], Span], above: list[str], below: list[str]
) -> None:
    made, span = case
    spaced = [passage.text.replace(" ", " \n ") for passage in made]
    assert relocate(span, made, passages(*above, *spaced, *below)) is not None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("It costs £10", "It costs £10.50"),
        ("It costs £10.", "It costs £10.50."),
        ("Walk", "Walking"),
        ("on", "on-line"),
    ],
)
def test_a_part_of_a_longer_word_is_not_the_words(words: str, text: str) -> None:
    assert Locator(passages(text)).find(words) is None


def test_words_are_found_over_the_end_of_a_passage() -> None:
    made = passages("Stand up.", "  ", "Reach for the ceiling.")
    assert Locator(made).find("Stand up. Reach for the ceiling.") == Span(0, 0, 2, 22)
    assert Locator(()).find("Stand up.") is None
    assert Locator(made).find(" ") is None


def test_of_several_places_the_nearest_is_taken() -> None:
    made = passages("Book now.", "A.", "Book now.", "B.", "Now, book now. Book now.")
    assert Locator(made).find("Book now.", 3) == Span(2, 0, 2, 9)
    assert Locator(made).find("Book now.", 4, 10) == Span(4, 15, 4, 24)


def test_spans_overlap_where_they_share_a_letter() -> None:
    span = Span(1, 5, 2, 10)
    assert overlap(span, [Span(2, 9, 2, 20)])
    assert overlap(span, [Span(0, 0, 9, 1)])
    assert not overlap(span, [Span(2, 10, 2, 20), Span(0, 0, 1, 5)])


def test_ten_thousand_passages_do_not_take_long() -> None:
    chance = random.Random(3)
    before = [
        " ".join(chance.choices(("walk", "sit", "stand", "the", "of", "to", "rest", "desk"), k=25))
        for _ in range(10_000)
    ]
    assert _seconds(before, [*before[5000:], *before[:5000]]) < 5
    assert _seconds(before, [f"{text} more" for text in before]) < 15
    assert _seconds(["Book now."] * 10_000, ["Book now.", "A."] * 5_000) < 5


def _seconds(before: Sequence[str], after: Sequence[str]) -> float:
    began = time.process_time()
    compare(passages(*before), passages(*after))
    return time.process_time() - began
