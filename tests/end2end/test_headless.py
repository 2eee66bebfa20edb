# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The whole way without a window: the command line as installed, from documents to a CSV that LibreOffice opens."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from office import MISSING, OFFICE, cells
from planning import broken
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, project
from secondhelping_resources import paths

Command = Callable[..., list[Any]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs one command with --json and a home folder of its own; its lines, after it ended with `status`."""
    program = Path(sys.executable).with_name("second-helping-cli")
    start = [str(program)] if program.exists() else [sys.executable, "-m", "secondhelping.cli"]
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    environment = {**kept, "HOME": str(home), "USERPROFILE": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(*words: object, status: int = 0) -> list[Any]:
        done = subprocess.run(
            [*start, *map(str, words), "--json"],
            capture_output=True,
            env=environment,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (status, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def next_monday() -> date:
    """The real program looks at the real clock, and nothing may be planned for the past."""
    today = date.today()
    return today + timedelta(days=7 - today.weekday())


def laid_out(command: Command, tmp_path: Path) -> Path:
    """A project with the samples, their best lines on the calendar of four weeks."""
    path = tmp_path / "harbour.helping"
    command("new", path, "--business", "Harbour Lane", "--zone", "Europe/London")
    samples = paths.sample_documents()
    added = command("add", path, *samples)
    assert [line["document"] for line in added] == list(map(str, samples))
    assert all(line["snippets"] for line in added)
    command("keep", path, "--best", 40)
    command("plan", path, "--start", next_monday().isoformat(), "--weeks", 4, "--seed", 1)
    return path


@pytest.mark.skipif(OFFICE is None, reason=MISSING)
def test_from_documents_to_a_csv_that_libreoffice_opens(command: Command, tmp_path: Path) -> None:
    path = laid_out(command, tmp_path)
    (report,) = command("check", path)
    assert report["passed"]
    out = tmp_path / "for the scheduler"
    (export,) = command("export", path, "--scheduler", "generic", "--out", out)
    (file,) = map(Path, export["files"])
    with file.open(encoding="utf-8", newline="") as written:
        rows = [tuple(row) for row in csv.reader(written, strict=True)]
    assert len(rows) - 1 == export["rows"] > export["posts"] > 0
    assert cells([file], tmp_path) == [rows]
    table = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    with project.open_(path) as opened:
        texts = {snippet.text for snippet in look.snippets(opened)}
        rule = look.rule(opened)
        assert len(look.exports(opened)) == 1
    assert all(any(row["Text"].startswith(text) for text in texts) for row in table)
    for network in {row["Network"] for row in table}:
        line = [(Kind(row["Kind"]), False) for row in table if row["Network"] == network]
        assert not broken(line, rule)
    # It is history now: there is nothing left to save.
    (refused,) = command("export", path, "--scheduler", "generic", "--out", out, status=1)
    assert refused["error"].keys() == {"what", "why", "todo"}


def test_a_plan_that_breaks_the_rule_is_not_written(command: Command, tmp_path: Path) -> None:
    path = laid_out(command, tmp_path)
    command("rule", path, "--set", "5-3-2", "--reason", "A quieter season")
    (report,) = command("check", path, status=1)
    assert not report["passed"]
    out = tmp_path / "for the scheduler"
    (refused,) = command("export", path, "--scheduler", "buffer", "--out", out, status=1)
    assert not refused["passed"]
    assert not out.exists()
