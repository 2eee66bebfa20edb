# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Links that are passed on become kept, curated posts with credit, each once, listed under one document."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from making import new_project
from secondhelping.cli import main
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Origin, Verdict
from secondhelping.operations import curate, look, undo
from secondhelping.operations.curate import PassedOn
from secondhelping.operations.project import Project
from secondhelping.snippets.curated import post_text

WALK = PassedOn("https://www.example.org/walk", "Walk more", "Worth ten minutes", "Ann Example")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path) as project:
        yield project


def test_a_link_is_a_kept_post_with_credit(made: Project) -> None:
    changes = curate.curate(made, [WALK])
    assert changes.label == "Kept 1 link to pass on"
    (one,) = look.snippets(made)
    assert (one.kind, one.verdict, one.origin) == (Kind.CURATED, Verdict.KEPT, Origin.PASSED_ON)
    assert one.text == "Worth ten minutes.\n\nWalk more, by Ann Example\nhttps://www.example.org/walk"
    (document,) = look.documents(made)
    (passage,) = look.passages(made, document.id)
    assert (document.title, passage.text, passage.links[0].url) == (curate.TITLE, one.text, WALK.url)


def test_later_ones_are_listed_in_the_same_place_and_undone_alone(made: Project) -> None:
    curate.curate(made, [WALK])
    curate.curate(made, [PassedOn("https://a.example/x", "Rest"), PassedOn("https://a.example/y", "Sleep")])
    assert [document.words for document in look.documents(made)] == [
        sum(len(one.text.split()) for one in look.snippets(made))
    ]
    document = look.documents(made)[0].id
    passages = look.passages(made, document)
    for one in look.snippets(made):
        assert passages[one.span.first].text == one.text
    undo.undo(made)
    assert [one.text.split("\n")[2] for one in look.snippets(made)] == ["Walk more, by Ann Example"]
    assert len(look.passages(made, document)) == 1
    undo.redo(made)
    assert len(look.passages(made, document)) == 3


def test_the_same_link_is_there_once(made: Project) -> None:
    curate.curate(made, [WALK, WALK])
    assert len(look.snippets(made)) == 1
    with pytest.raises(KnownError, match="here already"):
        curate.curate(made, [WALK])


def test_a_bare_link_says_nothing(made: Project) -> None:
    with pytest.raises(KnownError, match="says nothing"):
        curate.curate(made, [PassedOn("https://a.example")])
    assert look.documents(made) == []


@pytest.mark.parametrize(
    ("title", "note", "by", "text"),
    [
        ("Rest", "", "", "Rest, via a.example\nhttps://a.example"),
        ("", "Read this", "", "Read this. (via a.example)\nhttps://a.example"),
        ("", "Read this!", "Ann", "Read this! (by Ann)\nhttps://a.example"),
        ("Rest.", "Why?", "Ann", "Why?\n\nRest, by Ann\nhttps://a.example"),
    ],
)
def test_credit_is_always_given(title: str, note: str, by: str, text: str) -> None:
    assert post_text("https://a.example", title, note, by, "a.example") == text


def test_from_the_command_line(made: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, links = made.path, tmp_path / "links.csv"
    made.close()
    links.write_text("link,title\nhttps://a.example,Rest\n,Nothing\n", "utf-8")
    assert (
        main(["curate", str(path), str(links), "--link", "https://b.example", "--note", "Good", "--json"])
        == 1
    )
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["row"] == 3
    assert [one["label"] for one in told[1:]] == ["Kept 1 link to pass on", "Kept 1 link to pass on"]
    assert main(["curate", str(path), str(links), "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[1])["here_already"] == 1
