# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How far apart posts stay: from now, from each other on an account, and a text from its last time out."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import datetime, timedelta

from secondhelping.domain.planning import REST_WEEKS

__all__ = ["CLEAR", "LEAD", "REST_WEEKS", "SAME_PLACE", "Moments"]

# Sprout and HighLevel want posts at least ten minutes ahead of the upload.
LEAD = timedelta(minutes=10)
# Two posts of one account within an hour stand in the same place.
SAME_PLACE = timedelta(hours=1)
# Networks refuse the same words on an account again within this time.
CLEAR = timedelta(days=7)


class Moments:
    """Moments in order, all instants or all of one wall clock, asked for the nearest one."""

    def __init__(self, moments: Iterable[datetime] = ()) -> None:
        self._sorted = sorted(moments)

    def add(self, moment: datetime) -> None:
        insort(self._sorted, moment)

    def remove(self, moment: datetime) -> None:
        """Takes one of them away again."""
        at = bisect_left(self._sorted, moment)
        assert self._sorted[at] == moment
        del self._sorted[at]

    def __len__(self) -> int:
        return len(self._sorted)

    def latest_near(self, moment: datetime, distance: timedelta) -> datetime | None:
        """The last one that lies less than `distance` before or after; None where there is none."""
        at = bisect_left(self._sorted, moment + distance) if datetime.max - moment > distance else len(self)
        if at and moment - self._sorted[at - 1] < distance:
            return self._sorted[at - 1]
        return None

    def near(self, moment: datetime, distance: timedelta) -> bool:
        """Whether one of them lies less than `distance` before or after."""
        at = bisect_left(self._sorted, moment)
        return any(abs(other - moment) < distance for other in self._sorted[max(0, at - 1) : at + 1])
