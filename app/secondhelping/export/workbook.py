# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as a workbook (XLSX) and back. Every cell is text: nothing in it is ever a formula, a number or a link."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import regex

from secondhelping.export.plan_sheet import legible

Rows = tuple[tuple[str, ...], ...]

NO_CHOICES: Mapping[int, Sequence[str]] = MappingProxyType({})
_MOST_UNPACKED = 100_000_000
_MOST_CELLS = 5_000_000
_CELL = regex.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{1,7})(\d{1,9})""")
# A cell of a workbook holds 32,767 units of UTF-16.
_MOST = 32_000
_CUT = " … (cut: a cell holds no more)"
# Workbooks write a control sign as _x0007_, and what looks so as _x005F_x0007_. Where two of them share their "_",
# writers lose count; a space without width keeps them apart.
_CODES = regex.compile(r"(_x[0-9A-Fa-f]{4})(?=_x[0-9A-Fa-f]{4}_)")
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def encoded(
    title: str,
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    made: datetime,
    choices: Mapping[int, Sequence[str]] = NO_CHOICES,
) -> bytes:
    """The rows as one sheet, the first of them its header, which stays in sight.

    Args:
        title: What the sheet is called, in at most 31 letters.
        rows: Cells as they come out of `cell`.
        widths: Of each column, in letters.
        made: When, aware: what the file says of itself.
        choices: What a spreadsheet offers in the cells of a column, by its number from 0.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _PLAIN)
    book.set_properties({"title": title, "created": made.astimezone(UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet(title)
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "valign": "top", "num_format": "@", "bottom": 1})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, text)
    for number, row in enumerate(rows):
        for column, cell_ in enumerate(row):
            sheet.write_string(number, column, cell_, text if number else head)
    for column, words in choices.items():
        offered = {"validate": "list", "source": list(words), "show_error": False}
        sheet.data_validation(1, column, max(1, len(rows) - 1), column, offered)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def cell(text: str) -> str:
    """A text as a cell can hold it: signs that can be seen, and no more than fit; what is cut says so."""
    shown: str = _CODES.sub("\\1\u200b", legible(text))
    if len(shown.encode("utf-16-le")) <= 2 * _MOST:
        return shown
    # Half of a letter at the cut is dropped.
    return shown.encode("utf-16-le")[: 2 * _MOST].decode("utf-16-le", "ignore") + _CUT


def is_cut(text: str) -> bool:
    """Whether a cell can't hold the whole text."""
    return cell(text).endswith(_CUT) and not text.endswith(_CUT)


def decoded(data: bytes) -> Rows:
    """The first sheet's rows, from its first cell on, as text. Raises ValueError where the bytes are no workbook."""
    return sheets(data)[0]


def sheets(data: bytes) -> list[Rows]:
    """The rows of every sheet, each from its first cell on, as text.

    Raises:
        ValueError: the bytes are no workbook, or one that unpacks to far more than anybody types.
    """
    import python_calamine

    _weigh(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError) as error:
        raise ValueError("not a workbook") from error
    if not found:
        raise ValueError("a workbook without a sheet")
    return [tuple(tuple(_text(value) for value in row) for row in rows) for rows in found]


def _weigh(data: bytes) -> None:
    """Raises ValueError where it is no XLSX file, or one that would be too much to unpack or to lay out.

    A reader makes room for every cell up to the last one: a single cell in the far corner would take all memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                raise ValueError("too large a workbook")
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            corners = [_corner(archive.read(name)) for name in sheets]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise ValueError("not a workbook") from error
    if any(height * width > _MOST_CELLS for height, width in corners):
        raise ValueError("too large a sheet")


def _corner(xml: bytes) -> tuple[int, int]:
    """How many rows and columns the cells of a sheet reach."""
    height = width = 0
    for letters, number in _CELL.findall(xml):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - ord("A") + 1
        height, width = max(height, int(number)), max(width, column)
    return height, width


def same(rows: Sequence[Sequence[str]], data: bytes) -> bool:
    """Whether the bytes are a workbook with exactly these cells; empty ones at the end of a row don't count."""
    try:
        return _trimmed(decoded(data)) == _trimmed(rows)
    except ValueError:
        return False


def _trimmed(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    found = [tuple(row) for row in rows]
    for number, row in enumerate(found):
        while row and not row[-1]:
            row = row[:-1]
        found[number] = row
    return found


def _text(value: Any) -> str:
    """A cell as people read it: a whole number without the decimal point that workbooks give it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n")
