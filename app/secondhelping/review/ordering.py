# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""In which order the lines of a document are reviewed: the best first, or as they stand in it.

The best first is by score with what was learned of the owner. It stays as it is while the owner works: what is before
their eyes never moves, and what was learned meanwhile orders only what comes later.
"""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet


class Order(StrEnum):
    """The order of the lines of each document."""

    BEST = "best"
    DOCUMENT = "document"


def ordered(snippets: Iterable[Snippet], order: Order, standing: Sequence[SnippetId] = ()) -> list[Snippet]:
    """Snippets that came document after document, there in reading order, in the order that is wanted.

    Those in `standing` keep the order they have there; the others of their document come after them, the best first.
    """
    if order is Order.DOCUMENT:
        return list(snippets)
    places = {snippet_id: place for place, snippet_id in enumerate(standing)}
    documents: dict[int, list[Snippet]] = {}
    for snippet in snippets:
        documents.setdefault(snippet.document_id, []).append(snippet)
    later = len(places)
    return [
        snippet
        for lines in documents.values()
        for snippet in sorted(lines, key=lambda one: (places.get(one.id, later), -one.score))
    ]


def still_standing(standing: Sequence[SnippetId], shown: Sequence[SnippetId], fixed: int) -> list[SnippetId]:
    """What keeps its place once something was learned: the first `fixed` of those shown, and those not shown, as
    are those that were decided on and may come back."""
    moving: Collection[SnippetId] = frozenset(shown[fixed:])
    return [snippet_id for snippet_id in standing if snippet_id not in moving]
