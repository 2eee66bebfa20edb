# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How far apart posts stay: from now, from each other on an account, and a text from its last time out."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

# Sprout and HighLevel want posts at least ten minutes ahead of the upload.
LEAD = timedelta(minutes=10)
# Two posts of one account within an hour stand in the same place.
SAME_PLACE = timedelta(hours=1)
REST_WEEKS = 12


class Moments:
    """Instants in order, asked for the nearest one."""

    def __init__(self, instants: Iterable[datetime] = ()) -> None:
        self._sorted = sorted(instants)

    def add(self, instant: datetime) -> None:
        self._sorted.insert(bisect_left(self._sorted, instant), instant)

    def near(self, instant: datetime, distance: timedelta) -> bool:
        """Whether one of them lies less than `distance` before or after."""
        at = bisect_left(self._sorted, instant)
        return any(abs(other - instant) < distance for other in self._sorted[max(0, at - 1) : at + 1])
