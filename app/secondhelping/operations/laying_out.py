# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Series and their posts: which are laid out, which are still as the series made them, how far ahead."""

from datetime import date, datetime, timedelta

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


def lay_out(
    project: Project,
    writing: Writing,
    series: Series,
    after: date,
    turn: int | None = None,
    snippet_id: SnippetId | None = None,
) -> None:
    """Adds the posts from a day on for which there is none yet. A time the clocks skip moves on with them. They are of
    the snippet that the others of the series are of."""
    there = set(series_rows.posts_of(writing.connection, series.id).values()) | series.skipped
    snippet_id = snippet_id or series_rows.snippet_of(writing.connection, series.id)
    if turn is None:
        turn = len(there)
    for at in recurring.times(series.rule, series.first, after, series.until):
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
        turn += 1


def as_laid_out(project: Project, series: Series, after: date) -> list[PostId]:
    """The posts of a series from a day on that are still to go out and as the series made them."""
    planned = {post.id: post for post in plan_view.planned(project)}
    found = []
    for post_id, day in series_rows.posts_of(project.store.read(), series.id).items():
        post = planned.get(post_id)
        if post is None or day < after or not _as_made(post, series, day, project.zone):
            continue
        found.append(post_id)
    return found


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
    post = posts.get(project.store.read(), post_id)
    if post is None or all(other.id != post_id for other in plan_view.planned(project)):
        raise KnownError(
            "That post can't be changed.",
            "It was taken off the calendar, or is in a file already.",
            "Choose another post.",
        )
    return post


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
