# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner's decisions obey their rules, and a refusal says what to do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.errors import KnownError
from secondhelping.review import decisions


def test_an_edit_loses_the_white_space_around_it_and_nothing_else() -> None:
    assert decisions.edited("  Two  lines\nstay two. \n") == "Two  lines\nstay two."


@pytest.mark.parametrize("text", ["", "   ", "\n\t ", "\u00a0\u2003"])
def test_an_empty_edit_is_refused(text: str) -> None:
    with pytest.raises(KnownError, match=r"empty.*Write something, or set it aside\."):
        decisions.edited(text)


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("backcare", "#backcare"),
        ("#backcare", "#backcare"),
        ("##backcare ", "#backcare"),
        ("＃腰痛", "#腰痛"),
        ("desk_work2", "#desk_work2"),
        ("Rücken", "#Rücken"),
        ("Ru\u0308cken", "#Rücken"),
        ("हिन्दी", "#हिन्दी"),
        ("2026goals", "#2026goals"),
    ],
)
def test_a_word_becomes_a_hashtag(word: str, tag: str) -> None:
    assert decisions.hashtag(word) == tag


@pytest.mark.parametrize("word", ["", "#", "back care", "back-care", "2026", "_", "#a#b", "tag!", "a\nb"])
def test_what_is_no_hashtag_is_refused(word: str) -> None:
    with pytest.raises(KnownError, match="isn't a hashtag"):
        decisions.hashtag(word)


def test_three_hashtags_are_taken_and_a_fourth_is_not() -> None:
    assert decisions.hashtags(["a", "#b", "c"]) == ("#a", "#b", "#c")
    with pytest.raises(KnownError) as refused:
        decisions.hashtags(["a", "b", "c", "d"])
    assert f"{refused.value.what} {refused.value.todo}" == "Three is plenty. Take one off first."


def test_the_same_hashtag_in_other_capitals_counts_once() -> None:
    assert decisions.hashtags(["#BackCare", "backcare", "#BACKCARE", "desk"]) == ("#BackCare", "#desk")


@given(st.lists(st.text(max_size=12), max_size=6))
def test_what_is_taken_is_always_postable(words: list[str]) -> None:
    try:
        taken = decisions.hashtags(words)
    except KnownError:
        return
    assert len(taken) <= decisions.MOST_HASHTAGS
    assert len({tag.casefold() for tag in taken}) == len(taken)
    assert decisions.hashtags(taken) == taken
    for tag in taken:
        assert tag[0] == "#"
        assert not any(letter.isspace() or unicodedata.category(letter)[0] in "SC" for letter in tag[1:])
        assert any(letter.isalpha() for letter in tag)


@pytest.mark.parametrize("number", [0, -1])
def test_no_snippet_or_fewer_cannot_be_kept(number: int) -> None:
    with pytest.raises(KnownError, match="1 or more"):
        decisions.how_many(number)


def test_one_can_be_kept() -> None:
    assert decisions.how_many(1) == 1
