# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds which of many texts are the same post to a reader, word for word or nearly, without comparing each two."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from secondhelping.posts.sameness import alikeness, grams, normalised

NEARLY = 0.8
"""Letter five-grams shared (Jaccard) from which on two texts read as the same post; the gate's measure too."""
# Two texts that are nearly the same share two of their six smallest check sums, but for a few in a hundred pairs.
_MARKS = 6
_LENGTH = 8
_SHARED, _SHORT = 2, 40


@lru_cache(maxsize=16384)
def _marks(normal: str) -> tuple[int, ...]:
    """The smallest check sums of the text's stretches of eight letters."""
    raw = normal.encode()
    sums = {crc32(raw[at : at + _LENGTH]) for at in range(max(1, len(raw) - _LENGTH + 1))}
    return tuple(sorted(sums)[:_MARKS])


@lru_cache(maxsize=16384)
def _alike(one: str, other: str) -> bool:
    short, long = sorted((len(one), len(other)))
    return short >= NEARLY * long * 0.9 and alikeness(grams(one), grams(other)) >= NEARLY


def groups(normals: Sequence[str]) -> list[int]:
    """For each normalised text the number of its group: the first text that it is nearly the same as, over any
    chain of texts in between."""
    parent = list(range(len(normals)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[str, int] = {}
    buckets: dict[int, list[int]] = defaultdict(list)
    for number, normal in enumerate(normals):
        if normal in first:
            parent[number] = root(first[normal])
            continue
        first[normal] = number
        shared: Counter[int] = Counter()
        for mark in _marks(normal):
            shared.update(buckets[mark])
            buckets[mark].append(number)
        for other, times in shared.items():
            if times < _SHARED and len(normal) > _SHORT:
                continue
            one, two = root(number), root(other)
            if one != two and _alike(normals[other], normal):
                parent[max(one, two)] = min(one, two)
    return [root(number) for number in range(len(normals))]


def nearly(wanted: Collection[str], texts: Sequence[str]) -> Iterator[int]:
    """The numbers of the texts that are the same as one of these normalised ones, or nearly so."""
    sums = [(one, frozenset(_marks(one))) for one in wanted]
    for number, text in enumerate(texts):
        normal = normalised(text)
        if any(_near(one, marks, normal) for one, marks in sums):
            yield number


def _near(one: str, marks: frozenset[int], normal: str) -> bool:
    shared = len(marks.intersection(_marks(normal)))
    return shared >= (1 if len(normal) <= _SHORT else _SHARED) and (one == normal or _alike(one, normal))


def prepare(text: str) -> None:
    """Remember what is needed to compare a text."""
    _marks(normalised(text))
