# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells words of a prayer, as parish letters and bulletins have them between their news."""

import re

_NAMED = r"(?:god|lord|father|jesus(?: christ)?|christ|holy spirit|creator)"
_PRAYS = re.compile(
    rf"^(?:(?:o|dear|almighty|heavenly|eternal|gracious|merciful|loving|everlasting|most \w+) (?:and \w+ )?{_NAMED}\b|"
    rf"{_NAMED},|let us pray|we (?:pray|give thanks) (?:for|that|to)|(?:please )?pray (?:for|that)|"
    r"(?:bless|comfort|heal|grant|guide|strengthen|uphold|govern|protect|be with|look upon|have mercy on) "
    r"(?:us|those|all|our|them|your|the (?:hearts|people|sick|poor|leaders)|\w+s) )|"
    rf"\b(?:through|in the name of) (?:jesus|christ|our lord)|\b{_NAMED}, (?:give|grant|help|hear|bless|have mercy|"
    r"forgive|guide|we (?:pray|ask|thank))|\b(?:hear our prayer|amen)\b|\bhelp us as christians\b"
)
# "Protect your hands", "Guide dogs ...": told to the reader or of a thing.
_NO_PRAYER = re.compile(
    r"^(?:protect|guide|strengthen|heal|comfort|bless|grant|uphold) (?:your|\w+s (?:is|are|can|may|will|have|from)\b)|"
    r"^(?:grant|guide|comfort) \w+s\b(?! (?:creative|wisdom|strength|peace|courage|patience))|"
    r"^(?:protect|strengthen) (?:the|\w+s)\b"
)


def prays(low: str) -> bool:
    """Whether a text in lower case is said to God."""
    return bool(_PRAYS.search(low)) and not _NO_PRAYER.match(low)
