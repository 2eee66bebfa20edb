# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cutting lines, their wordings, questions of ours and what was learned, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from making import new_project, prepared
from secondhelping.cli import main
from secondhelping.domain.kind import Kind
from secondhelping.operations import add_document, look

TWO = "Phone calls are walking time. Set a timer for 30 minutes."
LINES = (TWO, "Swap hands every ten minutes. When did you last change arms?")

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_project(tmp_path) as made:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in LINES]))
        return made.path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(command: str, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
        assert main([command, str(path), *arguments, "--json"]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ran


def test_cut_and_join_are_each_others_opposite(run: Run) -> None:
    assert run("cut", "1")[0]["label"] == "Split 1 snippet in two"
    assert {one["text"] for one in run("list")} >= set(TWO.replace(". ", ".\n").split("\n"))
    assert run("join", "1")[0]["label"] == "Joined 1 snippet with what follows"
    assert [one["text"] for one in run("list") if one["id"] == 1] == [TWO]
    assert len(run("list")) == 2


def test_a_wording_is_told_and_taken(run: Run) -> None:
    told = run("wordings", "2")
    assert told[0]["way"] == "Question first"
    run("wordings", "2", "--take", "1")
    assert told[0]["text"] in [one["text"] for one in run("list")]
    assert run("wordings", "2", "--take", "99", status=1)[0]["error"]["what"] == "There is no number 99."


def test_a_question_is_told_as_ours(run: Run) -> None:
    told = run("questions", "1")
    assert all(one["ours"] for one in told)
    run("questions", "1", "--take", "1")
    assert [one["text"] for one in run("list") if one["origin"] == "ours"] == [told[0]["text"]]


def test_unknown_snippets_are_refused(run: Run) -> None:
    for command in ("cut", "join", "wordings", "questions"):
        assert run(command, "77", status=1)[0]["error"]["what"] == "There is no snippet 77."


def test_one_document_has_no_groups_and_nothing_is_forgotten(run: Run, path: Path) -> None:
    assert run("alike") == []
    assert run("forget")[0]["changed"] == {}
    from secondhelping.operations import project

    with project.open_(path) as made:
        assert len(look.snippets(made)) == 2
