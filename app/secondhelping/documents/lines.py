# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes lines of fragments that share a base line, and glues regions that a cut parted for nothing."""

import itertools
import re
from collections.abc import Iterable, Sequence

from secondhelping.documents.fragments import Fragment
from secondhelping.domain.word_boxes import Run

ENDS_A_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_GAP_OF_A_ROW = 2.0
_OPENING = "([«“‘\"'"


class Line:
    """A line of a region: its text, its box, and how it is set. `page` counts from 1; `is_row` tells a line
    of cells with wide gaps between; `unsure` has the words that may be read wrongly. `runs` has the boxes of its
    words on the page (see `places`); it is empty where one is not known."""

    __slots__ = (
        "angle",
        "base",
        "bold",
        "height",
        "ink",
        "is_row",
        "page",
        "parts",
        "runs",
        "size",
        "text",
        "unsure",
        "x0",
        "x1",
        "y0",
        "y1",
    )

    def __init__(self, parts: list[Fragment], page: int, height: float, angle: int = 0) -> None:
        parts = sorted(parts, key=lambda part: part.x0)
        main = max(parts, key=lambda part: len(part.text))
        self.text = " ".join(part.text for part in parts)
        self.parts, self.runs = parts, list[Run]()
        self.unsure = [word for part in parts for word in part.unsure]
        self.x0, self.x1 = parts[0].x0, max(part.x1 for part in parts)
        self.y0, self.y1 = min(part.y0 for part in parts), max(part.y1 for part in parts)
        self.base, self.size, self.ink = parts[0].base, main.size, main.ink
        self.bold = all(part.bold for part in parts)
        gaps = (right.x0 - left.x1 for left, right in itertools.pairwise(parts))
        self.is_row = any(gap > _GAP_OF_A_ROW * self.size for gap in gaps)
        self.page, self.height, self.angle = page, height, angle

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def first_word(self) -> float:
        """The width of the first word and the space after it."""
        return self.width * (len(self.text.split(maxsplit=1)[0]) + 1) / max(len(self.text), 1)

    @property
    def ends_a_sentence(self) -> bool:
        return ENDS_A_SENTENCE.search(self.text) is not None

    @property
    def begins_small(self) -> bool:
        return self.text.lstrip(_OPENING)[:1].islower()


def lines_of(region: Sequence[Fragment], page: int, height: float, angle: int = 0) -> list[Line]:
    """The lines of a region from top to bottom."""
    groups: list[list[Fragment]] = []
    for fragment in sorted(region, key=lambda fragment: -fragment.base):
        for group in groups[-6:]:
            if _level(group[0], fragment):
                group.append(fragment)
                break
        else:
            groups.append([fragment])
    return [Line(group, page, height, angle) for group in groups]


def _level(first: Fragment, other: Fragment) -> bool:
    apart = abs(first.base - other.base)
    if apart < 0.33 * max(min(first.size, other.size), 1.0):
        return True
    shared = min(first.y1, other.y1) - max(first.y0, other.y0)
    lower = min(first.y1 - first.y0, other.y1 - other.y0)
    return shared > 0.75 * lower and apart < 0.45 * max(first.size, other.size)


def glued(regions: Iterable[list[Line]]) -> list[list[Line]]:
    """The regions, those put back together that follow each other in one column in one style."""
    found: list[list[Line]] = []
    for lines in regions:
        if found and _one_column(found[-1], lines):
            found[-1] += lines
        elif lines:
            found.append(list(lines))
    return found


def _one_column(above: list[Line], below: list[Line]) -> bool:
    last, first = above[-1], below[0]
    gap = last.y0 - first.y1
    if gap <= -2 or not (_left_aligned(above, below) or _centred(last, first)):
        return False
    if abs(last.size - first.size) >= 0.12 * first.size or last.bold != first.bold:
        return False
    if gap < 1.6 * first.size or _in_step(above, below):
        return True
    return gap < 3.4 * first.size and first.begins_small and not last.ends_a_sentence


def _left_aligned(above: list[Line], below: list[Line]) -> bool:
    return abs(min(line.x0 for line in above) - min(line.x0 for line in below)) < 1.2 * below[0].size


def _centred(last: Line, first: Line) -> bool:
    return abs((last.x0 + last.x1) - (first.x0 + first.x1)) < 0.6 * first.size


def _in_step(above: list[Line], below: list[Line]) -> bool:
    """Whether the step between the two is the one that the lines of either keep: wide leading, no break."""
    step = above[-1].base - below[0].base
    pairs = [lines for lines in (above[-2:], below[:2]) if len(lines) == 2]
    return any(abs(step - (first.base - second.base)) < 0.12 * second.size for first, second in pairs)
