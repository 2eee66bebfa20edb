# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: every time exists, and the clock and the moment of a post agree."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan import zones


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """Times the clocks skip or show twice, and posts whose instant is not that of their wall clock."""
    for post in subject.once():
        if not zones.exists(post.at, subject.zone):
            yield Finding(
                Check.CLOCK_CHANGE,
                Severity.PAUSES,
                f"{when(post.at)}: the clocks skip this time",
                f"In {subject.zone} the clocks go forward over it that night.",
                "Move it an hour earlier or later.",
                (post.post_id,),
            )
        elif zones.twice(post.at, subject.zone):
            yield Finding(
                Check.CLOCK_CHANGE,
                Severity.WORTH_A_LOOK,
                f"{when(post.at)}: the clocks show this time twice",
                f"In {subject.zone} the clocks go back that night. The first of the two is meant; your scheduler may "
                "take the second.",
                "Move it an hour earlier or later, or leave it.",
                (post.post_id,),
            )
    for post in by_time(subject.outgoing):
        if post.instant != zones.to_utc(post.at, subject.zone):
            yield Finding(
                Check.CLOCK_CHANGE,
                Severity.PAUSES,
                f"{when(post.at)}: not the same moment in {subject.zone}",
                "The post was placed under another time zone.",
                "Move it to the time you want.",
                (post.post_id,),
                post.account_id,
            )


CHECK = GateCheck("Every time exists on the clock", look)
