# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Wall clocks of real zones at real clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.errors import KnownError
from secondhelping.plan.zones import apart, check_zone, exists, moved_on, to_utc, to_wall, twice

ZONES = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        ("Europe/Berlin", "2026-07-01 09:00", "2026-07-01 07:00"),
        ("Europe/Berlin", "2026-12-01 09:00", "2026-12-01 08:00"),
        ("America/New_York", "2026-03-08 01:59", "2026-03-08 06:59"),
        ("America/New_York", "2026-03-08 03:00", "2026-03-08 07:00"),
        ("Asia/Kathmandu", "2026-05-11 09:00", "2026-05-11 03:15"),
        ("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03 15:30"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30"),  # the first of two
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
    ],
)
def test_the_instant_of_a_wall_clock(zone: str, wall: str, utc: str) -> None:
    assert to_utc(at(wall), zone) == at(utc).replace(tzinfo=UTC)
    assert exists(at(wall), zone)


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("Europe/London", "2026-03-29 01:30"),
        ("Europe/Berlin", "2026-03-29 02:00"),
        ("Europe/Berlin", "2026-03-29 02:59"),
        ("America/New_York", "2026-03-08 02:30"),
        ("Australia/Lord_Howe", "2026-10-04 02:15"),
        ("Pacific/Apia", "2011-12-30 12:00"),
    ],
)
def test_a_time_that_the_clocks_skip_does_not_exist(zone: str, wall: str) -> None:
    assert not exists(at(wall), zone)


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("Europe/Berlin", "2026-10-25 02:30"),
        ("Africa/Casablanca", "2026-02-15 02:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45"),
    ],
)
def test_an_hour_that_comes_twice_exists(zone: str, wall: str) -> None:
    assert exists(at(wall), zone)
    assert twice(at(wall), zone)


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("Europe/Berlin", "2026-10-25 03:00"),
        ("Europe/Berlin", "2026-10-25 01:59"),
        ("Europe/Berlin", "2026-03-29 02:30"),  # not even once
        ("Asia/Kathmandu", "2026-10-25 02:30"),
        ("Australia/Lord_Howe", "2026-04-05 02:00"),
        ("Pacific/Apia", "2011-12-30 12:00"),
    ],
)
def test_others_come_once_or_never(zone: str, wall: str) -> None:
    assert not twice(at(wall), zone)


@pytest.mark.parametrize(
    ("zone", "wall", "moved"),
    [
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 03:30"),
        ("America/New_York", "2026-03-08 02:00", "2026-03-08 03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:45"),
        ("Africa/Casablanca", "2026-03-22 02:30", "2026-03-22 03:30"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 12:00"),
        ("Asia/Kathmandu", "2026-03-29 02:30", "2026-03-29 02:30"),
    ],
)
def test_what_the_clocks_skip_moves_on_with_them(zone: str, wall: str, moved: str) -> None:
    assert moved_on(at(wall), zone) == at(moved)
    assert exists(at(moved), zone)


def test_how_far_clocks_are_apart() -> None:
    summer, winter = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    assert apart("Europe/Berlin", "Europe/London", summer) == timedelta(hours=1)
    assert apart("Asia/Kathmandu", "Europe/London", winter) == timedelta(hours=5, minutes=45)
    assert apart("America/New_York", "Europe/London", winter) == timedelta(hours=-5)


@pytest.mark.parametrize(
    "name", ["", "London", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "Europe/", "\0"]
)
def test_what_is_no_zone_is_told_in_three_sentences(name: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_zone(name)
    assert all(part.endswith(".") for part in (caught.value.what, caught.value.why, caught.value.todo))


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.datetimes(datetime(2012, 1, 1), datetime(2030, 1, 1)))
def test_what_exists_comes_back_as_it_was(zone: str, wall: datetime) -> None:
    assert (to_wall(to_utc(wall, zone), zone) == wall) == exists(wall, zone)


@settings(deadline=None)
@given(
    st.sampled_from(ZONES), st.datetimes(datetime(2012, 1, 1), datetime(2030, 1, 1)), st.integers(1, 40_000)
)
def test_later_on_the_clock_is_not_earlier_in_time_but_for_the_hour_put_back(
    zone: str, wall: datetime, minutes: int
) -> None:
    from datetime import timedelta

    later = wall + timedelta(minutes=minutes)
    if exists(wall, zone) and exists(later, zone):
        assert to_utc(wall, zone) < to_utc(later, zone)
