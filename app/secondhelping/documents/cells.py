# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Parts the rows of a PDF's table into cells where each cell says something of its own.

"Ten hours £500" and "Monday closed" stay one passage: a price, a time or a word in small letters says nothing
without what stands before it. "Tulsi" and "Aloe Vera", side by side, are two.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from secondhelping.documents.lines import Line

FEWEST_ROWS = 3
_GAP_OF_CELLS = 2.0
# A number to call, an address to write to or to go to, perhaps with a sign before it.
_CONTACT = re.compile(
    r"(?:[^\w+(\s]{1,2} |[\ue000-\uf8ff] )?(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[+(]?\d[\d ()./-]{6,})"
)
# A word with a capital letter at the beginning, and no colon at the end.
_SAYING = re.compile(r"(?=[^\W\d_]{3})[^\W\d_a-zß-ÿ].*[^:]$")


def is_row(lines: Sequence[Line]) -> bool:
    """Whether a paragraph is one line with wide gaps between its words."""
    return len(lines) == 1 and lines[0].is_row


def in_cells(found: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The paragraphs of a region; where three and more in a row are rows of a table, its cells row by row."""
    for rows, group in itertools.groupby(found, key=is_row):
        run = list(group)
        if rows and len(run) >= FEWEST_ROWS and _says_something_in_each_cell(run):
            yield from ([cell] for lines in run for cell in _cells(lines[0], _begins_a_cell))
        elif rows:
            yield from ([cell] for lines in run for cell in _contacts(lines[0]))
        else:
            yield from run


def _says_something_in_each_cell(run: Sequence[list[Line]]) -> bool:
    """Whether most of the rows can be parted: one that can, among prices, is a price in words."""
    if not all(_could_be_parted(lines[0]) for lines in run):
        return False
    parted = sum(any(_begins_a_cell(row, place) for place in range(1, len(row.parts))) for (row,) in run)
    return parted > len(run) / 2


def _could_be_parted(row: Line) -> bool:
    """Whether the row stands upright, and the boxes of its words are known by part."""
    return not row.angle and len(row.runs) in (0, len(row.parts))


def _contacts(row: Line) -> Iterator[Line]:
    """The row's cells where ways to reach somebody stand side by side; else the row as it is."""
    if _could_be_parted(row):
        yield from _cells(row, _begins_a_contact)
    else:
        yield row


def _begins_a_contact(row: Line, place: int) -> bool:
    before, after = row.parts[place - 1], row.parts[place]
    apart = after.x0 - before.x1 > _GAP_OF_CELLS * row.size
    return (
        apart and _CONTACT.fullmatch(before.text) is not None and _CONTACT.fullmatch(after.text) is not None
    )


def _cells(row: Line, begins: Callable[[Line, int], bool]) -> Iterator[Line]:
    starts = [0, *(place for place in range(1, len(row.parts)) if begins(row, place)), len(row.parts)]
    for first, last in itertools.pairwise(starts):
        yield _cell(row, first, last) if last - first < len(row.parts) else row


def _begins_a_cell(row: Line, place: int) -> bool:
    before, after = row.parts[place - 1], row.parts[place]
    apart = after.x0 - before.x1 > _GAP_OF_CELLS * row.size
    return apart and _SAYING.match(before.text) is not None and _SAYING.match(after.text) is not None


def _cell(row: Line, first: int, last: int) -> Line:
    """Some parts of a row as a line, in the place on the page that the row was moved to."""
    cell = Line(row.parts[first:last], row.page, row.height)
    aside = row.x0 - row.parts[0].x0
    cell.x0, cell.x1 = cell.x0 + aside, cell.x1 + aside
    cell.y0, cell.y1, cell.base = row.y0, row.y1, row.base
    cell.runs = row.runs[first:last]
    cell.is_row = True
    return cell
