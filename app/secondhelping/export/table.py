# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A file's cells as bytes of CSV, and back again to compare: RFC 4180, every cell of a row in quotes."""

import csv
import io
from collections.abc import Sequence

from secondhelping.export.dialect import Dialect
from secondhelping.export.files import ExportFile


def encoded(file: ExportFile, dialect: Dialect) -> bytes:
    """UTF-8, records ended by CR LF. The header stands as the scheduler prints it, without quotes it does not need."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", delimiter=dialect.separator).writerows(file.head)
    quoted = csv.writer(text, lineterminator="\r\n", delimiter=dialect.separator, quoting=csv.QUOTE_ALL)
    quoted.writerows(file.rows)
    return text.getvalue().encode("utf-8-sig" if dialect.bom else "utf-8")


def decoded(data: bytes, separator: str = ",") -> tuple[tuple[str, ...], ...]:
    """The records of such bytes, the header included. Raises csv.Error or UnicodeError where they are none."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return tuple(tuple(record) for record in csv.reader(text, strict=True, delimiter=separator))


def same(file: ExportFile, data: bytes, separator: str = ",") -> bool:
    """Whether the bytes hold exactly the cells of the file."""
    try:
        records = decoded(data, separator)
    except (csv.Error, UnicodeError):
        return False
    return records == file.head + file.rows


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV for a spreadsheet, which takes it for UTF-8 by the mark at its beginning."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def readings(data: bytes) -> list[tuple[tuple[str, ...], ...]]:
    """A table that somebody's spreadsheet saved: its rows, once for each sign that may part its cells.

    Raises:
        ValueError: the bytes are no text.
    """
    text = text_of(data)
    found = []
    for sign in ",;\t":
        try:
            records = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
            found.append(tuple(tuple(record) for record in records))
        except csv.Error:
            # Not the sign that this table was written with.
            continue
    return found


def text_of(data: bytes) -> str:
    """The bytes as text: by their mark, as UTF-8, or as spreadsheets on Windows save it otherwise.

    Raises:
        ValueError: they are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data:
        raise ValueError("not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
