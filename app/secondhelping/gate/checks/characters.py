# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no signs that networks refuse: control characters, half characters, and three that mean nothing."""

from collections.abc import Iterator
from datetime import datetime

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject

# X refuses U+FFFE, U+FEFF and U+FFFF; half characters cannot be written as UTF-8; of the control characters
# only the line break and the tab are text. A carriage return counts only where no line feed follows.
_REFUSED = regex.compile(
    r"[\uFFFE\uFEFF\uFFFF\p{Cs}]|[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]|\r(?!\n)"
)


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post that holds such a sign."""
    for post in subject.once():
        found = _REFUSED.search(post.text) or _REFUSED.search(post.link)
        if found:
            yield Finding(
                Check.CHARACTERS,
                Severity.PAUSES,
                f"{when(post.at)}: holds a sign that networks refuse",
                f"Character {found.start() + 1} is a control sign (U+{ord(found[0]):04X}) and can't be seen.",
                "Type those words again, or paste them as plain text.",
                (post.post_id,),
            )


CHECK = GateCheck("No signs that networks refuse", look)
