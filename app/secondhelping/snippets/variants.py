# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other wordings of a line by fixed edits of the author's own words: shorter, its question first, its number first.

No word is put in. What is done is one of these: sentences are left out at the beginning or the end, an aside in
brackets goes, or one sentence is moved to the front. So every wording can be undone, and the line itself is kept.
Light on purpose (no model): the window, the planner and the command line ask for wordings when they need them.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from secondhelping.snippets.edits import trimmed
from secondhelping.snippets.furniture import furniture, sentence_ends
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.sentences import sentences
from secondhelping.snippets.standing import leans_on_before

MOST = 6
"""So many wordings are told at most."""

_LEAST_LETTERS = 30
_ASIDE = re.compile(r"\s*[(\[](?![^)\]]*[.!?][^)\]]*\s)[^()\[\]]{3,120}[)\]]")
_NUMBER = re.compile(r"\d")
_LISTED = re.compile(r"^\s*(?:[•*·]|\d{1,2}[.)])\s")
# A question or a figure that only what stands before it explains.
_POINTS_BACK = re.compile(
    r"^(?:(?:why|how|what about|who|where|when)\?|(?:and|but|so|or|then|that|this|these|those|which|it|they|he|she|"
    r"the (?:other|same|rest|result|answer|reason|former|latter)|instead|otherwise|still|even then|yet)\b)|"
    r"\b(?:for|like|than|about|of|with|by|from|to|do|does|did|is|was|why|how) (?:this|that|these|those|it|them)\s*\?$"
)


class Way(StrEnum):
    """What was done, in the words shown."""

    SHORTER = "Shorter"
    QUESTION_FIRST = "Question first"
    NUMBER_FIRST = "Number first"
    NO_ASIDE = "Without the aside"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording. `worth` puts them in order: 0 to 1."""

    text: str
    way: Way
    worth: float


def variants(text: str, language: str = "en") -> tuple[Variant, ...]:
    """The other wordings of a text, the best first, each once; () where there is none.

    A list under its lead-in is whole or nothing: it has none.
    """
    if any(_LISTED.match(row) for row in text.split("\n")[1:]):
        return ()
    parts = [text[start:end].strip() for start, end in sentences(text)]
    found: dict[str, Variant] = {}
    for variant in (*_moved(parts), *_shorter(parts, language), *_without_asides(text)):
        if _stands(variant.text, language) and not _same(variant.text, text):
            known = found.get(variant.text)
            if known is None or known.worth < variant.worth:
                found[variant.text] = variant
    ranked = sorted(found.values(), key=lambda one: (-one.worth, len(one.text), one.text))
    return tuple(ranked[:MOST])


def that_fits(text: str, fits: Callable[[str], bool], language: str = "en") -> str | None:
    """The text itself where it `fits`, else the longest of its shorter wordings that does; None where none does."""
    if fits(text):
        return text
    shorter = sorted((one.text for one in variants(text, language)), key=lambda one: (-len(one), one))
    return next((one for one in shorter if fits(one)), None)


def not_yet_served(text: str, served: Collection[str], language: str = "en") -> str | None:
    """The best wording that did not go out yet, the text itself first; None where all of them did."""
    known = {_plain(one) for one in served}
    wordings = (text, *(one.text for one in variants(text, language)))
    return next((one for one in wordings if _plain(one) not in known), None)


def _moved(parts: list[str]) -> Iterator[Variant]:
    """One sentence moved to the front: the question, or the number."""
    for way, worth, has in (
        (Way.QUESTION_FIRST, 0.9, lambda part: part.rstrip('"”’ ').endswith("?")),
        (Way.NUMBER_FIRST, 0.8, lambda part: bool(_NUMBER.search(part))),
    ):
        number = next((n for n, part in enumerate(parts) if has(part)), 0)
        if number == 0 or not all(sentence_ends(part) for part in parts):
            continue
        rest = [part for n, part in enumerate(parts) if n != number]
        # What came after the moved sentence may lean on it, and no longer has it before.
        follows = parts[number + 1] if number + 1 < len(parts) else ""
        if _free(parts[number]) and (not follows or _free(follows)):
            yield Variant(" ".join([parts[number], *rest]), way, worth)


def _shorter(parts: list[str], language: str) -> Iterator[Variant]:
    """Runs of sentences from within; the longer ones, and those from the beginning, are worth more."""
    whole = sum(map(len, parts))
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            run = parts[first : last + 1]
            if len(run) == len(parts) or not _free(run[0]) or _asks_what_follows(parts, last):
                continue
            told = bool(_NUMBER.search(" ".join(run)))
            worth = 0.4 + 0.3 * sum(map(len, run)) / whole - 0.1 * (first > 0) + 0.05 * told
            yield Variant(trimmed(" ".join(run), language), Way.SHORTER, worth)


def _asks_what_follows(parts: list[str], last: int) -> bool:
    """Whether the cut would leave a question whose answer is cut off."""
    return last + 1 < len(parts) and parts[last].rstrip('"”’ ').endswith("?")


def _without_asides(text: str) -> Iterator[Variant]:
    shorter = " ".join(_ASIDE.sub("", text).split())
    if 0.5 * len(text) <= len(shorter) < len(text):
        yield Variant(shorter, Way.NO_ASIDE, 0.6)


def _free(part: str) -> bool:
    """Whether a sentence says what it says with nothing before it."""
    low = lowered(part)
    return not leans_on_before(low) and not _POINTS_BACK.search(low)


def _stands(text: str, language: str) -> bool:
    return len(text) >= _LEAST_LETTERS and sentence_ends(text) and not furniture(text, language)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
