# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The cues of a text in whichever language it is, and the words by which it reads like an offer. Light: the window and
the gate ask for them."""

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues
from secondhelping.snippets.foreign_cues import foreign_hits

# Cues that are read alike in every language.
_EVERYWHERE = frozenset({"price", "figure", "credit"})


def hits_in(text: str, language: str) -> tuple[cues.Hit, ...]:
    """Every cue found in a text of this language ("" where nobody knows it: it is read as English)."""
    if language in ("", "en"):
        return cues.hits(text)
    return (*(hit for hit in cues.hits(text) if hit.cue.name in _EVERYWHERE), *foreign_hits(text, language))


def offer_words(text: str, language: str = "") -> tuple[str, ...]:
    """The words that make a text read like an offer, as they stand in it: ("£49", "book now"), ("auf Anfrage",)."""
    found = hits_in(text, language)
    words = [word for hit in found if hit.cue.kind is Kind.PROMOTIONAL for word in hit.words]
    return tuple(dict.fromkeys(words))
