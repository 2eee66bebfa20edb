# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler does not take: times too soon or too close, and threads where its file has none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from secondhelping.domain import words
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Outgoing
from secondhelping.export.dialect import Dialect
from secondhelping.gate.subject import GateSubject


def too_soon(posts: Sequence[Outgoing], dialect: Dialect, now: datetime) -> list[Outgoing]:
    """The posts whose time comes before the scheduler would take them. `now` is aware."""
    first = now + timedelta(minutes=dialect.lead_minutes)
    return [post for post in posts if post.instant < first] if dialect.lead_minutes else []


def too_close(posts: Sequence[Outgoing], dialect: Dialect) -> list[Outgoing]:
    """The posts that follow another one of their account sooner than the scheduler takes."""
    gap = timedelta(minutes=dialect.gap_minutes)
    found: list[Outgoing] = []
    ordered = sorted(posts, key=lambda post: (post.account_id, post.instant))
    for _, own in groupby(ordered, key=lambda post: post.account_id):
        line = list(own)
        found += [post for before, post in pairwise(line) if post.instant - before.instant < gap]
    return found


def threads_not_taken(subject: GateSubject, dialect: Dialect) -> list[Outgoing]:
    """The posts that go out as a thread on a network whose threads the scheduler's file can't say."""
    if dialect.by_hand:
        return []
    return [
        post
        for post in subject.outgoing
        if (account := subject.account(post)) is not None
        and account.network not in dialect.thread_networks
        and len(subject.texts(post)) > 1
    ]


def threads_refused(subject: GateSubject, dialect: Dialect) -> KnownError:
    """Why the scheduler's file can't hold the threads that `threads_not_taken` finds."""
    found = threads_not_taken(subject, dialect)
    labels = words.listed(
        sorted({account.network.label for post in found if (account := subject.account(post))})
    )
    return KnownError(
        f"{dialect.title}'s file has no threads for {labels}.",
        f"{words.counted(len({post.post_id for post in found}), 'post')} would be cut there, or refused.",
        f"Leave {labels} out, shorten it to one post, or save for “Any other scheduler”, which has a row for each "
        "post of a thread.",
    )


def must_take_threads(subject: GateSubject, dialect: Dialect) -> None:
    """Raises KnownError where the scheduler would cut or refuse a thread."""
    if threads_not_taken(subject, dialect):
        raise threads_refused(subject, dialect)


def must_be_in_time(posts: Sequence[Outgoing], dialect: Dialect, now: datetime) -> None:
    """Raises KnownError where the scheduler would refuse some of the times."""
    soon, close = too_soon(posts, dialect, now), too_close(posts, dialect)
    if soon:
        raise KnownError(
            f"It is too late for {words.counted(len(soon), 'post')}.",
            f"{dialect.title} wants posts at least {dialect.lead_minutes} minutes before their time.",
            "Move them to a later time, then save.",
        )
    if close:
        raise KnownError(
            f"{words.counted(len(close), 'post')} would be refused.",
            f"{dialect.title} wants {dialect.gap_minutes} minutes between two posts of an account.",
            "Move them apart on the calendar, then save.",
        )
