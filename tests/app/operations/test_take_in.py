# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Files that hold several documents, and pasted text: read by the real processes, added in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import making
from app.documents.listing import SAMPLES
from secondhelping.domain.errors import Cancelled, FileRefused
from secondhelping.domain.progress import Step
from secondhelping.operations import add_document, look, undo
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import renew_document
from secondhelping.operations.take_in import sorted_out
from secondhelping.operations.workshop import Workshop

EXPORT = SAMPLES / "export.xml"
TITLES = ["Sit & stand well", "The old editor", "About us"]
NAME = "Pasted text, 26 Nov 2026"


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as workshop:
        # Both processes, with the threads that listen to them, are there before the first test begins.
        workshop.prepare_text("A line to begin with, and no more than that.", NAME)
        yield workshop


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with making.new_project(tmp_path) as made:
        yield made


def titles(made: Project) -> list[str]:
    return [document.title for document in look.documents(made)][::-1]


def test_posts_are_added_and_undone_in_one_step(workshop: Workshop, project: Project) -> None:
    found = sorted_out(project, workshop.prepare_all(EXPORT))
    assert [one.content.title for one in found.new] == TITLES
    changes = add_document.add_documents(project, found.new)
    assert changes.label.startswith("Added 3 documents from “export.xml”, ")
    assert titles(project) == TITLES
    undo.undo(project)
    assert titles(project) == []
    undo.redo(project)
    assert titles(project) == TITLES


def test_a_later_export_brings_only_what_is_new(workshop: Workshop, project: Project, tmp_path: Path) -> None:
    add_document.add_documents(project, sorted_out(project, workshop.prepare_all(EXPORT)).new)
    with pytest.raises(FileRefused, match=r"export\.xml” is already here.*all 3 documents"):
        sorted_out(project, workshop.prepare_all(EXPORT))
    text = EXPORT.read_text(encoding="utf-8").replace("[draft]", "[publish]").replace("A study", "One study")
    later = tmp_path / "later" / "export.xml"
    later.parent.mkdir()
    later.write_text(text, encoding="utf-8")
    found = sorted_out(project, workshop.prepare_all(later))
    assert [one.content.title for one in found.new] == ["Not yet"]
    assert [(known.title, one.content.title) for known, one in found.editions] == [(TITLES[0], TITLES[0])]
    known, one = found.editions[0]
    renew_document(project, known.id, one)
    assert titles(project) == TITLES


def test_another_file_is_one_document(workshop: Workshop) -> None:
    path = SAMPLES / "seminar.rtf"
    (one,) = workshop.prepare_all(path)
    assert one == workshop.prepare(path)


def test_progress_tells_of_posts_and_stops(workshop: Workshop) -> None:
    steps: list[Step] = []
    workshop.prepare_all(EXPORT, steps.append)
    told = [step for step in steps if step.doing == "Looking for lines"]
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert {step.total for step in told} == {3}

    def stop(step: Step) -> None:
        if step.done == 1 and step.doing == "Looking for lines":
            raise Cancelled

    with pytest.raises(Cancelled):
        workshop.prepare_all(EXPORT, stop)


def test_pasted_text_is_a_document_with_a_name_for_a_place(workshop: Workshop, project: Project) -> None:
    text = "Sit well at work\n\nSet the height of your chair before anything else, and your back will thank you.\n"
    prepared = workshop.prepare_text(text, NAME)
    add_document.add_document(project, prepared)
    (document,) = look.documents(project)
    assert (document.title, document.path) == ("Sit well at work", NAME)
    with pytest.raises(FileRefused, match="What you pasted is already here"):
        add_document.add_document(project, workshop.prepare_text(text, NAME))


def test_pasted_markup_is_read_as_such(workshop: Workshop) -> None:
    content = workshop.prepare_text(
        "<h1>Sit well</h1><ul><li>Stand up</li></ul>", NAME, marked_up=True
    ).content
    assert [passage.text for passage in content.passages] == ["Sit well", "Stand up"]


@pytest.mark.parametrize(
    ("text", "what"), [("  ", "no words to paste"), ("a" * ((16 << 20) + 1), "too much")]
)
def test_nothing_and_too_much_are_told(workshop: Workshop, text: str, what: str) -> None:
    with pytest.raises(FileRefused, match=what):
        workshop.prepare_text(text, NAME)
