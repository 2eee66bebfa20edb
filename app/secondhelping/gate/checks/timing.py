# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: what goes out keeps to the days that the owner gave its snippet: not before, not after, its season."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.timing_words import timing_words
from secondhelping.domain.words import counted, when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.quoting import first_words
from secondhelping.gate.subject import GateSubject
from secondhelping.plan.zones import to_wall


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each snippet that goes out on days which are not among its own."""
    outside: dict[SnippetId, list[Outgoing]] = {}
    for post in subject.once():
        if post.snippet_id is not None and subject.off_its_days(post):
            outside.setdefault(post.snippet_id, []).append(post)
    today = to_wall(now, subject.zone).date()
    for snippet_id, posts in outside.items():
        times = "" if len(posts) == 1 else f", the first of {counted(len(posts), 'time')}"
        yield Finding(
            Check.TIMING,
            Severity.WORTH_A_LOOK,
            f"{first_words(posts[0])} goes out on {when(posts[0].at)}{times}",
            f"Its days are others, as you said: {timing_words(subject.timings[snippet_id], today, subject.zone)}.",
            "Move it, take it off, or change its days.",
            tuple(dict.fromkeys(post.post_id for post in posts)),
        )


CHECK = GateCheck("Every snippet goes out on its days", look, never)
