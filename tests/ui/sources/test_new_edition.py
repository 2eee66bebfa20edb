# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A file that changed since it was added: the question, each of its three answers, and what is shown afterwards."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Document, Format
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import EditionSummary
from secondhelping_ui.sources.edition_card import EditionCard, edition_words
from secondhelping_ui.sources.words import added_words

Open = Callable[[Project], Any]
WAIT = 60_000

OLD = """Back care at your desk

Set a timer for 30 minutes, stand up, and reach for the ceiling. Your back notices by Friday.

Put the printer on another floor, so that you have to walk to it.

Carry two light bags rather than one heavy one, and swap hands at every lamp post.
"""
NEW = OLD.replace("Put the printer on another floor, so", "Put the printer on the top floor, so").replace(
    "Carry two light bags rather than one heavy one, and swap hands at every lamp post.",
    "Drink a glass of water each time the phone rings, and have it at the window.",
)


def read(qtbot: QtBot, window: Any, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    window.page.add([path])
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)


@pytest.fixture
def window(open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path) -> Any:
    """The page with one document, all its snippets kept, whose file has changed since."""
    window = open_page(empty_project)
    read(qtbot, window, tmp_path / "desk.txt", OLD)
    review.keep(empty_project, [snippet.id for snippet in look.snippets(empty_project)])
    window.page.refresh()
    qtbot.waitUntil(lambda: window.page.reader.text.complete)
    read(qtbot, window, tmp_path / "desk.txt", NEW)
    return window


def card(window: Any) -> EditionCard:
    (found,) = window.page.intake.notes.cards
    assert isinstance(found, EditionCard)
    return found


def answer(qtbot: QtBot, window: Any, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)
    qtbot.waitUntil(lambda: window.page.reader.text.complete)


def test_the_question_says_what_changed(window: Any, empty_project: Project) -> None:
    assert card(window).what == (
        "“Back care at your desk” has changed since 14 May: 1 passage is new, 1 changed, 1 is gone."
    )
    assert card(window).isVisible()
    assert len(look.documents(empty_project)) == 1
    assert look.passages(empty_project, look.documents(empty_project)[0].id)[3].text.startswith("Carry two")


def test_reading_it_shows_the_new_text_and_keeps_what_was_said(
    window: Any, empty_project: Project, qtbot: QtBot
) -> None:
    page = window.page
    answer(qtbot, window, card(window).read_button)
    (document,) = look.documents(empty_project)
    assert [p.text[:9] for p in look.passages(empty_project, document.id)][1:] == [
        "Set a tim",
        "Put the p",
        "Drink a g",
    ]
    kept = look.snippets(empty_project, Verdict.KEPT)
    assert {snippet.gone for snippet in kept if snippet.original.startswith("Set a timer")} == {False}
    assert page.intake.notes.sentences == []
    assert page.list.current() == document
    assert window.toasts[-1] == (
        "Read the new edition of “Back care at your desk”: 1 passage added, 1 changed, 1 gone"
    )
    assert "Drink a glass" in page.reader.text.toPlainText()
    assert "Carry two" not in page.reader.text.toPlainText()
    undo.undo(empty_project)
    page.refresh()
    qtbot.waitUntil(lambda: page.reader.text.complete)
    assert "Carry two" in page.reader.text.toPlainText()


def test_new_passages_have_a_bar_that_says_so(window: Any, empty_project: Project, qtbot: QtBot) -> None:
    text = window.page.reader.text
    answer(qtbot, window, card(window).read_button)
    text.verticalScrollBar().setValue(0)
    places = []
    for number in range(4):
        block = text.document().findBlockByNumber(number)
        rect = text.document().documentLayout().blockBoundingRect(block)
        places.append(QPointF(62, rect.center().y()))
    assert [text.added_at(place) for place in places] == [False, False, True, True]
    assert not text.added_at(places[3] + QPointF(200, 0))
    where = places[3].toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, where, text.viewport().mapToGlobal(where))
    QApplication.sendEvent(text.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() == "New in this edition")
    away = QHelpEvent(QEvent.Type.ToolTip, QPoint(200, 5), text.viewport().mapToGlobal(QPoint(200, 5)))
    QApplication.sendEvent(text.viewport(), away)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_snippet_whose_words_have_gone_says_so_on_its_card(
    window: Any, empty_project: Project, qtbot: QtBot
) -> None:
    answer(qtbot, window, card(window).read_button)
    gone = next(snippet for snippet in look.snippets(empty_project) if snippet.gone)
    window.page.show_place(snippet=gone.id)
    assert window.page.reader.card.words[0].endswith("kept, no longer in the document")


def test_it_can_be_added_beside_the_old_one(window: Any, empty_project: Project, qtbot: QtBot) -> None:
    answer(qtbot, window, card(window).beside_button)
    assert [document.title for document in look.documents(empty_project)] == ["Back care at your desk"] * 2
    assert window.page.intake.notes.sentences == []
    assert window.toasts[-1].startswith("Added “Back care at your desk”")


def test_it_can_be_left(window: Any, empty_project: Project, qtbot: QtBot) -> None:
    before = look.documents(empty_project)
    answer(qtbot, window, card(window).leave_button)
    assert look.documents(empty_project) == before
    assert window.page.intake.notes.sentences == []
    assert not window.page.intake.notes.isVisible()


def test_a_document_taken_off_meanwhile_is_told(window: Any, empty_project: Project, qtbot: QtBot) -> None:
    from secondhelping.operations.add_document import remove_documents

    remove_documents(empty_project, [look.documents(empty_project)[0].id])
    window.page.refresh()
    answer(qtbot, window, card(window).read_button)
    assert str(window.problems[0]).startswith("“Back care at your desk” is no longer on the list.")
    assert look.documents(empty_project) == []


def document(edition_at: datetime | None = None) -> Document:
    at = datetime(2026, 4, 2, 12, tzinfo=UTC)
    return Document(
        DocumentId(1),
        "Spring newsletter",
        "/x.docx",
        Format.DOCX,
        "0",
        "en",
        0,
        90,
        at,
        edition_at=edition_at,
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((4, 2, 1), ": 4 passages are new, 2 changed, 1 is gone."),
        ((0, 1, 3), ": 1 passage changed, 3 are gone."),
        ((0, 0, 1), ": 1 passage is gone."),
        ((0, 0, 0), ", but its words are the same."),
    ],
)
def test_the_sentence(counts: tuple[int, int, int], words: str) -> None:
    found = EditionSummary(document(), document().read_at, *counts)
    assert edition_words(found, date(2026, 5, 14)) == f"“Spring newsletter” has changed since 2 April{words}"
    assert edition_words(found, date(2027, 5, 14)).startswith(
        "“Spring newsletter” has changed since 2 April 2026"
    )


def test_the_head_of_a_document_tells_when_the_edition_was_read() -> None:
    today = date(2026, 5, 14)
    assert added_words(document(), today) == "Word document, added 2 April"
    later = document(datetime(2026, 5, 9, 12, tzinfo=UTC))
    assert added_words(later, today) == "Word document, added 2 April, new edition 9 May"


def test_the_card_is_as_high_as_its_lines_in_any_width(window: Any, qtbot: QtBot) -> None:
    found = card(window)
    buttons = (found.read_button, found.beside_button, found.leave_button)
    heights = []
    for width in (1216, 880, 1216):
        window.resize(width, 820)
        qtbot.waitUntil(lambda: found.height() == found.heightForWidth(found.width()))
        qtbot.waitUntil(lambda: all(map(_whole, buttons)))
        heights.append(found.height())
    assert heights[0] == heights[2] < heights[1]


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()
