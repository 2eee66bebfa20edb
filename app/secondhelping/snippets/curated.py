# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a post of a link that is passed on: the owner's note, the title, and the credit to who made it."""

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Origin, Span

_ENDS = (".", "!", "?", "…", ":", "”", '"')
_REASON = "You chose it to pass on"
_CREDITED = "Comes from someone else, with a link"


def post_text(url: str, title: str, note: str, by: str, host: str) -> str:
    """The words of the post. Besides the owner's there are only "by" and "via", and the link."""
    credit = f"by {by}" if by else f"via {host}"
    if not title:
        return f"{_ended(note)} ({credit})\n{url}"
    said = f"{title.rstrip(' .')}, {credit}"
    return f"{_ended(note)}\n\n{said}\n{url}" if note else f"{said}\n{url}"


def curated(text: str, number: int) -> Candidate:
    """The post as a line of passage `number`, which has exactly these words."""
    return Candidate(
        text=text,
        original=text,
        span=Span(number, 0, number, len(text)),
        kind=Kind.CURATED,
        kind_probabilities={kind: float(kind is Kind.CURATED) for kind in Kind},
        score=0.7,
        standalone=1.0,
        worth=0.7,
        reasons=(_REASON,),
        cues=(_CREDITED,),
        origin=Origin.PASSED_ON,
    )


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
