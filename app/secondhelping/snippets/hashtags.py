# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes hashtags of phrases: each word with a capital, so that screen readers and people can read them.

The rule is the common safe subset of the networks (networks reference, section 4): letters, marks, digits and "_",
a letter first, at most 30 characters.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

import regex

_LONGEST = 30
_OFFERED = 5
_ALL_THE_TIME, _ALWAYS = 3, 2  # chosen so often, so many of them are offered for every line
_SEVERAL_WORDS = 8  # letters from which a tag may be several words of the text
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


def suggested(text: str, found: Sequence[str], used: Mapping[str, int]) -> tuple[str, ...]:
    """The hashtags to offer for a text, at most five: those the owner `used` before whose words stand in it, those
    `found` in it, then what they use all the time. Where both mean the same, the owner's spelling is offered.

    `used` tells how often each was chosen for other lines.
    """
    own = sorted(used, key=lambda tag: (-used[tag], tag.casefold()))
    spelt = {tag.casefold(): tag for tag in reversed(own)}
    squeezed = "".join(letter for letter in text.casefold() if letter.isalnum() or letter.isspace())
    words = set(squeezed.split())
    joined = squeezed.replace(" ", "")
    fitting = [tag for tag in own if _is_named(tag.lstrip("#").casefold(), words, joined)]
    always = [tag for tag in own if used[tag] >= _ALL_THE_TIME][:_ALWAYS]
    tags: dict[str, str] = {}
    for tag in (*fitting, *found, *always):
        tags.setdefault(tag.casefold(), spelt.get(tag.casefold(), tag))
    return tuple(tags.values())[:_OFFERED]


def _is_named(name: str, words: Collection[str], joined: str) -> bool:
    """Whether a tag's words stand in a text: one as a word of it, several as they follow each other."""
    plain = name.replace("_", "")
    return plain in words or f"{plain}s" in words or (len(plain) >= _SEVERAL_WORDS and plain in joined)


def _with_capital(word: str) -> str:
    """A first capital; a word with capitals of its own inside (SEO, iPhone) stays, unless it is only shouted."""
    if word.isupper() and len(word) > _LONGEST_ACRONYM:
        return word.capitalize()
    return word if any(map(str.isupper, word[1:])) else word[:1].upper() + word[1:]


def _unlucky(words: Sequence[str]) -> bool:
    joined = "".join(words).lower()
    alone = [word.lower() for word in words]
    return any(accident in joined and not any(accident in word for word in alone) for accident in _ACCIDENTS)
