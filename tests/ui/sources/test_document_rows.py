# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The model of the document list, and the words it shows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from secondhelping.domain.document import Document, Format
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.progress import Step
from secondhelping_ui.sources import words
from secondhelping_ui.sources.document_model import Column, DocumentModel, SortedDocuments

ONE = Document(
    DocumentId(1),
    "Price list",
    "/documents/Price list.txt",
    Format.TEXT,
    "1",
    "en",
    0,
    120,
    datetime(2026, 4, 2, tzinfo=UTC),
)
TWO = replace(
    ONE, id=DocumentId(2), title="ärzte", format=Format.PDF, language="de", pages=12, snippets=4, served=1
)
THREE = replace(ONE, id=DocumentId(3), title="Zebra", language="", snippets=10, served=10)


def shown(rows: SortedDocuments) -> list[str]:
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_slides_are_counted_as_slides() -> None:
    assert words.page_word(replace(ONE, format=Format.ODP)) == "Slide"
    assert words.page_word(TWO) == "Page"
    deck = replace(ONE, format=Format.PPTX, pages=28)
    assert words.second_line(deck) == "PowerPoint · 28 slides"
    assert words.second_line(replace(ONE, format=Format.ODT)) == "OpenDocument text · 120 words"
    assert words.second_line(replace(TWO, pages=1)) == "PDF · 1 page"


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Talk.pptx", ("presentation", "PPT")),
        ("Talk.ODP", ("presentation", "ODP")),
        ("notes.odt", ("file-type", "ODT")),
        ("a.xyz", ("files", "XYZ")),
    ],
)
def test_the_mark_of_a_file_not_yet_read(name: str, mark: tuple[str, str]) -> None:
    assert words.mark_of_path(Path(name)) == mark


@pytest.fixture
def rows(qapp: object) -> SortedDocuments:
    proxy = SortedDocuments()
    model = DocumentModel(proxy)
    proxy.setSourceModel(model)
    model.set_documents([THREE, TWO, ONE])
    return proxy


def test_the_models_behave(rows: SortedDocuments, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows.sourceModel())
    qtmodeltester.check(rows)


def test_titles_sort_as_people_sort(rows: SortedDocuments) -> None:
    rows.sort(Column.DOCUMENT, Qt.SortOrder.AscendingOrder)
    assert shown(rows) == ["ärzte", "Price list", "Zebra"]


def test_served_sorts_by_share(rows: SortedDocuments) -> None:
    rows.sort(Column.SERVED, Qt.SortOrder.AscendingOrder)
    assert shown(rows) == ["Price list", "ärzte", "Zebra"]


def test_only_some_are_shown(rows: SortedDocuments) -> None:
    rows.show_only([DocumentId(2)])
    assert shown(rows) == ["ärzte"]
    rows.show_only(None)
    assert shown(rows) == ["Zebra", "ärzte", "Price list"]


def test_the_same_documents_only_change_what_they_say(rows: SortedDocuments) -> None:
    model = rows.sourceModel()
    assert isinstance(model, DocumentModel)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_documents([THREE, replace(TWO, served=4), ONE])
    assert resets == []
    assert rows.index(1, Column.SERVED).data() == "all 4"
    model.set_documents([TWO, ONE])
    assert resets == [1]


@pytest.mark.parametrize(
    ("snippets", "served", "said"), [(0, 0, ""), (5, 0, "none yet"), (34, 12, "12 of 34"), (14, 14, "all 14")]
)
def test_served_so_far(snippets: int, served: int, said: str) -> None:
    assert words.served_words(replace(ONE, snippets=snippets, served=served)) == said


@pytest.mark.parametrize(
    ("code", "said"), [("en", "English"), ("de", "German"), ("", "Not sure"), ("zz", "Not sure")]
)
def test_languages_are_words(code: str, said: str) -> None:
    assert words.language_name(code) == said


def test_the_summary_counts() -> None:
    assert words.summary([ONE]) == "1 document, 0 snippets"
    assert words.summary([ONE, TWO, THREE]) == "3 documents, 14 snippets, 11 already served"


def test_the_year_is_told_only_when_it_is_another() -> None:
    assert words.added_words(ONE, date(2026, 5, 1)) == "Text, added 2 April"
    assert words.added_words(ONE, date(2027, 5, 1)) == "Text, added 2 April 2026"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step("Reading", 6, 16, 11), "Page 7 of 16 · 11 snippets so far"),
        (Step("Reading", 16, 16), "Page 16 of 16"),
        (Step("Reading slides", 6, 28), "Slide 7 of 28"),
        (Step("Reading", 0, 1), "Reading"),
        (Step("Choosing lines", 5, 5, 1), "Choosing lines · 1 snippet so far"),
    ],
)
def test_progress_in_words(step: Step, said: str) -> None:
    assert words.step_words(step) == said


def test_the_bar_goes_through_the_parts_of_the_work() -> None:
    steps = [Step("Reading", 1, 4), Step("Reading", 4, 4), Step("Looking for lines", 5, 10)]
    shares = [words.share_done(step) for step in [*steps, Step("Choosing lines", 10, 10)]]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert words.share_done(Step("Getting ready")) == 0.0


def test_names_in_sentences_have_no_ending() -> None:
    assert words.spoken_name(Path("/a/Spring newsletter 2026.pdf")) == "Spring newsletter 2026"
    assert len(words.spoken_name(Path("x" * 200 + ".pdf"))) <= 60


def test_warnings_that_begin_alike_are_said_once() -> None:
    name = "“No. 7. Spring.pdf” is damaged in places."
    assert words.warning_words(
        [f"{name} Page 4 was not readable.", f"{name} Page 1 was read in a simpler way."]
    ) == (
        name,
        "Page 4 was not readable. Page 1 was read in a simpler way.",
    )
    assert words.warning_words(["Slide 3 is damaged and was left out."]) == (
        "Slide 3 is damaged and was left out.",
        "",
    )
    assert words.warning_words(["Slide 3 was left out.", "Slide 5 was left out."]) == (
        "Slide 3 was left out.",
        "Slide 5 was left out.",
    )
