# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts candidates in order: the best first, less what was already said, spread over the document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_ALIKE_FROM = 0.5  # cosine below which two lines are simply about the same business
_ALIKE_COST = 0.5
_SAME_PASSAGE_COST = 0.12
_NEAR_COST = 0.04  # for a line from within a twentieth of the document


@dataclass(frozen=True, slots=True)
class Entry:
    """What ranking needs to know of a candidate: its own score, its vector's row, and where it stands."""

    score: float
    passage: int
    sentences: frozenset[int]
    place: float  # from 0 (start of the document) to 1


def base_score(worth: float, standalone: float, fit: float, letters: int) -> float:
    """Worth x standalone x keyphrase fit x length, from 0 to 1. The root keeps the scale of a probability."""
    length = 1.0 if letters <= 270 else 1.0 - 0.15 * min(1.0, (letters - 270) / 230)
    return float((worth * standalone**0.8) ** 0.6 * (0.85 + 0.15 * fit) * length)


def ranked(
    entries: Sequence[Entry], vectors: Floats, most: int, least_score: float
) -> list[tuple[int, float]]:
    """The chosen candidates with the scores they were chosen at, which only go down.

    Takes at most `most`; stops where what is left scores below `least_score` after what was said already. No two
    chosen ones share a sentence.
    """
    if not entries:
        return []
    scores = np.array([entry.score for entry in entries], np.float64)
    passages = np.array([entry.passage for entry in entries])
    places = np.array([entry.place for entry in entries])
    penalty = np.zeros(len(entries))
    alike = np.zeros(len(entries))
    open_to_choice = np.ones(len(entries), np.bool_)
    chosen: list[tuple[int, float]] = []
    while len(chosen) < most and open_to_choice.any():
        values = np.where(open_to_choice, scores * (1 - _ALIKE_COST * alike) - penalty, -np.inf)
        best = int(values.argmax())
        if values[best] < least_score:
            break
        chosen.append((best, float(values[best])))
        taken = entries[best].sentences
        open_to_choice &= np.array([not (entry.sentences & taken) for entry in entries])
        open_to_choice[best] = False
        likeness = np.clip((vectors @ vectors[best] - _ALIKE_FROM) / (1 - _ALIKE_FROM), 0, 1)
        alike = np.maximum(alike, likeness)
        penalty += _SAME_PASSAGE_COST * (passages == passages[best])
        penalty += _NEAR_COST * (np.abs(places - places[best]) < 0.025)
    return chosen
