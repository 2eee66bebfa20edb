# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The time a snippet takes on a day it is put on: the day's first free weekly time, else the next half hour."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from secondhelping.domain.plan import Slot

WITHOUT_SLOTS = time(9, 0)
"""The time on a day that has no weekly times."""

_STEP = timedelta(minutes=30)


def free_time(day: date, slots: Iterable[Slot], taken: Collection[datetime], now: datetime) -> datetime:
    """The wall-clock time for one more post on `day`.

    The first weekly time of that day at which nothing stands and that is still to come; where there is none,
    half hours are tried from the day's first time (09:00 without one) to the end of the day. `now` is the
    wall clock: what is past is passed over, unless the whole day is.
    """
    times = sorted({slot.at for slot in slots if slot.weekday == day.weekday()}) or [WITHOUT_SLOTS]
    wanted = [datetime.combine(day, at) for at in times]
    earliest = now if day == now.date() else datetime.min
    for at in wanted:
        if at not in taken and at > earliest:
            return at
    return _half_hour(wanted[0], taken, earliest)


def _half_hour(first: datetime, taken: Collection[datetime], earliest: datetime) -> datetime:
    at = first
    while at in taken or at <= earliest:
        later = at + _STEP
        if later.date() != first.date():
            return first
        at = later
    return at
