# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What there is to review, in which order, how far the owner is, and what comes next."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.domain.words import counted
from secondhelping.review.ordering import Order, ordered

_SECONDS_EACH = 15  # to read a line and decide
_MINUTES_TOLD = 100  # above, whole hours are near enough


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which snippets to show: those of a verdict, and, where set, of a kind, of a document, with words."""

    verdict: Verdict = Verdict.WAITING
    kind: Kind | None = None
    document_id: DocumentId | None = None
    words: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing but the verdict narrows it."""
        return self.kind is None and self.document_id is None and not self.words.strip()


@dataclass(frozen=True, slots=True)
class Group:
    """The snippets of one document, in the order wanted."""

    document_id: DocumentId
    title: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many snippets have which verdict."""

    waiting: int = 0
    kept: int = 0
    set_aside: int = 0

    @property
    def all(self) -> int:
        return self.waiting + self.kept + self.set_aside

    @property
    def looked_at(self) -> int:
        return self.kept + self.set_aside

    @property
    def share(self) -> float:
        """The share looked at, between 0 and 1; 1 where there is nothing to look at."""
        return self.looked_at / self.all if self.all else 1.0

    @property
    def sentence(self) -> str:
        """ "122 of 145 looked at · about 6 minutes to go"."""
        looked_at = f"{self.looked_at:,} of {self.all:,} looked at"
        if not self.waiting:
            return looked_at
        minutes = max(1, round(self.waiting * _SECONDS_EACH / 60))
        if minutes < _MINUTES_TOLD:
            return f"{looked_at} · about {counted(minutes, 'minute')} to go"
        return f"{looked_at} · about {counted(round(minutes / 60), 'hour')} to go"


@dataclass(frozen=True, slots=True)
class Queue:
    """The groups to show, and the counts of what the filter lets through, whatever its verdict.

    `order` are the ids of the snippets shown, from top to bottom.
    """

    groups: tuple[Group, ...]
    counts: Counts
    order: tuple[SnippetId, ...] = ()


def queue(
    snippets: Iterable[Snippet],
    wanted: Wanted,
    always: Collection[SnippetId] = frozenset(),
    order: Order = Order.DOCUMENT,
    standing: Sequence[SnippetId] = (),
) -> Queue:
    """The queue of the snippets that are wanted, in the `order` wanted where they wait for review; what was decided
    on stands as in its document. `standing` is the order that some have already.

    `always` are let through the kind and the words: a snippet whose kind is changed while it is looked at
    stays until the owner moves on.
    """
    through = [snippet for snippet in snippets if _passes(snippet, wanted, always)]
    shown = [snippet for snippet in through if snippet.verdict is wanted.verdict]
    if wanted.verdict is Verdict.WAITING:
        shown = ordered(shown, order, standing)
    found = groups(shown)
    return Queue(found, counts(through), tuple(snippet.id for group in found for snippet in group.snippets))


def groups(snippets: Iterable[Snippet]) -> tuple[Group, ...]:
    """Snippets by document, both in the order in which they first come."""
    found: dict[DocumentId, list[Snippet]] = {}
    for snippet in snippets:
        found.setdefault(snippet.document_id, []).append(snippet)
    return tuple(
        Group(document_id, members[0].document_title, tuple(members))
        for document_id, members in found.items()
    )


def counts(snippets: Iterable[Snippet]) -> Counts:
    """How many have which verdict."""
    verdicts = [snippet.verdict for snippet in snippets]
    return Counts(*(verdicts.count(verdict) for verdict in Verdict))


def ready(snippets: Iterable[Snippet]) -> int:
    """How many are kept and not on the calendar."""
    return sum(snippet.verdict is Verdict.KEPT and not snippet.planned for snippet in snippets)


def next_after(
    order: Sequence[SnippetId], current: SnippetId, gone: Collection[SnippetId]
) -> SnippetId | None:
    """What to show once those `gone` have left: the next one below the current, else the nearest above.

    None when nothing is left, or the current was not in the order.
    """
    if current not in order:
        return None
    place = order.index(current)
    ways = (*order[place:], *reversed(order[:place]))
    return next((snippet_id for snippet_id in ways if snippet_id not in gone), None)


def _passes(snippet: Snippet, wanted: Wanted, always: Collection[SnippetId]) -> bool:
    if wanted.document_id is not None and snippet.document_id != wanted.document_id:
        return False
    if snippet.id in always:
        return True
    if wanted.kind is not None and snippet.kind is not wanted.kind:
        return False
    return _has_words(snippet.text, wanted.words)


def _has_words(text: str, words: str) -> bool:
    """Whether every word, or beginning of one, stands in the text; capitals make no difference."""
    if not words:
        return True
    text = text.casefold()
    return all(word in text for word in words.casefold().split())
