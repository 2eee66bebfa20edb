# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tunes the encoder's layers for judging, and writes what tuning changed (`judging_layers.npz`).

    python training/tune_layers.py [--shared FOLDER] [--part N]

Development only: needs torch (`training/requirements.txt`) beside what the program needs, and the folder of labelled
passages (`--shared`, SECOND_HELPING_SHARED, or ../shared beside the checkout). Takes about an hour on one core.

Every linear layer gets a change of low rank (LoRA, Hu et al. 2021), the biases and norms learn too, and all three
labels are learned at once: worth as three thresholds, standalone, kind. First once for each fold, with whole documents
kept together: what each model says of the passages it has not seen goes to `training/out_of_fold.npz`, which
`train_heads.py` learns from and measures by. Then once on everything: that is what ships. `--part` does one fold
alone, or what is last: parts can run side by side.
"""

import argparse
import math
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import tokenizers
import torch
from numpy.typing import NDArray
from passages import FOLDS, Labelled, folds, out_of_fold_file, read
from torch import Tensor, nn
from torch.nn import functional

from secondhelping.snippets.heads import KINDS
from secondhelping.snippets.model_build import load_safetensors
from secondhelping.snippets.model_files import JUDGING_NAME, checked_weights, resource_folder, tokenizer_file

RANK, SCALE = 16, 2.0
EPOCHS, BATCH = 3, 32
RATE, LAYER_DECAY, HEAD_RATE = (
    1e-3,
    0.9,
    1e-3,
)  # of learning: at the top layer, down from layer to layer, of the read-out
WEIGHT_DECAY, DROPOUT, SMOOTHING, WARMING = 0.01, 0.1, 0.05, 0.1
MOST_PIECES = 160
LENGTH = 11.0  # of the vector that is read out: what the mean of the last states has by itself
# What is read out of a vector: worth at least 1, 2, 3; standalone; the kinds in the order of KINDS.
OUTPUTS = 4 + len(KINDS)
_THRESHOLDS = (0.5, 1.0, 0.7)  # how much each threshold of worth counts
ROOT = Path(__file__).resolve().parent.parent

Floats = NDArray[np.float32]
Rows = list[list[int]]


class Linear(nn.Module):
    """A linear layer whose weights stay, and a narrow change beside it that learns."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        super().__init__()
        self.fixed = torch.from_numpy(weight)
        self.fast = self.fixed.bfloat16()  # while learning
        self.bias = nn.Parameter(torch.from_numpy(bias.copy()))
        self.down = nn.Parameter(torch.randn(RANK, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, x: Tensor) -> Tensor:
        change = functional.linear(functional.linear(x, self.down), self.up)
        fixed = self.fast if self.training else self.fixed
        return functional.linear(x, fixed, self.bias) + SCALE * change


class Layer(nn.Module):
    """One of the encoder's layers."""

    def __init__(self, weights: dict[str, Floats], key: str) -> None:
        super().__init__()
        parts = [f"{key}attention.self.{name}" for name in ("query", "key", "value")]
        self.together = Linear(
            np.concatenate([weights[f"{part}.weight"] for part in parts]),
            np.concatenate([weights[f"{part}.bias"] for part in parts]),
        )
        self.attended = self._linear(weights, f"{key}attention.output.dense")
        self.wide = self._linear(weights, f"{key}intermediate.dense")
        self.back = self._linear(weights, f"{key}output.dense")
        self.first_norm = self._norm(weights, f"{key}attention.output.LayerNorm")
        self.second_norm = self._norm(weights, f"{key}output.LayerNorm")

    @staticmethod
    def _linear(weights: dict[str, Floats], key: str) -> Linear:
        return Linear(np.array(weights[f"{key}.weight"]), weights[f"{key}.bias"])

    @staticmethod
    def _norm(weights: dict[str, Floats], key: str) -> nn.LayerNorm:
        norm = nn.LayerNorm(384, eps=1e-12)
        norm.weight.data.copy_(torch.from_numpy(np.array(weights[f"{key}.weight"])))
        norm.bias.data.copy_(torch.from_numpy(np.array(weights[f"{key}.bias"])))
        return norm

    def forward(self, x: Tensor, shut: Tensor) -> Tensor:
        rows, pieces, _ = x.shape
        query, key, value = self.together(x).view(rows, pieces, 3, 12, 32).permute(2, 0, 3, 1, 4)
        # Written out: torch's own attention takes ten times as long to learn through on a processor.
        shares = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(32) + shut, -1)
        mixed = (shares.to(value.dtype) @ value).transpose(1, 2).reshape(rows, pieces, 384)
        x = self.first_norm(self._dropped(self.attended(mixed)) + x)
        return self.second_norm(self._dropped(self.back(functional.gelu(self.wide(x)))) + x)

    def _dropped(self, x: Tensor) -> Tensor:
        return dropped(x, self.training)


class Encoder(nn.Module):
    """The encoder with its tuned layers, and the read-out of its vector."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        super().__init__()
        self.words = torch.from_numpy(np.array(weights["embeddings.word_embeddings.weight"]))
        self.places = torch.from_numpy(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.gain = torch.from_numpy(np.array(weights["embeddings.LayerNorm.weight"]))
        self.shift = torch.from_numpy(np.array(weights["embeddings.LayerNorm.bias"]))
        self.layers = nn.ModuleList([Layer(weights, f"encoder.layer.{number}.") for number in range(6)])
        self.readout = nn.Linear(384, OUTPUTS)
        nn.init.normal_(self.readout.weight, std=0.02)
        nn.init.zeros_(self.readout.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.words[ids] + self.places[: ids.shape[1]]
        x = dropped(functional.layer_norm(x, (384,), self.gain, self.shift, 1e-12), self.training)
        shut = torch.zeros(mask.shape).masked_fill(mask == 0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, shut)
        vector = functional.normalize((x * mask[..., None]).sum(1).float(), dim=1) * LENGTH
        found: Tensor = self.readout(dropped(vector, self.training))
        return found


_MASKS: dict[torch.dtype, Tensor] = {}


def dropped(x: Tensor, training: bool) -> Tensor:
    """Dropout, its zeros cut from one long row: drawing them anew each time takes a tenth of the time."""
    if not training:
        return x
    if x.dtype not in _MASKS:
        _MASKS[x.dtype] = (torch.rand(5_000_011) > DROPOUT).to(x.dtype) / (1 - DROPOUT)
    row, size = _MASKS[x.dtype], x.numel()
    start = int(torch.randint(0, len(row) - size, (1,)))
    return x * row[start : start + size].view(x.shape)


def targets(data: Labelled) -> Tensor:
    """What is to be read out for each passage: (n, OUTPUTS), softened."""
    thresholds = [data.worth >= 1, data.worth >= 2, data.worth >= 3, data.standalone == 1]
    yes_or_no = np.stack(thresholds, axis=1) * (1 - SMOOTHING) + SMOOTHING / 2
    kinds = np.eye(len(KINDS))[data.kind] * (1 - SMOOTHING) + SMOOTHING / len(KINDS)
    return torch.from_numpy(np.hstack([yes_or_no, kinds])).float()


def wrongness(found: Tensor, wanted: Tensor) -> Tensor:
    worth = functional.binary_cross_entropy_with_logits(found[:, :3], wanted[:, :3], reduction="none")
    standalone = functional.binary_cross_entropy_with_logits(found[:, 3], wanted[:, 3])
    kind = -(wanted[:, 4:] * functional.log_softmax(found[:, 4:], 1)).sum(1)
    return (worth * torch.tensor(_THRESHOLDS)).sum(1).mean() + standalone + kind.mean()


def padded(rows: Rows) -> tuple[Tensor, Tensor]:
    longest = -(-max(map(len, rows)) // 8) * 8
    ids, mask = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return ids, mask


def batches(rows: Rows, numbers: NDArray[np.int64], rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Passages of like length together, in another order each time."""
    mixed = rng.permutation(numbers)
    found = []
    for start in range(0, len(mixed), BATCH * 16):
        part = np.array(sorted(mixed[start : start + BATCH * 16], key=lambda number: len(rows[number])))
        found += [part[place : place + BATCH] for place in range(0, len(part), BATCH)]
    for place in rng.permutation(len(found)):
        yield found[place]


def tune(
    weights: dict[str, Floats], rows: Rows, wanted: Tensor, numbers: NDArray[np.int64], seed: int
) -> Encoder:
    """An encoder tuned on the passages with these numbers."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder = Encoder(weights).train()
    groups = [{"params": list(encoder.readout.parameters()), "lr": HEAD_RATE}]
    for number, layer in enumerate(encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": RATE * LAYER_DECAY ** (5 - number)})
    optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps = EPOCHS * sum(1 for _ in batches(rows, numbers, np.random.default_rng(0)))
    step = 0
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in batches(rows, numbers, rng):
            share = min(1, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps)
            step += 1
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", torch.bfloat16):
                found = encoder(*padded([rows[number] for number in batch]))
            loss = wrongness(found.float(), wanted[torch.from_numpy(batch)])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            total += float(loss.detach()) * len(batch)
        print(f"  pass {epoch + 1} of {EPOCHS}: {total / len(numbers):.3f}", flush=True)
    return encoder.eval()


@torch.no_grad()
def said(encoder: Encoder, rows: Rows) -> Floats:
    """What an encoder reads out of texts: (n, OUTPUTS)."""
    out = np.zeros((len(rows), OUTPUTS), np.float32)
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        out[part] = encoder(*padded([rows[number] for number in part])).numpy()
    return out


def changes(encoder: Encoder) -> dict[str, Floats]:
    """What tuning changed, by the names of `snippets/model_build.py`, and the read-out."""
    found: dict[str, Tensor] = {}
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        key = f"encoder.layer.{number}."
        for place, name in enumerate(("query", "key", "value")):
            inside, part = slice(384 * place, 384 * (place + 1)), f"{key}attention.self.{name}"
            found[f"{part}.weight.up"] = SCALE * layer.together.up[inside]
            found[f"{part}.weight.down"] = layer.together.down
            found[f"{part}.bias"] = layer.together.bias[inside]
        for name, linear in (
            ("attention.output.dense", layer.attended),
            ("intermediate.dense", layer.wide),
            ("output.dense", layer.back),
        ):
            found[f"{key}{name}.weight.up"] = SCALE * linear.up
            found[f"{key}{name}.weight.down"] = linear.down
            found[f"{key}{name}.bias"] = linear.bias
        for name, norm in (("attention.output", layer.first_norm), ("output", layer.second_norm)):
            found[f"{key}{name}.LayerNorm.weight"] = norm.weight
            found[f"{key}{name}.LayerNorm.bias"] = norm.bias
    found["readout.weight"] = LENGTH * encoder.readout.weight  # of a vector of length 1
    found["readout.bias"] = encoder.readout.bias
    return {name: tensor.detach().numpy() for name, tensor in found.items()}


def part_file(fold: int) -> Path:
    return ROOT / "out" / f"fold_{fold}.npy"


def tune_fold(data: Labelled, weights: dict[str, Floats], rows: Rows, fold: int) -> None:
    """Tune without one fold, and keep what is then said of it."""
    train, test = folds(data)[fold]
    print(
        f"Fold {fold + 1} of {FOLDS}: {len(train)} passages to learn from, {len(test)} to judge", flush=True
    )
    encoder = tune(weights, rows, targets(data), train, fold)
    part_file(fold).parent.mkdir(exist_ok=True)
    np.save(part_file(fold), said(encoder, [rows[number] for number in test]))


def tune_on_everything(data: Labelled, weights: dict[str, Floats], rows: Rows) -> None:
    print(f"Everything: {len(rows)} passages to learn from", flush=True)
    encoder = tune(weights, rows, targets(data), np.arange(len(rows)), FOLDS)
    arrays = {name: array.astype(np.float16) for name, array in changes(encoder).items()}
    np.savez_compressed(resource_folder() / JUDGING_NAME, **arrays)


def put_together(data: Labelled) -> None:
    """Write down what was said of all folds."""
    logits = np.zeros((len(data.texts), OUTPUTS), np.float16)
    for fold, (_, test) in enumerate(folds(data)):
        logits[test] = np.load(part_file(fold))
    np.savez_compressed(out_of_fold_file(), logits=logits, fingerprint=np.array(data.fingerprint))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Tunes the encoder's layers for judging.")
    default = os.environ.get("SECOND_HELPING_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument(
        "--shared", type=Path, default=Path(default), help="the folder with labelled/passages.tsv"
    )
    parser.add_argument(
        "--part", type=int, choices=range(FOLDS + 1), help=f"only this fold, or {FOLDS}: only on everything"
    )
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    if not (options.shared / "labelled" / "passages.tsv").is_file():
        print(f"No labelled passages in {options.shared}. Name their folder with --shared.", file=sys.stderr)
        return 2
    torch.set_num_threads(options.threads)
    data, weights = read(options.shared), load_safetensors(checked_weights())
    tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    rows = [encoding.ids for encoding in tokenizer.encode_batch(data.texts)]
    parts = range(FOLDS + 1) if options.part is None else (options.part,)
    for part in parts:
        if part < FOLDS:
            tune_fold(data, weights, rows, part)
        else:
            tune_on_everything(data, weights, rows)
    if all(part_file(fold).is_file() for fold in range(FOLDS)):
        put_together(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
