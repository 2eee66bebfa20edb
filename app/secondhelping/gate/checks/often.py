# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no account is filled too fast, and nobody is called by name twice a day (networks reference, S3 and S4).

The networks' own limits are far higher; these are what readers put up with.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.words import counted, when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan.wording import account_label
from secondhelping.posts.entities import mentions

_MOST_A_DAY = 5
_APART = timedelta(minutes=30)


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """For each account: days that are too full, posts too close to each other, accounts named again and again."""
    for account in subject.accounts:
        posts = [post for post in by_time(subject.outgoing) if post.account_id == account.id]
        label = account_label(account, subject.accounts)
        days: dict[date, list[Outgoing]] = defaultdict(list)
        for post in posts:
            days[post.at.date()].append(post)
        for of_day in days.values():
            yield from _too_many(of_day, account, label)
            yield from _named_again(of_day, account, label)
        yield from _too_close(posts, account, label)


def _too_many(posts: Sequence[Outgoing], account: Account, label: str) -> Iterator[Finding]:
    if len(posts) > _MOST_A_DAY:
        yield _look(
            f"{len(posts)} posts on {label} in one day",
            f"From {when(posts[0].at)} on; more than {_MOST_A_DAY} a day on one account tire its readers.",
            "Move some of them to other days.",
            posts,
            account,
        )


def _too_close(posts: Sequence[Outgoing], account: Account, label: str) -> Iterator[Finding]:
    for before, after in pairwise(posts):
        apart = after.instant - before.instant
        if apart < _APART:
            minutes = int(apart.total_seconds() // 60)
            yield _look(
                f"{when(after.at)}: {counted(minutes, 'minute')} after the post before it on {label}",
                "Posts so close together take each other's readers.",
                "Move one of them.",
                (before, after),
                account,
            )


def _named_again(posts: Sequence[Outgoing], account: Account, label: str) -> Iterator[Finding]:
    named: dict[str, list[Outgoing]] = defaultdict(list)
    for post in posts:
        for name in dict.fromkeys(found.name.casefold() for found in mentions(post.text)):
            named[name].append(post)
    for name, found in named.items():
        if len(found) > 1:
            yield _look(
                f"@{name} is named in {len(found)} posts on {label} in one day",
                "Networks take that for pestering.",
                "Move one of them to another day, or leave the name out.",
                found,
                account,
            )


def _look(title: str, why: str, todo: str, posts: Sequence[Outgoing], account: Account) -> Finding:
    numbers = tuple(dict.fromkeys(post.post_id for post in posts))
    return Finding(Check.OFTEN, Severity.WORTH_A_LOOK, title, why, todo, numbers, account.id)


CHECK = GateCheck("No account is filled too fast", look, never)
