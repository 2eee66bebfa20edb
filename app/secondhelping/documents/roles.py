# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Settles the roles of a PDF's passages by what stands around them: captions, rows of a table, quotations."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondhelping.documents.cells import FEWEST_ROWS, is_row
from secondhelping.documents.layout import Rect
from secondhelping.documents.lines import Line
from secondhelping.domain.document import Passage, Role

_MOST_HEADINGS_IN_A_ROW = 3
_SMALLEST_IMAGE = 40.0
_MOST_WORDS_OF_A_CAPTION = 40
_SMALLER = 0.95
_FIGURES = ("fig.", "figure", "abb.", "abbildung", "photo:", "foto:")
# All of it in quotation marks, and perhaps a name after it.
_QUOTATION = re.compile(r"[“„«\"][^“„«»\"]{20,}[”“»\"](?:\s*[-–—,]\s*[^.!?]{3,60})?")

Set = tuple[Passage, Sequence[Line]]


def settled(found: Sequence[Set], images: Sequence[Sequence[Rect]], body: float) -> list[Passage]:
    """The passages, each with its final role. `images` has the places of each page's images, `body` is the size
    of the document's plain text."""
    passages = _without_runs_of_headings(passage for passage, _ in found)
    sets = zip(passages, (lines for _, lines in found), strict=True)
    return [_alone(passage, lines, images, body) for passage, lines in _with_rows(sets)]


def _with_rows(found: Iterable[Set]) -> Iterator[Set]:
    """Three and more lines in a row that have wide gaps between their words are rows of a table."""
    for rows, group in itertools.groupby(found, key=lambda one: is_row(one[1])):
        run = list(group)
        is_table = rows and len(run) >= FEWEST_ROWS
        yield from (
            (replace(p, role=Role.TABLE_CELL, level=0), lines) if is_table else (p, lines) for p, lines in run
        )


def _alone(passage: Passage, lines: Sequence[Line], images: Sequence[Sequence[Rect]], body: float) -> Passage:
    if passage.role is not Role.PARAGRAPH:
        return passage
    if _QUOTATION.fullmatch(passage.text):
        return replace(passage, role=Role.QUOTE)
    page, box, size = passage.place.page, passage.place.box, lines[0].size
    if not page or not box or not _could_be_a_caption(passage.text, size < _SMALLER * body):
        return passage
    under = any(_stands_under(box, image, size) for image in images[page - 1])
    return replace(passage, role=Role.CAPTION) if under else passage


def _could_be_a_caption(text: str, small: bool) -> bool:
    words = text.split()
    worded = sum(map(str.isalpha, text)) > len(text) / 2
    return worded and len(words) <= _MOST_WORDS_OF_A_CAPTION and (small or words[0].lower() in _FIGURES)


def _stands_under(box: Rect, image: Rect, size: float) -> bool:
    """Whether a text begins within two lines under an image, and no further to the sides than that."""
    if min(image[2] - image[0], image[3] - image[1]) < _SMALLEST_IMAGE:
        return False
    near = -0.3 * size <= box[1] - image[3] <= 2 * size
    return near and box[0] >= image[0] - size and box[2] <= image[2] + size


def _without_runs_of_headings(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Makes plain paragraphs of many headings in a row: a poem or a list in large type heads nothing."""
    for _, group in itertools.groupby(passages, key=lambda passage: (passage.role, passage.level)):
        run = list(group)
        too_many = run[0].role is Role.HEADING and len(run) >= _MOST_HEADINGS_IN_A_ROW
        yield from (
            replace(passage, role=Role.PARAGRAPH, level=0) if too_many else passage for passage in run
        )
