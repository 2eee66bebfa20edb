# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When two texts are the same post."""

import pytest

from secondhelping.posts.sameness import alikeness, grams, normalised


@pytest.mark.parametrize(
    "other",
    [
        "stand up, and walk",
        "Stand up and walk!",
        "Stand  up\nand walk 🎉",
        "Ｓtand up and walk",
        "St\u200band up and walk".replace("\u200b", ""),
    ],
)
def test_small_differences_do_not_matter(other: str) -> None:
    assert normalised(other) == normalised("Stand up and walk.")


def test_the_trackers_of_a_link_do_not_matter() -> None:
    plain = normalised("Read https://harbourlane.example/backs")
    assert normalised("Read https://harbourlane.example/backs/?utm_source=x&utm_medium=social") == plain
    assert normalised("Read https://harbourlane.example/necks") != plain


def test_other_words_matter() -> None:
    assert normalised("Stand up and walk.") != normalised("Sit down and walk.")
    assert normalised("🎉") != normalised("👍")


def test_alikeness_is_one_for_the_same_and_low_for_another() -> None:
    one = grams(normalised("Carry two light bags rather than one heavy one."))
    near = grams(normalised("Carry two light bags rather than one heavy bag."))
    assert alikeness(one, one) == 1.0
    assert 0.7 < alikeness(one, near) < 1.0
    assert alikeness(one, grams(normalised("Breathe out on the hard part of the lift."))) < 0.1
