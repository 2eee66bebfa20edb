# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Hashtags by the networks' common rule."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.hashtags import hashtag, hashtags


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
