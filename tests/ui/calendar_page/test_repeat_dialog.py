# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Any rule for a post that comes again, by mouse and keys: its days at once, what stands against them, the scope."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Post
from secondhelping.domain.planning import DaysOff, PlanningRules
from secondhelping.domain.recurrence import Recurrence, Unit
from secondhelping.operations import place, plan_view, planning, recurring, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.recurrence_form import RecurrenceForm
from secondhelping_ui.calendar_page.repeat_dialog import RepeatDialog
from secondhelping_ui.calendar_page.repeating import open_dialog
from ui.calendar_page.conftest import Desk, at, put

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def first(project: Project) -> PostId:
    """A helpful post on Tuesday 12 May."""
    return put(project, Kind.HELPFUL, 0, at(12))


@pytest.fixture
def open_on(
    project: Project, first: PostId, open_page: Callable[..., Desk], qtbot: QtBot
) -> Iterator[Callable[[PostId], RepeatDialog]]:
    """Opens the dialog on a post, and waits until its days are there."""
    desk = open_page(project)

    def open_(post: PostId) -> RepeatDialog:
        open_dialog(desk.session, desk.page, post)
        found = desk.page.findChildren(RepeatDialog)[-1]
        qtbot.waitUntil(lambda: found.settled)
        return found

    yield open_
    for dialog in desk.page.findChildren(RepeatDialog):
        dialog.leave.left.emit()


def days(project: Project) -> list[str]:
    return [view.words for view in recurring.all_series(project)]


def settle(dialog: RepeatDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.settled)
    QApplication.processEvents()


def test_every_second_week_ten_times_by_mouse(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    dialog = open_on(first)
    assert dialog.preview.words.text() == "Every Tuesday at 09:00"
    assert "52 posts laid out for a year" in dialog.preview.total.text()
    dialog.form.every.setValue(2)
    QTest.mouseClick(dialog.form.days[4], CLICK)
    QTest.mouseClick(dialog.form.after, CLICK)
    settle(dialog, qtbot)
    assert dialog.preview.words.text() == "Every 2 weeks on Tuesday and Friday, 10 times at 09:00"
    assert [row.words.split(",")[0] for row in dialog.preview.rows[:3]] == [
        "Tue 12 May",
        "Fri 15 May",
        "Tue 26 May",
    ]
    QTest.mouseClick(dialog.preview.rows[1].button, CLICK)
    settle(dialog, qtbot)
    assert "Skipped." in dialog.preview.rows[1].words
    QTest.mouseClick(dialog.primary_button, CLICK)
    (view,) = recurring.all_series(project)
    assert (view.words, view.posts) == ("every 2 weeks on Tuesday and Friday, 10 times", 9)
    assert view.series.skipped == {date(2026, 5, 15)}
    undo.undo(project)
    assert recurring.all_series(project) == ()


def test_the_last_friday_of_the_month_by_keys(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    dialog = open_on(first)
    form = dialog.form
    for field, keys in ((form.unit, "m"), (form.nth, "l"), (form.weekday, "f")):
        field.setFocus()
        QTest.keyClicks(field, keys)
    assert form.recurrence == Recurrence(Unit.MONTH, weekdays=frozenset({4}), nth=-1)
    form.until.setFocus()
    form.until.setDate(QDate(2026, 8, 28))
    settle(dialog, qtbot)
    assert form.on.isChecked()
    assert "Tue 12 May, which is not one of its days" not in dialog.preview.words.text()
    assert dialog.preview.words.text() == "Every last Friday, until 28 August 2026 at 09:00"
    QTest.keyClick(form.until, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (view,) = recurring.all_series(project)
    assert view.words == "every last Friday, until 28 August 2026"
    assert view.posts == 5  # the post itself, and four last Fridays


def test_a_rule_that_never_comes_is_told_before_it_is_saved(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    dialog = open_on(first)
    QTest.mouseClick(dialog.form.days[1], CLICK)
    settle(dialog, qtbot)
    assert not dialog.primary_button.isEnabled()
    assert dialog.preview.words.text() == "It would never come."
    assert dialog.preview.rows == []
    dialog.accept()
    assert recurring.all_series(project) == ()
    QTest.mouseClick(dialog.form.days[1], CLICK)
    dialog.form.until.setDate(QDate(2026, 5, 1))
    settle(dialog, qtbot)
    assert "Its last day comes before its first." in dialog.preview.total.text()
    dialog.form.never.setChecked(True)
    settle(dialog, qtbot)
    assert dialog.primary_button.isEnabled()
    dialog.list.rows[0].field.clear()
    dialog.list.append("x")
    dialog.list.append("X!")
    dialog.accept()
    assert dialog.problem.isVisible()
    assert "say the same" in dialog.problem.accessibleName()


def test_days_off_are_left_out_at_once(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    planning.set_rules(
        project, PlanningRules(days_off=(DaysOff(date(2026, 5, 18), date(2026, 5, 29), "Away"),))
    )
    dialog = open_on(first)
    assert "Your day off: Away." in dialog.preview.rows[1].words
    assert dialog.preview.leave_out.text() == "Leave out 2 days off"
    QTest.mouseClick(dialog.preview.leave_out, CLICK)
    settle(dialog, qtbot)
    assert not dialog.preview.leave_out.isVisible()
    dialog.accept()
    (view,) = recurring.all_series(project)
    assert view.series.skipped == {date(2026, 5, 19), date(2026, 5, 26)}


def test_this_one_then_the_following_then_all(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=6")
    third = [post.id for post in _posts(project)][2]
    dialog = open_on(third)
    assert dialog.form.count.value() == 6
    dialog.scopes.chosen.emit(0)
    settle(dialog, qtbot)
    assert not dialog.often.isVisible()
    dialog.list.rows[0].field.setPlainText("Only this one.")
    dialog.accept()
    assert [post.text == "Only this one." for post in _posts(project)] == [n == 2 for n in range(6)]
    dialog = open_on(_posts(project)[3].id)
    dialog.scopes.chosen.emit(1)
    settle(dialog, qtbot)
    assert dialog.form.count.value() == 3
    dialog.when.time.setTime(QTime(17, 0))
    settle(dialog, qtbot)
    dialog.accept()
    assert [post.at.hour for post in _posts(project)] == [9, 9, 9, 17, 17, 17]
    assert days(project) == ["every Tuesday, until 1 June 2026", "every Tuesday, 3 times"]


def test_what_was_changed_is_asked_about_and_can_be_given_up(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=6")
    dialog = open_on(first)
    assert not dialog.changed
    dialog.form.every.setValue(3)
    dialog.reject()
    assert dialog.leave.isVisible()
    QTest.mouseClick(dialog.leave.leave, CLICK)
    assert days(project) == ["every Tuesday, 6 times"]


def test_they_are_taken_off_from_here_on(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog], qtbot: QtBot
) -> None:
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=6")
    dialog = open_on(_posts(project)[2].id)
    QTest.mouseClick(dialog.take_off, CLICK)
    (menu,) = dialog.findChildren(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert len(_posts(project)) == 2
    undo.undo(project)
    assert len(_posts(project)) == 6


def test_a_post_that_stays_has_nothing_to_skip(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog]
) -> None:
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=6")
    place.change_post(project, _posts(project)[1].id, text="By hand.")
    dialog = open_on(first)
    rows = dialog.preview.rows
    assert "Its post stays as it is." in rows[1].words
    assert [row.button.isHidden() for row in rows] == [False, True, False, False, False, False]
    assert "6 posts" in dialog.preview.total.text()


def test_it_opens_without_going_through_the_whole_plan(
    project: Project, first: PostId, open_on: Callable[[PostId], RepeatDialog]
) -> None:
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=6")
    read: list[str] = []
    project.store.read().set_trace_callback(read.append)
    dialog = RepeatDialog(open_on(first)._session, first)
    project.store.read().set_trace_callback(None)
    dialog.done(0)
    dialog.deleteLater()
    assert read
    assert not [words for words in read if "FROM post" in words and "WHERE" not in words]


def test_a_post_whose_time_is_over_goes_to_the_first_day_ahead(
    project: Project, open_on: Callable[[PostId], RepeatDialog]
) -> None:
    over = put(project, Kind.HELPFUL, 0, at(5))
    dialog = open_on(over)
    assert "goes to the first day that is still to come" in dialog.line_label.text()
    dialog.accept()
    (view,) = recurring.all_series(project)
    assert view.next == at(12)
    assert view.post == over


def test_the_form_follows_its_first_day(qtbot: QtBot) -> None:
    form = RecurrenceForm(date(2026, 5, 12))
    qtbot.addWidget(form)
    form.follow(date(2026, 5, 29))
    assert form.recurrence == Recurrence(Unit.WEEK, weekdays=frozenset({4}))
    form.unit.setCurrentIndex(2)
    assert form.recurrence == Recurrence(Unit.MONTH, weekdays=frozenset({4}), nth=-1)
    form.on_day.setChecked(True)
    assert form.recurrence == Recurrence(Unit.MONTH, day=29)
    form.on_last.setChecked(True)
    assert form.recurrence == Recurrence(Unit.MONTH, day=-1)


def _posts(project: Project) -> list[Post]:
    return plan_view.planned(project)
