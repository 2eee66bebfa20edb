# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document prepared for finding: its sentences, what could be posted of them, and the vectors of the best.

A vector costs a hundred times what plain measures cost. So all drafts are looked at by their measures first, and
only the sentences of those that promise most are read by the model.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.documents.language import detect
from secondhelping.domain.document import Content, Role
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.snippets import embedding, heads
from secondhelping.snippets.candidates import Draft, Sentence, drafts
from secondhelping.snippets.edits import trimmed
from secondhelping.snippets.features import measured, together
from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.modest import judge_modestly
from secondhelping.snippets.phrases import chunk_phrases, noun_phrases
from secondhelping.snippets.sentences import sentences
from secondhelping.snippets.standing import leans_on_before

Floats = NDArray[np.float32]
_WORDS_A_PAGE = 350  # where a format has no pages
# Roles whose words are never read as sentences.
_UNREAD = frozenset({Role.CODE})
# Short, and full of a document's topics: they get a vector although they are never lines.
_TOPICAL = frozenset({Role.TITLE, Role.HEADING})
_CHUNK = 256  # sentences between two words of progress
_MOST_SENTENCES = 8_000  # about 300 pages of prose; what lies beyond is not read for lines
# How many sentences get a vector: those of the drafts that look best by plain measures, one for so many words of the
# document. Short documents get all. The ten best lines are then as good as when more of it is read; the time is
# better spent on looking closely (`finding.py`).
_WORDS_A_READING, _ALWAYS_READ = 80, 120
_HEADINGS_READ = 80


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences of a document and its drafts that may be chosen, in order.

    `texts` are the sentences after the fixed trims. `vectors` is float32 (sentences, 384); rows of sentences that were
    not read are zero, and `seen` (sentences,) is False there. `usable` (sentences,) are headings and what could be part
    of a line, read or not. All sentences of all `drafts` were read. `phrases` are
    the noun phrases of each sentence. `measures` (drafts, measures) are empty where the language is not English.
    """

    content: Content
    language: str
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    drafts: tuple[Draft, ...]
    measures: Floats
    vectors: Floats
    phrases: tuple[tuple[str, ...], ...]
    seen: NDArray[np.bool_]
    usable: NDArray[np.bool_]

    def draft_vectors(self) -> Floats:
        """For each draft the mean of its sentences' vectors by length: float32 (drafts, 384)."""
        lengths = np.array([len(text) for text in self.texts], np.float32)
        return embedding.means(self.vectors, lengths, [draft.sentences for draft in self.drafts])


def page_count(content: Content) -> int:
    """The pages of a document; where its format has none, as many as its words would fill."""
    return content.pages or -(-content.words // _WORDS_A_PAGE)


def prepare(
    content: Content, progress: Progress = silent, *, whole: bool = False, most_read: int | None = None
) -> Material:
    """Split, cut, look over and embed a document. `whole`: read every usable sentence, however many there are;
    `most_read`: about so many at most.

    Raises:
        Cancelled: by way of `progress`.
        KnownError: the language model is missing.
    """
    progress(Step("Looking for lines"))
    found = tuple(_sentences(content))
    language = content.language or detect(" ".join(sentence.text for sentence in found[:400]))
    texts = tuple(trimmed(sentence.text, language) for sentence in found)
    possible = drafts(content, found, language)
    usable = _in_any(possible, len(found))
    room = len(found) if whole else max(_ALWAYS_READ, content.words // _WORDS_A_READING)
    if most_read is not None:
        room = min(room, max(_ALWAYS_READ, most_read))
    measures, promise = _first_look(possible, texts, language)
    seen = _worth_reading(possible, promise, len(found), room)
    kept = [row for row, draft in enumerate(possible) if seen[list(draft.sentences)].all()]
    headings = _headings(content, found)
    usable[headings] = seen[headings] = True
    vectors, phrases = _read_all(texts, np.flatnonzero(seen), language, progress)
    return Material(
        content,
        language,
        found,
        texts,
        tuple(possible[row] for row in kept),
        measures[kept],
        vectors,
        tuple(phrases),
        seen,
        usable,
    )


def _sentences(content: Content) -> Iterator[Sentence]:
    left = _MOST_SENTENCES
    for number, passage in enumerate(content.passages):
        if passage.role in _UNREAD:
            continue
        for start, end in sentences(passage.text)[:left]:
            left -= 1
            yield Sentence(number, start, end, passage.text[start:end])


def _first_look(possible: Sequence[Draft], texts: Sequence[str], language: str) -> tuple[Floats, Floats]:
    """The measures of drafts, and how much each promises by them alone."""
    if language not in ("", "en"):
        worths = [judge_modestly(draft.text, language).worth for draft in possible]
        return np.zeros((len(possible), 0), np.float32), np.array(worths, np.float32)
    measures = together([[measured(texts[number]) for number in draft.sentences] for draft in possible])
    promise = heads.shared().first_look(measures)
    leaning = [leans_on_before(lowered(draft.text)) for draft in possible]
    return measures, np.where(leaning, 0, promise).astype(np.float32)


def _in_any(possible: Sequence[Draft], count: int) -> NDArray[np.bool_]:
    found = np.zeros(count, np.bool_)
    found[[number for draft in possible for number in draft.sentences]] = True
    return found


def _worth_reading(possible: Sequence[Draft], promise: Floats, count: int, most: int) -> NDArray[np.bool_]:
    """The sentences of the most promising drafts, about `most` of them: bool (count,)."""
    seen = np.zeros(count, np.bool_)
    left = most
    for row in np.argsort(-promise, kind="stable"):
        new = [number for number in possible[int(row)].sentences if not seen[number]]
        seen[new] = True
        left -= len(new)
        if left <= 0:
            break
    return seen


def _headings(content: Content, found: Sequence[Sentence]) -> list[int]:
    """Numbers of the sentences that are titles or headings; of very many an even choice."""
    numbers = [
        number for number, sentence in enumerate(found) if content.passages[sentence.passage].role in _TOPICAL
    ]
    return numbers[:: max(1, -(-len(numbers) // _HEADINGS_READ))]


def _read_all(
    texts: Sequence[str], wanted: NDArray[np.intp], language: str, progress: Progress
) -> tuple[Floats, list[tuple[str, ...]]]:
    """The vectors and phrases of the sentences whose numbers are wanted; zeros and none for the rest."""
    vectors = np.zeros((len(texts), embedding.WIDTH), np.float32)
    phrases: list[tuple[str, ...]] = [()] * len(texts)
    for start in range(0, len(wanted), _CHUNK):
        progress(Step("Looking for lines", start, len(wanted)))
        numbers = wanted[start : start + _CHUNK]
        vectors[numbers], named = _read([texts[number] for number in numbers], language)
        for number, names in zip(numbers, named, strict=True):
            phrases[number] = names
    return vectors, phrases


def _read(texts: Sequence[str], language: str) -> tuple[Floats, list[tuple[str, ...]]]:
    """The vectors and the phrases of sentences."""
    if language not in ("", "en"):
        return embedding.shared().embed(texts), [tuple(chunk_phrases(text, language)) for text in texts]
    vectors, pieces = embedding.shared().read(texts)
    return vectors, [tuple(noun_phrases(text, own)) for text, own in zip(texts, pieces, strict=True)]
