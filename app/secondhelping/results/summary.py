# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What results say in all: the share of those who saw a post and answered it, of the typical post (the median, so that
no single one decides), by kind, document, topic, and day and hour."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.result import PostResult
from secondhelping.domain.snippet import Snippet

Hour = tuple[int, int]
"""Weekday (0 is Monday) and hour."""


@dataclass(frozen=True, slots=True)
class Group:
    """Posts that have something in common: its name, the share (0 to 1) that answered the typical one of them, and how
    many there are. `kind` where that is what they have in common."""

    name: str
    share: float
    posts: int
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class GoodPost:
    """A post that did better than the typical one: with its snippet where that is still there."""

    result: PostResult
    share: float
    snippet_id: SnippetId | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the results of some posts say. `typical` is the share that answered the typical post; the groups stand with
    the best first, and the posts that did better than it, too."""

    posts: int = 0
    typical: float = 0.0
    kinds: tuple[Group, ...] = ()
    documents: tuple[Group, ...] = ()
    topics: tuple[Group, ...] = ()
    hours: Mapping[Hour, Group] | None = None
    good: tuple[GoodPost, ...] = ()

    def of_kind(self, kind: Kind) -> Group | None:
        """How the posts of a kind did."""
        return next((group for group in self.kinds if group.kind is kind), None)


def summary(results: Sequence[PostResult], snippets: Mapping[SnippetId, Snippet]) -> Summary:
    """What these results say; `snippets` are those that are still there."""
    if not results:
        return Summary()
    typical = _share(results)
    of = [(one, snippets.get(one.snippet_id) if one.snippet_id else None) for one in results]
    good = [GoodPost(one, one.answered / one.seen, snippet.id if snippet else None) for one, snippet in of]
    return Summary(
        len(results),
        typical,
        tuple(
            replace(group, kind=Kind(group.name))
            for group in _grouped((one.kind.value, one) for one in results)
        ),
        tuple(_grouped((snippet.document_title, one) for one, snippet in of if snippet)),
        tuple(
            _grouped((snippet.keyphrases[0], one) for one, snippet in of if snippet and snippet.keyphrases)
        ),
        _hours(results),
        tuple(sorted((one for one in good if one.share > typical), key=lambda one: -one.share)),
    )


def _grouped(named: Iterable[tuple[str, PostResult]]) -> list[Group]:
    found: dict[str, list[PostResult]] = defaultdict(list)
    for name, one in named:
        found[name].append(one)
    groups = [Group(name, _share(ones), len(ones)) for name, ones in found.items()]
    return sorted(groups, key=lambda group: (-group.share, -group.posts, group.name))


def _hours(results: Sequence[PostResult]) -> dict[Hour, Group]:
    found: dict[Hour, list[PostResult]] = defaultdict(list)
    for one in results:
        found[one.at.weekday(), one.at.hour].append(one)
    return {hour: Group("", _share(ones), len(ones)) for hour, ones in found.items()}


def _share(results: Sequence[PostResult]) -> float:
    return statistics.median(one.answered / one.seen for one in results)
