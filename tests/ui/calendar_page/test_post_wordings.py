# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Alt+W in the post's editor: its snippet's wordings, and shorter ones where an account has less room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secondhelping.domain.kind import Kind
from secondhelping.operations import place, plan_view, planning, review, undo
from secondhelping.operations.project import Project
from secondhelping_ui.shared.post_editor import PostEditor
from secondhelping_ui.shared.post_wordings import NONE
from ui.calendar_page.conftest import Desk, at, put

LONG = "Why does it hurt when you sit for long? " + "Your back wants to move, whatever you sit on. " * 5
TEXT = f"{LONG}Stand up every 30 minutes at least. #BackCare"


@pytest.fixture
def editor(project: Project, open_page: Callable[..., Desk]) -> PostEditor:
    post = put(project, Kind.HELPFUL, 0, at(12))
    place.change_post(project, post, text=TEXT)
    desk = open_page(project)
    desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    QApplication.processEvents()
    shown = desk.page.popover
    assert isinstance(shown, PostEditor)
    return shown


def test_a_shorter_one_is_offered_where_it_does_not_fit(project: Project, editor: PostEditor) -> None:
    editor._mark()
    assert editor.reword.text() == "Shorten…"
    QTest.keyClick(editor.text, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert editor.wordings is not None
    menu = editor.wordings.menu
    assert menu is not None
    assert menu.isVisible()
    first = menu.actions()[0]
    assert first.statusTip() == ""  # the first fits everywhere
    first.trigger()
    menu.close()
    QApplication.processEvents()
    assert len(editor.text.toPlainText()) <= 280
    editor._mark()
    assert editor.reword.text() == "Other words…"
    editor.close_it()
    (post,) = _posts(project)
    assert post != TEXT
    undo.undo(project)
    assert _posts(project) == [TEXT]


def test_a_wording_of_its_snippet_is_taken_by_mouse(project: Project, editor: PostEditor) -> None:
    snippet = editor.row.snippet_id
    assert snippet is not None
    planning.set_wordings(project, snippet, ["Up you get."])
    editor._mark()
    QTest.mouseClick(editor.reword, Qt.MouseButton.LeftButton)
    assert editor.wordings is not None
    menu = editor.wordings.menu
    assert menu is not None
    own = next(action for action in menu.actions() if "Up you get." in action.text())
    assert own.text().startswith("Your wording: Up you get. #BackCare")
    own.trigger()
    menu.close()
    assert editor.text.toPlainText() == "Up you get. #BackCare"
    editor.text.undo()
    assert editor.text.toPlainText() == TEXT
    editor.close_it()


def test_where_there_is_none_it_is_said(project: Project, open_page: Callable[..., Desk]) -> None:
    post = put(project, Kind.HELPFUL, 2, at(12))
    snippet = plan_view.planned(project)[0].snippet_id
    assert snippet is not None
    review.edit_text(project, snippet, "Phone calls are walking time.")
    place.change_post(project, post, text="Phone calls are walking time.")
    desk = open_page(project)
    desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    shown = desk.page.popover
    assert isinstance(shown, PostEditor)
    desk.session.actions.trigger("post.wording")
    assert desk.toasts == [NONE]
    shown.text.clear()
    shown._mark()
    assert not desk.session.actions.available("post.wording")
    shown.text.undo()
    shown.close_it()


def _posts(project: Project) -> list[str]:
    return [post.text for post in plan_view.planned(project)]
