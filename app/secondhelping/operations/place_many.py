# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Several posts and talk times at once: moved, copied, taken off, pinned or let go, each as one action."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId, TalkTimeId
from secondhelping.domain.plan import Occurrence, Post, TalkTime
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.store import posts, series


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the calendar is meant."""

    posts: frozenset[PostId] = frozenset()
    talk_times: frozenset[TalkTimeId] = frozenset()

    @classmethod
    def of(cls, rows: Sequence[Occurrence]) -> "Chosen":
        """Of the rows those that can be changed: what went out is left alone."""
        planned = [row for row in rows if not row.exported]
        return cls(
            frozenset(PostId(int(row.post_id)) for row in planned if row.post_id is not None),
            frozenset(TalkTimeId(int(row.talk_time_id)) for row in planned if row.talk_time_id is not None),
        )

    def __len__(self) -> int:
        return len(self.posts) + len(self.talk_times)


def move(project: Project, chosen: Chosen, by: timedelta) -> Changes:
    """Moves all of them by the same stretch of time. The posts are the owner's from then on.

    Raises:
        KnownError: a post went out already, or a time does not exist.
    """
    found, talks = _found(project, chosen)
    _check_times(project, [*found, *talks], by)
    with project.action(f"Moved {_counted(found, talks)}") as writing:
        for post in found:
            posts.change(writing.connection, post.id, at=post.at + by, pinned=True)
        for talk in talks:
            posts.move_talk_time(writing.connection, talk.id, talk.at + by)
    return writing.changes


def copy(project: Project, chosen: Chosen, by: timedelta) -> Changes:
    """Places all of them once more, later by the same stretch of time; they themselves stay. Raises as `move` does."""
    found, talks = _found(project, chosen, fixed=True)
    _check_times(project, [*found, *talks], by)
    with project.action(f"Copied {_counted(found, talks)}") as writing:
        for post in found:
            posts.add(
                writing.connection,
                snippet_id=post.snippet_id,
                text=post.text,
                kind=post.kind,
                at=post.at + by,
                accounts=post.accounts,
                thread=post.thread,
                pinned=True,
            )
        for talk in talks:
            posts.add_talk_time(writing.connection, talk.at + by, talk.minutes)
    return writing.changes


def take_off(project: Project, chosen: Chosen) -> Changes:
    """Takes all of them off the calendar. Raises as `move` does."""
    found, talks = _found(project, chosen)
    back = ""
    if found:
        back = ". It's back in Ready to serve" if len(found) == 1 else ". They're back in Ready to serve"
    with project.action(f"Took off {_counted(found, talks)}{back}") as writing:
        series.leave_out(writing.connection, [post.id for post in found])
        posts.remove(writing.connection, [post.id for post in found])
        posts.remove_talk_times(writing.connection, [talk.id for talk in talks])
    return writing.changes


def pin(project: Project, chosen: Chosen, *, pinned: bool) -> Changes:
    """Makes the posts the owner's, which the planner and Fix leave where they are; or lets them go again."""
    found, _talks = _found(project, chosen)
    verb = "Pinned" if pinned else "Unpinned"
    with project.action(f"{verb} {words.counted(len(found), 'post')}") as writing:
        for post in found:
            posts.change(writing.connection, post.id, pinned=pinned)
    return writing.changes


def _found(project: Project, chosen: Chosen, *, fixed: bool = False) -> tuple[list[Post], list[TalkTime]]:
    connection = project.store.read()
    if not fixed and any(plan_view.is_fixed(project, number) for number in chosen.posts):
        raise KnownError(
            "One of these posts is in a file already.",
            "Changing it here would not change it in your scheduler.",
            "Leave it out, or change it there.",
        )
    return (
        [post for post in posts.all_(connection) if post.id in chosen.posts],
        [talk for talk in posts.talk_times(connection) if talk.id in chosen.talk_times],
    )


def _check_times(project: Project, found: Collection[Post | TalkTime], by: timedelta) -> None:
    missing = [one.at + by for one in found if not zones.exists(one.at + by, project.zone)]
    if missing:
        raise KnownError(
            f"{words.when(min(missing))} doesn't exist.",
            "The clocks go forward that night and skip it.",
            "Move that one by itself, to an hour later.",
        )


def _counted(found: Sequence[Post], talks: Sequence[TalkTime]) -> str:
    """ "2 posts and 1 talk time"."""
    parts = [words.counted(len(found), "post")] if found or not talks else []
    parts += [words.counted(len(talks), "talk time")] if talks else []
    return words.listed(parts)
