# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How X counts: twitter-text version 3 (weights, every link 23, an emoji 2, after NFC)."""

import unicodedata
from functools import lru_cache

from secondhelping.domain.network import Count
from secondhelping.posts.links import links
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.x_emoji import emoji_pattern

RULE = LengthRule(
    280,
    "characters",
    "github twitter/twitter-text 30e2430 config/v3.json; github xdevplatform/docs counting-characters.mdx",
    "2026-08-22",
)
_URL = 23
_EMOJI = 2
# Code points that count 1; all others count 2 (config/v3.json, ranges of weight 100).
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def count(text: str, limit: int) -> Count:
    """The weighted length of twitter-text 3.1.0.

    Emoji newer than Emoji 11 that are made of several code points count as their parts, as that library
    does; X's documentation says 2 for any emoji. The library's number is the larger, so what fits here fits there.
    """
    return Count(length(text), limit)


# The gate counts the same texts again after every change of the plan.
@lru_cache(maxsize=2048)
def length(text: str) -> int:
    """The weighted length alone."""
    text = unicodedata.normalize("NFC", text)
    found = links(text)
    if text.isascii() and not found:
        return len(text)
    return _walk(text, {link.start: link.end for link in found})


def _walk(text: str, urls: dict[int, int]) -> int:
    """The sum over the text, jumping over links and emoji from where they start."""
    emoji = {m.start(): m.end() for m in emoji_pattern().finditer(text)}
    total = position = 0
    while position < len(text):
        if position in urls:
            total, position = total + _URL, urls[position]
        elif position in emoji:
            total, position = total + _EMOJI, emoji[position]
        else:
            total, position = total + _weight(ord(text[position])), position + 1
    return total


def _weight(point: int) -> int:
    return 1 if any(low <= point <= high for low, high in _LIGHT) else 2
