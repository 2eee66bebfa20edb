# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How Threads counts: an emoji as its bytes of UTF-8, everything else in UTF-16 units."""

from functools import cache, lru_cache

import regex

from secondhelping.domain.network import Count
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.stretches import odd_stretches, worth_remembering
from secondhelping.posts.units import cluster_pattern, utf8_bytes, utf16_units

RULE = LengthRule(
    500,
    "characters",
    "developers.facebook.com/documentation/threads posts (emoji as UTF-8 bytes); the unit of the rest is derived",
    "2026-04-14",
    sure=False,
)


@cache
def _emoji() -> "regex.Pattern[str]":
    """A cluster that shows as an emoji: by its own nature, by a style selector, a keycap or a flag."""
    return regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\ufe0f|[#*0-9]\ufe0f?\u20e3")


def count(text: str, limit: int) -> Count:
    """The length in Threads' mixed unit."""
    total = utf16_units(text)
    if not text.isascii():
        for piece in odd_stretches(text):
            own = _remembered(piece) if worth_remembering(piece) else _length(piece)
            total += own - utf16_units(piece)
    return Count(total, limit)


@lru_cache(maxsize=4096)
def _remembered(piece: str) -> int:
    return _length(piece)


def _length(text: str) -> int:
    clusters = cluster_pattern(True).findall(text)
    return sum(utf8_bytes(one) if _emoji().search(one) else utf16_units(one) for one in clusters)
