# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which stretches of an edited text are new, word by word, for the marks in the editor."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


def tracked(original: str, edited: str) -> list[tuple[str, str]]:
    """The words of both texts in one row: each stretch with "kept", "gone" or "new".

    Those that are kept and new are the edited text, those that are kept and gone the original. A space between two
    changes belongs to both: words that were changed one after the other are struck out as one.
    """
    old, new = _TOKENS.findall(original), _TOKENS.findall(edited)
    found: list[tuple[str, str]] = []
    gone = came = ""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, first, end, start, last) in enumerate(steps):
        words = "".join(old[first:end])
        if tag != "equal" or (words.isspace() and 0 < number < len(steps) - 1):
            gone, came = gone + words, came + "".join(new[start:last])
            continue
        found += [(gone, "gone"), (came, "new"), (words, "kept")]
        gone = came = ""
    return [(text, how) for text, how in [*found, (gone, "gone"), (came, "new")] if text]


def spaced(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Tracked changes as they are read: one space between words, and no white space struck out or marked as new."""
    shown: list[tuple[str, str]] = []

    def put(text: str, how: str, *, apart: bool) -> None:
        before = shown[-1][0][-1:] if shown else " "
        if apart and not before.isspace() and not text[:1].isspace():
            shown.append((" ", "kept"))
        shown.append((text, how))

    apart = False
    for number, (text, how) in enumerate(parts):
        words = text if how == "kept" else text.strip()
        after_gone = how == "new" and number > 0 and parts[number - 1][1] == "gone"
        if words:
            # A word put in for another stands apart from it; a comma stands where the word did.
            put(words, how, apart=apart or text[:1].isspace() or (after_gone and words[0].isalnum()))
            apart = False
        apart = how != "kept" and (apart or text[-1:].isspace())
    return shown


def new_stretches(original: str, edited: str) -> list[tuple[int, int]]:
    """Start and end of what stands in `edited` and not in `original`, counted in UTF-16 units as Qt does.

    White space is not marked, unless new words stand on both sides of it.
    """
    stretches = []
    at = 0
    for text, how in tracked(original, edited):
        if how == "gone":
            continue
        words = text.strip()
        if how == "new" and words:
            start = at + _units(text[: text.index(words)])
            stretches.append((start, start + _units(words)))
        at += _units(text)
    return stretches


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
