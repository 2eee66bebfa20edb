# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What disks and crashes do to a project file: told in words wherever it is come upon, and nothing half made stays."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import ProjectRefused
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import export_plan, look, project, review
from secondhelping.operations.project import Project
from secondhelping.store import database

# Makes a project where no file may grow beyond so many bytes: every write beyond is refused, as by a full disk.
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from secondhelping.cli import main
sys.exit(main(["new", sys.argv[2], "--zone", "UTC"]))
"""


def spoil(path: Path, table: str) -> None:
    """Overwrites the first page of a table or an index, as a bad disk does."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xaa" * size)


READS: list[tuple[str, Callable[[Project], object]]] = [
    ("snippet", look.snippets),
    ("document", look.documents),
    ("served", look.calendar),
    ("post_by_time", export_plan.check),
    ("setting", look.zone),
    ("passage", lambda made: look.passages(made, look.documents(made)[0].id)),
]


@pytest.mark.parametrize(("table", "read"), READS, ids=[table for table, _ in READS])
def test_damage_in_the_middle_is_told_when_it_is_come_upon(
    tmp_path: Path, table: str, read: Callable[[Project], object]
) -> None:
    with making.with_snippets(tmp_path) as made:
        path = made.path
    spoil(path, table)
    with project.open_(path, making.clock()) as made, pytest.raises(ProjectRefused, match="is damaged"):
        read(made)


def test_damage_met_while_rows_are_handed_over_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 60, 0) as made:
        path = made.path
        (last,) = made.store.read().execute("SELECT max(id) FROM snippet").fetchone()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE snippet SET text = CAST(x'fffe41' AS TEXT) WHERE id = ?", (last,))
    connection.commit()
    connection.close()
    with project.open_(path, making.clock()) as made:
        for ask in (look.snippets, lambda made: look.snippet(made, last)):
            with pytest.raises(ProjectRefused, match="is damaged"):
                ask(made)


def test_damage_met_while_writing_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, keep=False) as made:
        path = made.path
        ids = [snippet.id for snippet in look.snippets(made, Verdict.WAITING)]
    spoil(path, "snippet")
    with project.open_(path, making.clock()) as made:
        for _ in range(2):  # the first failure leaves nothing behind that would hinder the second
            with pytest.raises(ProjectRefused, match="is damaged"):
                review.keep(made, ids)


def test_a_newer_version_in_the_write_ahead_log_is_refused(tmp_path: Path) -> None:
    """A newer program that dies before its log is folded in leaves the old number in the file's header."""
    database.create(tmp_path / "shop.helping").close()
    connection = sqlite3.connect(tmp_path / "shop.helping")
    connection.execute(f"PRAGMA user_version = {database.newest_version() + 1}")
    (tmp_path / "dead").mkdir()
    for name in ("shop.helping", "shop.helping-wal"):
        shutil.copy(tmp_path / name, tmp_path / "dead")
    connection.close()
    with pytest.raises(ProjectRefused, match="made by a newer Second Helping"):
        database.open_(tmp_path / "dead" / "shop.helping")


@pytest.mark.skipif(os.name != "posix", reason="only Unix can limit the size of files")
@pytest.mark.parametrize("kilobytes", [0, 8, 60, 130, 200])
def test_a_project_that_finds_no_room_is_not_left_half_made(tmp_path: Path, kilobytes: int) -> None:
    path = tmp_path / "shop.helping"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    arguments = [sys.executable, "-c", FULL, str(kilobytes << 10), str(path)]
    made = subprocess.run(arguments, env=environment, check=False, timeout=60, capture_output=True, text=True)
    assert "Traceback" not in made.stderr
    if made.returncode == 0:
        with project.open_(path) as opened:
            assert len(look.accounts(opened)) == 2
    else:
        assert made.stderr.strip().endswith(".")
        assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / ("x" * 300), tmp_path / ("x" * 300) / "shop.helping"):
        with pytest.raises(ProjectRefused):
            database.create(path)
        with pytest.raises(ProjectRefused):
            database.open_(path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_is_no_place_for_a_project(tmp_path: Path) -> None:
    link = tmp_path / "shop.helping"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ProjectRefused, match="already there"):
        database.create(link)
    assert not (tmp_path / "elsewhere").exists()
