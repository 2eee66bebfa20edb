# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no post lies in the past or so close that a scheduler would refuse it."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject
from secondhelping.plan import zones
from secondhelping.plan.spacing import LEAD


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post whose time has passed or is less than ten minutes away."""
    for post in subject.once():
        instant = zones.to_utc(post.at, subject.zone)
        if instant <= now:
            title, why = "this time has passed", "Schedulers refuse posts in the past."
        elif instant < now + LEAD:
            minutes = int(LEAD.total_seconds() // 60)
            title, why = f"less than {minutes} minutes away", "Schedulers need a little time before a post."
        else:
            continue
        yield Finding(
            Check.PAST,
            Severity.PAUSES,
            f"{when(post.at)}: {title}",
            why,
            "Move it to a later time.",
            (post.post_id,),
        )


CHECK = GateCheck("Every post is in the future", look)
