# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The base of the pages: a header that knows its window, and problems told above the body."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from making import NOW, clock
from secondhelping.domain.errors import KnownError
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.page import Page
from secondhelping_ui.session import Session


class Plain(Page):
    scope = "review"
    title = "Review"


@pytest.fixture
def page(qtbot: QtBot, light: None) -> Plain:
    session = Session(ActionRegistry(ACTIONS), clock(NOW))
    made = Plain(session)
    session.setParent(made)
    session.actions.setParent(made)
    qtbot.addWidget(made)
    made.resize(1216, 840)
    made.show()
    return made


def test_the_header_is_60_high(page: Plain) -> None:
    assert page.header.height() == 60
    assert page.accessibleName() == "Review"


def test_header_takes_widgets_on_both_sides(page: Plain) -> None:
    left, right = QLabel("left"), QLabel("right")
    page.header.add_left(left)
    page.header.add_right(right)
    page.header.set_subtitle("Keep what would help someone.")
    QApplication.processEvents()
    assert 24 < left.x() < right.x()
    assert right.geometry().right() == page.width() - 21


def test_a_problem_is_told_and_can_be_closed(page: Plain) -> None:
    page.show_problem(KnownError("The folder can't be written to.", "It is locked.", "Choose another."))
    assert page.problem.isVisible()
    assert page.problem.accessibleName() == "The folder can't be written to. It is locked. Choose another."
    page.problem.closed.emit()
    assert not page.problem.isVisible()


def test_defaults(page: Plain) -> None:
    assert page.can_close()
    assert not page.drop_files(["/a"])
    assert page.panes() == [page.body]
