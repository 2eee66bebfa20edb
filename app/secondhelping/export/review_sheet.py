# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The sheet on which a partner says what they think of the snippets: how it is written, and how it is read again.

A row finds its snippet by its key alone, so rows and columns may be moved, left out and added.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.export import table, workbook
from secondhelping.export.plan_sheet import legible

TITLE = "Review"
HEADER = ("Verdict", "Comment", "Text", "Kind", "Document", "So far", "Key")
_WIDTHS = (14, 40, 80, 14, 30, 12, 28)
_CHOICES = ("keep", "set aside")
_VERDICTS = {
    **dict.fromkeys(("keep", "kept", "yes", "y", "ok", "okay"), Verdict.KEPT),
    **dict.fromkeys(("set aside", "aside", "no", "n", "drop"), Verdict.SET_ASIDE),
}
_KEY = re.compile(r"SH-(\d{1,18})-([0-9a-f]{6})-([0-9a-f]{8})")
_HEADER_WITHIN = 20
# What spreadsheets take for the beginning of a formula, and the sign that is put before it in a CSV file.
_FORMULA = ("=", "+", "-", "@", "\t", "'")
_GUARD = "'"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that came back, by its number in the file from 1. `verdict`, `text` and `comment` as they stand there."""

    number: int
    key: str
    verdict: str
    text: str
    comment: str


@dataclass(frozen=True, slots=True)
class Key:
    """Which snippet a row is about, by number and by its document's own words, and what its text was then."""

    snippet_id: SnippetId
    original: str
    text: str


def rows(snippets: Iterable[Snippet]) -> workbook.Rows:
    """The header, and a row for each snippet."""
    return (HEADER, *(tuple(workbook.cell(words) for words in _row(one)) for one in snippets))


def as_workbook(found: workbook.Rows, made: datetime) -> bytes:
    """Such rows as a workbook, which offers the verdicts to choose from."""
    return workbook.encoded(TITLE, found, _WIDTHS, made, {0: _CHOICES})


def as_csv(found: workbook.Rows) -> bytes:
    """Such rows as CSV. It is opened by a spreadsheet and never posted: what looks like a formula gets a guard."""
    return table.written([[_guarded(cell) for cell in row] for row in found])


def read(data: bytes, name: str) -> list[Row]:
    """The rows of a sheet that came back as CSV or as a workbook; empty ones are left out.

    Args:
        data: The file.
        name: What the owner calls it.

    Raises:
        KnownError: it is no table, or no review sheet.
    """
    for sheet in _tables(data, name):
        for at, header in enumerate(sheet[:_HEADER_WITHIN]):
            columns = _columns(header)
            if "key" in columns and len(columns) > 1:
                return [
                    _returned(n, row, columns) for n, row in enumerate(sheet, 1) if n > at + 1 and any(row)
                ]
    raise KnownError(
        f"“{name}” isn't a review sheet.",
        "It has no column “Key”, by which each line is found again.",
        "Take back the sheet that was sent, with this column in it.",
    )


def key_of(snippet: Snippet) -> str:
    """The key of a snippet's row. It begins with letters: spreadsheets would make a number of it, or a date."""
    return f"SH-{snippet.id}-{_print(snippet.original)[:6]}-{_print(_plain(workbook.cell(snippet.text)))[:8]}"


def read_key(key: str) -> Key | None:
    """What a key says; None where it is none."""
    found = _KEY.fullmatch(key.strip())
    return Key(SnippetId(int(found[1])), found[2], found[3]) if found else None


def is_of(key: Key, snippet: Snippet) -> bool:
    """Whether the key was made for this snippet: another project has other words under the same number."""
    return key.original == _print(snippet.original)[:6]


def is_text_of(key: Key, text: str) -> bool:
    """Whether this is the text that stood in the sheet when it was made."""
    return key.text == _print(_plain(workbook.cell(text)))[:8]


def verdict(words: str) -> Verdict | None:
    """What a verdict says in the words partners use; None where it can't be told."""
    return _VERDICTS.get(" ".join(words.split()).casefold().rstrip(".!"))


def changed_text(key: Key, cell: str) -> str | None:
    """The text that the partner made of it; None where it is as it was, or left empty."""
    text = _plain(cell)
    if not text or is_text_of(key, text):
        return None
    bare = _plain(_unguarded(text))
    return None if is_text_of(key, bare) else bare


def poorer(text: str) -> str:
    """The text as it comes back from a spreadsheet that saves CSV in the letters of western Windows only."""
    return _plain(text).encode("cp1252", "replace").decode("cp1252")


def _row(snippet: Snippet) -> tuple[str, ...]:
    return (
        "",
        "",
        snippet.text,
        snippet.kind.value,
        snippet.document_title,
        snippet.verdict.value,
        key_of(snippet),
    )


def _tables(data: bytes, name: str) -> Sequence[workbook.Rows]:
    try:
        if data.startswith(b"PK"):
            return workbook.sheets(data)
        return table.readings(data)
    except ValueError as error:
        raise KnownError(
            f"“{name}” can't be read.",
            "It isn't a workbook (XLSX) or a CSV file, or it is damaged.",
            "Open it in your spreadsheet, save it as XLSX, and take that back.",
        ) from error


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where the columns that matter stand, by name; the first of each."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = cell.strip().casefold()
        if name in ("key", "verdict", "text", "comment"):
            found.setdefault(name, at)
    return found


def _returned(number: int, row: Sequence[str], columns: dict[str, int]) -> Row:
    def cell(name: str) -> str:
        at = columns.get(name)
        return row[at] if at is not None and at < len(row) else ""

    comment = _plain(_unguarded(cell("comment").strip()))
    return Row(number, cell("key").strip(), cell("verdict").strip(), cell("text"), comment)


def _guarded(cell: str) -> str:
    return _GUARD + cell if cell.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_FORMULA) else cell


def _plain(text: str) -> str:
    return legible(text).strip()


def _print(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
