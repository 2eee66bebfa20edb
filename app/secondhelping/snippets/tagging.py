# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts the model's pieces together into written words with a word class each (noun, adjective, other)."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from secondhelping.snippets.embedding import Pieces
from secondhelping.snippets.model_files import PROBE_NAME, resource_folder

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVES = frozenset({"JJ"})
# A written word: letters and digits, with hyphens or "&" inside. An apostrophe parts it from what follows.
_WORD = re.compile(r"[^\W_]+(?:[-‐‑&][^\W_]+)*")
_GAP = re.compile(r"[ \t\u00a0]")


@dataclass(frozen=True, slots=True)
class Word:
    """A written word. `follows` is True where only one space parts it from the word before."""

    text: str
    word_class: str
    follows: bool

    @property
    def is_noun(self) -> bool:
        return self.word_class in _NOUNS

    @property
    def is_adjective(self) -> bool:
        return self.word_class in _ADJECTIVES


@functools.cache
def _classes() -> tuple[str, ...]:
    with np.load(resource_folder() / PROBE_NAME, allow_pickle=False) as file:
        return tuple(map(str, file["classes"]))


def tagged(text: str, pieces: Pieces) -> list[Word]:
    """The written words of a text with their classes. What follows an apostrophe ("'s", "'t") is no word."""
    words = []
    end, next_piece = -1, 0
    for match in _WORD.finditer(text):
        start = match.start()
        if text[max(0, start - 1) : start] in ("'", "’") and text[max(0, start - 2) : start - 1].isalnum():
            continue
        inside, next_piece = _pieces_within(pieces.places, next_piece, match.span())
        follows = end >= 0 and start == end + 1 and bool(_GAP.match(text[end]))
        words.append(Word(match.group(), _class_of(pieces, inside), follows))
        end = match.end()
    return words


def _pieces_within(
    places: Sequence[tuple[int, int]], first: int, span: tuple[int, int]
) -> tuple[list[int], int]:
    """The pieces that stand in a span, and where to look for those of the next."""
    while first < len(places) and places[first][1] <= span[0]:
        first += 1
    last = first
    while last < len(places) and places[last][0] < span[1]:
        last += 1
    return list(range(first, last)), last


def _class_of(pieces: Pieces, inside: Sequence[int]) -> str:
    if not inside:
        return "O"  # beyond what the model reads
    return _classes()[int(pieces.scores[list(inside)].sum(axis=0).argmax())]
