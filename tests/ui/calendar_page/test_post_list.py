# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The calendar as a list: the same posts as the month, sorted, filtered, with the same keys."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, Qt

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, place
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.post_list import PostList
from secondhelping_ui.calendar_page.post_list_model import Column, PostListModel, Wanted
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.shared.post_editor import PostEditor
from ui.calendar_page.conftest import Desk, at, put

FIRST = datetime(2026, 5, 4, 9)
ROWS = st.lists(
    st.builds(
        Occurrence,
        at=st.integers(0, 400).map(lambda hours: FIRST + timedelta(hours=hours)),
        text=st.sampled_from(["Stand up", "stretch", "Two glasses of water", ""]),
        kind=st.sampled_from(list(Kind)),
        accounts=st.sampled_from([(), (AccountId(1),), (AccountId(1), AccountId(2))]),
        exported=st.booleans(),
    ),
    max_size=30,
)


def shown(desk: Desk) -> PostList:
    assert desk.page.views.list is not None
    return desk.page.views.list


def texts(desk: Desk) -> list[str]:
    model = shown(desk).model
    return [str(model.index(number, Column.WHEN).data()) for number in range(model.rowCount())]


def three_posts(project: Project, open_page: Callable[..., Desk]) -> Desk:
    """A helpful post on the 12th, a promotional one on the 14th, talk time on the 13th, a post in June."""
    put(project, Kind.HELPFUL, 0, at(12))
    put(project, Kind.PROMOTIONAL, 0, at(14))
    put(project, Kind.HELPFUL, 1, at(2, month=6))
    place.add_talk_time(project, at(13, 10, 30), 15)
    desk = open_page(project)
    desk.keys("L")
    return desk


def test_l_shows_everything_by_time_and_m_the_month(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    assert desk.page.front is shown(desk)
    assert shown(desk).table.hasFocus()
    assert texts(desk) == ["Tue 12 May, 09:00", "Wed 13 May, 10:30", "Thu 14 May, 09:00", "Tue 2 Jun, 09:00"]
    assert shown(desk).count.text() == "4 rows"
    assert desk.page.tray.isHidden()
    desk.keys("Down", "Down", "M")
    assert desk.page.views.monthly
    assert desk.page.grid.has_focus()
    assert desk.page.grid.row is not None
    assert desk.page.grid.row.at == at(14)
    assert not desk.page.tray.isHidden()


def test_the_switch_in_the_heading_does_the_same(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    desk.page.heading.views.segment(0).click()
    assert desk.page.views.monthly
    desk.page.heading.views.segment(2).click()
    assert desk.page.front is shown(desk)
    assert desk.page.heading.views.index == 2


def test_enter_opens_the_post_and_the_focus_comes_back(
    project: Project, open_page: Callable[..., Desk]
) -> None:
    desk = three_posts(project, open_page)
    desk.keys("Home", "Return")
    assert isinstance(desk.page.popover, PostEditor)
    desk.keys("Escape")
    assert desk.page.popover is None
    assert shown(desk).table.hasFocus()


def test_shift_and_take_off_work_on_the_row(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    shown(desk).go_to(date(2026, 5, 12))
    desk.keys("Alt+Down")
    assert texts(desk)[2] == "Tue 19 May, 09:00"
    assert shown(desk).row is not None
    assert shown(desk).row.at == at(19)
    desk.keys("Delete")
    assert len(desk.posts()) == 2
    assert shown(desk).table.hasFocus()
    assert shown(desk).row is not None


def test_text_and_kind_narrow_the_list(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    shown(desk).choose_kind(Kind.PROMOTIONAL)
    assert texts(desk) == ["Thu 14 May, 09:00"]
    assert shown(desk).count.text() == "1 of 4 rows"
    shown(desk).choose_kind(None)
    desk.keys("Slash")
    assert shown(desk).search.hasFocus()
    # A plain letter is text here, not a key of the page.
    desk.keys("M")
    assert desk.page.front is shown(desk)
    shown(desk).search.setText("no such words")
    assert texts(desk) == []
    assert shown(desk).row is None
    desk.keys("Escape", "Down")
    assert shown(desk).table.hasFocus()
    assert len(texts(desk)) == 4


def test_the_day_stays_while_nothing_is_shown(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    listed = shown(desk)
    listed.go_to(date(2026, 5, 14))
    listed.choose_kind(Kind.CURATED)
    assert listed.row is None
    listed.choose_kind(None)
    assert listed.day == date(2026, 5, 14)
    assert listed.table.hasFocus()


def test_a_jump_to_a_post_takes_away_what_hides_it(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    shown(desk).choose_kind(Kind.PROMOTIONAL)
    helpful = next(row for row in desk.posts() if row.kind is Kind.HELPFUL)
    desk.page.show_place(post=helpful.post_id)
    assert shown(desk).row is not None
    assert shown(desk).row.post_id == helpful.post_id


def test_a_heading_sorts_and_the_place_stays(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    shown(desk).go_to(date(2026, 5, 14))
    before = shown(desk).row
    shown(desk).table.horizontalHeader().setSortIndicator(Column.WHEN, Qt.SortOrder.DescendingOrder)
    assert texts(desk)[0] == "Tue 2 Jun, 09:00"
    assert shown(desk).row == before


def test_a_row_is_read_as_a_chip_is(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    said = shown(desk).model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Talk time, Wednesday 13 May, 10:30, 15 minutes. Live, not exported."


def test_the_view_is_remembered(project: Project, open_page: Callable[..., Desk], tmp_path: Path) -> None:
    desk = open_page(project)
    preferences = Preferences(QSettings(str(tmp_path / "screen.ini"), QSettings.Format.IniFormat))
    assert preferences.calendar_view() == "month"
    desk.page.preferences = preferences  # type: ignore[attr-defined]
    desk.keys("L")
    assert preferences.calendar_view() == "list"
    desk.keys("M")
    assert preferences.calendar_view() == "month"


def test_a_new_post_appears(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = three_posts(project, open_page)
    third = [snippet for snippet in look.snippets(project) if snippet.kind is Kind.HELPFUL][2]
    desk.session.run(place.place, third.id, at(15))
    assert "Fri 15 May, 09:00" in texts(desk)


@given(ROWS, st.sampled_from(list(Column)), st.sampled_from(list(Qt.SortOrder)))
def test_sorting_loses_no_row(rows: list[Occurrence], column: Column, order: Qt.SortOrder) -> None:
    model = PostListModel()
    model.show_rows(rows, {}, FIRST.date())
    model.sort(column, order)
    assert sorted(model.rows, key=repr) == sorted(rows, key=repr)
    words = [str(model.index(number, column).data()).casefold() for number in range(len(rows))]
    if column is not Column.WHEN:
        assert words == sorted(words, reverse=order is Qt.SortOrder.DescendingOrder)


@given(ROWS, st.sampled_from([None, *Kind]), st.sampled_from(["", "st", "WATER", "none"]))
def test_what_is_shown_is_what_is_wanted(rows: list[Occurrence], kind: Kind | None, text: str) -> None:
    model = PostListModel()
    model.show_rows(rows, {}, FIRST.date())
    wanted = Wanted((AccountId(2),), kind, text)
    model.want(wanted)
    kept = [row for row in rows if wanted.takes(row)]
    assert sorted(model.rows, key=repr) == sorted(kept, key=repr)
    assert model.total == len(rows)


def test_the_same_post_is_found_where_it_went() -> None:
    model = PostListModel()
    row = Occurrence(FIRST, post_id=PostId(7))
    model.show_rows([Occurrence(FIRST, post_id=PostId(8)), row], {}, FIRST.date())
    assert model.place_of(Occurrence(FIRST + timedelta(days=3), post_id=PostId(7))) == 1
    assert model.place_of(Occurrence(FIRST, post_id=PostId(9))) is None
