# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: every post stands where the plan would put it: on its days, rested, in words of today, promotions apart.

By hand a post may stand anywhere; nothing of this pauses an export.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.quoting import first_words
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan.keeping import About, Caution
from secondhelping.plan.spacing import REST_WEEKS

_REST = timedelta(weeks=REST_WEEKS)
_AGAIN = (About.REST, About.SAME_WORDS)
_TODO = {
    About.DAY_OFF: "Move it to another day, or leave it if you mean it.",
    About.HOLIDAY: "Move it to another day, or leave it if you mean it.",
    About.PROMOTIONS: "Move one of them to another day.",
    About.TIMING: "Move it to one of its days, or change when it may go out.",
    About.TOO_OFTEN: "Take it off, or let it go out more often.",
    About.STALE: "Word it anew, or take it off.",
    About.REST: "Move one of them, or leave it if you mean it.",
    About.SAME_WORDS: "Word it anew, or allow the same words again.",
    About.ALIKE: "Move one of them, or leave it if you mean it.",
    About.GAP: "Move one of them.",
}


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each thing that a post does not keep to; of two posts the later one is told of."""
    if subject.keeping is None:
        return
    posts: dict[int, list[Outgoing]] = {}
    for post in by_time(subject.outgoing):
        posts.setdefault(int(post.post_id), []).append(post)
    crowded: set[date] = set()
    on_day = Counter((post.at.date(), post.account_id) for post in _promotions(subject))
    for entries in posts.values():
        first = entries[0]
        carried = subject.carried(entries)
        repeated = subject.keeping.said_before(carried, first.at, _REST)
        for caution in subject.keeping.against(carried, first.at, first.instant, after_it=False):
            # Other checks tell of posts too close to each other, of days that are none of a snippet's, and of the same
            # words within the usual rest.
            if caution.about in (About.GAP, About.TIMING) or (caution.about in _AGAIN and repeated):
                continue
            if caution.about is About.PROMOTIONS:
                # Two on one account are for the mix rule to tell.
                one_account = any(on_day[first.at.date(), entry.account_id] > 1 for entry in entries)
                if one_account or first.at.date() in crowded:
                    continue
                crowded.add(first.at.date())
            yield _finding(first, caution)


def _promotions(subject: GateSubject) -> Iterator[Outgoing | Served]:
    posts: tuple[Outgoing | Served, ...] = (*subject.outgoing, *subject.history)
    return (post for post in posts if post.kind is Kind.PROMOTIONAL)


def _finding(post: Outgoing, caution: Caution) -> Finding:
    return Finding(
        Check.KEEPING,
        Severity.WORTH_A_LOOK,
        f"{first_words(post)} on {when(post.at)}: {caution.short}",
        caution.words,
        _TODO[caution.about],
        (post.post_id,),
    )


CHECK = GateCheck("Every post stands where the plan would put it", look, never)
