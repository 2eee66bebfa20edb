# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""`add` on a file that changed: its new edition takes the old one's place, and the answer says what differs."""

import json
from pathlib import Path
from typing import Any

import pytest

from secondhelping.cli import main

OLD = """# Back care at your desk

Set a timer for thirty minutes, stand up, reach for the ceiling and sit back down.

Two light bags beat one heavy one, so carry the shopping close and swap hands at every lamp post.

Sleep on your side with a pillow between your knees, so that your lower back can rest.
"""
NEW = (
    OLD.replace("thirty minutes", "half an hour").replace(OLD.splitlines()[4] + "\n\n", "")
    + "\nDrink a glass of water at the window each time the phone rings.\n"
)


def answers(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_changed_file_is_read_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes, project = tmp_path / "notes.md", str(tmp_path / "lane.helping")
    notes.write_text(OLD, "utf-8")
    answers(capsys, "new", "--json", project)
    (first,) = answers(capsys, "add", "--json", project, str(notes))
    assert first["edition"] is None
    answers(capsys, "keep", "--json", project, "--best", "9")
    notes.write_text(NEW, "utf-8")
    (second,) = answers(capsys, "add", "--json", project, str(notes))
    assert second["edition"] == {"added": 1, "changed": 1, "gone": 1}
    kept = answers(capsys, "list", "--json", project, "--verdict", "kept")
    assert any(snippet["gone"] for snippet in kept)
    assert all(snippet["gone"] == (snippet["original"] not in NEW) for snippet in kept)
    (undone,) = answers(capsys, "undo", "--json", project)
    assert undone["label"] == (
        "Read the new edition of “Back care at your desk”: 1 passage added, 1 changed, 1 gone"
    )
    assert not any(snippet["gone"] for snippet in answers(capsys, "list", "--json", project))
