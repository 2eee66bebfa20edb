# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which stretches of a text are one emoji to X: to its own counter (twitter-text 3.1.0 with twemoji-parser 11), and by
its documentation ("all emojis count as 2 regardless of complexity"), for which Emoji 17.0 is taken."""

import re
from functools import cache

import regex

from secondhelping.posts.data_files import emoji_17_sections, emoji_sections

_TONE = "[\U0001f3fb-\U0001f3ff]"
_JOIN = "\u200d"
_STYLED = "\ufe0f"
_UNLESS_TEXT = "(?:\ufe0f|(?!\ufe0e))"


def _letters(word: str) -> str:
    return "".join(chr(int(part, 16)) for part in word.split("+"))


def _ranges(words: tuple[str, ...]) -> str:
    """A character class of code points and ranges of them."""
    return "[" + "".join("-".join(chr(int(end, 16)) for end in word.split("-")) for word in words) + "]"


def _any_of(words: tuple[str, ...]) -> str:
    """Single code points and ranges as one class, the sequences (with "+") as alternatives before it."""
    sequences = [_letters(word) for word in words if "+" in word]
    singles = tuple(word for word in words if "+" not in word)
    return "(?:" + "|".join([*sequences, *([_ranges(singles)] if singles else [])]) + ")"


def _region(code: str) -> str:
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def _subdivision(code: str) -> str:
    return "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in code) + "\U000e007f"


@cache
def emoji_pattern() -> "regex.Pattern[str]":
    """One emoji. The order of the alternatives is that of the counter: the first that fits is taken."""
    data = emoji_sections()
    sign = f"{_JOIN}[\u2640\u2642]{_STYLED}"
    alternatives = [
        f"[\U0001f468\U0001f469]{_TONE}?{_JOIN}{_any_of(data['roles'])}",
        f"{_ranges(data['gendered when styled'])}(?:{_TONE}|{_STYLED}){sign}",
        f"{_ranges(data['gendered'])}{_TONE}?{sign}",
        *(_letters(word) for word in data["sequences"]),
        f"[#*0-9]{_STYLED}?\u20e3",
        f"{_ranges(data['styled'])}{_STYLED}",
        f"{_ranges(data['unless text'])}{_UNLESS_TEXT}",
        f"(?:{_ranges(data['toned unless text'])}{_UNLESS_TEXT}|{_ranges(data['toned'])}){_TONE}?",
        *(_subdivision(code) for code in data["subdivisions"]),
        *(_region(code) for code in data["regions"]),
        _ranges(data["plain"]),
        _STYLED,  # A style selector on its own is one sign there, too.
    ]
    return regex.compile("|".join(alternatives))


@cache
def documented_emoji_pattern() -> "regex.Pattern[str]":
    """One emoji of Emoji 17.0, with any skin tones, and with or without its style selectors."""
    known, newer = emoji_sections(), emoji_17_sections()
    alternatives = [
        *(_joined(word) for word in newer["joined"]),
        f"[#*0-9]{_STYLED}?\u20e3",
        *(_subdivision(code) for code in known["subdivisions"]),
        *(_region(code) for code in (*known["regions"], *newer["regions"])),
        rf"\p{{Emoji_Modifier_Base}}{_STYLED}?{_TONE}",
        f"[\u00a9\u00ae]{_STYLED}",
        rf"(?![\u00a9\u00ae#*0-9])\p{{Emoji}}{_STYLED}?",
        _STYLED,
    ]
    return regex.compile("|".join(alternatives))


def _joined(word: str) -> str:
    """A joined emoji: each of its parts may have a tone or a style selector."""
    return _JOIN.join(f"{letter}(?:{_TONE}|{_STYLED})?" for letter in _letters(word).split(_JOIN))


@cache
def emoji_stretches() -> "re.Pattern[str]":
    """The longest stretches of signs that emoji are made of, and others of their blocks: outside of them is none."""
    digits = r"[#*0-9](?=\ufe0f?\u20e3)"
    blocks = r"[\u00a9\u00ae\u200d\u203c\u2049\u20e3\u2122-\u21aa\u231a-\u27bf\u2934-\u2b55\u3030\u303d\u3297\u3299"
    blocks += r"\ue50a\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
    return re.compile(f"(?:{blocks}|{digits})+")
