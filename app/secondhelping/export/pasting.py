# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a file as text for the clipboard, as spreadsheets take them when they are pasted."""

from collections.abc import Sequence


def pasted(rows: Sequence[Sequence[str]]) -> str:
    """A line for each row, a tab between its cells; cells of several lines in quotes. It never becomes a file."""
    return "".join("\t".join(_cell(cell) for cell in row) + "\n" for row in rows)


def _cell(text: str) -> str:
    """The cell, in quotes where it would otherwise fall apart."""
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
