# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells texts that say nearly the same: by their words, or by their vectors."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Words = frozenset[str]
_WORD = re.compile(r"\w+")
_NEAR = 0.9  # cosine from which two lines say the same in other words
RELATED = 0.6  # cosine below which words need not be compared
_SHARED = 0.7  # part of the shorter one's words that the other has too


def words_in(text: str) -> Words:
    """The different words of a text, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def shared_words(one: Words, other: Words) -> float:
    """The part of the shorter text's different words that stand in the other too: 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def repeats(chosen: int, words: Sequence[Words], likeness: Floats) -> NDArray[np.bool_]:
    """Which texts say nearly what text number `chosen` says: bool (n,), itself too.

    `likeness` (n,) are the cosines of all texts to the chosen one.
    """
    same = np.asarray(likeness >= _NEAR)
    for other in map(int, np.flatnonzero((likeness > RELATED) & ~same)):
        same[other] = shared_words(words[chosen], words[other]) >= _SHARED
    same[chosen] = True
    return same
