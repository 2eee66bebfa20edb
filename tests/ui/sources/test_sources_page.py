# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Sources page as an owner uses it: what is shown, and what is in the project afterwards."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Passage, Place
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, review, undo
from secondhelping.operations.add_document import add_document
from secondhelping.operations.project import Project
from secondhelping_ui.session import Session
from secondhelping_ui.sources.document_model import Column
from secondhelping_ui.sources.leave_dialog import LeaveDialog

Open = Callable[[Project], Any]
Press = Callable[..., None]


def titles(window: Any) -> list[str]:
    return [document.title for document in window.page.list.shown()]


def verdicts(project: Project) -> list[Verdict]:
    return [snippet.verdict for snippet in look.snippets(project, None, look.documents(project)[0].id)]


def click_heading(qtbot: QtBot, window: Any, column: Column) -> None:
    header = window.page.list.header()
    place = QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def place_of(window: Any, passage: int, letter: int) -> QPointF:
    """Where a letter of the text is on the screen, in the viewport of the text."""
    text = window.page.reader.text
    block = text.document().findBlockByNumber(passage)
    line = block.layout().lineForTextPosition(letter)
    corner = text.document().documentLayout().blockBoundingRect(block).topLeft()
    x = line.cursorToX(letter)[0] + 2
    y = corner.y() + line.y() + line.height() / 2 - text.verticalScrollBar().value()
    return QPointF(corner.x() + x, y)


def test_an_empty_project_shows_where_to_begin(
    open_page: Open, empty_project: Project, session: Session
) -> None:
    window = open_page(empty_project)
    assert window.page.empty.choose_button.isVisible()
    assert window.page.empty.samples_button.isVisible()
    assert not window.page.list.isVisible()
    hints = [hint.text for hint in session.actions.hints()]
    assert "Review snippets" not in hints
    assert "Next snippet" not in hints


def test_the_list_says_what_is_there(open_page: Open, project: Project) -> None:
    window = open_page(project)
    assert titles(window) == ["Back care at your desk", "Welcome to Harbour Lane"]
    rows = window.page.list.sorted_rows
    shown = [[rows.index(row, column).data() for column in range(4)] for row in range(2)]
    assert shown == [
        ["Back care at your desk", "English", "4", "none yet"],
        ["Welcome to Harbour Lane", "English", "2", "none yet"],
    ]
    spoken = rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Welcome to Harbour Lane. PDF, 8 pages, English. 2 snippets, 0 served."


def test_headings_sort_and_go_back_to_the_latest_first(
    open_page: Open, project: Project, qtbot: QtBot
) -> None:
    window = open_page(project)
    click_heading(qtbot, window, Column.SNIPPETS)
    assert titles(window) == ["Welcome to Harbour Lane", "Back care at your desk"]
    click_heading(qtbot, window, Column.SNIPPETS)
    assert titles(window) == ["Back care at your desk", "Welcome to Harbour Lane"]
    click_heading(qtbot, window, Column.SNIPPETS)
    assert not window.page.list.header().isSortIndicatorShown() or (
        window.page.list.header().sortIndicatorSection() == -1
    )


def test_the_text_stands_there_word_for_word(open_page: Open, project: Project) -> None:
    window = open_page(project)
    document = look.documents(project)[0]
    expected = "\n".join(passage.text for passage in look.passages(project, document.id))
    assert window.page.reader.text.toPlainText() == expected


def test_down_shows_the_next_document(open_page: Open, project: Project, press: Press, qtbot: QtBot) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_Down)
    assert window.page.reader.document_id == look.documents(project)[1].id
    qtbot.waitUntil(lambda: window.page.reader.text.complete)
    assert window.page.reader.text.toPlainText().startswith("Page 1 tells what we do")


def test_n_goes_through_the_snippets_and_k_keeps(open_page: Open, project: Project, press: Press) -> None:
    window = open_page(project)
    card = window.page.reader.card
    assert card.words[0] == "Snippet 1 of 4 · waiting for review"
    press(window, Qt.Key.Key_N)
    assert card.words == (
        "Snippet 2 of 4 · waiting for review",
        "Set a timer for 30 minutes 🙂 and stand up.",
    )
    press(window, Qt.Key.Key_K)
    assert verdicts(project) == [Verdict.WAITING, Verdict.KEPT, Verdict.WAITING, Verdict.WAITING]
    assert card.words[0] == "Snippet 2 of 4 · kept"
    assert not card.keep_button.isVisible()
    assert window.toasts == ["Kept 1 snippet"]
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert card.words[0] == "Snippet 4 of 4 · waiting for review"


def test_a_snippet_kept_elsewhere_is_shown_kept(open_page: Open, project: Project, session: Session) -> None:
    window = open_page(project)
    snippet = window.page.reader.current()
    session.run(review.set_aside, [snippet.id])
    assert window.page.reader.card.words[0] == "Snippet 1 of 4 · set aside"
    session.run_quietly(undo.undo)
    assert window.page.reader.card.words[0] == "Snippet 1 of 4 · waiting for review"


@pytest.mark.parametrize(("passage", "letter", "number"), [(2, 5, 1), (2, 55, 2), (3, 3, 3), (4, 9, 4)])
def test_a_click_on_marked_words_shows_their_snippet(
    open_page: Open, project: Project, qtbot: QtBot, passage: int, letter: int, number: int
) -> None:
    window = open_page(project)
    window.page.reader.close_card()
    where = place_of(window, passage, letter).toPoint()
    qtbot.mouseClick(window.page.reader.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.page.reader.card.isVisible()
    assert window.page.reader.card.words[0].startswith(f"Snippet {number} of 4")


def test_a_click_on_other_words_shows_nothing(open_page: Open, project: Project, qtbot: QtBot) -> None:
    window = open_page(project)
    window.page.reader.close_card()
    where = place_of(window, 1, 3).toPoint()
    qtbot.mouseClick(window.page.reader.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert not window.page.reader.card.isVisible()


def test_a_click_on_a_mark_shows_its_snippet(open_page: Open, project: Project, qtbot: QtBot) -> None:
    window = open_page(project)
    y = place_of(window, 4, 1).y()
    viewport = window.page.reader.text.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPointF(24, y).toPoint())
    assert window.page.reader.card.words[0].startswith("Snippet 4 of 4")


def test_the_card_closes_with_its_button_and_escape(
    open_page: Open, project: Project, press: Press, qtbot: QtBot
) -> None:
    window = open_page(project)
    card = window.page.reader.card
    qtbot.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    press(window, Qt.Key.Key_K)
    assert Verdict.KEPT not in verdicts(project)
    press(window, Qt.Key.Key_N)
    assert card.isVisible()
    window.page.reader.text.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_enter_goes_to_review(open_page: Open, project: Project, press: Press) -> None:
    window = open_page(project)
    document = look.documents(project)[0]
    press(window, Qt.Key.Key_Return)
    window.page.reader.text.setFocus()
    press(window, Qt.Key.Key_Return)
    first = look.snippets(project, None, document.id)[0]
    assert window.went == [("review", {"document": document.id}), ("review", {"snippet": first.id})]


def test_delete_takes_a_document_off_and_undo_brings_it_back(
    open_page: Open, project: Project, press: Press, session: Session
) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_Delete)
    assert titles(window) == ["Welcome to Harbour Lane"]
    assert [document.title for document in look.documents(project)] == ["Welcome to Harbour Lane"]
    assert window.page.reader.document_id == look.documents(project)[0].id
    assert window.toasts == ["Took 1 document off the list"]
    session.run_quietly(undo.undo)
    assert titles(window) == ["Back care at your desk", "Welcome to Harbour Lane"]


def test_all_can_be_taken_off_at_once(open_page: Open, project: Project, press: Press) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_Delete)
    assert look.documents(project) == []
    assert window.page.empty.choose_button.isVisible()


def test_pages_are_turned(open_page: Open, project: Project, press: Press, qtbot: QtBot) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_Down)
    text = window.page.reader.text
    qtbot.waitUntil(lambda: text.complete)
    window.page.reader.choose_view(pages=False)
    assert text.page() == 1
    press(window, Qt.Key.Key_PageDown)
    assert text.page() == 2
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageUp)
    assert text.page() == 2


def test_the_text_can_be_larger_and_smaller(open_page: Open, project: Project, press: Press) -> None:
    window = open_page(project)
    text = window.page.reader.text
    before = text.document().defaultFont().pixelSize()
    press(window, Qt.Key.Key_Plus)
    assert text.document().defaultFont().pixelSize() > before
    press(window, Qt.Key.Key_Minus)
    press(window, Qt.Key.Key_Minus)
    assert text.document().defaultFont().pixelSize() < before
    press(window, Qt.Key.Key_0)
    assert text.document().defaultFont().pixelSize() == before


def test_space_hides_the_text(open_page: Open, project: Project, press: Press) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_Space)
    assert not window.page.reader.isVisible()
    press(window, Qt.Key.Key_Space)
    assert window.page.reader.isVisible()


def test_searching_filters_by_the_words_inside(
    open_page: Open, project: Project, press: Press, qtbot: QtBot
) -> None:
    window = open_page(project)
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.page.search.hasFocus()
    qtbot.keyClicks(window.page.search, "words 7")
    qtbot.waitUntil(lambda: titles(window) == ["Welcome to Harbour Lane"])
    assert window.page.reader.document_id == look.documents(project)[1].id
    qtbot.keyClicks(window.page.search, " nowhere")
    qtbot.waitUntil(lambda: titles(window) == [])
    assert window.page._no_match.isVisible()
    below = window.page.list.y() + window.page.list.header().height() + 12
    qtbot.waitUntil(lambda: window.page._no_match.y() <= below)
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(window)) == 2)


def test_letters_typed_into_the_search_do_nothing_else(
    open_page: Open, project: Project, qtbot: QtBot
) -> None:
    window = open_page(project)
    window.page.search.setFocus()
    qtbot.keyClicks(window.page.search, "knk")
    assert window.page.search.text() == "knk"
    assert Verdict.KEPT not in verdicts(project)


def test_another_page_can_jump_to_a_snippet(open_page: Open, project: Project) -> None:
    window = open_page(project)
    brochure = look.documents(project)[1]
    snippet = look.snippets(project, None, brochure.id)[1]
    window.page.show_place(snippet=snippet.id)
    assert window.page.reader.document_id == brochure.id
    assert window.page.reader.current() == snippet


def test_a_snippet_far_down_is_brought_into_view(open_page: Open, project: Project, qtbot: QtBot) -> None:
    window = open_page(project)
    brochure = look.documents(project)[1]
    snippet = look.snippets(project, None, brochure.id)[1]
    window.page.show_place(snippet=snippet.id)
    text = window.page.reader.text
    qtbot.waitUntil(lambda: text.complete)
    y = place_of(window, snippet.span.first, snippet.span.start + 1).y()
    assert 0 < y < window.page.reader.card.y()


def test_warnings_of_a_document_are_told(
    open_page: Open, empty_project: Project, make_prepared: Callable[..., Any]
) -> None:

    ready = make_prepared("Leaflet", (Passage("Some words."),), ())
    content = dataclasses.replace(ready.content, warnings=("Pages 2 and 3 are pictures.",))
    add_document(empty_project, dataclasses.replace(ready, content=content))
    window = open_page(empty_project)
    assert window.page.reader._warning.isVisible()
    assert "Pages 2 and 3 are pictures." in window.page.reader._warning.accessibleName()


def test_the_question_at_quit_counts(qtbot: QtBot) -> None:
    one, two = LeaveDialog(None, 1), LeaveDialog(None, 2)
    qtbot.addWidget(one)
    qtbot.addWidget(two)
    assert one.windowTitle() == "Still reading 1 document"
    assert two.windowTitle() == "Still reading 2 documents"
    assert two.words.text().startswith("Quit and leave them out?")
    two.open()
    qtbot.mouseClick(two.cancel_button, Qt.MouseButton.LeftButton)
    assert two.result() == QDialog.DialogCode.Rejected


def test_a_long_text_is_set_again_bit_by_bit_and_stays_where_it_was(
    open_page: Open, empty_project: Project, make_prepared: Callable[..., Any], press: Press, qtbot: QtBot
) -> None:
    words = "Most of us now sit for longer than we sleep, and the rest is detail and biscuits. " * 3
    passages = tuple(Passage(f"{n}. {words}", place=Place(page=n // 5 + 1)) for n in range(1000))
    add_document(empty_project, make_prepared("Long", passages, ()))
    window = open_page(empty_project)
    text = window.page.reader.text
    for _ in range(150):
        text.turn(1)
    before = text.page()
    assert before > 100
    press(window, Qt.Key.Key_Plus)
    assert not text.complete
    qtbot.waitUntil(lambda: text.complete, timeout=20_000)
    assert abs(text.page() - before) <= 1
    assert text.document().blockCount() == 1000
