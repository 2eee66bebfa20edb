# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The week by the hour: what stands where, drags to a time, its keys, its accounts, and what it would become."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account, Network
from secondhelping.operations import look, place, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.hours import HoursView
from secondhelping_ui.calendar_page.hours_bar import HoursBar
from secondhelping_ui.calendar_page.hours_block import HourBlock
from secondhelping_ui.calendar_page.hours_column import DayColumn
from secondhelping_ui.calendar_page.hours_heads import hour_px, week_title
from secondhelping_ui.theme import px
from ui.calendar_page.conftest import Desk, at, export_all, move, put

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def week_of(desk: Desk, day: int = 12) -> HoursView:
    """The week of a day in May, in front."""
    desk.page.show_day(date(2026, 5, day))
    desk.page.show_view("week")
    QApplication.processEvents()
    week = desk.page.views.week
    assert week is not None
    return week


def block(week: HoursView, day: int, number: int = 0) -> HourBlock:
    column = week.column(date(2026, 5, day))
    assert column is not None
    return column.blocks[number]


def point(week: HoursView, day: int, hour: float) -> tuple[DayColumn, QPoint]:
    """A place in a day's column at an hour, which is scrolled to."""
    column = week.column(date(2026, 5, day))
    assert column is not None
    week._scroll.ensureVisible(0, round(hour * hour_px()), 0, 120)
    QApplication.processEvents()
    return column, QPoint(column.width() // 2, round(hour * hour_px()))


def carry(
    source: QWidget, start: QPoint, week: HoursView, day: int, hour: float, *, let_go: bool = True
) -> None:
    """Pull at a widget so that its upper edge comes to an hour of a day."""
    column, place_ = point(week, day, hour)
    QTest.mousePress(source, LEFT, NONE, start)
    move(source, start + QPoint(12, 8))
    there = source.mapFromGlobal(column.mapToGlobal(place_)) + QPoint(0, start.y())
    move(source, there)
    if let_go:
        QTest.mouseRelease(source, LEFT, NONE, there)
        QApplication.processEvents()


@pytest.fixture
def planned(project: Project, open_page: Callable[..., Desk]) -> Desk:
    """Two helpful posts and a talk time in the week of 11 May."""
    put(project, Kind.HELPFUL, 0, at(12))
    put(project, Kind.HELPFUL, 1, at(14, 12, 30))
    place.add_talk_time(project, at(14, 10, 30))
    return open_page(project, 1300, 900)


def test_every_post_stands_at_its_time(planned: Desk) -> None:
    week = week_of(planned)
    first = block(week, 12)
    assert first.row.at == at(12)
    assert first.y() == round(9 * hour_px()) + 1
    assert [b.row.at for b in week.columns[3].blocks] == [at(14, 10, 30), at(14, 12, 30)]
    assert week_title(date(2026, 5, 11)) == "11–17 May 2026"
    assert week_title(date(2026, 4, 27)) == "27 Apr – 3 May 2026"
    assert planned.page.heading.views.index == 1


def test_w_m_and_l_turn_the_views_and_the_keys_stay_on_their_post(planned: Desk) -> None:
    planned.page.show_day(date(2026, 5, 14))
    row = planned.page.front.row
    assert row is not None
    for key, name in (("W", "week"), ("M", "month"), ("W", "week"), ("L", "list"), ("W", "week")):
        planned.keys(key)
        assert planned.page.views.name == name
        assert planned.page.front.row == row
    assert planned.page.front.has_focus()


def test_arrows_go_by_day_and_by_block_and_page_keys_by_week(planned: Desk) -> None:
    week = week_of(planned)
    planned.keys("Right", "Right")
    assert week.row is not None
    assert week.row.at == at(14, 10, 30)
    planned.keys("Down")
    assert week.row.at == at(14, 12, 30)
    planned.keys("Home")
    assert (week.day, week.row) == (date(2026, 5, 11), None)
    planned.keys("PageDown")
    assert week.day == date(2026, 5, 18)
    assert week.month.frame.first == date(2026, 5, 18)
    planned.keys("Left")
    assert week.month.frame.first == date(2026, 5, 11)
    planned.keys("T")
    assert week.day == date(2026, 5, 6)


def test_alt_arrows_shift_by_a_quarter_a_minute_and_a_day(planned: Desk) -> None:
    week = week_of(planned)
    planned.keys("Alt+Down")
    assert planned.posts()[0].at == at(12, 9, 15)
    planned.keys("Alt+Shift+Up")
    assert planned.posts()[0].at == at(12, 9, 14)
    planned.keys("Alt+Right")
    assert planned.posts()[0].at == at(13, 9, 14)
    assert week.row is not None
    assert week.row.at == at(13, 9, 14)
    assert week.has_focus()
    planned.keys("M", "Alt+Down")
    assert planned.posts()[-1].at == at(20, 9, 14)
    assert not planned.session.actions.available("calendar.minute_up")


def test_a_block_is_pulled_to_a_quarter_of_an_hour(planned: Desk) -> None:
    week = week_of(planned)
    source = block(week, 12)
    carry(source, QPoint(30, 20), week, 13, 14.3)
    assert planned.posts()[0].at == at(13, 14, 15)
    assert planned.toasts == ["Moved to Wed 13 May, 14:15"]
    assert week.row is not None
    assert week.row.at == at(13, 14, 15)


def test_esc_puts_a_block_back(planned: Desk) -> None:
    week = week_of(planned)
    source = block(week, 12)
    carry(source, QPoint(30, 20), week, 13, 14.3, let_go=False)
    assert planned.page.lift.note.isVisible()
    assert planned.session.actions.scope == "calendar.carry"
    planned.keys("Escape")
    assert planned.session.actions.scope == "calendar"
    QTest.mouseRelease(source, LEFT, NONE, QPoint(1, 1))
    assert planned.posts()[0].at == at(12)


def test_a_card_is_put_at_a_time_and_the_forecast_says_what_the_week_becomes(planned: Desk) -> None:
    week = week_of(planned)
    view = planned.page.tray.view
    box = view.visualRect(planned.page.tray.model.index(0))
    start = box.topLeft() + QPoint(60, 0)
    carry(view.viewport(), start + QPoint(0, 4), week, 15, 11.0 - 4 / hour_px(), let_go=False)
    spot = planned.page.lift.spot
    assert spot is not None
    assert spot.good
    assert week.bar.forecast.name.text() == "Week 20, if you drop it here"
    assert week.bar.forecast.words.text() == "0 of 3 promote"
    planned.keys("Escape")
    assert not week.bar.forecast.isVisible()


def test_what_speaks_against_a_spot_is_hatched_before_the_drop(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(12))
    desk = open_page(project, 1300, 900)
    week = week_of(desk)
    QTest.mouseClick(desk.page.tray.filters[Kind.PROMOTIONAL], LEFT)
    view = desk.page.tray.view
    start = view.visualRect(desk.page.tray.model.index(0)).center()
    carry(view.viewport(), start, week, 14, 11.0, let_go=False)
    assert all(column._closed for column in week.columns)
    assert "It would break your rule." in desk.page.lift.note.text
    assert week.bar.forecast.words.text() == "2 of 2 promote"
    desk.keys("Escape")
    assert not any(column._closed for column in week.columns)
    desk.page.show_view("month")
    desk.carry_card(0, desk.cell(14), let_go=False)
    assert desk.cell(15).closed == "Would make 2 of 2"
    assert desk.cell(5).closed == "Past"
    desk.keys("Escape")
    assert desk.cell(15).closed == ""


def test_it_can_be_dropped_there_anyway_and_the_week_offers_the_fix(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(12))
    put(project, Kind.PROMOTIONAL, 1, at(13))
    desk = open_page(project, 1300, 900)
    week = week_of(desk)
    assert week.bar.fix.isVisible()
    assert week.bar.now.words.text() == "On LinkedIn and X, 2 of 2 posts in a row promote." or (
        week.bar.now.words.text().startswith("On LinkedIn, 2 of 2 posts in a row promote")
    )
    assert block(week, 13).row.broken


def test_shift_drops_the_snap(planned: Desk) -> None:
    week = week_of(planned)
    source = block(week, 12)
    start = QPoint(30, 20)
    QTest.mousePress(source, LEFT, NONE, start)
    move(source, start + QPoint(12, 8))
    column, place_ = point(week, 13, 14 + 7 / 60)
    there = source.mapFromGlobal(column.mapToGlobal(place_)) + QPoint(0, start.y())
    QTest.mouseRelease(source, LEFT, Qt.KeyboardModifier.ShiftModifier, there)
    QApplication.processEvents()
    moved = planned.posts()[0].at
    assert abs(moved - at(13, 14, 7)) <= timedelta(minutes=1)


def test_ctrl_leaves_a_copy(planned: Desk) -> None:
    week = week_of(planned)
    source = block(week, 12)
    start = QPoint(30, 20)
    QTest.mousePress(source, LEFT, NONE, start)
    move(source, start + QPoint(12, 8))
    QTest.keyPress(week, Qt.Key.Key_Control)
    column, place_ = point(week, 13, 15)
    there = source.mapFromGlobal(column.mapToGlobal(place_)) + QPoint(0, start.y())
    QTest.mouseRelease(source, LEFT, Qt.KeyboardModifier.ControlModifier, there)
    QApplication.processEvents()
    assert [post.at for post in planned.posts()] == [at(12), at(13, 15), at(14, 12, 30)]
    assert planned.toasts == ["Copied to Wed 13 May, 15:00"]


def test_a_block_pulled_onto_the_tray_comes_off(planned: Desk) -> None:
    week = week_of(planned)
    source = block(week, 12)
    before = len(planned.page.tray.rows)
    planned.carry(source, QPoint(30, 20), planned.page.tray, let_go=False)
    assert "Take it off." in planned.page.lift.note.text
    there = source.mapFromGlobal(planned.page.tray.mapToGlobal(planned.page.tray.rect().center()))
    QTest.mouseRelease(source, LEFT, NONE, there)
    QApplication.processEvents()
    assert [post.at for post in planned.posts()] == [at(14, 12, 30)]
    assert len(planned.page.tray.rows) == before + 1
    undo.undo(planned.project)
    assert len(planned.posts()) == 2


def test_what_went_out_cannot_be_pulled_off(
    project: Project, open_page: Callable[..., Desk], tmp_path: object
) -> None:
    from pathlib import Path

    put(project, Kind.HELPFUL, 0, at(12))
    export_all(project, Path(str(tmp_path)))
    desk = open_page(project, 1300, 900)
    week = week_of(desk)
    desk.carry(block(week, 12), QPoint(30, 20), desk.page.tray)
    assert [row.exported for row in look.calendar(project)] == [True]


def test_a_card_is_picked_up_and_laid_down_by_keys_alone(planned: Desk) -> None:
    week = week_of(planned, 15)
    first = planned.page.tray.next_up
    assert first is not None
    planned.keys("Y", "Return")
    assert planned.page.lift.load is not None
    spot = planned.page.lift.spot
    assert spot is not None
    assert spot.at == at(15)
    planned.keys("Down", "Down", "Left", "Shift+Down", "Return")
    new = next(post for post in planned.posts() if post.snippet_id == first.id)
    assert new.at == at(14, 9, 31)
    assert week.row == new


def test_a_clicked_time_takes_the_next_post_and_the_next_talk_time(planned: Desk) -> None:
    week = week_of(planned)
    column, place_ = point(week, 15, 16)
    QTest.mouseClick(column, LEFT, NONE, place_ + QPoint(0, 8))
    assert week.slot == at(15, 16)
    planned.keys("N")
    assert planned.posts()[-1].at == at(15, 16)
    column, place_ = point(week, 15, 18)
    QTest.mouseClick(column, LEFT, NONE, place_ + QPoint(0, 8))
    planned.keys("A")
    assert planned.talk_times()[-1].at == at(15, 18)


def test_the_figures_show_and_hide_the_accounts(project: Project, open_page: Callable[..., Desk]) -> None:
    linkedin, x = (account.id for account in look.accounts(project))
    snippets = [snippet.id for snippet in look.snippets(project)]
    place.place(project, snippets[0], at(12), [linkedin])
    place.place(project, snippets[1], at(13), [x])
    desk = open_page(project, 1300, 900)
    week = week_of(desk)
    assert [chip.text() for chip in week.bar.chips] == ["LinkedIn", "X"]
    desk.keys("2")
    assert [b.row.at for b in week.chips()] == [at(12)]
    assert desk.page.among == (linkedin,)
    desk.keys("1")
    assert len(list(week.chips())) == 2, "hiding the last one shows all"
    QTest.mouseClick(week.bar.chips[0], LEFT)
    assert [b.row.at for b in week.chips()] == [at(13)]


def test_the_line_of_the_moment_stands_in_today_alone(planned: Desk) -> None:
    week = week_of(planned, 6)
    # 08:00 UTC is nine o'clock in London.
    assert [column._now for column in week.columns] == [None, None, 9.0, None, None, None, None]
    assert week_of(planned, 20).columns[2]._now is None


def test_enter_opens_the_editor_and_a_click_too(planned: Desk) -> None:
    week = week_of(planned)
    planned.keys("Return")
    assert planned.page.popover is not None
    planned.keys("Escape")
    QTest.mouseClick(block(week, 12), LEFT)
    assert planned.page.popover is not None
    planned.keys("Escape")
    assert week.has_focus()


def test_a_time_the_clocks_skip_is_said(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, datetime(2027, 3, 29, 9))
    desk = open_page(project, 1300, 900)
    desk.page.show_day(date(2027, 3, 28))
    desk.page.show_view("week")
    week = desk.page.views.week
    assert week is not None
    view = desk.page.tray.view
    start = view.visualRect(desk.page.tray.model.index(0)).center()
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    move(view.viewport(), start + QPoint(20, 4))
    sunday = week.column(date(2027, 3, 28))
    assert sunday is not None
    assert [(c.first, c.last, c.why) for c in sunday._closed] == [(60, 120, "The clocks skip it")]
    desk.keys("Escape")
    QTest.mouseRelease(view.viewport(), LEFT, NONE, start)


def test_a_narrow_window_still_shows_everything_of_the_strip(planned: Desk) -> None:
    week = week_of(planned)
    planned.page.resize(760, 640)
    QApplication.processEvents()
    right = max(chip.geometry().right() for chip in week.bar.chips)
    assert right < week.bar.width()


def test_the_strip_takes_words_away_whoever_makes_it_narrower(qtbot: QtBot) -> None:
    bar = HoursBar()
    qtbot.addWidget(bar)
    networks = (Network.LINKEDIN, Network.X, Network.BLUESKY, Network.MASTODON)
    bar.show_accounts([Account(AccountId(n), network, "Harbour") for n, network in enumerate(networks)])
    bar.resize(1400, 44)
    bar.show()
    wide = [chip.sizeHint().width() for chip in bar.chips]
    bar.resize(420, 44)
    assert all(chip.sizeHint().width() < was for chip, was in zip(bar.chips, wide, strict=True))
    bar.resize(1400, 44)
    assert [chip.sizeHint().width() for chip in bar.chips] == wide


def test_the_first_hour_that_is_shown_has_its_words_whole(planned: Desk) -> None:
    week = week_of(planned)
    words_above_line = 8
    assert week._scroll.verticalScrollBar().value() == pytest.approx(7 * hour_px(), abs=px(14))
    assert week._scroll.verticalScrollBar().value() <= 7 * hour_px() - words_above_line
