# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Wall-clock times and instants: what a plan's IANA time zone makes of them, clock changes included."""

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secondhelping.domain.errors import KnownError


@cache
def zone_info(zone: str) -> ZoneInfo:
    """The zone by its IANA name.

    Raises:
        KnownError: the name is of no known zone.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise KnownError(
            f"“{zone}” is not a time zone.",
            "The plan needs one to know when a post goes out.",
            "Choose a zone such as Europe/London.",
        ) from error


def check_zone(zone: str) -> None:
    """Refuses a name that is of no IANA zone.

    Raises:
        KnownError: the name is of no known zone.
    """
    zone_info(zone)


@lru_cache(
    maxsize=65536
)  # A long plan is gone through again at every change of it, post by post and account by account.
def to_utc(wall: datetime, zone: str) -> datetime:
    """The instant (aware, UTC) of a wall-clock time (naive).

    An hour that comes twice means its first pass. A time that the clocks jump over has no instant of its own:
    it is taken with the offset before the jump, so that times keep their order; `exists` tells such times.
    """
    return wall.replace(tzinfo=zone_info(zone), fold=0).astimezone(UTC)


def to_wall(instant: datetime, zone: str) -> datetime:
    """The wall-clock time (naive) of an aware instant."""
    return instant.astimezone(zone_info(zone)).replace(tzinfo=None, fold=0)


def as_wall(at: datetime, zone: str) -> datetime:
    """The wall-clock time (naive) of a moment that may be one already, or carry an offset."""
    return at if at.tzinfo is None else to_wall(at, zone)


def exists(wall: datetime, zone: str) -> bool:
    """Whether the clocks of the zone ever show this time: not in the gap of a change, such as 02:30 in spring."""
    return to_wall(to_utc(wall, zone), zone) == wall.replace(tzinfo=None, fold=0)


def twice(wall: datetime, zone: str) -> bool:
    """Whether the clocks of the zone show this time twice: in the hour of a change back, such as 02:30 in autumn."""
    aware = wall.replace(tzinfo=zone_info(zone), fold=0)
    return exists(wall, zone) and aware.utcoffset() != aware.replace(fold=1).utcoffset()


def moved_on(wall: datetime, zone: str) -> datetime:
    """The time itself where it exists, else as long after the jump as it would have been before it."""
    return to_wall(to_utc(wall, zone), zone)


def apart(one: str, other: str, instant: datetime) -> timedelta:
    """How far the clocks of one zone are ahead of those of another at an instant (aware)."""
    ahead, behind = (instant.astimezone(zone_info(zone)).utcoffset() for zone in (one, other))
    assert ahead is not None
    assert behind is not None
    return ahead - behind
