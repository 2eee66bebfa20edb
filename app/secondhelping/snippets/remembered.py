# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Vectors of texts that were read by the model before: in this process, and packed for the project file."""

import base64
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets import embedding
from secondhelping.snippets.features import split
from secondhelping.snippets.lessons import key_of

Floats = NDArray[np.float32]
_MOST = 20_000  # texts; about 30 MB
_STEPS = 127  # a number from -1 to 1 in one byte: the cosine of two vectors moves by less than .003
_known: dict[str, Floats] = {}


def remember(texts: Sequence[str], vectors: Floats) -> None:
    """Keep vectors (n, 384) that were worked out anyway."""
    if len(_known) + len(texts) > _MOST:
        _known.clear()
    _known.update(zip(texts, vectors, strict=True))


def vectors_of(texts: Sequence[str], packed: Mapping[str, str] | None = None) -> Floats:
    """The vectors of texts, float32 (n, 384). `packed` are vectors from the project file, by their keys.

    Raises:
        KnownError: the language model is missing.
    """
    missing = list(dict.fromkeys(text for text in texts if text not in _known))
    found: dict[str, Floats] = {}
    for text in missing:
        kept = (packed or {}).get(key_of(text))
        if kept is not None:
            found[text] = unpacked(kept)
    unread = [text for text in missing if text not in found]
    if unread:
        read = embedding.shared().embed_parts([split(text) for text in unread])
        found.update(zip(unread, read, strict=True))
    have = {text: _known[text] for text in texts if text in _known} | found
    if found:
        remember(list(found), np.stack(list(found.values())))
    if not texts:
        return np.zeros((0, embedding.WIDTH), np.float32)
    return np.stack([have[text] for text in texts])


def packed_of(texts: Sequence[str], but: Mapping[str, str]) -> dict[str, str]:
    """The vectors of texts in their short form by key, without those that are in `but`."""
    keys = {key_of(text): text for text in texts}
    return {key: packed(vectors_of([text])[0]) for key, text in keys.items() if key not in but}


def packed(vector: Floats) -> str:
    """A vector of length 1 as 512 letters."""
    steps = np.clip(np.rint(vector * _STEPS), -_STEPS, _STEPS).astype(np.int8)
    return base64.b64encode(steps.tobytes()).decode("ascii")


def unpacked(text: str) -> Floats:
    """The vector that was packed, of length 1."""
    steps = np.frombuffer(base64.b64decode(text), np.int8).astype(np.float32)
    found: Floats = steps / max(float(np.linalg.norm(steps)), 1e-9)
    return found
