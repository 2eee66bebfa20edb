# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is read of the files and folders that the owner chose."""

from pathlib import Path

import pytest

from secondhelping.domain.errors import Cancelled
from secondhelping.domain.progress import Step
from secondhelping.operations.gather import gather


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def test_files_come_as_they_stand_and_once(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a.xyz")
    chosen = [tmp_path / "b.pdf", tmp_path / "a.xyz", tmp_path / "b.pdf", tmp_path / "gone.pdf"]
    found = gather(chosen)
    assert [path.name for path in found.files] == ["b.pdf", "a.xyz", "gone.pdf"]
    assert found.refused == ()


def test_folders_give_their_documents_by_name(tmp_path: Path) -> None:
    make(tmp_path, "B.PDF", "a.txt", "photo.jpg", ".hidden.txt", "~$open.docx", "sub/c.md", ".git/d.md")
    found = gather([tmp_path])
    assert [path.name for path in found.files] == ["a.txt", "B.PDF", "c.md"]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    make(tmp_path, "photos/photo.jpg", "a.txt")
    found = gather([tmp_path / "photos", tmp_path / "a.txt"])
    assert [path.name for path in found.files] == ["a.txt"]
    [(path, error)] = found.refused
    assert path == tmp_path / "photos"
    assert error.what == "“photos” holds no documents."


def test_looking_through_a_folder_can_be_stopped(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")

    def stop(step: Step) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        gather([tmp_path], stop)
