# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a scheduler's own sample file (CSV, TSV or a workbook) as rows of text."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.export import table, workbook

Rows = tuple[tuple[str, ...], ...]

_MOST_BYTES = 5_000_000
_MOST_ROWS = 5_000
_BOOK, _OLD_BOOK = b"PK", b"\xd0\xcf\x11\xe0"
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """The rows of a sample, all of one width, and the sign between cells (a comma where it was a workbook)."""

    name: str
    rows: Rows
    separator: str = ","


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file with their numbers (from 1, empty rows counted but left out), all of one width."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    separator: str = ","

    @property
    def width(self) -> int:
        return len(self.rows[0][1]) if self.rows else 0


def read(path: Path, progress: Progress = silent) -> Sample:
    """The table in a sample file. Raises Cancelled when `progress` does.

    Raises:
        FileRefused: it can't be read, or it is not a table.
    """
    todo = "Choose the sample file that your scheduler offers for download."
    found = read_table(path, todo, progress)
    return Sample(found.name, tuple(cells for _, cells in found.rows), found.separator)


def read_table(path: Path, todo: str, progress: Progress = silent) -> Table:
    """The table in a file, of a workbook that on the first sheet with one. `todo` says which file is wanted, where
    this one is none.

    Raises:
        FileRefused: it can't be read, or it is not a table.
    """
    return read_tables(path, todo, progress)[0]


def read_tables(path: Path, todo: str, progress: Progress = silent) -> tuple[Table, ...]:
    """As `read_table`, but of a workbook the table on every sheet that has one."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FileRefused(
            f"“{path.name}” could not be read.",
            f"The system says: {error.strerror or 'no reason'}.",
            "Choose the file again.",
        ) from error
    progress(Step(f"Reading {words.quoted(path.name)}", 1, 3))
    if len(data) > _MOST_BYTES:
        raise _no_table(path, "It is far too large for a table of posts.", todo)
    if data.startswith(_OLD_BOOK):
        again = "Open it in your spreadsheet program, save it as .xlsx or CSV, and choose that file."
        raise _no_table(path, "It is a workbook of the old kind (.xls), which isn’t read here.", again)
    try:
        found, sign = (_book(data), ",") if data.startswith(_BOOK) else _text(data)
    except (ValueError, UnicodeError) as error:
        raise _no_table(path, "No rows and columns were found in it.", todo) from error
    progress(Step(f"Reading {words.quoted(path.name)}", 2, 3))
    tables = [Table(path.name, _numbered(rows), sign) for rows in found]
    progress(Step(f"Reading {words.quoted(path.name)}", 3, 3))
    fitting = tuple(one for one in tables if len(one.rows) <= _MOST_ROWS and one.width >= _FEWEST_COLUMNS)
    if not fitting:
        raise _no_table(path, "A table has a few rows, and at least two columns.", todo)
    return fitting


def _book(data: bytes) -> list[Rows]:
    """The sheets of a workbook that are not empty."""
    sheets = [sheet for sheet in workbook.sheets(data) if len(_numbered(sheet)) > 0]
    if not sheets:
        raise ValueError("an empty workbook")
    return sheets


def _text(data: bytes) -> tuple[list[Rows], str]:
    """The reading, by the sign between cells, that gives the most cells in nearly every row."""
    text = table.text_of(data)
    readings = []
    for sign in ",;\t":
        try:
            rows = tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)))
        except csv.Error:
            # Not the sign that this table was written with.
            continue
        readings.append((_width(rows), rows, sign))
    if not readings:
        raise ValueError("not a table")
    _, best, sign = max(readings, key=lambda reading: reading[0])
    return [best], sign


def _width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells nearly every row has; 0 where rows differ too much to be those of a table."""
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0
    width, often = widths.most_common(1)[0]
    return width if often >= 0.6 * widths.total() else max(widths) if len(widths) == 2 else 0


def _numbered(rows: Sequence[Sequence[str]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Without empty rows, and each as wide as the widest."""
    kept = [
        (number, tuple(cell.strip("\ufeff") for cell in row))
        for number, row in enumerate(rows, 1)
        if any(cell.strip() for cell in row)
    ]
    width = max((len(row) for _, row in kept), default=0)
    return tuple((number, row + ("",) * (width - len(row))) for number, row in kept)


def _no_table(path: Path, why: str, todo: str) -> FileRefused:
    return FileRefused(f"“{path.name}” isn't a table.", why, todo)
