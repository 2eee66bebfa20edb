# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler holds already, as the owner read it in from its file: history, but one that can be taken back."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Served
from secondhelping.store import rows


def add(connection: sqlite3.Connection, posts: Iterable[Served], source: str) -> None:
    """Keeps posts that were read from the file of this name."""
    for post in posts:
        values = {
            "account_id": post.account_id,
            "text": post.text,
            "kind": post.kind.value,
            "at": post.at.strftime(rows.WALL),
            "instant": post.instant.isoformat(timespec="seconds"),
            "source": source,
        }
        rows.insert(connection, "scheduled", values)


def all_(connection: sqlite3.Connection) -> list[Served]:
    """Everything that was read in, by time."""
    found = connection.execute("SELECT * FROM scheduled ORDER BY instant, id")
    return [
        Served(
            post_id=None,
            account_id=AccountId(row["account_id"]),
            text=row["text"],
            kind=Kind(row["kind"]),
            at=rows.wall(row["at"]),
            instant=datetime.fromisoformat(row["instant"]),
        )
        for row in found
    ]


def has_any(connection: sqlite3.Connection, account_id: AccountId) -> bool:
    found = connection.execute("SELECT 1 FROM scheduled WHERE account_id = ? LIMIT 1", (account_id,))
    return found.fetchone() is not None
