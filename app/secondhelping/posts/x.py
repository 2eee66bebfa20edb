# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How X counts: twitter-text version 3 (weights, every link 23, an emoji 2, after NFC)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from secondhelping.domain.network import Count
from secondhelping.posts.data_files import changed_domains
from secondhelping.posts.links import NEWER_GRAMMAR, Link, links
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.stretches import words_with, worth_remembering
from secondhelping.posts.x_emoji import documented_emoji_pattern, emoji_pattern, emoji_stretches

RULE = LengthRule(
    280,
    "characters",
    "github twitter/twitter-text 30e2430 config/v3.json; github xdevplatform/docs counting-characters.mdx",
    "2026-08-22",
)
_URL = 23
_EMOJI = 2
# Code points that do not count 1 but 2 (config/v3.json, all but the ranges of weight 100).
_HEAVY = r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"


class Weight(NamedTuple):
    """What a text weighs: `length` by X's own counter; it can hardly be less than `least` or more than `most`."""

    least: int
    length: int
    most: int


def count(text: str, limit: int) -> Count:
    """The weighted length of twitter-text 3.1.0, and how far X may be from it.

    Emoji newer than Emoji 11 that are made of several code points count as their parts in that library, while
    X's documentation says 2 for any emoji; and of an address with a top-level domain that came or went since the
    library's list was made, nobody knows whether it counts as a link. Both numbers are given.
    """
    weight = weigh(text)
    return Count(weight.length, limit, less=weight.length - weight.least, more=weight.most - weight.length)


def length(text: str) -> int:
    """The weighted length alone."""
    return weigh(text).length


# The gate counts the same texts again after every change of the plan.
@lru_cache(maxsize=2048)
def weigh(text: str) -> Weight:
    """What a text weighs, by the rules there are."""
    text = unicodedata.normalize("NFC", text)
    position = least = length = most = 0
    for start, end in words_with(text, "."):
        # With the space before it: what stands before an address decides where it begins.
        start = max(position, start - 1)
        before = _plain(text[position:start])
        weight = _word(text[start:end])
        least += before.least + weight.least
        length += before.length + weight.length
        most += before.most + weight.most
        position = end
    rest = _plain(text[position:])
    return Weight(least + rest.least, length + rest.length, most + rest.most)


def _plain(text: str) -> Weight:
    """The weight of a text without links."""
    length = _letters(text)
    if text.isascii():
        return Weight(length, length, length)
    less = 0
    for found in emoji_stretches().finditer(text):
        ours, documented = _emoji(found[0]) if worth_remembering(found[0]) else _of_emoji(found[0])
        length += ours - _letters(found[0])
        less += max(0, ours - documented)
    return Weight(length - less, length, length)


def _whole(text: str) -> Weight:
    """The weight of a text that may have links: over them and over emoji it is jumped."""
    ours = links(text)
    length = documented = _walk(text, ours, None)
    if emoji_stretches().search(text):
        length = _walk(text, ours, emoji_pattern())
        documented = _walk(text, ours, documented_emoji_pattern())
    shorter, longer = _unsure(text, ours)
    return Weight(max(0, min(length, documented) - shorter), length, length + longer)


def _unsure(text: str, ours: Sequence[Link]) -> tuple[int, int]:
    """How much less and more it may be, for the addresses that may be links and may not."""
    added, removed = changed_domains()
    gaps = [_URL - _letters(text[link.start : link.end]) for link in _newer(text, ours, added)]
    gaps += [_letters(text[link.start : link.end]) - _URL for link in ours if _ending(link) in removed]
    return -sum(min(0, gap) for gap in gaps), sum(max(0, gap) for gap in gaps)


def _newer(text: str, ours: Sequence[Link], added: Iterable[str]) -> list[Link]:
    """The links that are none by X's own list."""
    low = text.casefold()
    if not any(f".{ending}" in low for ending in added):
        return []
    known = {(link.start, link.end) for link in ours}
    return [link for link in links(text, NEWER_GRAMMAR) if (link.start, link.end) not in known]


def _word(word: str) -> Weight:
    return _remembered(word) if worth_remembering(word) else _whole(word)


@lru_cache(maxsize=4096)
def _remembered(word: str) -> Weight:
    return _whole(word)


@lru_cache(maxsize=4096)
def _emoji(stretch: str) -> tuple[int, int]:
    return _of_emoji(stretch)


def _of_emoji(stretch: str) -> tuple[int, int]:
    """The weight of a stretch of emoji by X's own counter, and by its documentation."""
    ours = _walk(stretch, (), emoji_pattern())
    return ours, _walk(stretch, (), documented_emoji_pattern()) if len(stretch) > 1 else ours


def _ending(link: Link) -> str:
    return link.domain.rsplit(".", 1)[-1]


def _walk(text: str, urls: Iterable[Link], pattern: "regex.Pattern[str] | None") -> int:
    """The sum over the text, jumping over links and emoji from where they start."""
    ends = {link.start: (link.end, _URL) for link in urls}
    for found in pattern.finditer(text) if pattern else ():
        ends.setdefault(found.start(), (found.end(), _EMOJI))
    total = position = 0
    for start in sorted(ends):
        if start >= position:
            end, weight = ends[start]
            total, position = total + _letters(text[position:start]) + weight, end
    return total + _letters(text[position:])


@cache
def _heavy() -> "re.Pattern[str]":
    return re.compile(_HEAVY)


def _letters(text: str) -> int:
    """The weights of the code points alone."""
    return len(text) if text.isascii() else len(text) + len(_heavy().findall(text))
