# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: nothing marked helpful reads like an offer."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.kind import Kind
from secondhelping.gate.check import GateCheck
from secondhelping.gate.quoting import first_words, listed
from secondhelping.gate.subject import GateSubject


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each helpful post with the words of an offer in it. The owner's word stays final."""
    from secondhelping.snippets.cues import promotional_cues

    for post in subject.once():
        cues = promotional_cues(post.text) if post.kind is Kind.HELPFUL else ()
        if cues:
            yield Finding(
                Check.KIND,
                Severity.WORTH_A_LOOK,
                f"{first_words(post)} reads like an offer",
                f"It is marked helpful, and it says {listed(cues)}.",
                "Mark it promotional, or leave it if you know better.",
                (post.post_id,),
            )


CHECK = GateCheck("Nothing helpful that reads like an offer", look)
