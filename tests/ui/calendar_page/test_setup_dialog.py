# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Accounts and times": every change is in the project at once, and a refusal is told in the dialog."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Network
from secondhelping.operations import look, undo
from secondhelping_ui.shared.rule_form import OWN
from secondhelping_ui.shared.setup_dialog import SetupDialog
from secondhelping_ui.shared.week_times import next_time
from ui.calendar_page.conftest import Desk, at, export_all, put


@pytest.fixture
def dialog(desk: Desk) -> SetupDialog:
    desk.page.open_setup()
    QApplication.processEvents()
    found = desk.page.findChild(SetupDialog)
    assert isinstance(found, SetupDialog)
    return found


def times(desk: Desk, number: int = 0) -> list[tuple[int, time]]:
    account = look.accounts(desk.project)[number]
    return [(s.weekday, s.at) for s in look.slots(desk.project) if s.account_id == account.id]


def test_a_name_and_a_limit_are_changed(desk: Desk, dialog: SetupDialog) -> None:
    form = dialog.accounts.form
    form.name.setText("Harbour Lane Physio")
    QTest.keyClick(form.name, "\t")
    form.limit.setValue(2000)
    form.limit.editingFinished.emit()
    account = look.accounts(desk.project)[0]
    assert (account.name, account.limit) == ("Harbour Lane Physio", 2000)
    assert form.name.text() == "Harbour Lane Physio"
    assert desk.toasts == []


def test_a_name_without_letters_is_refused_in_the_dialog(desk: Desk, dialog: SetupDialog) -> None:
    dialog.accounts.form.name.setText("  ")
    dialog.accounts.form.name.editingFinished.emit()
    assert look.accounts(desk.project)[0].name == "Harbour Lane"
    assert dialog.problem.isVisible()
    assert dialog.problem.accessibleName().startswith("The account needs a name.")
    assert dialog.accounts.form.name.text() == "Harbour Lane"
    assert desk.problems == []


def test_times_are_added_changed_and_taken_away(desk: Desk, dialog: SetupDialog) -> None:
    days = dialog.accounts.form.times.days
    days[5].add.click()
    assert (5, time(9, 0)) in times(desk)
    days[5].add.click()
    assert (5, time(12, 30)) in times(desk)
    entry = days[5].entries[0]
    entry.field.setTime(QTime(10, 15))
    entry.field.editingFinished.emit()
    assert [at_ for day, at_ in times(desk) if day == 5] == [time(10, 15), time(12, 30)]
    days[5].entries[1].cross.click()
    days[0].entries[0].cross.click()
    assert [at_ for day, at_ in times(desk) if day == 5] == [time(10, 15)]
    assert not any(day == 0 for day, _ in times(desk))
    assert times(desk, 1) == [(day, time(9, 0)) for day in range(5)]


def test_an_account_is_added_and_removed(desk: Desk, dialog: SetupDialog) -> None:
    actions = {action.text(): action for action in dialog.accounts.add_menu.actions()}
    assert list(actions) == [network.label for network in Network]
    actions["Bluesky"].trigger()
    actions["Bluesky"].trigger()
    made = look.accounts(desk.project)[2:]
    assert [(a.network, a.name) for a in made] == [
        (Network.BLUESKY, "Harbour Lane"),
        (Network.BLUESKY, "Harbour Lane 2"),
    ]
    assert dialog.accounts.account == made[1]
    assert times(desk, 3) == [(day, time(9, 0)) for day in range(5)]
    dialog.accounts.form.remove.click()
    assert len(look.accounts(desk.project)) == 3
    assert dialog.accounts.account == look.accounts(desk.project)[0]
    assert len(dialog.accounts.rows) == 3


def test_an_account_that_was_used_stays(desk: Desk, dialog: SetupDialog, tmp_path: Path) -> None:
    put(desk.project, Kind.HELPFUL, 0, at(12))
    export_all(desk.project, tmp_path)
    dialog.accounts.form.remove.click()
    assert len(look.accounts(desk.project)) == 2
    assert "posts that went out" in dialog.problem.accessibleName()


def test_another_rule_is_used_with_its_reason(desk: Desk, dialog: SetupDialog) -> None:
    dialog.show_part(1)
    form = dialog.rule
    assert form.chosen == "80/20"
    assert not form.use.isVisible()
    form.radios["Thirds"].click()
    assert form.use.isVisible()
    form.reason.setText("Short spring term.")
    form.use.click()
    assert look.rule(desk.project) == PRESETS["Thirds"]
    assert look.rule_changes(desk.project)[0].reason == "Short spring term."
    assert not form.use.isVisible()
    assert "Thirds. Short spring term." in form.past_words
    assert undo.labels(desk.project)[0] == "Changed the mix rule to Thirds"


def test_a_rule_of_ones_own(desk: Desk, dialog: SetupDialog) -> None:
    dialog.show_part(1)
    form = dialog.rule
    form.radios[OWN].click()
    form.own.window_spin.setValue(8)
    form.own.most[Kind.PROMOTIONAL].setValue(2)
    form.own.least[Kind.CURATED].setValue(3)
    form.use.click()
    rule = look.rule(desk.project)
    assert (rule.name, rule.window) == ("Your own", 8)
    assert dict(rule.at_most) == {Kind.PROMOTIONAL: 2}
    assert dict(rule.at_least) == {Kind.CURATED: 3}
    assert form.chosen == OWN


def test_a_rule_that_cant_be_kept_is_said_at_once(desk: Desk, dialog: SetupDialog) -> None:
    dialog.show_part(1)
    form = dialog.rule
    form.radios[OWN].click()
    form.own.least[Kind.CURATED].setValue(4)
    form.own.least[Kind.HELPFUL].setValue(4)
    assert not form.use.isEnabled()
    assert form.problem_words == (
        "This mix rule can't be kept. It asks for 4 helpful and 4 curated, together 8 posts in a run of 5."
    )
    assert look.rule(desk.project) == PRESETS["80/20"]


def test_the_zone_is_changed(desk: Desk, dialog: SetupDialog) -> None:
    dialog.show_part(2)
    assert dialog.zone.combo.currentText() == "Europe/London"
    dialog.zone.combo.setCurrentText("Europe/Berlin")
    dialog.zone.combo.textActivated.emit("Europe/Berlin")
    assert look.zone(desk.project) == "Europe/Berlin"


def test_the_month_follows_the_rule(desk: Desk, dialog: SetupDialog) -> None:
    put(desk.project, Kind.PROMOTIONAL, 0, at(12))
    put(desk.project, Kind.PROMOTIONAL, 1, at(13))
    dialog.show_part(1)
    dialog.rule.radios["5-3-2"].click()
    dialog.rule.use.click()
    assert any(week.over for week in desk.page.grid.shown_weeks)
    dialog.rule.radios[OWN].click()
    dialog.rule.own.most[Kind.PROMOTIONAL].setValue(5)
    for spin in dialog.rule.own.least.values():
        spin.setValue(-1)
    dialog.rule.use.click()
    assert not any(week.over for week in desk.page.grid.shown_weeks)


@pytest.mark.parametrize(
    ("taken", "following"),
    [
        ([], time(9, 0)),
        ([time(9, 0)], time(12, 30)),
        ([time(9, 0), time(21, 0)], time(7, 0)),
        ([time(7, 0), time(23, 0)], time(7, 30)),
    ],
)
def test_the_time_a_new_field_begins_with(taken: list[time], following: time) -> None:
    assert next_time(taken) == following
