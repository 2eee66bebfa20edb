# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Parts the lines of a region into paragraphs: by leading, style, bullets, indents and unused room."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, pstdev

from secondhelping.documents.lines import Line

BULLET = re.compile(r"([•▪■●◦‣∙·❑□☐✓✔✗➢➤►▶»›\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8]\s?|[-–—*]\s)\s*(?=\S)")
NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the lines around tell: the usual leading, the left and right edge of the column."""

    leading: float
    left: float
    right: float


def paragraphs(lines: Sequence[Line], page: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs of one region. `page` holds all upright lines of the page, for the column's width."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: -line.base)
    column = _column(ordered, page)
    found = [[ordered[0]]]
    for place in range(1, len(ordered)):
        if _begins_anew(ordered, place, column):
            found.append([ordered[place]])
        else:
            found[-1].append(ordered[place])
    return found


def _column(lines: Sequence[Line], page: Sequence[Line]) -> _Column:
    steps = sorted(
        above.base - below.base
        for above, below in itertools.pairwise(lines)
        if above.base - below.base > 0.5 * above.size
    )
    left = min(line.x0 for line in lines)
    near = sorted(line.x1 for line in page if _beside(line, lines, left) and len(line.text.split()) >= 5)
    usual = near[int(0.7 * (len(near) - 1))] if near else 0.0
    right = max(usual, median(line.x1 for line in lines))
    return _Column(steps[len(steps) // 3] if steps else 0.0, left, right)


def _beside(line: Line, lines: Sequence[Line], left: float) -> bool:
    """Whether a line of the page stands in the same column, not far above or below."""
    reach = 25 * line.size
    return (
        abs(line.x0 - left) < 2.5 * line.size
        and line.base - lines[0].base < reach
        and lines[-1].base - line.base < reach
    )


def _begins_anew(lines: Sequence[Line], place: int, column: _Column) -> bool:
    above, line = lines[place - 1], lines[place]
    goes_on = line.begins_small and not above.ends_a_sentence
    step = above.base - line.base
    if column.leading and step > 1.45 * column.leading and not (goes_on and step < 2.2 * column.leading):
        return True
    if max(above.size, line.size) > 1.16 * min(above.size, line.size) and not goes_on:
        return True
    if _BROKEN_WORD.search(above.text) and line.begins_small:
        return False
    if BULLET.match(line.text) or NUMBER.match(line.text):
        return True
    if _changes_weight(above, line):
        return True
    if line.begins_small:
        return False
    return _left_room(lines, place, column) or _is_indented(above, line, column)


def _changes_weight(above: Line, line: Line) -> bool:
    if above.bold == line.bold or line.begins_small:
        return False
    return above.ends_a_sentence or (above.bold and not above.text.endswith(","))


def _left_room(lines: Sequence[Line], place: int, column: _Column) -> bool:
    """Whether the line above stopped although the first word below would have fitted."""
    above, line = lines[place - 1], lines[place]
    around = lines[max(0, place - 4) : place + 4]
    margin = 0.3 * line.size
    needed = line.first_word + 0.25 * line.size
    if _centred(around, line.size):
        return above.width + needed < max(other.width for other in around) - margin
    if (
        above.width < 0.55 * (column.right - column.left)
        and above.x1 + line.first_word < column.right - margin
    ):
        return True
    return above.ends_a_sentence and above.x1 + needed < max(other.x1 for other in around) - margin


def _centred(around: Sequence[Line], size: float) -> bool:
    middles = pstdev([(line.x0 + line.x1) / 2 for line in around])
    return middles < 0.6 * size and pstdev([line.x0 for line in around]) > 1.2 * size


def _is_indented(above: Line, line: Line, column: _Column) -> bool:
    deep = 0.9 * line.size
    return line.x0 - column.left > deep and line.x0 - above.x0 > deep and above.ends_a_sentence
