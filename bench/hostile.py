# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads every hostile file there is through the worker: how many are read, refused or stopped, how long the slowest
takes, and how much memory the worker used at most."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from secondhelping.documents import rescue
from secondhelping.documents.sandbox import READING, Worker
from secondhelping.domain.errors import FileRefused, ReadingStopped

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", Path(__file__).parents[2] / "shared"))
_TARGET = "secondhelping.documents.worker:read_all"
_SHOWN = 60
# Expected to be refused, and read all the same: a count of blanks that the reader never follows does no harm.
_HARMLESS = ("made-space-bomb.odt",)


@dataclass(frozen=True, slots=True)
class _Case:
    """A file, and what its maker expects: "ok", "refuse", "bounded" or several of them."""

    path: Path
    expected: str


@dataclass(frozen=True, slots=True)
class _Result:
    case: _Case
    outcome: str
    seconds: float
    peak: int
    sentence: str = ""


def main() -> int:
    """Returns 1 where a file broke the program, or a file that is in order was refused."""
    if not (SHARED / "corpus/hostile").is_dir():
        print("Hostile files: skipped, the shared folder with them is not here.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        maker = SHARED / "tools/make_hostile.py"
        subprocess.run(
            [sys.executable, "-W", "ignore", str(maker), folder], check=True, stdout=subprocess.DEVNULL
        )
        collected = _cases(SHARED / "corpus/hostile", "manifest.csv")
        made = _cases(Path(folder), "made.csv")
        bad = [*_table("collected", collected), *_table("made", made)]
    for result in bad:
        print(f"  NOT AS IT SHOULD BE: {_name(result.case.path)}: {result.outcome} {result.sentence}")
    return 1 if bad else 0


def _cases(folder: Path, manifest: str) -> list[_Case]:
    with (folder / manifest).open(encoding="utf-8", newline="") as file:
        expected = {row["file"]: row["expected"] for row in csv.DictReader(file)}
    paths = sorted(path for path in folder.iterdir() if path.name not in (manifest, "README.md"))
    return [_Case(path, expected.get(path.name, "ok or refuse")) for path in paths]


def _table(title: str, cases: list[_Case]) -> list[_Result]:
    """Prints one set of files, and returns those that are not as they should be."""
    results = list(_read_each(cases))
    print(f"Hostile files, {title}: {len(results)}")
    for outcome in ("read", "refused", "stopped", "a bug"):
        print(f"  {outcome:<58} {sum(result.outcome == outcome for result in results):8}")
    slowest = sorted(results, key=lambda result: -result.seconds)[:5]
    for result in slowest:
        print(f"  {_name(result.case.path):<58} {result.seconds:8.1f} s, {result.outcome}")
    peak = max(results, key=lambda result: result.peak)
    print(f"  {'most memory used by the worker':<58} {peak.peak / (1 << 20):8.0f} MiB  (reach: below 1024)")
    print(f"  reached at {_name(peak.case.path)}")
    return [result for result in results if _is_bad(result)]


def _read_each(cases: list[_Case]) -> Iterator[_Result]:
    with Worker(READING) as worker:
        worker.warm(_TARGET)
        for case in cases:
            yield _read(worker, case)


def _read(worker: Worker, case: _Case) -> _Result:
    started, outcome, sentence = time.monotonic(), "read", ""
    peak = 0

    def watch(step: object) -> None:
        nonlocal peak
        peak = max(peak, _peak_of(worker))

    try:
        rescue.run(worker, _TARGET, {"path": str(case.path)}, watch)
    except FileRefused as refusal:
        outcome = "stopped" if isinstance(refusal, ReadingStopped) else "refused"
        sentence = str(refusal)
    except RuntimeError as error:
        outcome, sentence = "a bug", str(error)
    return _Result(case, outcome, time.monotonic() - started, max(peak, _peak_of(worker)), sentence)


def _peak_of(worker: Worker) -> int:
    """The most memory that the worker's process has had so far, in bytes; 0 where the system doesn't tell, or the
    process is gone."""
    try:
        status = Path(f"/proc/{worker.process_id}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) << 10 if found else 0


def _is_bad(result: _Result) -> bool:
    if result.outcome == "a bug" or result.seconds > READING.total:
        return True
    if result.case.expected == "ok":
        return result.outcome != "read"
    wrongly = result.case.expected == "refuse" and result.outcome == "read"
    return wrongly and result.case.path.name not in _HARMLESS


def _name(path: Path) -> str:
    name = "".join(letter if letter.isprintable() else "?" for letter in path.name)
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"


if __name__ == "__main__":
    sys.exit(main())
