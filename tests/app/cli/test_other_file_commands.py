# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that save the plan for people and calendar programs."""

import json
from datetime import date
from pathlib import Path

import pytest

import making
from secondhelping.cli import main
from secondhelping.operations import plan_for_me


@pytest.fixture
def project(tmp_path: Path) -> str:
    with making.with_snippets(tmp_path, 12, 3) as made:
        # A Monday far ahead: the command line asks the clock of the system.
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2096, 5, 14), 2))
        return str(made.path)


@pytest.mark.parametrize(
    ("command", "ending"), [("calendar-file", ".ics"), ("workbook", ".xlsx"), ("page", ".html")]
)
def test_a_file_is_saved_and_named(
    command: str, ending: str, project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, project, "--out", str(tmp_path / "out"), "--json"]) == 0
    path = Path(json.loads(capsys.readouterr().out)["file"])
    assert path.suffix == ending
    assert path.is_file()


def test_an_empty_period_is_refused_in_words(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["page", project, "--out", str(tmp_path), "--start", "2030-01-01", "--end", "2030-01-02"]) == 1
    )
    assert "No post is in this period." in capsys.readouterr().err


def test_a_sheet_goes_out_and_comes_back(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def lines(*words: str) -> list[dict[str, object]]:
        assert main([*words, "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    (saved,) = lines("review-sheet", project, "--format", "csv", "--out", str(tmp_path))
    path = Path(str(saved["file"]))
    text = path.read_text("utf-8-sig").replace('\n"",""', '\n"set aside","Not now."', 1)
    path.write_text(text, "utf-8-sig")
    answer, whole = lines("take-back", project, str(path))
    assert (answer["verdict"], answer["text"], answer["comment"]) == ("set aside", None, "Not now.")
    assert (whole["summary"], whole["applied"]) == ("1 to set aside and 1 comment", False)
    assert lines("take-back", project, str(path), "--apply")[-1]["applied"] is True
    assert lines("take-back", project, str(path), "--apply")[-1]["applied"] is False
    assert main(["take-back", project, str(path)]) == 0
    assert "Not now." in capsys.readouterr().out
