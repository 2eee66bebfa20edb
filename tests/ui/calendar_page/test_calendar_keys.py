# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The calendar with the keyboard alone: moving about, shifting, carrying, opening, editing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secondhelping.domain.kind import Kind
from secondhelping.operations import look, place, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.move_to import MoveTo
from secondhelping_ui.shared.post_editor import PostEditor
from ui.calendar_page.conftest import Desk, at, export_all, put


def test_it_opens_on_today(desk: Desk) -> None:
    assert desk.page.grid.day == date(2026, 5, 6)
    assert desk.page.grid.has_focus()
    assert desk.page.grid.marker.isVisible()
    assert desk.cell(6).accessibleName() == "Wednesday 6 May. Today. Nothing planned."


def test_arrows_go_by_day_and_by_chip(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12, 9))
    put(project, Kind.HELPFUL, 1, at(12, 12, 30))
    desk = open_page(project)
    grid = desk.page.grid
    desk.keys("Left", "Down")
    assert (grid.day, grid.row and grid.row.at) == (date(2026, 5, 12), at(12, 9))
    desk.keys("Down")
    assert grid.row is not None
    assert grid.row.at == at(12, 12, 30)
    desk.keys("Down")
    assert (grid.day, grid.row) == (date(2026, 5, 19), None)
    desk.keys("Up")
    assert grid.row is not None
    assert grid.row.at == at(12, 12, 30)
    desk.keys("Right", "Home")
    assert grid.day == date(2026, 5, 11)
    desk.keys("End")
    assert grid.day == date(2026, 5, 17)


def test_arrows_out_of_the_month_turn_it(desk: Desk) -> None:
    desk.page.grid.go_to_day(date(2026, 5, 31))
    desk.keys("Right")
    assert desk.page.grid.day == date(2026, 6, 1)
    assert desk.page.header.findChild(type(desk.page.header._title)).text() == "June 2026"
    desk.keys("PageUp")
    assert desk.page.grid.day == date(2026, 5, 1)
    desk.keys("PageDown", "PageDown")
    assert desk.page.grid.day == date(2026, 7, 1)
    desk.keys("T")
    assert desk.page.grid.day == date(2026, 5, 6)


def test_alt_arrows_shift_a_post(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    for keys, when in (
        ("Alt+Right", at(13)),
        ("Alt+Down", at(20)),
        ("Alt+Left", at(19)),
        ("Alt+Up", at(12)),
    ):
        desk.keys(keys)
        assert desk.posts()[0].at == when
        assert desk.page.grid.day == when.date()
        assert desk.page.grid.has_focus()


def test_a_post_shifted_out_of_the_month_is_followed(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.HELPFUL, 0, at(29))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 29))
    desk.keys("Alt+Down")
    assert desk.posts()[0].at == at(5, month=6)
    assert desk.page.grid.row == desk.posts()[0]
    assert desk.cell(5, 6).chips


def test_delete_takes_off_and_n_places_and_a_talks(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Delete")
    assert desk.posts() == []
    desk.keys("N")
    assert [post.at for post in desk.posts()] == [at(12)]
    desk.keys("A")
    assert [(row.at, row.minutes) for row in desk.talk_times()] == [(at(12, 10, 30), 15)]
    desk.keys("Delete")
    assert desk.talk_times() == []
    assert len(desk.posts()) == 1


def test_a_card_is_carried_by_keys(desk: Desk) -> None:
    second = desk.page.tray.view.snippet_at(desk.page.tray.model.index(1))
    assert second is not None
    desk.keys("Y", "Down", "Return")
    assert desk.page.lift.load is not None
    desk.keys("Down", "Right")
    assert desk.page.lift.spot is not None
    assert desk.page.lift.spot.at == at(14)
    assert "Good spot." in desk.page.lift.note.text
    desk.keys("Return")
    (post,) = desk.posts()
    assert (post.snippet_id, post.at) == (second.id, at(14))


def test_esc_puts_the_card_back(desk: Desk) -> None:
    desk.keys("Y", "Return", "Right", "Escape")
    assert desk.page.lift.load is None
    assert desk.posts() == []


def test_a_carried_card_goes_into_the_next_month(desk: Desk) -> None:
    desk.keys("Y", "Return", *["Down"] * 4, "Return")
    (post,) = desk.posts()
    assert post.at == at(3, month=6)


def test_letters_do_nothing_while_something_is_carried(desk: Desk) -> None:
    desk.keys("Y", "Return", "N", "A", "Escape")
    assert desk.posts() == []
    assert desk.talk_times() == []


def test_what_was_changed_in_the_editor_is_one_action(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    before = look.calendar(project)
    linkedin, x = (account.id for account in look.accounts(project))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    assert editor.text.hasFocus()
    QTest.keyClicks(editor.text, " New words.")
    desk.keys("Alt+3")
    editor.when.set_moment(at(14, 17, 30))
    editor.where.box(x).click()
    desk.keys("Escape")
    (post,) = desk.posts()
    assert post.text.endswith(" New words.")
    assert (post.kind, post.at, post.accounts) == (Kind.CONVERSATION, at(14, 17, 30), (linkedin,))
    assert undo.labels(project)[0] == "Changed 1 post"
    assert desk.page.popover is None
    undo.undo(project)
    assert look.calendar(project) == before


def test_an_editor_closed_as_it_was_leaves_no_trace(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    label = undo.labels(project)[0]
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return", "Control+Return")
    assert desk.page.popover is None
    assert undo.labels(project)[0] == label
    assert desk.page.grid.has_focus()


def test_letters_in_the_editor_are_letters(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return", "N", "A", "P", "T")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    assert editor.text.toPlainText().endswith("napt")
    editor.where.box(look.accounts(project)[0].id).setFocus()
    desk.keys("N", "A")
    assert len(desk.posts()) == 1
    assert desk.talk_times() == []


def test_a_post_keeps_its_last_account(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    linkedin, x = (account.id for account in look.accounts(project))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    editor.where.box(x).click()
    editor.where.box(linkedin).click()
    assert editor.where.chosen == (linkedin,)
    assert editor.where.box(linkedin).toolTip() == "A post needs an account."


def test_the_editor_takes_a_post_off(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    QTest.keyClicks(editor.text, "half a thought")
    editor.take_off.click()
    assert desk.posts() == []
    assert undo.labels(project)[0] == "Took off 1 post. It's back in Ready to serve"


def test_an_exported_post_can_only_be_read(
    project: Project, open_page: Callable[..., Desk], tmp_path: Path
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    export_all(project, tmp_path)
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Alt+Right", "Delete", "Return")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    assert editor.text.isReadOnly()
    assert not editor.when.isEnabled()
    assert not editor.take_off.isVisible()
    assert editor.note.text() == "This post is in a file already. Change it in your scheduler."
    desk.keys("Escape")
    assert [row.at for row in look.calendar(project)] == [at(12)]
    assert desk.chip(12).accessibleName().endswith("Exported.")


def test_move_to_asks_for_a_date_and_a_time(project: Project, open_page: Callable[..., Desk]) -> None:
    place.add_talk_time(project, at(12, 10, 30), 15)
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Return")
    popover = desk.page.popover
    assert isinstance(popover, MoveTo)
    popover.when.set_moment(at(2, 16, 15, month=6))
    desk.keys("Return")
    assert [row.at for row in desk.talk_times()] == [at(2, 16, 15, month=6)]
    assert desk.page.grid.day == date(2026, 6, 2)


def test_g_goes_to_the_runs_that_break_the_rule(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(10, month=6))
    put(project, Kind.PROMOTIONAL, 1, at(11, month=6))
    desk = open_page(project)
    desk.keys("G")
    assert desk.page.grid.day == date(2026, 6, 10)
    desk.page.go_to_today()
    desk.page.heading.gauge.click()
    assert desk.page.grid.day == date(2026, 6, 10)


def test_tab_leaves_the_month_at_one_stop(project: Project, open_page: Callable[..., Desk]) -> None:
    for number in range(3):
        put(project, Kind.HELPFUL, number, at(12 + number))
    desk = open_page(project)
    desk.keys("Tab")
    assert desk.page.tray.isAncestorOf(QApplication.focusWidget())
    desk.keys("Shift+Backtab")
    assert desk.page.grid.has_focus()


def test_x_goes_to_the_export(desk: Desk) -> None:
    desk.keys("X")
    assert desk.went == ["export"]


def test_another_page_can_point_at_a_post(project: Project, open_page: Callable[..., Desk]) -> None:
    post = put(project, Kind.HELPFUL, 0, at(10, month=8))
    desk = open_page(project)
    desk.page.show_place(post=post)
    assert desk.page.grid.row is not None
    assert desk.page.grid.row.post_id == post
    desk.page.show_place(day=date(2026, 3, 3))
    assert desk.page.grid.day == date(2026, 3, 3)


def test_coming_back_to_the_page_keeps_the_place(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = open_page(project)
    desk.keys("PageDown")
    put(project, Kind.HELPFUL, 0, at(10, month=6))
    desk.page.refresh()
    assert desk.page.grid.day == date(2026, 6, 6)
    assert desk.cell(10, 6).chips


def test_the_heading_gives_up_no_more_words_than_it_must(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    page = open_page(project, 1400, 700).page
    heading, whole = page.heading, page.header.needed_width()
    assert heading.plan.text() == "Plan for me"
    heading.fit(whole, narrow=False)
    assert heading.filter.text() == "All accounts"
    heading.fit(whole - 1, narrow=False)
    assert heading.filter.text() == "All"
    assert heading.plan.text() == "Plan for me"
    heading.fit(page.header.needed_width() - 1, narrow=False)
    assert heading.plan.text() == "Plan for me"
    heading.fit(page.header.needed_width() - 1, narrow=False)
    assert heading.plan.text() == ""
    assert not heading.views.isHidden()
    assert not heading.today.isHidden()
    heading.fit(whole, narrow=False)
    assert heading.filter.text() == "All accounts"
