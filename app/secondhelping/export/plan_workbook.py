# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as a workbook for reading: a row for each post, in columns that anybody understands."""

from datetime import datetime

from secondhelping.domain.words import day, listed
from secondhelping.export import workbook
from secondhelping.export.plan_sheet import Entry, PlanSheet

TITLE = "Plan"
HEADER = ("Day", "Date", "Time", "Networks", "Accounts", "Kind", "Text", "Link", "Saved before")
_WIDTHS = (18, 12, 8, 18, 24, 14, 80, 30, 14)


def rows(sheet: PlanSheet) -> workbook.Rows:
    """The header and the posts, by time."""
    return (HEADER, *(tuple(workbook.cell(words) for words in _row(entry)) for entry in sheet.entries))


def encoded(found: workbook.Rows, made: datetime) -> bytes:
    """Such rows as the bytes of a workbook."""
    return workbook.encoded(TITLE, found, _WIDTHS, made)


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        day(entry.at),
        f"{entry.at:%Y-%m-%d}",
        f"{entry.at:%H:%M}",
        entry.networks,
        listed([account.name for account in entry.accounts]),
        entry.kind.value,
        entry.text,
        entry.link,
        "yes" if entry.exported else "",
    )
