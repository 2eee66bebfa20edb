# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which stretches of an edited text are new, word by word, for the marks in the editor."""

import re
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


def new_stretches(original: str, edited: str) -> list[tuple[int, int]]:
    """Start and end of what stands in `edited` and not in `original`, counted in UTF-16 units as Qt does.

    White space is not marked, unless words stand on both sides of it.
    """
    old, new = _TOKENS.findall(original), _TOKENS.findall(edited)
    starts = [0]
    for token in new:
        starts.append(starts[-1] + _units(token))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    stretches = []
    for tag, _old_first, _old_end, first, end in matcher.get_opcodes():
        while first < end and new[first].isspace():
            first += 1
        while first < end and new[end - 1].isspace():
            end -= 1
        if tag in ("replace", "insert") and first < end:
            stretches.append((starts[first], starts[end]))
    return stretches


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
