# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The small trained models on top of a text's vector and measures: worth, standalone, kind.

Each is a logistic regression. A glance goes by the vectors that are there anyway; a close look by what is read out of
the vector of the layers tuned for judging. How they were made stands in `models/heads.md` beside their file.
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
FEW_LINES = 8  # so many lines of a document say half of what many would

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """Weights by name: see `training/train_heads.py`, which writes them."""

    weights: Mapping[str, NDArray[np.float32]]

    def inputs(self, vectors: Floats, measures: Floats) -> Floats:
        """What a close look goes by: of vectors made to judge by (n, 384) what is read out of them, beside the
        measures (n, m), on one scale."""
        w = self.weights
        said = vectors @ w["readout_w"].T + w["readout_b"]
        said = np.clip((said - w["said_mean"]) / w["said_spread"], -3, 3) * w["said_scale"]
        joined: Floats = np.hstack([said, self._scaled(measures) * w["measures_scale"]]).astype(np.float32)
        return joined

    def measured_anew(self, inputs: Floats, measures: Floats) -> Floats:
        """Inputs (n, k) with other measures (n, m) beside what was read out of the texts."""
        kept = inputs[:, : inputs.shape[1] - measures.shape[1]]
        joined: Floats = np.hstack([kept, self._scaled(measures) * self.weights["measures_scale"]])
        return joined.astype(np.float32)

    def glance(self, vectors: Floats, measures: Floats) -> tuple[Floats, Floats, Floats]:
        """Worth, standalone and kind as below by the published model's vectors (n, 384): a little less sure than a
        close look, and without its cost. Tells which texts to look at closely."""
        inputs = np.hstack([vectors * self.weights["vector_scale"], self._scaled(measures)]).astype(
            np.float32
        )
        worth, standalone = (self._yes_or_no(f"glance_{name}", inputs) for name in ("worth", "standalone"))
        return worth, standalone, self._kind("glance_kind", inputs)

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

    def context(self, measures: Floats) -> Floats:
        """What the measures (n, m) of all lines of a document say of the document they stand in: (m,). The fewer lines,
        the less it says."""
        if not len(measures):
            return np.zeros(len(NAMES), np.float32)
        w = self.weights
        mean = (measures.mean(axis=0) - w["context_mean"]) / w["context_spread"]
        found: Floats = (
            np.clip(mean, -3, 3) * w["context_scale"] * len(measures) / (len(measures) + FEW_LINES)
        )
        return found

    def kind(self, inputs: Floats, context: Floats | None = None) -> Floats:
        """Calibrated probabilities in the order of `KINDS`: (n, 4), rows sum to 1. `context`: of the document that all
        of them stand in, where there is one."""
        if context is None:
            return self._kind("kind", inputs)
        return self._kind("kind_in_document", np.hstack([inputs, np.tile(context, (len(inputs), 1))]))

    def _kind(self, name: str, inputs: Floats) -> Floats:
        w = self.weights
        logits = (inputs @ w[f"{name}_w"].T + w[f"{name}_b"]) * w[f"{name}_cooling"]
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
