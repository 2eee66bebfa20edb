# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shift+S: everything that repeats, to be changed or ended; it is laid out further by itself."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import NOW, clock, with_snippets
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, recurring, undo
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.repeat_dialog import RepeatDialog
from secondhelping_ui.calendar_page.series_dialog import SeriesDialog
from ui.calendar_page.conftest import Desk, at, put

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(project: Project, open_page: Callable[..., Desk]) -> Iterator[Desk]:
    """With one post every Tuesday, and one every first Wednesday."""
    recurring.repeat(project, put(project, Kind.HELPFUL, 0, at(12)), "FREQ=WEEKLY;COUNT=3")
    recurring.repeat(project, put(project, Kind.HELPFUL, 1, at(13)), "FREQ=MONTHLY;BYDAY=2WE", ["In turn."])
    made = open_page(project)
    yield made
    for dialog in made.page.findChildren(RepeatDialog):
        dialog.leave.left.emit()
    for shown in made.page.findChildren(SeriesDialog):
        shown.accept()


def opened(desk: Desk) -> SeriesDialog:
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+S")
    return desk.page.findChildren(SeriesDialog)[-1]


def test_they_are_listed_with_when_they_come_next(desk: Desk) -> None:
    dialog = opened(desk)
    assert not dialog.empty.isVisible()
    first, second = (row.accessibleName() for row in dialog.rows)
    assert first.startswith("Every Tuesday, 3 times. ")
    assert "3 posts on the calendar, next on Tue 12 May, 09:00." in first
    assert "12 posts on the calendar, next on Wed 13 May, 09:00, 2 wordings take turns." in second


def test_one_is_ended_and_brought_back_by_undo(project: Project, desk: Desk) -> None:
    dialog = opened(desk)
    QTest.mouseClick(dialog.rows[0].end, CLICK)
    assert len(dialog.rows) == 1
    assert dialog.rows[0].end.hasFocus()
    QTest.mouseClick(dialog.rows[0].end, CLICK)
    assert dialog.empty.isVisible()
    assert dialog.primary_button.hasFocus()
    desk.session.run_quietly(undo.undo)
    assert len(dialog.rows) == 1


def test_one_is_changed_from_the_list(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk)
    QTest.mouseClick(dialog.rows[0].change, CLICK)
    (changing,) = dialog.findChildren(RepeatDialog)
    qtbot.waitUntil(lambda: changing.settled)
    changing.form.every.setValue(2)
    qtbot.waitUntil(lambda: changing.settled)
    changing.accept()
    QApplication.processEvents()
    assert dialog.rows[0].accessibleName().startswith("Every 2 weeks on Tuesday, 3 times.")


def test_what_goes_on_is_laid_out_further_when_the_calendar_is_opened_later(
    tmp_path: Path, open_page: Callable[..., Desk]
) -> None:
    with with_snippets(tmp_path) as made:
        recurring.repeat(made, put(made, Kind.HELPFUL, 0, at(12)), "FREQ=WEEKLY")
        assert not look.series_due(made)
        path = made.path
    with projects.open_(path, clock(NOW + timedelta(weeks=30))) as made:
        before = recurring.all_series(made)[0]
        assert look.series_due(made)
        desk = open_page(made)
        (after,) = recurring.all_series(made)
        assert after.until > before.until
        assert desk.toasts == ["Laid out what repeats, a year ahead"]
        assert not look.series_due(made)
        desk.session.jobs.shut_down()
