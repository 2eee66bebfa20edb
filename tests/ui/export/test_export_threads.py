# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A thread at the gate: made there, shown row by row, and told where a scheduler's file has none."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Thread
from secondhelping.operations import look
from ui.export.conftest import LONG

LEFT = Qt.MouseButton.LeftButton
OpenScreen = Callable[[Any], Any]


def test_a_long_post_becomes_a_thread_here(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    plan.put(Kind.HELPFUL, 0, text=LONG)
    page = open_screen(plan).page
    (row,) = page.check.pausing.rows
    qtbot.mouseClick(row.buttons["Make it a thread"], LEFT)
    (shown,) = look.calendar(plan.project)
    assert (shown.thread, shown.text) == (Thread.NUMBERED, LONG)
    assert page.reading.ready


def test_a_scheduler_without_threads_is_told_and_saves_nothing(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    plan.put(Kind.HELPFUL, 0, text=LONG)
    page = open_screen(plan).page
    (row,) = page.check.pausing.rows
    qtbot.mouseClick(row.buttons["Make it a thread"], LEFT)
    banner = page.ready.threads
    assert banner.accessibleName() == (
        "Buffer's file has no threads for X. 1 post would be cut there, or refused."
    )
    assert not page.session.actions.available("export.save")
    page.choose_target("generic")
    assert page.ready.threads is None
    assert page.session.actions.available("export.save")
    assert page.ready.preview.model.header[-2:] == ("Thread", "Part")
    assert [cells[-1] for cells in page.ready.preview.model.rows] == ["", "1 of 2", "2 of 2"]
    page.choose_target("buffer")
    leave = page.ready.threads.findChildren(type(page.ready.look))[0]
    assert leave.text() == "Leave X out"
    qtbot.mouseClick(leave, LEFT)
    assert page.ready.threads is None
    assert page.session.actions.available("export.save")
    (shown,) = look.calendar(plan.project)
    assert len(shown.accounts) == 1
