# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells texts that start a talk: an open question to the reader, thanks, a welcome.

Rules rather than weights: there were only 101 such passages to learn from. They follow the codebook: a question that
the text answers itself takes the kind of its answer, and a call to action dressed as a question is an offer.
"""

import re
from collections.abc import Collection

from secondhelping.snippets.lowering import lowered

_LAST_SENTENCE = re.compile(r"[^.!?…]*\?[\"'”’») ]*$")
_FIRST_SENTENCE = re.compile(r"^[^.!?…]*\?")
_OPEN = re.compile(
    r"(?:^|[:,–—-] ?)(?:so |and |but |now )?(?:what|which|how|where|who|when|did|have|would|"
    r"ever)\b.*\b(?:you|your|yours)\b|"
    r"\bif you(?:r \w+)? could\b"
)
_NOT_ASKED = re.compile(
    r"\bwaiting for|\bdo you want|\bwould you like to|\bhow (?:can|could) you\b|\bdoes it apply\b"
)
_ANSWERS_WELCOME = re.compile(
    r"\b(?:(?:your|the|collect) answers?|tell us|let us know|reply|comments?|write to us|"
    r"we(?:['’]d)? (?:love|collect|read)|share your)\b"
)
_WARM = re.compile(
    r"\b(?:(?<=^)|(?<=[.!?] ))(?:(?:a )?(?:big |huge |special |warm )?(?:thank you|thanks)\b|"
    r"welcome(?:[.!,]| to | back| aboard)|"
    r"congratulations\b|congrats\b|well done\b|happy (?:birthday|anniversary|new year|christmas|holidays|easter))"
)
# "Welcome to our nursery, your trusted partner" opens an advert, not a talk.
_OPENS_WITH_WELCOME = re.compile(r"^(?:a (?:big |warm )?)?(?:warmly )?welcome to\b")
_FEWEST_WORDS = 4  # of an answer
_ABOUT_US = frozenset({"we offer", "praise"})
_SELLING = frozenset({"price", "offer", "book", "buy", "contact", "hours"})


def starts_a_talk(text: str, cues: Collection[str]) -> bool:
    """Whether a text mainly asks its readers something, thanks or welcomes them. `cues`: the names of those in it."""
    if _SELLING.intersection(cues):
        return False
    low = lowered(" ".join(text.split()))
    if _OPENS_WITH_WELCOME.match(low) and _ABOUT_US.intersection(cues):
        return False
    return _asks_openly(low, cues) or bool(_WARM.search(low))


def answers_itself(text: str) -> bool:
    """Whether a text opens with a question and goes on with its answer, asking the reader nothing after it."""
    low = lowered(" ".join(text.split()))
    question = _FIRST_SENTENCE.match(low)
    if question is None:
        return False
    answer = low[question.end() :].strip("\"'”’») ")
    return len(answer.split()) >= _FEWEST_WORDS and "?" not in answer and not _ANSWERS_WELCOME.search(answer)


def _asks_openly(low: str, cues: Collection[str]) -> bool:
    question = _LAST_SENTENCE.search(low)
    if question is None and _ANSWERS_WELCOME.search(low):
        question = _FIRST_SENTENCE.search(low)
    elif "we offer" in cues:
        return False
    if question is None or _NOT_ASKED.search(question.group()):
        return False
    return bool(_OPEN.search(question.group().strip()))
