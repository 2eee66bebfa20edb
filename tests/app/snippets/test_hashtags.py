# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Hashtags by the networks' common rule."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.hashtags import hashtag, hashtags, suggested


@pytest.mark.parametrize(
    ("phrase", "tag"),
    [
        ("café opening hours", "#CaféOpeningHours"),
        ("R&D day", "#RAndDDay"),
        ("don't panic", "#DontPanic"),
        ("SEO for iPhone", "#SEOForiPhone"),
        ("back-pain relief", "#BackPainRelief"),
        ("hours 24/7", "#Hours24_7"),
        ("CLEANING SERVICE", "#CleaningService"),
        ("2026", ""),
        ("24/7 support", ""),
        ("susan album party", ""),
        ("an extraordinarily long phrase that nobody reads", ""),
        ("日本 パン", "#日本パン"),
    ],
)
def test_one_phrase(phrase: str, tag: str) -> None:
    assert hashtag(phrase) == tag


def test_repeats_and_impossible_ones_go() -> None:
    assert hashtags(["rye bread", "Rye Bread", "2026", "oven"]) == ("#RyeBread", "#Oven")


@given(st.text(max_size=60))
def test_what_comes_out_is_always_safe(phrase: str) -> None:
    tag = hashtag(phrase)
    assert tag == "" or (len(tag) <= 31 and regex.fullmatch(r"#\p{L}[\p{L}\p{M}\p{Nd}_]*", tag))


def test_what_the_owner_used_before_comes_first_in_their_spelling() -> None:
    used = {"#backcare": 4, "#walking": 1, "#Gardening": 1}
    found = ("#BackCare", "#LightBags")
    text = "Back care begins with walking to the shop with two light bags."
    assert suggested(text, found, used) == ("#backcare", "#walking", "#LightBags")


def test_a_favourite_is_always_offered_and_a_stranger_never() -> None:
    assert suggested("Put the kettle on.", (), {"#harbourlane": 3, "#posture": 2}) == ("#harbourlane",)


def test_at_most_five_are_offered_each_once() -> None:
    found = tuple(f"#Tag{letter}" for letter in "ABCDEFG")
    offered = suggested("", found, {"#taga": 9})
    assert len(offered) == 5
    assert offered[0] == "#taga"
    assert len({tag.casefold() for tag in offered}) == 5
