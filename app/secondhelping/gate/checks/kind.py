# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: nothing marked helpful reads like an offer."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.kind import Kind
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.quoting import first_words, listed
from secondhelping.gate.subject import GateSubject

# A weekday, an opening hour or a word of praise makes no offer on its own.
_WEAK = frozenset({"date", "hours", "praise"})


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each helpful post with the words of an offer in it. The owner's word stays final."""
    for post in subject.once():
        words = _offer(post.text, subject.language(post)) if post.kind is Kind.HELPFUL else ()
        if words:
            yield Finding(
                Check.KIND,
                Severity.WORTH_A_LOOK,
                f"{first_words(post)} reads like an offer",
                f"It is marked helpful, and it says {listed(words)}.",
                "Mark it promotional, or leave it if you know better.",
                (post.post_id,),
            )


def _offer(text: str, language: str) -> tuple[str, ...]:
    """The words of an offer in the text; () where nothing but weak signs stand in it."""
    from secondhelping.snippets.offers import hits_in, offer_words

    found = hits_in(text, language)
    strong = any(hit.cue.kind is Kind.PROMOTIONAL and hit.cue.name not in _WEAK for hit in found)
    return offer_words(text, language) if strong else ()


CHECK = GateCheck("Nothing helpful that reads like an offer", look, never)
