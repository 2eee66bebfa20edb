# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The post's editor saves in the pauses of the typing, and all of an opening is one undo."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.operations import look, undo
from secondhelping.operations.project import Project
from secondhelping_ui.shared.post_editor import PostEditor
from ui.calendar_page.conftest import Desk, at, put


def opened(project: Project, open_page: Callable[..., Desk]) -> tuple[Desk, PostEditor]:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.show_day(date(2026, 5, 12))
    desk.keys("Return")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    return desk, editor


def text_of(desk: Desk) -> str:
    return desk.posts()[0].text


def test_a_pause_saves_and_the_chip_follows(
    project: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk, editor = opened(project, open_page)
    before = look.calendar(project)
    qtbot.keyClicks(editor.text, " Now")
    qtbot.waitUntil(lambda: text_of(desk).endswith("Now"), timeout=10_000)
    assert editor.isVisible()
    assert editor.text.hasFocus()
    assert desk.chip(12).row.text.endswith("Now")
    assert desk.toasts == []
    qtbot.keyClicks(editor.text, " then")
    qtbot.waitUntil(lambda: text_of(desk).endswith("then"), timeout=10_000)
    desk.keys("Alt+2")
    qtbot.keyClicks(editor.text, "!")
    desk.keys("Escape")
    assert text_of(desk).endswith("then!")
    assert desk.posts()[0].kind is Kind.PROMOTIONAL
    assert desk.toasts == ["Changed 1 post"]
    undo.undo(project)
    assert look.calendar(project) == before


def test_closed_after_a_pause_it_says_once_that_it_was_changed(
    project: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk, editor = opened(project, open_page)
    qtbot.keyClicks(editor.text, " Now")
    qtbot.waitUntil(lambda: text_of(desk).endswith("Now"), timeout=10_000)
    desk.keys("Escape")
    assert desk.toasts == ["Changed 1 post"]


def test_an_empty_text_is_not_saved_while_it_is_typed_anew(
    project: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk, editor = opened(project, open_page)
    before = text_of(desk)
    editor.text.selectAll()
    qtbot.keyClick(editor.text, Qt.Key.Key_Delete)
    qtbot.wait(1_000)
    assert text_of(desk) == before


def test_without_a_change_nothing_is_said(project: Project, open_page: Callable[..., Desk]) -> None:
    desk, _editor = opened(project, open_page)
    desk.keys("Escape")
    assert desk.toasts == []
    assert undo.labels(project)[0] == "Placed 1 post on Tue 12 May, 09:00"
