# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Series and their posts: which are laid out, which are still as the series made them, how far ahead."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId, SeriesId, SnippetId
from secondhelping.domain.plan import Post, Series
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import recurring, zones
from secondhelping.store import posts
from secondhelping.store import series as series_rows
from secondhelping.store.database import Writing

_AHEAD = timedelta(weeks=52)


def still_ahead(project: Project, at: datetime) -> bool:
    """Whether a wall-clock time is still to come; one that the clocks skip is as late as it goes out."""
    return zones.moved_on(at, project.zone) > project.wall_now()


def to_come(
    project: Project, rule: str, first: datetime, until: date, after: date = date.min
) -> list[tuple[datetime, int]]:
    """The times of a series that are laid out, to before `until`, each with the turn of its text: those still ahead,
    skipped ones among them."""
    after = max(after, project.wall_now().date())
    found = recurring.turns(rule, first, after, until)
    return [(at, turn) for at, turn in islice(found, recurring.MOST) if still_ahead(project, at)]


def lay_out(
    project: Project,
    writing: Writing,
    series: Series,
    after: date = date.min,
    snippet_id: SnippetId | None = None,
) -> None:
    """Adds the posts still to come, from a day on, for which there is none yet. A time the clocks skip moves on with
    them. They are of the snippet that the others of the series are of."""
    there = set(series_rows.posts_of(writing.connection, series.id).values()) | series.skipped
    snippet_id = snippet_id or series_rows.snippet_of(writing.connection, series.id)
    for at, turn in to_come(project, series.rule, series.first, series.until, after):
        if at.date() in there:
            continue
        post_id = posts.add(
            writing.connection,
            snippet_id=snippet_id,
            text=series.texts[turn % len(series.texts)],
            kind=series.kind,
            at=zones.moved_on(at, project.zone),
            accounts=series.accounts,
            pinned=True,
        )
        series_rows.join(writing.connection, post_id, series.id, at.date())


def in_turn(texts: Sequence[str], turn: int) -> tuple[str, ...]:
    """The texts in the order in which they come from a turn on."""
    begin = turn % len(texts) if texts else 0
    return (*texts[begin:], *texts[:begin])


def as_laid_out(
    project: Project, series: Series, after: date = date.min, *, past: bool = False
) -> list[PostId]:
    """The posts of a series from a day on that are still to be written and as the series made them: those still ahead,
    and those whose time is `past` where that is wanted."""
    days = series_rows.posts_of(project.store.read(), series.id)
    return [
        post.id
        for post in plan_view.planned_of(project, days)
        if days[post.id] >= after
        and (past or still_ahead(project, post.at))
        and _as_made(post, series, days[post.id], project.zone)
    ]


def _as_made(post: Post, series: Series, day: date, zone: str) -> bool:
    at = datetime.combine(day, series.first.time())
    return (
        post.text in series.texts
        and post.kind is series.kind
        and set(post.accounts) == set(series.accounts)
        and post.at == zones.moved_on(at, zone)
    )


def horizon(project: Project, first: datetime) -> date:
    """The day up to which a series is laid out: a year from now, or from its beginning."""
    return max(project.wall_now().date(), first.date()) + _AHEAD


def changeable(project: Project, post_id: PostId) -> Post:
    """A post that can still be changed.

    Raises:
        KnownError: there is none, or it went out.
    """
    found = plan_view.planned_of(project, [post_id])
    if not found:
        raise KnownError(
            "That post can't be changed.",
            "It was taken off the calendar, or is in a file already.",
            "Choose another post.",
        )
    return found[0]


def of(project: Project, post_id: PostId) -> tuple[Series, date]:
    """The series of a post, and the day it stands for.

    Raises:
        KnownError: it is of none.
    """
    found = series_rows.of_post(project.store.read(), post_id)
    if found is None:
        raise KnownError(
            "This post doesn't come again.",
            "Only one of a series can be skipped.",
            "Take it off the calendar.",
        )
    return get(project, found[0]), found[1]


def get(project: Project, series_id: SeriesId) -> Series:
    """A series.

    Raises:
        KnownError: there is none of this number.
    """
    found = series_rows.get(project.store.read(), series_id)
    if found is None:
        raise KnownError(
            "There is no such series.", "It was ended already.", "Choose another one of those that repeat."
        )
    return found
