# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lines cut anew by the owner: in two, with what follows, or marked by hand; each told with what is true of it.

Light on purpose (no model): a cut is made while the owner looks on. What only the model can say is taken over from the
line that was cut, in so far as it still holds.
"""

from collections.abc import Mapping, Sequence

from secondhelping.domain.document import Passage, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.liking import liked
from secondhelping.domain.snippet import Candidate, Origin, Snippet, Span
from secondhelping.snippets import cues
from secondhelping.snippets.candidates import MOST_LETTERS
from secondhelping.snippets.edits import trimmed, without_mark
from secondhelping.snippets.hashtags import hashtags
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.reasons import reasons
from secondhelping.snippets.sentences import sentences
from secondhelping.snippets.standing import leans_on_before

_LEANING = 0.1  # as in judging: a line that opens so hardly ever stands alone
BY_HAND = "You marked it by hand"


def cuts(text: str) -> list[int]:
    """The letters before which a text can be cut in two: where its second, third ... sentence begins."""
    return [start for start, _ in sentences(text)][1:]


def part(snippet: Snippet, text: str, original: str, span: Span, page: int | None) -> Candidate:
    """A part of a snippet, or more than it, as a line of its own. Kind and worth are those of the snippet."""
    standalone = min(snippet.standalone, _LEANING) if _leans(text) else snippet.standalone
    return _told(
        text,
        original,
        span,
        page,
        kind=snippet.kind,
        chances=snippet.kind_probabilities,
        score=liked(snippet.score, -snippet.liking),
        standalone=standalone,
        worth=snippet.worth,
        keyphrases=snippet.keyphrases,
        origin=snippet.origin,
    )


def marked(
    text: str,
    original: str,
    span: Span,
    page: int | None,
    keyphrases: Sequence[str],
    chances: Mapping[Kind, float],
    worth: float,
    standalone: float,
) -> Candidate:
    """A line that the owner marked in the document, with what the models say of it."""
    return _told(
        text,
        original,
        span,
        page,
        kind=max(chances, key=lambda kind: chances[kind]),
        chances=chances,
        score=(worth * standalone) ** 0.5,
        standalone=standalone,
        worth=worth,
        keyphrases=keyphrases,
        origin=Origin.MARKED,
    )


def together(passages: Sequence[Passage], span: Span) -> str:
    """The words of a span as one text to post: items of a list keep their lines, the rest follows on."""
    texts = []
    for number in range(span.first, span.last + 1):
        whole = passages[number].text
        start = span.start if number == span.first else 0
        end = span.end if number == span.last else len(whole)
        words = whole[start:end].strip()
        if passages[number].role is Role.LIST_ITEM and span.first != span.last:
            texts.append(f"\n• {without_mark(words)}")
        else:
            texts.append(f" {words}")
    return "".join(texts).strip()


def trimmed_text(text: str, language: str) -> str:
    """A text after the fixed trims; a list under its lead-in keeps its lines."""
    if "\n" in text:
        return text
    return trimmed(text, language)


def too_long(text: str) -> bool:
    """Whether a text is longer than a line to post may be."""
    return len(text) > MOST_LETTERS


def _told(
    text: str,
    original: str,
    span: Span,
    page: int | None,
    *,
    kind: Kind,
    chances: Mapping[Kind, float],
    score: float,
    standalone: float,
    worth: float,
    keyphrases: Sequence[str],
    origin: Origin,
) -> Candidate:
    hits = cues.hits(text)
    inside = tuple(phrase for phrase in keyphrases if phrase.casefold() in text.casefold())[:3]
    why = reasons(text, standalone, hits, ())
    return Candidate(
        text=text,
        original=original,
        span=span,
        kind=kind,
        kind_probabilities=chances,
        score=min(1.0, max(0.0, score)),
        standalone=standalone,
        worth=worth,
        page=page,
        reasons=(BY_HAND, *why) if origin is Origin.MARKED else why,
        cues=cues.told(hits, kind),
        keyphrases=inside,
        hashtags=hashtags(inside),
        origin=origin,
    )


def _leans(text: str) -> bool:
    return leans_on_before(lowered(text))
