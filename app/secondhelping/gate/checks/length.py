# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: every text fits its network, counted as that network counts, with the account's own limit.

What goes out as a thread is judged by its posts.

Where what is known of the network disagrees with itself, only what is too long by the smallest number pauses; what
is too long by the largest is worth a look.
"""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.network import Account, Count
from secondhelping.domain.plan import Outgoing, Thread
from secondhelping.domain.words import counted, when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan.wording import account_label
from secondhelping.posts.counting import count, rule_of
from secondhelping.posts.splitting import MOST, NETWORKS


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post on each account that it does not fit."""
    for post in by_time(subject.outgoing):
        account = subject.account(post)
        if account is None:
            yield _no_account(post)
            continue
        if len(subject.texts(post)) > 1:
            # The posts of a thread are made so that each of them fits.
            continue
        found = count(account.network, post.text, account.limit)
        if found.too_long:
            yield _too_long(post, account, found, account_label(account, subject.accounts))
        elif found.unsure:
            yield _unsure(post, account, found, account_label(account, subject.accounts))


def _too_long(post: Outgoing, account: Account, found: Count, label: str) -> Finding:
    unit = rule_of(account.network).unit
    # The number that the ring shows; where that one would fit, there is no such finding.
    over = counted(-found.left, "byte" if found.too_big else unit.removesuffix("s"))
    length, limit = (found.size, found.size_limit) if found.too_big else (found.length, found.limit)
    why = f"{label} takes {limit:,} {'bytes' if found.too_big else unit}, and this is {length:,}."
    if post.thread is not Thread.NONE and account.network in NETWORKS:
        why = f"{why} As a thread it would have more than {MOST} posts, or a link that is longer than one."
    return Finding(
        Check.LENGTH,
        Severity.PAUSES,
        f"{when(post.at)}: too long for {label} by {over}",
        why,
        f"Shorten it, or leave {label} out.",
        (post.post_id,),
        account.id,
    )


def _unsure(post: Outgoing, account: Account, found: Count, label: str) -> Finding:
    unit = rule_of(account.network).unit
    most = found.length + found.more
    return Finding(
        Check.LENGTH,
        Severity.WORTH_A_LOOK,
        f"{when(post.at)}: may be too long for {label} by {counted(most - found.limit, unit.removesuffix('s'))}",
        f"{label} takes {found.limit:,} {unit}, and this counts {_from(found)}{most:,} there: how it counts some of "
        "the emoji or addresses is not certain.",
        "Shorten it a little to be on the safe side.",
        (post.post_id,),
        account.id,
    )


def _from(found: Count) -> str:
    """ "279 to " where the smaller number is another."""
    least = found.length - found.less
    return f"{least:,} to " if least < found.length + found.more else ""


def _no_account(post: Outgoing) -> Finding:
    return Finding(
        Check.LENGTH,
        Severity.PAUSES,
        f"{when(post.at)}: goes to an account that is no longer there",
        "Nothing is known of how long a post may be there.",
        "Choose another account for it.",
        (post.post_id,),
        post.account_id,
    )


CHECK = GateCheck("Every text fits its network", look)
