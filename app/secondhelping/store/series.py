# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Series of posts as rows, and which posts belong to them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from secondhelping.domain.ids import AccountId, PostId, SeriesId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Series
from secondhelping.store import rows


def add(connection: sqlite3.Connection, series: Series) -> SeriesId:
    """Adds a series; its id is given by the store."""
    return SeriesId(rows.insert(connection, "series", _row(series)))


def change(connection: sqlite3.Connection, series: Series) -> None:
    rows.update(connection, "series", [series.id], _row(series))


def remove(connection: sqlite3.Connection, series_id: SeriesId) -> None:
    rows.delete(connection, "series", [series_id])


def all_(connection: sqlite3.Connection) -> list[Series]:
    """Every series, in the order they were made."""
    return [_series(row) for row in connection.execute("SELECT * FROM series ORDER BY id")]


def get(connection: sqlite3.Connection, series_id: SeriesId) -> Series | None:
    row = connection.execute("SELECT * FROM series WHERE id = ?", (series_id,)).fetchone()
    return _series(row) if row else None


def join(connection: sqlite3.Connection, post_id: PostId, series_id: SeriesId, occurrence: date) -> None:
    """Makes a post the one of a series for a day."""
    rows.update(connection, "post", [post_id], {"series_id": series_id, "occurrence": occurrence.isoformat()})


def of_post(connection: sqlite3.Connection, post_id: PostId) -> tuple[SeriesId, date] | None:
    """The series a post belongs to, and the day it stands for; None for a post by itself."""
    row = connection.execute("SELECT series_id, occurrence FROM post WHERE id = ?", (post_id,)).fetchone()
    if row is None or row["series_id"] is None:
        return None
    return SeriesId(row["series_id"]), date.fromisoformat(row["occurrence"])


def posts_of(connection: sqlite3.Connection, series_id: SeriesId) -> dict[PostId, date]:
    """The posts of a series, with the day each stands for, by day."""
    found = connection.execute(
        "SELECT id, occurrence FROM post WHERE series_id = ? ORDER BY occurrence, id", (series_id,)
    )
    return {PostId(row["id"]): date.fromisoformat(row["occurrence"]) for row in found}


def snippet_of(connection: sqlite3.Connection, series_id: SeriesId) -> SnippetId | None:
    """The snippet that the posts of a series are made of; None where their words are the owner's own."""
    row = connection.execute(
        "SELECT snippet_id FROM post WHERE series_id = ? AND snippet_id IS NOT NULL ORDER BY occurrence LIMIT 1",
        (series_id,),
    ).fetchone()
    return SnippetId(row[0]) if row else None


def leave_out(connection: sqlite3.Connection, ids: Iterable[PostId]) -> None:
    """Remembers of those of these posts that belong to a series that they are left out: they do not come back."""
    for post_id in ids:
        found = of_post(connection, post_id)
        series = get(connection, found[0]) if found else None
        if found and series is not None:
            change(connection, replace(series, skipped=series.skipped | {found[1]}))


def _row(series: Series) -> Mapping[str, Any]:
    return {
        "rule": series.rule,
        "first": series.first.strftime(rows.WALL),
        "texts": rows.packed(series.texts),
        "kind": series.kind.value,
        "accounts": rows.packed(sorted(series.accounts)),
        "skipped": rows.packed(_days(series.skipped)),
        "until": series.until.isoformat(),
    }


def _days(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def _series(row: sqlite3.Row) -> Series:
    return Series(
        SeriesId(row["id"]),
        row["rule"],
        datetime.strptime(row["first"], rows.WALL),
        rows.strings(row["texts"]),
        Kind(row["kind"]),
        tuple(AccountId(number) for number in json.loads(row["accounts"])),
        frozenset(date.fromisoformat(day) for day in json.loads(row["skipped"])),
        date.fromisoformat(row["until"]),
    )
