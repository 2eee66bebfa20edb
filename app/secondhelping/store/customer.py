# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card as a setting, and how near snippets are to it as rows. The latter can be worked out anew."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from secondhelping.domain.customer import CustomerCard, Fit
from secondhelping.domain.ids import SnippetId
from secondhelping.store import rows, settings

_KEY = "customer"


def card(connection: sqlite3.Connection) -> CustomerCard:
    """The card as the owner wrote it; an empty one where they never did."""
    value = settings.get(connection, _KEY)
    if not value:
        return CustomerCard()
    found: dict[str, Any] = json.loads(value)
    return CustomerCard(found["who"], found["worries"], tuple(found["words"]))


def put_card(connection: sqlite3.Connection, wanted: CustomerCard) -> None:
    value = {"who": wanted.who, "worries": wanted.worries, "words": list(wanted.words)}
    settings.put(connection, _KEY, rows.packed(value))


def fits(connection: sqlite3.Connection) -> dict[SnippetId, Fit]:
    """How near each snippet is to the card, as far as it is known."""
    found = connection.execute("SELECT snippet_id, fit, near FROM fit")
    return {SnippetId(row["snippet_id"]): Fit(row["fit"], row["near"]) for row in found}


def put_fits(connection: sqlite3.Connection, found: Mapping[SnippetId, Fit]) -> None:
    """Stores these, and forgets all others."""
    connection.execute("DELETE FROM fit")
    connection.executemany(
        "INSERT INTO fit (snippet_id, fit, near) VALUES (?, ?, ?)",
        [(number, rows.rounded(fit.much), fit.near) for number, fit in found.items()],
    )
