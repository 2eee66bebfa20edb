# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The calendar with the mouse: what is carried where, what a spot is said to be, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, place, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.chip import _tip
from secondhelping_ui.calendar_page.day_list import DayList
from ui.calendar_page.conftest import Desk, at, export_all, put


def test_a_card_put_on_a_day_takes_the_days_first_time(desk: Desk) -> None:
    first = desk.page.tray.next_up
    assert first is not None
    desk.carry_card(0, desk.cell(14))
    (post,) = desk.posts()
    assert post.snippet_id == first.id
    assert post.at == at(14)
    assert desk.toasts == ["Placed 1 post on Thu 14 May, 09:00"]
    assert desk.chip(14).row == post
    assert first.id not in {snippet.id for snippet in desk.page.tray.rows}
    assert desk.page.tray.count.text == "9"
    assert desk.page.grid.row == post


def test_a_second_card_on_the_day_takes_the_next_half_hour(desk: Desk) -> None:
    desk.carry_card(0, desk.cell(14))
    desk.carry_card(0, desk.cell(14))
    assert [post.at for post in desk.posts()] == [at(14), at(14, 9, 30)]


def test_a_weekend_without_times_takes_nine(desk: Desk) -> None:
    desk.carry_card(0, desk.cell(16))
    assert [post.at for post in desk.posts()] == [at(16)]


def test_a_long_text_is_told_in_lines() -> None:
    text = ("Set a timer. " * 30).strip()
    row = Occurrence(at(14), post_id=PostId(1), text=text, kind=Kind.HELPFUL)
    head, *lines = _tip(row, {}).split("\n")
    assert head.startswith("Helpful,")
    assert max(map(len, lines)) <= 64
    assert " ".join(lines) == text


def test_esc_puts_a_carried_card_back(desk: Desk) -> None:
    before = len(desk.page.tray.rows)
    desk.carry_card(0, desk.cell(14), let_go=False)
    assert desk.page.lift.note.isVisible()
    desk.keys("Escape")
    view = desk.page.tray.view.viewport()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    assert desk.page.lift.load is None
    assert not desk.page.lift.note.isVisible()
    assert desk.posts() == []
    assert len(desk.page.tray.rows) == before


def test_a_card_let_go_beside_the_month_goes_back(desk: Desk) -> None:
    desk.carry_card(0, desk.page.heading.gauge)
    assert desk.posts() == []


def test_a_chip_keeps_its_time_on_another_day(project: Project, open_page: Callable[..., Desk]) -> None:
    post = put(project, Kind.HELPFUL, 0, at(12, 12, 30))
    desk = open_page(project)
    desk.carry_chip(desk.chip(12), desk.cell(20))
    (moved,) = desk.posts()
    assert (moved.post_id, moved.at) == (post, at(20, 12, 30))
    assert desk.toasts == ["Moved to Wed 20 May, 12:30"]
    assert undo.labels(project)[0] == "Moved to Wed 20 May, 12:30"


def test_a_chip_let_go_where_it_stood_changes_nothing(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.HELPFUL, 0, at(12, 12, 30))
    desk = open_page(project)
    label = undo.labels(project)[0]
    desk.carry_chip(desk.chip(12), desk.cell(12))
    assert undo.labels(project)[0] == label
    assert desk.toasts == []


def test_a_talk_time_is_carried_too(project: Project, open_page: Callable[..., Desk]) -> None:
    place.add_talk_time(project, at(12, 10, 30), 15)
    desk = open_page(project)
    desk.carry_chip(desk.chip(12), desk.cell(13))
    assert [row.at for row in desk.talk_times()] == [at(13, 10, 30)]


def test_minutes_of_talk_time_are_put_on_a_day(desk: Desk) -> None:
    slot = desk.page.tray.slots[2]
    desk.carry(slot, slot.rect().center(), desk.cell(21))
    (row,) = desk.talk_times()
    assert (row.at, row.minutes) == (at(21, 10, 30), 30)


def test_a_pressed_talk_slot_adds_to_the_chosen_day(desk: Desk) -> None:
    desk.page.grid.go_to_day(at(22).date())
    QTest.mouseClick(desk.page.tray.slots[0], Qt.MouseButton.LeftButton)
    (row,) = desk.talk_times()
    assert (row.at, row.minutes) == (at(22, 10, 30), 10)


def test_what_is_in_a_file_already_stays(
    project: Project, open_page: Callable[..., Desk], tmp_path: Path
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    export_all(project, tmp_path)
    desk = open_page(project)
    desk.carry_chip(desk.chip(12), desk.cell(13), let_go=False)
    assert "in a file already" in desk.page.lift.note.text
    desk.keys("Escape")
    desk.carry_chip(desk.chip(12), desk.cell(13))
    assert [row.at for row in look.calendar(project)] == [at(12)]
    assert [problem.what for problem in desk.problems] == ["That post is in a file already."]
    assert desk.page.problem.isVisible()


def test_the_note_says_what_a_spot_would_mean(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(12))
    desk = open_page(project)
    QTest.mouseClick(desk.page.tray.filters[Kind.PROMOTIONAL], Qt.MouseButton.LeftButton)
    desk.carry_card(0, desk.cell(13), let_go=False)
    assert desk.page.lift.note.text == (
        "Wed 13 May, 09:00 It would break your rule. "
        "On LinkedIn and X, that would make 2 of 2. Your rule allows 1. Saving pauses until it is put right."
    )
    desk.keys("Escape")
    QTest.mouseClick(desk.page.tray.filters[Kind.PROMOTIONAL], Qt.MouseButton.LeftButton)
    desk.carry_card(0, desk.cell(13), let_go=False)
    assert desk.page.lift.note.text == "Wed 13 May, 09:00 Good spot."
    desk.keys("Escape")
    desk.carry_card(0, desk.cell(5), let_go=False)
    assert "In the past." in desk.page.lift.note.text
    desk.keys("Escape")
    assert len(desk.posts()) == 1


def test_a_drop_that_breaks_the_rule_is_outlined_with_the_reason(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(12))
    desk = open_page(project)
    assert not any(week.over for week in desk.page.grid.shown_weeks)
    QTest.mouseClick(desk.page.tray.filters[Kind.PROMOTIONAL], Qt.MouseButton.LeftButton)
    desk.carry_card(0, desk.cell(13))
    assert len(desk.posts()) == 2
    over = [week for week in desk.page.grid.shown_weeks if week.over]
    assert [week.monday for week in over] == [at(11).date()]
    (week,) = over
    assert week.outline.isVisible()
    assert week.strip.text == (
        "On LinkedIn, 2 of 2 posts in a row promote. Your rule allows 1. And 1 more run."
    )
    assert desk.page.heading.gauge.accessibleName() == "0 percent helpful. goal 80%. 2 runs over."
    assert week.strip.button.text() == "Fix this week"


def test_the_kind_buttons_show_one_kind_or_all(desk: Desk) -> None:
    tray = desk.page.tray
    assert [button.text() for button in tray.filters.values()] == ["8", "2", "0", "0"]
    QTest.mouseClick(tray.filters[Kind.PROMOTIONAL], Qt.MouseButton.LeftButton)
    assert tray.model.rowCount() == 2
    QTest.mouseClick(tray.filters[Kind.HELPFUL], Qt.MouseButton.LeftButton)
    assert tray.model.rowCount() == 8
    QTest.mouseClick(tray.filters[Kind.HELPFUL], Qt.MouseButton.LeftButton)
    assert tray.model.rowCount() == 10


def test_an_account_alone_shows_its_posts_and_gets_the_new_ones(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    linkedin, x = (account.id for account in look.accounts(project))
    snippets = [snippet.id for snippet in look.snippets(project)]
    place.place(project, snippets[0], at(12), [linkedin])
    place.place(project, snippets[1], at(13), [x])
    desk = open_page(project)
    desk.page.heading.filter.choose(x)
    assert desk.cell(12).chips == []
    assert len(desk.cell(13).chips) == 1
    assert desk.page.heading.filter.text() == "X"
    desk.carry_card(0, desk.cell(14))
    assert desk.posts()[-1].accounts == (x,)
    desk.page.heading.filter.choose(None)
    assert len(desk.cell(12).chips) == 1


def test_more_than_fits_is_in_the_days_list(project: Project, open_page: Callable[..., Desk]) -> None:
    for hour in range(9, 17):
        put(project, Kind.HELPFUL, hour - 9, at(13, hour))
    desk = open_page(project)
    cell = desk.cell(13)
    shown = len(cell.chips)
    assert 0 < shown < 8
    QTest.mouseClick(cell.more, Qt.MouseButton.LeftButton)
    popover = desk.page.popover
    assert popover is not None
    assert len(popover.chips) == 8  # type: ignore[union-attr]
    desk.keys("Down", "Return")
    assert desk.page.popover is not None
    assert desk.page.popover.row.at == at(13, 10)  # type: ignore[union-attr]


def test_only_days_that_changed_are_shown_anew(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    put(project, Kind.HELPFUL, 1, at(20))
    desk = open_page(project)
    untouched = desk.chip(20)
    untouched.setAccessibleName("as it was")
    desk.carry_chip(desk.chip(12), desk.cell(13))
    assert desk.chip(20) is untouched
    assert untouched.accessibleName() == "as it was"


def test_an_empty_tray_says_what_would_help(tmp_path: Path, open_page: Callable[..., Desk]) -> None:
    from making import with_snippets

    with with_snippets(tmp_path, keep=False) as project:
        desk = open_page(project)
        assert desk.page.tray.empty_words == (
            "Nothing is ready to serve. 10 snippets are waiting for your word."
        )
        QTest.mouseClick(desk.page.tray.review_button, Qt.MouseButton.LeftButton)
        assert desk.went == ["review"]


def test_the_list_of_a_crowded_day_scrolls_within_the_page(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    for hour in range(7, 22):
        place.add_talk_time(project, at(14, hour), 15)
        place.add_talk_time(project, at(14, hour, 30), 15)
    desk = open_page(project, 1000, 560)
    desk.page.doing.open_day(desk.cell(14))
    shown = desk.page.popover
    assert isinstance(shown, DayList)
    assert desk.page.rect().contains(shown.surface)
    last = shown.chips[-1]
    desk.keys(*["Down"] * len(shown.chips))
    assert last.hasFocus()
    lowest = last.mapTo(desk.page, last.rect().bottomLeft()).y()
    assert lowest < shown.surface.bottom()
    shown.close_it()
