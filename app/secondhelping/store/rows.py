# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Small helpers between Python values and columns."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

WALL = "%Y-%m-%dT%H:%M"


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int:
    """Adds a row and gives its id."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", dict(values))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def update(connection: sqlite3.Connection, table: str, ids: Iterable[int], values: Mapping[str, Any]) -> None:
    """Sets columns of the rows with these ids; rows that have the values already are left alone."""
    sets = ", ".join(f'"{name}" = :{name}' for name in values)
    differs = " OR ".join(f'"{name}" IS NOT :{name}' for name in values)
    for row_id in ids:
        connection.execute(
            f"UPDATE {table} SET {sets} WHERE id = :row AND ({differs})", {**values, "row": row_id}
        )


def delete(connection: sqlite3.Connection, table: str, ids: Iterable[int]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in ids])


def packed(values: Sequence[Any] | Mapping[str, Any]) -> str:
    """A list or mapping as a column."""
    return json.dumps(values, ensure_ascii=False)


def packed_names(names: Iterable[str]) -> str:
    """Names of files as a column, in ASCII: they may hold bytes that are no text, which SQLite would refuse."""
    return json.dumps(list(names))


def strings(column: str) -> tuple[str, ...]:
    """A packed list of strings. Most are empty, and a long list of snippets has thousands of them."""
    return () if column == "[]" else tuple(json.loads(column))


def wall(column: str) -> datetime:
    """A wall-clock time."""
    return datetime.fromisoformat(column)  # a long plan has tens of thousands of them


def rounded(number: float) -> float:
    """Six digits: what JSON gives back exactly, so that undo restores a row to the bit."""
    return round(float(number), 6)
