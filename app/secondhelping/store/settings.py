# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The project's own settings as rows: the business, the zone, the rest period; the mix rule is in rules.py."""

import sqlite3

from secondhelping.store import rows


def get(connection: sqlite3.Connection, key: str, default: str = "") -> str:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row["value"]) if row else default


def put(connection: sqlite3.Connection, key: str, value: str) -> None:
    row = connection.execute("SELECT id FROM setting WHERE key = ?", (key,)).fetchone()
    if row:
        rows.update(connection, "setting", [row["id"]], {"value": value})
    else:
        rows.insert(connection, "setting", {"key": key, "value": value})
