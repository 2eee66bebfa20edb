# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How Threads counts: an emoji as its bytes of UTF-8, everything else in UTF-16 units."""

from functools import cache

import regex

from secondhelping.domain.network import Count
from secondhelping.posts.rules import LengthRule
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
    if text.isascii():
        return Count(len(text), limit)
    total = 0
    for cluster in cluster_pattern(True).findall(text):
        total += utf8_bytes(cluster) if _emoji().search(cluster) else utf16_units(cluster)
    return Count(total, limit)
