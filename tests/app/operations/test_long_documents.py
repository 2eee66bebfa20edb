# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A long document comes in part by part: its lines can be reviewed meanwhile, and it is one action all the same."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import making
from app.documents.long_building import book
from secondhelping.documents import reading
from secondhelping.domain.document import Content
from secondhelping.domain.errors import Cancelled, FileRefused
from secondhelping.domain.progress import Step
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import find_file, long_documents, look, review, undo
from secondhelping.operations import project as projects
from secondhelping.operations.long_documents import Going
from secondhelping.operations.project import Project
from secondhelping.operations.take_in import sorted_out
from secondhelping.operations.workshop import Prepared, Workshop

PAGES = 108
ENDS = [8, 16, 32, 64, None]
"""Up to which page each part goes; the last one to the end."""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as workshop:
        workshop.prepare_text("A line to begin with, and no more than that.", "Warm")
        yield workshop


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book(tmp_path_factory.mktemp("book") / "book.pdf", PAGES)


@pytest.fixture(scope="module")
def whole(path: Path) -> Content:
    return reading.read(path)


@pytest.fixture(scope="module")
def first(workshop: Workshop, path: Path) -> Prepared:
    (found,) = workshop.prepare_first(path)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with making.new_project(tmp_path) as made:
        yield made


def texts(made: Project) -> list[str]:
    (document,) = look.documents(made)
    return [passage.text for passage in look.passages(made, document.id)]


def finish(made: Project, workshop: Workshop, first: Prepared, going: Going) -> Going:
    for part in long_documents.go_on(made, workshop, first, going):
        going = part
    return going


def test_lines_are_there_before_the_end_and_all_of_it_is_there_in_the_end(
    workshop: Workshop, project: Project, first: Prepared, whole: Content
) -> None:
    going = long_documents.begin(project, first)
    (document,) = look.documents(project)
    assert (document.pages, document.read_to) == (PAGES, 8)
    assert document.warnings == (f"Pages 1 to 8 of {PAGES} are in. Add the file again to read on.",)
    lines = look.snippets(project)
    assert len(lines) == going.found > 0
    steps: list[Step] = []
    ends = []
    for part in long_documents.go_on(project, workshop, first, going, steps.append):
        ends.append(part.left.done if part.left else None)
        going = part
    assert ends == [*ENDS[1:], None]  # the last one ranks the lines over the document
    (document,) = look.documents(project)
    assert (document.read_to, document.warnings) == (0, ())
    assert texts(project) == [passage.text for passage in whole.passages]
    assert document.words == whole.words
    assert {step.doing for step in steps} == {"Reading on", "Choosing lines"}
    pages = [step.done for step in steps if step.doing == "Reading on"]
    assert pages == sorted(pages)
    assert pages[-1] == PAGES
    lines = look.snippets(project)
    assert 0 < len(lines) <= 150
    assert len({line.text for line in lines}) == len(lines)
    for line in lines:
        passage = whole.passages[line.span.first]
        assert line.original.startswith(passage.text[line.span.start :][:20])
        assert line.page == passage.place.page
    assert undo.labels(project)[0] == f"Added “Chapter 1: your desk”, {len(lines)} snippets"


def test_one_undo_takes_all_of_it_back_whatever_was_decided_meanwhile(
    workshop: Workshop, project: Project, first: Prepared
) -> None:
    going = long_documents.begin(project, first)
    best, other = (line.id for line in look.snippets(project)[:2])
    review.keep(project, [best])
    parts = long_documents.go_on(project, workshop, first, going)
    next(parts)
    review.set_aside(project, [other])
    going = list(parts)[-1]
    verdicts = {line.id: line.verdict for line in look.snippets(project)}
    assert verdicts[best] is Verdict.KEPT
    assert verdicts[other] is Verdict.SET_ASIDE
    after = texts(project)
    undo.undo(project)
    undo.undo(project)
    assert {line.verdict for line in look.snippets(project)} == {Verdict.WAITING}
    undo.undo(project)
    assert look.documents(project) == []
    assert undo.labels(project)[0] is None
    for _ in range(3):
        undo.redo(project)
    assert texts(project) == after
    assert {line.id: line.verdict for line in look.snippets(project)} == verdicts


def test_stopped_midway_it_is_whole_up_to_a_page_and_is_read_on_from_there(
    workshop: Workshop, project: Project, first: Prepared, path: Path, whole: Content
) -> None:
    going = long_documents.begin(project, first)

    def stop(step: Step) -> None:
        if step.done > 20:
            raise Cancelled

    # Of its own: the process that is reading is ended.
    with Workshop() as other, pytest.raises(Cancelled):
        for part in long_documents.go_on(project, other, first, going, stop):
            going = part
    assert long_documents.stopped_words(project, going) == (
        f"Stopped at page 16. The {going.found} snippets found so far are in Review."
    )
    (document,) = look.documents(project)
    assert (document.read_to, document.snippets) == (16, going.found)
    assert max(passage.place.page or 0 for passage in look.passages(project, document.id)) == 16
    kept = look.snippets(project)[0].id
    review.keep(project, [kept])

    (again,) = workshop.prepare_first(path)
    found = sorted_out(project, [again])
    assert (found.new, found.editions) == ((), ())
    assert found.unfinished is not None
    known, prepared = found.unfinished
    assert known.id == document.id
    finish(project, workshop, prepared, long_documents.resume(project, known.id, prepared))
    assert texts(project) == [passage.text for passage in whole.passages]
    assert look.documents(project)[0].warnings == ()
    assert (undo.labels(project)[0] or "").startswith("Read on in “Chapter 1: your desk”, ")
    with pytest.raises(FileRefused, match="is already here"):
        sorted_out(project, workshop.prepare_first(path))
    undo.undo(project)
    assert look.documents(project)[0].read_to == 16
    assert look.snippet(project, kept) is not None


def test_after_a_crash_midway_what_was_saved_is_whole(
    workshop: Workshop, project: Project, first: Prepared, tmp_path: Path, whole: Content
) -> None:
    parts = long_documents.go_on(project, workshop, first, long_documents.begin(project, first))
    next(parts)
    # As the disk has it while the program is running: what a power cut leaves.
    for suffix in ("", "-wal"):
        shutil.copy(f"{project.path}{suffix}", tmp_path / f"after.helping{suffix}")
    with projects.open_(tmp_path / "after.helping") as after:
        (document,) = look.documents(after)
        assert document.read_to == 16
        found = texts(after)
        assert found == [passage.text for passage in whole.passages][: len(found)]
        assert look.snippets(after)
        finish(after, workshop, first, long_documents.resume(after, document.id, first))
        assert texts(after) == [passage.text for passage in whole.passages]
    list(parts)


def test_taken_back_or_off_the_list_meanwhile_nothing_more_comes(
    workshop: Workshop, project: Project, first: Prepared
) -> None:
    parts = long_documents.go_on(project, workshop, first, long_documents.begin(project, first))
    next(parts)
    undo.undo(project)
    with pytest.raises(Cancelled):
        next(parts)
    assert look.documents(project) == []
    assert look.snippets(project) == []


def test_nothing_is_said_of_snippets_in_review_once_it_was_taken_back(
    project: Project, first: Prepared
) -> None:
    going = long_documents.begin(project, first)
    assert long_documents.stopped_words(project, going) == (
        f"Stopped at page 8. The {going.found} snippets found so far are in Review."
    )
    undo.undo(project)
    assert long_documents.stopped_words(project, going) == ""


def test_what_was_read_on_and_taken_back_leaves_no_gap(
    workshop: Workshop, project: Project, first: Prepared, whole: Content
) -> None:
    begun = long_documents.begin(project, first)
    parts = long_documents.go_on(
        project, workshop, first, long_documents.resume(project, begun.document_id, first)
    )
    next(parts)
    undo.undo(project)
    with pytest.raises(Cancelled):
        next(parts)
    (document,) = look.documents(project)
    assert (document.read_to, document.snippets) == (8, begun.found)
    finish(project, workshop, first, long_documents.resume(project, document.id, first))
    assert texts(project) == [passage.text for passage in whole.passages]


def test_another_action_on_it_is_taken_back_alone(
    workshop: Workshop, project: Project, first: Prepared, path: Path, tmp_path: Path, whole: Content
) -> None:
    going = long_documents.begin(project, first)
    moved = Path(shutil.copy(path, tmp_path / "moved.pdf"))
    find_file.file_found(project, going.document_id, moved, first.content.fingerprint)
    parts = long_documents.go_on(project, workshop, first, going)
    next(parts)
    (read,) = look.documents(project)
    undo.undo(project)
    assert look.documents(project) == [replace(read, path=str(path))]
    next(parts)
    undo.redo(project)
    (document,) = look.documents(project)
    assert (document.read_to, document.path) == (32, str(moved))
    list(parts)
    assert texts(project) == [passage.text for passage in whole.passages]
    for _ in range(2):
        undo.undo(project)
    assert look.documents(project) == []


def test_a_long_text_is_read_at_one_go_and_looked_through_in_parts(
    workshop: Workshop, project: Project, tmp_path: Path
) -> None:
    advice = "Set a timer for {} minutes, stand up and reach for the ceiling before your back says so."
    path = tmp_path / "notes.txt"
    path.write_text("\n\n".join(" ".join([advice.format(n)] * 5) for n in range(800)), "utf-8")
    (first,) = workshop.prepare_first(path)
    assert first.left is not None
    assert not first.left.by_pages
    assert len(first.content.passages) == 800
    going = long_documents.begin(project, first)
    assert len(texts(project)) == 800
    parts = long_documents.go_on(project, workshop, first, going)
    going = next(parts)
    (document,) = look.documents(project)
    told = ("Lines were looked for in the first 200 of 800 paragraphs. Add the file again to read on.",)
    assert (document.read_to, document.warnings) == (200, told)
    assert long_documents.stopped_words(project, going).startswith("Stopped looking for lines. The ")

    # The owner stopped it there, and adds the file once more.
    found = sorted_out(project, workshop.prepare_first(path)).unfinished
    assert found is not None
    going = long_documents.resume(project, document.id, found[1])
    ends = [
        part.left.done if part.left else None
        for part in long_documents.go_on(project, workshop, found[1], going)
    ]
    assert ends == [400, None, None]
    assert len(texts(project)) == 800
    lines = look.snippets(project)
    assert 0 < len(lines) <= 150
    assert max(line.span.first for line in lines) > 200
    (document,) = look.documents(project)
    assert (document.read_to, document.warnings) == (0, ())


def test_all_at_once_gives_the_same_document(workshop: Workshop, first: Prepared, whole: Content) -> None:
    found = long_documents.completed(workshop, first)
    assert found.left is None
    assert [passage.text for passage in found.content.passages] == [p.text for p in whole.passages]
    assert [line.score for line in found.candidates] == sorted(
        (line.score for line in found.candidates), reverse=True
    )
