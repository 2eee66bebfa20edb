# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns texts into vectors with the int8 MiniLM on onnxruntime. Only the worker process imports this file."""

import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.model_build import build
from secondhelping.snippets.model_files import tokenizer_file

WIDTH = 384
_MOST_PIECES = 256  # what the model was trained on
_BATCH_PIECES = 512  # bounds the memory of one run; what a layer works on stays in the processor's cache
_STRETCH = 1.12  # how much longer than its shortest a batch's longest text may be
_THREADS = 2

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: where each stands (start, end in letters), and scores (pieces, word classes)."""

    places: tuple[tuple[int, int], ...]
    scores: Vectors


class Embedder:
    """The model, loaded. Vectors have length 1, so their dot product is their cosine."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import onnxruntime
        import tokenizers

        onnxruntime.disable_telemetry_events()
        onnxruntime.set_default_logger_severity(3)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Spinning threads would take the window's share of a small laptop between two batches.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_PIECES)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, float32 (n, 384), in the order given. Nothing beyond 256 pieces is seen."""
        return self._vectors(texts, judging=False)

    def embed_to_judge(self, texts: Sequence[str]) -> Vectors:
        """The vectors that the heads judge by, of the layers tuned for it: float32 (n, 384). Each text is read as a
        whole. They are not comparable with those of `embed`."""
        return self._vectors(texts, judging=True)

    def embed_parts(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """One vector for each text that is given as its sentences, float32 (n, 384): the mean of theirs."""
        rows: dict[str, int] = {}
        numbers = [[rows.setdefault(part, len(rows)) for part in parts] for parts in texts]
        vectors = self.embed(list(rows))
        return means(vectors, np.array([len(part) for part in rows], np.float32), numbers)

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Pieces]]:
        """Vectors as `embed` gives them, and of the same pass the pieces of each text with their classes."""
        out = np.zeros((len(texts), WIDTH), np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        classes: list[Pieces] = [Pieces((), np.zeros((0, 0), np.float32))] * len(texts)
        for batch in _batches([encoding.ids for encoding in encodings]):
            vectors, scores = self._run(
                ["embedding", "word_classes"], [encodings[index].ids for index in batch]
            )
            out[batch] = vectors
            for row, index in enumerate(batch):
                inside = slice(1, len(encodings[index].ids) - 1)  # without the marks of start and end
                classes[index] = Pieces(tuple(encodings[index].offsets[inside]), scores[row, inside].copy())
        return out, classes

    def _vectors(self, texts: Sequence[str], *, judging: bool) -> Vectors:
        out = np.zeros((len(texts), WIDTH), np.float32)
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        for batch in _batches(pieces):
            (out[batch],) = self._run(["embedding"], [pieces[index] for index in batch], judging=judging)
        return out

    def _run(
        self, outputs: list[str], rows: Sequence[Sequence[int]], *, judging: bool = False
    ) -> list[Vectors]:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros_like(ids)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "judging": np.array([judging])}
        results: list[Vectors] = self._session.run(outputs, given)
        return results


def means(vectors: Vectors, lengths: Vectors, groups: Sequence[Sequence[int]]) -> Vectors:
    """For each group of rows of `vectors` (n, 384) their mean by length, of length 1: float32 (groups, 384)."""
    weighted = vectors * lengths[:, None]
    summed = np.zeros((len(groups), WIDTH), np.float32)
    for row, group in enumerate(groups):
        summed[row] = weighted[list(group)].sum(axis=0)
    found: Vectors = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)
    return found


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Indices of rows of like length, so that little is padded."""
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    batch: list[int] = []
    for index in order:
        length = len(rows[index])
        if batch and (
            length * (len(batch) + 1) > _BATCH_PIECES or length > _STRETCH * len(rows[batch[0]]) + 2
        ):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


@functools.cache
def shared() -> Embedder:
    """The process's one model, loaded (and built, where set-up did not) at the first call.

    Raises:
        KnownError: the weights are missing, or the model cannot be stored.
    """
    return Embedder(build(), tokenizer_file())
