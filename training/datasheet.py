# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells how good the heads are: the figures out of fold, and the datasheet that stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from more_passages import written
from numpy.typing import NDArray
from passages import FOLDS, Labelled
from sklearn.metrics import f1_score, roc_auc_score

from secondhelping.domain.kind import Sureness
from secondhelping.snippets import cues
from secondhelping.snippets.features import NAMES
from secondhelping.snippets.heads import FILE_NAME, KINDS
from secondhelping.snippets.judging import settled

# What was tried and what was read blind stands in it as it is: measured once by hand.
TEMPLATE = Path(__file__).with_name("heads_template.md")
LEAST_WORTH = 0.3  # below it `snippets/finding.py` shows no line

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """Out-of-fold probabilities of the judged passages, for the datasheet."""

    worth: Floats
    standalone: Floats
    glance_worth: Floats
    glance_standalone: Floats
    first: Floats
    glance_kind: Floats
    kind: Floats
    kind_in_document: Floats


def reliability(chance: Floats, truth: NDArray[np.bool_]) -> str:
    """How often it was true against how often it was said, by fifths of the scale."""
    rows = ["| said | true | passages |", "|---|---|---|"]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (chance >= low) & (chance < low + 0.2 + (low == 0.8))
        if inside.sum():
            rows.append(f"| {chance[inside].mean():.2f} | {truth[inside].mean():.2f} | {inside.sum()} |")
    return "\n".join(rows)


def figures(data: Labelled, measured: Measured) -> str:
    good = data.worth >= 2
    best = np.argsort(-measured.worth)[:100]
    lines = ["| what | out of fold |", "|---|---|"]
    for name, value in {
        "worth 2+, AUC": roc_auc_score(good, measured.worth),
        "worth 2+, precision of the best 100": good[best].mean(),
        "worth 2+ at a glance, AUC": roc_auc_score(good, measured.glance_worth),
        "worth 2+ by the measures alone, AUC": roc_auc_score(good, measured.first),
        "standalone, AUC": roc_auc_score(data.standalone, measured.standalone),
        "standalone at a glance, AUC": roc_auc_score(data.standalone, measured.glance_standalone),
    }.items():
        lines.append(f"| {name} | {value:.3f} |")
    lines += ["", "| what | alone | in its document |", "|---|---|---|"]
    alone, inside = kind_figures(data, measured.kind), kind_figures(data, measured.kind_in_document)
    lines += [f"| {name} | {value:.3f} | {inside[name]:.3f} |" for name, value in alone.items()]
    return "\n".join(lines)


def kind_figures(data: Labelled, shares: Floats) -> dict[str, float]:
    """How well the shares of the kinds (n, 4) tell them, by what is measured."""
    promotional = data.kind == KINDS.index("promotional")
    pair = (data.worth >= 2) & (promotional | (data.kind == KINDS.index("helpful")))
    against = shares[:, 1] / (shares[:, 0] + shares[:, 1])
    each = f1_score(data.kind, shares.argmax(axis=1), average=None)
    ruled = f1_score(data.kind, after_rules(data, shares), average=None, labels=range(len(KINDS)))
    rows = {
        "promotional or not, AUC": roc_auc_score(promotional, shares[:, 1]),
        "helpful against promotional among worth 2+, AUC": roc_auc_score(promotional[pair], against[pair]),
        "kind, macro-F1 (helpful, promotional, conversation, none)": each.mean(),
        "the same after the plain rules": ruled.mean(),
    }
    rows |= {f"{kind} after the plain rules, F1": value for kind, value in zip(KINDS, ruled, strict=True)}
    return {name: float(value) for name, value in rows.items()}


def after_rules(data: Labelled, kinds: Floats) -> list[int]:
    """The kinds told of out-of-fold shares after the rules of `snippets/judging.py`; -1 for curated."""
    told = []
    for text, shares in zip(data.texts, kinds, strict=True):
        chances, is_post = settled(text, cues.hits(text), shares)
        best = max(chances, key=lambda kind: chances[kind]).value if is_post else "none"
        told.append(KINDS.index(best) if best in KINDS else -1)
    return told


def sureness(data: Labelled, measured: Measured) -> str:
    """How often the suggested kind was right, by the word that the owner is shown for it: of the passages that the
    program would show and that are of some kind."""
    rows = ["| word | said | true | passages |", "|---|---|---|---|"]
    said: dict[Sureness, list[tuple[float, bool]]] = {word: [] for word in Sureness}
    for number, text in enumerate(data.texts):
        if measured.worth[number] < LEAST_WORTH or KINDS[data.kind[number]] == "none":
            continue
        chances, _ = settled(text, cues.hits(text), measured.kind_in_document[number])
        best = max(chances, key=lambda kind: chances[kind])
        said[Sureness.of(chances[best])].append((chances[best], best.value == KINDS[data.kind[number]]))
    for word, found in said.items():
        if found:
            chance, right = np.mean(np.array(found, float), axis=0)
            rows.append(f"| {word} | {chance:.2f} | {right:.2f} | {len(found)} |")
    return "\n".join(rows)


def datasheet(data: Labelled, measured: Measured, settings: Sequence[float]) -> str:
    """The whole datasheet. `settings`: C of a close look, at a glance and by the measures alone, and the scales of the
    vectors and of the measures."""
    judged, own = data.only_judged(), len(written())
    whole, inside = measured.kind, measured.kind_in_document
    return TEMPLATE.read_text(encoding="utf-8").format(
        measures=len(NAMES),
        file=FILE_NAME,
        folds=FOLDS,
        settings=settings,
        judged=len(judged.texts),
        documents=len(np.unique(judged.source)),
        good=(judged.worth >= 2).sum(),
        alone=judged.standalone.sum(),
        counts=", ".join(f"{name} {(judged.kind == number).sum()}" for number, name in enumerate(KINDS)),
        found=len(data.texts) - len(judged.texts) - own,
        own=own,
        figures=figures(judged, measured),
        worth=reliability(measured.worth, judged.worth >= 2),
        standalone=reliability(measured.standalone, judged.standalone == 1),
        kind=reliability(whole.max(axis=1), whole.argmax(axis=1) == judged.kind),
        kind_in_document=reliability(inside.max(axis=1), inside.argmax(axis=1) == judged.kind),
        sureness=sureness(judged, measured),
    )
