# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a locked file, where the command was told to: never as an argument, which others can see."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from secondhelping.domain.errors import FileLocked

Answer = TypeVar("Answer")


class Passwords:
    """Where passwords come from: asked for on a terminal, each file's own; else the first line of standard input,
    which is tried on every locked file."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        self._line: str | None = None

    def opened(self, path: Path, read: Callable[[str | None], Answer]) -> Answer:
        """What `read(password)` makes of the file; it is called with None first.

        Raises:
            FileLocked: there is no password for the file, or another one is wanted.
        """
        try:
            return read(None)
        except FileLocked as error:
            if not self._wanted:
                hint = "If you have the password, do this again with --ask-password."
                raise FileLocked(error.what, error.why, f"{error.todo} {hint}") from error
            password = self._given(path)
            if not password:
                raise
        return read(password)

    def _given(self, path: Path) -> str:
        if sys.stdin is not None and sys.stdin.isatty():
            return _asked(path)
        if self._line is None:
            self._line = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
        return self._line


def _asked(path: Path) -> str:
    try:
        return getpass.getpass(f"Password for “{path.name}”: ")
    except EOFError:
        return ""
