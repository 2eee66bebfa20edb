# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two texts say the same: the form they are compared in, and how alike two of them are."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import regex

_GRAM = 5


@cache
def _tracking() -> "regex.Pattern[str]":
    return regex.compile(r"(?<=[?&])utm_[a-z]+=[^&#\s]*&?", regex.IGNORECASE)


@cache
def _loose_ends() -> "regex.Pattern[str]":
    return regex.compile(r"[?&/]+(?=\s|$)")


@cache
def _noise() -> "regex.Pattern[str]":
    return regex.compile(r"[\p{Cf}\p{P}\p{S}\p{Emoji_Presentation}\p{Variation_Selector}]+")


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """The form in which two texts are the same post to a network.

    Compatibility forms and case are levelled; the trackers and the closing slash of links, invisible signs,
    punctuation, symbols and emoji are gone; white space is one space. A text of nothing else keeps its own signs.
    """
    level = unicodedata.normalize("NFKC", text).casefold()
    level = _loose_ends().sub("", _tracking().sub("", level))
    plain = " ".join(_noise().sub(" ", level).split())
    return plain or " ".join(level.split())


@lru_cache(maxsize=1024)
def grams(normal: str) -> frozenset[str]:
    """The stretches of five letters of a normalised text; the text itself where it is shorter."""
    if len(normal) <= _GRAM:
        return frozenset({normal})
    return frozenset(normal[at : at + _GRAM] for at in range(len(normal) - _GRAM + 1))


def alikeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Shared grams over all grams of the two (Jaccard), 0 to 1."""
    # What comes as frozen sets, as grams do, is not copied.
    left, right = frozenset(one), frozenset(other)
    shared = len(left & right)
    together = len(left) + len(right) - shared
    return shared / together if together else 1.0
