# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plain measures of a text that the heads look at beside its vector: cues, shape, openings, endings.

Changing what is measured, or its order, needs the heads to be trained anew (`training/train_heads.py`).
"""

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.cues import CUES, hits
from secondhelping.snippets.furniture import furniture, words_of
from secondhelping.snippets.sentences import sentences
from secondhelping.snippets.words import STOP_WORDS

Floats = NDArray[np.float32]

_ENGLISH = STOP_WORDS["en"]
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)
_WE = re.compile(r"\b(?:we|our|us|ours)\b|\bwe['’]", re.I)
_I = re.compile(r"\b(?:I|my|me|mine)\b|\bI['’]")
_THEY = re.compile(r"\b(?:he|she|they|him|her|his|hers|them|their|theirs)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|said|told|made|took|began|gave|held|\w{3,}ed)\b", re.I)
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|may|do|does|makes?|helps?|gives?|needs?|\w{3,}s)\b", re.I)
_FUTURE = re.compile(r"\b(?:will|shall|going to|upcoming|next)\b|['’]ll\b", re.I)
_DANGLING = re.compile(
    r"^[\"“(]?(?:this|these|that|those|it|its|he|she|they|his|her|their|such|both|another|others?|some of|"
    r"one of (?:these|those|them)|here|there|as (?:shown|mentioned|discussed|noted|such|above)|"
    r"the (?:second|third|next|other|latter|former|same|above|following|first)|then|also|so|and|but|or|because|"
    r"which|who|however|therefore|for example|for instance|in addition|instead|otherwise|thus|hence|moreover|"
    r"furthermore|again|all of (?:this|these)|none of|each of|neither|either|similarly|meanwhile|after that|"
    r"at that|in this|in these|on this|with this|for this|by this|to this|during this)\b",
    re.I,
)
_THIS = re.compile(r"\b(?:this|these|that|those|such|it|here|above|below|following|aforementioned)\b", re.I)
_THE_OPENING = re.compile(r"^(?:the|in the|at the|on the|for the|to the)\b", re.I)
_WE_OPENING = re.compile(r"^(?:we|our|i|my)\b", re.I)
_IF_OPENING = re.compile(r"^(?:if|when|whether|before|after|while|once|whenever|unless|without)\b", re.I)
_ARTICLE_OPENING = re.compile(r"^(?:a|an|every|most|many|some|all|no|any|each)\b", re.I)
_QUESTION_OPENING = re.compile(
    r"^(?:what|why|how|when|where|who|which|do|does|did|is|are|can|could|would|have|has|should|ever|did)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SUPERLATIVE = re.compile(
    r"\b(?:most|best|least|never|always|every|only|single|simple|easy|easily|\w{3,}est)\b", re.I
)
_FEELING = re.compile(
    r"\b(?:love|life|heart|joy|hope|dream|fear|feel|beautiful|fun|enjoy|happy|laugh|smile|magic|passion|inspire|"
    r"moment|memories|friends|family|together|everyone|community)\b",
    re.I,
)
_ADMIN = re.compile(
    r"\b(?:committee|council|board|meeting|minutes|staff|policy|section|ordinance|application|applicant|department|"
    r"parents?|pupils?|students?|teacher|classroom|results?|user|data|system|project|report|document|figure|table|"
    r"participants?|attendees|chair(?:man|person)?|treasurer|motion)\b",
    re.I,
)


_GENERAL = re.compile(
    r"\b(?:usually|often|typically|generally|tends? to|in fact|research|stud(?:y|ies)|instead of|rather than|"
    r"you (?:can|could|might|may)|how to)\b",
    re.I,
)


def _count(pattern: re.Pattern[str], most: int = 4) -> Callable[[str], float]:
    return lambda text: min(most, len(pattern.findall(text))) / most


def _flag(pattern: re.Pattern[str]) -> Callable[[str], float]:
    return lambda text: float(bool(pattern.search(text)))


def _share(of: Callable[[str], bool]) -> Callable[[str], float]:
    return lambda text: sum(map(of, text)) / max(1, len(text))


def _small_words(text: str) -> float:
    words = words_of(text)
    return sum(word.lower() in _ENGLISH for word in words) / max(1, len(words))


def _capital_words(text: str) -> float:
    words = words_of(text)
    return sum(word[0].isupper() for word in words) / max(1, len(words))


def _word_length(text: str) -> float:
    words = words_of(text)
    return sum(map(len, words)) / max(1, len(words)) / 6


def _log_length(text: str) -> float:
    return math.log1p(len(text)) / 5


_SHAPE: dict[str, Callable[[str], float]] = {
    "furniture": lambda text: float(bool(furniture(text))),
    "length": _log_length,
    "short": lambda text: float(len(text) < 50),
    "long": lambda text: float(len(text) > 250),
    "sentences": lambda text: min(4, len(sentences(text))) / 4,
    "you": _count(_YOU),
    "we": _count(_WE),
    "i": _count(_I),
    "they": _count(_THEY),
    "past": _count(_PAST),
    "present": _count(_PRESENT),
    "future": _count(_FUTURE, 2),
    "dangling": _flag(_DANGLING),
    "this": _count(_THIS, 3),
    "opens with the": _flag(_THE_OPENING),
    "opens with we": _flag(_WE_OPENING),
    "opens with if": _flag(_IF_OPENING),
    "opens with a": _flag(_ARTICLE_OPENING),
    "opens with question word": _flag(_QUESTION_OPENING),
    "opens in lower case": lambda text: float(text[:1].islower()),
    "ends": _flag(_END),
    "ends in question": lambda text: float(text.rstrip('"”’) ').endswith("?")),
    "ends in colon": lambda text: float(text.rstrip().endswith((":", ",", ";"))),
    "question marks": lambda text: min(3, text.count("?")) / 3,
    "exclamation marks": lambda text: min(3, text.count("!")) / 3,
    "dashes": lambda text: min(2, len(re.findall(r"—| [–-] ", text))) / 2,
    "quotes": lambda text: float(any(mark in text for mark in '“”"')),
    "brackets": lambda text: min(2, text.count("(")) / 2,
    "commas": lambda text: min(5, text.count(",")) / 5,
    "digits": _share(str.isdigit),
    "capitals": _share(str.isupper),
    "signs": _share(lambda letter: not letter.isalnum() and not letter.isspace()),
    "numbers": _count(re.compile(r"\d[\d.,]*")),
    "names": _count(_NAME),
    "small words": _small_words,
    "capital words": _capital_words,
    "word length": _word_length,
    "superlatives": _count(_SUPERLATIVE, 3),
    "feeling": _count(_FEELING, 3),
    "general": _count(_GENERAL, 3),
    "administration": _count(_ADMIN, 3),
    "link": lambda text: float("http" in text or "www." in text or "@" in text),
}
NAMES: tuple[str, ...] = tuple(f"cue {cue.name}" for cue in CUES) + tuple(_SHAPE)


def lexical(text: str) -> list[float]:
    """The measures of one text, in the order of `NAMES`, each about 0 to 1."""
    found = {hit.cue.name: len(hit.words) for hit in hits(text)}
    cues = [min(3, found.get(cue.name, 0)) / 3 for cue in CUES]
    return cues + [measure(text) for measure in _SHAPE.values()]


def lexical_rows(texts: Sequence[str]) -> Floats:
    """The measures of many texts: float32 (n, len(NAMES))."""
    return np.array([lexical(text) for text in texts], np.float32).reshape(len(texts), len(NAMES))
