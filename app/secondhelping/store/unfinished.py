# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Exports on their way. Written down before the first file has its name, made history when all of them have.

Whatever stands here when a project is opened was cut off in between, by a power cut perhaps. Files may be out
already, so it is finished then: a file that nobody remembers would let a later export break the mix rule.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from secondhelping.domain.plan import Outgoing
from secondhelping.store import history, rows


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An export that was begun. `moves` says which finished file lies where, and where it belongs."""

    id: int
    moves: tuple[tuple[Path, Path], ...]


def begin(
    connection: sqlite3.Connection,
    posts: Iterable[Outgoing],
    moves: Sequence[tuple[Path, Path]],
    *,
    at: datetime,
    scheduler: str,
    rule: str,
    fingerprint: str,
) -> int:
    """Writes down what is about to go out, and gives its number."""
    values = {
        "at": at.isoformat(timespec="seconds"),
        "scheduler": scheduler,
        "rule": rule,
        "fingerprint": fingerprint,
        "moves": rows.packed_names(str(path) for move in moves for path in move),
        "served": rows.packed([history.served_row(post) for post in posts]),
    }
    return rows.insert(connection, "unfinished_export", values)


def finish(connection: sqlite3.Connection, number: int) -> None:
    """Makes it history: the export, its files and the posts in them."""
    row = connection.execute("SELECT * FROM unfinished_export WHERE id = ?", (number,)).fetchone()
    files = [str(place) for _, place in _unfinished(row).moves]
    history.add_export(
        connection,
        json.loads(row["served"]),
        at=row["at"],
        scheduler=row["scheduler"],
        rule=row["rule"],
        fingerprint=row["fingerprint"],
        files=files,
    )
    forget(connection, number)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Nothing of it went out, and nothing will."""
    rows.delete(connection, "unfinished_export", [number])


def all_(connection: sqlite3.Connection) -> list[Unfinished]:
    """Every export that was begun and not ended, the first one first."""
    return [_unfinished(row) for row in connection.execute("SELECT * FROM unfinished_export ORDER BY id")]


def _unfinished(row: sqlite3.Row) -> Unfinished:
    names = iter(json.loads(row["moves"]))
    return Unfinished(
        row["id"], tuple((Path(aside), Path(place)) for aside, place in zip(names, names, strict=True))
    )
