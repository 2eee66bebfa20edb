# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""An owner at the program's window: what is done there by mouse and keys, and what the project holds after it."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeVar

from end2end.desktop import Box, Desktop, wait_for
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, project
from secondhelping.operations.project import Project
from secondhelping_ui.theme import token_sets

Found = TypeVar("Found")
TITLE = "My business — Second Helping"
NO_PROJECT = "Second Helping"
COLOURS = token_sets()["light"]
# The window has its usual size at the screen's corner, as there is nothing that would place it elsewhere.
WINDOW = Box(0, 0, 1440, 900)
TRAY_FILTERS, TRAY_CARDS = Box(1188, 96, 252, 48), Box(1188, 144, 252, 650)
# Above the toast.
GRID = Box(224, 40, 964, 740)
# Longer than a card takes to make room for the next one, in seconds.
_STILL = 0.4


class Owner:
    """Has one project, the program's first one, and looks into a copy of its file."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self.path = desktop.home / "Documents" / "Second Helping" / "My business.helping"
        self._copy = folder / "copy.helping"

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start the program as installed."""
        program = Path(sys.executable).with_name("second-helping")
        command = [str(program)] if program.exists() else [sys.executable, "-m", "secondhelping_ui.start"]
        return self.desktop.start(*command, "--light", *arguments)

    def quit(self, program: "subprocess.Popen[str]") -> None:
        """Ctrl+Q: the program ends by itself, with status 0, and had nothing to complain of."""
        self.desktop.keys("ctrl+q")
        said, _ = program.communicate(timeout=15)
        assert (program.returncode, said) == (0, "")
        assert [path.name for path in self.desktop.home.rglob("*.log")] == []

    # The project

    def now(self, ask: Callable[[Project], Found]) -> Found:
        """Ask the project's file as it is at this moment, while the program has it open."""
        self._copy.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(self._copy)) as copy,
        ):
            live.backup(copy)
        with project.open_(self._copy) as opened:
            return ask(opened)

    def wait(self, what: str, ask: Callable[[Project], Found], seconds: float = 30) -> Found:
        """Wait until the answer of the project is something."""
        return wait_for(what, lambda: self.now(ask), seconds)

    def posts(self) -> list[Occurrence]:
        """The posts on the calendar, by time."""
        return [entry for entry in self.now(look.calendar) if entry.post_id is not None]

    def days(self) -> dict[int, date]:
        """Each post's day."""
        return {int(entry.post_id): entry.day for entry in self.posts() if entry.post_id is not None}

    # The screen

    def colours(self, token: str, width: int, height: int, within: Box = WINDOW) -> list[Box]:
        return self.desktop.boxes(COLOURS[token], width, height, within)

    def see(self, token: str, width: int, height: int, within: Box = WINDOW) -> Box:
        """Wait for an area of a colour, of at least this size, that stays where it is; the first of them."""
        seen: list[tuple[float, list[Box]]] = []

        def still() -> list[Box]:
            now, found = time.monotonic(), self.colours(token, width, height, within)
            if not seen or seen[0][1] != found:
                seen[:] = [(now, found)]
            return found if now - seen[0][0] > _STILL else []

        return wait_for(f"{token} of {width} x {height}", still)[0]

    def primary(self, within: Box = WINDOW) -> Box:
        """Wait for the one filled button that is on show."""
        return self.see("accent", 80, 28, within)

    def changed(self, within: Box) -> Callable[[], bool]:
        """Asks whether this part of the screen shows something else than now."""
        before = self.desktop.pixels(within).tobytes()
        return lambda: self.desktop.pixels(within).tobytes() != before

    def drop_files(self, paths: Sequence[Path]) -> None:
        """Drag files from another program's window, and let go of them where the window asks for that."""
        self.desktop.drop_files(paths, WINDOW.centre, lambda: not self.colours("accent", 80, 28))
