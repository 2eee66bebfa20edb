# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project of an older version is saved beside itself before it is brought up to date, or nothing is done to it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import making
from migrations.saving import load, saved_projects
from secondhelping.domain.errors import ProjectRefused
from secondhelping.operations import project
from secondhelping.store import database

OLD = saved_projects()[:-1]  # the last is of today: nothing has to be done to it

# Opens a project where no file may grow beyond so many bytes: every write beyond is refused, as by a full disk.
FULL = """
import resource, sys
from pathlib import Path
from secondhelping.domain.errors import ProjectRefused
from secondhelping.operations import project
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
try:
    project.open_(Path(sys.argv[2])).close()
except ProjectRefused as error:
    print(error)
"""


@pytest.fixture(params=OLD, ids=[script.stem for script in OLD])
def script(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def old(script: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    load(script, folder / "shop.helping")
    return folder / "shop.helping"


def copy_of(old: Path, script: Path, more: str = "") -> Path:
    number = script.stem.removeprefix("version-")
    return old.with_name(f"shop (version {number}){more}.helping")


def rows(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [*connection.iterdump(), str(connection.execute("PRAGMA user_version").fetchone())]
    connection.close()
    return found


def names(old: Path) -> set[str]:
    """What lies in the project's folder, apart from what SQLite and the lock may leave."""
    return {path.name for path in old.parent.iterdir() if not path.name.endswith((".lock", "-wal", "-shm"))}


def test_the_copy_is_the_project_as_it_was(old: Path, script: Path) -> None:
    before = rows(old)
    with project.open_(old, making.clock()) as made:
        assert made.copy_before == copy_of(old, script)
    assert names(old) == {old.name, copy_of(old, script).name}
    assert rows(copy_of(old, script)) == before
    assert rows(old) != before


def test_a_project_of_today_is_not_copied(old: Path, script: Path) -> None:
    project.open_(old).close()
    with project.open_(old) as made:
        assert made.copy_before is None
    assert names(old) == {old.name, copy_of(old, script).name}


def test_what_only_the_write_ahead_log_holds_is_in_the_copy(old: Path, script: Path) -> None:
    writer = sqlite3.connect(old, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("INSERT INTO setting (key, value) VALUES ('late', 'in the log')")
    assert old.with_name(old.name + "-wal").stat().st_size > 0
    project.open_(old).close()
    writer.close()
    copied = sqlite3.connect(copy_of(old, script))
    assert copied.execute("SELECT value FROM setting WHERE key = 'late'").fetchone() == ("in the log",)
    copied.close()


def test_the_copy_opens_as_a_project(old: Path, script: Path) -> None:
    project.open_(old).close()
    with project.open_(copy_of(old, script), making.clock()) as made:
        assert made.zone == making.ZONE


def test_another_file_of_that_name_keeps_its_place(old: Path, script: Path) -> None:
    copy_of(old, script).write_text("my shopping list")
    before = rows(old)
    project.open_(old).close()
    assert copy_of(old, script).read_text() == "my shopping list"
    assert rows(copy_of(old, script, " 2")) == before


def test_an_upgrade_that_fails_is_tried_again_without_a_second_copy(
    old: Path, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    with monkeypatch.context() as broken:
        broken.setattr(database, "_migrate", lambda *_: 1 / 0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                project.open_(old)
    assert rows(old) == before
    project.open_(old).close()
    assert names(old) == {old.name, copy_of(old, script).name}


def test_what_a_program_that_died_left_is_cleared_away(old: Path, script: Path) -> None:
    aside = copy_of(old, script).with_name(copy_of(old, script).name + ".part")
    aside.write_bytes(b"half a copy")
    project.open_(old).close()
    assert names(old) == {old.name, copy_of(old, script).name}


def test_a_folder_that_takes_no_new_file_is_told(
    old: Path, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    real = os.open

    def refuse(path: Path, flags: int, *rest: int) -> int:
        # Root may write anywhere, so the system's answer is given here instead of by a read-only folder.
        if str(path).endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest)

    with monkeypatch.context() as closed:
        closed.setattr(os, "open", refuse)
        with pytest.raises(ProjectRefused, match=r"can't be written to.*Nothing in the project was changed"):
            project.open_(old)
    assert rows(old) == before
    assert names(old) == {old.name}
    project.open_(old).close()


@pytest.mark.skipif(os.name != "posix", reason="only Unix can limit the size of files")
@pytest.mark.parametrize("kilobytes", [40, 80])
def test_a_full_disk_is_told_and_nothing_is_lost(old: Path, script: Path, kilobytes: int) -> None:
    before = rows(old)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    arguments = [sys.executable, "-c", FULL, str(kilobytes << 10), str(old)]
    tried = subprocess.run(
        arguments, env=environment, check=False, timeout=60, capture_output=True, text=True
    )
    assert tried.stderr == ""
    assert "no copy of it could be saved" in tried.stdout
    assert rows(old) == before
    assert names(old) == {old.name}


def test_a_name_that_leaves_no_room_is_told(script: Path, tmp_path: Path) -> None:
    old = tmp_path / f"{'x' * 235}.helping"
    load(script, old)
    before = rows(old)
    with pytest.raises(ProjectRefused, match="shorter name"):
        project.open_(old)
    assert rows(old) == before
