# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other wordings are made of the author's words alone, say something on their own, and are told what was done."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.snippets.variants import MOST, Way, not_yet_served, that_fits, variants

MOVING = (
    "Sitting still is the thing to watch. Set a timer for 30 minutes and stand up (any timer will do). "
    "When did you last move your shoulders?"
)
_WORD = re.compile(r"\w+")


def found(text: str) -> dict[str, Way]:
    return {one.text: one.way for one in variants(text)}


def test_the_question_and_the_number_come_first() -> None:
    ways = found(MOVING)
    assert (
        ways[
            "When did you last move your shoulders? Sitting still is the thing to watch. "
            "Set a timer for 30 minutes and stand up (any timer will do)."
        ]
        is Way.QUESTION_FIRST
    )
    assert Way.NUMBER_FIRST in ways.values()


def test_there_are_shorter_cuts_and_the_aside_can_go() -> None:
    ways = found(MOVING)
    assert ways["Set a timer for 30 minutes and stand up (any timer will do)."] is Way.SHORTER
    assert any(way is Way.NO_ASIDE and "(" not in text for text, way in ways.items())


def test_the_best_comes_first() -> None:
    worths = [one.worth for one in variants(MOVING)]
    assert worths == sorted(worths, reverse=True)
    assert len(worths) <= MOST


@pytest.mark.parametrize(
    "text",
    [
        "Phone calls are walking time.",
        "Three signs:\n• it hurts at night\n• it swells in the morning",
        "",
        "What helps? Heat.",
    ],
)
def test_where_nothing_can_go_there_is_none(text: str) -> None:
    assert variants(text) == ()


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Two bags are better than one. They pull on both shoulders alike.", "They pull"),
        ("The hall was let again. Why is that? People asked for it every week.", "Why is that"),
        ("Most falls happen at home. Of 100 falls, 60 happen there. These were on stairs.", "These were"),
    ],
)
def test_no_wording_opens_with_what_leans_on_words_before(text: str, never: str) -> None:
    assert not any(one.startswith(never) for one in found(text))


def test_a_question_is_not_left_without_its_answer() -> None:
    text = "Heat or ice for a sore back? Whichever feels better, for twenty minutes at a time. Both are safe at home."
    assert "Heat or ice for a sore back?" not in found(text)


def test_the_longest_that_fits_is_taken() -> None:
    assert that_fits(MOVING, lambda _: True) == MOVING
    short = that_fits(MOVING, lambda text: len(text) <= 60)
    assert short is not None
    assert 30 <= len(short) <= 60
    assert that_fits(MOVING, lambda text: len(text) < 10) is None


def test_what_went_out_is_not_taken_again() -> None:
    again = not_yet_served(MOVING, [MOVING.upper()])
    assert again is not None
    assert again != MOVING
    assert not_yet_served(MOVING, []) == MOVING
    assert not_yet_served("Phone calls are walking time.", ["Phone calls are walking time!"]) is None


_SENTENCE = st.text("abcdefghij ABC, 0123456789()", min_size=1, max_size=60).map(str.strip).filter(bool)


@settings(deadline=None)
@given(st.lists(st.tuples(_SENTENCE, st.sampled_from(".?!")), min_size=1, max_size=6))
def test_no_word_is_ever_put_in(sentences: list[tuple[str, str]]) -> None:
    text = " ".join(part + mark for part, mark in sentences)
    words = Counter(_WORD.findall(text.lower()))
    for one in variants(text):
        assert not Counter(_WORD.findall(one.text.lower())) - words
        assert one.text != text
