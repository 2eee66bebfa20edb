# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the lines of a document worth posting: candidates, judged, ranked, told why.

Only the worker process imports this file; a window asks the worker (`snippets/worker.py`).

Drafts are looked at twice. First with the mean of their sentences' vectors, which costs nothing more; only those
chosen then get a vector of their own and are judged and chosen again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.document import Content, Role
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.domain.snippet import Candidate
from secondhelping.snippets import cues, embedding
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
Phrases = tuple[tuple[str, float], ...]
_PER_PAGE, _FEWEST, _MOST = 8, 3, 150
_WORDS_A_PAGE = 350  # where a format has no pages
_LOOKED_AT = 8  # drafts compared with each other for every line that may be chosen
_KEYPHRASES = 30
_HASHTAGS = 3
# How far words of a role are trusted as lines; the rest counts in full.
_TRUST = {Role.CAPTION: 0.8, Role.TABLE_CELL: 0.75, Role.NOTE: 0.8}
_UNENDED = 0.8  # for a line without an end mark where it is not an item of a list


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a draft must reach to be chosen."""

    worth: float
    standalone: float
    score: float


# The first look errs on the kind side: means of vectors judge multi-sentence drafts .06 too low on average.
_FIRST_LOOK = _Bar(0.2, 0.15, 0.12)
_LAST_LOOK = _Bar(0.35, 0.3, 0.3)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Drafts with their judgements and vectors, row by row."""

    drafts: tuple[Draft, ...]
    judgements: tuple[Judgement, ...]
    vectors: Floats

    def only(self, rows: Sequence[int]) -> "_Judged":
        return _Judged(
            tuple(self.drafts[row] for row in rows),
            tuple(self.judgements[row] for row in rows),
            self.vectors[list(rows)],
        )


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
    topics = embedding.shared().embed([phrase for phrase, _ in phrases[:10]])
    cap = _cap(content)
    first = _judge(material, material.drafts, _rough_vectors(material))
    picked = [row for row, _ in _choose(first, topics, cap + cap // 2 + 5, _FIRST_LOOK)]
    progress(Step("Choosing lines", total, total, len(picked)))
    kept = tuple(first.drafts[row] for row in picked)
    final = _judge(material, kept, _exact_vectors(material, kept))
    chosen = _choose(final, topics, cap, _LAST_LOOK)
    return Found(tuple(_candidate(final, row, score, phrases) for row, score in chosen), phrases)


def _judge(material: Material, drafts: Sequence[Draft], vectors: Floats) -> _Judged:
    texts = [draft.text for draft in drafts]
    if material.language in ("", "en"):
        judgements = judge_measured(texts, vectors, lexical_rows(texts))
    else:
        judgements = [judge_modestly(text, material.language) for text in texts]
    return _Judged(tuple(drafts), tuple(judgements), vectors)


def _rough_vectors(material: Material) -> Floats:
    """The mean of a draft's sentence vectors, weighted by length, in place of its own."""
    rows = np.zeros((len(material.drafts), embedding.WIDTH), np.float32)
    for row, draft in enumerate(material.drafts):
        numbers = list(draft.sentences)
        weights = np.array([len(material.sentences[number].text) for number in numbers], np.float32)
        mean = (material.vectors[numbers] * weights[:, None]).sum(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows


def _exact_vectors(material: Material, drafts: Sequence[Draft]) -> Floats:
    """A vector each; a draft that is one sentence untrimmed has its sentence's."""
    vectors = np.zeros((len(drafts), embedding.WIDTH), np.float32)
    missing = []
    for row, draft in enumerate(drafts):
        numbers = draft.sentences
        if len(numbers) == 1 and material.sentences[numbers[0]].text == draft.text:
            vectors[row] = material.vectors[numbers[0]]
        else:
            missing.append(row)
    vectors[missing] = embedding.shared().embed([drafts[row].text for row in missing])
    return vectors


def _choose(judged: _Judged, topics: Floats, most: int, bar: _Bar) -> list[tuple[int, float]]:
    """Rows of the chosen drafts, best first, with the scores they were chosen at."""
    worthy = [
        row
        for row, judgement in enumerate(judged.judgements)
        if judgement.worth >= bar.worth and judgement.standalone >= bar.standalone
    ]
    if not worthy:
        return []
    scores = _scores(judged.only(worthy), topics)
    order = np.argsort(-scores, kind="stable")[: _LOOKED_AT * most]
    rows = [worthy[int(place)] for place in order]
    repeats = _repeats(judged.only(rows))
    rows = [row for row, repeat in zip(rows, repeats, strict=True) if not repeat]
    kept = [float(score) for score, repeat in zip(scores[order], repeats, strict=True) if not repeat]
    entries = [_entry(judged.drafts[row], score) for row, score in zip(rows, kept, strict=True)]
    picked = ranked(entries, judged.vectors[rows], most, bar.score)
    return [(rows[number], score) for number, score in picked]


def _repeats(judged: _Judged) -> list[bool]:
    """Which drafts, best first, repeat a better one from elsewhere in the document.

    Drafts that share sentences are variants of one line, not repeats: ranking keeps the best of them.
    """
    texts = [draft.text for draft in judged.drafts]
    spots = [frozenset(draft.sentences) for draft in judged.drafts]
    return [bool(flag) for flag in near_duplicates(texts, judged.vectors, spots)]


def _entry(draft: Draft, score: float) -> Entry:
    return Entry(score, draft.span.first, frozenset(draft.sentences), draft.place)


def _scores(judged: _Judged, topics: Floats) -> NDArray[np.float64]:
    """Each draft's own score; its fit is how near it is to what the document is about."""
    fits = (judged.vectors @ topics.T).max(axis=1) if len(topics) else np.zeros(len(judged.drafts))
    return np.array(
        [
            _score(draft, judgement, float(np.clip(fit, 0, 1)))
            for draft, judgement, fit in zip(judged.drafts, judged.judgements, fits, strict=True)
        ]
    )


def _score(draft: Draft, judgement: Judgement, fit: float) -> float:
    score = base_score(judgement.worth, judgement.standalone, fit, len(draft.text))
    score *= _TRUST.get(draft.role, 1.0)
    return score * _UNENDED if draft.unended and draft.role is not Role.LIST_ITEM else score


def _cap(content: Content) -> int:
    pages = content.pages or -(-content.words // _WORDS_A_PAGE)
    return max(_FEWEST, min(_MOST, _PER_PAGE * pages))


def _candidate(judged: _Judged, row: int, score: float, phrases: Phrases) -> Candidate:
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
