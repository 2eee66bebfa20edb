# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The time one more post takes on a day."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.ids import AccountId, SlotId
from secondhelping.domain.plan import Slot
from secondhelping.plan.spots import free_time

MONDAY = date(2026, 5, 11)
BEFORE = datetime(2026, 5, 6, 9, 0)


def slots(*times: time, weekday: int = 0) -> list[Slot]:
    return [Slot(SlotId(n), AccountId(1), weekday, at) for n, at in enumerate(times)]


def on(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute))


def test_the_first_weekly_time_that_is_free() -> None:
    two = slots(time(12, 30), time(9, 0))
    assert free_time(MONDAY, two, [], BEFORE) == on(9)
    assert free_time(MONDAY, two, [on(9)], BEFORE) == on(12, 30)


def test_half_hours_when_all_are_taken() -> None:
    two = slots(time(9, 0), time(12, 30))
    assert free_time(MONDAY, two, [on(9), on(12, 30)], BEFORE) == on(9, 30)
    assert free_time(MONDAY, two, [on(9), on(9, 30), on(12, 30)], BEFORE) == on(10)


def test_nine_on_a_day_without_weekly_times() -> None:
    assert free_time(MONDAY, slots(time(17, 0), weekday=3), [], BEFORE) == on(9)
    assert free_time(MONDAY, [], [on(9)], BEFORE) == on(9, 30)


def test_today_only_what_is_still_to_come() -> None:
    two = slots(time(9, 0), time(12, 30))
    assert free_time(MONDAY, two, [], on(10)) == on(12, 30)
    assert free_time(MONDAY, two, [], on(13, 10)) == on(13, 30)
    assert free_time(MONDAY, two, [], on(23, 45)) == on(9)


@given(
    st.sets(st.times().map(lambda at: at.replace(second=0, microsecond=0)), max_size=4),
    st.sets(st.integers(0, 47), max_size=40),
)
def test_it_is_on_the_day_and_free_where_there_is_room(times: set[time], halves: set[int]) -> None:
    taken = {on(0) + timedelta(minutes=30 * half) for half in halves}
    found = free_time(MONDAY, slots(*times), taken, BEFORE)
    assert found.date() == MONDAY
    first = datetime.combine(MONDAY, min(times, default=time(9, 0)))
    later = [first + timedelta(minutes=30 * step) for step in range(48)]
    if any(at not in taken and at.date() == MONDAY for at in later):
        assert found not in taken
