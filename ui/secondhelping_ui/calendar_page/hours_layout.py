# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where times stand on the week's canvas: pixels for hours, quarter-hours for pixels, and blocks side by side."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from secondhelping.domain.plan import Slot
from secondhelping.operations.spots import Judge
from secondhelping_ui.calendar_page.load import closed_words

QUARTER = 15
"""Minutes that a drag snaps to."""

_HOUR = timedelta(hours=1)
_DAY = 24 * 60
_BETTER = timedelta(minutes=30)


def y_of(at: datetime | time, hour: float) -> float:
    """The height in px at which a time stands, for so many px an hour."""
    return (at.hour + at.minute / 60) * hour


def minute_at(y: float, hour: float, step: int = QUARTER) -> int:
    """The minute of the day at a height, snapped to `step` minutes, always within the day."""
    minutes = round(y / hour * 60 / step) * step
    return max(0, min(24 * 60 - step, minutes))


def moment(day: date, minute: int) -> datetime:
    """A minute of a day as a wall-clock time."""
    return datetime.combine(day, time(minute // 60, minute % 60))


@dataclass(frozen=True, slots=True)
class Lane:
    """The share of a day's width that a block has: the `number`-th of so many."""

    number: int
    of: int


def lanes(boxes: Sequence[tuple[float, float]]) -> list[Lane]:
    """Shares for boxes (top, bottom), in order of their tops: those that overlap stand side by side."""
    found: list[Lane] = []
    group: list[int] = []
    ends: list[float] = []
    for top, bottom in boxes:
        if group and top >= max(ends):
            _close(found, group, len(ends))
            group, ends = [], []
        free = next((n for n, end in enumerate(ends) if end <= top), None)
        if free is None:
            ends.append(bottom)
            free = len(ends) - 1
        else:
            ends[free] = bottom
        group.append(len(found))
        found.append(Lane(free, 1))
    _close(found, group, len(ends))
    return found


def _close(found: list[Lane], group: Sequence[int], of: int) -> None:
    for number in group:
        found[number] = Lane(found[number].number, of)


def better_hours(slots: Iterable[Slot], weekday: int) -> list[tuple[float, float]]:
    """The stretches of a weekday, in hours, that lie half an hour around the owner's weekly times."""
    half = _BETTER / _HOUR
    times = sorted({slot.at.hour + slot.at.minute / 60 for slot in slots if slot.weekday == weekday})
    found: list[tuple[float, float]] = []
    for at in times:
        first, last = max(0.0, at - half), min(24.0, at + half)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


@dataclass(frozen=True, slots=True)
class Closed:
    """A stretch of a day, in minutes, where something that is carried had better not be laid, and why in few words."""

    first: int
    last: int
    why: str


def closed(judge: Judge, day: date) -> list[Closed]:
    """The stretches of a day that speak against something carried, to the quarter-hour."""
    found: list[Closed] = []
    turns = sorted({quarter for at in judge.turns(day) if (quarter := _quarter(at)) < _DAY})
    for minute, following in itertools.zip_longest(turns, turns[1:], fillvalue=_DAY):
        why = closed_words(judge.spot(moment(day, minute)))
        if not why or minute >= following:
            continue
        if found and found[-1].last == minute and found[-1].why == why:
            found[-1] = Closed(found[-1].first, following, why)
        else:
            found.append(Closed(minute, following, why))
    return found


def _quarter(at: datetime) -> int:
    """The first quarter of an hour of the day that is not before a time, in minutes."""
    return -(-(at.hour * 60 + at.minute) // QUARTER) * QUARTER
