# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Each limit on what a file may ask for, proved by a file that exceeds it; and by one that does not quite."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.building import CONTENT_TYPES, NAMESPACES, PACKAGE_RELS, RELS, docx, paragraph, write
from app.documents.hostile_building import (
    MEGABYTE,
    fairly_steep,
    fan_out,
    packed,
    pages,
    raw_pdf,
    shown,
    stream,
    with_lying_size,
)
from app.documents.office_building import Deck, body, line, odf, title
from secondhelping.documents import letters, rescue, wire
from secondhelping.documents.reading import read
from secondhelping.documents.sandbox import READING, Limits, Worker
from secondhelping.domain.document import Content
from secondhelping.domain.errors import Cancelled, FileRefused, ReadingStopped
from secondhelping.domain.progress import Step

WORDS = "A sentence that is there to be found."
# Objects 3 and 4 are each nothing but the name of the other; the page asks for one of them.
CIRCLE = (
    "<</Type/Pages/Kids[5 0 R]/Count 1>>",
    "4 0 R",
    "3 0 R",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 3 0 R/Resources 3 0 R>>",
)
TARGET = "secondhelping.documents.worker:read"
# A worker as the program has it, but for its patience.
HASTY = Limits(memory=READING.memory, silence=5, total=30, output=READING.output)


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(HASTY) as worker:
        worker.run(TARGET, {"path": str(_plain())})
        yield worker


def _plain() -> Path:
    from secondhelping_resources import paths

    return next(path for path in paths.sample_documents() if path.suffix == ".pdf")


def texts(path: Path) -> list[str]:
    return [passage.text for passage in read(path).passages]


def refused(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert all((caught.value.what, caught.value.why, caught.value.todo))
    return caught.value.what


def word_parts(extra: dict[str, str | bytes]) -> dict[str, str | bytes]:
    document = f"<w:document {NAMESPACES}><w:body>{paragraph(WORDS)}</w:body></w:document>"
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": RELS.format(""),
        **extra,
    }


class TestPackages:
    @pytest.mark.parametrize(("size", "is_read"), [(MEGABYTE - 100, True), (3 * MEGABYTE, False)])
    def test_a_hundred_to_one_is_a_bomb_from_a_megabyte_on(
        self, tmp_path: Path, size: int, is_read: bool
    ) -> None:
        part = b"<x>" + b" " * size + b"</x>"
        path = write(tmp_path, "a.docx", packed(word_parts({"customXml/item1.xml": part})))
        if is_read:
            assert texts(path) == [WORDS]
        else:
            assert refused(path) == "“a.docx” is not what it seems."

    @pytest.mark.parametrize(("number", "is_read"), [(4_990, True), (5_001, False)])
    def test_five_thousand_parts(self, tmp_path: Path, number: int, is_read: bool) -> None:
        extra: dict[str, str | bytes] = {f"word/media/{n}.png": b"" for n in range(number)}
        path = write(tmp_path, "a.docx", packed(word_parts(extra), level=0))
        if is_read:
            assert texts(path) == [WORDS]
        else:
            assert refused(path) == "“a.docx” is not what it seems."

    @pytest.mark.parametrize(("megabytes", "is_read"), [(20, True), (66, False)])
    def test_sixty_four_megabytes_for_a_part(self, tmp_path: Path, megabytes: int, is_read: bool) -> None:
        part = fairly_steep(megabytes * MEGABYTE)
        data = packed(word_parts({"customXml/item1.xml": part}), level=1)
        assert len(part) < 100 * len(data)
        path = write(tmp_path, "a.docx", data)
        if is_read:
            assert texts(path) == [WORDS]
        else:
            assert refused(path) == "“a.docx” is not what it seems."

    def test_three_hundred_megabytes_in_all(self, tmp_path: Path) -> None:
        part = fairly_steep(60 * MEGABYTE)
        one = packed({"x": part}, level=1)
        assert len(part) < 100 * len(one)
        extra: dict[str, str | bytes] = {f"customXml/item{n}.xml": part for n in range(6)}
        path = write(tmp_path, "a.docx", packed(word_parts(extra), level=1))
        with Worker(READING) as patient, pytest.raises(FileRefused, match="is not what it seems"):
            patient.run(TARGET, {"path": str(path)})

    @pytest.mark.parametrize("size", [10, 1000])
    def test_a_part_that_lies_about_its_size_is_damage(self, tmp_path: Path, size: int) -> None:
        parts = word_parts({})
        parts["word/document.xml"] = str(parts["word/document.xml"]) + "<!--" + "x" * 500_000 + "-->"
        data = with_lying_size(packed(parts), "word/document.xml", size)
        assert refused(write(tmp_path, "a.docx", data)) == "“a.docx” is damaged."

    def test_packages_inside_are_not_opened(self, tmp_path: Path) -> None:
        inner = packed({f"{n}.xml": b" " * 5 * MEGABYTE for n in range(3)})
        path = write(
            tmp_path, "a.docx", packed(word_parts({"word/embeddings/a.zip": packed({"b.zip": inner})}))
        )
        assert texts(path) == [WORDS]
        bare = write(tmp_path, "b.zip", packed({"a.docx": path.read_bytes()}))
        assert refused(bare) == "“b.zip” is a packed folder (ZIP)."

    def test_names_that_lead_outside_and_links_are_passed_over(self, tmp_path: Path) -> None:
        secret = write(tmp_path, "secret.txt", "The secret words.")
        folder = tmp_path / "in"
        folder.mkdir()
        names = ("../evil.xml", "/evil.xml", "word/../../evil.xml", "..\\evil.xml")
        outside: dict[str, str | bytes] = dict.fromkeys(names, b"<x>evil</x>")
        data = packed(word_parts(outside), links={"word/footnotes.xml": str(secret), "word/media": ".."})
        before = sorted(tmp_path.rglob("*"))
        path = write(folder, "a.docx", data)
        assert texts(path) == [WORDS]
        assert sorted(tmp_path.rglob("*")) == sorted([*before, path])

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
    def test_document_types_are_refused(self, tmp_path: Path, encoding: str) -> None:
        doctype = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        mark = "" if encoding == "utf-8" else "\ufeff"
        part = f"{mark}{doctype}<x>&b;</x>".encode(encoding)
        for name, data in (
            ("a.docx", docx(paragraph(WORDS), extra={"word/footnotes.xml": part})),
            ("a.pptx", _deck({"ppt/slides/slide1.xml": part})),
            ("a.odt", odf("text", f"<text:p>{WORDS}</text:p>", extra={"content.xml": part})),
            ("a.odp", odf("presentation", "", extra={"content.xml": part})),
        ):
            assert refused(write(tmp_path, name, data)) == f"“{name}” is not read, to be safe."


def _deck(parts: dict[str, bytes]) -> bytes:
    deck = Deck().add(title("A slide"), body(line(WORDS)))
    deck.parts |= parts
    return deck.bytes()


class TestPdf:
    @pytest.mark.parametrize("filters", [1, 2])
    def test_a_bomb_in_a_page_leaves_the_other_pages(self, tmp_path: Path, filters: int) -> None:
        bomb = stream(b"q Q " * (16 * MEGABYTE), filters=filters)
        path = write(tmp_path, "a.pdf", pages([shown(WORDS), bomb, shown("And the words of the last page.")]))
        started = time.monotonic()
        content = read(path)
        assert time.monotonic() - started < 10
        assert [passage.text for passage in content.passages] == [WORDS, "And the words of the last page."]
        assert content.warnings == ("“a.pdf” is damaged in places. Page 2 was only partly readable.",)

    def test_forms_that_multiply_leave_the_other_pages(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(letters, "_SECONDS_FOR_A_PAGE", 0.3)
        content = read(write(tmp_path, "a.pdf", fan_out([shown(WORDS)])))
        assert [passage.text for passage in content.passages] == [WORDS]
        assert content.warnings == ("“a.pdf” is damaged in places. Page 2 was only partly readable.",)

    @pytest.mark.parametrize(
        "objects",
        [
            ("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 3 0 R>>"),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 3 0 R/Contents 3 0 R>>"),
            ("<</Type/Pages/Kids " + "[" * 20_000 + "]" * 20_000 + "/Count 1>>",),
        ],
        ids=[
            "kids of themselves",
            "circle of kids",
            "parent of itself",
            "deep array",
        ],
    )
    def test_circles_and_depth_end(self, tmp_path: Path, objects: tuple[str, ...]) -> None:
        started = time.monotonic()
        assert refused(write(tmp_path, "a.pdf", raw_pdf(*objects))).startswith("“a.pdf” ")
        assert time.monotonic() - started < 5

    def test_a_circle_of_tables_ends(self, tmp_path: Path) -> None:
        data = pages([shown(WORDS)])
        start = data.rindex(b"xref\n0")
        circle = data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)
        assert refused(write(tmp_path, "a.pdf", circle)) == "“a.pdf” is damaged."

    def test_four_hundred_pages(self, tmp_path: Path) -> None:
        path = write(
            tmp_path, "a.pdf", pages([shown(f"These are the words of page {n}.") for n in range(400)])
        )
        content = read(path)
        assert content.pages == 400
        assert len(content.passages) == 400
        assert content.passages[-1].place.page == 400

    def test_sixty_thousand_words_on_a_page(self, tmp_path: Path) -> None:
        row = "some words on a line of very small type that goes on and on until it ends"
        content = read(write(tmp_path, "a.pdf", pages([shown(*[row] * 4_000, size=0.1), shown(WORDS)])))
        assert content.pages == 2
        assert content.passages[-1].text == WORDS
        assert content.warnings == ("“a.pdf” is damaged in places. Page 1 was only partly readable.",)

    def test_a_page_of_999999_points(self, tmp_path: Path) -> None:
        assert texts(write(tmp_path, "a.pdf", pages([shown(WORDS)], box="0 0 999999 999999"))) == [WORDS]


class TestWorker:
    def test_finished_pages_are_kept_when_one_takes_too_long(self, tmp_path: Path, worker: Worker) -> None:
        contents = [shown(f"These are the words of page {n}.") for n in (1, 2, 3)]
        path = write(tmp_path, "Flyer.pdf", fan_out(contents))
        with pytest.raises(ReadingStopped, match="takes too long"):
            worker.run(TARGET, {"path": str(path)})
        content = wire.from_json(rescue.run(worker, TARGET, {"path": str(path)}))
        assert content.pages == 3
        assert [passage.place.page for passage in content.passages] == [1, 2, 3]
        assert content.warnings == (
            "“Flyer.pdf” stops partway through. Pages 1 to 3 were readable and are in.",
        )

    def test_nothing_is_kept_where_no_page_was_finished(self, tmp_path: Path, worker: Worker) -> None:
        path = write(tmp_path, "a.pdf", fan_out([]))
        started = time.monotonic()
        with pytest.raises(ReadingStopped, match="takes too long"):
            rescue.run(worker, TARGET, {"path": str(path)})
        assert time.monotonic() - started < 2 * HASTY.silence

    def test_objects_that_name_each_other(self, tmp_path: Path, worker: Worker) -> None:
        """pdfminer by itself follows such a circle for ever, where only the worker's patience would end it."""
        path = write(tmp_path, "a.pdf", raw_pdf(*CIRCLE))
        with pytest.raises(FileRefused) as caught:
            worker.run(TARGET, {"path": str(path)})
        assert caught.value.what == "“a.pdf” has no words in it."

    def test_pages_beside_objects_that_name_each_other(self, tmp_path: Path, worker: Worker) -> None:
        data = pages(
            [shown(WORDS)], more=("7 0 R", "6 0 R"), resources="/XObject 6 0 R/ExtGState<</G 7 0 R>>"
        )
        answer = worker.run(TARGET, {"path": str(write(tmp_path, "a.pdf", data))})
        assert [passage["text"] for passage in answer["passages"]] == [WORDS]

    @pytest.mark.skipif(sys.platform != "linux", reason="Only Linux holds a process to its address space")
    def test_a_page_that_is_too_much_for_the_memory(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.html", f"<p>{WORDS}</p>" + "a<br>" * 1_500_000)
        limits = Limits(memory=448 << 20, silence=20, total=40, output=READING.output)
        with Worker(limits) as worker:
            answer = worker.run(TARGET, {"path": str(write(tmp_path, "b.html", f"<p>{WORDS}</p>"))})
            assert [passage["text"] for passage in answer["passages"]] == [WORDS]
            with pytest.raises(ReadingStopped, match="too much memory"):
                worker.run(TARGET, {"path": str(path)})

    def test_time_in_all(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", "Some words.\n\n" * 1_000_000)
        limits = Limits(READING.memory, silence=20, total=0.4, output=READING.output)
        with Worker(limits) as worker, pytest.raises(ReadingStopped, match="takes too long"):
            worker.run(TARGET, {"path": str(path)})

    def test_output(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", f"{WORDS}\n\n" * 50_000)
        limits = Limits(READING.memory, silence=20, total=40, output=MEGABYTE)
        with Worker(limits) as worker, pytest.raises(ReadingStopped, match="too much text"):
            worker.run(TARGET, {"path": str(path)})

    def test_cancelling_in_the_midst_of_a_file_ends_it_at_once(self, tmp_path: Path, worker: Worker) -> None:
        path = write(tmp_path, "a.pdf", fan_out([shown(WORDS)]))
        asked: list[float] = []
        started = time.monotonic()

        def cancel(step: Step) -> None:
            if step.done == 1 and time.monotonic() - started > 0.2:
                asked.append(time.monotonic())
                raise Cancelled

        with pytest.raises(Cancelled):
            rescue.run(worker, TARGET, {"path": str(path)}, cancel)
        assert time.monotonic() - asked[0] < 0.5
        assert worker.process_id == 0

    def test_a_flood_of_attributes(self, tmp_path: Path, worker: Worker) -> None:
        flood = " ".join(f'a{number}="x"' for number in range(100_000))
        path = write(tmp_path, "a.html", f"<html><body><p {flood}>{WORDS}</p></body></html>")
        assert [passage.text for passage in _content(worker, path).passages] == [WORDS]

    def test_a_million_lines(self, tmp_path: Path) -> None:
        content = read(write(tmp_path, "a.txt", "ab cd\n" * 1_500_000))
        assert len(content.passages) == 100_000
        assert content.warnings == ("The document is very long: only its first part was read.",)


def _content(worker: Worker, path: Path) -> Content:
    return wire.from_json(worker.run(TARGET, {"path": str(path)}))
