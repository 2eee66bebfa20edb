# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What was learned of the owner, and vectors of texts, as rows. Both can be worked out anew at any time."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from secondhelping.domain.ids import SnippetId
from secondhelping.store import rows


def put(connection: sqlite3.Connection, snippet_id: SnippetId, liking: float, because: Sequence[str]) -> None:
    """Stores how far a snippet's score moves, in log odds, and why."""
    connection.execute(
        "INSERT OR REPLACE INTO learned (snippet_id, liking, because) VALUES (?, ?, ?)",
        (snippet_id, rows.rounded(liking), rows.packed(list(because))),
    )


def clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM learned")


def vectors(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, str]:
    """The packed vectors that are known, by key."""
    wanted = set(keys)
    found = connection.execute("SELECT key, value FROM vector")
    return {row["key"]: str(row["value"]) for row in found if row["key"] in wanted}


def put_vectors(connection: sqlite3.Connection, packed: Mapping[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO vector (key, value) VALUES (?, ?)", packed.items())
