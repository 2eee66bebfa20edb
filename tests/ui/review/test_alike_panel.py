# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lines that say nearly the same stand side by side, and one key settles them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import new_project, prepared
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import add_document, alike, look
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Workshop
from secondhelping_ui.review.alike_panel import SHARED_TONE, shared_parts
from secondhelping_ui.review.page import ReviewPage

ONE = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down."
OTHER = "Set a timer for thirty minutes: stand up, reach for the ceiling, sit down again."
ALONE = "Carry two light bags rather than one heavy one."


@pytest.fixture
def grouped(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path) as made:
        for number, lines in enumerate(((ONE, ALONE), (OTHER,))):
            one = prepared([(text, Kind.HELPFUL) for text in lines], f"Part {number}", f"{number}.txt")
            add_document.add_document(made, one)
        with Workshop() as workshop:
            alike.refresh(made, workshop)
        yield made


@pytest.fixture
def alike_page(grouped: Project, open_page: Callable[[Project | None], ReviewPage]) -> ReviewPage:
    page = open_page(grouped)
    page.show_place(snippet=next(one.id for one in look.snippets(grouped) if one.text == ONE))
    return page


def verdicts(made: Project) -> dict[str, Verdict]:
    return {one.text: one.verdict for one in look.snippets(made)}


def test_the_group_is_shown_and_the_queue_says_how_many(alike_page: ReviewPage) -> None:
    assert alike_page.alike.isVisible()
    assert alike_page.alike.title.text() == "These two say nearly the same thing"
    assert [card.radio.text() for card in alike_page.alike.cards] == ["This one", "The other"]
    shown = alike_page.card.snippet
    assert shown is not None
    assert alike_page.pane.model.alike(shown.id) == 2


def test_its_cards_are_as_high_as_their_words_and_not_cut(alike_page: ReviewPage) -> None:
    panel = alike_page.alike
    alike_page.resize(1440, 900)
    for width in (700, 440, 360):
        panel.setMaximumWidth(width)
        QApplication.processEvents()
        for card in panel.cards:
            low = card.mapTo(panel, card.rect().bottomLeft()).y()
            words = max(one.heightForWidth(one.width()) for one in panel.cards)
            assert words <= card.height() < words + 6
            assert low < panel.settle.mapTo(panel, panel.settle.rect().topLeft()).y()
            assert not card.visibleRegion().isEmpty()
            assert card.visibleRegion().boundingRect().height() == card.height()


def test_a_line_of_its_own_has_no_panel(alike_page: ReviewPage, grouped: Project) -> None:
    alike_page.show_place(snippet=next(one.id for one in look.snippets(grouped) if one.text == ALONE))
    assert not alike_page.alike.isVisible()
    assert not alike_page.session.actions.action("review.settle").isEnabled()


def test_d_keeps_the_suggested_one(alike_page: ReviewPage, grouped: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(alike_page.pane.view, Qt.Key.Key_D)
    assert verdicts(grouped) == {ONE: Verdict.KEPT, OTHER: Verdict.SET_ASIDE, ALONE: Verdict.WAITING}
    assert not alike_page.alike.isVisible()


def test_the_other_one_can_be_chosen(alike_page: ReviewPage, grouped: Project, qtbot: QtBot) -> None:
    qtbot.mouseClick(alike_page.alike.cards[1], Qt.MouseButton.LeftButton)
    assert [card.radio.isChecked() for card in alike_page.alike.cards] == [False, True]
    alike_page.alike.settle.click()
    assert verdicts(grouped)[OTHER] is Verdict.KEPT
    assert verdicts(grouped)[ONE] is Verdict.SET_ASIDE


def test_b_keeps_both(alike_page: ReviewPage, grouped: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(alike_page.pane.view, Qt.Key.Key_B)
    assert verdicts(grouped)[ONE] is verdicts(grouped)[OTHER] is Verdict.KEPT


def test_while_editing_the_panel_is_out_of_the_way(alike_page: ReviewPage) -> None:
    alike_page.session.actions.trigger("review.edit")
    assert not alike_page.alike.isVisible()
    alike_page.card.leave_edit()
    assert alike_page.alike.isVisible()


def test_shared_words_stand_out_and_nothing_is_lost() -> None:
    parts = shared_parts(ONE, [OTHER])
    assert "".join(text for text, _, _ in parts) == ONE
    marked = [text for text, _, tone in parts if tone == SHARED_TONE]
    assert marked == ["timer", "minutes", "stand", "reach", "ceiling", "down"]
