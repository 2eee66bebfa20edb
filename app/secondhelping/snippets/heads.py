# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The three small trained models on top of a text's vector and measures: worth, standalone, kind.

Each is a logistic regression; how they were made stands in `models/heads.md` beside their file.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondhelping.snippets.features import NAMES
from secondhelping.snippets.model_files import resource_folder

# The order of the kinds in the kind head. "none": a passage that is no post at all.
KINDS = ("helpful", "promotional", "conversation", "none")
FILE_NAME = "heads.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """Weights by name: see `training/train_heads.py`, which writes them."""

    weights: Mapping[str, NDArray[np.float32]]

    def inputs(self, vectors: Floats, measures: Floats) -> Floats:
        """Vectors (n, 384) and measures (n, m) put on one scale, side by side: (n, 384 + m)."""
        scaled = self._scaled(measures)
        joined: Floats = np.hstack([vectors * self.weights["vector_scale"], scaled]).astype(np.float32)
        return joined

    def first_look(self, measures: Floats) -> Floats:
        """The calibrated probability of worth 2 or 3 by the measures (n, m) alone: (n,). Tells what to embed."""
        return self._yes_or_no("first", self._scaled(measures))

    def _scaled(self, measures: Floats) -> Floats:
        w = self.weights
        scaled: Floats = np.clip((measures - w["mean"]) / w["spread"], -3, 3)
        return scaled

    def worth(self, inputs: Floats) -> Floats:
        """The calibrated probability that a thoughtful owner would post it (worth 2 or 3): (n,)."""
        return self._yes_or_no("worth", inputs)

    def standalone(self, inputs: Floats) -> Floats:
        """The calibrated probability that it is understood with nothing before it: (n,)."""
        return self._yes_or_no("standalone", inputs)

    def kind(self, inputs: Floats) -> Floats:
        """Calibrated probabilities in the order of `KINDS`: (n, 4), rows sum to 1."""
        w = self.weights
        logits = (inputs @ w["kind_w"].T + w["kind_b"]) * w["kind_cooling"]
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: Floats = raised / raised.sum(axis=1, keepdims=True)
        return shares

    def _yes_or_no(self, name: str, inputs: Floats) -> Floats:
        w = self.weights
        logits = inputs @ w[f"{name}_w"] + w[f"{name}_b"]
        chances = 1 / (1 + np.exp(-(w[f"{name}_slope"] * logits + w[f"{name}_shift"])))
        return np.asarray(chances, np.float32)


def load(path: Path) -> Heads:
    """The heads in a file.

    Raises:
        ValueError: they were trained on other measures than this program takes.
    """
    with np.load(path, allow_pickle=False) as file:
        weights = {name: file[name] for name in file.files}
    if tuple(map(str, weights.pop("names"))) != NAMES:
        raise ValueError("The heads were trained on other measures: run training/train_heads.py.")
    return Heads(weights)


@functools.cache
def shared() -> Heads:
    """The heads that come with the program, loaded once a process."""
    return load(resource_folder() / FILE_NAME)
