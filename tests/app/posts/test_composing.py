# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes out: the words, then the hashtags."""

from secondhelping.posts.composing import compose


def test_hashtags_come_at_the_end() -> None:
    assert compose("Stand up.", ["#BackCare", "Walking"]) == "Stand up. #BackCare #Walking"


def test_a_hashtag_that_is_in_the_text_is_not_said_twice() -> None:
    assert (
        compose("Stand up for #backcare", ["#BackCare", "#Walking", "#WALKING"])
        == "Stand up for #backcare #Walking"
    )


def test_without_hashtags_the_words_stay_as_they_are() -> None:
    assert compose(" Stand up.\nThen walk. ", ["", "#"]) == "Stand up.\nThen walk."
