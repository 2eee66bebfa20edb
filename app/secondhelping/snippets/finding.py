# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the lines of a document worth posting: candidates, judged, ranked, told why.

Only the worker process imports this file; a window asks the worker (`snippets/worker.py`).
"""

import functools
import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.document import Content, Role
from secondhelping.domain.liking import liked
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.domain.snippet import Candidate
from secondhelping.snippets import cues, embedding, heads
from secondhelping.snippets.candidates import Draft, fit
from secondhelping.snippets.duplicates import words_in
from secondhelping.snippets.edits import answers
from secondhelping.snippets.found import Found, Judgement
from secondhelping.snippets.hashtags import hashtags
from secondhelping.snippets.judging import Unproven, glance, judgement, unproven, weigh
from secondhelping.snippets.keyphrases import of_material
from secondhelping.snippets.lessons import Liking, Line
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.material import Material, page_count, prepare
from secondhelping.snippets.modest import judge_all_modestly
from secondhelping.snippets.prayers import prays
from secondhelping.snippets.ranking import Entry, base_score, ranked
from secondhelping.snippets.reasons import reasons
from secondhelping.snippets.taste import Taste

__all__ = ["Found", "find"]

Floats = NDArray[np.float32]
Phrases = tuple[tuple[str, float], ...]
_PER_PAGE, _FEWEST, _MOST = 8, 3, 150
# How many of the drafts that seem best are looked at closely before any is chosen, and how often those are looked at
# that come in for others which did not hold what they seemed to promise.
_LOOKED_AT_CLOSELY, _ROUNDS = 40, 3
_READ_A_LINE = 24  # sentences of a part of a long document that are read for every line wanted of it
_LOOKED_AT = 5  # drafts compared with each other for every line that may be chosen
_KEYPHRASES, _MAIN_TOPICS = 30, 10
_HASHTAGS = 3
# How far words of a role are trusted as lines; the rest counts in full.
_TRUST = {Role.CAPTION: 0.8, Role.TABLE_CELL: 0.75, Role.NOTE: 0.8}
_UNENDED, _UNENDED_ITEM = 0.8, 0.9  # for a line without an end mark, and for an item of a list without one
_UNANSWERED = 0.6
_ANSWER = 0.85  # the question it answers is not seen
_PRAYER = 0.8  # a good line for a parish, and seldom what the rest of its letter is read for
_GLUED_COST = (
    0.85  # for every place where a space is missing after a sentence: the owner would have to mend it
)
_GLUED = re.compile(r"[a-z]{2}[.!?][\"”’)]?[A-Z(][a-z]|[a-z]{2},[a-z]{3}")
_LEAST_WORTH, _LEAST_STANDALONE, _LEAST_SCORE = 0.3, 0.3, 0.3
_OWN_HOST_LINKS = 3  # a document that links so often to one place is most likely from there


@dataclass(frozen=True, slots=True)
class _Judged:
    """Drafts with what the models say of them, row by row.

    `worth` and `standalone` come of a glance, until `look` has looked at a row closely; `close` says where it has.
    `tell` gives the whole judgement of a row that was looked at closely, without telling of the cues that are named;
    `prove` says which these are.
    """

    drafts: tuple[Draft, ...]
    vectors: Floats
    worth: Floats
    standalone: Floats
    close: NDArray[np.bool_]
    look: Callable[[Sequence[int]], None]
    tell: Callable[[int, Container[str]], Judgement]
    prove: Callable[[Sequence[int]], Sequence[Unproven]]


def find(
    content: Content, progress: Progress = silent, taste: Taste | None = None, most: int | None = None
) -> Found:
    """The lines of a document worth posting, best first. None at all is a good answer.

    `taste` is what was learned of the owner: it moves lines up and down, and their suggested kinds. `most`: no more
    lines than so many, as of a part of a long document; then no more of it is read closely than these need.

    Raises:
        Cancelled: by way of `progress`.
        KnownError: the language model is missing.
    """
    material = prepare(content, progress, most_read=None if most is None else _READ_A_LINE * most)
    total = len(material.sentences)
    progress(Step("Choosing lines", total, total))
    phrases = tuple(of_material(material, _KEYPHRASES))
    topics = embedding.shared().embed([phrase for phrase, _ in phrases[:_MAIN_TOPICS]])
    judged = _judge(material)
    room = max(_FEWEST, min(_MOST, _PER_PAGE * page_count(material.content)))
    chosen = _choose_closely(judged, material, topics, taste, room if most is None else min(room, most))
    progress(Step("Choosing lines", total, total, len(chosen)))
    proofs = judged.prove([one.row for one in chosen])
    candidates = [_candidate(judged, one, phrases, proof) for one, proof in zip(chosen, proofs, strict=True)]
    return Found(tuple(candidates), phrases)


def _judge(material: Material) -> _Judged:
    drafts, vectors = material.drafts, material.draft_vectors()
    texts = [draft.text for draft in drafts]
    if material.language in ("", "en"):
        return _at_a_glance(material, texts, vectors)
    modest = judge_all_modestly(texts, material.language)
    worth = np.array([one.worth for one in modest], np.float32)
    standalone = np.array([one.standalone for one in modest], np.float32)
    close = np.ones(len(drafts), np.bool_)
    return _Judged(
        drafts,
        vectors,
        worth,
        standalone,
        close,
        lambda rows: None,
        lambda row, hidden: modest[row],
        lambda rows: [Unproven() for _ in rows],
    )


def _at_a_glance(material: Material, texts: Sequence[str], vectors: Floats) -> _Judged:
    weighed = glance(texts, vectors, material.measures)
    close = np.zeros(len(texts), np.bool_)
    linked = _leads_elsewhere(material.content)
    context = heads.shared().context(material.measures)
    inputs: dict[int, Floats] = {}

    def look(rows: Sequence[int]) -> None:
        if not len(rows):
            return
        found = weigh([texts[row] for row in rows], material.measures[rows], context)
        weighed.worth[rows], weighed.standalone[rows] = found.worth, found.standalone
        weighed.kinds[rows], close[rows] = found.kinds, True
        inputs.update(zip(rows, found.inputs, strict=True))

    def tell(row: int, hidden: Container[str]) -> Judgement:
        return judgement(texts[row], weighed, row, linked(material.drafts[row]), hidden)

    def prove(rows: Sequence[int]) -> Sequence[Unproven]:
        if not len(rows):
            return []
        told = [tell(row, ()) for row in rows]
        return unproven([texts[row] for row in rows], told, context, np.stack([inputs[row] for row in rows]))

    return _Judged(material.drafts, vectors, weighed.worth, weighed.standalone, close, look, tell, prove)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The row of a draft that was chosen, the score it was chosen at, and what was learned of the owner for it."""

    row: int
    score: float
    liking: Liking | None


def _choose_closely(
    judged: _Judged, material: Material, topics: Floats, taste: Taste | None, most: int
) -> list[_Chosen]:
    """The chosen drafts, at most `most`, best first; each was looked at closely."""
    promise = np.where(judged.close, -1, judged.worth * judged.standalone)
    best = np.argsort(-promise, kind="stable")[:_LOOKED_AT_CLOSELY]
    judged.look([int(row) for row in best if not judged.close[row]])
    for _ in range(_ROUNDS):
        chosen = _choose(judged, material, topics, taste, most)
        unsure = [one.row for one in chosen if not judged.close[one.row]]
        if not unsure:
            return chosen
        judged.look(unsure)
    return _choose(judged, material, topics, taste, most, judged.close)


def _choose(
    judged: _Judged,
    material: Material,
    topics: Floats,
    taste: Taste | None,
    most: int,
    among: NDArray[np.bool_] | None = None,
) -> list[_Chosen]:
    """The chosen drafts, best first. `among`: only rows true there."""
    fair = (judged.worth >= _LEAST_WORTH) & (judged.standalone >= _LEAST_STANDALONE)
    worthy = np.flatnonzero(fair if among is None else fair & among)
    scores = _scores(judged, worthy, topics)
    order = np.argsort(-scores, kind="stable")[: _LOOKED_AT * most]
    rows = [int(worthy[place]) for place in order]
    spots = _same_words(material)
    likings = _likings(judged, rows, [float(scores[place]) for place in order], taste)
    entries = [
        _entry(judged.drafts[row], float(scores[place]), spots, liking.much if liking else 0.0)
        for row, place, liking in zip(rows, order, likings, strict=True)
    ]
    picked = ranked(
        entries,
        judged.vectors[rows],
        most,
        _LEAST_SCORE,
        lambda number: fit(judged.drafts[rows[number]], material.language),
    )
    return [_Chosen(rows[number], score, likings[number]) for number, score in picked]


def _likings(
    judged: _Judged, rows: Sequence[int], scores: Sequence[float], taste: Taste | None
) -> Sequence[Liking | None]:
    """What was learned of the owner, for the drafts in `rows`; nothing where nothing was learned."""
    if taste is None or not taste.share:
        return [None] * len(rows)
    lines = [
        Line(judged.drafts[row].text, score, judged.tell(row, ()).kind_probabilities)
        for row, score in zip(rows, scores, strict=True)
    ]
    return taste.likings(lines, judged.vectors[rows])


def _same_words(material: Material) -> list[int]:
    """For each sentence the number of the first one with the same words: said twice, it is one sentence."""
    first: dict[str, int] = {}
    return [first.setdefault(text.lower(), number) for number, text in enumerate(material.texts)]


def _entry(draft: Draft, score: float, spots: Sequence[int], liking: float) -> Entry:
    sentences = frozenset(spots[number] for number in draft.sentences)
    return Entry(score, draft.span.first, sentences, draft.place, words_in(draft.text), liking)


def _scores(judged: _Judged, rows: NDArray[np.intp], topics: Floats) -> NDArray[np.float64]:
    """The own score of the drafts in `rows`; its fit is how near one is to what the document is about."""
    if not len(rows):
        return np.zeros(0)
    fits = (judged.vectors[rows] @ topics.T).max(axis=1) if len(topics) else np.zeros(len(rows))
    return np.array(
        [_score(judged, int(row), float(near)) for row, near in zip(rows, np.clip(fits, 0, 1), strict=True)]
    )


def _score(judged: _Judged, row: int, near: float) -> float:
    draft = judged.drafts[row]
    score = base_score(float(judged.worth[row]), float(judged.standalone[row]), near, len(draft.text))
    score *= _TRUST.get(draft.role, 1.0)
    score *= _GLUED_COST ** min(4, len(_GLUED.findall(draft.text)))
    score *= _UNANSWERED if draft.unanswered else 1.0
    score *= _ANSWER if answers(draft.original) else 1.0
    score *= _PRAYER if prays(lowered(draft.text)) else 1.0
    if draft.unended:
        score *= _UNENDED_ITEM if draft.role is Role.LIST_ITEM else _UNENDED
    return score


def _leads_elsewhere(content: Content) -> Callable[[Draft], bool]:
    """Tells whether words of a draft link to the pages of somebody else."""
    hosts = Counter(_host(link.url) for passage in content.passages for link in passage.links)
    own = {"", _host(content.link)} | {host for host, count in hosts.items() if count >= _OWN_HOST_LINKS}

    def leads(draft: Draft) -> bool:
        passages = content.passages[draft.span.first : draft.span.last + 1]
        links = [link for passage in passages for link in passage.links]
        return any(link.text in draft.text and _host(link.url) not in own for link in links)

    return leads


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _candidate(judged: _Judged, chosen: _Chosen, phrases: Phrases, proof: Unproven) -> Candidate:
    draft, told = judged.drafts[chosen.row], judged.tell(chosen.row, proof.kind)
    chances, liking = told.kind_probabilities, chosen.liking
    kind, lines = told.likeliest, told.cues
    if liking is not None:
        chances = liking.chances
        kind = max(chances, key=lambda one: chances[one])
        if kind is not told.likeliest:
            spoken = cues.told(cues.hits(draft.text), kind, proof.kind)
            lines = (f"You made lines like this {kind.value}", *spoken)
    spaced = _spaced(draft.text)
    inside = [phrase for phrase, _ in phrases if _spaced(phrase) in spaced][:_HASHTAGS]
    main = [phrase for phrase, _ in phrases[:_MAIN_TOPICS] if phrase in inside]
    moving = [hit for hit in cues.hits(draft.text) if hit.cue.name not in proof.worth]
    return Candidate(
        text=draft.text,
        original=draft.original,
        span=draft.span,
        kind=kind,
        kind_probabilities=chances,
        score=min(1.0, max(0.0, liked(chosen.score, -liking.much if liking else 0.0))),
        standalone=told.standalone,
        worth=told.worth,
        page=draft.page,
        reasons=reasons(draft.text, told.standalone, moving, main),
        cues=lines,
        keyphrases=tuple(inside),
        hashtags=hashtags(inside),
        liking=liking.much if liking else 0.0,
        because=liking.because if liking else (),
    )


@functools.lru_cache(maxsize=512)
def _spaced(text: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return f" {' '.join(words)} "
