# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document prepared for finding: its sentences, what could be posted, and the vectors of both's sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.documents.language import detect
from secondhelping.domain.document import Content, Role
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.snippets import embedding
from secondhelping.snippets.candidates import Draft, Sentence, drafts
from secondhelping.snippets.phrases import chunk_phrases, noun_phrases
from secondhelping.snippets.sentences import sentences

Floats = NDArray[np.float32]
# Roles whose words are never read as sentences.
_UNREAD = frozenset({Role.CODE})
# Short, and full of a document's topics: they get a vector although they are never lines.
_TOPICAL = frozenset({Role.TITLE, Role.HEADING})
_CHUNK = 512  # sentences between two words of progress
_MOST_SENTENCES = 8_000  # about 300 pages of prose; what lies beyond is not read for lines


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences and drafts of a document in order. `vectors` is float32 (sentences, 384); rows of sentences
    that are neither part of a draft nor a heading are zero, and `seen` (sentences,) is False there. `phrases` are
    the noun phrases of each sentence."""

    content: Content
    language: str
    sentences: tuple[Sentence, ...]
    drafts: tuple[Draft, ...]
    vectors: Floats
    phrases: tuple[tuple[str, ...], ...]
    seen: NDArray[np.bool_]


def prepare(content: Content, progress: Progress = silent) -> Material:
    """Split, cut and embed a document.

    Raises:
        Cancelled: by way of `progress`.
        KnownError: the language model is missing.
    """
    progress(Step("Looking for lines"))
    found = tuple(_sentences(content))
    language = content.language or detect(" ".join(sentence.text for sentence in found[:400]))
    possible = tuple(drafts(content, found, language))
    seen = np.zeros(len(found), np.bool_)
    seen[[number for draft in possible for number in draft.sentences]] = True
    for number, sentence in enumerate(found):
        seen[number] |= content.passages[sentence.passage].role in _TOPICAL
    vectors = np.zeros((len(found), embedding.WIDTH), np.float32)
    wanted = np.flatnonzero(seen)
    phrases: list[tuple[str, ...]] = [()] * len(found)
    for start in range(0, len(wanted), _CHUNK):
        progress(Step("Looking for lines", start, len(wanted)))
        numbers = wanted[start : start + _CHUNK]
        texts = [found[number].text for number in numbers]
        vectors[numbers], named = _read(texts, language)
        for number, names in zip(numbers, named, strict=True):
            phrases[number] = names
    return Material(content, language, found, possible, vectors, tuple(phrases), seen)


def _sentences(content: Content) -> Iterator[Sentence]:
    left = _MOST_SENTENCES
    for number, passage in enumerate(content.passages):
        if passage.role in _UNREAD:
            continue
        for start, end in sentences(passage.text)[:left]:
            left -= 1
            yield Sentence(number, start, end, passage.text[start:end])


def _read(texts: Sequence[str], language: str) -> tuple[Floats, list[tuple[str, ...]]]:
    """The vectors and the phrases of sentences."""
    if language not in ("", "en"):
        return embedding.shared().embed(texts), [tuple(chunk_phrases(text, language)) for text in texts]
    vectors, pieces = embedding.shared().read(texts)
    return vectors, [tuple(noun_phrases(text, own)) for text, own in zip(texts, pieces, strict=True)]
