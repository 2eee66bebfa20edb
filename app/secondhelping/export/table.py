# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A file's cells as bytes of CSV, and back again to compare: RFC 4180, every cell of a row in quotes."""

import csv
import io

from secondhelping.export.dialects import Dialect
from secondhelping.export.files import ExportFile


def encoded(file: ExportFile, dialect: Dialect) -> bytes:
    """UTF-8, records ended by CR LF. The header stands as the scheduler prints it, without quotes it does not need."""
    text = io.StringIO(newline="")
    if file.header:
        csv.writer(text, lineterminator="\r\n").writerow(file.header)
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(file.rows)
    return text.getvalue().encode("utf-8-sig" if dialect.bom else "utf-8")


def decoded(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The records of such bytes, the header included. Raises csv.Error or UnicodeError where they are none."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return tuple(tuple(record) for record in csv.reader(text, strict=True))


def same(file: ExportFile, data: bytes) -> bool:
    """Whether the bytes hold exactly the cells of the file."""
    try:
        records = decoded(data)
    except (csv.Error, UnicodeError):
        return False
    return records == ((file.header,) if file.header else ()) + file.rows
