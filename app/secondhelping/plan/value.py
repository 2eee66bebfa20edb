# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What it is worth to serve a snippet, before it is known where: one number from 0 to 1, and what went into it.

    worth = score + FIT x fit + PAST x past

`score` is how good the line was found (with what was learned of the owner). `fit` is how much nearer it is to the
customer card than what is ready usually is, `past` what results make of it (results/past.py); both lie between -1 and
1 and are 0 where nothing is known. Freshness and chance come to it in candidates.py.
"""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondhelping.domain.customer import Fit
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet

FIT = 0.15
PAST = 0.2
# Fits of fewer than these can't be told to be high or low; nearer together than this they are the same.
_FEWEST = 4
_APART = 0.05
_TOLD_FROM = 0.25


@dataclass(frozen=True, slots=True)
class Past:
    """What results make of a snippet: -1 to 1, and in words, "" where they say nothing worth saying."""

    much: float
    words: str


@dataclass(frozen=True, slots=True)
class Value:
    """What a snippet is worth (0 to 1), and the reasons that raised or lowered it, in words."""

    worth: float
    because: tuple[str, ...] = ()


def values(
    snippets: Iterable[Snippet], fits: Mapping[SnippetId, Fit], pasts: Mapping[SnippetId, Past]
) -> dict[SnippetId, Value]:
    """What each of the ready snippets is worth."""
    ready = list(snippets)
    known = {snippet.id: fits[snippet.id].much for snippet in ready if snippet.id in fits}
    usual = statistics.fmean(known.values()) if len(known) >= _FEWEST else None
    spread = max(_APART, 1.5 * statistics.pstdev(known.values())) if usual is not None else 1.0
    found = {}
    for snippet in ready:
        above = 0.0
        if usual is not None and snippet.id in known:
            above = max(-1.0, min(1.0, (known[snippet.id] - usual) / spread))
        past = pasts.get(snippet.id)
        worth = snippet.score + FIT * above + (PAST * past.much if past else 0.0)
        found[snippet.id] = Value(min(1.0, max(0.0, worth)), _because(snippet, above, fits, past))
    return found


def _because(
    snippet: Snippet, above: float, fits: Mapping[SnippetId, Fit], past: Past | None
) -> tuple[str, ...]:
    """Why it is worth more than its score, or less; the sign of "-" stands before what speaks against it."""
    told = []
    if abs(above) >= _TOLD_FROM:
        near = fits[snippet.id].near
        told.append(
            f"suits your customer: “{near}”" if above > 0 else "-further from your customer card than others"
        )
    if past is not None and past.words:
        told.append(past.words if past.much > 0 else f"-{past.words}")
    return tuple(told)
