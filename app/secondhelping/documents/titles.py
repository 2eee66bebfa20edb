# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Decides whether the title that a file states in its properties is its title or a program's leavings."""

import re
from collections.abc import Sequence

from secondhelping.domain.document import Passage

_LEAVINGS = re.compile(
    r"untitled|unbenannt|sans titre|slide 1|document\d*$|microsoft (?:word|powerpoint)|print|layout ?\d"
    r"|.*\.(?:docx?|indd|pub|pptx?|qxd|ai|pdf|odt|tex|dvi)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_BEGINNING = 60


def confirmed(stated: str, passages: Sequence[Passage]) -> str:
    """`stated` where at least three quarters of its words, and two or more, stand in the text; else ""."""
    words = _WORD.findall(stated.lower())
    if len(words) < 2 or _LEAVINGS.match(stated):
        return ""
    beginning = set(_WORD.findall(" ".join(passage.text for passage in passages[:_BEGINNING]).lower()))
    return stated if sum(word in beginning for word in words) >= 0.75 * len(words) else ""
