# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A learned scheduler is remembered in the project, is written for like any other, and can be taken back."""

from pathlib import Path

import pytest

import making
from secondhelping.cli.main import main
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, learn_scheduler, place, undo
from secondhelping.operations import project as projects


def sample(folder: Path) -> Path:
    path = folder / "pigeon_post.csv"
    path.write_text("Send at,When,Caption,Link\n,15.01.2027 9:00,Hello you,\n", encoding="utf-8")
    return path


def test_what_was_learned_is_written_for_and_remembered(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        lesson = learn_scheduler.learn(sample(tmp_path))
        assert lesson.dialect.title == "pigeon post"
        report = export_plan.check(made)
        shown = export_plan.preview_of(made, report, lesson.dialect)
        assert learn_scheduler.remember(made, lesson).undoable
        assert export_plan.preview(made, report, "my-pigeon-post") == shown
        again = learn_scheduler.learn(sample(tmp_path), "Pigeon post")
        learn_scheduler.remember(made, again)
        assert [one.title for one in learn_scheduler.learned(made)] == ["Pigeon post"]
        record, _ = export_plan.export(made, report, "my-pigeon-post", tmp_path / "out")
        assert '"11.05.2026 09:00"' in Path(record.files[0]).read_text(encoding="utf-8")
        path = made.store.path
    with projects.open_(path, making.clock()) as made:
        assert [one.name for one in learn_scheduler.learned(made)] == ["my-pigeon-post"]
        learn_scheduler.forget(made, "my-pigeon-post")
        assert learn_scheduler.learned(made) == ()
        undo.undo(made)
        assert export_plan.dialect_of("my-pigeon-post", made).title == "Pigeon post"
        with pytest.raises(KnownError, match="isn't a scheduler that was learned"):
            learn_scheduler.forget(made, "other")


def test_the_command_learns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with making.new_project(tmp_path) as made:
        path = made.store.path
    assert main(["learn-scheduler", str(path), str(sample(tmp_path)), "--title", "Pigeons"]) == 0
    assert "Its name for --scheduler is my-pigeons." in capsys.readouterr().out
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Anna", encoding="utf-8")
    assert main(["learn-scheduler", str(path), str(letter)]) != 0
    assert "isn't a table" in capsys.readouterr().err
