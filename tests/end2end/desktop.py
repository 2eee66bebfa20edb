# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A screen of its own for a test: Xvfb, the program on it, and an owner's hands and eyes (xdotool, the pixels)."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from scipy import ndimage

from end2end import dragging

XVFB = shutil.which("Xvfb")
XDOTOOL = shutil.which("xdotool")
# Where the window of `dragging` stands: outside the program's window.
_CORNER = (1500, 920)
_HEADER = 25
_SECONDS = 30.0

Found = TypeVar("Found")
Point = tuple[int, int]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def centre(self) -> Point:
        return self.left + self.width // 2, self.top + self.height // 2


SCREEN = Box(0, 0, 1600, 1000)


def wait_for(
    what: str,
    look: Callable[[], Found],
    seconds: float = _SECONDS,
    between: Callable[[], object] | None = None,
) -> Found:
    """Look again and again until there is something, with `between` done after each look that found nothing.

    Raises AssertionError when the time is over.
    """
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain: {what}"
        if between is not None:
            between()
        time.sleep(0.03)


class Desktop:
    """An X server without a window manager, with a home folder of its own for the programs on it."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self._frames = folder / "frames"
        self._frames.mkdir()
        told, tells = os.pipe()
        screen = f"{SCREEN.width}x{SCREEN.height}x24"
        self._server = subprocess.Popen(
            [
                *(str(XVFB), "-displayfd", str(tells), "-screen", "0", screen),
                # Without -noreset it begins anew, deaf for a moment, whenever its last client leaves.
                *("-fbdir", str(self._frames), "-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=[tells],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(tells)
        with os.fdopen(told) as pipe:
            # Comes when the server is ready; empty when it ended instead.
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        self.environment = self._make_environment(f":{number}")
        self._programs: list[subprocess.Popen[str]] = []

    def _make_environment(self, display: str) -> dict[str, str]:
        kept = {
            name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if name in os.environ
        }
        inside = {
            "XDG_CONFIG_HOME": ".config",
            "XDG_DATA_HOME": ".local/share",
            "XDG_CACHE_HOME": ".cache",
            "XDG_RUNTIME_DIR": ".run",
        }
        for name in inside.values():
            (self.home / name).mkdir(parents=True, mode=0o700)
        return {
            **kept,
            **{name: str(self.home / folder) for name, folder in inside.items()},
            "HOME": str(self.home),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Start a program on this screen; it is ended with the desktop at the latest."""
        program = subprocess.Popen(
            command,
            env=self.environment,
            cwd=self.home,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._programs.append(program)
        return program

    def close(self) -> None:
        """End everything; what the programs said is printed, for the report of a test that failed."""
        for program in self._programs:
            status = program.poll()
            program.kill()
            if program.stdout is not None and not program.stdout.closed:
                print(f"{program.args}: status {status}\n{program.communicate()[0]}")
        for log in self.home.rglob("*.log"):
            print(log.read_text("utf-8"))
        # Not killed: it takes its lock and its socket along.
        self._server.terminate()
        self._server.wait()

    # Hands

    def _xdotool(self, *words: object) -> str:
        done = subprocess.run(
            [str(XDOTOOL), *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout.strip()

    def keys(self, *names: str) -> None:
        """Press keys one after the other, such as "k" or "ctrl+Return"."""
        self._xdotool("key", "--delay", 25, *names)

    def write(self, text: str) -> None:
        self._xdotool("type", "--delay", 15, text)

    def point_at(self, at: Point) -> None:
        self._xdotool("mousemove", *at)

    def click(self, at: Point) -> None:
        self._xdotool("mousemove", *at, "click", 1)

    def drag(self, start: Point, end: Point, arrived: Callable[[], bool]) -> None:
        """Press at one place, move to another until the screen shows that it has arrived there, let go."""
        self._xdotool("mousemove", *start, "mousedown", 1)
        for step in range(1, 6):
            self._xdotool("mousemove", *(start[n] + (end[n] - start[n]) * step // 6 for n in (0, 1)))

        def stir() -> None:
            self._xdotool("mousemove", end[0] + 2, end[1] + 1, "mousemove", *end)

        stir()
        try:
            wait_for(f"a drag that arrives at {end}", arrived, 10, stir)
        finally:
            self._xdotool("mouseup", 1)

    def drop_files(self, paths: Sequence[Path], end: Point, arrived: Callable[[], bool]) -> None:
        """Drag files from another program's window and let go of them at a place."""
        own = str(Path(dragging.__file__))
        # Not ended here: the words of a drag are asked of its program after the mouse was let go.
        self.start(sys.executable, own, *map(str, _CORNER), *map(str, paths))
        self.window(dragging.TITLE)
        middle = (_CORNER[0] + dragging.SIDE // 2, _CORNER[1] + dragging.SIDE // 2)
        self.drag(middle, end, arrived)

    # Eyes

    def window(self, title: str) -> str:
        """Wait for a visible window of exactly this title and give it the keyboard; its number."""
        pattern = f"^{title}$"
        found = wait_for(
            f"a window “{title}”", lambda: self._xdotool("search", "--onlyvisible", "--name", pattern).split()
        )
        self._xdotool("windowfocus", found[0])
        wait_for(
            f"the keyboard in “{title}”",
            lambda: self._xdotool("getwindowfocus") == found[0],
            between=lambda: self._xdotool("windowfocus", found[0]),
        )
        return found[0]

    def pixels(self, within: Box = SCREEN) -> Pixels:
        """What the screen shows now, in whole or in part: rows of red, green and blue."""
        raw = np.fromfile(self._frames / "Xvfb_screen0", np.uint8)
        header = raw[: _HEADER * 4].view(">u4")
        width, height, line = int(header[4]), int(header[5]), int(header[12])
        start = int(header[0]) + int(header[19]) * 12
        rows = raw[start : start + height * line].reshape(height, line)[:, : width * 4]
        all_ = rows.reshape(height, width, 4)[:, :, 2::-1]
        return all_[within.top : within.top + within.height, within.left : within.left + within.width]

    def boxes(self, colour: str, width: int, height: int, within: Box = SCREEN) -> list[Box]:
        """Areas of exactly this colour ("#rrggbb") of at least this size, from top left to bottom right."""
        wanted = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)], np.uint8)
        labels, _count = ndimage.label((self.pixels(within) == wanted).all(axis=2))
        found = [
            Box(within.left + x.start, within.top + y.start, x.stop - x.start, y.stop - y.start)
            for y, x in ndimage.find_objects(labels)
            if x.stop - x.start >= width and y.stop - y.start >= height
        ]
        return sorted(found, key=lambda box: (box.top, box.left))

    def keep_picture(self, path: Path) -> None:
        """Write what the screen shows into a PNG file."""
        pixels = np.ascontiguousarray(self.pixels())
        height, width, _ = pixels.shape
        QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).save(str(path))
