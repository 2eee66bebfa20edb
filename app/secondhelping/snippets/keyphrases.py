# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The keyphrases of a whole document, by KeyBERT on the offline model. Only the worker process imports this file."""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from keybert import KeyBERT
from keybert.backend import BaseEmbedder
from numpy.typing import NDArray
from typing_extensions import override

from secondhelping.domain.document import Content
from secondhelping.snippets import embedding
from secondhelping.snippets.material import Material, prepare
from secondhelping.snippets.phrases import key
from secondhelping.snippets.vectorizer import PhraseVectorizer

Floats = NDArray[np.float32]
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_WINDOW_WORDS = 320  # of which KeyBERT is given the vector, so that its 256 pieces a text do not matter
_MOST_WINDOWS = 60
_PER_WINDOW = 16
_FEW_WINDOWS = 30  # phrases a window where there are only one or two
_FEWEST_TOLD_TWICE = 3
_DIVERSITY = 0.2  # mild: stronger costs quality on noun phrases (language reference, section 4)


class OfflineBackend(BaseEmbedder):  # type: ignore[misc]  # keybert is not typed
    """The int8 model as KeyBERT wants it."""

    @override
    def embed(self, documents: Sequence[str], verbose: bool = False) -> Floats:
        return embedding.shared().embed([str(document) for document in documents])


@functools.cache
def _keybert() -> KeyBERT:
    return KeyBERT(model=OfflineBackend())


def keyphrases(content: Content, top: int = 10) -> list[tuple[str, float]]:
    """The phrases a document is about, best first, each verbatim in it, with a score from 0 to 1.

    Raises:
        KnownError: the language model is missing.
    """
    return of_material(prepare(content, whole=True), top)


def of_material(material: Material, top: int) -> list[tuple[str, float]]:
    """Like `keyphrases`, for a document that is split and embedded already."""
    windows = list(_windows(material))
    if not windows:
        return []
    texts = ["\n".join(material.texts[number] for number in window) for window in windows]
    vectors = np.stack([_mean(material.vectors[window]) for window in windows])
    named = _told_twice(
        [[name for number in window for name in material.phrases[number]] for window in windows],
        material.language,
    )
    vectorizer = PhraseVectorizer(dict(zip(texts, named, strict=True)), _how_often_said(material))
    if not len(vectorizer.fit(texts).get_feature_names_out()):
        return []
    found = _extract(texts, vectors, vectorizer)
    return _merged(found, vectorizer, top)


def _how_often_said(material: Material) -> Callable[[str], int]:
    """Counts the `key` of a phrase in all that could be posted, also where no sentence was read for phrases."""
    keys: dict[str, str] = {}
    words = (
        word
        for number in map(int, np.flatnonzero(material.usable))
        for word in _WORD.findall(material.texts[number].lower())
    )
    text = f" {' '.join(keys.get(word) or keys.setdefault(word, key(word)) for word in words)} "
    return lambda phrase: text.count(f" {phrase} ")


def _told_twice(named: list[list[str]], language: str) -> list[list[str]]:
    """Without word classes a run of words may hold a verb. Said twice, it is most likely a name for a thing."""
    counts = Counter(key(name) for window in named for name in window)
    repeated = {found for found, count in counts.items() if count > 1}
    if language in ("", "en") or len(repeated) < _FEWEST_TOLD_TWICE:
        return named
    return [[name for name in window if key(name) in repeated] for window in named]


def _windows(material: Material) -> Iterator[list[int]]:
    """Runs of headings and sentences that were read, of about 320 words; of a long document an even choice."""
    windows: list[list[int]] = [[]]
    room = _WINDOW_WORDS
    for number, text in enumerate(material.texts):
        if not material.seen[number]:
            continue
        size = len(text.split())
        if windows[-1] and size > room:
            windows.append([])
            room = _WINDOW_WORDS
        windows[-1].append(number)
        room -= size
    filled = [window for window in windows if window]
    step = max(1, -(-len(filled) // _MOST_WINDOWS))
    yield from filled[::step]


def _mean(vectors: Floats) -> Floats:
    mean: Floats = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _extract(
    texts: Sequence[str], vectors: Floats, vectorizer: PhraseVectorizer
) -> list[list[tuple[str, float]]]:
    """KeyBERT over every window, with the window's vector taken from its sentences' vectors."""
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    options: dict[str, Any] = {
        "vectorizer": vectorizer,
        "top_n": _PER_WINDOW if len(texts) > 2 else _FEW_WINDOWS,
        "use_mmr": True,
        "diversity": _DIVERSITY,
        "doc_embeddings": vectors,
        "word_embeddings": embedding.shared().embed(names),
    }
    found = _keybert().extract_keywords(list(texts), **options)
    return [found] if found and isinstance(found[0], tuple) else list(found)


def _merged(
    found: Sequence[Sequence[tuple[str, float]]], vectorizer: PhraseVectorizer, top: int
) -> list[tuple[str, float]]:
    """One list for the document: how near in the windows, how often said, how early, how long."""
    nearness: dict[str, list[float]] = {}
    earliest: dict[str, float] = {}
    for number, window in enumerate(found):
        for phrase, score in window:
            nearness.setdefault(phrase, []).append(max(0.0, float(score)))
            earliest.setdefault(phrase, number / len(found))
    scores = {
        phrase: _score(near, vectorizer.counts.get(key(phrase), 1), earliest[phrase], len(phrase.split()))
        for phrase, near in nearness.items()
    }
    ranked = sorted(scores, key=lambda phrase: (-scores[phrase], phrase))
    return [(phrase, round(scores[phrase], 4)) for phrase in _without_echoes(ranked)[:top]]


def _score(near: Sequence[float], count: int, earliest: float, words: int) -> float:
    closeness = float(np.mean(near))
    said = 1 - 0.6**count
    length = {1: 0.8, 2: 1.0, 3: 0.98}.get(words, 0.9)
    if words == 1 and count == 1:
        length = 0.5  # a lone word said once is hardly what a document is about
    return min(1.0, closeness * (0.55 + 0.45 * said) * (1 - 0.15 * earliest) * length)


def _without_echoes(ranked: Sequence[str]) -> list[str]:
    """Without phrases whose words all stand in a better one, or hold all words of a better one."""
    kept: list[str] = []
    taken: list[frozenset[str]] = []
    for phrase in ranked:
        words = frozenset(key(phrase).split())
        if not any(words <= other or other <= words for other in taken):
            kept.append(phrase)
            taken.append(words)
    return kept
