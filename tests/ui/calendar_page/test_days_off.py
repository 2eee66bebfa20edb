# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Days off in "Accounts and times": country and region, the owner's own days, rests; each change is in the project."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from secondhelping.domain.planning import DaysOff, OnHolidays
from secondhelping.operations import planning, undo
from secondhelping_ui.shared.setup_dialog import SetupDialog
from ui.calendar_page.conftest import Desk

MONDAY = QDate(2026, 8, 3)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> SetupDialog:
    desk.page.open_setup()
    QApplication.processEvents()
    found = desk.page.findChild(SetupDialog)
    assert isinstance(found, SetupDialog)
    found.show_part(3)
    qtbot.waitUntil(lambda: found.days.country.count() > 200, timeout=20_000)
    return found


def choose(box: object, data: str) -> None:
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_a_country_and_its_region_give_the_holidays(desk: Desk, dialog: SetupDialog, qtbot: QtBot) -> None:
    choose(dialog.days.country, "GB")
    assert planning.rules(desk.project).country == "GB"
    assert dialog.days.region.findData("SCT") > 0
    qtbot.waitUntil(lambda: "Spring Bank Holiday" in dialog.days.coming.text(), timeout=10_000)
    choose(dialog.days.region, "SCT")
    assert planning.rules(desk.project).region == "SCT"
    choose(dialog.days.country, "FR")
    assert (planning.rules(desk.project).country, planning.rules(desk.project).region) == ("FR", "")
    choose(dialog.days.on_holidays, "nothing")
    assert planning.rules(desk.project).on_holidays is OnHolidays.NOTHING
    for _ in range(4):
        undo.undo(desk.project)
    assert planning.rules(desk.project).country == ""


def test_days_off_are_added_and_taken_away(desk: Desk, dialog: SetupDialog) -> None:
    dialog.days.first.setDate(MONDAY)
    assert dialog.days.last.date() == MONDAY
    dialog.days.last.setDate(MONDAY.addDays(11))
    dialog.days.name.setText("Summer")
    dialog.days.add.click()
    first, last = MONDAY.toPython(), MONDAY.addDays(11).toPython()
    assert planning.rules(desk.project).days_off == (DaysOff(first, last, "Summer"),)  # type: ignore[arg-type]
    QApplication.processEvents()
    remove = [b for b in dialog.days.findChildren(QPushButton) if b.text() == "Remove" and b.isVisible()]
    assert len(remove) == 1
    remove[0].click()
    assert planning.rules(desk.project).days_off == ()


def test_the_rests_are_kept(desk: Desk, dialog: SetupDialog) -> None:
    dialog.days.rest.setValue(8)
    dialog.days.rest.editingFinished.emit()
    dialog.days.gap.setValue(120)
    dialog.days.gap.editingFinished.emit()
    dialog.days.same_words.click()
    rules = planning.rules(desk.project)
    assert (rules.rest_weeks, rules.gap_minutes, rules.same_words) == (8, 120, True)
