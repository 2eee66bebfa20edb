# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has the words of a page's picture read by Tesseract, where the computer has that program.

The worker may start no program, so this runs on the caller's side. The picture goes in and the words come out
through pipes: no file is written, no shell is asked, and nothing of a document becomes an argument. The program is
watched as the worker is: it is killed when it takes too long, says too much, or is not wanted any more.
"""

import contextlib
import locale
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhelping.documents import refusals
from secondhelping.documents.sandbox import BEAT
from secondhelping.domain.progress import Progress, Step

_LONGEST = 120.0
_LONGEST_LIST = 10.0
# The table of a page of 5,000 words has 0.4 MB.
_MOST_OUTPUT = 16 << 20
_PIECE = 1 << 16
_POLITENESS = 5
_NO_PAGE = b""
# Where installers put it that do not name the place to programs started from a desktop.
_ELSEWHERE = {
    "darwin": (Path(os.sep, "opt", "homebrew", "bin"), Path(os.sep, "usr", "local", "bin")),
    "win32": (Path(os.environ.get("PROGRAMFILES", ""), "Tesseract-OCR"),),
}
_KEPT_VARIABLES = (
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TESSDATA_PREFIX",
    "TMP",
    "TMPDIR",
    "USERPROFILE",
)


def _pairs(names: str) -> dict[str, str]:
    return {pair[:2]: pair[3:] for pair in names.split()}


# The names Tesseract has for languages (ISO 639-2), by those that documents and computers have (ISO 639-1).
_NAMES: Mapping[str, str] = _pairs(
    """
    af=afr bg=bul ca=cat cs=ces cy=cym da=dan de=deu el=ell en=eng es=spa et=est eu=eus fi=fin fr=fra ga=gle gl=glg
    hr=hrv hu=hun id=ind is=isl it=ita lt=lit lv=lav mt=mlt nb=nor nl=nld no=nor pl=pol pt=por ro=ron ru=rus sk=slk
    sl=slv sq=sqi sr=srp sv=swe tr=tur uk=ukr vi=vie
    """
)
# The columns of its tables, of which the first tells what a row is about, and the last has the word.
_COLUMNS = 12
_WORD = "5"
_FIRST_CHOICE = "en"


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, and the languages it has here by its own names."""

    program: str
    languages: frozenset[str]
    longest: float = _LONGEST

    def knows(self, language: str) -> bool:
        """Whether it has a language, given as in "de"."""
        return _NAMES.get(language, "") in self.languages

    def best_of(self, wanted: Sequence[str]) -> str:
        """The first of these languages (as in "de") that it has; else English, else "" for whichever it has."""
        return next((language for language in (*wanted, _FIRST_CHOICE) if self.knows(language)), "")

    def words(self, picture: bytes, language: str, progress: Progress, step: Step) -> str:
        """The words in a picture (PNG) as a table: see `recognized`. Empty where it finds none, or fails.

        `progress` is told `step` again and again, and may raise to stop the program.

        Raises:
            ReadingStopped: it took too long, or said too much.
        """
        command = [self.program, "stdin", "stdout", "-l", self._own_name(language), *self._paging(), "tsv"]
        with _Running(command, picture) as running:
            table = running.output(self.longest, lambda: progress(step))
        return table.decode("utf-8", "replace")

    def _own_name(self, language: str) -> str:
        own = _NAMES.get(language, "")
        if own in self.languages:
            return own
        return min(self.languages - {"osd", "equ"}, default="eng")

    def _paging(self) -> list[str]:
        """Pages that lie on their side are turned, where it has what that takes."""
        return ["--psm", "1"] if "osd" in self.languages else ["--psm", "3"]


def path() -> str:
    """Where the program is; "" where the computer has none."""
    found = shutil.which("tesseract")
    elsewhere = os.pathsep.join(map(str, _ELSEWHERE.get(sys.platform, ())))
    return found or (shutil.which("tesseract", path=elsewhere) if elsewhere else None) or ""


def found() -> Tesseract | None:
    """The program with its languages; None where there is none, or it has no language."""
    program = path()
    if not program:
        return None
    try:
        answer = subprocess.run(
            [program, "--list-langs"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_LIST,
            check=False,
            env=_environment(),
            creationflags=_flags(),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # Old versions list them on the error's pipe. The first line is a heading.
    lines = (answer.stdout or answer.stderr).decode("utf-8", "replace").splitlines()
    languages = frozenset(line.strip() for line in lines[1:] if line.strip().isidentifier())
    return Tesseract(program, languages) if languages - {"osd", "equ"} else None


def words_of(table: str) -> str:
    """The words in one of its tables, in its order."""
    rows = (row.split("\t") for row in table.splitlines())
    return " ".join(row[-1] for row in rows if len(row) == _COLUMNS and row[0] == _WORD)


def owner_language() -> str:
    """The language that the computer speaks, as in "de"; "" where it doesn't say."""
    name = (locale.getlocale()[0] or os.environ.get("LANG", "")).lower()
    return name[:2] if name[2:3] in ("_", "-") else ""


class _Running:
    """The program at work: its input is written and its output read by threads, so that neither can stand still."""

    def __init__(self, command: Sequence[str], given: bytes) -> None:
        self._given = given
        self._taken = bytearray()
        self._flooded = False
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=_flags(),
        )
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _POLITENESS)
        self._threads = [
            threading.Thread(target=task, name=f"tesseract {task.__name__}", daemon=True)
            for task in (self._give, self._take)
        ]
        for thread in self._threads:
            thread.start()

    def output(self, longest: float, beat: Callable[[], None]) -> bytes:
        deadline = time.monotonic() + longest
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                status = self._process.wait(BEAT)
                break
            beat()
            if time.monotonic() > deadline:
                raise refusals.takes_too_long()
            if self._flooded:
                raise refusals.says_too_much()
        for thread in self._threads:
            thread.join()
        if self._flooded:
            raise refusals.says_too_much()
        return bytes(self._taken) if not status else _NO_PAGE

    def _give(self) -> None:
        assert self._process.stdin is not None
        # It may end without having listened to all of it.
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pipe.write(self._given)

    def _take(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe:
            while chunk := pipe.read(_PIECE):
                self._taken += chunk
                if len(self._taken) > _MOST_OUTPUT:
                    self._flooded = True
                    return

    def __enter__(self) -> "_Running":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()


def _environment() -> dict[str, str]:
    """Hardly anything, and one thread: with several it takes twice the work and is no sooner done."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def _flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0
