# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The passages that are learned from, with their labels, and how they are parted into folds."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from more_passages import LABELS, WRITTEN, find_again, labels, written
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from secondhelping.snippets.heads import KINDS

FOLDS = 5
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Labelled:
    """The passages with their labels: worth 0-3, standalone 0/1, kind as an index into KINDS, source document.

    `judged` tells those of the labelled passages that the figures are about; the others, which this project labelled
    or wrote itself, are only learned from.
    """

    texts: list[str]
    worth: NDArray[np.int64]
    standalone: NDArray[np.int64]
    kind: NDArray[np.int64]
    source: NDArray[np.str_]
    judged: NDArray[np.bool_]
    fingerprint: str

    def only_judged(self) -> "Labelled":
        """The passages that figures are told of."""
        at = self.judged
        texts = [text for text, seen in zip(self.texts, at, strict=True) if seen]
        return Labelled(
            texts,
            self.worth[at],
            self.standalone[at],
            self.kind[at],
            self.source[at],
            at[at],
            self.fingerprint,
        )


def folds(data: Labelled) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The passages to learn from and those to tell of, fold by fold, with whole documents kept together.

    The judged passages are split as they are without the others, so that figures can be compared; a document that has
    none of them belongs to the fold that its name falls to.
    """
    splitter = GroupKFold(FOLDS, shuffle=True, random_state=0)
    judged = np.flatnonzero(data.judged)
    fold_of: dict[str, int] = {}
    for fold, (_, test) in enumerate(splitter.split(np.zeros(len(judged)), groups=data.source[judged])):
        fold_of |= dict.fromkeys(map(str, data.source[judged[test]]), fold)
    by_name = (hashlib.sha256(str(name).encode()).digest()[0] % FOLDS for name in data.source)
    at = np.array([fold_of.get(str(name), other) for name, other in zip(data.source, by_name, strict=True)])
    return [(np.flatnonzero(at != fold), np.flatnonzero(at == fold)) for fold in range(FOLDS)]


def out_of_fold_file() -> Path:
    return ROOT / "training" / "out_of_fold.npz"


def read(shared: Path) -> Labelled:
    """The labelled passages, and after them those that this project labelled or wrote itself."""
    path = shared / "labelled" / "passages.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found, own = find_again(shared), written()
    print(
        f"{len(rows)} labelled passages, {len(found)} of {len(labels())} that we labelled, {len(own)} that we wrote",
        flush=True,
    )
    more = found + own
    texts = [row["text"] for row in rows] + [passage.text for passage in more]
    return Labelled(
        texts=texts,
        worth=np.array([int(row["worth"]) for row in rows] + [passage.worth for passage in more]),
        standalone=np.array(
            [int(row["standalone"]) for row in rows] + [passage.standalone for passage in more]
        ),
        kind=np.array(
            [KINDS.index(kind) for kind in [*(row["kind"] for row in rows), *(p.kind for p in more)]]
        ),
        source=np.array([row["document"] for row in rows] + [passage.document for passage in more]),
        judged=np.arange(len(texts)) < len(rows),
        fingerprint=hashlib.sha256(
            "\n".join(texts).encode() + LABELS.read_bytes() + WRITTEN.read_bytes() + path.read_bytes()
        ).hexdigest(),
    )
