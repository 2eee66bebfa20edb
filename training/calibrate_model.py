# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Measures how far the numbers inside the model reach, and writes `activation_ranges.npz` with its datasheet.

    python training/calibrate_model.py [--shared FOLDER]

Development only: needs the folder of labelled passages (`--shared`, SECOND_HELPING_SHARED, or ../shared beside the
checkout). The model runs in plain numpy at full precision over every fourth passage; of every linear layer the lowest
and the highest value of each of its inputs is kept, nothing else.
"""

import argparse
import math
import os
import sys
from pathlib import Path

import numpy as np
import tokenizers
from numpy.typing import NDArray
from passages import read

from secondhelping.snippets.model_build import JUDGING, load_safetensors, load_tuning, tuned_weights
from secondhelping.snippets.model_files import RANGES_NAME, checked_weights, resource_folder, tokenizer_file

STEP = 4
ROOT = Path(__file__).resolve().parent.parent

Floats = NDArray[np.float32]
DATASHEET = f"""# How far the numbers inside the model reach

`{RANGES_NAME}` holds, for every linear layer of all-MiniLM-L6-v2, as published and as tuned for judging (names that
begin with `judging.`), the lowest and the highest value of each of its inputs (`NAME.low`, `NAME.high`, float16).
`snippets/model_build.py` makes the scales of the int8 model of them, so that a vector does not depend on what else is
in its batch.

Made by `python training/calibrate_model.py`, from {{count}} labelled passages of small businesses and organisations, at
full precision in plain numpy. No passage is in the file, and none can be told from it: it holds extremes only.
"""


class Ranges:
    """The extremes of the inputs of each linear layer seen so far, by the layer's name."""

    def __init__(self) -> None:
        self.low: dict[str, Floats] = {}
        self.high: dict[str, Floats] = {}

    def see(self, name: str, rows: Floats) -> Floats:
        low, high = rows.min(axis=0), rows.max(axis=0)
        self.low[name] = np.minimum(self.low.get(name, low), low)
        self.high[name] = np.maximum(self.high.get(name, high), high)
        return rows


def forward(ids: list[int], w: dict[str, Floats], ranges: Ranges, layers: str = "") -> None:
    """One text through the six layers whose names begin so, telling `ranges` what every linear layer is given."""
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
    for layer in range(6):
        key = f"{layers}encoder.layer.{layer}."
        ranges.see(f"{key}qkv", x)
        query, keys, values = (
            dense(x, w, f"{key}attention.self.{name}").reshape(-1, 12, 32).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        scores = query @ keys.transpose(0, 2, 1) / np.float32(math.sqrt(32))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = ((shares / shares.sum(axis=-1, keepdims=True)) @ values).transpose(1, 0, 2).reshape(-1, 384)
        name = f"{key}attention.output.dense"
        x = norm(dense(ranges.see(name, mixed), w, name) + x, w, f"{key}attention.output.LayerNorm")
        name = f"{key}intermediate.dense"
        wide = gelu(dense(ranges.see(name, x), w, name))
        name = f"{key}output.dense"
        x = norm(dense(ranges.see(name, wide), w, name) + x, w, f"{key}output.LayerNorm")


def dense(x: Floats, w: dict[str, Floats], key: str) -> Floats:
    return x @ w[f"{key}.weight"].T + w[f"{key}.bias"]


def norm(x: Floats, w: dict[str, Floats], key: str) -> Floats:
    centred = x - x.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return scaled * w[f"{key}.weight"] + w[f"{key}.bias"]


def gelu(x: Floats) -> Floats:
    from scipy.special import erf

    return (x * (1 + erf(x / math.sqrt(2))) / 2).astype(np.float32)


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes the ranges of the model's inner numbers.")
    default = os.environ.get("SECOND_HELPING_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument(
        "--shared", type=Path, default=Path(default), help="the folder with labelled/passages.tsv"
    )
    shared: Path = parser.parse_args().shared
    if not (shared / "labelled" / "passages.tsv").is_file():
        print(f"No labelled passages in {shared}. Name their folder with --shared.", file=sys.stderr)
        return 2
    texts = read(shared).texts[::STEP]
    tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    weights, ranges = load_safetensors(checked_weights()), Ranges()
    weights |= tuned_weights(weights, load_tuning())
    for text in texts:
        ids = tokenizer.encode(text).ids
        forward(ids, weights, ranges)
        forward(ids, weights, ranges, JUDGING)
    arrays = {f"{name}.low": low.astype(np.float16) for name, low in ranges.low.items()}
    arrays |= {f"{name}.high": high.astype(np.float16) for name, high in ranges.high.items()}
    path = resource_folder() / RANGES_NAME
    np.savez_compressed(path, **arrays)
    path.with_suffix(".md").write_text(DATASHEET.format(count=len(texts)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
