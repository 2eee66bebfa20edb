# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Says in plain words why a line was picked. Every reason can be checked against the line itself."""

from collections.abc import Sequence

from secondhelping.snippets.cues import Hit

_SURELY_ALONE = 0.55
_SHORT = 240  # letters: with two hashtags it still fits X's 280
_TOLD = ("do this", "figure", "question", "warning")


def reasons(text: str, standalone: float, found: Sequence[Hit], keyphrases: Sequence[str]) -> tuple[str, ...]:
    """The reasons for a line, strongest first."""
    told = []
    if standalone >= _SURELY_ALONE:
        told.append("Makes sense on its own")
    told.extend(hit.told for hit in found if hit.cue.name in _TOLD)
    if keyphrases:
        told.append(f"About a main topic of the document: “{keyphrases[0]}”")
    if len(text) <= _SHORT:
        told.append("Short enough for X, with room for two hashtags")
    return tuple(told)
