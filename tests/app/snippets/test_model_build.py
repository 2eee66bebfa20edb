# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The built model: made once, the same each time, put in place whole, and true to the weights it is made from."""

import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from secondhelping.domain.errors import KnownError
from secondhelping.snippets import model_build, model_files
from secondhelping.snippets.embedding import shared

Floats = NDArray[np.float32]
TEXTS = [
    "Set a timer for 30 minutes, stand up, reach for the ceiling, sit back down.",
    "Our desk checks are on Tuesdays: we come to you, and the first one for a new workplace is free.",
    "What is the one stretch you never skip?",
    "rye bread",
    "In winter the dough rests overnight in a cool room; in summer a few hours are enough, and the oven is lit early.",
]


def test_the_same_bytes_each_time_and_those_in_place(model: Path) -> None:
    weights, probe = model_build.load_safetensors(model_files.checked_weights()), model_build.load_probe()
    data = model_build.model_bytes(weights, probe, model_build.load_ranges(), model_build.load_tuning())
    assert hashlib.sha256(data).digest() == hashlib.sha256(model.read_bytes()).digest()


def test_a_model_in_place_is_not_built_again(model: Path) -> None:
    before = model.stat().st_mtime_ns
    assert model_build.build() == model
    assert model.stat().st_mtime_ns == before


def test_goes_to_the_cache_when_the_program_folder_is_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "program"
    blocked.write_text("a file where a folder should be: nobody can write into it, root neither")
    monkeypatch.setattr(model_build, "_places", lambda: (blocked / "m.onnx", tmp_path / "cache" / "m.onnx"))
    path = model_build.build()
    assert path == tmp_path / "cache" / "m.onnx"
    assert model_build.up_to_date(path)
    assert [file.name for file in path.parent.iterdir()] == ["m.onnx"]


def test_says_so_when_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "program"
    blocked.write_text("")
    monkeypatch.setattr(model_build, "_places", lambda: (blocked / "m.onnx", blocked / "n.onnx"))
    with pytest.raises(KnownError, match="can't be stored"):
        model_build.build()


def test_says_so_when_the_weights_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model_files, "PACKAGE", "no_such_package_anywhere")
    assert model_build.main(["--force"]) == 1
    assert "make setup" in capsys.readouterr().err


def test_says_so_when_the_weights_are_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    monkeypatch.setattr(model_files, "package_folder", lambda: tmp_path)
    with pytest.raises(KnownError, match="isn't the expected one"):
        model_files.checked_weights()


def test_a_file_that_is_not_ours_is_not_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "other.onnx"
    assert not model_build.up_to_date(path)
    path.write_bytes(b"\x08\x08\x12\x05other")
    assert not model_build.up_to_date(path)


def test_vectors_are_near_those_of_the_full_weights(model: Path) -> None:
    ours = shared().embed(TEXTS)
    w = model_build.load_safetensors(model_files.checked_weights())
    exact = np.stack([_forward(text, w) for text in TEXTS])
    cosines = (ours * exact).sum(axis=1)
    assert cosines.mean() >= 0.995
    assert cosines.min() >= 0.985


def test_vectors_to_judge_by_are_near_those_of_the_full_tuned_weights(model: Path) -> None:
    ours = shared().embed_to_judge(TEXTS)
    published = model_build.load_safetensors(model_files.checked_weights())
    w = published | model_build.tuned_weights(published, model_build.load_tuning())
    exact = np.stack([_forward(text, w, model_build.JUDGING) for text in TEXTS])
    cosines = (ours * exact).sum(axis=1)
    assert cosines.mean() >= 0.99
    assert cosines.min() >= 0.98
    assert (ours * shared().embed(TEXTS)).sum(
        axis=1
    ).max() < 0.9  # they are others than the published model's


def test_what_tuning_changed_is_added_to_what_was_published() -> None:
    published = {
        "encoder.layer.0.output.dense.weight": np.ones((2, 3), np.float32),
        "encoder.layer.0.output.dense.bias": np.zeros(2, np.float32),
        "encoder.layer.0.output.LayerNorm.bias": np.full(2, 5, np.float32),
        "embeddings.LayerNorm.bias": np.zeros(2, np.float32),
    }
    tuning = {
        "encoder.layer.0.output.dense.weight.up": np.array([[1], [2]], np.float32),
        "encoder.layer.0.output.dense.weight.down": np.array([[0, 1, 10]], np.float32),
        "encoder.layer.0.output.dense.bias": np.array([7, 8], np.float32),
    }
    tuned = model_build.tuned_weights(published, tuning)
    assert {name: array.tolist() for name, array in tuned.items()} == {
        "judging.encoder.layer.0.output.dense.weight": [[1, 2, 11], [1, 3, 21]],
        "judging.encoder.layer.0.output.dense.bias": [7, 8],
        "judging.encoder.layer.0.output.LayerNorm.bias": [5, 5],
    }


def test_a_vector_does_not_depend_on_its_company(model: Path) -> None:
    for embed in (shared().embed, shared().embed_to_judge):
        together = embed(TEXTS)
        alone = np.concatenate([embed([text]) for text in TEXTS])
        assert (together * alone).sum(axis=1).min() > 0.9999
        assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_no_texts_and_empty_texts(model: Path) -> None:
    for embed in (shared().embed, shared().embed_to_judge):
        assert embed([]).shape == (0, 384)
        assert np.isfinite(embed(["", " ", "word " * 5000])).all()


def _forward(text: str, w: Mapping[str, Floats], layers: str = "") -> Floats:
    """all-MiniLM-L6-v2 in plain numpy at full precision, with the layers whose names begin so: the oracle."""
    ids = shared()._tokenizer.encode(text).ids
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = _norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
    for layer in range(6):
        key = f"{layers}encoder.layer.{layer}."
        query, keys, values = (
            _dense(x, w, f"{key}attention.self.{name}").reshape(-1, 12, 32).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        scores = query @ keys.transpose(0, 2, 1) / np.float32(math.sqrt(32))
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (weights / weights.sum(axis=-1, keepdims=True)) @ values
        attended = _dense(mixed.transpose(1, 0, 2).reshape(-1, 384), w, f"{key}attention.output.dense")
        x = _norm(attended + x, w, f"{key}attention.output.LayerNorm")
        wide = _dense(x, w, f"{key}intermediate.dense")
        erf = np.vectorize(math.erf)(wide / math.sqrt(2))
        x = _norm(
            _dense((wide * (1 + erf) / 2).astype(np.float32), w, f"{key}output.dense") + x,
            w,
            f"{key}output.LayerNorm",
        )
    mean = x.mean(axis=0)
    return (mean / np.linalg.norm(mean)).astype(np.float32)


def _dense(x: Floats, w: Mapping[str, Floats], key: str) -> Floats:
    return x @ w[f"{key}.weight"].T + w[f"{key}.bias"]


def _norm(x: Floats, w: Mapping[str, Floats], key: str) -> Floats:
    centred = x - x.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return scaled * w[f"{key}.weight"] + w[f"{key}.bias"]
