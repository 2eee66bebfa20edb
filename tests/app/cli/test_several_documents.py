# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A file that holds several documents: `read`, `snippets` and `add` answer for each of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.documents.listing import SAMPLES
from secondhelping.cli import main

ADVICE = "Set a timer for thirty minutes, stand up, reach for the ceiling and sit down. Your back notices by Friday."
TITLES = ["Sit & stand well", "The old editor", "About us"]


def answers(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_post_is_answered_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (SAMPLES / "export.xml").read_text("utf-8").replace("Set the height of your chair first.", ADVICE)
    export = str(tmp_path / "export.xml")
    Path(export).write_text(text, "utf-8")
    found = answers(capsys, "read", "--json", export, str(SAMPLES / "seminar.rtf"))
    assert [one["title"] for one in found] == [*TITLES, "Sitting well at work"]
    assert found[0]["link"] == "https://example.org/1/"
    assert (found[0]["author"], found[0]["published"]) == ("M. Hale", "2026-04-02")
    lines = answers(capsys, "snippets", "--json", export)
    assert {line["title"] for line in lines} <= set(TITLES)
    assert {line["document"] for line in lines} == {export}
    project = str(tmp_path / "lane.helping")
    answers(capsys, "new", "--json", project)
    added = answers(capsys, "add", "--json", project, export)
    assert [one["title"] for one in added] == TITLES
    assert sum(one["snippets"] for one in added) == len(lines)
    (undone,) = answers(capsys, "undo", "--json", project)
    assert undone["label"].startswith("Added 3 documents from “export.xml”, ")
    assert main(["add", project, export]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith(f"Added “{TITLES[0]}”, ")
    assert main(["add", project, export]) == 1
    assert "all 3 documents" in capsys.readouterr().err
