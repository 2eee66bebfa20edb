# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How good an hour of the week is for a post: the owner's own results where there are any, else working hours.

There is no hour that is best for everybody: studies of it contradict each other, and are made by sellers of
schedulers. What they share is that working days beat weekends and daylight beats the night, so without results only
that is said.
"""

from collections.abc import Mapping
from datetime import datetime

Hour = tuple[int, int]
"""Weekday 0 (Monday) to 6, hour 0 to 23."""

_BEST = range(8, 14)
_GOOD = range(7, 20)


def goodness(at: datetime, results: Mapping[Hour, float] | None = None) -> float:
    """How good a wall-clock time is, 0 to 1."""
    if results and (at.weekday(), at.hour) in results:
        return min(1.0, max(0.0, results[at.weekday(), at.hour]))
    return goodness_of((at.weekday(), at.hour))


def goodness_of(time: Hour) -> float:
    """How good an hour is taken to be without results."""
    weekday, hour = time
    if hour not in _GOOD:
        return 0.0
    working = weekday < 5
    if hour in _BEST:
        return 1.0 if working else 0.6
    return 0.7 if working else 0.4
