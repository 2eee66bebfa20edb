# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Links and threads in "Accounts and times": saved as they are changed, with an example, refused in here."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from secondhelping.domain.link_habits import PLAIN, LinkHabits
from secondhelping.domain.plan import Thread
from secondhelping.operations import link_habits, thread_setting
from secondhelping_ui.shared.setup_dialog import SetupDialog
from ui.calendar_page.conftest import Desk


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[SetupDialog]:
    made = SetupDialog(desk.page.session, desk.page)
    made.open()
    made.show_part(4)
    yield made
    made.reject()


def test_links_are_marked_as_the_owner_wants(desk: Desk, dialog: SetupDialog) -> None:
    pane = dialog.links
    assert link_habits.habits(desk.project) == PLAIN
    pane.mark.click()
    assert link_habits.habits(desk.project) == LinkHabits("{network}", "social")
    assert pane.becomes.text() == (
        "For example: https://example.com/page?utm_source=linkedin&utm_medium=social"
    )
    QTest.keyClicks(pane.fields["campaign"], "spring")
    assert pane.becomes.text().endswith("&utm_campaign=spring")
    pane.fields["campaign"].editingFinished.emit()
    assert link_habits.habits(desk.project).campaign == "spring"
    pane.sites.setText("https://www.harbourlane.com/desk, example.com")
    pane.sites.editingFinished.emit()
    assert pane.sites.text() == "harbourlane.com, example.com"
    pane.mark.click()
    assert not link_habits.habits(desk.project).mark
    pane.column.click()
    assert not link_habits.habits(desk.project).column


def test_what_makes_no_sense_is_told_here(desk: Desk, dialog: SetupDialog) -> None:
    pane = dialog.links
    pane.mark.click()
    pane.fields["source"].setText("{where}")
    pane.fields["source"].editingFinished.emit()
    assert "stands for nothing" in dialog.problem.accessibleName()
    assert link_habits.habits(desk.project).source == "{network}"


def test_new_threads_are_numbered_or_not(desk: Desk, dialog: SetupDialog) -> None:
    assert dialog.links.numbers.isChecked()
    dialog.links.numbers.click()
    assert thread_setting.wanted(desk.project) is Thread.PLAIN
