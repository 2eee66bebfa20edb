# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saves a copy of a project beside it before it is brought up to the present version.

The copy of `shop.helping` is `shop (version 3).helping`, the number being the version it is of: it can be opened
like any project. It is written aside, put on the disk for certain, and only then given its name. No file that is
there is ever replaced: another one of that name makes it `shop (version 3) 2.helping`.
"""

import errno
import filecmp
import itertools
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from secondhelping.domain.errors import ProjectRefused

_ASIDE = ".part"


def save(path: Path, project: sqlite3.Connection, version: int) -> Path:
    """The copy of a project of this version, with all that is committed in it. One that is there already, byte
    for byte, is taken for it: an upgrade that failed makes no second one.

    Raises:
        ProjectRefused: it can't be saved. Nothing is left of it, and nothing in the project was changed.
    """
    real = path.resolve()  # a link's own folder may lie on another disk
    wanted = real.with_name(f"{real.stem} (version {version}){real.suffix}")
    aside = wanted.with_name(wanted.name + _ASIDE)
    try:
        _write(project, aside)
        return _put_in_place(aside, wanted)
    except sqlite3.OperationalError as error:
        raise _refused(path, wanted, str(error)) from error
    except OSError as error:
        raise _refused(path, wanted, error.strerror or str(error), error.errno) from error
    finally:
        # Gone already where all went well; what can't be taken away must not hide why the copy failed.
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _write(project: sqlite3.Connection, aside: Path) -> None:
    # Whatever lies there was left by a program that died: the project's lock keeps out a second one.
    aside.unlink(missing_ok=True)
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    with closing(sqlite3.connect(aside)) as copy:
        project.backup(copy)
    for suffix in ("-wal", "-shm", "-journal"):
        aside.with_name(aside.name + suffix).unlink(missing_ok=True)
    with aside.open("r+b") as file:
        os.fsync(file.fileno())


def _put_in_place(aside: Path, wanted: Path) -> Path:
    for number in itertools.count(1):
        name = wanted.name if number == 1 else f"{wanted.stem} {number}{wanted.suffix}"
        place = wanted.with_name(name)
        if not os.path.lexists(place):
            # Nobody else writes here: the project's lock is held.
            aside.rename(place)
            _settle(place.parent)
            return place
        if place.is_file() and filecmp.cmp(aside, place, shallow=False):
            return place
    raise AssertionError("counting never ends")


def _settle(folder: Path) -> None:
    """Puts the new name on the disk as well, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, wanted: Path, said: str, number: int | None = None) -> ProjectRefused:
    what = f"“{path.name}” wasn't opened: no copy of it could be saved first."
    if number == errno.ENOSPC or "full" in said:
        return ProjectRefused(
            what,
            "A project of an older version is copied before it is brought up to date, and the disk is full.",
            "Free some space and open it again. Nothing in the project was changed.",
        )
    if number == errno.ENAMETOOLONG:
        return ProjectRefused(
            what,
            f"The disk doesn't take a name as long as “{wanted.name}”.",
            "Give the project a shorter name and open it again. Nothing in it was changed.",
        )
    return ProjectRefused(
        what,
        f"The folder “{wanted.parent}” can't be written to. The system says: {said}.",
        "Allow writing there, or move the project to another folder, and open it again. "
        "Nothing in the project was changed.",
    )
