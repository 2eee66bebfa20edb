# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which stretches of an edited text are new, word by word, for the marks in the editor."""

import re
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


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
