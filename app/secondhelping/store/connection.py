# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A connection to a project file, set up as the store needs it, that says in plain words what goes wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, Self

from secondhelping.domain.errors import KnownError, ProjectRefused
from secondhelping.domain.overriding import override


def connect(path: Path) -> sqlite3.Connection:
    """Opens the file; where it is damaged, whatever reads it raises ProjectRefused."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=10, factory=_Connection
    )
    connection.path = path
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # a power cut loses at most the action in flight
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


class _Connection(sqlite3.Connection):
    """Hands out the cursors below. (The `execute` it inherits makes cursors of its own kind.)"""

    path = Path()

    @override
    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(*arguments)


class _Cursor(sqlite3.Cursor):
    """Rows are read when they are asked for, so each way of asking may come upon damage."""

    @override
    def execute(self, *arguments: Any) -> Self:
        try:
            return super().execute(*arguments)
        except sqlite3.DatabaseError as error:
            self._tell(error)

    @override
    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.DatabaseError as error:
            self._tell(error)

    @override
    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.DatabaseError as error:
            self._tell(error)

    @override
    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            self._tell(error)

    def _tell(self, error: sqlite3.DatabaseError) -> NoReturn:
        # SQLite's words for damage are errors of the general class, and one of the particular ones.
        if type(error) is sqlite3.DatabaseError or "Could not decode" in str(error):
            assert isinstance(self.connection, _Connection)
            raise damaged(self.connection.path) from error
        raise error


def damaged(path: Path) -> ProjectRefused:
    """What is said of a file that is a project and can't be read."""
    return ProjectRefused(
        f"“{path.name}” is damaged.",
        "The file stops making sense partway through.",
        "Open a backup of it. The damaged file is left as it is.",
    )


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Tells the owner in words what SQLite says in its own; what only a bug can cause stays as it is."""
    try:
        yield
    except sqlite3.OperationalError as error:
        known = _explained(path, str(error))
        if known is None:
            raise
        raise known from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
            raise
        raise damaged(path) from error


def _explained(path: Path, message: str) -> KnownError | None:
    if "full" in message:
        return KnownError(
            "That couldn't be saved.",
            "The disk is full.",
            "Free some space and do it again. Nothing is lost.",
        )
    if "readonly" in message or "unable to open" in message:
        return KnownError(
            f"“{path.name}” can't be written to.",
            "The file or its folder is read-only.",
            "Allow writing there, or keep the project in another folder. Nothing is lost.",
        )
    if "locked" in message or "disk I/O" in message:
        return KnownError(
            f"“{path.name}” can't be reached right now.",
            "The disk or another program holds it.",
            "Try again in a moment. Nothing is lost.",
        )
    return None
