# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rules that the owner's decisions obey: what an edit, a hashtag and a number of snippets may be."""

import unicodedata
from collections.abc import Sequence

from secondhelping.domain.errors import KnownError

MOST_HASHTAGS = 3
# "＃" is what keyboards for Chinese and Japanese type.
_SIGNS = "#＃"


def edited(text: str) -> str:
    """The text of an edit as it is stored: without white space around it.

    Raises:
        KnownError: nothing but white space is left.
    """
    text = text.strip()
    if not text:
        raise KnownError(
            "That would leave the snippet empty.",
            "An empty snippet can't be posted.",
            "Write something, or set it aside.",
        )
    return text


def hashtag(word: str) -> str:
    """A word as a hashtag, with one "#" before it.

    Networks end a hashtag at the first character that is no letter, digit, mark or underscore, and take one
    without any letter for a number (https://github.com/twitter/twitter-text, `validHashtag`).

    Raises:
        KnownError: it is no hashtag.
    """
    name = unicodedata.normalize("NFC", word.strip().lstrip(_SIGNS))
    if not any(letter.isalpha() for letter in name) or not all(_may_stand(letter) for letter in name):
        raise KnownError(
            f"“#{name}” isn't a hashtag.",
            "A hashtag is letters and digits without spaces.",
            "Try it without spaces or signs.",
        )
    return f"#{name}"


def hashtags(chosen: Sequence[str]) -> tuple[str, ...]:
    """The hashtags that go out with a snippet, each once: networks make no difference between capitals.

    Raises:
        KnownError: more than three, or one that is no hashtag.
    """
    tags: dict[str, str] = {}
    for word in chosen:
        tag = hashtag(word)
        tags.setdefault(tag.casefold(), tag)
    if len(tags) > MOST_HASHTAGS:
        raise KnownError("Three is plenty.", "More than three read like an advert.", "Take one off first.")
    return tuple(tags.values())


def how_many(number: int) -> int:
    """A number of snippets to keep.

    Raises:
        KnownError: it is below 1.
    """
    if number < 1:
        raise KnownError(
            f"{number} snippets can't be kept.", "The number must be 1 or more.", "Ask for at least one."
        )
    return number


def _may_stand(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")
