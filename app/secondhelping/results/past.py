# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What results say of what is still to be served: how snippets, their documents and topics, and hours did.

A post is compared with the usual post of its account and kind, for promotions are answered less than advice whatever
their worth, and how many there are of each kind is for the mix rule to say. The measure is how many times the usual
share of those who saw it answered, as a power of two: 1 is twice as many, -1 half. Few numbers say little: the share
of a post that few saw is drawn towards the usual one (`_VIEWS`), and what a few posts did towards nothing (`_POSTS`).
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondhelping.domain.ids import AccountId, DocumentId
from secondhelping.domain.kind import Kind
from secondhelping.domain.result import PostResult
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.words import counted, quoted
from secondhelping.plan.hours import Hour, goodness_of
from secondhelping.plan.value import Past

_VIEWS = 200
_POSTS = 4
_OWN_POSTS = 2
_MOST = 3.0
# What twice the usual answers make of an hour.
_HOUR = 0.4
_TOLD_FROM = 0.1


@dataclass(frozen=True, slots=True)
class _Effects:
    """How posts did, for each that is of the key: the sum and how many there were."""

    sums: Mapping[object, float]
    posts: Mapping[object, int]

    @classmethod
    def of(cls, found: Iterable[tuple[object, float]]) -> "_Effects":
        sums: dict[object, float] = defaultdict(float)
        posts: dict[object, int] = defaultdict(int)
        for key, much in found:
            sums[key] += much
            posts[key] += 1
        return cls(sums, posts)

    def much(self, key: object, steady: int = _POSTS) -> float:
        """The mean, drawn towards nothing by so many posts that did as usual."""
        return self.sums.get(key, 0.0) / (self.posts.get(key, 0) + steady)


class PastResults:
    """Reads results once, and then says of any snippet and hour what they make of it."""

    def __init__(self, results: Sequence[PostResult], snippets: Sequence[Snippet]) -> None:
        known = {snippet.id: snippet for snippet in snippets}
        scored = _scored(results)
        of = [(known.get(one.snippet_id) if one.snippet_id else None, much) for one, much in scored]
        self._own = _Effects.of((snippet.id, much) for snippet, much in of if snippet)
        self._documents = _Effects.of((snippet.document_id, much) for snippet, much in of if snippet)
        self._topics = _Effects.of(
            (topic, much) for snippet, much in of if snippet and (topic := _topic(snippet))
        )
        self._hours = _Effects.of(((one.at.weekday(), one.at.hour), much) for one, much in scored)

    def of(self, snippet: Snippet) -> Past | None:
        """What is to be expected of a snippet, and why; None where nothing is known of it or its like."""
        topic = _topic(snippet)
        of_document = self._documents.much(snippet.document_id)
        of_topic = self._topics.much(topic) if topic else 0.0
        like = (of_document + of_topic) / 2 if topic else of_document
        posts = self._own.posts.get(snippet.id, 0)
        if posts:
            much = (self._own.sums[snippet.id] + _OWN_POSTS * like) / (posts + _OWN_POSTS)
            return Past(_squeezed(much), _did(much, "it", posts))
        near = self._nearest(snippet.document_id, of_document, topic, of_topic)
        if near is None:
            return None
        what = (
            f"posts of {quoted(snippet.document_title, 30)}"
            if near is snippet.document_id
            else f"posts on {near}"
        )
        number = self._documents.posts[near] if near is snippet.document_id else self._topics.posts[near]
        return Past(_squeezed(like), _did(like, what, number))

    def _nearest(
        self, document: DocumentId, of_document: float, topic: str, of_topic: float
    ) -> object | None:
        """What tells the most of a snippet that has no results: its document or its topic."""
        told: list[tuple[float, object]] = []
        if self._documents.posts.get(document):
            told.append((abs(of_document), document))
        if topic and self._topics.posts.get(topic):
            told.append((abs(of_topic), topic))
        return max(told, key=lambda one: one[0])[1] if told else None

    def hours(self) -> dict[Hour, float]:
        """How good the hours are at which something went out, 0 to 1: as they are taken to be, moved by what came."""
        found: dict[Hour, float] = {}
        for hour in self._hours.posts:
            assert isinstance(hour, tuple)
            moved = goodness_of(hour) + _HOUR * self._hours.much(hour)
            found[hour] = min(1.0, max(0.0, moved))
        return found


def _scored(results: Sequence[PostResult]) -> list[tuple[PostResult, float]]:
    """Each result with how it did against the usual post of its account and kind."""
    groups: dict[tuple[AccountId, Kind], list[PostResult]] = defaultdict(list)
    accounts: dict[AccountId, list[PostResult]] = defaultdict(list)
    for one in results:
        groups[one.account_id, one.kind].append(one)
        accounts[one.account_id].append(one)
    usual = {account: _usual(found) for account, found in accounts.items()}
    of_kind = {
        key: (_usual(found) * len(found) + usual[key[0]] * _POSTS) / (len(found) + _POSTS)
        for key, found in groups.items()
    }
    found = ((one, of_kind[one.account_id, one.kind]) for one in results)
    return [(one, _score(one, share)) for one, share in found if share]


def _usual(found: Sequence[PostResult]) -> float:
    """The share that answered the middle one of these posts, so that no single one decides what is usual; where that
    is none, the share of all who saw one of them."""
    middle = statistics.median(one.answered / one.seen for one in found)
    return middle or sum(one.answered for one in found) / sum(one.seen for one in found)


def _score(one: PostResult, usual: float) -> float:
    share = (one.answered + usual * _VIEWS) / (one.seen + _VIEWS)
    return max(-_MOST, min(_MOST, math.log2(share / usual)))


def _squeezed(much: float) -> float:
    return math.tanh(much)


def _did(much: float, what: str, posts: int) -> str:
    """ "it did better than your usual post (3 results)"; "" where it did as usual."""
    if abs(much) < _TOLD_FROM:
        return ""
    how = "better" if much > 0 else "less well"
    return f"{what} did {how} than your usual post ({counted(posts, 'result')})"


def _topic(snippet: Snippet) -> str:
    return snippet.keyphrases[0].casefold() if snippet.keyphrases else ""
