# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes hashtags of phrases: each word with a capital, so that screen readers and people can read them.

The rule is the common safe subset of the networks (networks reference, section 4): letters, marks, digits and "_",
a letter first, at most 30 characters.
"""

import unicodedata
from collections.abc import Sequence

import regex

_LONGEST = 30
_LONGEST_ACRONYM = 5
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})")
_PARTS = regex.compile(r"[\p{L}\p{M}\p{Nd}]+")
# Read in lower case, a tag must not hold one of these by accident at a seam between its words.
_ACCIDENTS = (
    "anal",
    "anus",
    "arse",
    "bum",
    "cock",
    "cum",
    "damn",
    "dick",
    "hell",
    "porn",
    "rape",
    "sex",
    "shit",
    "tit",
)


def hashtag(phrase: str) -> str:
    """The hashtag of one phrase, with its "#"; "" where none can be made ("2026", far too long, or unlucky)."""
    plain = _APOSTROPHE.sub("", unicodedata.normalize("NFC", phrase)).replace("&", " And ")
    parts = _PARTS.findall(plain)
    shouted = plain.isupper() and any(len(part) > _LONGEST_ACRONYM - 1 for part in parts[1:] + parts[:-1])
    words = [word.capitalize() if shouted else _with_capital(word) for word in parts]
    tag = ""
    for word in words:
        tag += ("_" if tag[-1:].isdigit() and word[0].isdigit() else "") + word
    if not tag or not tag[0].isalpha() or len(tag) > _LONGEST or _unlucky(words):
        return ""
    return f"#{tag}"


def hashtags(phrases: Sequence[str]) -> tuple[str, ...]:
    """The hashtags of phrases, in their order, without repeats (capitals aside) and without the impossible."""
    tags: dict[str, str] = {}
    for phrase in phrases:
        tag = hashtag(phrase)
        if tag:
            tags.setdefault(tag.lower(), tag)
    return tuple(tags.values())


def _with_capital(word: str) -> str:
    """A first capital; a word with capitals of its own inside (SEO, iPhone) stays, unless it is only shouted."""
    if word.isupper() and len(word) > _LONGEST_ACRONYM:
        return word.capitalize()
    return word if any(map(str.isupper, word[1:])) else word[:1].upper() + word[1:]


def _unlucky(words: Sequence[str]) -> bool:
    joined = "".join(words).lower()
    alone = [word.lower() for word in words]
    return any(accident in joined and not any(accident in word for word in alone) for accident in _ACCIDENTS)
