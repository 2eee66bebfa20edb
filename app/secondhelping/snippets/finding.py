# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the lines of a document worth posting: candidates, judged, ranked, told why.

Only the worker process imports this file; a window asks the worker (`snippets/worker.py`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.document import Content, Role
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.domain.snippet import Candidate
from secondhelping.snippets import cues, embedding, heads
from secondhelping.snippets.candidates import Draft
from secondhelping.snippets.duplicates import near_duplicates
from secondhelping.snippets.features import lexical_rows
from secondhelping.snippets.found import Found, Judgement
from secondhelping.snippets.hashtags import hashtags
from secondhelping.snippets.judging import judge_measured
from secondhelping.snippets.keyphrases import of_material
from secondhelping.snippets.material import Material, prepare
from secondhelping.snippets.modest import judge_modestly
from secondhelping.snippets.ranking import Entry, base_score, ranked
from secondhelping.snippets.reasons import reasons

__all__ = ["Found", "find"]

Floats = NDArray[np.float32]
_PER_PAGE, _FEWEST, _MOST = 8, 3, 150
_WORDS_A_PAGE = 350  # where a format has no pages
_LEAST_WORTH, _LEAST_STANDALONE, _LEAST_SCORE = 0.35, 0.3, 0.3
_LEAST_QUICK = 0.06  # below this first guess a draft gets no vector of its own
_LEAST_ROUGH = 0.05  # of worth x standalone by the rough vectors
_PER_START = 2
_MOST_JUDGED = 450
_KEYPHRASES = 30
_HASHTAGS = 3
# How far words of a role are trusted as lines; the rest counts in full.
_TRUST = {Role.CAPTION: 0.8, Role.TABLE_CELL: 0.75, Role.NOTE: 0.8}
_UNENDED = 0.8  # for a line without an end mark where it is not an item of a list


@dataclass(frozen=True, slots=True)
class _Judged:
    """Drafts with their judgements and vectors, row by row."""

    drafts: tuple[Draft, ...]
    judgements: tuple[Judgement, ...]
    vectors: Floats


def find(content: Content, progress: Progress = silent) -> Found:
    """The lines of a document worth posting, best first. None at all is a good answer.

    Raises:
        Cancelled: by way of `progress`.
        KnownError: the language model is missing.
    """
    material = prepare(content, progress)
    total = len(material.sentences)
    progress(Step("Choosing lines", total, total))
    phrases = tuple(of_material(material, _KEYPHRASES))
    judged = _judge(material)
    chosen = _choose(material, judged, phrases)
    candidates = tuple(_candidate(judged, row, score, phrases) for row, score in chosen)
    progress(Step("Choosing lines", total, total, len(candidates)))
    return Found(candidates, phrases)


def _judge(material: Material) -> _Judged:
    possible = material.drafts
    known = _in_known_language(material)
    measures = lexical_rows([draft.text for draft in possible])
    rows = _promising(material, possible, measures) if known else list(range(len(possible)))
    kept = tuple(possible[row] for row in rows)
    vectors = _exact_vectors(material, kept)
    if known:
        judgements = judge_measured([draft.text for draft in kept], vectors, measures[rows])
    else:
        judgements = [judge_modestly(draft.text, material.language) for draft in kept]
    return _Judged(kept, tuple(judgements), vectors)


def _in_known_language(material: Material) -> bool:
    return material.language in ("", "en")


def _promising(material: Material, possible: Sequence[Draft], measures: Floats) -> list[int]:
    """The drafts worth a vector of their own, by a first guess from measures and their sentences' vectors."""
    if not possible:
        return []
    model = heads.shared()
    quick = model.quick_worth(measures)
    inputs = model.inputs(_rough_vectors(material, possible), measures)
    guess = model.worth(inputs) * model.standalone(inputs)
    guess[quick < _LEAST_QUICK] = 0
    order = [int(row) for row in np.argsort(-guess, kind="stable") if guess[row] > _LEAST_ROUGH]
    return sorted(_best_per_start(possible, order)[:_MOST_JUDGED])


def _best_per_start(possible: Sequence[Draft], order: Sequence[int]) -> list[int]:
    """Of the drafts that open with the same sentence, only the best few: they would exclude each other anyway."""
    taken: Counter[int] = Counter()
    kept = []
    for row in order:
        start = possible[row].sentences[0]
        if taken[start] < _PER_START:
            taken[start] += 1
            kept.append(row)
    return kept


def _rough_vectors(material: Material, possible: Sequence[Draft]) -> Floats:
    """The mean of a draft's sentence vectors, weighted by length, in place of its own."""
    rows = []
    for draft in possible:
        numbers = list(draft.sentences)
        weights = np.array([len(material.sentences[number].text) for number in numbers], np.float32)
        mean = (material.vectors[numbers] * weights[:, None]).sum(axis=0)
        rows.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    return np.array(rows, np.float32)


def _exact_vectors(material: Material, kept: Sequence[Draft]) -> Floats:
    """A vector each; a draft that is one sentence untrimmed has its sentence's."""
    vectors = np.zeros((len(kept), embedding.WIDTH), np.float32)
    missing = []
    for row, draft in enumerate(kept):
        numbers = draft.sentences
        if len(numbers) == 1 and material.sentences[numbers[0]].text == draft.text:
            vectors[row] = material.vectors[numbers[0]]
        else:
            missing.append(row)
    if missing:
        vectors[missing] = embedding.shared().embed([kept[row].text for row in missing])
    return vectors


def _choose(
    material: Material, judged: _Judged, phrases: Sequence[tuple[str, float]]
) -> list[tuple[int, float]]:
    worthy = [row for row, draft in enumerate(judged.drafts) if _is_worthy(draft, judged.judgements[row])]
    if not worthy:
        return []
    fit = _fit(judged.vectors[worthy], phrases)
    scored = [(row, _score(judged, row, float(fit[number]))) for number, row in enumerate(worthy)]
    scored.sort(key=lambda pair: -pair[1])
    order = [row for row, _ in scored]
    repeats = _repeats(judged, order)
    kept = [(row, score) for (row, score), repeat in zip(scored, repeats, strict=True) if not repeat]
    last = max(1, len(material.content.passages) - 1)
    entries = [
        Entry(
            score,
            judged.drafts[row].span.first,
            frozenset(judged.drafts[row].sentences),
            judged.drafts[row].span.first / last,
        )
        for row, score in kept
    ]
    rows = [row for row, _ in kept]
    picked = ranked(entries, judged.vectors[rows], _cap(material.content), _LEAST_SCORE)
    return [(rows[number], score) for number, score in picked]


def _repeats(judged: _Judged, order: Sequence[int]) -> list[bool]:
    """Which drafts, best first, repeat a better one from elsewhere in the document.

    Drafts that share sentences are variants of one line, not repeats: ranking keeps the best of them.
    """
    texts = [judged.drafts[row].text for row in order]
    spots = [frozenset(judged.drafts[row].sentences) for row in order]
    return [bool(flag) for flag in near_duplicates(texts, judged.vectors[list(order)], spots)]


def _is_worthy(draft: Draft, judgement: Judgement) -> bool:
    return judgement.worth >= _LEAST_WORTH and judgement.standalone >= _LEAST_STANDALONE and bool(draft.text)


def _fit(vectors: Floats, phrases: Sequence[tuple[str, float]]) -> Floats:
    """How near each line is to what the document is about: 0 to 1."""
    if not phrases:
        return np.zeros(len(vectors), np.float32)
    topics = embedding.shared().embed([phrase for phrase, _ in phrases[:10]])
    nearest = (vectors @ topics.T).max(axis=1)
    return np.asarray(np.clip(nearest, 0, 1), np.float32)


def _score(judged: _Judged, row: int, fit: float) -> float:
    draft, judgement = judged.drafts[row], judged.judgements[row]
    score = base_score(judgement.worth, judgement.standalone, fit, len(draft.text))
    score *= _TRUST.get(draft.role, 1.0)
    return score * _UNENDED if draft.unended and draft.role is not Role.LIST_ITEM else score


def _cap(content: Content) -> int:
    pages = content.pages or -(-content.words // _WORDS_A_PAGE)
    return max(_FEWEST, min(_MOST, _PER_PAGE * pages))


def _candidate(judged: _Judged, row: int, score: float, phrases: Sequence[tuple[str, float]]) -> Candidate:
    draft, judgement = judged.drafts[row], judged.judgements[row]
    inside = tuple(phrase for phrase, _ in phrases if _stands_in(phrase, draft.text))[:_HASHTAGS]
    return Candidate(
        text=draft.text,
        original=draft.original,
        span=draft.span,
        kind=judgement.likeliest,
        kind_probabilities=judgement.kind_probabilities,
        score=min(1.0, max(0.0, score)),
        standalone=judgement.standalone,
        worth=judgement.worth,
        page=draft.page,
        reasons=reasons(draft.text, judgement.standalone, cues.hits(draft.text), inside),
        cues=judgement.cues,
        keyphrases=inside,
        hashtags=hashtags(inside),
    )


def _stands_in(phrase: str, text: str) -> bool:
    return _spaced(phrase) in _spaced(text)


def _spaced(text: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return f" {' '.join(words)} "
