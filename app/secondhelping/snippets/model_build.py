# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the int8 model from the installed weights: `python -m secondhelping.snippets.model_build`.

all-MiniLM-L6-v2 (BERT, 6 layers of 384, 12 heads) becomes one ONNX file of 23 MB. Weights are 7 bits wide with a
scale per column (language reference, section 2: safe on processors without VNNI), what the linear layers are given
is 8 bits wide with fixed scales, measured beforehand (`training/calibrate_model.py`). A vector therefore does not
depend on what else is in its batch, which dynamic quantisation cannot say, and it takes half the time of
weight-only int8.

The file holds the layers twice. As published they give the vectors that KeyBERT compares; tuned on labelled passages
(`training/tune_layers.py`) they give those that the heads judge by. Both share the table of words. What tuning changed
comes with the program as a product of two narrow matrices for every linear layer.
"""

import argparse
import json
import os
import struct
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.errors import KnownError
from secondhelping.snippets.model_files import (
    JUDGING_NAME,
    MODEL_NAME,
    PROBE_NAME,
    RANGES_NAME,
    WEIGHTS_SHA256,
    cache_folder,
    checked_weights,
    resource_folder,
)
from secondhelping.snippets.onnx_graph import BOOL, CONTRIB, FLOAT, INT64, Graph

_PROBED = (0, 2)  # the hidden layers that the word-class probe was trained on
_LAYERS, _WIDTH, _HEADS = 6, 384, 12
_LEVELS = 63  # of a weight, on either side of 0
# How much of the spread between a layer's inputs goes into its weights (SmoothQuant, Xiao et al. 2023, calls it
# alpha): picked by the cosine to the full weights, .9965 on average at .8 against .992 without.
_SMOOTHING = 0.8
_CONVERTER = 7  # raised whenever the graph changes, so that a model built earlier is built anew
STAMP = f"{WEIGHTS_SHA256}.{_CONVERTER}"
JUDGING = "judging."  # leads the names of the tuned layers

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


def load_safetensors(path: Path) -> dict[str, Floats]:
    """The float tensors of a safetensors file, by name; they are views of the mapped file."""
    raw = np.memmap(path, mode="r", dtype=np.uint8)
    (size,) = struct.unpack("<Q", raw[:8].tobytes())
    header = json.loads(raw[8 : 8 + size].tobytes())
    tensors: dict[str, Floats] = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = about["data_offsets"]
            flat = raw[8 + size + start : 8 + size + end].view(np.float32)
            tensors[name] = flat.reshape(about["shape"])
    return tensors


def _linear(graph: Graph, x: str, name: str, weight: Floats, bias: Floats, ranges: Weights) -> str:
    """x @ weight.T + bias with `weight` (out, in), in whole numbers."""
    columns = weight.T
    low, high = ranges[f"{name}.low"], ranges[f"{name}.high"]
    if not name.endswith("attention.output.dense"):  # what attention gives is even already
        reach = np.maximum(np.maximum(-low, high), 1e-3)
        smooth = reach**_SMOOTHING / np.maximum(np.abs(columns).max(axis=1), 1e-5) ** (1 - _SMOOTHING)
        columns, low, high = columns * smooth[:, None], low / smooth, high / smooth
        x = graph.one("Mul", [x, graph.constant(f"{name}.m", (1 / smooth).astype(np.float32))])
    step = (max(high.max(), 0) - min(low.min(), 0)) / 255
    scale = graph.constant(f"{name}.xs", np.array(step, np.float32))
    zero = graph.constant(f"{name}.xz", np.array(np.rint(-min(low.min(), 0) / step), np.uint8))
    column_steps = np.maximum(np.abs(columns).max(axis=0) / _LEVELS, 1e-9).astype(np.float32)
    levels = np.clip(np.rint(columns / column_steps), -_LEVELS, _LEVELS).astype(np.int8)
    inputs = [
        graph.one("QuantizeLinear", [x, scale, zero]),
        graph.constant(f"{name}.q", levels),
        scale,
        graph.constant(f"{name}.s", column_steps),
        zero,
        graph.constant(f"{name}.z", np.zeros(len(column_steps), np.int8)),
        graph.constant(f"{name}.b", bias),
    ]
    return graph.one("MatMulIntegerToFloat", inputs, domain=CONTRIB)


def _norm(graph: Graph, x: str, weights: Weights, key: str) -> str:
    gain = graph.constant(f"{key}.g", weights[f"{key}.weight"])
    shift = graph.constant(f"{key}.c", weights[f"{key}.bias"])
    return graph.one("LayerNormalization", [x, gain, shift], axis=-1, epsilon=1e-12)


def _embeddings(graph: Graph, weights: Weights, ids: str) -> str:
    """Word (int8 rows with a scale each), position and type embeddings, normalised."""
    words = weights["embeddings.word_embeddings.weight"]
    scale = np.abs(words).max(axis=1, keepdims=True) / np.float32(127)
    scale[scale == 0] = 1
    levels = graph.constant("words.q", np.rint(words / scale).astype(np.int8))
    rows = graph.one("Cast", [graph.one("Gather", [levels, ids], axis=0)], to=FLOAT)
    scales = graph.one("Gather", [graph.constant("words.s", scale.astype(np.float32)), ids], axis=0)
    positions = weights["embeddings.position_embeddings.weight"]
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.one(
        "Slice", [graph.one("Shape", [ids]), graph.numbers(1), graph.numbers(2), graph.numbers(0)]
    )
    places = graph.one(
        "Slice",
        [graph.constant("positions", positions + kinds), graph.numbers(0), length, graph.numbers(0)],
    )
    summed = graph.one("Add", [graph.one("Mul", [rows, scales]), places])
    return _norm(graph, summed, weights, "embeddings.LayerNorm")


def _attention(graph: Graph, weights: Weights, ranges: Weights, key: str, x: str, mask: str) -> str:
    parts = [f"{key}attention.self.{name}" for name in ("query", "key", "value")]
    weight = np.concatenate([weights[f"{part}.weight"] for part in parts])
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    together = _linear(graph, x, f"{key}qkv", weight, bias, ranges)
    sizes = graph.numbers(_WIDTH, _WIDTH, _WIDTH)
    query, keys, values = graph.add("Split", [together, sizes], outputs=3, axis=2)
    attended = graph.one(
        "MultiHeadAttention", [query, keys, values, "", mask], domain=CONTRIB, num_heads=_HEADS
    )
    return _dense(graph, weights, ranges, f"{key}attention.output.dense", attended)


def _dense(graph: Graph, weights: Weights, ranges: Weights, key: str, x: str) -> str:
    return _linear(graph, x, key, weights[f"{key}.weight"], weights[f"{key}.bias"], ranges)


def _layer(graph: Graph, weights: Weights, ranges: Weights, key: str, x: str, mask: str) -> str:
    attended = _attention(graph, weights, ranges, key, x, mask)
    middle = _norm(graph, graph.one("Add", [attended, x]), weights, f"{key}attention.output.LayerNorm")
    wide = _dense(graph, weights, ranges, f"{key}intermediate.dense", middle)
    back = _dense(graph, weights, ranges, f"{key}output.dense", graph.one("Gelu", [wide], domain=CONTRIB))
    return _norm(graph, graph.one("Add", [back, middle]), weights, f"{key}output.LayerNorm")


def _as_published(graph: Graph, weights: Weights, probe: Weights, ranges: Weights, x: str, mask: str) -> None:
    """The layers as they were published; puts out their last states and the scores of the word classes."""
    layers = []
    for number in range(_LAYERS):
        x = _layer(graph, weights, ranges, f"encoder.layer.{number}.", x, mask)
        layers.append(x)
    graph.output(x, FLOAT, ["batch", "pieces", _WIDTH])
    joined = graph.one("Concat", [layers[number] for number in _PROBED], axis=-1)
    scores = graph.one("MatMul", [joined, graph.constant("probe.w", probe["weight"].T)])
    scores = graph.one("Add", [scores, graph.constant("probe.b", probe["bias"])])
    graph.output(scores, FLOAT, ["batch", "pieces", len(probe["bias"])])


def _as_tuned(graph: Graph, weights: Weights, classes: int, ranges: Weights, x: str, mask: str) -> None:
    """The layers as they were tuned; puts out their last states, and no scores."""
    for number in range(_LAYERS):
        x = _layer(graph, weights, ranges, f"{JUDGING}encoder.layer.{number}.", x, mask)
    graph.output(x, FLOAT, ["batch", "pieces", _WIDTH])
    none = graph.one("Identity", [graph.constant("no.scores", np.zeros((0, 0, classes), np.float32))])
    graph.output(none, FLOAT, ["no", "scores", classes])


def model_bytes(weights: Weights, probe: Weights, ranges: Weights, tuning: Weights) -> bytes:
    """The ONNX file: `input_ids` and `attention_mask` (batch, pieces) to `embedding` (batch, 384) and
    `word_classes` (batch, pieces, classes). With `judging` true the embedding is that of the tuned layers, and
    `word_classes` is empty."""
    graph = Graph()
    ids = graph.input("input_ids", INT64, ["batch", "pieces"])
    mask = graph.input("attention_mask", INT64, ["batch", "pieces"])
    judging = graph.input("judging", BOOL, [1])
    graph.output("embedding", FLOAT, ["batch", _WIDTH])
    graph.output("word_classes", FLOAT, ["rows", "places", len(probe["bias"])])
    start = _embeddings(graph, weights, ids)
    whole_mask = graph.one("Cast", [mask], to=6)
    published, tuned = graph.inner("published"), graph.inner("tuned")
    _as_published(published, weights, probe, ranges, start, whole_mask)
    _as_tuned(tuned, tuned_weights(weights, tuning), len(probe["bias"]), ranges, start, whole_mask)
    graph.either(judging, tuned, published, ["states", "word_classes"])
    weighted = graph.one("Unsqueeze", [graph.one("Cast", [mask], to=FLOAT), graph.numbers(-1)])
    pooled = graph.one("ReduceSum", [graph.one("Mul", ["states", weighted]), graph.numbers(1)], keepdims=0)
    graph.one("LpNormalization", [pooled], named="embedding", axis=-1, p=2)
    return graph.model("minilm", STAMP)


def tuned_weights(weights: Weights, tuning: Weights) -> dict[str, Floats]:
    """The layers' weights after tuning, each name led by "judging.": what was published plus what tuning changed.

    Of a linear layer `tuning` holds two matrices whose product is its change (`NAME.up` @ `NAME.down`), of everything
    else the tuned numbers themselves.
    """
    tuned = {}
    for name, published in weights.items():
        if name.startswith("encoder."):
            up, down = tuning.get(f"{name}.up"), tuning.get(f"{name}.down")
            changed = tuning.get(name, published) if up is None or down is None else published + up @ down
            tuned[f"{JUDGING}{name}"] = np.asarray(changed, np.float32)
    return tuned


def load_probe() -> dict[str, Floats]:
    """The word-class probe that comes with the program: `weight` (classes, 768) and `bias` (classes,)."""
    with np.load(resource_folder() / PROBE_NAME, allow_pickle=False) as file:
        return {name: file[name] for name in ("weight", "bias")}


def load_ranges() -> dict[str, Floats]:
    """The lowest and highest inputs of every linear layer that come with the program: `NAME.low`, `NAME.high`."""
    return _load(RANGES_NAME)


def load_tuning() -> dict[str, Floats]:
    """What tuning changed in the layers, as it comes with the program: see `tuned_weights`."""
    return _load(JUDGING_NAME)


def _load(name: str) -> dict[str, Floats]:
    with np.load(resource_folder() / name, allow_pickle=False) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def up_to_date(path: Path) -> bool:
    """Whether the file was built from the right weights by this converter. Files are put in place whole."""
    try:
        with path.open("rb") as file:
            return STAMP.encode() in file.read(200)
    except OSError:
        return False


def write_atomically(path: Path, data: bytes) -> None:
    """Put a file in place whole or not at all.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".model-")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o644)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _places() -> tuple[Path, Path]:
    return resource_folder() / MODEL_NAME, cache_folder() / MODEL_NAME


def build(force: bool = False) -> Path:
    """Build the model where it is not up to date, and say where it lies.

    Raises:
        KnownError: the weights are missing or not the right ones, or no folder can be written to.
    """
    if not force:
        for path in _places():
            if up_to_date(path):
                return path
    data = model_bytes(load_safetensors(checked_weights()), load_probe(), load_ranges(), load_tuning())
    for path in _places():
        try:
            write_atomically(path, data)
        except OSError:
            continue  # a read-only installation: the owner's cache folder is next
        return path
    raise KnownError(
        "The language model can't be stored.",
        f"Neither {_places()[0].parent} nor {_places()[1].parent} can be written to.",
        "Run “make setup” in the program's folder, with room on the disk and the right to write there.",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the model from the command line; 0 when it is there, 1 with plain sentences when it cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m secondhelping.snippets.model_build",
        description="Builds the language model from the installed weights. Needs no network.",
    )
    parser.add_argument("--force", action="store_true", help="build it anew even if it is up to date")
    force: bool = parser.parse_args(arguments).force
    try:
        print(build(force))
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
