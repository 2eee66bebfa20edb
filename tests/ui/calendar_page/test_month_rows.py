# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a month is made of: its weeks, the rows of its days, its mix, and which weeks carry a strip."""

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from secondhelping.domain.ids import AccountId, PostId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations.look import BrokenRunView
from secondhelping_ui.calendar_page.chip import Density, chip_height, chip_words
from secondhelping_ui.calendar_page.day import day_words
from secondhelping_ui.calendar_page.day_face import DayLook, fit
from secondhelping_ui.calendar_page.gutter import WeekLook, week_words
from secondhelping_ui.calendar_page.month import Frame, Mix, Month, shifted
from secondhelping_ui.calendar_page.week import columns
from secondhelping_ui.theme import px

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
TODAY = date(2026, 5, 6)


def post(number: int, at: datetime, kind: Kind = Kind.HELPFUL, account: int = 1) -> Occurrence:
    return Occurrence(
        at, post_id=PostId(number), text=f"Tip {number}.", kind=kind, accounts=(AccountId(account),)
    )


def talk(number: int, at: datetime) -> Occurrence:
    return Occurrence(at, talk_time_id=TalkTimeId(number), minutes=15)


@given(DAYS)
def test_a_frame_holds_its_whole_month_and_no_week_more(day: date) -> None:
    frame = Frame.of(day)
    inside = [other for other in frame.days if frame.in_month(other)]
    assert frame.first.weekday() == 0
    assert len(frame.days) == 7 * frame.weeks
    assert 4 <= frame.weeks <= 6
    assert inside[0].day == 1
    assert (inside[-1] + timedelta(days=1)).day == 1
    assert any(frame.in_month(other) for other in frame.days[:7])
    assert any(frame.in_month(other) for other in frame.days[-7:])


@given(DAYS, st.integers(-30, 30))
def test_another_month_and_back_is_the_same_month(day: date, months: int) -> None:
    there = shifted(day, months)
    back = shifted(there, -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert there.day <= day.day


@pytest.mark.parametrize(
    ("promotional", "others", "percent"), [(0, 0, 0), (1, 7, 13), (3, 5, 38), (1, 9, 10), (1, 5, 17)]
)
def test_a_share_is_rounded_as_people_do(promotional: int, others: int, percent: int) -> None:
    mix = Mix({Kind.PROMOTIONAL: promotional, Kind.CURATED: others})
    assert mix.promotional_percent == percent
    assert mix.helpful_percent == 100 - percent


def test_rows_go_to_their_days_and_talk_times_are_not_counted() -> None:
    rows = [
        post(1, datetime(2026, 4, 27, 9)),
        talk(1, datetime(2026, 5, 12, 10, 30)),
        post(2, datetime(2026, 5, 12, 12, 30), Kind.PROMOTIONAL, account=2),
        post(3, datetime(2026, 6, 12, 9)),
    ]
    month = Month.of(Frame.of(TODAY), rows, [], TODAY)
    assert month.on(date(2026, 4, 27)) == (rows[0],)
    assert month.on(date(2026, 5, 12)) == (rows[1], rows[2])
    assert month.on(date(2026, 6, 12)) == ()
    assert month.mix_of_week(date(2026, 5, 11)).posts == 1
    assert month.mix().counts[Kind.PROMOTIONAL] == 1
    assert month.mix().posts == 1  # April's post belongs to no day of May.
    one = Month.of(Frame.of(TODAY), rows, [], TODAY, [AccountId(1)])
    assert one.on(date(2026, 5, 12)) == (rows[1],)


def test_each_week_of_a_broken_run_has_its_strip_and_one_has_the_remedy() -> None:
    rows = [
        post(1, datetime(2026, 5, 15, 9), Kind.PROMOTIONAL),
        post(2, datetime(2026, 5, 18, 9), Kind.PROMOTIONAL),
    ]
    words = "On LinkedIn, 2 of 5 posts in a row promote. Your rule allows 1."
    run = BrokenRunView(words, frozenset({1, 2}), date(2026, 5, 15), date(2026, 5, 18), 2)
    month = Month.of(Frame.of(TODAY), rows, [run, run], TODAY)
    assert set(month.strips) == {date(2026, 5, 11), date(2026, 5, 18)}
    assert month.strips[date(2026, 5, 11)].remedy is None
    strip = month.strips[date(2026, 5, 18)]
    assert (strip.remedy, strip.more) == (rows[1], 1)
    assert (strip.headline, strip.rest) == (
        "On LinkedIn, 2 of 5 posts in a row promote.",
        "Your rule allows 1.",
    )


@given(
    st.lists(st.booleans(), max_size=9),
    st.integers(0, 260),
    st.booleans(),
)
def test_a_day_shows_as_much_as_fits(qapp: QApplication, kinds: list[bool], room: int, low: bool) -> None:
    at = datetime(2026, 5, 12, 9)
    rows = [talk(n, at) if is_talk else post(n, at) for n, is_talk in enumerate(kinds)]
    found = fit(rows, room, 3, low=low)
    heights = [chip_height(row, density, low=low) for row, density in zip(rows, found, strict=False)]
    used = sum(heights) + 3 * max(0, len(found) - 1)
    if len(found) < len(rows):
        assert not found or used + 3 + px(15) <= room
        least = [chip_height(row, Density.LINE, low=low) for row in rows]
        assert sum(least) + 3 * (len(least) - 1) > room
    else:
        assert used <= room or not rows
    if low or len(rows) > 2:
        assert Density.FULL not in found


def test_columns_share_the_width_and_the_weekend_has_less() -> None:
    edges = columns(1000)
    assert edges[0] == (0, 112)
    assert edges[-1][0] + edges[-1][1] == 1000
    assert all(left + width == following for (left, width), (following, _) in itertools.pairwise(edges))
    assert edges[6][1] < edges[5][1]


def test_what_a_screen_reader_says() -> None:
    from secondhelping.domain.network import Account, Network

    accounts = {
        AccountId(1): Account(AccountId(1), Network.LINKEDIN, "Harbour Lane"),
        AccountId(2): Account(AccountId(2), Network.X, "harbourlane"),
    }
    row = Occurrence(
        datetime(2026, 5, 12, 12, 30),
        post_id=PostId(1),
        text="Your first visit is £49.",
        kind=Kind.PROMOTIONAL,
        accounts=(AccountId(1), AccountId(2)),
        exported=True,
        again=True,
    )
    assert chip_words(row, accounts) == (
        "Promotional. Tuesday 12 May, 12:30. LinkedIn and X. Your first visit is £49. Exported. Served again."
    )
    assert chip_words(talk(1, datetime(2026, 5, 13, 10, 30)), accounts) == (
        "Talk time, Wednesday 13 May, 10:30, 15 minutes. Live, not exported."
    )
    rows = [row, talk(1, datetime(2026, 5, 12, 10, 30))]
    assert day_words(DayLook(date(2026, 5, 12)), rows) == "Tuesday 12 May. 1 post, 1 talk time."
    mix = Mix({Kind.PROMOTIONAL: 3, Kind.HELPFUL: 5})
    assert week_words(WeekLook(date(2026, 5, 18), mix)) == (
        "Week 21. 3 of 8 posts promote, 38 percent. Within your rule."
    )
