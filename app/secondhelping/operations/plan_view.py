# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as the mix rule, the gate and the export see it: one post on one account at one instant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from secondhelping.domain.ids import PostId
from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Post, Served
from secondhelping.operations import link_habits
from secondhelping.operations.project import Project
from secondhelping.plan import standing as standings
from secondhelping.plan import zones
from secondhelping.plan.standing import Standing
from secondhelping.posts import composing, counting, tracking
from secondhelping.store import accounts, documents, posts, scheduled
from secondhelping.store import history as history_rows


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that has a post, read once: all posts by time; what is still to be written, one for each account; and
    what went out or is scheduled elsewhere, but for what that takes the place of. All by time."""

    posts: list[Post]
    outgoing: tuple[Outgoing, ...]
    history: tuple[Served, ...]


def whole(project: Project) -> Whole:
    """The plan and its history as they stand: `outgoing` and `history` of one and the same moment."""
    connection = project.store.read()
    found, served = posts.all_(connection), history_rows.served(connection)
    to_write = standings.standing(_on_accounts(project, found), served, project.now()).to_write
    return Whole(found, _by_time(to_write), _beside(project, served, to_write))


def between(project: Project, start: date, end: date) -> Whole:
    """The same of the days from `start` to before `end`, for which the rest of a long plan is not gone through."""
    connection = project.store.read()
    out = history_rows.between(connection, start, end)
    written = [entry.post_id for entry in out if entry.post_id is not None]
    found = posts.between(connection, start, end, written)
    # A post may stand in a file for other days as well: only the last time that it was written counts.
    served = history_rows.of_posts(connection, {*written, *(post.id for post in found)})
    served += [entry for entry in out if entry.post_id is None]
    to_write = standings.standing(_on_accounts(project, found), served, project.now()).to_write
    history = _beside(project, served, to_write)
    return Whole(
        [post for post in found if _within(post.at.date(), start, end)],
        tuple(entry for entry in _by_time(to_write) if _within(entry.at.date(), start, end)),
        tuple(entry for entry in history if _within(entry.at.date(), start, end)),
    )


def standing(project: Project, start: date | None = None, end: date | None = None) -> Standing:
    """What is new, changed, unchanged and gone since it was written, from `start` to before `end`."""
    connection = project.store.read()
    plan = _on_accounts(project, posts.all_(connection))
    found = standings.standing(plan, history_rows.served(connection), project.now())

    def within(entries: Sequence[Outgoing]) -> tuple[Outgoing, ...]:
        return tuple(entry for entry in entries if _within(entry.at.date(), start, end))

    gone = tuple(entry for entry in found.gone if _within(entry.at.date(), start, end))
    return Standing(within(found.new), within(found.changed), within(found.unchanged), gone)


def outgoing(project: Project, start: date | None = None, end: date | None = None) -> tuple[Outgoing, ...]:
    """The posts still to be written, from `start` to before `end`, one for each of their accounts, by time: those
    that did not go out yet, and those that differ from what was written."""
    return _by_time(standing(project, start, end).to_write)


def history(project: Project, beside: Sequence[Outgoing] | None = None) -> tuple[Served, ...]:
    """What went out or is scheduled elsewhere, by time, without what the posts `beside` it (all that are still to be
    written) take the place of."""
    connection = project.store.read()
    served = history_rows.served(connection)
    # Nothing can take the place of nothing: the plan need not be gone through.
    rewritten = beside if beside is not None else outgoing(project) if served else ()
    return _beside(project, served, rewritten)


def _by_time(found: Iterable[Outgoing]) -> tuple[Outgoing, ...]:
    return tuple(sorted(found, key=lambda post: (post.at, post.post_id)))


def _beside(project: Project, served: Sequence[Served], rewritten: Sequence[Outgoing]) -> tuple[Served, ...]:
    """What was written, without what is written in its place, and what is scheduled elsewhere."""
    ours = standings.without(served, rewritten)
    return tuple(sorted((*ours, *scheduled.all_(project.store.read())), key=lambda entry: entry.instant))


def replaced(project: Project, beside: Sequence[Outgoing]) -> tuple[Served, ...]:
    """What was written before of the posts that are to be written again."""
    numbers = {standings.key(post) for post in beside}
    return tuple(
        entry for entry in history_rows.served(project.store.read()) if standings.key(entry) in numbers
    )


def planned(project: Project) -> list[Post]:
    """The posts with something still to be written, by time, each with all of its accounts."""
    numbers = {entry.post_id for entry in standing(project).to_write}
    out = {entry.post_id for entry in history_rows.served(project.store.read())}
    return [
        post
        for post in posts.all_(project.store.read())
        # A post whose accounts are all gone is still on the calendar, to be given one.
        if post.id in numbers or post.id not in out
    ]


def planned_of(project: Project, ids: Iterable[PostId]) -> list[Post]:
    """Those of these posts with something still to be written, by time. The rest of a long plan is not gone through:
    the owner is waiting."""
    connection = project.store.read()
    found = [post for number in ids if (post := posts.get(connection, number)) is not None]
    served = history_rows.of_posts(connection, [post.id for post in found])
    out = {entry.post_id for entry in served}
    # What did not go out yet is still to be written: only the others need to be compared.
    plan = _on_accounts(project, [post for post in found if post.id in out])
    numbers = {entry.post_id for entry in standings.standing(plan, served, project.now()).to_write}
    return sorted(
        (post for post in found if post.id in numbers or post.id not in out),
        key=lambda post: (post.at, post.id),
    )


def is_fixed(project: Project, post_id: PostId) -> bool:
    """Whether a post is in a file just as it is now, or went out: then it is not changed by the way."""
    return history_rows.is_served(project.store.read(), post_id) and not planned_of(project, [post_id])


def may_be_corrected(project: Project, post_id: PostId) -> bool:
    """Whether a post that is in a file may be written again: all of it is still ahead."""
    now = project.now()
    return all(
        entry.instant > now for entry in history_rows.served(project.store.read()) if entry.post_id == post_id
    )


def _on_accounts(project: Project, found: Sequence[Post]) -> list[Outgoing]:
    """Each of these posts as it goes out on each of its accounts."""
    if not found:
        return []
    connection = project.store.read()
    zone = project.zone
    known = {account.id: account for account in accounts.all_(connection)}
    links = documents.links_of_snippets(connection)
    habits = link_habits.habits(project)
    return [
        _one(zone, post, known[account], habits, links.get(post.snippet_id, "") if post.snippet_id else "")
        for post in found
        for account in post.accounts
        if account in known
    ]


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or day >= start) and (end is None or day < end)


def _one(zone: str, post: Post, account: Account, habits: LinkHabits, link: str) -> Outgoing:
    """A post as it goes out on an account: its links marked, so that what is counted is what is written."""
    text = tracking.marked(post.text, habits, account)
    return Outgoing(
        post_id=post.id,
        account_id=account.id,
        text=text,
        kind=post.kind,
        at=post.at,
        instant=zones.to_utc(post.at, zone),
        snippet_id=post.snippet_id,
        link=_link_beside(text, link, account, habits) if link else "",
        thread=post.thread,
    )


def _link_beside(text: str, link: str, account: Account, habits: LinkHabits) -> str:
    """The link for the scheduler's own column: none beside a link in the text, nor where it would be too much."""
    if not habits.column or composing.has_link(text):
        return ""
    whole = tracking.marked(link, habits, account)
    return whole if counting.count(account.network, f"{text} {whole}", account.limit).fits else ""
