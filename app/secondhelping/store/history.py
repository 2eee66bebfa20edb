# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What went out: exports and the posts in them. Rows are added and read, never changed."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from secondhelping.domain.ids import AccountId, ExportId, PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import ExportRecord, Outgoing, Served, Thread
from secondhelping.store import rows


def add_export(
    connection: sqlite3.Connection,
    posts: Sequence[Mapping[str, object]],
    *,
    at: str,
    scheduler: str,
    rule: str,
    fingerprint: str,
    files: Sequence[str],
) -> None:
    """Remembers an export and makes its posts (as `served_row` gives them) history. `at` is ISO 8601."""
    values = {
        "at": at,
        "scheduler": scheduler,
        "rule": rule,
        "fingerprint": fingerprint,
        "files": rows.packed_names(files),
        "posts": len(posts),
    }
    export_id = rows.insert(connection, "export", values)
    for post in posts:
        rows.insert(connection, "served", {"export_id": export_id, **post})


def served(connection: sqlite3.Connection) -> list[Served]:
    """Everything that went out, by time. Of a post that was written again, on its account, only the last counts."""
    last = {
        (row["account_id"], -row["id"] if row["post_id"] is None else row["post_id"]): row
        for row in connection.execute("SELECT * FROM served ORDER BY id")
    }
    return [_served(row) for row in sorted(last.values(), key=lambda row: (row["instant"], row["id"]))]


def of_snippet(connection: sqlite3.Connection, snippet_id: SnippetId) -> list[Served]:
    """What went out of a snippet. Of a post that was written again, on its account, only the last counts."""
    found = connection.execute("SELECT * FROM served WHERE snippet_id = ? ORDER BY id", (snippet_id,))
    last = {
        (row["account_id"], -row["id"] if row["post_id"] is None else row["post_id"]): row for row in found
    }
    return [_served(row) for row in last.values()]


def of_snippets(connection: sqlite3.Connection, ids: Iterable[SnippetId]) -> list[Served]:
    """What went out of these snippets, by time. Counts as `of_snippet` does."""
    found = [entry for snippet_id in ids for entry in of_snippet(connection, snippet_id)]
    return sorted(found, key=lambda entry: entry.instant)


def of_posts(connection: sqlite3.Connection, ids: Collection[PostId]) -> list[Served]:
    """What was written of these posts: of each, on its account, the last."""
    found = connection.execute(
        "SELECT * FROM served WHERE post_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (rows.packed(list(ids)),),
    )
    last = {(row["account_id"], row["post_id"]): row for row in found}
    return [_served(row) for row in last.values()]


def between(connection: sqlite3.Connection, start: date, end: date) -> list[Served]:
    """Everything in any file for the days from `start` to before `end`, also what was written again since."""
    found = connection.execute(
        "SELECT * FROM served WHERE at >= ? AND at < ? ORDER BY id", (start.isoformat(), end.isoformat())
    )
    return [_served(row) for row in found]


def all_served(connection: sqlite3.Connection) -> list[Served]:
    """Everything that stands in any file, also what was written again since."""
    return [_served(row) for row in connection.execute("SELECT * FROM served ORDER BY id")]


def exports(connection: sqlite3.Connection) -> list[ExportRecord]:
    """Every export, the latest first."""
    found = connection.execute("SELECT * FROM export ORDER BY id DESC")
    return [
        ExportRecord(
            id=ExportId(row["id"]),
            at=datetime.fromisoformat(row["at"]),
            scheduler=row["scheduler"],
            rule=row["rule"],
            files=rows.strings(row["files"]),
            posts=row["posts"],
        )
        for row in found
    ]


def is_served(connection: sqlite3.Connection, post_id: PostId) -> bool:
    return connection.execute("SELECT 1 FROM served WHERE post_id = ?", (post_id,)).fetchone() is not None


def has_history(connection: sqlite3.Connection, account_id: AccountId) -> bool:
    found = connection.execute("SELECT 1 FROM served WHERE account_id = ? LIMIT 1", (account_id,))
    return found.fetchone() is not None


def served_row(post: Outgoing) -> dict[str, object]:
    """A post as a row of history."""
    return {
        "post_id": post.post_id,
        "snippet_id": post.snippet_id,
        "account_id": post.account_id,
        "text": post.text,
        "kind": post.kind.value,
        "at": post.at.strftime(rows.WALL),
        "instant": post.instant.isoformat(timespec="seconds"),
        "thread": post.thread.value,
    }


def _served(row: sqlite3.Row) -> Served:
    return Served(
        post_id=PostId(row["post_id"]) if row["post_id"] is not None else None,
        account_id=AccountId(row["account_id"]),
        text=row["text"],
        kind=Kind(row["kind"]),
        at=rows.wall(row["at"]),
        instant=datetime.fromisoformat(row["instant"]),
        export_id=ExportId(row["export_id"]) if row["export_id"] is not None else None,
        snippet_id=SnippetId(row["snippet_id"]) if row["snippet_id"] is not None else None,
        thread=Thread(row["thread"]),
    )
