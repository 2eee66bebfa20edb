# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts and their weekly slots as rows."""

import sqlite3
from collections.abc import Iterable
from datetime import time

from secondhelping.domain.ids import AccountId, SlotId
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Slot
from secondhelping.store import rows


def add(connection: sqlite3.Connection, network: Network, name: str, limit: int | None = None) -> AccountId:
    values = {"network": network.value, "name": name, "limit": limit}
    return AccountId(rows.insert(connection, "account", values))


def change(connection: sqlite3.Connection, account: Account) -> None:
    rows.update(connection, "account", [account.id], {"name": account.name, "limit": account.limit})


def remove(connection: sqlite3.Connection, account_id: AccountId) -> None:
    rows.delete(connection, "account", [account_id])


def all_(connection: sqlite3.Connection) -> list[Account]:
    """Every account, in the order they were added."""
    found = connection.execute("SELECT * FROM account ORDER BY id")
    return [
        Account(AccountId(row["id"]), Network(row["network"]), row["name"], row["limit"]) for row in found
    ]


def slots(connection: sqlite3.Connection) -> list[Slot]:
    """Every slot, through the week."""
    found = connection.execute("SELECT * FROM slot ORDER BY weekday, at, account_id")
    return [
        Slot(SlotId(row["id"]), AccountId(row["account_id"]), row["weekday"], time.fromisoformat(row["at"]))
        for row in found
    ]


def set_slots(
    connection: sqlite3.Connection, account_id: AccountId, wanted: Iterable[tuple[int, time]]
) -> None:
    """Gives an account exactly these weekly slots; those it has already stay as they are."""
    pairs = {(weekday, at.strftime("%H:%M")) for weekday, at in wanted}
    found = connection.execute(
        "SELECT id, weekday, at FROM slot WHERE account_id = ?", (account_id,)
    ).fetchall()
    present = {(row["weekday"], row["at"]): row["id"] for row in found}
    rows.delete(connection, "slot", [row_id for pair, row_id in present.items() if pair not in pairs])
    for weekday, at in sorted(pairs - present.keys()):
        rows.insert(connection, "slot", {"account_id": account_id, "weekday": weekday, "at": at})
