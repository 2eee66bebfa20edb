# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Several posts chosen together, by mouse and by keys, in month, week and list: what is done is one action."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secondhelping.domain.kind import Kind
from secondhelping.operations import look, place, undo
from secondhelping.operations.project import Project
from ui.calendar_page.conftest import Desk, at, put

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def planned(project: Project, open_page: Callable[..., Desk]) -> Desk:
    """Posts on 12, 13 and 14 May, and a talk time on the 13th."""
    for number in range(3):
        put(project, Kind.HELPFUL, number, at(12 + number))
    place.add_talk_time(project, at(13, 10, 30))
    desk = open_page(project, 1300, 900)
    desk.page.show_day(date(2026, 5, 12))
    return desk


def press(desk: Desk, day: int, held: Qt.KeyboardModifier, number: int = 0) -> None:
    QTest.mouseClick(desk.chip(day, number), LEFT, held)
    QApplication.processEvents()


def times(desk: Desk) -> list[datetime]:
    return [row.at for row in look.calendar(desk.project)]


def test_ctrl_chooses_besides_and_does_not_open(planned: Desk) -> None:
    press(planned, 14, CTRL)
    assert planned.page.popover is None
    assert [chip.row.at for chip in planned.page.grid.chips() if chip.selected] == [at(12), at(14)]
    assert planned.page.doing.bar.isVisible()
    assert planned.page.doing.bar.words.text() == "2 posts chosen"
    press(planned, 12, CTRL)
    assert [chip.row.at for chip in planned.page.grid.chips() if chip.selected] == [at(14)]
    assert not planned.page.doing.bar.isVisible()


def test_shift_chooses_everything_between(planned: Desk) -> None:
    press(planned, 14, SHIFT)
    assert len(planned.page.doing.selection) == 4
    assert planned.page.doing.bar.words.text() == "3 posts and 1 talk time chosen"


def test_a_plain_click_chooses_one_again(planned: Desk) -> None:
    press(planned, 14, SHIFT)
    planned.keys("Escape")
    assert len(planned.page.doing.selection) == 0
    press(planned, 14, SHIFT)
    QTest.mouseClick(planned.cell(20), LEFT)
    assert len(planned.page.doing.selection) == 0


def test_all_that_is_shown_moves_as_one_action(planned: Desk) -> None:
    before = look.calendar(planned.project)
    planned.keys("Control+A", "Alt+Right")
    assert times(planned) == [at(13), at(14), at(14, 10, 30), at(15)]
    assert planned.toasts == ["Moved 3 posts and 1 talk time"]
    assert len(planned.page.doing.rows) == 4, "they stay chosen where they went"
    planned.keys("Alt+Down")
    assert times(planned) == [at(20), at(21), at(21, 10, 30), at(22)]
    undo.undo(planned.project)
    undo.undo(planned.project)
    assert look.calendar(planned.project) == before


def test_delete_takes_all_of_them_off_and_one_undo_brings_them_back(planned: Desk) -> None:
    before = look.calendar(planned.project)
    planned.keys("Control+A", "Delete")
    assert times(planned) == []
    assert planned.toasts == ["Took off 3 posts and 1 talk time. They're back in Ready to serve"]
    assert not planned.page.doing.bar.isVisible()
    undo.undo(planned.project)
    assert look.calendar(planned.project) == before


def test_copy_and_move_to_take_all_of_them(planned: Desk) -> None:
    planned.keys("Control+A", "Control+D")
    assert len(times(planned)) == 8
    assert planned.toasts == ["Copied 3 posts and 1 talk time"]
    undo.undo(planned.project)
    planned.page.refresh()
    planned.keys("Control+A", "Shift+M")
    popover = planned.page.popover
    assert popover is not None
    popover.when.set_moment(at(19))  # type: ignore[union-attr]
    planned.keys("Return")
    assert times(planned) == [at(19), at(20), at(20, 10, 30), at(21)]


def test_pin_and_unpin(planned: Desk) -> None:
    planned.keys("Control+A")
    assert planned.session.actions.action("calendar.pin").text() == "Unpin"
    planned.keys("Shift+P")
    assert not any(post.pinned for post in planned.posts())
    assert planned.session.actions.action("calendar.pin").text() == "Pin"
    planned.keys("Shift+P")
    assert all(post.pinned for post in planned.posts())


def test_keys_alone_choose_several(planned: Desk) -> None:
    planned.keys("Space", "Right", "Right", "Space", "Delete")
    assert times(planned) == [at(13), at(13, 10, 30)]


def test_what_is_pulled_takes_the_others_along(planned: Desk) -> None:
    press(planned, 14, SHIFT)
    planned.carry_chip(planned.chip(12), planned.cell(19))
    assert times(planned) == [at(19), at(20), at(20, 10, 30), at(21)]
    planned.carry(planned.chip(19), QPoint(20, 10), planned.page.tray)
    assert times(planned) == []


def test_the_same_in_the_week(planned: Desk) -> None:
    planned.page.show_view("week")
    QApplication.processEvents()
    week = planned.page.views.week
    assert week is not None
    blocks = list(week.chips())
    QTest.mouseClick(blocks[-1], LEFT, SHIFT)
    assert sum(block.selected for block in week.chips()) == 4
    planned.keys("Alt+Down")
    assert times(planned)[0] == at(12, 9, 15)


def test_the_same_in_the_list(planned: Desk) -> None:
    planned.page.show_view("list")
    QApplication.processEvents()
    assert planned.page.views.list is not None
    planned.keys("Control+A")
    assert len(planned.page.doing.rows) == 4
    assert planned.page.doing.bar.isVisible()
    planned.keys("Delete")
    assert times(planned) == []


def test_the_posts_of_a_broken_run_are_chosen_from_elsewhere(planned: Desk) -> None:
    ids = [post.post_id for post in planned.posts()][:2]
    planned.page.show_place(posts=ids)
    assert [row.post_id for row in planned.page.doing.rows] == ids


def test_what_went_out_stays_when_the_rest_moves(
    project: Project, open_page: Callable[..., Desk], tmp_path: object
) -> None:
    from pathlib import Path

    from ui.calendar_page.conftest import export_all

    put(project, Kind.HELPFUL, 0, at(12))
    export_all(project, Path(str(tmp_path)))
    put(project, Kind.HELPFUL, 1, at(13))
    desk = open_page(project, 1300, 900)
    desk.page.show_day(date(2026, 5, 12))
    desk.keys("Control+A", "Alt+Right")
    assert times(desk) == [at(12), at(14)]
