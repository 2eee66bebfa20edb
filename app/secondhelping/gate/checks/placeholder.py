# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: nothing is left that was meant to be filled in, such as [LINK] or TODO."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.quoting import listed
from secondhelping.gate.subject import GateSubject
from secondhelping.posts.placeholders import placeholders


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post with gaps to fill in."""
    for post in subject.once():
        found = placeholders(post.text)
        if found:
            yield Finding(
                Check.PLACEHOLDER,
                Severity.PAUSES,
                f"{when(post.at)}: still has {listed(found)} in it",
                "That looks like a gap to fill in before it goes out.",
                "Put the real words there.",
                (post.post_id,),
            )


CHECK = GateCheck("Nothing left to fill in", look)
