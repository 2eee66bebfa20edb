# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts and talk times as rows."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from secondhelping.domain.ids import AccountId, PostId, SeriesId, SnippetId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Post, TalkTime, Thread
from secondhelping.store import rows


def add(
    connection: sqlite3.Connection,
    *,
    snippet_id: SnippetId | None,
    text: str,
    kind: Kind,
    at: datetime,
    accounts: Iterable[AccountId],
    pinned: bool,
    thread: Thread = Thread.NONE,
) -> PostId:
    """Places a post at a wall-clock time."""
    values = {
        "snippet_id": snippet_id,
        "text": text,
        "kind": kind.value,
        "at": at.strftime(rows.WALL),
        "accounts": rows.packed(sorted(accounts)),
        "pinned": int(pinned),
        "thread": thread.value,
    }
    return PostId(rows.insert(connection, "post", values))


def change(
    connection: sqlite3.Connection,
    post_id: PostId,
    *,
    text: str | None = None,
    kind: Kind | None = None,
    at: datetime | None = None,
    accounts: Iterable[AccountId] | None = None,
    pinned: bool | None = None,
    thread: Thread | None = None,
) -> None:
    """Sets what is given, leaves the rest."""
    values: Mapping[str, Any] = {
        "text": text,
        "kind": kind.value if kind else None,
        "at": at.strftime(rows.WALL) if at else None,
        "accounts": rows.packed(sorted(accounts)) if accounts is not None else None,
        "pinned": int(pinned) if pinned is not None else None,
        "thread": thread.value if thread is not None else None,
    }
    given = {name: value for name, value in values.items() if value is not None}
    if given:
        rows.update(connection, "post", [post_id], given)


def remove(connection: sqlite3.Connection, ids: Iterable[PostId]) -> None:
    rows.delete(connection, "post", ids)


def all_(connection: sqlite3.Connection) -> list[Post]:
    """Every post by time, those that went out included."""
    return [_post(row) for row in connection.execute("SELECT * FROM post ORDER BY at, id")]


def between(
    connection: sqlite3.Connection, start: date, end: date, besides: Iterable[PostId] = ()
) -> list[Post]:
    """The posts of the days from `start` to before `end`, and those `besides`, by time."""
    found = connection.execute(
        "SELECT * FROM post WHERE (at >= ? AND at < ?) OR id IN (SELECT value FROM json_each(?)) ORDER BY at, id",
        (start.isoformat(), end.isoformat(), rows.packed(list(besides))),
    )
    return [_post(row) for row in found]


def of_snippets(connection: sqlite3.Connection, ids: Iterable[SnippetId]) -> list[Post]:
    """The posts made of these snippets, by time, those that went out included."""
    found = [
        _post(row)
        for snippet_id in ids
        for row in connection.execute("SELECT * FROM post WHERE snippet_id = ?", (snippet_id,))
    ]
    return sorted(found, key=lambda post: (post.at, post.id))


def get(connection: sqlite3.Connection, post_id: PostId) -> Post | None:
    row = connection.execute("SELECT * FROM post WHERE id = ?", (post_id,)).fetchone()
    return _post(row) if row else None


def add_talk_time(connection: sqlite3.Connection, at: datetime, minutes: int) -> TalkTimeId:
    return TalkTimeId(
        rows.insert(connection, "talk_time", {"at": at.strftime(rows.WALL), "minutes": minutes})
    )


def move_talk_time(connection: sqlite3.Connection, talk_time_id: TalkTimeId, at: datetime) -> None:
    rows.update(connection, "talk_time", [talk_time_id], {"at": at.strftime(rows.WALL)})


def remove_talk_times(connection: sqlite3.Connection, ids: Iterable[TalkTimeId]) -> None:
    rows.delete(connection, "talk_time", ids)


def talk_times(connection: sqlite3.Connection) -> list[TalkTime]:
    found = connection.execute("SELECT * FROM talk_time ORDER BY at, id")
    return [TalkTime(TalkTimeId(row["id"]), rows.wall(row["at"]), row["minutes"]) for row in found]


@lru_cache(maxsize=256)  # The same few sets of accounts stand in all of a long plan.
def _accounts(column: str) -> tuple[AccountId, ...]:
    return tuple(AccountId(number) for number in json.loads(column))


def _post(row: sqlite3.Row) -> Post:
    return Post(
        id=PostId(row["id"]),
        snippet_id=SnippetId(row["snippet_id"]) if row["snippet_id"] is not None else None,
        text=row["text"],
        kind=Kind(row["kind"]),
        at=rows.wall(row["at"]),
        accounts=_accounts(row["accounts"]),
        pinned=bool(row["pinned"]),
        thread=Thread(row["thread"]),
        series_id=SeriesId(row["series_id"]) if row["series_id"] is not None else None,
    )
