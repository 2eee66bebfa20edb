# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Ranks the lines of a long document over the whole of it, once all its parts were looked through."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.duplicates import words_in
from secondhelping.snippets.ranking import Entry, ranked

_LEAST_SCORE = 0.2  # a line was worth showing in its part: here it only must not say what others say


def settled(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    scores: Sequence[float],
    places: Sequence[tuple[int, float]],
    decided: Sequence[int],
    most: int,
) -> list[int]:
    """The rows that stay: all that were `decided` on, and the best of the others, at most `most` in all.

    `places` are the passage of each line and where it stands in the document, from 0 to 1. What says nearly the same
    as a better line goes, and of lines that stand near each other some.
    """
    entries = [
        Entry(score, passage, frozenset({row}), place, words_in(text))
        for row, (text, score, (passage, place)) in enumerate(zip(texts, scores, places, strict=True))
    ]
    room = max(0, most - len(decided))
    chosen = ranked(entries, vectors, room, _LEAST_SCORE, first=decided) if entries else []
    return sorted({*decided, *(row for row, _ in chosen)})
