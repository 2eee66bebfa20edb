# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no post is empty."""

from collections.abc import Iterator
from datetime import datetime

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject

_SEEN = regex.compile(r"[^\p{White_Space}\p{Cf}\p{Cc}\p{Mn}]")


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post in which nothing can be seen."""
    for post in subject.once():
        if not _SEEN.search(post.text):
            yield Finding(
                Check.EMPTY,
                Severity.PAUSES,
                f"{when(post.at)}: this post is empty",
                "There is no text to send.",
                "Write something, or take it off.",
                (post.post_id,),
            )


CHECK = GateCheck("No empty posts", look)
