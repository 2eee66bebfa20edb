# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a network's own file of how posts did. Columns are found by name; X translates its own, so for its files their
order counts (reference: formats, 3.1 and 3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from secondhelping.domain.errors import FileRefused
from secondhelping.export.sample import Table, read_table

_WANTED = "Choose the file of posts that your network gives under analytics, with words, dates and numbers."
_TEXT = (
    "post text",
    "tweet text",
    "text",
    "content",
    "post",
    "caption",
    "description",
    "message",
    "post title",
    "title",
)
_AT = (
    "time",
    "date",
    "publish time",
    "published",
    "created date",
    "posted at",
    "sent at",
    "post date",
    "day",
)
_SEEN = ("impressions", "views", "reach")
_ANSWERED = ("engagements", "engagement", "total engagements", "interactions")
# Where a file has no sum of them.
_WAYS = (
    "likes",
    "reactions",
    "replies",
    "comments",
    "reposts",
    "retweets",
    "shares",
    "clicks",
    "url clicks",
    "saves",
)
_ID = ("post id", "tweet id", "id")
_FORMS = (
    *("%a, %b %d, %Y", "%Y-%m-%d %H:%M %z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"),
    *(
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d",
        "%m/%d/%Y %H:%M",
        "%m/%d/%Y",
        "%d/%m/%Y %H:%M",
        "%d/%m/%Y",
    ),
)
# An id of X has the time in it, in milliseconds since this moment.
_EPOCH_OF_X = datetime(2010, 11, 4, 1, 42, 54, 657_000, UTC)
_NEW_X, _OLD_X = 17, 40
_DATA_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was understood. `at` is aware where the file says the very moment, else only its day counts."""

    text: str
    at: datetime
    seen: int
    answered: int


@dataclass(frozen=True, slots=True)
class _Columns:
    text: int
    at: int
    seen: int
    answered: tuple[int, ...]
    number: int | None = None


def read(path: Path) -> tuple[Row, ...]:
    """The posts of a file that have a text, a day and a number of people who saw them; replies to others are left out.

    Raises:
        FileRefused: it can't be read, is no table, or has no such columns.
    """
    table = read_table(path, _WANTED)
    found, begin = _columns(table)
    rows = (_row(cells, found) for _, cells in table.rows[begin:])
    return tuple(row for row in rows if row is not None)


def _columns(table: Table) -> tuple[_Columns, int]:
    for begin, (_, cells) in enumerate(table.rows[:_DATA_ROWS], 1):
        names = [" ".join(cell.split()).casefold() for cell in cells]
        text, at, seen = (_first(names, wanted) for wanted in (_TEXT, _AT, _SEEN))
        answered = _first(names, _ANSWERED)
        ways = (
            (answered,) if answered is not None else tuple(names.index(way) for way in _WAYS if way in names)
        )
        if text is not None and at is not None and seen is not None and ways:
            return _Columns(text, at, seen, ways, _first(names, _ID)), begin
    width = len(table.rows[0][1])
    if len(table.rows) > 1 and _id_of_x(table.rows[1][1][0]) is not None:
        if width == _NEW_X:
            return _Columns(2, 1, 4, (6,), 0), 1
        if width >= _OLD_X:
            return _Columns(2, 3, 4, (5,), 0), 1
    raise FileRefused(
        f"“{table.name}” doesn’t say how posts did.",
        "No columns were found with the words of posts, their dates, and how many saw and answered them.",
        _WANTED,
    )


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _row(cells: Sequence[str], columns: _Columns) -> Row | None:
    padded = [*cells, *[""] * (1 + max(columns.text, columns.at, columns.seen, *columns.answered))]
    text = padded[columns.text].strip()
    at = _id_of_x(padded[columns.number]) if columns.number is not None else None
    at = at or _moment(padded[columns.at])
    seen = _number(padded[columns.seen])
    if not text or text.startswith("@") or at is None or seen is None or seen <= 0:
        return None
    answered = sum(_number(padded[number]) or 0 for number in columns.answered)
    return Row(text, at, seen, min(seen, answered))


def _id_of_x(cell: str) -> datetime | None:
    """When a post of X went out, by its id; None for other numbers."""
    if not cell.isascii() or not cell.isdigit() or not 15 <= len(cell) <= 20:
        return None
    at = _EPOCH_OF_X + timedelta(milliseconds=int(cell) >> 22)
    return at if date(2011, 1, 1) <= at.date() < date(2100, 1, 1) else None


def _moment(cell: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(cell.strip(), form)
        except ValueError:
            continue
    return None


def _number(cell: str) -> int | None:
    """ "1,203.0" is 1203."""
    plain = cell.strip().replace(",", "").replace("\u00a0", "").removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() else None
