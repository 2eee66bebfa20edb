# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns where lines stand into places on the visible page: points from its top left corner, upright."""

import math
from collections.abc import Iterator, Sequence

from secondhelping.documents.fragments import Fragment
from secondhelping.documents.layout import Rect
from secondhelping.documents.letters import PageLetters, turn
from secondhelping.documents.lines import Line
from secondhelping.domain.document import Place
from secondhelping.domain.word_boxes import Run, count

# How deep the letters of most fonts reach below their base line, as a share of their size.
_DEPTH = 0.23
_HANGING = 0.05


def on_page(lines: list[Line], crop: Rect) -> list[Line]:
    """Moves lines of one direction so that the visible page's lower left corner is the origin, as they are
    turned; and gives their words boxes on the upright page."""
    if not lines:
        return lines
    angle = lines[0].angle
    left, bottom = turn(crop, angle)[:2]
    for line in lines:
        line.runs = _runs(line, crop)
        line.x0, line.x1 = line.x0 - left, line.x1 - left
        line.y0, line.y1, line.base = line.y0 - bottom, line.y1 - bottom, line.base - bottom
    return lines


def images_of(page: PageLetters) -> list[Rect]:
    """Where the images of a page stand: left, top, right and bottom, as `Place` counts."""
    left, top = page.crop[0], page.crop[3]
    return [(x0 - left, top - y1, x1 - left, top - y0) for x0, y0, x1, y1 in page.images]


def _runs(line: Line, crop: Rect) -> list[Run]:
    """The boxes of the line's words; none where those of one of its parts are not known."""
    if not all(part.edges for part in line.parts):
        return []
    if line.angle:
        return [run for part in line.parts for run in _turned(part, line, crop)]
    return [_upright(part, line.page, crop) for part in line.parts]


def _upright(part: Fragment, page: int, crop: Rect) -> Run:
    left, top = crop[0], crop[3]
    low, high = _low_and_high(part)
    edges = [int((edge - left) * 10 + 0.5) for edge in part.edges]
    return (page, math.floor((top - high) * 10), math.ceil((top - low) * 10), *edges)


def _low_and_high(part: Fragment) -> tuple[float, float]:
    """The lower and upper edge of words for the eye. Some fonts tell a depth that their letters don't have, so the
    base line is gone by."""
    if part.y1 <= part.base + _HANGING * part.size:
        return part.y0, part.y1  # letters of a line that runs downwards
    low = part.base - _DEPTH * part.size
    return low, low + part.size


def _turned(part: Fragment, line: Line, crop: Rect) -> Iterator[Run]:
    for first, last in zip(part.edges[::2], part.edges[1::2], strict=True):
        low, high = _low_and_high(part)
        x0, y0, x1, y1 = turn((first, low, last, high), 360 - line.angle)
        box = (crop[3] - y1, crop[3] - y0, x0 - crop[0], x1 - crop[0])
        yield (line.page, *(round(10 * edge) for edge in box))


def place(lines: Sequence[Line]) -> Place:
    """The page and box of a paragraph's beginning; a box only where the text is upright."""
    first = lines[0]
    if first.angle:
        return Place(page=first.page)
    same = [line for line in lines if line.page == first.page and line.base <= first.base + 1]
    left, right = min(line.x0 for line in same), max(line.x1 for line in same)
    top, bottom = first.height - max(line.y1 for line in same), first.height - min(line.y0 for line in same)
    return Place(page=first.page, box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)))


def word_runs(lines: Sequence[Line], going_on: Sequence[bool], text: str) -> tuple[Run, ...]:
    """The boxes of the words of `text`, which is made of these lines: all of it, or its end where a bullet
    was taken off. `going_on` tells the lines whose first word is the rest of a broken one. Empty where
    lines and text don't agree."""
    runs: list[Run] = []
    for line, goes_on in zip(lines, going_on, strict=True):
        if not line.runs:
            return ()
        runs += line.runs
        if goes_on:
            page, *rest = line.runs[0]
            runs[-len(line.runs)] = (-page, *rest)
    spare = count(runs) - len(text.split())
    return tuple(_without_first(runs, spare)) if spare >= 0 else ()


def _without_first(runs: list[Run], words: int) -> list[Run]:
    """The runs without their first few words. A word that goes on in the next run is not among those."""
    while words and runs:
        here = min(words, (len(runs[0]) - 3) // 2)
        words -= here
        rest = (*runs[0][:3], *runs[0][3 + 2 * here :])
        runs = [rest, *runs[1:]] if len(rest) > 3 else runs[1:]
    return runs
