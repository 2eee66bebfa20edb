# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: the words that a post quotes still stand in its document, which may have a new edition."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.quoting import first_words
from secondhelping.gate.subject import GateSubject


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post whose snippet's words have gone. What went out of a document may be out of date."""
    for post in subject.once():
        title = subject.gone.get(post.snippet_id) if post.snippet_id is not None else None
        if title is not None:
            yield Finding(
                Check.SOURCE,
                Severity.WORTH_A_LOOK,
                f"{first_words(post)} is no longer in “{title}”",
                "The words it was made from are not in the new edition of the document.",
                "Check that it still holds, or take it off the calendar.",
                (post.post_id,),
            )


CHECK = GateCheck("Every quote matches its source", look, never)
