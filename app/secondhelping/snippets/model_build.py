# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the int8 model from the installed weights: `python -m secondhelping.snippets.model_build`.

all-MiniLM-L6-v2 (BERT, 6 layers of 384, 12 heads) becomes one ONNX file of 23 MB. Weights are int8 in
blocks of 64 with a scale each, and activations are quantised per row inside onnxruntime (MatMulNBits,
accuracy level 4). A vector therefore does not depend on what else is in the batch, which dynamic
quantisation per tensor cannot say.
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
    MODEL_NAME,
    PROBE_NAME,
    WEIGHTS_SHA256,
    cache_folder,
    checked_weights,
    resource_folder,
)
from secondhelping.snippets.onnx_graph import CONTRIB, FLOAT, INT64, Graph

_PROBED = (0, 2)  # the hidden layers that the word-class probe was trained on
_LAYERS, _WIDTH, _HEADS, _BLOCK = 6, 384, 12, 64
_CONVERTER = 4  # raised whenever the graph changes, so that a model built earlier is built anew
STAMP = f"{WEIGHTS_SHA256}.{_CONVERTER}"

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


def _linear(graph: Graph, x: str, name: str, weight: Floats, bias: Floats) -> str:
    """x @ weight.T + bias with `weight` (out, in) as int8 in blocks along the input."""
    out, inside = weight.shape
    blocks = np.ascontiguousarray(weight).reshape(out, inside // _BLOCK, _BLOCK)
    scale = np.abs(blocks).max(axis=2) / np.float32(127)
    scale[scale == 0] = 1
    levels = np.clip(np.rint(blocks / scale[..., None]), -127, 127) + 128
    inputs = [
        x,
        graph.constant(f"{name}.q", levels.astype(np.uint8)),
        graph.constant(f"{name}.s", scale.astype(np.float32).ravel()),
        "",
        "",
        graph.constant(f"{name}.b", bias),
    ]
    return graph.one(
        "MatMulNBits", inputs, domain=CONTRIB, K=inside, N=out, bits=8, block_size=_BLOCK, accuracy_level=4
    )


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


def _attention(graph: Graph, weights: Weights, key: str, x: str, mask: str) -> str:
    parts = [f"{key}attention.self.{name}" for name in ("query", "key", "value")]
    weight = np.concatenate([weights[f"{part}.weight"] for part in parts])
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    together = _linear(graph, x, f"{key}qkv", weight, bias)
    sizes = graph.numbers(_WIDTH, _WIDTH, _WIDTH)
    query, keys, values = graph.add("Split", [together, sizes], outputs=3, axis=2)
    attended = graph.one(
        "MultiHeadAttention", [query, keys, values, "", mask], domain=CONTRIB, num_heads=_HEADS
    )
    return _dense(graph, weights, f"{key}attention.output.dense", attended)


def _dense(graph: Graph, weights: Weights, key: str, x: str) -> str:
    return _linear(graph, x, key, weights[f"{key}.weight"], weights[f"{key}.bias"])


def _layer(graph: Graph, weights: Weights, number: int, x: str, mask: str) -> str:
    key = f"encoder.layer.{number}."
    attended = _attention(graph, weights, key, x, mask)
    middle = _norm(graph, graph.one("Add", [attended, x]), weights, f"{key}attention.output.LayerNorm")
    wide = _dense(graph, weights, f"{key}intermediate.dense", middle)
    back = _dense(graph, weights, f"{key}output.dense", graph.one("Gelu", [wide], domain=CONTRIB))
    return _norm(graph, graph.one("Add", [back, middle]), weights, f"{key}output.LayerNorm")


def _word_classes(graph: Graph, probe: Weights, layers: Sequence[str]) -> None:
    """Scores of the word classes for every piece: one linear layer over two hidden layers."""
    joined = graph.one("Concat", layers, axis=-1)
    scores = graph.one("MatMul", [joined, graph.constant("probe.w", probe["weight"].T)])
    graph.one("Add", [scores, graph.constant("probe.b", probe["bias"])], named="word_classes")


def model_bytes(weights: Weights, probe: Weights) -> bytes:
    """The ONNX file: `input_ids` and `attention_mask` (batch, pieces) to `embedding` (batch, 384) and
    `word_classes` (batch, pieces, classes)."""
    graph = Graph()
    ids = graph.input("input_ids", INT64, ["batch", "pieces"])
    mask = graph.input("attention_mask", INT64, ["batch", "pieces"])
    graph.output("embedding", FLOAT, ["batch", _WIDTH])
    graph.output("word_classes", FLOAT, ["batch", "pieces", len(probe["bias"])])
    x = _embeddings(graph, weights, ids)
    whole_mask = graph.one("Cast", [mask], to=6)
    layers = []
    for number in range(_LAYERS):
        x = _layer(graph, weights, number, x, whole_mask)
        layers.append(x)
    _word_classes(graph, probe, [layers[number] for number in _PROBED])
    weighted = graph.one("Unsqueeze", [graph.one("Cast", [mask], to=FLOAT), graph.numbers(-1)])
    pooled = graph.one("ReduceSum", [graph.one("Mul", [x, weighted]), graph.numbers(1)], keepdims=0)
    graph.one("LpNormalization", [pooled], named="embedding", axis=-1, p=2)
    return graph.model("minilm", STAMP)


def load_probe() -> dict[str, Floats]:
    """The word-class probe that comes with the program: `weight` (classes, 768) and `bias` (classes,)."""
    with np.load(resource_folder() / PROBE_NAME, allow_pickle=False) as file:
        return {name: file[name] for name in ("weight", "bias")}


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
    data = model_bytes(load_safetensors(checked_weights()), load_probe())
    for path in _places():
        try:
            write_atomically(path, data)
        except OSError:
            continue  # a read-only installation: the owner's cache folder is next
        return path
    raise KnownError(
        "The language model can't be stored.",
        f"Neither {_places()[0].parent} nor {_places()[1].parent} can be written to.",
        "Free some room on the disk or allow writing there, then try again.",
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
