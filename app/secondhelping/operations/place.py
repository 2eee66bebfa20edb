# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts and talk times on the calendar: placed, moved, changed, taken off."""

from collections.abc import Collection, Sequence
from datetime import datetime

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, PostId, SnippetId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Thread
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import plan_view, planning
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.store import accounts as account_rows
from secondhelping.store import posts, series, snippets


def place(
    project: Project, snippet_id: SnippetId, at: datetime, accounts: Sequence[AccountId] = ()
) -> Changes:
    """Makes a post of a snippet at a wall-clock time; without `accounts` it goes to all of them.

    A snippet that was still to review is kept by being placed.

    Raises:
        KnownError: the time does not exist in the plan's zone, or there is no account.
    """
    _check_time(project, at)
    chosen = tuple(accounts) or tuple(account.id for account in account_rows.all_(project.store.read()))
    if not chosen:
        raise KnownError("There is no account to post to.", "A post needs one.", "Add an account first.")
    with project.action(f"Placed 1 post on {words.when(at)}") as writing:
        for snippet in snippets.get(writing.connection, [snippet_id]):
            snippets.set_verdict(writing.connection, [snippet_id], Verdict.KEPT)
            posts.add(
                writing.connection,
                snippet_id=snippet.id,
                text=planning.next_text(project, snippet, at, chosen),
                kind=snippet.kind,
                at=at,
                accounts=chosen,
                pinned=True,
            )
    return writing.changes


def move(project: Project, post_id: PostId, at: datetime) -> Changes:
    """Moves a post to another wall-clock time. From then on it is the owner's: the planner leaves it there.

    Raises:
        KnownError: it went out already, or the time does not exist.
    """
    _check_time(project, at)
    _check_changeable(project, [post_id])
    with project.action(f"Moved to {words.when(at)}") as writing:
        posts.change(writing.connection, post_id, at=at, pinned=True)
    return writing.changes


def copy(project: Project, post_id: PostId, at: datetime) -> Changes:
    """Places the same words once more at another wall-clock time, on the same accounts; the post itself stays.

    Raises:
        KnownError: the post is gone, or the time does not exist.
    """
    _check_time(project, at)
    post = posts.get(project.store.read(), post_id)
    if post is None:
        raise KnownError(
            "There is nothing to copy.", "The post was taken off the calendar.", "Choose another post."
        )
    with project.action(f"Copied to {words.when(at)}") as writing:
        posts.add(
            writing.connection,
            snippet_id=post.snippet_id,
            text=post.text,
            kind=post.kind,
            at=at,
            accounts=post.accounts,
            pinned=True,
            thread=post.thread,
        )
    return writing.changes


def swap(project: Project, one: PostId, other: PostId) -> Changes:
    """Two posts change places."""
    _check_changeable(project, [one, other])
    first, second = (posts.get(project.store.read(), post_id) for post_id in (one, other))
    with project.action("Swapped 2 posts") as writing:
        if first and second:
            posts.change(writing.connection, one, at=second.at, pinned=True)
            posts.change(writing.connection, other, at=first.at, pinned=True)
    return writing.changes


def change_post(
    project: Project,
    post_id: PostId,
    *,
    text: str | None = None,
    kind: Kind | None = None,
    at: datetime | None = None,
    accounts: Sequence[AccountId] | None = None,
    thread: Thread | None = None,
    correct: bool = False,
    goes_on: int | None = None,
) -> Changes:
    """Changes what is given of a post, as one action.

    Args:
        project: Where it is planned.
        post_id: Which post.
        text: Its new words.
        kind: Its new kind.
        at: Its new wall-clock time.
        accounts: Where it goes.
        thread: Whether it goes out as a thread where it is too long, and how.
        correct: Also where it is in a file already, while its time is ahead: the next file holds it once more, and
            the mix rule counts it as it is there.
        goes_on: The action (see `undo.last`) that this belongs to: one undo takes both back.

    Raises:
        KnownError: it went out already, the time does not exist, or no account would be left.
    """
    if correct:
        _check_correctable(project, post_id)
    else:
        _check_changeable(project, [post_id])
    if at is not None:
        _check_time(project, at)
    if accounts is not None and not accounts:
        raise KnownError(
            "A post needs an account.",
            "With none it would go nowhere.",
            "Choose one, or take the post off the calendar.",
        )
    with project.action("Changed 1 post", goes_on) as writing:
        posts.change(
            writing.connection,
            post_id,
            text=text,
            kind=kind,
            at=at,
            accounts=accounts,
            thread=thread,
            pinned=True,
        )
    return writing.changes


def make_thread(project: Project, post_id: PostId, thread: Thread) -> Changes:
    """Says whether a post goes out as a thread where it is too long. It stays one post, for the mix rule too.

    Raises:
        KnownError: there is no such post, or it went out already.
    """
    if posts.get(project.store.read(), post_id) is None:
        raise KnownError(
            f"There is no post {post_id}.", "It may have been taken off the calendar.", "Choose another one."
        )
    _check_changeable(project, [post_id])
    with project.action("Made it one post again" if thread is Thread.NONE else "Made it a thread") as writing:
        posts.change(writing.connection, post_id, thread=thread)
    return writing.changes


def take_off(project: Project, ids: Collection[PostId]) -> Changes:
    """Takes posts off the calendar; their snippets are ready to serve again.

    Raises:
        KnownError: one of them went out already.
    """
    _check_changeable(project, ids)
    back = "It's" if len(ids) == 1 else "They're"
    with project.action(
        f"Took off {words.counted(len(ids), 'post')}. {back} back in Ready to serve"
    ) as writing:
        series.leave_out(writing.connection, ids)
        posts.remove(writing.connection, ids)
    return writing.changes


def add_talk_time(project: Project, at: datetime, minutes: int = 15) -> Changes:
    """Sets minutes aside for live conversation.

    Raises:
        KnownError: the time does not exist, or the minutes are not between 5 and 240.
    """
    _check_time(project, at)
    if not 5 <= minutes <= 240:
        raise KnownError(
            f"{minutes} minutes can't be set aside.",
            "A talk time is 5 to 240 minutes.",
            "Choose another length.",
        )
    with project.action(f"Added {minutes} minutes of talk time") as writing:
        posts.add_talk_time(writing.connection, at, minutes)
    return writing.changes


def move_talk_time(project: Project, talk_time_id: TalkTimeId, at: datetime) -> Changes:
    """Moves a talk time to another wall-clock time."""
    _check_time(project, at)
    with project.action(f"Moved talk time to {words.when(at)}") as writing:
        posts.move_talk_time(writing.connection, talk_time_id, at)
    return writing.changes


def remove_talk_times(project: Project, ids: Collection[TalkTimeId]) -> Changes:
    """Takes talk times off the calendar."""
    with project.action(f"Took off {words.counted(len(ids), 'talk time')}") as writing:
        posts.remove_talk_times(writing.connection, ids)
    return writing.changes


def _check_time(project: Project, at: datetime) -> None:
    if not zones.exists(at, project.zone):
        raise KnownError(
            f"{words.when(at)} doesn't exist.",
            "The clocks go forward that night and skip it.",
            "Choose a time an hour later.",
        )


def _check_changeable(project: Project, ids: Collection[PostId]) -> None:
    if any(plan_view.is_fixed(project, post_id) for post_id in ids):
        raise KnownError(
            "That post is in a file already.",
            "Changing it here would not change it in your scheduler.",
            "Correct it, and the next file holds it once more; or change it there, or plan another one.",
        )


def _check_correctable(project: Project, post_id: PostId) -> None:
    if not plan_view.may_be_corrected(project, post_id):
        raise KnownError(
            "The time of that post has come.",
            "What is out can't be written again in other words.",
            "Change it on the network itself, or plan another one.",
        )
