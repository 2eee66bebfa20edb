# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as the mix rule, the gate and the export see it: one post on one account at one instant."""

from datetime import date

from secondhelping.domain.ids import AccountId
from secondhelping.domain.plan import Outgoing, Post
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.store import accounts, documents, posts


def outgoing(project: Project, start: date | None = None, end: date | None = None) -> tuple[Outgoing, ...]:
    """The posts that did not go out yet, from `start` to before `end`, one for each of their accounts."""
    connection = project.store.read()
    zone = project.zone
    known = {account.id for account in accounts.all_(connection)}
    links = documents.links_of_snippets(connection)
    found: list[Outgoing] = []
    for post in posts.planned(connection):
        day = post.at.date()
        if (start is None or day >= start) and (end is None or day < end):
            link = links.get(post.snippet_id, "") if post.snippet_id is not None else ""
            found += [_one(zone, post, account, link) for account in post.accounts if account in known]
    return tuple(found)


def _one(zone: str, post: Post, account: AccountId, link: str) -> Outgoing:
    return Outgoing(
        post_id=post.id,
        account_id=account,
        text=post.text,
        kind=post.kind,
        at=post.at,
        instant=zones.to_utc(post.at, zone),
        snippet_id=post.snippet_id,
        link=link,
    )
