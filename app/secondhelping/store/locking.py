# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A lock that only one process at a time can hold, and that the system takes back when the process dies."""

import os
import sys
from pathlib import Path


class Taken(Exception):
    """Someone else holds the lock."""


class Lock:
    """A lock on a file of its own. The file stays when the lock is given back: to delete it would let two
    holders each lock a file of the same name.

    Raises:
        Taken: it is held already, by another process or by this one.
        OSError: the file cannot be made, or its disk knows no locks.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        self._held = True
        try:
            _lock(self._file)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Gives the lock back; a second time does nothing. The system ends it with the handle of the file."""
        if self._held:
            self._held = False
            os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        # The C library's LK_NBLCK answers EACCES where the byte is locked
        # (https://learn.microsoft.com/cpp/c-runtime-library/reference/locking).
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise Taken from error

else:
    import fcntl

    def _lock(file: int) -> None:
        # flock, not lockf: a lock of lockf is lost when any handle of the file is closed (flock(2), fcntl(2)).
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Taken from error
