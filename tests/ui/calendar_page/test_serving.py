# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shift+W on the calendar: a snippet's wordings are written, put in order and saved as one; its days in the tray."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from making import ids
from secondhelping.domain.kind import Kind
from secondhelping.domain.timing import Timing
from secondhelping.operations import look, planning, review, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.tray_list import TIMING
from secondhelping_ui.shared.serving_dialog import ServingDialog
from secondhelping_ui.widgets.button import Button
from ui.calendar_page.conftest import Desk, at, put


@pytest.fixture
def desk(project: Project, open_page: Callable[..., Desk]) -> Iterator[Desk]:
    put(project, Kind.HELPFUL, 0, at(12))
    made = open_page(project)
    yield made
    for dialog in made.page.findChildren(ServingDialog):
        dialog.leave.left.emit()


def opened(desk: Desk) -> ServingDialog:
    QApplication.processEvents()
    return desk.page.findChildren(ServingDialog)[-1]


def type_(dialog: ServingDialog, row: int, text: str) -> None:
    field = dialog.list.rows[row].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press(dialog: ServingDialog, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key, held)
    QApplication.processEvents()


def test_wordings_are_written_by_keys_and_saved_as_one(project: Project, desk: Desk) -> None:
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+W")
    dialog = opened(desk)
    first = ids(project, Kind.HELPFUL)[0]
    before = look.snippet(project, first)
    assert before is not None
    assert [row.text for row in dialog.list.rows] == [before.text]
    assert "Goes out Tue 12 May, 09:00, on" in dialog.list.rows[0].said.text()
    dialog.list.rows[0].field.setFocus()
    press(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert dialog.list.rows[1].field.hasFocus()
    QTest.keyClicks(dialog.list.rows[1].field, "Up you get.")
    press(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.list.texts == ("Up you get.", before.text)
    assert dialog.list.rows[0].field.hasFocus()
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert desk.page.findChildren(ServingDialog) == []
    after = look.snippet(project, first)
    assert after is not None
    assert (after.text, after.wordings) == ("Up you get.", (before.text,))
    assert desk.toasts == ["Changed how 1 snippet is served"]
    undo.undo(project)
    assert look.snippet(project, first) == before


def test_one_is_removed_and_one_of_our_cuts_added_by_mouse(project: Project, desk: Desk) -> None:
    first = ids(project, Kind.HELPFUL)[0]
    review.edit_text(
        project, first, "Why does it hurt? Your back wants to move. Stand up every 30 minutes at least."
    )
    planning.set_wordings(project, first, ["Up you get."])
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.page.enable_actions()
    desk.session.actions.trigger("calendar.serving")
    dialog = opened(desk)
    QTest.mouseClick(dialog.list.rows[1].remove, Qt.MouseButton.LeftButton)
    assert len(dialog.list.rows) == 1
    assert not dialog.list.rows[0].remove.isEnabled()
    made = dialog.made.buttons[1]
    assert isinstance(made, Button)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    added = dialog.list.texts[1]
    QTest.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    found = look.snippet(project, first)
    assert found is not None
    assert found.wordings == (added,)
    assert added.startswith("Stand up every 30 minutes")


def test_what_is_not_saved_is_asked_about(project: Project, desk: Desk) -> None:
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+W")
    dialog = opened(desk)
    before = look.snippet(project, ids(project, Kind.HELPFUL)[0])
    type_(dialog, 0, "Other words.")
    press(dialog, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert dialog.isVisible()
    assert dialog.leave.isVisible()
    assert dialog.leave.go_on.hasFocus()
    QTest.mouseClick(dialog.leave.go_on, Qt.MouseButton.LeftButton)
    assert dialog.list.rows[0].field.hasFocus()
    press(dialog, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QTest.mouseClick(dialog.leave.leave, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert desk.page.findChildren(ServingDialog) == []
    assert look.snippet(project, ids(project, Kind.HELPFUL)[0]) == before


def test_two_that_say_the_same_are_told_of_in_the_dialog(project: Project, desk: Desk) -> None:
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+W")
    dialog = opened(desk)
    dialog.list.append(dialog.list.texts[0].upper())
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert "1 and 2 say the same" in dialog.problem.accessibleName()
    assert desk.problems == []


def test_days_that_can_not_be_kept_are_told_before_saving(project: Project, desk: Desk) -> None:
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+W")
    dialog = opened(desk)
    form = dialog.form
    QTest.mouseClick(form.begins, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.ends, Qt.MouseButton.LeftButton)
    form.first.setDate(QDate(2026, 6, 1))
    form.last.setDate(QDate(2026, 5, 20))
    assert not dialog.primary_button.isEnabled()
    assert "last day comes before its first" in dialog.summary.text()
    form.last.setDate(QDate(2026, 6, 20))
    assert dialog.primary_button.isEnabled()
    assert "1 post on the calendar lies outside" in dialog.outside.text()
    form.season.setCurrentIndex(form.season.findData("summer"))
    form.limited.setChecked(True)
    form.most.setValue(2)
    form.same_words.setChecked(True)
    dialog.accept()
    found = look.snippet(project, ids(project, Kind.HELPFUL)[0])
    assert found is not None
    assert found.timing == Timing(date(2026, 6, 1), date(2026, 6, 20), ((6, 1), (8, 31)), 2, same_words=True)


def test_the_tray_says_when_a_card_may_go_out_and_opens_it(project: Project, desk: Desk) -> None:
    card = desk.page.tray.model.index(0)
    snippet = desk.page.tray.view.snippet_at(card)
    assert snippet is not None
    assert card.data(TIMING) == ""
    desk.session.run(planning.set_timing, [snippet.id], Timing(season=((12, 1), (2, 28))))
    assert card.data(TIMING) == "in winter only"
    assert "Goes out in winter only." in card.data(Qt.ItemDataRole.AccessibleTextRole)
    desk.page.tray.view.viewport().grab()
    desk.keys("Y", "Shift+W")
    dialog = opened(desk)
    assert dialog.serving is not None
    assert dialog.serving.snippet.id == snippet.id
    assert dialog.form.season.currentData() == "winter"


def test_days_that_are_none_of_a_card_are_greyed_with_the_reason(desk: Desk) -> None:
    card = desk.page.tray.view.snippet_at(desk.page.tray.model.index(0))
    assert card is not None
    desk.session.run(planning.set_timing, [card.id], Timing(first=date(2026, 5, 20)))
    desk.carry_card(0, desk.cell(14), let_go=False)
    assert desk.cell(14).closed == "Not before 20 May"
    assert "Not one of its days. Not before 20 May." in desk.page.lift.note.text
    desk.page.lift.put_back()
