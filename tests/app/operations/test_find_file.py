# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document's file that has moved is taken from where it is now, if it is the very same one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import making
from secondhelping.documents.reading import read
from secondhelping.domain.changes import Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.progress import Step
from secondhelping.operations import add_document, look, undo
from secondhelping.operations.find_file import file_found, fingerprint_of
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared

TEXT = "Phone calls are walking time.\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "walks.txt"
    path.write_text(TEXT)
    with making.new_project(tmp_path) as made:
        add_document.add_document(made, Prepared(path, read(path), (), ()))
        yield made


@pytest.fixture
def moved(project: Project, tmp_path: Path) -> Path:
    (tmp_path / "drawer").mkdir()
    return (tmp_path / "walks.txt").rename(tmp_path / "drawer" / "old walks.txt")


def path_in(made: Project) -> str:
    (document,) = look.documents(made)
    return document.path


def only(made: Project) -> DocumentId:
    (document,) = look.documents(made)
    return document.id


def test_the_same_file_is_taken_from_where_it_is(project: Project, moved: Path) -> None:
    changes = file_found(project, only(project), moved, fingerprint_of(moved))
    assert changes.of(Noun.DOCUMENT) == {only(project)}
    assert changes.label == "Found the file of “walks”"
    assert path_in(project) == str(moved)


def test_it_is_one_action(project: Project, moved: Path, tmp_path: Path) -> None:
    file_found(project, only(project), moved, fingerprint_of(moved))
    undo.undo(project)
    assert path_in(project) == str(tmp_path / "walks.txt")
    undo.redo(project)
    assert path_in(project) == str(moved)


def test_another_file_changes_nothing(project: Project, moved: Path, tmp_path: Path) -> None:
    moved.write_text(TEXT.upper())
    before = undo.labels(project)
    with pytest.raises(KnownError, match=r"“old walks\.txt” is another file.*Nothing was changed"):
        file_found(project, only(project), moved, fingerprint_of(moved))
    assert path_in(project) == str(tmp_path / "walks.txt")
    assert undo.labels(project) == before


def test_a_document_taken_off_meanwhile_is_told(project: Project, moved: Path) -> None:
    document = only(project)
    add_document.remove_documents(project, [document])
    with pytest.raises(KnownError, match="no longer on the list"):
        file_found(project, document, moved, fingerprint_of(moved))


def test_a_file_is_compared_bit_by_bit(tmp_path: Path) -> None:
    path = tmp_path / "long.bin"
    path.write_bytes(bytes(range(256)) * 10_000)
    told: list[Step] = []
    assert fingerprint_of(path, told.append) == (
        "2350b445eb01b3dc3c68b3e42b5b5678349472e2cbf75539fd75172f931ad1ee"
    )
    assert [(step.done, step.total) for step in told] == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.parametrize(("name", "says"), [("nowhere", "isn't there"), (".", "isn't a document")])
def test_what_is_no_file_is_told(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(KnownError, match=says):
        fingerprint_of(tmp_path / name)
