# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Trains the heads (worth, standalone, kind) on the labelled passages and writes them with their datasheet.

    python training/train_heads.py [--shared FOLDER] [--dry-run]

Development only: needs scikit-learn and the folder of labelled passages (`--shared`, SECOND_HELPING_SHARED, or
../shared beside the checkout). Every figure is out of fold, with whole documents kept together.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

import numpy as np
from datasheet import Measured, datasheet, figures
from numpy.typing import NDArray
from passages import ROOT, Labelled, folds, out_of_fold_file, read
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from secondhelping.domain.errors import KnownError
from secondhelping.snippets.embedding import shared as shared_model
from secondhelping.snippets.features import NAMES, lexical_rows, split
from secondhelping.snippets.heads import FEW_LINES, FILE_NAME
from secondhelping.snippets.model_build import load_tuning
from secondhelping.snippets.model_files import resource_folder

VECTOR_SCALE = 7.0  # the spread of a vector against that of the measures; picked with C by grouped folds
C, C_GLANCE, C_FIRST = 0.01, 0.01, 0.03
CONTEXT_SCALE = 0.5  # the spread of what the rest of a document says; picked by the same folds
# The spread of what is read out of tuned layers against that of the measures beside it; picked by the same folds.
SAID_SCALE, MEASURES_SCALE = 3.0, 0.5

Floats = NDArray[np.float64]


def fit(x: Floats, y: NDArray[np.int64], c: float = C) -> LogisticRegression:
    return LogisticRegression(C=c, max_iter=1000).fit(x, y)


def out_of_fold(x: Floats, y: NDArray[np.int64], data: Labelled, c: float = C) -> Floats:
    """Logits for every passage from a model that saw nothing of its document: (n,) or (n, classes)."""
    logits = np.zeros((len(y), len(np.unique(y)))) if len(np.unique(y)) > 2 else np.zeros(len(y))
    for train, test in folds(data):
        logits[test] = fit(x[train], y[train], c).decision_function(x[test])
    return logits


def platt(logits: Floats, y: NDArray[np.int64]) -> tuple[float, float]:
    """Slope and shift that make out-of-fold logits into true probabilities (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], y)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def cooling(logits: Floats, y: NDArray[np.int64]) -> float:
    """The factor on the kind logits with the least out-of-fold log loss (1 / temperature)."""
    grid = np.linspace(0.5, 2.0, 61)
    return float(min(grid, key=lambda factor: log_loss(y, softmax(logits * factor))))


def train(data: Labelled, shared: Path) -> tuple[dict[str, NDArray[np.generic]], Measured]:
    measures = lexical_rows(data.texts)
    mean, spread = measures.mean(axis=0), measures.std(axis=0) + np.float32(1e-6)
    vectors = shared_model().embed_parts([split(text) for text in data.texts])
    scaled = np.clip((measures - mean) / spread, -3, 3).astype(np.float64)
    said = tuned_out_of_fold(data)
    said_mean, said_spread = said.mean(axis=0), said.std(axis=0)
    x = np.hstack([np.clip((said - said_mean) / said_spread, -3, 3) * SAID_SCALE, scaled * MEASURES_SCALE])
    glance = np.hstack([vectors * VECTOR_SCALE, scaled]).astype(np.float64)
    weight, bias = readout()
    arrays: dict[str, NDArray[np.generic]] = {
        "names": np.array(NAMES),
        "mean": mean,
        "spread": spread,
        "vector_scale": np.array(VECTOR_SCALE),
        "readout_w": weight,
        "readout_b": bias,
        "said_mean": said_mean,
        "said_spread": said_spread,
        "said_scale": np.array(SAID_SCALE),
        "measures_scale": np.array(MEASURES_SCALE),
    }
    chances = {}
    good = (data.worth >= 2).astype(np.int64)
    yes_or_no = (
        ("worth", good, x, C),
        ("standalone", data.standalone, x, C),
        ("glance_worth", good, glance, C_GLANCE),
        ("glance_standalone", data.standalone, glance, C_GLANCE),
        ("first", good, scaled, C_FIRST),
    )
    for name, y, seen, c in yes_or_no:
        logits = out_of_fold(seen, y, data, c)
        slope, shift = platt(logits[data.judged], y[data.judged])
        chances[name] = 1 / (1 + np.exp(-(slope * logits[data.judged] + shift)))
        model = fit(seen, y, c)
        arrays |= {f"{name}_w": model.coef_[0], f"{name}_b": model.intercept_[0]}
        arrays |= {f"{name}_slope": np.array(slope), f"{name}_shift": np.array(shift)}
    means, lines = contexts(data, shared)
    there = lines > 0
    arrays |= {
        "context_mean": means[there].mean(axis=0),
        "context_spread": means[there].std(axis=0) + 1e-6,
        "context_scale": np.array(CONTEXT_SCALE),
    }
    context = np.clip((means - arrays["context_mean"]) / arrays["context_spread"], -3, 3) * CONTEXT_SCALE
    context *= (lines / (lines + FEW_LINES))[:, None]
    for name, seen, c in (
        ("glance_kind", glance, C_GLANCE),
        ("kind", x, C),
        ("kind_in_document", np.hstack([x, context]), C),
    ):
        logits = out_of_fold(seen, data.kind, data, c)
        factor = cooling(logits[data.judged], data.kind[data.judged])
        model = fit(seen, data.kind, c)
        arrays |= {f"{name}_w": model.coef_, f"{name}_b": model.intercept_}
        arrays |= {f"{name}_cooling": np.array(factor)}
        chances[name] = softmax(logits[data.judged] * factor)
    solid = {key: value if key == "names" else np.asarray(value, np.float32) for key, value in arrays.items()}
    return solid, Measured(**chances)


def tuned_out_of_fold(data: Labelled) -> Floats:
    """What the tuned encoder says of each passage, tuned without its document: (n, 4 + kinds)."""
    with np.load(out_of_fold_file(), allow_pickle=False) as file:
        if str(file["fingerprint"]) != data.fingerprint:
            raise SystemExit(
                "The passages are others than those tuned on: run training/tune_layers.py first."
            )
        said: Floats = file["logits"].astype(np.float64)
    return said


def contexts(data: Labelled, shared: Path) -> tuple[Floats, Floats]:
    """Of each passage's document the mean of the measures over all its lines, as the program finds them, and how many
    lines these are: (n, m) and (n,). Kept in `out/`, because reading the documents takes minutes."""
    names = sorted(set(map(str, data.source)))
    kept = ROOT / "out" / "contexts.npz"
    key = hashlib.sha256("\n".join((data.fingerprint, *names, *NAMES)).encode()).hexdigest()
    if not kept.is_file() or str(np.load(kept)["key"]) != key:
        rows = [_lines_of(shared, name) for name in names]
        kept.parent.mkdir(exist_ok=True)
        means = np.stack([row.mean(axis=0) if len(row) else np.zeros(len(NAMES)) for row in rows])
        np.savez(kept, key=np.array(key), means=means, lines=np.array([len(row) for row in rows]))
    with np.load(kept) as file:
        at = np.searchsorted(names, data.source)
        return file["means"][at].astype(np.float64), file["lines"][at].astype(np.float64)


def _lines_of(shared: Path, name: str) -> NDArray[np.float32]:
    """The measures of all lines of a document: (lines, m); none where it cannot be read or is not English."""
    from secondhelping.documents.reading import read as read_document  # a tuner needs none of what these need
    from secondhelping.snippets.material import prepare

    paths = [shared / "corpus" / folder / name for folder in ("documents", "texts")]
    try:
        measures = prepare(read_document(next(path for path in paths if path.is_file()))).measures
    except (KnownError, StopIteration):
        return np.zeros((0, len(NAMES)), np.float32)
    return measures if measures.shape[1] else np.zeros((0, len(NAMES)), np.float32)


def readout() -> tuple[Floats, Floats]:
    """The read-out that was tuned together with the layers: weights (8, 384) for a vector of length 1, and biases."""
    tuning = load_tuning()
    return tuning["readout.weight"].astype(np.float64), tuning["readout.bias"].astype(np.float64)


def main() -> int:
    parser = argparse.ArgumentParser(description="Trains the heads and writes them with their datasheet.")
    default = os.environ.get("SECOND_HELPING_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument(
        "--shared", type=Path, default=Path(default), help="the folder with labelled/passages.tsv"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    if not (options.shared / "labelled" / "passages.tsv").is_file():
        print(f"No labelled passages in {options.shared}. Name their folder with --shared.", file=sys.stderr)
        return 2
    data = read(options.shared)
    arrays, measured = train(data, options.shared)
    print(figures(data.only_judged(), measured))
    if not options.dry_run:
        np.savez_compressed(resource_folder() / FILE_NAME, **arrays)
        settings = (C, C_GLANCE, C_FIRST, VECTOR_SCALE, MEASURES_SCALE)
        (resource_folder() / FILE_NAME).with_suffix(".md").write_text(
            datasheet(data, measured, settings), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
