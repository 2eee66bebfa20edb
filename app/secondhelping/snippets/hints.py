# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What an edit changed about the kind of a line, as a gentle hint. Light: asked at every keystroke."""

from dataclasses import dataclass

from secondhelping.domain.kind import Kind
from secondhelping.snippets.offers import offer_words
from secondhelping.snippets.sentences import sentences

_NAMED = 3


@dataclass(frozen=True, slots=True)
class KindHint:
    """A kind that may fit better now, a bold clause that says why, and what follows it."""

    kind: Kind
    clause: str
    rest: str


def kind_hint(text: str, before: str, kind: Kind, language: str = "") -> KindHint | None:
    """The hint for an edited text that was `before` and has this kind; None where its kind still fits as well.
    `language` is that of its document, "" where it is not known."""
    if kind is Kind.HELPFUL:
        known = {word.casefold() for word in offer_words(before, language)}
        offers = [word for word in offer_words(text, language) if word.casefold() not in known]
        if offers:
            quoted = _listed([f"“{word}”" for word in offers[:_NAMED]])
            return KindHint(
                Kind.PROMOTIONAL, "Reads like an offer now:", f"{quoted}. It may fit Promotional better."
            )
    if kind is not Kind.CONVERSATION and _opens_with_question(text) and not _opens_with_question(before):
        return KindHint(
            Kind.CONVERSATION,
            "Opens with a question now.",
            "Questions fit Conversation too, if you plan to stay and answer.",
        )
    if kind is Kind.PROMOTIONAL and offer_words(before, language) and not offer_words(text, language):
        return KindHint(Kind.HELPFUL, "Nothing in it sells any more.", "It may fit Helpful now.")
    if kind is Kind.CONVERSATION and "?" in before and "?" not in text:
        return KindHint(Kind.HELPFUL, "Asks nothing any more.", "It may fit Helpful better.")
    return None


def _opens_with_question(text: str) -> bool:
    first = next(iter(sentences(text)), None)
    return first is not None and text[first[0] : first[1]].rstrip('"”’ ').endswith("?")


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
