# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What can be carried to a day: a snippet, a post, a talk time, or minutes of talk time not yet on the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from secondhelping.domain.ids import AccountId, PostId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import place, spots
from secondhelping.operations.spots import Spot
from secondhelping_ui.session import Session
from secondhelping_ui.wording import clock_time

TALK_AT = time(10, 30)
"""The time of a talk time that is put on a day: after the morning's post, when the first answers are in."""

PAST = "Past"
"""What speaks against a time that is over; it is greyed without a word."""


class Tone(StrEnum):
    """The colour of a spot that something hovers over. Attention is for what pauses an export, caution for advice."""

    GOOD = "accent"
    ADVICE = "caution"
    PAUSES = "attn"

    @property
    def fill(self) -> str:
        """The colour token of its line and its ground."""
        return self.value if self is Tone.GOOD else f"{self.value}-fill"


@dataclass(frozen=True, slots=True)
class Around:
    """Where something is carried: the project, the accounts shown (none for all), and the calendar as it was read."""

    project: Any
    among: Sequence[AccountId] = ()
    rows: Sequence[Occurrence] = ()

    def beside(self, days: Sequence[date]) -> list[Occurrence]:
        """As much of the calendar as counts on these days."""
        return spots.beside(self.project, self.rows, days[0], days[-1] + timedelta(days=1))

    def near(self, days: Sequence[date]) -> Sequence[Occurrence]:
        """As much of it as a rest reaches from these days."""
        return spots.within_rest(self.project, self.rows, days[0], days[-1] + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Load:
    """One of the three is set: `snippet`, `row` (a post or talk time that is moved, or copied), or `minutes`."""

    snippet: Snippet | None = None
    row: Occurrence | None = None
    minutes: int = 0
    copying: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it can't be moved: it is in a file already."""
        return self.row is not None and self.row.exported and not self.copying

    @property
    def posts(self) -> tuple[PostId, ...]:
        """The posts that are moved."""
        number = self.row.post_id if self.row is not None else None
        return () if number is None else (PostId(int(number)),)

    def judge(self, around: Around, days: Sequence[date]) -> spots.Judge:
        """Who says of any time of these days what it would mean for it."""
        project, rows = around.project, around.beside(days)
        if self.snippet is not None:
            return spots.judge_snippet(project, self.snippet.id, around.among, rows, around.near(days))
        if self.row is not None and self.row.post_id is not None:
            near = around.near(days)
            return spots.judge_post(project, self.row.post_id, copy=self.copying, rows=rows, near=near)
        return spots.judge_talk_time(project)

    @property
    def kind(self) -> Kind | None:
        """What it counts as in the mix; None for a talk time."""
        if self.snippet is not None:
            return self.snippet.kind
        return self.row.kind if self.row is not None else None

    def spots(self, around: Around, days: Sequence[date]) -> dict[date, Spot]:
        """What each of these days, one after the other, would mean for it."""
        project, rows = around.project, around.beside(days)
        if self.snippet is not None:
            return spots.for_snippet(project, self.snippet.id, days, around.among, rows, around.near(days))
        if self.row is not None and self.row.post_id is not None:
            near = around.near(days)
            return spots.for_post(project, self.row.post_id, days, copy=self.copying, rows=rows, near=near)
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


def tone_of(spot: Spot, *, fixed: bool = False) -> Tone:
    """How a spot is coloured; `fixed` for what can't be moved."""
    if spot.against or spot.skipped:
        return Tone.PAUSES
    return Tone.GOOD if spot.good and not fixed else Tone.ADVICE


def closed_words(spot: Spot) -> str:
    """What speaks against a spot in a few words; "" for nothing."""
    if spot.past:
        return PAST
    if spot.skipped:
        return "The clocks skip it"
    if spot.off:
        return f"{spot.off[0].upper()}{spot.off[1:]}"
    if spot.against:
        return against_words(spot.against[0])
    if spot.kept_off:
        return spot.kept_off[0].short
    return f"Too close to {clock_time(spot.near)}" if spot.near is not None else ""


def against_words(sentence: str) -> str:
    """The figure of a sentence about the rule: "Would make 2 of 5"."""
    _on, _that, rest = sentence.partition("that would make ")
    return f"Would make {rest.partition('. ')[0]}" if rest else "Breaks your rule"
