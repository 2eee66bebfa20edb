# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project of every version there was opens with everything in it, and becomes one of today's to the letter."""

import json
import sqlite3
from pathlib import Path

import pytest

import making
from migrations.saving import PROJECTS, load, saved_projects, seen
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, look, place, project, undo
from secondhelping.store import database

SAVED = saved_projects()


@pytest.fixture(params=SAVED, ids=[script.stem for script in SAVED])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param.stem}.helping"
    load(request.param, path)
    return path


def shape(path: Path) -> list[tuple[str, ...]]:
    """Every table, index and trigger, with its words apart from white space."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return sorted((type_, name, " ".join(sql.split())) for type_, name, sql in found)


def test_a_project_of_each_version_is_kept() -> None:
    assert [script.stem for script in SAVED] == [
        f"version-{n}" for n in range(1, database.newest_version() + 1)
    ]


def test_everything_is_there(old: Path) -> None:
    known = json.loads((PROJECTS / f"{old.stem}.json").read_text("utf-8"))
    with project.open_(old, making.clock()) as made:
        assert seen(made) == known
    with project.open_(
        old, making.clock()
    ) as made:  # and once more, when nothing has to be brought up to date
        assert seen(made) == known


def test_the_file_becomes_one_of_today(old: Path, tmp_path: Path) -> None:
    project.open_(old).close()
    database.create(tmp_path / "new.helping").close()
    assert shape(old) == shape(tmp_path / "new.helping")


def test_what_was_done_can_be_undone_and_done_again(old: Path) -> None:
    with project.open_(old, making.clock()) as made:
        undo.redo(made)
        before = seen(made)
        steps = 0
        while undo.labels(made)[0] != "Added Mastodon “harbour@example.org”":
            assert undo.undo(made)
            steps += 1
        with pytest.raises(KnownError, match="Posts went out on the account"):
            undo.undo(made)
        for _ in range(steps):
            assert undo.redo(made)
        assert {**seen(made), "rules": []} == {**before, "rules": []}


def test_what_went_out_is_counted(old: Path) -> None:
    with project.open_(old, making.clock()) as made:
        spare = [
            s.id for s in look.snippets(made) if s.kind is Kind.PROMOTIONAL and not s.planned and not s.served
        ]
        place.place(made, spare[0], making.monday(0, 14))
        assert "mix" in [finding.check for finding in export_plan.check(made).findings]
