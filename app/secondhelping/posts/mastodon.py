# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How Mastodon counts: graphemes, every link 23, the server of a mention free.

Behaviour of mastodon/mastodon status_length_validator.rb and its link grammar as of 4.6 (described anew; no
code of it is used). The limit is the server's own; 500 unless the owner sets the account's.
"""

from functools import cache, lru_cache

import regex

from secondhelping.domain.network import Count
from secondhelping.posts.links import Grammar, links
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.stretches import parts_at_spaces, words_with, worth_remembering
from secondhelping.posts.units import graphemes

RULE = LengthRule(
    500,
    "characters",
    "mastodon/mastodon status_length_validator.rb (each_grapheme_cluster), v4.6.3; the limit is the server's",
    "2026-11-22",
)
_URL = "x" * 23
_LONGEST_DOMAIN = 500
# RFC 3987: letters of other scripts in an address, and its private ones (query only).
_UCS = (
    r"\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF"
    + "".join(f"\\U000{plane:X}0000-\\U000{plane:X}FFFD" for plane in range(1, 14))
    + r"\U000E1000-\U000EFFFD"
)
_PATH = r"[^\p{White_Space}()<>?]"
_PATH_END = r"[^\p{White_Space}()<>?!*\"'「」;:=,.$%\[\]~&|@]"
_GRAMMAR = Grammar(
    r"https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini",
    _PATH,
    _PATH_END,
    rf"[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_UCS}\uE000-\uF8FF]",
    rf"[a-z0-9_&=#/\-{_UCS}]",
    rf"{_PATH}+/",
)


@cache
def _mention() -> "regex.Pattern[str]":
    name = r"[a-z0-9_]+(?:[.\-]+[a-z0-9_]+)*"
    word = r"[\p{L}\p{M}\p{Nd}\p{Pc}]"
    domain = rf"{word}+(?:[.\-]+{word}+)*"
    return regex.compile(rf"(?<![=/:\p{{L}}\p{{M}}\p{{Nd}}\p{{Pc}}])@({name})@({domain})", regex.IGNORECASE)


def count(text: str, limit: int) -> Count:
    """The length as a Mastodon server counts it. Indic conjuncts count as their letters there (no GB9c).

    An address without a protocol counts in full on a server, while Mastodon's own page counts it as a link, which
    may be more.
    """
    length, more = _measured(text)
    return Count(length, limit, more=more)


# Servers differ in their limits only.
@lru_cache(maxsize=1024)
def _measured(text: str) -> tuple[int, int]:
    """The length, and how much longer it may be."""
    if not parts_at_spaces(text):
        return _of_word(text)[1:]
    length, more = graphemes(text, conjuncts=False), 0
    for start, end in words_with(text, ":@."):
        # With the space before it: what stands before an address decides where it begins.
        word = text[max(0, start - 1) : end]
        plain, counted, longer = _remembered(word) if worth_remembering(word) else _of_word(word)
        length, more = length + counted - plain, more + longer
    return length, more


@lru_cache(maxsize=4096)
def _remembered(word: str) -> tuple[int, int, int]:
    return _of_word(word)


def _of_word(text: str) -> tuple[int, int, int]:
    """The clusters, the length as it is counted, and how much longer it may be."""
    bare = [text[link.start : link.end] for link in links(text, _GRAMMAR) if not link.protocol]
    longer = sum(max(0, len(_URL) - graphemes(link, conjuncts=False)) for link in bare)
    return graphemes(text, conjuncts=False), graphemes(countable(text), conjuncts=False), longer


def countable(text: str) -> str:
    """The text as it is counted: links are 23 letters, mentions have lost their server."""
    replaced = sorted([*_links(text), *_mentions(text)])
    parts: list[str] = []
    position = 0
    for start, end, instead in replaced:
        if start >= position:
            parts += [text[position:start], instead]
            position = end
    return "".join([*parts, text[position:]])


def _links(text: str) -> list[tuple[int, int, str]]:
    return [(link.start, link.end, _URL) for link in links(text, _GRAMMAR, bare=False)]


def _mentions(text: str) -> list[tuple[int, int, str]]:
    return [
        (m.start(), m.end(), f"@{m[1]}") for m in _mention().finditer(text) if len(m[2]) < _LONGEST_DOMAIN
    ]
