# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Splits a long text into the posts of a thread: at sentences, each counted with its number as its network counts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondhelping.domain.network import Network
from secondhelping.domain.plan import Thread
from secondhelping.posts.counting import count, rule_of
from secondhelping.posts.links import links
from secondhelping.posts.units import cluster_pattern
from secondhelping.snippets.sentences import sentences

NETWORKS = frozenset((Network.X, Network.MASTODON, Network.BLUESKY, Network.THREADS))
"""Where a post can be answered by the same account, which is what a thread is."""

MOST = 25
"""Posts in a thread: more than anybody reads, and the most that X's own window takes."""

_WORD = re.compile(r"\S+")
_CLAUSE_END = (",", ";", ":", "–", "—", "，", "、", "；")
_FULL_ENOUGH = 0.6

_Span = tuple[int, int]
_Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One post of a thread: its text as it goes out, number included, and from where to where (exclusive) its words
    stand in the whole text."""

    text: str
    start: int
    end: int


# The gate asks for the same texts again after every change of the plan.
@lru_cache(maxsize=1024)
def split(network: Network, text: str, limit: int | None = None, numbered: bool = True) -> tuple[Part, ...]:
    """The posts of a thread, in order.

    Nothing is lost and nothing is added but the numbers: between two parts stood white space, or nothing where a word
    is longer than a post. The parts are as even as whole sentences allow. A link is never cut.

    Args:
        network: Where the thread goes.
        text: The whole text, hashtags and links included.
        limit: The account's own limit; None for the network's.
        numbered: Whether each post ends in "(1/3)".

    Returns:
        One part, without a number, where the text fits as it is; () where it can't be split: the network knows no
        threads, a link is longer than a post, or there would be more than `MOST` parts.
    """
    most = rule_of(network).limit if limit is None else limit
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if _sure(network, text[start:end], most):
        return (Part(text[start:end], start, end),)
    if network not in NETWORKS:
        return ()
    for digits in (1, 2):
        spans = _spans(network, text, most, _room(digits) if numbered else "")
        if spans is None or len(spans) > MOST:
            return ()
        if len(str(len(spans))) <= digits or not numbered:
            return tuple(_part(text, span, at, len(spans), numbered) for at, span in enumerate(spans, 1))
    return ()


def texts(network: Network, text: str, limit: int | None, thread: Thread) -> tuple[str, ...]:
    """The texts that go out for one post on one account: itself, or the posts of its thread; () as in `split`."""
    if thread is Thread.NONE:
        return (text,)
    found = split(network, text, limit, thread is Thread.NUMBERED)
    return (text,) if len(found) == 1 else tuple(part.text for part in found)


def _part(text: str, span: _Span, at: int, of: int, numbered: bool) -> Part:
    number = f" ({at}/{of})" if numbered else ""
    return Part(text[slice(*span)] + number, *span)


def _room(digits: int) -> str:
    """The longest number there may be with so many digits."""
    return f" ({'9' * digits}/{'9' * digits})"


def _sure(network: Network, text: str, limit: int) -> bool:
    """Whether it fits by the largest number that the network may count."""
    found = count(network, text, limit)
    return found.fits and not found.unsure


def _spans(network: Network, text: str, limit: int, number: str) -> list[_Span] | None:
    def fits(piece: str) -> bool:
        return _sure(network, piece + number, limit)

    pieces: list[_Span] = []
    for sentence in _sentences(text):
        cut = [sentence] if fits(text[slice(*sentence)]) else _cut(text, sentence, fits)
        if cut is None:
            return None
        pieces += cut
    return _even(network, text, pieces, limit, number)


def _sentences(text: str) -> Iterator[_Span]:
    """The sentences of each line, without the white space around them."""
    at = 0
    for line in text.split("\n"):
        found = sentences(line) if line.strip() else []
        edges = [start for start, _end in found[1:]]
        for start, end in zip([0, *edges], [*edges, len(line)], strict=True):
            piece = line[start:end]
            if piece.strip():
                left = len(piece) - len(piece.lstrip())
                yield at + start + left, at + start + len(piece.rstrip())
        at += len(line) + 1


def _cut(text: str, sentence: _Span, fits: _Fits) -> list[_Span] | None:
    """A sentence that is longer than a post: cut between words, at the end of a clause where one is near."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, *sentence)]
    pieces: list[_Span] = []
    while words:
        taken = 0
        while taken < len(words) and fits(text[words[0][0] : words[taken][1]]):
            taken += 1
        if not taken:
            letters = _letters(text, words[0], fits)
            if letters is None:
                return None
            pieces += letters
            words = words[1:]
            continue
        if taken < len(words):
            taken = _at_a_clause(text, words, taken)
        pieces.append((words[0][0], words[taken - 1][1]))
        words = words[taken:]
    return pieces


def _at_a_clause(text: str, words: Sequence[_Span], taken: int) -> int:
    for number in range(taken, round(taken * _FULL_ENOUGH), -1):
        if text[words[number - 1][1] - 1] in _CLAUSE_END:
            return number
    return taken


def _letters(text: str, word: _Span, fits: _Fits) -> list[_Span] | None:
    """A word that is longer than a post, cut between its letters; None where it holds a link."""
    if "://" in text[slice(*word)] or links(text[slice(*word)]):
        return None
    pieces: list[_Span] = []
    start = end = word[0]
    for cluster in cluster_pattern(True).finditer(text, *word):
        if not fits(text[start : cluster.end()]):
            if start == end or not fits(text[cluster.start() : cluster.end()]):
                return None
            pieces.append((start, end))
            start = cluster.start()
        end = cluster.end()
    return [*pieces, (start, end)]


def _even(network: Network, text: str, pieces: Sequence[_Span], limit: int, number: str) -> list[_Span]:
    """As few posts as possible, and among those as even ones as possible."""
    best = _filled(network, text, pieces, limit, limit, number)
    low, high = limit // 3, limit
    while low < high:
        middle = (low + high) // 2
        found = _filled(network, text, pieces, limit, middle, number)
        if len(found) <= len(best):
            best, high = found, middle
        else:
            low = middle + 1
    return best


def _filled(
    network: Network, text: str, pieces: Sequence[_Span], limit: int, wanted: int, number: str
) -> list[_Span]:
    """The pieces put together while they stay within `wanted`; one piece alone may be longer."""
    spans: list[_Span] = []
    for start, end in pieces:
        if spans:
            together = text[spans[-1][0] : end] + number
            if _sure(network, together, wanted) and _sure(network, together, limit):
                spans[-1] = (spans[-1][0], end)
                continue
        spans.append((start, end))
    return spans
