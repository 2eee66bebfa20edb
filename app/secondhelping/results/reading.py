# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a network's own file of how posts did. Columns are found by name; X translates its own, so for its files their
order counts (reference: formats, 3.1 and 3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.network import Network
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.words import quoted
from secondhelping.export.sample import Table, read_tables
from secondhelping.results import cells, headers

_WANTED = "Choose the file of posts that your network gives under analytics, with words, dates and numbers."
# An id of X has the time in it, in milliseconds since this moment.
_EPOCH_OF_X = datetime(2010, 11, 4, 1, 42, 54, 657_000, UTC)
_NEW_X, _OLD_X = 17, 40
_DATA_ROWS = 3
_ARCHIVE_OF_X = b"window.YTD."
_DAY = timedelta(days=1)
# Whose file it is, by columns that no other has.
_MARKS = (
    (Network.X, {"tweet id"}),
    (Network.X, {"post id", "post text", "profile visits"}),
    (Network.FACEBOOK, {"post id", "page id"}),
    (Network.INSTAGRAM, {"post id", "account username"}),
    (Network.LINKEDIN, {"post title", "post link", "created date"}),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was understood. `at` is aware where the file says the very moment, else only its day counts."""

    text: str
    at: datetime
    seen: int
    answered: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that was not understood: its number in the file, headers counted, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a file.

    Attributes:
        rows: The posts that have words, a day, and people who saw them.
        unread: The rows that could not be read.
        replies: How many rows are replies to others, which are no posts of their own.
        unseen: How many posts nobody saw.
        columns: What was recognised, with the names of its columns as the file has them, or their numbers.
        day_first: Whether 05/01 was read as 5 January.
        either_order: Whether nothing in the file tells which of day and month comes first.
        network: Whose file it is, where its columns tell.
    """

    rows: tuple[Row, ...]
    unread: tuple[Unread, ...] = ()
    replies: int = 0
    unseen: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    day_first: bool = False
    either_order: bool = False
    network: Network | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The numbers of columns. Of several texts or counts of those who saw it, the first that is filled in a row
    holds."""

    text: tuple[int, ...]
    at: int
    seen: tuple[int, ...]
    answered: tuple[int, ...]
    number: int | None = None
    network: Network | None = None


def read(path: Path, day_first: bool | None = None, progress: Progress = silent) -> Contents:
    """What a file says.

    Args:
        path: CSV, TSV or a workbook, of which the first sheet with such columns is read.
        day_first: Whether 05/01 is 5 January, where nothing in the file tells; None to take the month first.
        progress: Is told of the steps.

    Raises:
        FileRefused: it can't be read, is no table, or has no such columns.
        Cancelled: `progress` said so.
    """
    if _is_archive_of_x(path):
        raise FileRefused(
            f"“{path.name}” is a part of X’s archive.",
            "The archive has your posts in it, but not how many saw them.",
            "Choose the file that X gives under analytics instead.",
        )
    tables = read_tables(path, _WANTED, progress)
    for table in tables:
        found = _columns(table)
        if found is not None:
            return _contents(table, *found, day_first)
    raise FileRefused(
        f"“{path.name}” doesn’t say how posts did.",
        "No columns were found with the words of posts, their dates, and how many saw and answered them.",
        _WANTED,
    )


def _is_archive_of_x(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_ARCHIVE_OF_X)) == _ARCHIVE_OF_X
    except OSError:
        return False  # what reads it says why


def _contents(table: Table, columns: _Columns, begin: int, day_first: bool | None) -> Contents:
    body = [(number, _padded(row, columns)) for number, row in table.rows[begin:]]
    order = cells.order_of((row[columns.at] for _, row in body), day_first)
    rows: list[Row] = []
    unread: list[Unread] = []
    replies = unseen = 0
    for number, row in body:
        found = _row(row, columns, day_first=order.day_first)
        if isinstance(found, str):
            unread.append(Unread(number, found))
        elif found.text.startswith("@"):
            replies += 1
        elif found.seen <= 0:
            unseen += 1
        else:
            rows.append(found)
    named = _named(table.rows[begin - 1][1], columns)
    return Contents(
        tuple(rows), tuple(unread), replies, unseen, named, order.day_first, order.open, columns.network
    )


def _columns(table: Table) -> tuple[_Columns, int] | None:
    """Which column holds what, and how many rows stand above the posts."""
    for begin, (_, row) in enumerate(table.rows[:_DATA_ROWS], 1):
        names = [" ".join(cell.split()).casefold() for cell in row]
        text, at, seen = (_all(names, wanted) for wanted in (headers.TEXT, headers.AT, headers.SEEN))
        answered = _all(names, headers.ANSWERED)[:1] or _all(names, headers.WAYS)
        if text and at and seen and answered:
            number = next(iter(_all(names, headers.ID)), None)
            network = next((one for one, marks in _MARKS if marks <= set(names)), None)
            return _Columns(text, at[0], seen, answered, number, network), begin
    width = len(table.rows[0][1])
    if len(table.rows) > 1 and _id_of_x(table.rows[1][1][0]) is not None:
        if width == _NEW_X:
            return _Columns((2,), 1, (4,), (6,), 0, Network.X), 1
        if width >= _OLD_X:
            return _Columns((2,), 3, (4,), (5,), 0, Network.X), 1
    return None


def _all(names: Sequence[str], wanted: Sequence[str]) -> tuple[int, ...]:
    """The columns of these names, in the order of the latter."""
    return tuple(names.index(name) for name in wanted if name in names)


def _named(head: Sequence[str], columns: _Columns) -> tuple[tuple[str, str], ...]:
    found = (
        ("Words", columns.text),
        ("Date", (columns.at,)),
        ("Seen", columns.seen),
        ("Answered", columns.answered),
    )
    return tuple((what, ", ".join(" ".join(head[at].split()) for at in places)) for what, places in found)


def _padded(row: Sequence[str], columns: _Columns) -> list[str]:
    last = max(*columns.text, columns.at, *columns.seen, *columns.answered)
    return [*row, *[""] * (1 + last - len(row))]


def _row(row: Sequence[str], columns: _Columns, *, day_first: bool) -> Row | str:
    """What a row says, or why it can't be read."""
    text = next((row[at].strip() for at in columns.text if row[at].strip()), "")
    if not text:
        return "has no words"
    at = _at(row, columns, day_first=day_first)
    if at is None:
        cell = row[columns.at].strip()
        return f"has {quoted(cell, 30)} for its date, which can’t be read" if cell else "has no date"
    seen = next((found for at_ in columns.seen if (found := cells.number(row[at_])) is not None), None)
    if seen is None:
        return "doesn’t say how many saw it"
    answered = [cells.number(row[at_]) for at_ in columns.answered if row[at_].strip()]
    if None in answered:
        return "doesn’t say in whole numbers how many answered it"
    return Row(text, at, seen, min(seen, sum(one or 0 for one in answered)))


def _at(row: Sequence[str], columns: _Columns, *, day_first: bool) -> datetime | None:
    """The date of a row; the moment in its id, where that is one of X. Other networks number their posts alike, so an
    id counts only in a file of X, or on the very day."""
    said = cells.moment(row[columns.at], day_first=day_first)
    own = _id_of_x(row[columns.number]) if columns.number is not None else None
    if own is None:
        return said
    if columns.network is Network.X:
        return own
    return own if said is not None and abs(own.date() - said.date()) <= _DAY else said


def _id_of_x(cell: str) -> datetime | None:
    """When a post of X went out, by its id; None for other numbers."""
    if not cell.isascii() or not cell.isdigit() or not 15 <= len(cell) <= 20:
        return None
    at = _EPOCH_OF_X + timedelta(milliseconds=int(cell) >> 22)
    return at if date(2011, 1, 1) <= at.date() < date(2100, 1, 1) else None
