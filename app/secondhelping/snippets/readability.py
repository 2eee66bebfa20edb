# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How easily a text reads: Flesch's reading ease, in the variant made for its language. Light: asked at each keystroke.

Each variant weighs the words in a sentence and the syllables in a word for one language, so that 100 is very easy and 0
very hard in all of them. There is none for other languages, and nothing is said of these.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from secondhelping.snippets.sentences import sentences


class Ease(Enum):
    """How a text reads, in the words shown to the owner."""

    EASY = "easy reading"
    SLOWER = "slower reading"
    HARD = "hard reading"


@dataclass(frozen=True, slots=True)
class Reading:
    """The score with what it is made of: words in a sentence, syllables in a word."""

    score: float
    words: float
    syllables: float

    @property
    def ease(self) -> Ease:
        """Flesch calls 60 and more plain, below 40 difficult."""
        if self.score >= _PLAIN:
            return Ease.EASY
        return Ease.SLOWER if self.score >= _DIFFICULT else Ease.HARD

    @property
    def sentence(self) -> str:
        """What the measure is, for whoever wants to know."""
        score = round(min(100.0, max(0.0, self.score)))
        return (
            f"{self.words:.0f} words in a sentence, {self.syllables:.1f} syllables in a word: "
            f"{score} of 100 on Flesch's scale of reading ease. Plain words start at {_PLAIN}."
        )


_PLAIN, _DIFFICULT = 60, 40
_FEWEST_WORDS = 6  # of fewer nothing can be said
# What a text has at most, what a word more in its sentences takes, what a syllable more in its words takes.
_WEIGHTS: Mapping[str, tuple[float, float, float]] = {
    "en": (206.835, 1.015, 84.6),  # Flesch 1948
    "de": (180.0, 1.0, 58.5),  # Amstad 1978
    "fr": (207.0, 1.015, 73.6),  # Kandel and Moles 1958
    "es": (206.84, 1.02, 60.0),  # Fernández Huerta 1959
    "it": (206.0, 1.0, 65.0),  # Franchina and Vacca 1972
    "pt": (248.835, 1.015, 84.6),  # Martins and others 1996
    "nl": (206.84, 0.93, 77.0),  # Douma 1960
}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ]+", re.IGNORECASE)
# Of an English word: an e that is not spoken, as in "make", "makes" and "moved", but not in "table" or "wanted".
_SILENT_ENGLISH = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouylsxzcgh]|[aeiouy]l)es$|[^aeiouydt]ed$")
_SILENT_FRENCH = re.compile(r"[^aeiouyéè]e(?:s|nt)?$")


def reading(text: str, language: str) -> Reading | None:
    """How a text reads; None where that can't be told: it is too short, or of another language."""
    weights = _WEIGHTS.get(language)
    words = _WORD.findall(text)
    if weights is None or len(words) < _FEWEST_WORDS:
        return None
    most, of_a_word, of_a_syllable = weights
    in_a_sentence = len(words) / max(1, sum(1 for _ in sentences(text)))
    in_a_word = sum(syllables(word, language) for word in words) / len(words)
    return Reading(most - of_a_word * in_a_sentence - of_a_syllable * in_a_word, in_a_sentence, in_a_word)


def syllables(word: str, language: str) -> int:
    """The syllables of a word, told by its vowels; a number counts as one."""
    word = word.lower()
    found = len(_VOWELS.findall(word))
    silent = {"en": _SILENT_ENGLISH, "fr": _SILENT_FRENCH}.get(language)
    if silent is not None and found > 1 and silent.search(word):
        found -= 1
    return max(1, found)
