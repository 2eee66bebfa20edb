# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts candidates in order: the best first, less what was already said, spread over the document."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.liking import liked
from secondhelping.snippets.duplicates import Words, repeats

Floats = NDArray[np.float32]
_ALIKE_FROM = 0.5  # cosine below which two lines are simply about the same business
_ALIKE_COST = 0.5
_SAME_PASSAGE_COST = 0.12
_NEAR_COST = 0.04  # for a line from within a twentieth of the document


@dataclass(frozen=True, slots=True)
class Entry:
    """What ranking needs to know of a candidate: its own score, where it stands, what it says.

    `sentences` tell which sentences it is cut from; the same words elsewhere in the document are the same sentence.
    """

    score: float
    passage: int
    sentences: frozenset[int]
    place: float  # from 0 (start of the document) to 1
    words: Words = frozenset()
    liking: float = 0.0  # what was learned of the owner, in log odds


def base_score(worth: float, standalone: float, fit: float, letters: int) -> float:
    """Worth x standalone x keyphrase fit x length, from 0 to 1. The root keeps the scale of a probability."""
    length = 1.0 if letters <= 270 else 1.0 - 0.15 * min(1.0, (letters - 270) / 230)
    return float((worth * standalone**0.8) ** 0.6 * (0.85 + 0.15 * fit) * length)


def ranked(
    entries: Sequence[Entry],
    vectors: Floats,
    most: int,
    least_score: float,
    fits: Callable[[int], bool] = lambda number: True,
    first: Sequence[int] = (),
) -> list[tuple[int, float]]:
    """The chosen candidates with the scores they were chosen at, which only go down. Those in `first` were chosen
    before: they are not told, and only what they don't say already comes after them.

    Takes at most `most`; stops where what is left scores below `least_score` after what was said already. No two
    chosen ones share a sentence or say nearly the same. `fits` is a last, dearer look at one that would be chosen.
    """
    field = _Field(entries, vectors)
    for number in first:
        field.choose(number)
    chosen: list[tuple[int, float]] = []
    while len(chosen) < most:
        best, value = field.best()
        if value < least_score:
            break
        if fits(best):
            chosen.append((best, value))
            field.choose(best)
        else:
            field.open[best] = False
    return chosen


class _Field:
    """The candidates while they are chosen from: which are still open, and what each has lost."""

    def __init__(self, entries: Sequence[Entry], vectors: Floats) -> None:
        self.entries = entries
        self.vectors = vectors
        self.scores = np.array([entry.score for entry in entries], np.float64)
        self.passages = np.array([entry.passage for entry in entries])
        self.places = np.array([entry.place for entry in entries])
        self.likings = np.array([entry.liking for entry in entries], np.float64)
        self.penalty = np.zeros(len(entries))
        self.alike = np.zeros(len(entries))
        self.open = np.ones(len(entries), np.bool_)
        self.words = [entry.words for entry in entries]

    def best(self) -> tuple[int, float]:
        """The number and the present score of the best one left; a score of minus infinity where none is."""
        if not self.open.any():
            return 0, -math.inf
        left = self.scores * (1 - _ALIKE_COST * self.alike) - self.penalty
        values = np.where(self.open, self._liked(left), -np.inf)
        number = int(values.argmax())
        return number, float(values[number])

    def _liked(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        if not self.likings.any():
            return scores
        moved = [liked(float(score), liking) for score, liking in zip(scores, self.likings, strict=True)]
        return np.array(moved, np.float64)

    def choose(self, chosen: int) -> None:
        """Take one: what overlaps or repeats it is closed, what is like it or near it counts less."""
        taken = self.entries[chosen].sentences
        likeness = self.vectors @ self.vectors[chosen]
        self.open &= np.array([entry.sentences.isdisjoint(taken) for entry in self.entries])
        self.open &= ~repeats(chosen, self.words, likeness)
        self.alike = np.maximum(self.alike, np.clip((likeness - _ALIKE_FROM) / (1 - _ALIKE_FROM), 0, 1))
        self.penalty += _SAME_PASSAGE_COST * (self.passages == self.passages[chosen])
        self.penalty += _NEAR_COST * (np.abs(self.places - self.places[chosen]) < 0.025)
