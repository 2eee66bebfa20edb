# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells texts that say nearly the same: by their words, or by their vectors."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_WORD = re.compile(r"\w+")
_NEAR = 0.9  # cosine from which two lines say the same in other words
_RELATED = 0.7  # cosine below which words need not be compared
_SHARED = 0.75  # part of the shorter one's words that the other has too


def shared_words(one: str, other: str) -> float:
    """The part of the shorter text's different words that stand in the other too: 0 to 1."""
    ours, theirs = (frozenset(_WORD.findall(text.lower())) for text in (one, other))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def near_duplicates(
    texts: Sequence[str], vectors: Floats, parts: Sequence[frozenset[int]] | None = None
) -> NDArray[np.bool_]:
    """Which texts come after one that says nearly the same: bool (n,). The first of each group is False.

    Texts whose `parts` overlap (they are cut from the same sentences) are not held against each other.
    """
    later = np.zeros(len(texts), np.bool_)
    for number in range(1, len(texts)):
        likeness = vectors[:number] @ vectors[number]
        for other in map(int, np.flatnonzero((likeness > _RELATED) & ~later[:number])):
            if parts is not None and parts[number] & parts[other]:
                continue
            if likeness[other] >= _NEAR or shared_words(texts[number], texts[other]) >= _SHARED:
                later[number] = True
                break
    return later
