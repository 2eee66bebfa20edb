# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the words of a passage stand on their pages, at full length and in the short form that is kept.

In the short form a run stands for words side by side on a line: (page, top, bottom, left, right, left, right,
...), in tenths of a point from the page's top left corner. A negative page says that the run's first box
belongs to the last word of the run before: a word broken over two lines.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_TENTHS = 10

Run = tuple[int, ...]


class WordBox(NamedTuple):
    """A box on a page: the page counts from 1, the edges are points from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


# For each word of a text (as `str.split` finds them) its boxes: one, or two where it is broken over lines.
WordBoxes = tuple[tuple[WordBox, ...], ...]


def expanded(runs: Sequence[Run]) -> WordBoxes:
    """The boxes that the runs stand for."""
    words: list[tuple[WordBox, ...]] = []
    for page, top, bottom, *edges in runs:
        upper, lower = top / _TENTHS, bottom / _TENTHS
        for place in range(0, len(edges), 2):
            left, right = edges[place] / _TENTHS, edges[place + 1] / _TENTHS
            box = WordBox(abs(page), left, upper, right, lower)
            if page < 0 and not place and words:
                words[-1] += (box,)
            else:
                words.append((box,))
    return tuple(words)


def count(runs: Sequence[Run]) -> int:
    """The number of words that the runs hold the boxes of."""
    return sum((len(run) - 3) // 2 - (run[0] < 0) for run in runs)


def picked(runs: Sequence[Run], kept: Sequence[bool]) -> tuple[Run, ...]:
    """The runs with the boxes of those words alone that are kept."""
    found: list[Run] = []
    word = -1
    for page, top, bottom, *edges in runs:
        here: list[int] = []
        goes_on = page < 0
        for place in range(0, len(edges), 2):
            word += not (goes_on and not place)
            if kept[word]:
                here += edges[place : place + 2]
            elif not place:
                goes_on = False
        if here:
            found.append((-abs(page) if goes_on else abs(page), top, bottom, *here))
    return tuple(found)


def covered(text: str, runs: Sequence[Run], start: int, end: int) -> tuple[WordBox, ...]:
    """The boxes of the words of `text` that have a letter between `start` and `end` (end exclusive)."""
    found: list[WordBox] = []
    for match, boxes in zip(_WORD.finditer(text), expanded(runs), strict=False):
        if max(start, match.start()) < min(end, match.end()):
            found += boxes
    return tuple(found)
