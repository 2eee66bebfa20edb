# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Judges texts one by one: worth posting, standing alone, which kind, and by which words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues, embedding, heads
from secondhelping.snippets.features import lexical_rows
from secondhelping.snippets.found import Judgement

__all__ = ["Judgement", "judge", "judge_measured"]

_CREDITED = 0.6  # the share of "curated" where a link and a credit to someone else stand in the text
Floats = NDArray[np.float32]


def judge(texts: Sequence[str]) -> list[Judgement]:
    """Judge texts as a stranger would who sees them in a feed; one judgement each, in order.

    Raises:
        KnownError: the language model is missing.
    """
    if not texts:
        return []
    return judge_measured(texts, embedding.shared().embed(texts), lexical_rows(texts))


def judge_measured(texts: Sequence[str], vectors: Floats, measures: Floats) -> list[Judgement]:
    """Like `judge`, for texts whose vectors (n, 384) and measures (n, m) are known."""
    model = heads.shared()
    inputs = model.inputs(vectors, measures)
    worth, standalone, kinds = model.worth(inputs), model.standalone(inputs), model.kind(inputs)
    return [
        _judgement(text, float(worth[row]), float(standalone[row]), kinds[row])
        for row, text in enumerate(texts)
    ]


def _judgement(text: str, worth: float, standalone: float, shares: Floats) -> Judgement:
    found = cues.hits(text)
    likely = dict(zip(heads.KINDS, map(float, shares), strict=True))
    nothing = likely.pop("none")
    credited = _CREDITED if any(hit.cue.kind is Kind.CURATED for hit in found) else 0.0
    total = sum(likely.values())
    chances = {Kind(name): share / total * (1 - credited) for name, share in likely.items()}
    chances[Kind.CURATED] = 1 - sum(chances.values()) if credited else 0.0
    best = max(chances, key=lambda kind: chances[kind])
    is_post = credited or (nothing < max(likely.values()) and bool(text.strip()))
    return Judgement(worth, standalone, best if is_post else None, chances, cues.told(found, best))
