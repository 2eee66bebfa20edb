# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How posts did, as rows."""

import sqlite3
from collections.abc import Iterable

from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.result import PostResult
from secondhelping.store import rows


def put(connection: sqlite3.Connection, results: Iterable[PostResult]) -> None:
    """Keeps results; those of a post that had some already take their place."""
    known = {
        (row["account_id"], row["at"], row["text"]): row["id"]
        for row in connection.execute("SELECT id, account_id, at, text FROM result")
    }
    for one in results:
        values = {
            "account_id": one.account_id,
            "snippet_id": one.snippet_id,
            "text": one.text,
            "kind": one.kind.value,
            "at": one.at.strftime(rows.WALL),
            "seen": one.seen,
            "answered": one.answered,
        }
        number = known.get((one.account_id, values["at"], one.text))
        if number is None:
            rows.insert(connection, "result", values)
        else:
            rows.update(connection, "result", [number], {"seen": one.seen, "answered": one.answered})


def all_(connection: sqlite3.Connection) -> list[PostResult]:
    """Every result, by time."""
    return [
        PostResult(
            AccountId(row["account_id"]),
            row["text"],
            Kind(row["kind"]),
            rows.wall(row["at"]),
            row["seen"],
            row["answered"],
            None if row["snippet_id"] is None else SnippetId(row["snippet_id"]),
        )
        for row in connection.execute("SELECT * FROM result ORDER BY at, id")
    ]
