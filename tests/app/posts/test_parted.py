# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a text and what ends it: a link and hashtags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.posts.composing import compose, parted, with_link


@pytest.mark.parametrize(
    ("text", "words", "end"),
    [
        ("Stand up.", "Stand up.", ""),
        ("Stand up. #BackCare", "Stand up.", "#BackCare"),
        (
            "Stand up. https://harbour.example/a #BackCare #Desk",
            "Stand up.",
            "https://harbour.example/a #BackCare #Desk",
        ),
        ("Stand up. https://harbour.example/a", "Stand up.", "https://harbour.example/a"),
        ("See https://harbour.example/a first.", "See https://harbour.example/a first.", ""),
        ("https://harbour.example/a", "https://harbour.example/a", ""),
        ("#BackCare", "", "#BackCare"),
        ("", "", ""),
    ],
)
def test_a_text_is_parted(text: str, words: str, end: str) -> None:
    assert parted(text) == (words, end)


@given(
    st.lists(st.sampled_from(["Stand", "up,", "now!", "30"]), min_size=1),
    st.lists(st.sampled_from(["Back", "Desk"])),
)
def test_what_was_put_together_is_parted_again(words: list[str], tags: list[str]) -> None:
    text = " ".join(words)
    whole = with_link(compose(text, tags), "https://harbour.example/a")
    found, end = parted(whole)
    assert found == text
    assert f"{found} {end}" == whole
