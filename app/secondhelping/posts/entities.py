# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where accounts, hashtags and cashtags are named in a text, by the grammar of twitter-text 3.1.0.

The grammar (Apache-2.0, Copyright Twitter, Inc.; extractMentionsOrListsWithIndices.js, extractHashtagsWithIndices.js,
extractCashtagsWithIndices.js) is written anew for the `regex` library.
"""

from dataclasses import dataclass
from functools import cache

import regex

from secondhelping.posts.links import links

_LATIN = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272"
)
_LATIN += r"\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
_DIRECTIONAL = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
_SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
# Signs that belong to a hashtag though they are no letters: underscore, joiners, and signs of several scripts.
_TAG_SIGNS = (
    r"_\u200C\u200D\uA67E\u05BE\u05F3\u05F4\uFF5E\u301C\u309B\u309C\u30A0\u30FB\u3003\u0F0B\u0F0C\xB7"
)
_TAG_LETTER = r"\p{L}\p{M}"
_TAG_ANY = rf"{_TAG_LETTER}\p{{Nd}}{_TAG_SIGNS}"


@dataclass(frozen=True, slots=True)
class Entity:
    """What is named, without its sign, from letter `start` (the sign) to `end` (exclusive)."""

    name: str
    start: int
    end: int


@cache
def _mention() -> "regex.Pattern[str]":
    before = r"(?:^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.\-])[rR][tT]:?)"
    list_ = r"(?<list>/[a-zA-Z][a-zA-Z0-9_\-]{0,24})?"
    return regex.compile(rf"{before}(?<sign>[@＠])(?<name>[a-zA-Z0-9_]{{1,20}}){list_}")


@cache
def _after_mention() -> "regex.Pattern[str]":
    return regex.compile(rf"[@＠]|[{_LATIN}]|://")


@cache
def _reply() -> "regex.Pattern[str]":
    return regex.compile(rf"[{_SPACES}{_DIRECTIONAL}]*[@＠](?<name>[a-zA-Z0-9_]{{1,20}})")


@cache
def _hashtag() -> "regex.Pattern[str]":
    before = rf"(?:^|[\uFE0E\uFE0F]|[^{_TAG_ANY}&])"
    sign = r"(?<sign>[#＃])(?!\uFE0F|\u20E3)"
    return regex.compile(rf"{before}{sign}(?<name>[{_TAG_ANY}]*[{_TAG_LETTER}][{_TAG_ANY}]*)")


@cache
def _after_hashtag() -> "regex.Pattern[str]":
    return regex.compile(r"[#＃]|://")


@cache
def _cashtag() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?:^|[{_SPACES}{_DIRECTIONAL}])(?<sign>\$)(?<name>[a-z]{{1,6}}(?:[._][a-z]{{1,2}})?)"
        rf"(?=$|\s|[{_PUNCTUATION}])",
        regex.IGNORECASE,
    )


def mentions(text: str) -> list[Entity]:
    """Every account (@name) of the text in order. A list (@name/list) is no account, nor is an e-mail address."""
    return [found for found, is_list in _mentions(text) if not is_list]


def mentions_or_lists(text: str) -> list[Entity]:
    """Every account and every list of the text; a list has the name of its account."""
    return [found for found, _ in _mentions(text)]


def _mentions(text: str) -> list[tuple[Entity, bool]]:
    if "@" not in text and "＠" not in text:
        return []
    return [
        (Entity(found["name"], found.start("sign"), found.end()), bool(found["list"]))
        for found in _mention().finditer(text)
        if not _after_mention().match(text, found.end())
    ]


def replied_to(text: str) -> str:
    """The account that a text begins with: X shows such a post as a reply. "" for none."""
    found = _reply().match(text)
    return found["name"] if found and not _after_mention().match(text, found.end()) else ""


def hashtags(text: str) -> list[Entity]:
    """Every hashtag of the text in order, but not what looks like one inside a link."""
    if "#" not in text and "＃" not in text:
        return []
    inside = [(link.start, link.end) for link in links(text)]
    return [
        Entity(found["name"], found.start("sign"), found.end())
        for found in _hashtag().finditer(text)
        if not _after_hashtag().match(text, found.end())
        and not any(start <= found.start("sign") < end for start, end in inside)
    ]


def cashtags(text: str) -> list[Entity]:
    """Every cashtag ($NAME of a share) of the text in order."""
    if "$" not in text:
        return []
    return [Entity(found["name"], found.start("sign"), found.end()) for found in _cashtag().finditer(text)]
