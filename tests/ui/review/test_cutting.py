# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The scissors, joining, other wordings and questions of ours, by key, button and menu."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from making import new_project, prepared
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Origin, Verdict
from secondhelping.operations import add_document, look
from secondhelping.operations.project import Project
from secondhelping_ui.review.page import ReviewPage

TWO = "Phone calls are walking time. Set a timer for 30 minutes."
THREE = "Carry two light bags. Swap hands every 10 minutes. When did you last change arms?"
LAST = "Rest often."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path) as project:
        add_document.add_document(project, prepared([(text, Kind.HELPFUL) for text in (TWO, THREE, LAST)]))
        yield project


@pytest.fixture
def cut_page(made: Project, open_page: Callable[[Project | None], ReviewPage]) -> ReviewPage:
    return open_page(made)


def go_to(page: ReviewPage, made: Project, text: str) -> None:
    page.show_place(snippet=next(one.id for one in look.snippets(made) if one.text == text))


def texts(made: Project) -> list[str]:
    return [one.text for one in look.snippets(made)]


def choices(page: ReviewPage) -> list[QAction]:
    assert page.cutting.menu is not None
    return [action for action in page.cutting.menu.actions() if action.isEnabled() and action.text()]


def test_p_splits_where_there_is_one_place(cut_page: ReviewPage, made: Project, qtbot: QtBot) -> None:
    go_to(cut_page, made, TWO)
    qtbot.keyClick(cut_page.pane.view, Qt.Key.Key_P)
    assert texts(made)[:2] == ["Phone calls are walking time.", "Set a timer for 30 minutes."]
    shown = cut_page.card.snippet
    assert shown is not None
    assert shown.text == "Phone calls are walking time."


def test_the_scissors_ask_where_there_are_several(cut_page: ReviewPage, made: Project) -> None:
    go_to(cut_page, made, THREE)
    cut_page.card.buttons.split.click()
    offered = choices(cut_page)
    assert [action.text().split(" ")[1] for action in offered] == ["“Swap", "“When"]
    offered[1].trigger()
    assert "When did you last change arms?" in texts(made)


def test_j_joins_with_what_follows(cut_page: ReviewPage, made: Project, qtbot: QtBot) -> None:
    go_to(cut_page, made, TWO)
    qtbot.keyClick(cut_page.pane.view, Qt.Key.Key_J)
    assert texts(made)[0] == f"{TWO} Carry two light bags."


def test_where_nothing_can_be_joined_the_page_says_why(cut_page: ReviewPage, made: Project) -> None:
    problems: list[object] = []
    cut_page.session.problem_found.connect(problems.append)
    go_to(cut_page, made, LAST)
    cut_page.session.actions.trigger("review.join")
    assert "nothing to join" in str(problems[0])
    assert texts(made)[-1] == LAST


def test_another_wording_is_chosen_with_the_room_it_leaves(cut_page: ReviewPage, made: Project) -> None:
    go_to(cut_page, made, THREE)
    cut_page.session.actions.trigger("review.wording")
    first = choices(cut_page)[0]
    assert first.text().startswith("Question first: When did you last change arms?")
    assert "left of 280)" in first.text()
    first.trigger()
    assert "When did you last change arms? Carry two light bags. Swap hands every 10 minutes." in texts(made)
    assert next(one for one in look.snippets(made) if one.text.startswith("When")).original == THREE


def test_a_single_sentence_has_no_other_wording(cut_page: ReviewPage, made: Project) -> None:
    said: list[str] = []
    cut_page.session.toasted.connect(lambda text, *_: said.append(text))
    go_to(cut_page, made, LAST)
    cut_page.session.actions.trigger("review.wording")
    assert "no other wording" in said[0]


def test_a_question_of_ours_is_kept_and_marked(cut_page: ReviewPage, made: Project) -> None:
    go_to(cut_page, made, TWO)
    cut_page.session.actions.trigger("review.ask")
    choices(cut_page)[0].trigger()
    ours = next(one for one in look.snippets(made, Verdict.KEPT) if one.origin is Origin.OURS)
    cut_page.show_place(snippet=ours.id)
    assert "put together by Second Helping" in cut_page.card.origin_note.words
    go_to(cut_page, made, TWO)
    assert cut_page.card.origin_note.words == ""


def test_more_has_what_has_no_button(cut_page: ReviewPage) -> None:
    cut_page.card.buttons.more.click()
    names = [action.text() for action in cut_page.card.buttons.more_menu.actions()]
    assert names == ["Another wording…", "Wordings and timing…", "Add a question…", "Hashtags", "Open page"]
    cut_page.card.buttons.more_menu.close()
