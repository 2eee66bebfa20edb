# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Judges texts one by one: worth posting, standing alone, which kind, and by which words."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues, embedding, heads
from secondhelping.snippets.features import lexical_rows
from secondhelping.snippets.found import Judgement
from secondhelping.snippets.invitations import answers_itself, starts_a_talk
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.prayers import prays
from secondhelping.snippets.standing import leans_on_before

__all__ = ["Judgement", "judge"]

# The least share of a kind that a plain rule, not the heads, tells: an open question, a credit to someone else. Of the
# 18 labelled passages of worth 2 or more that ask openly, thank or welcome, 16 are conversation.
_BY_RULE = 0.65
# A question that the text answers itself takes the kind of its answer.
_ANSWERED = 0.25
# Words said to God, and what a group believes, sound to the heads like words about a business. Where nothing in them
# sells, they are most likely not.
_PRAYS = 0.1
_BELIEVES = 0.45
_WE_BELIEVE = re.compile(
    r"\bwe (?:all |also |still |firmly |strongly )?(?:believe|think|hold|feel|are convinced)\b"
)
_LEANING = 0.1  # 11 of 180 labelled passages that open so were found to stand alone
# No network takes a longer post, and the patterns of cues take a time that grows faster than the text.
_LONGEST = 3_000
# Of so many lines of a document the cues are put to the proof by reading the line without them: those seen first.
_READ_ANEW = 10
Floats = NDArray[np.float32]
Chances = dict[Kind, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the heads say of many texts: worth and standalone (n,), kinds (n, 4) in the order of `heads.KINDS`;
    `inputs` (n, k) is what they went by, empty for a glance."""

    worth: Floats
    standalone: Floats
    kinds: Floats
    inputs: Floats


@dataclass(frozen=True, slots=True)
class Unproven:
    """Names of cues whose words can go without the line losing by it: `kind` is told as surely without them, `worth`
    (and standing alone) is no less."""

    kind: frozenset[str] = frozenset()
    worth: frozenset[str] = frozenset()


def judge(texts: Sequence[str]) -> list[Judgement]:
    """Judge texts as a stranger would who sees them in a feed; one judgement each, in order.

    Of a text longer than any post the first 3,000 letters are judged.

    Raises:
        KnownError: the language model is missing.
    """
    if not texts:
        return []
    texts = [text[:_LONGEST] for text in texts]
    weighed = weigh(texts, lexical_rows(texts))
    judged = [judgement(text, weighed, row) for row, text in enumerate(texts)]
    proofs = unproven(texts, judged)
    return [judgement(text, weighed, row, hidden=proofs[row].kind) for row, text in enumerate(texts)]


def weigh(texts: Sequence[str], measures: Floats, context: Floats | None = None) -> Weighed:
    """What the heads make of texts with known measures (n, m), each read as a whole, before anything is told of them.
    `context`: of the document they are all from, as `Heads.context` gives it.

    Raises:
        KnownError: the language model is missing.
    """
    inputs = heads.shared().inputs(embedding.shared().embed_to_judge(texts), measures)
    return _weighed(texts, inputs, context)


def _weighed(texts: Sequence[str], inputs: Floats, context: Floats | None) -> Weighed:
    model = heads.shared()
    standalone = _held_back(texts, model.standalone(inputs))
    return Weighed(model.worth(inputs), standalone, model.kind(inputs, context), inputs)


def glance(texts: Sequence[str], vectors: Floats, measures: Floats) -> Weighed:
    """What the heads make of texts by the vectors that `Embedder.embed` gives (n, 384) and the measures (n, m)."""
    worth, standalone, kinds = heads.shared().glance(vectors, measures)
    return Weighed(worth, _held_back(texts, standalone), kinds, np.zeros((len(texts), 0), np.float32))


def _held_back(texts: Sequence[str], standalone: Floats) -> Floats:
    """Standalone, at most `_LEANING` where a text leans on the sentence before it."""
    leaning = np.array([leans_on_before(lowered(text)) for text in texts], np.bool_)
    return np.where(leaning, np.minimum(standalone, _LEANING), standalone).astype(np.float32)


def judgement(
    text: str, weighed: Weighed, row: int, linked: bool = False, hidden: Container[str] = ()
) -> Judgement:
    """The judgement of one text, told in cues. `linked`: a link in it leads to somebody else's pages. `hidden`:
    names of cues that are not told."""
    found = cues.hits(text, linked)
    chances, is_post = settled(text, found, weighed.kinds[row])
    best = max(chances, key=lambda kind: chances[kind])
    worth, standalone = float(weighed.worth[row]), float(weighed.standalone[row])
    return Judgement(
        worth,
        standalone,
        best if is_post and text.strip() else None,
        chances,
        cues.told(found, best, hidden),
    )


def unproven(
    texts: Sequence[str],
    judged: Sequence[Judgement],
    context: Floats | None = None,
    inputs: Floats | None = None,
) -> list[Unproven]:
    """Puts the cues of each text to the proof, given its judgement: how is it judged without a cue's own words?

    Cues that quote no words cannot be taken out and are let be, and so are those of curated lines: there a rule goes
    by the words and by nothing else.

    Without its words a text is read anew. `inputs` (n, k) are what the heads went by: where they are given, that is
    done for the first texts only; of the others what was read is kept, and only the measures are taken anew.

    Raises:
        KnownError: the language model is missing.
    """
    cuts = [
        (row, hit, shorter)
        for row, text in enumerate(texts)
        for hit in cues.hits(text)
        if hit.cue.quotes and hit.cue.kind is not Kind.CURATED and (shorter := _without(text, hit.words))
    ]
    if not cuts:
        return [Unproven() for _ in texts]
    weighed = _weighed_without(cuts, context, inputs)
    kinds: list[set[str]] = [set() for _ in texts]
    worths: list[set[str]] = [set() for _ in texts]
    for place, (row, hit, shorter) in enumerate(cuts):
        before, name = judged[row], hit.cue.name
        chances, _ = settled(shorter, cues.hits(shorter), weighed.kinds[place])
        if chances[hit.cue.kind] >= before.kind_probabilities[hit.cue.kind]:
            kinds[row].add(name)
        if weighed.worth[place] * weighed.standalone[place] >= before.worth * before.standalone:
            worths[row].add(name)
    return [Unproven(frozenset(kind), frozenset(worth)) for kind, worth in zip(kinds, worths, strict=True)]


def _weighed_without(
    cuts: Sequence[tuple[int, cues.Hit, str]], context: Floats | None, inputs: Floats | None
) -> Weighed:
    """What the heads say of the shortened texts of `cuts`."""
    texts = [shorter for _, _, shorter in cuts]
    measures = lexical_rows(texts)
    if inputs is None:
        return weigh(texts, measures, context)
    anew = heads.shared().measured_anew(inputs[[row for row, _, _ in cuts]], measures)
    read = [place for place, (row, _, _) in enumerate(cuts) if row < _READ_ANEW]
    if read:
        vectors = embedding.shared().embed_to_judge([texts[place] for place in read])
        anew[read] = heads.shared().inputs(vectors, measures[read])
    return _weighed(texts, anew, context)


def _without(text: str, words: Sequence[str]) -> str:
    """A text without these words of it; "" where nothing to read is left."""
    for word in words:
        place = text.find(word)
        if place >= 0:
            text = text[:place] + text[place + len(word) :]
    left = " ".join(text.split())
    return left if any(map(str.isalnum, left)) else ""


def settled(text: str, found: Sequence[cues.Hit], shares: Floats) -> tuple[Chances, bool]:
    """The chances of the kinds, in the order of `Kind`, and whether the text is a post at all: what the kind head says
    (`shares` in the order of `heads.KINDS`) after the plain rules."""
    likely = dict(zip(heads.KINDS, map(float, shares), strict=True))
    likely["promotional"] *= _not_about_a_business(text, found)
    if answers_itself(text):
        likely["conversation"] *= _ANSWERED
    nothing = likely.pop("none")
    is_post = nothing < max(likely.values())
    total = max(sum(likely.values()), 1e-9)
    chances = {kind: likely.get(kind.value, 0.0) / total for kind in Kind}
    if any(hit.cue.kind is Kind.CURATED for hit in found):
        return _at_least(Kind.CURATED, chances), True
    if starts_a_talk(text, [hit.cue.name for hit in found]):
        return _at_least(Kind.CONVERSATION, chances), is_post
    return chances, is_post


def _not_about_a_business(text: str, found: Sequence[cues.Hit]) -> float:
    low = lowered(text)
    if prays(low):
        return _PRAYS
    sells = any(hit.cue.kind is Kind.PROMOTIONAL for hit in found)
    return _BELIEVES if not sells and _WE_BELIEVE.search(low) else 1.0


def _at_least(kind: Kind, chances: Chances) -> Chances:
    """The chances with `kind` raised to `_BY_RULE` where it is below, the others making room in proportion."""
    before = chances[kind]
    share = max(before, _BY_RULE)
    room = (1 - share) / max(1 - before, 1e-9)
    return {name: share if name is kind else chance * room for name, chance in chances.items()}
