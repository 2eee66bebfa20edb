# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What can be carried to a day: a snippet, a post, a talk time, or minutes of talk time not yet on the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from secondhelping.domain.ids import AccountId, PostId, TalkTimeId
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import place, spots
from secondhelping.operations.spots import Spot
from secondhelping_ui.session import Session

TALK_AT = time(10, 30)
"""The time of a talk time that is put on a day: after the morning's post, when the first answers are in."""


@dataclass(frozen=True, slots=True)
class Load:
    """One of the three is set: `snippet`, `row` (a post or talk time that is moved), or `minutes`."""

    snippet: Snippet | None = None
    row: Occurrence | None = None
    minutes: int = 0

    @property
    def fixed(self) -> bool:
        """Whether it can't be moved: it is in a file already."""
        return self.row is not None and self.row.exported

    def spots(self, project: Any, days: Sequence[date], among: Sequence[AccountId]) -> dict[date, Spot]:
        """What each of these days would mean for it; `among` are the accounts shown, none for all."""
        if self.snippet is not None:
            return spots.for_snippet(project, self.snippet.id, days, among)
        if self.row is not None and self.row.post_id is not None:
            return spots.for_post(project, self.row.post_id, days)
        at = self.row.at if self.row is not None else datetime.combine(date.min, TALK_AT)
        return spots.for_talk_time(project, days, at)

    def put(self, session: Session, at: datetime, among: Sequence[AccountId]) -> bool:
        """Put it at this wall-clock time; False where the operation refused, in its own words."""
        if self.snippet is not None:
            accounts = spots.fitting_accounts(session.project, self.snippet.id, among)
            return session.run(place.place, self.snippet.id, at, accounts) is not None
        if self.row is None:
            return session.run(place.add_talk_time, at, self.minutes) is not None
        if self.row.talk_time_id is not None:
            return session.run(place.move_talk_time, self.row.talk_time_id, at) is not None
        return self.row.post_id is None or session.run(place.move, self.row.post_id, at) is not None


def copy(session: Session, row: Occurrence, at: datetime) -> None:
    """A post or a talk time once more, at another time."""
    if row.talk_time_id is not None:
        session.run(place.add_talk_time, at, row.minutes)
    elif row.post_id is not None:
        session.run(place.copy, row.post_id, at)


def take_off(session: Session, row: Occurrence) -> None:
    """Take a post or a talk time off the calendar."""
    if row.talk_time_id is not None:
        session.run(place.remove_talk_times, [TalkTimeId(int(row.talk_time_id))])
    elif row.post_id is not None:
        session.run(place.take_off, [PostId(int(row.post_id))])
