# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""SQL and SQLite are known to the store alone."""

import re

import pytest

from architecture.sources import CORE, ROOT, SCREEN, imported, literals, shown, sources

# In capitals, as the store writes it: sentences use the same words. That nobody else imports sqlite3 is
# what makes this sure.
SQL = re.compile(
    r"\b(SELECT\s.*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER)|BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED)|SAVEPOINT\s+\w+)\b",
    re.DOTALL,
)
STORE = CORE / "store"
OTHERS = [path for path in sources(CORE, SCREEN, ROOT / "resources") if not path.is_relative_to(STORE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT id FROM snippet", True),
        ("INSERT OR REPLACE INTO setting VALUES (?)", True),
        ("PRAGMA user_version = 3", True),
        ("Select what to keep, then delete it from the list.", False),
        ("DELETE FROM post", True),
        ("Update the program, then set the clock.", False),
    ],
)
def test_sql_is_told_from_sentences(text: str, expected: bool) -> None:
    assert bool(SQL.search(text)) is expected


def test_sql_is_written_in_the_store() -> None:
    assert any(SQL.search(literal.text) for path in sources(STORE) for literal in literals(path))


def test_no_sql_outside_the_store() -> None:
    found = [literal.where for path in OTHERS for literal in literals(path) if SQL.search(literal.text)]
    assert found == []


def test_nobody_else_imports_sqlite() -> None:
    found = [
        f"{shown(path)}:{line}: {name}"
        for path in OTHERS
        for line, name in imported(path)
        if name.partition(".")[0] in ("sqlite3", "apsw")
    ]
    assert found == []
