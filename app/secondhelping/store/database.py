# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Opens the project file: one writer, readers of their own, migrations, and a lock against a second program."""

import errno
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import ProjectRefused
from secondhelping.store import journal, locking
from secondhelping.store.connection import connect, plain_errors

APPLICATION_ID = 0x53484C50  # "SHLP", at byte 68 of the file (sqlite.org/fileformat2.html)
_MAGIC = b"SQLite format 3\x00"
_MIGRATIONS = Path(__file__).parent / "migrations"

log = logging.getLogger(__name__)


class Store:
    """A project file that is open. Close it, or use it in a `with` statement.

    Reading goes through `read()`, writing through `write()`; both give a connection for the functions of
    the other files of this folder.
    """

    def __init__(self, path: Path, lock: locking.Lock, writer: sqlite3.Connection) -> None:
        self.path = path
        self._lock = lock
        self._writer = writer
        self._writing = threading.RLock()
        self._journal_installed = False
        self._readers: dict[threading.Thread, sqlite3.Connection] = {}
        self.copy_before: Path | None = None
        """The copy that was saved because this file was of an older version."""

    def read(self) -> sqlite3.Connection:
        """The reading connection of this thread. It sees what is committed, never half an action."""
        thread = threading.current_thread()
        connection = self._readers.get(thread)
        if connection is None:
            self._close_readers_of_ended_threads()
            connection = connect(self.path)
            connection.execute("PRAGMA query_only = ON")
            self._readers[thread] = connection
        return connection

    def _close_readers_of_ended_threads(self) -> None:
        for thread in [thread for thread in list(self._readers) if not thread.is_alive()]:
            reader = self._readers.pop(thread, None)  # another thread may be tidying up as well
            if reader is not None:
                reader.close()

    @contextmanager
    def write(
        self, label: str, at: str, goes_on: int | None = None, part_of: int | None = None
    ) -> Iterator["Writing"]:
        """One action: everything inside happens whole or not at all, and can be undone under `label`.

        `at` is the time of the action, ISO 8601. `goes_on` is the number of an action that this one belongs to: if
        nothing was done since, one undo takes both back. `part_of` is the number of one that this is a later part of:
        one undo takes both back also where something else was done since. After the block, `.changes` of what it gave
        tells what changed.

        Raises:
            KnownError: the disk is full, or the file cannot be written.
        """
        with self._transaction():
            writing = Writing(self._writer)
            writing.action = journal.begin(self._writer, label, at, goes_on, part_of)
            since = journal.written(self._writer) if writing.action == part_of else 0
            yield writing
            writing.changes = journal.end(self._writer, since)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps every other thread from writing until the block ends; this one may, as often as it needs to."""
        with self._writing:
            yield

    @contextmanager
    def write_for_good(self) -> Iterator[sqlite3.Connection]:
        """Like `write`, but outside the journal: for history, which no undo may touch."""
        with self._transaction():
            yield self._writer

    def has_unfinished(self) -> bool:
        """Whether an export was cut off (see unfinished.py, which a start without one need not import)."""
        return self.read().execute("SELECT 1 FROM unfinished_export").fetchone() is not None

    def undo(self) -> Changes:
        """Takes back the last action that is not yet undone; empty changes when there is none."""
        with self._transaction():
            return journal.undo(self._writer)

    def redo(self) -> Changes:
        """Does the action undone last again; empty changes when there is none."""
        with self._transaction():
            return journal.redo(self._writer)

    def close(self) -> None:
        """Ends all connections and frees the file. The write-ahead log is folded into the file."""
        for reader in list(self._readers.values()):
            reader.close()
        self._readers.clear()
        with suppress(sqlite3.Error):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._writer.close()
        self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._writing, plain_errors(self.path):
            if not self._journal_installed:
                # Before the first change, not when the project is opened: no start waits for it.
                journal.install(self._writer)
                self._journal_installed = True
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._writer.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        with suppress(sqlite3.OperationalError):  # SQLite rolls back by itself when the disk is full
            self._writer.execute("ROLLBACK")


class Writing:
    """What an action in progress works with."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.changes = Changes()
        self.action = 0


def create(path: Path) -> Store:
    """A new, empty project.

    Raises:
        ProjectRefused: something is there already, or the folder cannot be written to.
    """
    if not os.path.isdir(path.parent):  # noqa: PTH112 -- Path.is_dir raises where a name is too long
        raise ProjectRefused(
            f"The folder “{path.parent}” isn't there.",
            "A project needs a folder to live in.",
            "Make it, or choose another.",
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise ProjectRefused(
            f"“{path.name}” is already there.",
            "A new project never takes the place of another file.",
            "Choose another name, or open the one that is there.",
        ) from None
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        return _open(path, new=True)
    except BaseException:
        remove(path)
        raise


def remove(path: Path) -> None:
    """Takes away a project that could not be made, with the files that SQLite and the lock put beside it."""
    for name in (path.name, *(path.name + suffix for suffix in ("-wal", "-shm", ".lock"))):
        with suppress(OSError):
            path.with_name(name).unlink()


def open_(path: Path) -> Store:
    """An existing project, brought up to the present version; before that, a copy of it is saved beside it.

    Raises:
        ProjectRefused: missing, not a project, made by a newer version, damaged, or open elsewhere; or of an
            older version, and the copy can't be saved.
    """
    _check_header(path)
    return _open(path, new=False)


def newest_version() -> int:
    """The number of the last migration: the `user_version` of a file of this program."""
    return max(_migrations())


def _open(path: Path, *, new: bool) -> Store:
    lock = _take_lock(path)
    writer: sqlite3.Connection | None = None
    copy: Path | None = None
    try:
        with plain_errors(path):
            writer = connect(path)
            writer.execute("PRAGMA journal_mode = WAL")
            if new:
                writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            version = _version(path, writer)
            if not new and version < newest_version():
                # Only here: hardly any start has need of it.
                from secondhelping.store import upgrade_copy

                copy = upgrade_copy.save(path, writer, version)
            _migrate(writer, version)
            # Into the file itself: its first bytes are what tells, next time, that it is ours and how new.
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            journal.close_last(writer)
    except BaseException:
        if writer is not None:
            writer.close()
        lock.release()
        raise
    store = Store(path, lock, writer)
    store.copy_before = copy
    return store


def _take_lock(path: Path) -> locking.Lock:
    try:
        # By the file itself: a link to it, in whatever folder, is the same project.
        real = path.resolve()
        return locking.Lock(real.with_name(real.name + ".lock"))
    except locking.Taken:
        raise ProjectRefused(
            f"“{path.name}” is open already.",
            "Two windows on one project would undo each other's work.",
            "Go on in the other window, or close it first.",
        ) from None
    except OSError as error:
        raise _cannot_write(path, error) from error


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise ProjectRefused(
            f"“{path.name}” isn't where it was.",
            "It may have been moved or renamed.",
            "Find it, or make a new project.",
        ) from None
    except OSError as error:
        raise ProjectRefused(
            f"“{path.name}” can't be opened.",
            f"The system says: {error.strerror}.",
            "Check that it is a file and that you may read it.",
        ) from error
    ours = header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if not ours:
        raise ProjectRefused(
            f"“{path.name}” isn't a Second Helping project.",
            "Its first bytes say that it is something else.",
            "Choose a project file, or add this one to a project as a document. Nothing in it was changed.",
        )
    _check_version(path, int.from_bytes(header[60:64], "big"))


def _check_version(path: Path, version: int) -> None:
    if version > newest_version():
        raise ProjectRefused(
            f"“{path.name}” was made by a newer Second Helping.",
            f"It is a project of version {version}, and this program knows versions up to {newest_version()}.",
            "Install the newer program on this computer. Nothing in the project was changed.",
        )


def _migrations() -> dict[int, Path]:
    return {int(script.name[:4]): script for script in _MIGRATIONS.glob("*.sql")}


def _version(path: Path, connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    # A newer program may have died before the number reached the header that was looked at first.
    _check_version(path, version)
    return int(version)


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for number, script in sorted(_migrations().items()):
        if number > version:
            log.debug("migration %d", number)
            connection.executescript(
                f"BEGIN;\n{script.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;"
            )


def _cannot_write(path: Path, error: OSError) -> ProjectRefused:
    if error.errno == errno.ENAMETOOLONG:
        return ProjectRefused(
            "The name of the project is too long.", "The disk takes no such name.", "Choose a shorter one."
        )
    return ProjectRefused(
        f"The folder “{path.parent}” can't be written to.",
        f"The system says: {error.strerror}.",
        "Choose another folder, or ask for the right to write there.",
    )
