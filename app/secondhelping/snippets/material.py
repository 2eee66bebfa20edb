# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document prepared for finding: its sentences with their places, and their vectors, made once for all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.documents.language import detect
from secondhelping.domain.document import Content, Role
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.snippets import embedding
from secondhelping.snippets.sentences import sentences

Floats = NDArray[np.float32]
# Roles whose words are never read as sentences.
UNREAD = frozenset({Role.CODE})
_CHUNK = 256  # sentences between two words of progress
_MOST_SENTENCES = 12_000  # about 400 pages of prose; what lies beyond is not read for lines


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of passage number `passage`, from letter `start` to `end` (exclusive)."""

    passage: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences of a document in order, and their vectors: float32 (n, 384)."""

    content: Content
    language: str
    sentences: tuple[Sentence, ...]
    vectors: Floats


def prepare(content: Content, progress: Progress = silent) -> Material:
    """Split and embed a document.

    Raises:
        Cancelled: by way of `progress`.
        KnownError: the language model is missing.
    """
    found = tuple(_sentences(content))[:_MOST_SENTENCES]
    language = content.language or detect(" ".join(sentence.text for sentence in found[:400]))
    return Material(content, language, found, _embed([sentence.text for sentence in found], progress))


def _sentences(content: Content) -> Iterator[Sentence]:
    for number, passage in enumerate(content.passages):
        if passage.role not in UNREAD:
            for start, end in sentences(passage.text):
                yield Sentence(number, start, end, passage.text[start:end])


def _embed(texts: Sequence[str], progress: Progress) -> Floats:
    parts = []
    for start in range(0, len(texts), _CHUNK):
        progress(Step("Looking for lines", start, len(texts)))
        parts.append(embedding.shared().embed(texts[start : start + _CHUNK]))
    return np.concatenate(parts) if parts else np.zeros((0, embedding.WIDTH), np.float32)
