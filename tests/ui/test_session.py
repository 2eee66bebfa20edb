# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The session: operations are run, everybody is told, and what is refused is said in plain words."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from making import NOW, clock, with_snippets
from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.errors import KnownError
from secondhelping.operations import review
from secondhelping.operations.project import Project
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.session import Session


@pytest.fixture
def session(qapp: object, harbour: Project) -> Session:
    made = Session(ActionRegistry(ACTIONS), clock(NOW))
    made.set_project(harbour)
    return made


def keep_two(project: Project, label: str = "Kept 2 snippets") -> Changes:
    return Changes(label, {Noun.SNIPPET: frozenset({1, 2})})


def refuse(project: Project) -> Changes:
    raise KnownError("It can't be.", "It is closed.", "Open it.")


def test_running_tells_everybody_and_offers_undo(session: Session) -> None:
    heard: list[object] = []
    session.changed.connect(heard.append)
    session.toasted.connect(lambda *words: heard.append(words))
    changes = session.run(keep_two)
    assert heard == [changes, ("Kept 2 snippets", "undo", "")]


def test_running_quietly_shows_no_toast(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.toasted), qtbot.waitSignal(session.changed):
        session.run_quietly(keep_two, label="Kept")


def test_what_changed_nothing_and_says_nothing_is_silent(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.toasted), qtbot.assertNotEmitted(session.changed):
        assert session.run(lambda _project: Changes()) == Changes()


def test_what_cannot_be_undone_offers_no_undo(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.toasted) as heard:
        session.run(lambda _project: Changes("Saved 3 files", {Noun.HISTORY: frozenset({1})}, undoable=False))
    assert heard.args == ["Saved 3 files", None, ""]


def test_a_refusal_is_shown_and_is_no_result(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.problem_found) as heard:
        assert session.run(refuse) is None
    assert str(heard.args[0]) == "It can't be. It is closed. Open it."


def test_without_a_project_nothing_runs(session: Session) -> None:
    session.set_project(None)
    assert session.run(keep_two) is None


def test_a_bug_in_an_operation_is_not_swallowed(session: Session) -> None:
    with pytest.raises(ZeroDivisionError):
        session.run(lambda _project: 1 / 0)  # type: ignore[arg-type, return-value]


def test_a_real_operation_goes_through(session: Session, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    heard: list[Changes] = []
    with with_snippets(tmp_path / "other", keep=False) as project:
        session.set_project(project)
        session.changed.connect(heard.append)
        session.run(review.keep_best, 2)
    assert len(heard[0].of(Noun.SNIPPET)) == 2


def test_the_clock_is_the_one_given(session: Session) -> None:
    assert session.now() == NOW
    assert session.today() == NOW.astimezone().date()
