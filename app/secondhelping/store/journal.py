# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Undo as one mechanism: triggers write down every row change, undo and redo replay it.

Each table of a noun has three triggers, made anew for each connection from the table's own columns, so a
migration that adds a column needs no thought for undo. A journal row keeps the row as it was before
(`before`, JSON; NULL where the row was new), of a row that changed only the columns that did: an action may be undone
after an earlier one went on, and leaves alone what that one changed. Undo puts that back and keeps what it replaced in
`after`, for redo. Nothing is recorded while undo or redo run.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.errors import KnownError

# Tables whose changes can be undone. `passage` belongs to its document; `served` is history and never undone.
_TABLES = (
    *("setting", "document", "passage", "snippet", "account", "slot"),
    *("series", "post", "talk_time", "scheduled", "result"),
)
_NOUNS = {noun.value: noun for noun in Noun}
KEPT_ACTIONS = 500


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of nouns, and what its columns are called."""

    name: str
    columns: tuple[str, ...]


def close_last(connection: sqlite3.Connection) -> None:
    """Closes what was being recorded when the program died."""
    connection.execute("UPDATE recording SET action_id = NULL")


def install(connection: sqlite3.Connection) -> None:
    """Makes the triggers on this connection."""
    for table in _TABLES:
        old, changed = _row_as_json(connection, table, "old"), _changed_as_json(connection, table)
        for event, row, before in (
            ("INSERT", "new", "NULL"),
            ("UPDATE", "new", changed),
            ("DELETE", "old", old),
        ):
            connection.execute(
                f"CREATE TEMP TRIGGER journal_{table}_{event.lower()} AFTER {event} ON main.{table} "
                "WHEN (SELECT action_id FROM main.recording) IS NOT NULL BEGIN "
                "INSERT INTO journal (action_id, noun, row_id, before) "
                f"VALUES ((SELECT action_id FROM main.recording), '{table}', {row}.id, {before}); END"
            )


def begin(
    connection: sqlite3.Connection,
    label: str,
    at: str,
    goes_on: int | None = None,
    part_of: int | None = None,
) -> int:
    """Starts to record an action, and tells its number.

    With `goes_on` the action of that number goes on, so that one undo takes all of it back, if it is the last one and
    was not undone meanwhile. With `part_of` it goes on whatever was done since, if it was not undone: what is done
    has to leave alone what the actions since did.
    """
    if part_of is not None and _stands(connection, part_of):
        connection.execute("UPDATE recording SET action_id = ?", (part_of,))
        return part_of
    if goes_on is not None and goes_on == last(connection):
        connection.execute("UPDATE recording SET action_id = ?", (goes_on,))
        return goes_on
    cursor = connection.execute("INSERT INTO action (label, at) VALUES (?, ?)", (label, at))
    connection.execute("UPDATE recording SET action_id = ?", (cursor.lastrowid,))
    return int(cursor.lastrowid or 0)


def last(connection: sqlite3.Connection) -> int | None:
    """The number of the last action, if nothing was undone after it."""
    row = connection.execute("SELECT id, undone FROM action ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None or row["undone"] else int(row["id"])


def written(connection: sqlite3.Connection) -> int:
    """The number of the last row of the journal."""
    (seq,) = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
    return int(seq)


def relabel(connection: sqlite3.Connection, action_id: int, label: str) -> None:
    """Says in other words what an action did, once it has done more."""
    connection.execute("UPDATE action SET label = ? WHERE id = ?", (label, action_id))


def _stands(connection: sqlite3.Connection, action_id: int) -> bool:
    return bool(
        connection.execute("SELECT 1 FROM action WHERE id = ? AND undone = 0", (action_id,)).fetchone()
    )


def end(connection: sqlite3.Connection, since: int = 0) -> Changes:
    """Ends the recording and tells what changed, after row `since` of the journal.

    After a change, what was undone before can't be redone any more. An action that changed nothing leaves no trace.
    """
    (action_id,) = connection.execute("SELECT action_id FROM recording").fetchone()
    connection.execute("UPDATE recording SET action_id = NULL")
    changes = _changes(connection, action_id, since)
    if changes:
        # What was undone has higher numbers than what stands; only an action that went on has a lower one.
        connection.execute("DELETE FROM action WHERE undone = 1 AND id < ?", (action_id,))
        connection.execute(
            "DELETE FROM action WHERE id <= (SELECT id FROM action ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (KEPT_ACTIONS,),
        )
    else:
        connection.execute(
            "DELETE FROM action WHERE id = ? AND NOT EXISTS (SELECT 1 FROM journal WHERE action_id = ?)",
            (action_id, action_id),
        )
    return changes


def undo(connection: sqlite3.Connection) -> Changes:
    """Puts back what the last action changed, newest change first.

    Raises:
        KnownError: an account would go whose history the mix rule counts.
    """
    found = connection.execute("SELECT max(id) FROM action WHERE undone = 0").fetchone()[0]
    if found is None:
        return Changes()
    _keep_accounts_with_history(connection, found, "before")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    changes = _changes(connection, found)
    _take_new_passages(connection, found)
    tables = _tables(connection)
    for entry in connection.execute(
        f"SELECT * FROM journal WHERE action_id = ? AND NOT {_NEW_PASSAGE} ORDER BY seq DESC", (found,)
    ).fetchall():
        now = _current(connection, tables[entry["noun"]], entry["row_id"], entry["before"])
        connection.execute("UPDATE journal SET after = ? WHERE seq = ?", (now, entry["seq"]))
        _put(connection, tables[entry["noun"]], entry["row_id"], entry["before"])
    _take_new_passages(connection, found)  # those that the action had taken away again
    connection.execute("UPDATE action SET undone = 1 WHERE id = ?", (found,))
    return changes


def redo(connection: sqlite3.Connection) -> Changes:
    """Does again what was undone last, oldest change first. Raises as `undo` does."""
    found = connection.execute("SELECT min(id) FROM action WHERE undone = 1").fetchone()[0]
    if found is None:
        return Changes()
    _keep_accounts_with_history(connection, found, "after")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    _put_new_passages(connection, found)
    tables = _tables(connection)
    for entry in connection.execute(
        f"SELECT * FROM journal WHERE action_id = ? AND NOT {_NEW_PASSAGE} ORDER BY seq", (found,)
    ).fetchall():
        _put(connection, tables[entry["noun"]], entry["row_id"], entry["after"])
    connection.execute("UPDATE action SET undone = 0 WHERE id = ?", (found,))
    return _changes(connection, found)


# The passages that an action brought: a long document has a hundred thousand of them, nothing else refers to them, and
# nothing changes them. So they go and come all at once.
_NEW_PASSAGE = "(noun = 'passage' AND before IS NULL)"


def _take_new_passages(connection: sqlite3.Connection, action_id: int) -> None:
    row = _row_as_json(connection, "passage", "passage")
    connection.execute(
        f"UPDATE journal SET after = (SELECT {row} FROM main.passage WHERE id = journal.row_id) "
        f"WHERE action_id = ? AND {_NEW_PASSAGE} AND EXISTS (SELECT 1 FROM main.passage WHERE id = journal.row_id)",
        (action_id,),
    )
    connection.execute(
        f"DELETE FROM main.passage WHERE id IN (SELECT row_id FROM journal WHERE action_id = ? AND {_NEW_PASSAGE})",
        (action_id,),
    )


def _put_new_passages(connection: sqlite3.Connection, action_id: int) -> None:
    names = _columns(connection, "passage")
    values = ", ".join(f"json_extract(after, '$.\"{name}\"')" for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"INSERT OR REPLACE INTO main.passage ({listed}) SELECT {values} FROM journal "
        f"WHERE action_id = ? AND {_NEW_PASSAGE} AND after IS NOT NULL",
        (action_id,),
    )


def labels(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """What undo would take back and what redo would do again, as the labels of their actions."""
    back = connection.execute("SELECT label FROM action WHERE undone = 0 ORDER BY id DESC LIMIT 1").fetchone()
    again = connection.execute("SELECT label FROM action WHERE undone = 1 ORDER BY id LIMIT 1").fetchone()
    return (back[0] if back else None, again[0] if again else None)


def _keep_accounts_with_history(connection: sqlite3.Connection, action_id: int, state: str) -> None:
    """Refuses to go to a state (`before` or `after`) without an account on which posts went out: made anew, the
    account would have no history, and the next export could break the mix rule."""
    found = connection.execute(
        f"SELECT a.label FROM journal j JOIN action a ON a.id = j.action_id WHERE j.action_id = ? "
        f"AND j.noun = 'account' AND j.{state} IS NULL "
        "AND EXISTS (SELECT 1 FROM main.account WHERE id = j.row_id) "
        "AND EXISTS (SELECT 1 FROM served WHERE account_id = j.row_id)",
        (action_id,),
    ).fetchone()
    if found:
        verb = "taken back" if state == "before" else "done again"
        raise KnownError(
            f"“{found['label']}” can't be {verb}.",
            "Posts went out on the account since, and the mix rule counts them.",
            "Take its weekly times away instead, and nothing new will be planned for it.",
        )


def _changes(connection: sqlite3.Connection, action_id: int, since: int = 0) -> Changes:
    ids: dict[Noun, set[int]] = defaultdict(set)
    rows = connection.execute(
        "SELECT DISTINCT noun, row_id FROM journal WHERE action_id = ? AND seq > ?", (action_id, since)
    )
    for noun, row_id in rows:
        if noun in _NOUNS:
            ids[_NOUNS[noun]].add(row_id)
    (label,) = connection.execute("SELECT label FROM action WHERE id = ?", (action_id,)).fetchone()
    return Changes(label, {noun: frozenset(found) for noun, found in ids.items()})


def _tables(connection: sqlite3.Connection) -> dict[str, _Table]:
    return {name: _Table(name, tuple(_columns(connection, name))) for name in _TABLES}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row["name"] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def _row_as_json(connection: sqlite3.Connection, table: str, prefix: str) -> str:
    return _as_json(_columns(connection, table), prefix)


def _as_json(columns: Iterable[str], prefix: str) -> str:
    pairs = ", ".join(f"'{name}', {prefix}.\"{name}\"" for name in columns)
    return f"json_object({pairs})"


def _changed_as_json(connection: sqlite3.Connection, table: str) -> str:
    """In a trigger, the columns that an update changes, as they were before it."""
    columns = " UNION ALL ".join(
        f'SELECT \'{name}\' AS name, old."{name}" AS value WHERE old."{name}" IS NOT new."{name}"'
        for name in _columns(connection, table)
    )
    return f"(SELECT json_group_object(name, value) FROM ({columns}))"


def _current(connection: sqlite3.Connection, table: _Table, row_id: int, before: str | None) -> str | None:
    """The row (JSON), of the columns that stand in `before`, or of all where that is None."""
    wanted = (
        table.columns if before is None else [name for name in json.loads(before) if name in table.columns]
    )
    row = connection.execute(
        f"SELECT {_as_json(wanted, table.name)} FROM main.{table.name} WHERE id = ?", (row_id,)
    ).fetchone()
    return row[0] if row else None


def _put(connection: sqlite3.Connection, table: _Table, row_id: int, row: str | None) -> None:
    """Makes the row be as `row` (JSON) says, or not be there. An update, where there is one: to replace it would
    delete what refers to it."""
    if row is None:
        connection.execute(f"DELETE FROM main.{table.name} WHERE id = ?", (row_id,))
        return
    values = {name: value for name, value in json.loads(row).items() if name in table.columns}
    if "id" not in values:  # what an update changed, and no whole row
        sets = ", ".join(f'"{name}" = :{name}' for name in values)
        if sets:
            connection.execute(
                f"UPDATE main.{table.name} SET {sets} WHERE id = :id", {**values, "id": row_id}
            )
        return
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in values if name != "id")
    connection.execute(
        f"INSERT INTO main.{table.name} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {sets}",
        values,
    )
