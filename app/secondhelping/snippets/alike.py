# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Groups texts that say nearly the same thing, by what they mean and by their words. Only the worker imports it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.duplicates import RELATED, shared_words, words_in

Floats = NDArray[np.float32]
_SAME = 0.86  # cosine from which two lines of different documents say the same in other words
_SHARED = 0.6  # part of the shorter one's words that the other has too, where they are related
_NEARLY_RELATED = 0.72
_FEWEST_WORDS = 5  # below so many different words most lines share some
_AT_ONCE = 512


def groups(vectors: Floats, texts: Sequence[str], order: Sequence[int]) -> list[list[int]]:
    """The groups of two and more texts that say nearly the same, as rows, each led by its first in `order`.

    `vectors` is float32 (n, 384) of length 1. Every text of a group is alike to its leader: a chain of small steps
    from one meaning to another makes no group.
    """
    words = [words_in(text) for text in texts]
    near = _neighbours(vectors)
    leader: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    for row in order:
        if row in leader:
            continue
        leader[row] = row
        found[row] = [row]
        for other, likeness in near[row]:
            if other not in leader and _alike(words[row], words[other], likeness):
                leader[other] = row
                found[row].append(other)
    return [group for group in found.values() if len(group) > 1]


def _alike(one: frozenset[str], other: frozenset[str], likeness: float) -> bool:
    if likeness >= _SAME:
        return True
    if min(len(one), len(other)) < _FEWEST_WORDS:
        return False
    return likeness >= _NEARLY_RELATED and shared_words(one, other) >= _SHARED


def _neighbours(vectors: Floats) -> list[list[tuple[int, float]]]:
    """For each row the others that may be alike, the nearest first."""
    near: list[list[tuple[int, float]]] = []
    for start in range(0, len(vectors), _AT_ONCE):
        likeness = vectors[start : start + _AT_ONCE] @ vectors.T
        for offset, row in enumerate(likeness):
            row[start + offset] = -1.0
            places = np.flatnonzero(row >= RELATED)
            ranked = places[np.argsort(-row[places], kind="stable")]
            near.append([(int(place), float(row[place])) for place in ranked])
    return near
