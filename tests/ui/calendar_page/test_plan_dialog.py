# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": what it says before anything happens, another try, and what is laid out in the end."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import with_snippets
from secondhelping.domain.ids import AccountId, SlotId
from secondhelping.domain.plan import Slot
from secondhelping.operations import look, undo
from secondhelping_ui.calendar_page.plan_dialog import PlanDialog, times_words
from ui.calendar_page.conftest import Desk


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> PlanDialog:
    return opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> PlanDialog:
    desk.keys("P")
    found = desk.page.findChild(PlanDialog)
    assert isinstance(found, PlanDialog)
    qtbot.waitUntil(lambda: found.settled, timeout=10_000)
    return found


def settle(dialog: PlanDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.settled, timeout=10_000)


def test_it_says_what_it_would_do_and_does_nothing(desk: Desk, dialog: PlanDialog) -> None:
    proposal = dialog.proposal
    assert proposal is not None
    number = len(proposal.posts)
    assert number > 0
    assert dialog.primary_button.text() == f"Lay out {number} posts"
    assert dialog.view.figures[0].text == f"{number} posts in 4 weeks"
    assert dialog.view.notes.texts == list(proposal.notes)
    assert "Mon to Fri 09:00" in dialog.accounts_words
    assert desk.posts() == []


def test_ctrl_enter_lays_out_as_one_action(desk: Desk, dialog: PlanDialog) -> None:
    proposal = dialog.proposal
    assert proposal is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert [post.at for post in desk.posts()] == sorted(post.at for post in proposal.posts)
    assert undo.labels(desk.project)[0] == f"Laid out {len(proposal.posts)} posts"
    assert desk.page.grid.day == desk.posts()[0].day
    assert look.broken_runs(desk.project) == []
    undo.undo(desk.project)
    assert desk.posts() == []


def test_s_is_another_try(tmp_path: Path, open_page: Callable[..., Desk], qtbot: QtBot) -> None:
    # Among many lines that are about as good, chance has a say.
    with with_snippets(tmp_path, helpful=60) as project:
        dialog = opened(open_page(project), qtbot)
        tries = set()
        for _ in range(3):
            assert dialog.proposal is not None
            tries.add(tuple(post.snippet_id for post in dialog.proposal.posts))
            dialog.primary_button.setFocus()
            QTest.keyClick(dialog, Qt.Key.Key_S)
            settle(dialog, qtbot)
        assert len(tries) > 1


def test_s_in_a_field_is_no_other_try(dialog: PlanDialog, qtbot: QtBot) -> None:
    before = dialog.proposal
    dialog.start.setFocus()
    QTest.keyClick(dialog.start, Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.proposal is not None
    assert dialog.proposal == before
    assert dialog.isVisible()


def test_other_dates_give_another_plan(dialog: PlanDialog, qtbot: QtBot) -> None:
    dialog.start.setDate(QDate(2026, 6, 1))
    dialog.weeks.setValue(1)
    settle(dialog, qtbot)
    assert dialog.proposal is not None
    days = {post.at.date() for post in dialog.proposal.posts}
    assert days
    assert all(day.isocalendar().week == 23 for day in days)
    assert dialog.quick.index == -1
    dialog.weeks.setValue(8)
    settle(dialog, qtbot)
    assert dialog.quick.index == 2


def test_esc_leaves_everything_as_it_was(desk: Desk, dialog: PlanDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert desk.page.findChild(PlanDialog) is None
    assert desk.posts() == []


def test_without_snippets_it_says_what_is_missing(
    tmp_path: Path, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    with with_snippets(tmp_path, keep=False) as project:
        dialog = opened(open_page(project), qtbot)
        assert dialog.proposal is None
        assert not dialog.primary_button.isEnabled()
        assert dialog.view.notes.texts == [
            "There is nothing ready to serve. No snippet has been kept yet. Keep a few in Review, then plan."
        ]


def test_weekly_times_in_few_words() -> None:
    def slots(*times: tuple[int, int, int]) -> list[Slot]:
        return [Slot(SlotId(n), AccountId(1), d, time(h, m)) for n, (d, h, m) in enumerate(times)]

    assert times_words([]) == "no weekly times"
    assert times_words(slots((0, 9, 0), (1, 9, 0), (2, 9, 0), (2, 12, 30), (5, 10, 0))) == (
        "Mon to Tue 09:00 · Wed 09:00, 12:30 · Sat 10:00"
    )
