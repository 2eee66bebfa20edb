# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the owner's decisions are learned from, and how much each tells."""

import re
from collections.abc import Iterable

from secondhelping.domain.liking import liked
from secondhelping.domain.snippet import Origin, Snippet, Verdict
from secondhelping.snippets.lessons import Lesson, Line

MOST = 800
"""More decisions than this tell nothing new: the latest found count."""

_EDITED = 0.5  # who writes a line anew has taken to it, but has not kept it yet
_WORD = re.compile(r"\w+")


def lessons(snippets: Iterable[Snippet]) -> tuple[Lesson, ...]:
    """What the owner decided, in the order of the snippets' ids."""
    told = [lesson for lesson in map(_lesson, sorted(snippets, key=lambda one: one.id)) if lesson is not None]
    return tuple(told[-MOST:])


def decided(snippet: Snippet) -> bool:
    """Whether the owner decided anything on a snippet, or wrote it anew."""
    return (
        snippet.verdict is not Verdict.WAITING
        or snippet.kind is not snippet.suggested_kind
        or rewritten(snippet)
    )


def line(snippet: Snippet) -> Line:
    """A snippet with the score it had before anything was learned."""
    return Line(snippet.text, liked(snippet.score, -snippet.liking), snippet.kind_probabilities)


def rewritten(snippet: Snippet) -> bool:
    """Whether the owner put other words into it: not only cut it, or dressed it otherwise."""
    words, own = _words(snippet.text), _words(snippet.original)
    return f" {words} " not in f" {own} " and not _is_listed(snippet)


def _is_listed(snippet: Snippet) -> bool:
    """Whether it is a list as the document has it, with the bullets that a list is shown with."""
    return all(_words(part) in _words(snippet.original) for part in snippet.text.split("\n"))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _lesson(snippet: Snippet) -> Lesson | None:
    if snippet.unlearned or snippet.origin is not Origin.FOUND or not decided(snippet):
        return None
    waiting = snippet.verdict is Verdict.WAITING
    edited = waiting and rewritten(snippet)
    verdict = None if waiting and not edited else snippet.verdict is not Verdict.SET_ASIDE
    # The kind of a line that was set aside was most likely not looked at, unless it was changed.
    said = snippet.kind is not snippet.suggested_kind or snippet.verdict is Verdict.KEPT
    return Lesson(line(snippet), verdict, _EDITED if edited else 1.0, snippet.kind if said else None)
