# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plain measures of a text that the heads look at beside its vector: cues, shape, openings, endings.

They are taken once of each sentence and put together for every run of sentences: the counts are added, an opening is
that of the first, an ending that of the last. A document has thousands of possible lines over the same sentences.
Changing what is measured, or its order, needs the heads to be trained anew (`training/train_heads.py`).
"""

import functools
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.cues import CUES, counts
from secondhelping.snippets.furniture import furniture, sentence_ends, words_of
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.sentences import sentences
from secondhelping.snippets.standing import leans_on_before
from secondhelping.snippets.words import STOP_WORDS

Floats = NDArray[np.float32]

_ENGLISH = STOP_WORDS["en"]
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b")
_WE = re.compile(r"\b(?:we|our|us|ours)\b|\bwe['’]")
_I = re.compile(r"\b(?:i|my|me|mine)\b")
_THEY = re.compile(r"\b(?:he|she|they|him|her|his|hers|them|their|theirs)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|said|told|made|took|began|gave|held|\w{3,}ed)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|may|do|does|makes?|helps?|gives?|needs?|\w{3,}s)\b")
_FUTURE = re.compile(r"\b(?:will|shall|going to|upcoming|next)\b|['’]ll\b")
_DANGLING = re.compile(
    r"^[\"“(]?(?:this|these|that|those|it|its|he|she|they|his|her|their|such|both|another|others?|some of|"
    r"one of (?:these|those|them)|here|there|as (?:shown|mentioned|discussed|noted|such|above)|"
    r"the (?:second|third|next|other|latter|former|same|above|following|first)|then|also|so|and|but|or|because|"
    r"which|who|however|therefore|for example|for instance|in addition|instead|otherwise|thus|hence|moreover|"
    r"furthermore|again|all of (?:this|these)|none of|each of|neither|either|similarly|meanwhile|after that|"
    r"at that|in this|in these|on this|with this|for this|by this|to this|during this)\b",
)
_THIS = re.compile(r"\b(?:this|these|that|those|such|it|here|above|below|following|aforementioned)\b")
_THE_OPENING = re.compile(r"^(?:the|in the|at the|on the|for the|to the)\b")
_WE_OPENING = re.compile(r"^(?:we|our|i|my)\b")
_IF_OPENING = re.compile(r"^(?:if|when|whether|before|after|while|once|whenever|unless|without)\b")
_ARTICLE_OPENING = re.compile(r"^(?:a|an|every|most|many|some|all|no|any|each)\b")
_QUESTION_OPENING = re.compile(
    r"^(?:what|why|how|when|where|who|which|do|does|did|is|are|can|could|would|have|has|should|ever|did)\b",
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")  # the one pattern for a text with its capitals
_SUPERLATIVE = re.compile(
    r"\b(?:most|best|least|never|always|every|only|single|simple|easy|easily|\w{3,}est)\b"
)
_FEELING = re.compile(
    r"\b(?:love|life|heart|joy|hope|dream|fear|feel|beautiful|fun|enjoy|happy|laugh|smile|magic|passion|inspire|"
    r"moment|memories|friends|family|together|everyone|community)\b",
)
_ADMIN = re.compile(
    r"\b(?:committee|council|board|meeting|minutes|staff|policy|section|ordinance|application|applicant|department|"
    r"parents?|pupils?|students?|teacher|classroom|results?|user|data|system|project|report|document|figure|table|"
    r"participants?|attendees|chair(?:man|person)?|treasurer|motion)\b",
)
_GENERAL = re.compile(
    r"\b(?:usually|often|typically|generally|tends? to|in fact|research|stud(?:y|ies)|instead of|rather than|"
    r"you (?:can|could|might|may)|how to)\b",
)
_DASH = re.compile(r"—| [–-] ")
_NUMBER = re.compile(r"\d[\d.,]*")
_TO_THE_READER = re.compile(r"\b(?:you|your|yours|yourself|anyone|favou?rite)\b[^.!?]*\?")

# Counted in each sentence, added up, and cut at so many: (pattern, most).
_COUNTED: dict[str, tuple[re.Pattern[str], int]] = {
    "you": (_YOU, 4),
    "we": (_WE, 4),
    "i": (_I, 4),
    "they": (_THEY, 4),
    "past": (_PAST, 4),
    "present": (_PRESENT, 4),
    "future": (_FUTURE, 2),
    "this": (_THIS, 3),
    "dashes": (_DASH, 2),
    "numbers": (_NUMBER, 4),
    "superlatives": (_SUPERLATIVE, 3),
    "feeling": (_FEELING, 3),
    "general": (_GENERAL, 3),
    "administration": (_ADMIN, 3),
}
_SIGNS: dict[str, tuple[str, int]] = {
    "question marks": ("?", 3),
    "exclamation marks": ("!", 3),
    "brackets": ("(", 2),
    "commas": (",", 5),
}
# Asked of the first sentence.
_OPENINGS: dict[str, Callable[[str, str], bool]] = {
    "dangling": lambda _, low: bool(_DANGLING.match(low)),
    "leans on before": lambda _, low: leans_on_before(low),
    "opens with the": lambda _, low: bool(_THE_OPENING.match(low)),
    "opens with we": lambda _, low: bool(_WE_OPENING.match(low)),
    "opens with if": lambda _, low: bool(_IF_OPENING.match(low)),
    "opens with a": lambda _, low: bool(_ARTICLE_OPENING.match(low)),
    "opens with question word": lambda _, low: bool(_QUESTION_OPENING.match(low)),
    "opens in lower case": lambda text, _: text[:1].islower(),
    "opens with a question": lambda text, _: _asks(text),
}
# Asked of the last sentence.
_ENDINGS: dict[str, Callable[[str, str], bool]] = {
    "ends": lambda text, _: sentence_ends(text),
    "ends in question": lambda text, _: _asks(text),
    "ends in question to the reader": lambda text, low: _asks(text) and bool(_TO_THE_READER.search(low)),
    "ends in colon": lambda text, _: text.rstrip().endswith((":", ",", ";")),
}
# True of a text where it is true of one of its sentences.
_ANYWHERE: dict[str, Callable[[str, str], bool]] = {
    "quotes": lambda text, _: any(mark in text for mark in '“”"'),
    "link": lambda _, low: "http" in low or "www." in low or "@" in low,
}
# Totals that shares are made of.
_TOTALS = (
    "letters",
    "words",
    "small",
    "capital",
    "word letters",
    "digits",
    "capitals",
    "signs",
    "names",
    "furniture",
)
_SUMMED = len(CUES) + len(_COUNTED) + len(_SIGNS) + len(_TOTALS)
_OPENED = slice(_SUMMED, _SUMMED + len(_OPENINGS))
_ENDED = slice(_OPENED.stop, _OPENED.stop + len(_ENDINGS))
_HELD = slice(_ENDED.stop, _ENDED.stop + len(_ANYWHERE))
_WHOLE = (
    "length", "short", "long", "sentences", "small words", "capital words", "word length", "digits", "capitals",
    "signs", "names", "furniture",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *(f"cue {cue.name}" for cue in CUES),
    *_COUNTED,
    *_SIGNS,
    *_OPENINGS,
    *_ENDINGS,
    *_ANYWHERE,
    *_WHOLE,
)
_MOST = np.array(
    [3] * len(CUES) + [most for _, most in _COUNTED.values()] + [most for _, most in _SIGNS.values()],
    np.float32,
)


def _asks(text: str) -> bool:
    return text.rstrip('"”’») ').endswith("?")


@functools.lru_cache(maxsize=8192)
def measured(sentence: str) -> Floats:
    """What is counted and asked of one sentence, before it is put together by `together`."""
    low = lowered(sentence)
    row = counts(low)
    row += [len(pattern.findall(low)) for pattern, _ in _COUNTED.values()]
    row += [sentence.count(sign) for sign, _ in _SIGNS.values()]
    row += _totals(sentence)
    for asked in (_OPENINGS, _ENDINGS, _ANYWHERE):
        row += [question(sentence, low) for question in asked.values()]
    return np.array(row, np.float32)


def _totals(text: str) -> list[int]:
    words = words_of(text)
    signs = sum(not letter.isalnum() and not letter.isspace() for letter in text)
    return [
        len(text),
        len(words),
        sum(word.lower() in _ENGLISH for word in words),
        sum(word[0].isupper() for word in words),
        sum(map(len, words)),
        sum(map(str.isdigit, text)),
        sum(map(str.isupper, text)),
        signs,
        len(_NAME.findall(text)),
        furniture(text) not in ("", "too short"),
    ]


def together(rows: Sequence[Sequence[Floats]]) -> Floats:
    """The measures of texts, given what was `measured` of the sentences of each: float32 (texts, len(NAMES)), each
    about 0 to 1."""
    if not rows:
        return np.zeros((0, len(NAMES)), np.float32)
    sums = np.stack([row[0] if len(row) == 1 else np.sum(row, axis=0) for row in rows])
    sizes = np.array([len(row) for row in rows], np.float32)
    first, last = np.stack([row[0] for row in rows]), np.stack([row[-1] for row in rows])
    parts = (
        np.minimum(sums[:, : len(_MOST)], _MOST) / _MOST,
        first[:, _OPENED],
        last[:, _ENDED],
        np.minimum(sums[:, _HELD], 1),
        _whole(sums[:, len(_MOST) : _SUMMED], sizes),
    )
    joined: Floats = np.hstack(parts)
    return joined


def _whole(totals: Floats, sizes: Floats) -> Floats:
    """The measures in the order of `_WHOLE`, from `_TOTALS` and the numbers of sentences."""
    letters, words, small, capital, word_letters, digits, capitals, signs, names, unfit = totals.T
    length = letters + sizes - 1  # with the spaces between sentences
    several = np.maximum(words, 1)
    columns = (
        np.log1p(length) / 5,
        length < 50,
        length > 250,
        np.minimum(sizes, 4) / 4,
        small / several,
        capital / several,
        word_letters / several / 6,
        digits / np.maximum(length, 1),
        capitals / np.maximum(length, 1),
        signs / np.maximum(length, 1),
        np.minimum(names, 4) / 4,
        unfit / sizes,
    )
    return np.stack(columns, axis=1).astype(np.float32)


def split(text: str) -> list[str]:
    """The sentences of a text, as they are measured; the text itself where it has none."""
    return [text[start:end] for start, end in sentences(text)] or [text]


def lexical_rows(texts: Sequence[str]) -> Floats:
    """The measures of many texts: float32 (n, len(NAMES))."""
    return together([[measured(sentence) for sentence in split(text)] for text in texts])
