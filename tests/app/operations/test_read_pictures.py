# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Documents whose pages are pictures: read with Tesseract where the owner wants it, honestly refused elsewhere."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, LEFT_TEXT, RIGHT, RIGHT_TEXT, lines, pdf, picture, write
from app.documents.scanning import needs_tesseract, scanned
from secondhelping.documents import tesseract
from secondhelping.domain.document import Content
from secondhelping.domain.errors import Cancelled, FileRefused, KnownError, PicturesOnly
from secondhelping.domain.progress import Step, silent
from secondhelping.operations import look, take_in
from secondhelping.operations import project as projects
from secondhelping.operations.add_document import add_document
from secondhelping.operations.read_pictures import with_pictures
from secondhelping.operations.renew_document import renew_document
from secondhelping.operations.review import keep
from secondhelping.operations.workshop import Workshop

NOW = datetime(2026, 5, 14, 10, 0, tzinfo=UTC)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop() as made:
        yield made


def chairs(canvas: Canvas) -> None:
    lines(canvas, ["Sitting well at work"], y=760, size=24)
    lines(canvas, LEFT, size=12)


def walking(canvas: Canvas) -> None:
    lines(canvas, RIGHT, size=12)


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def test_pictures_are_left_alone_unless_asked_for(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "scan.pdf", pdf(scanned(chairs, tmp_path), scanned(walking, tmp_path)))
    with pytest.raises(PicturesOnly) as refusal:
        workshop.read_all(path)
    assert refusal.value.pages == (1, 2)


@needs_tesseract
def test_a_scanned_document_is_read(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "scan.pdf", pdf(scanned(chairs, tmp_path), scanned(walking, tmp_path)))
    steps: list[Step] = []
    (content,) = workshop.read_all(path, steps.append, pictures=True)
    assert texts(content) == ["Sitting well at work", LEFT_TEXT, RIGHT_TEXT]
    assert content.title == "Sitting well at work"
    assert content.language == "en"
    assert content.pictures == ()
    assert all(passage.is_from_a_picture for passage in content.passages)
    assert content.warnings == ("Pages 1 and 2 were read from pictures: please check the words.",)
    # Where each word stands is known, to the point: the picture is marked by that.
    first = content.passages[1].words[0][0]
    assert (first.page, round(first.left, -1), round(first.top, -1)) == (1, 70, 130)
    assert [len(passage.words) for passage in content.passages] == [len(t.split()) for t in texts(content)]
    assert {Step("Reading the pictures", 0, 2), Step("Reading the pictures", 1, 2)} <= set(steps)


@needs_tesseract
@pytest.mark.skipif(
    "osd" not in getattr(tesseract.found(), "languages", ()), reason="it can't tell directions"
)
def test_a_page_scanned_on_its_side_is_read(tmp_path: Path, workshop: Workshop) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT, y=740, size=16)
        lines(canvas, RIGHT, y=500, size=16)

    path = write(tmp_path, "scan.pdf", pdf(scanned(page, tmp_path, turned=90)))
    (content,) = workshop.read_all(path, pictures=True)
    assert " ".join(texts(content)) == f"{LEFT_TEXT} {RIGHT_TEXT}"


@needs_tesseract
def test_only_the_pictures_of_a_mixed_document_are_read_so(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "mixed.pdf", pdf(walking, scanned(chairs, tmp_path)))
    (plain,) = workshop.read_all(path)
    assert plain.pictures == (2,)
    (content,) = workshop.read_all(path, pictures=True)
    assert texts(content) == [RIGHT_TEXT, "Sitting well at work", LEFT_TEXT]
    assert [passage.is_from_a_picture for passage in content.passages] == [False, True, True]
    assert content.fingerprint == plain.fingerprint


@needs_tesseract
def test_a_picture_of_nothing_is_said_to_have_no_words(tmp_path: Path, workshop: Workshop) -> None:
    with pytest.raises(FileRefused, match=r"No words were found in the pictures of “blank.pdf”"):
        workshop.read_all(write(tmp_path, "blank.pdf", pdf(picture)), pictures=True)


@needs_tesseract
def test_it_can_be_stopped(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "scan.pdf", pdf(scanned(chairs, tmp_path)))

    def stop(step: Step) -> None:
        if step.doing == "Reading the pictures":
            raise Cancelled

    with pytest.raises(Cancelled):
        workshop.read_all(path, stop, pictures=True)


@needs_tesseract
def test_a_language_it_does_not_know_is_told(tmp_path: Path, workshop: Workshop) -> None:
    found = tesseract.found()
    if found is None or found.knows("nl"):
        pytest.skip("it knows the language that this test is in")

    def dutch(canvas: Canvas) -> None:
        lines(canvas, ["Een goede stoel is het begin van de dag, en dat is niet te veel gezegd."], size=12)

    path = write(tmp_path, "scan.pdf", pdf(scanned(dutch, tmp_path)))
    (content,) = workshop.read_all(path, pictures=True)
    assert "Tesseract doesn't know Dutch on this computer" in content.warnings[-1]


def test_without_tesseract_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_ELSEWHERE", {})

    def reading(tables: object) -> list[Content]:
        raise PicturesOnly("It has no words.", "They are pictures.", "Add another.", [1])

    with pytest.raises(KnownError, match="Install Tesseract"):
        with_pictures(tmp_path / "scan.pdf", reading, lambda page: b"", silent)


@needs_tesseract
def test_the_same_file_with_its_pictures_read_takes_the_place_of_itself(
    tmp_path: Path, workshop: Workshop
) -> None:
    path = write(tmp_path, "mixed.pdf", pdf(walking, scanned(chairs, tmp_path)))
    with projects.create(tmp_path / "a.helping", "Lane", "Europe/London", lambda: NOW) as project:
        add_document(project, workshop.prepare_all(path)[0])
        kept = look.snippets(project)[0]
        keep(project, [kept.id])
        found = take_in.sorted_out(project, workshop.prepare_all(path, pictures=True))
        ((known, prepared),) = found.editions
        changes = renew_document(project, known.id, prepared)
        assert changes.label == "Read the pictures of “mixed”: 2 passages added"
        (document,) = look.documents(project)
        assert "read from a picture" in document.warnings[0]
        again = {snippet.id: snippet for snippet in look.snippets(project)}
        assert again[kept.id].text == kept.text
        assert not again[kept.id].gone
        shown = look.passages(project, document.id)
        assert [passage.is_from_a_picture for passage in shown] == [False, True, True]
        with pytest.raises(KnownError, match="already here"):
            take_in.sorted_out(project, [dataclasses.replace(prepared)])
