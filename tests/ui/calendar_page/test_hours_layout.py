# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where times stand in the week: there and back again, side by side, and what is closed to something carried."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from making import ids, monday, with_snippets
from secondhelping.domain.ids import AccountId, PostId, SlotId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence, Slot
from secondhelping.operations import place, spots
from secondhelping.operations.spots import Spot
from secondhelping.plan.keeping import About, Caution
from secondhelping_ui.calendar_page.hours_block import block_height, shown_lines
from secondhelping_ui.calendar_page.hours_layout import (
    Lane,
    better_hours,
    closed,
    lanes,
    minute_at,
    moment,
    y_of,
)
from secondhelping_ui.calendar_page.load import Tone, tone_of

HOUR = 56.0
DAY = date(2026, 5, 12)


@given(st.integers(0, 24 * 60 - 1))
def test_a_minute_stands_where_it_is_found_again(minute: int) -> None:
    assert minute_at(y_of(moment(DAY, minute), HOUR), HOUR, 1) == minute


@given(st.floats(-500, 3000))
def test_a_snapped_time_is_a_quarter_of_an_hour_of_the_day(y: float) -> None:
    minute = minute_at(y, HOUR)
    assert minute % 15 == 0
    assert 0 <= minute < 24 * 60


boxes = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=20)


@given(boxes)
def test_blocks_never_stand_on_one_another(found: list[tuple[int, int]]) -> None:
    stretches = sorted((float(top), float(top + high)) for top, high in found)
    shares = lanes(stretches)
    assert len(shares) == len(stretches)
    for n, (top, bottom) in enumerate(stretches):
        assert 0 <= shares[n].number < shares[n].of
        for m in range(n + 1, len(stretches)):
            if stretches[m][0] < bottom and top < stretches[m][1]:
                assert shares[n].number != shares[m].number
                assert shares[n].of == shares[m].of


def test_a_block_alone_has_the_whole_width() -> None:
    assert lanes([(0, 10), (10, 20), (30, 40), (35, 50)]) == [Lane(0, 1), Lane(0, 1), Lane(0, 2), Lane(1, 2)]


def test_better_hours_lie_around_the_weekly_times_and_grow_together() -> None:
    times = [time(9), time(9, 30), time(17), time(23, 50)]
    slots = [Slot(SlotId(n), AccountId(1), 2, at) for n, at in enumerate(times)]
    assert better_hours(slots, 2) == [(8.5, 10.0), (16.5, 17.5), (23 + 20 / 60, 24.0)]
    assert better_hours(slots, 3) == []


def test_what_is_closed_says_why_in_few_words(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        place.place(project, ids(project, Kind.PROMOTIONAL)[0], monday())
        helpful = spots.judge_snippet(project, ids(project, Kind.HELPFUL)[0])
        (near,) = closed(helpful, monday().date())
        assert (near.first, near.last, near.why) == (8 * 60 + 15, 10 * 60, "Too close to 09:00")
        assert closed(helpful, monday().date() + timedelta(days=1)) == []
        promotion = spots.judge_snippet(project, ids(project, Kind.PROMOTIONAL)[1])
        (whole,) = closed(promotion, monday().date())
        assert (whole.first, whole.last, whole.why) == (0, 24 * 60, "Would make 2 of 2")
        today = closed(helpful, datetime(2026, 5, 6).date())
        assert [(one.first, one.last, one.why) for one in today] == [(0, 9 * 60 + 15, "Past")]


def test_attention_is_for_what_pauses_an_export_alone() -> None:
    when = monday()
    off = Caution(About.DAY_OFF, "Day off", "It’s a day off of yours.")
    near = Caution(About.GAP, "Too close to another", "Another post stands less than 60 minutes away.")
    assert tone_of(Spot(when)) is Tone.GOOD
    assert tone_of(Spot(when, cautions=(near,))) is Tone.GOOD
    assert tone_of(Spot(when), fixed=True) is Tone.ADVICE
    assert tone_of(Spot(when, past=True)) is Tone.ADVICE
    assert tone_of(Spot(when, cautions=(off,))) is Tone.ADVICE
    assert tone_of(Spot(when, off="in winter only")) is Tone.ADVICE
    assert tone_of(Spot(when, against=("On X, that would make 2 of 5.",), cautions=(off,))) is Tone.PAUSES
    assert tone_of(Spot(when, skipped=True)) is Tone.PAUSES


def test_a_block_too_narrow_for_words_has_none(light: None) -> None:
    row = Occurrence(monday(), post_id=PostId(1), text="Stand up and walk. " * 9, kind=Kind.HELPFUL)
    assert [len(shown_lines(row, width, 200)) for width in (30, 200)] == [0, 3]
    assert block_height(row, 30) < block_height(row, 200)
