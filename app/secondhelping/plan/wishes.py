# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a plan would like beyond what it must: promotions spread, kinds near their shares, documents in turn."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from random import Random

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.snippet import Snippet

# Where a rule says nothing about promotion, one post in five is enough; never more than one in three.
_SHARE = 0.2
_MOST = 1 / 3
_RECENT = 6
_PER_USE = 0.08
_CHANCE = 0.02


def promotional_share(rule: MixRule) -> float:
    """The part of the posts that may promote in the long run, 0 to 1/3."""
    most = rule.at_most.get(Kind.PROMOTIONAL)
    return min(_MOST, _SHARE if most is None else most / rule.window)


class Promotions:
    """When the next promotion is due, so that they stand evenly over the period and none at its very start."""

    def __init__(self, ready: int, openings: int, rule: MixRule) -> None:
        share = promotional_share(rule)
        self._gap = max(1 / share, openings / ready) if share and ready else 0.0
        self._done = 0

    def due(self, number: int) -> bool:
        """Whether the opening of this number (from 0) is the turn of a promotion."""
        return bool(self._gap) and self._done < (number + self._gap / 2) // self._gap

    def placed(self) -> None:
        self._done += 1


class KindOrder:
    """Which kind is the most behind its share; where kinds the rule asks for are scarce, the others go first.

    Putting what is not asked for first wherever the rule lets it makes few curated snippets reach furthest.
    """

    def __init__(self, ready: Mapping[Kind, int], openings: int, rule: MixRule) -> None:
        asked = {kind: least / rule.window for kind, least in rule.at_least.items() if least}
        self._scarce = any(ready.get(kind, 0) < share * openings for kind, share in asked.items())
        self._asked = frozenset(asked)
        self._targets = {**_shares(ready, asked), **asked}
        self._placed: Counter[Kind] = Counter()

    def rank(self, kind: Kind) -> tuple[bool, float]:
        """Smaller is more wanted."""
        number = sum(self._placed.values()) + 1
        behind = self._targets.get(kind, 0.0) * number - self._placed[kind]
        return self._scarce and kind in self._asked, -behind

    def placed(self, kind: Kind) -> None:
        if kind is not Kind.PROMOTIONAL:
            self._placed[kind] += 1


def _shares(ready: Mapping[Kind, int], asked: Mapping[Kind, float]) -> dict[Kind, float]:
    """What the rule does not ask for shares the rest as it is ready."""
    free = {kind: n for kind, n in ready.items() if kind not in asked and kind is not Kind.PROMOTIONAL}
    rest, total = max(0.0, 1 - sum(asked.values())), sum(free.values())
    return {kind: rest * number / total for kind, number in free.items()} if total else {}


class Values:
    """How much a snippet is wanted now: its score, less for a document that was served a moment ago."""

    def __init__(self, snippets: Iterable[Snippet], seed: int) -> None:
        chance = Random(seed)
        ordered = sorted(snippets, key=lambda snippet: snippet.id)
        self._base: dict[SnippetId, float] = {
            snippet.id: snippet.score + chance.uniform(0, _CHANCE) for snippet in ordered
        }
        self._recent: deque[DocumentId] = deque(maxlen=_RECENT)

    def same_document(self, snippet: Snippet) -> bool:
        """Whether the post before came from the same document."""
        return bool(self._recent) and self._recent[-1] == snippet.document_id

    def of(self, snippet: Snippet) -> float:
        """Larger is more wanted."""
        return self._base[snippet.id] - _PER_USE * self._recent.count(snippet.document_id)

    def placed(self, snippet: Snippet) -> None:
        self._recent.append(snippet.document_id)
