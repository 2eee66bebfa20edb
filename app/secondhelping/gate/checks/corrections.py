# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the check of the mix: what is moved or re-kinded after it was in a file leaves no broken run behind.

The rest of that check asks nothing of history, for it can't be mended. But where a post is written again at another
time or as another kind, what stood on both sides of its old place moves together: two promotions that kept their
distance may be neighbours now. So here such places are judged to the letter, and what was broken before is let be.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import AccountId
from secondhelping.domain.mix import BrokenRun
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.gate.subject import GateSubject
from secondhelping.plan.mix import Place, broken_runs, places, sequence
from secondhelping.plan.wording import account_label, headline, reason

Line = list[Outgoing | Served]


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each run that the corrections would leave broken."""
    for account in subject.accounts:
        replaced = [entry for entry in subject.replaced if entry.account_id == account.id]
        after = sequence(subject.outgoing, subject.history, account.id)
        before = sequence((), (*subject.history, *replaced), account.id)
        if not replaced or not _reordered(before, after):
            continue
        judged = {(run.kind, run.too_many, run.positions) for run in broken_runs(places(after), subject.rule)}
        for run in broken_runs(_all_planned(after), subject.rule):
            ours = (run.kind, run.too_many, run.positions) not in judged
            if ours and _spans(run, after, replaced) and not _was_so(run, after, before, subject):
                yield _finding(run, after, account, replaced, subject)


def _all_planned(line: Line) -> list[Place]:
    """The places as if all of them could still be changed."""
    return [(kind, False) for kind, _ in places(line)]


def _reordered(before: Line, after: Line) -> bool:
    """Whether the posts that are in files stand in another order, or are of other kinds."""
    numbers = {post.post_id for post in before}
    return [(post.post_id, post.kind) for post in before] != [
        (post.post_id, post.kind) for post in after if post.post_id in numbers
    ]


def _blamed(run: BrokenRun, line: Line) -> Line:
    posts = [line[at] for at in run.positions]
    return [post for post in posts if post.kind is run.kind] if run.too_many else posts


def _spans(run: BrokenRun, after: Line, replaced: Sequence[Served]) -> bool:
    """Whether the run lies over a place that was left."""
    first, last = after[run.positions[0]].instant, after[run.positions[-1]].instant
    return any(first <= entry.instant <= last for entry in replaced)


def _was_so(run: BrokenRun, after: Line, before: Line, subject: GateSubject) -> bool:
    """Whether the same posts broke the rule before the corrections: a rule may have been changed since."""
    now = {id(post) for post in _blamed(run, after) if isinstance(post, Served)}
    for old in broken_runs(_all_planned(before), subject.rule):
        then = {id(post) for post in _blamed(old, before)}
        same = (old.kind, old.too_many) == (run.kind, run.too_many)
        if same and (now <= then if run.too_many else now & then):
            return True
    return False


def _finding(
    run: BrokenRun, after: Line, account: Account, replaced: Sequence[Served], subject: GateSubject
) -> Finding:
    label = account_label(account, subject.accounts)
    length = min(subject.rule.window, len(after))
    gone = {entry.post_id for entry in replaced}
    return Finding(
        Check.CORRECTION,
        Severity.PAUSES,
        headline(run, label, length).rstrip("."),
        f"{reason(run)} A post that is in a file already stood between them, and is moved or of another kind now.",
        "Put it back as it was, or correct one of the others as well.",
        tuple(dict.fromkeys(post.post_id for post in subject.outgoing if post.post_id in gone)),
        AccountId(account.id),
    )
