# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Trains the heads (worth, standalone, kind) on the labelled passages and writes them with their datasheet.

    python training/train_heads.py [--shared FOLDER] [--dry-run]

Development only: needs scikit-learn and the folder of labelled passages (`--shared`, SECOND_HELPING_SHARED, or
../shared beside the checkout). Every figure is out of fold, with whole documents kept together.
"""

import argparse
import csv
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from more_passages import LABELS, WRITTEN, find_again, labels, written
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Sureness
from secondhelping.snippets import cues
from secondhelping.snippets.embedding import shared as shared_model
from secondhelping.snippets.features import NAMES, lexical_rows, split
from secondhelping.snippets.heads import FEW_LINES, FILE_NAME, KINDS
from secondhelping.snippets.judging import settled
from secondhelping.snippets.model_build import load_tuning
from secondhelping.snippets.model_files import resource_folder

VECTOR_SCALE = 7.0  # the spread of a vector against that of the measures; picked with C by grouped folds
C, C_GLANCE, C_FIRST = 0.01, 0.01, 0.03
CONTEXT_SCALE = 0.5  # the spread of what the rest of a document says; picked by the same folds
# The spread of what is read out of tuned layers against that of the measures beside it; picked by the same folds.
SAID_SCALE, MEASURES_SCALE = 3.0, 0.5
FOLDS = 5
LEAST_WORTH = 0.3  # below it `snippets/finding.py` shows no line
ROOT = Path(__file__).resolve().parent.parent

# Measured once by hand, with the folds of this script, on the 3,413 passages: stands in the datasheet as it is.
_TRIED = """\
## Tried beside these
The same folds, one run each, nothing of it in the files. Before the plain rules. "Context" adds to every passage the
mean of the measures over the labelled passages of its document; "top two layers" trains all weights of layers 5 and 6
for three epochs on all three labels at once; "blend" adds what these say to what the heads say.

| what | promotional AUC | helpful against promotional | kind macro-F1 | worth 2+ AUC | best 100 | standalone AUC |
|---|---|---|---|---|---|---|
| published vectors and measures (what shipped before) | .851 | .901 | .638 | .812 | .87 | .808 |
| vectors of the first and the last sentence too | .849 | .899 | .636 | .811 | .87 | .810 |
| support vectors, radial kernel (gamma .003, C 1) | .846 | .890 | .650 | .808 | .86 | .810 |
| words and pairs of words (in 4 passages or more) | .856 | .906 | .650 | .818 | .89 | .815 |
| single words (in 5 documents or more) | .856 | .905 | .635 | .818 | .88 | .817 |
| context | .865 | .922 | .651 | .813 | .89 | .811 |
| top two layers of the encoder | .857 | .907 | .619 | .856 | .95 | .836 |
| blend of the heads and the top two layers | .863 | .914 | .644 | .850 | .95 | .843 |
| all layers by changes of rank 16, and the heads above, from the first set of passages alone (shipped before) | \
.879 | .941 | .690 | .868 | .92 | .869 |

What more passages to learn from brought, on the first fold alone (690 passages), read out of the layers without the
measures:

| learned from | promotional | helpful against promotional | kind macro-F1 | worth 2+ | best 100 | standalone |
|---|---|---|---|---|---|---|
| the first set: 2,723 passages | .884 | .928 | .645 | .856 | .84 | .857 |
| and 5,449 labelled by this project | .910 | .943 | .727 | .879 | .84 | .882 |
| the same, five passes | .916 | .944 | .724 | .870 | .85 | .871 |
| and 1,260 written ones | .914 | .951 | .706 | .886 | .87 | .876 |

Of all figures in the last two rows one document more or less moves the second decimal of the macro-F1: conversation has
some twenty passages in a fold. Not shipped: the mean of what the layers say of a document's other passages, left to the
heads (promotional .911, helpful against promotional .959, kind .735, worth .892): the program reads closely only the
lines that promise something, and their mean is another one than that of the passages it was measured on.

On the first fold alone (690 passages), what is read out of the layers without the measures, before a vector's length
was fixed:

| what | promotional AUC | helpful against promotional | kind macro-F1 | worth 2+ AUC | best 100 | standalone AUC |
|---|---|---|---|---|---|---|
| changes of rank 16, a text read as a whole | .885 | .933 | .644 | .849 | .84 | .853 |
| the same, its sentences read one by one | .881 | .929 | .640 | .816 | .79 | .838 |
| all weights of all layers, read as a whole | .885 | .928 | .629 | .854 | .82 | .850 |

Five passes instead of three, on the first and the fourth fold as they are now: promotional .892 and .885 (three: .884
and .882), helpful against promotional .939 and .933 (.928 and .924), the rest the same within .02 either way. Not yet
tried on the other folds.

In int8 the shipped layers say what they say at full precision: on 244 passages the vectors' cosine is .997 (least
.987), and each of the eight numbers read out correlates by .997 to .999.

So a text is read as a whole, although that costs a pass of its own, and the small file is as good as the large one.
"""

Floats = NDArray[np.float64]


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


def reliability(chance: Floats, truth: NDArray[np.bool_]) -> str:
    """How often it was true against how often it was said, by fifths of the scale."""
    rows = ["| said | true | passages |", "|---|---|---|"]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (chance >= low) & (chance < low + 0.2 + (low == 0.8))
        if inside.sum():
            rows.append(f"| {chance[inside].mean():.2f} | {truth[inside].mean():.2f} | {inside.sum()} |")
    return "\n".join(rows)


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


def datasheet(data: Labelled, measured: Measured) -> str:
    whole, data = data, data.only_judged()
    counts = ", ".join(f"{name} {(data.kind == number).sum()}" for number, name in enumerate(KINDS))
    judged, documents = len(data.texts), len(np.unique(data.source))
    good, alone = (data.worth >= 2).sum(), data.standalone.sum()
    own = len(written())
    found = len(whole.texts) - judged - own
    return f"""# The heads: worth, standalone, kind

What a text is worth, whether it stands alone and which kind it is are told in four steps, each dearer and better
informed than the one before. Plain arrays, no pickle.

1. `first`: worth by {len(NAMES)} plain measures alone (cue words, shape, openings, endings;
   `snippets/features.py`). Tells which sentences are worth a vector.
2. `glance`: worth, standalone and kind by the published model's vectors (all-MiniLM-L6-v2, int8, 384 numbers, the
   mean of a text's sentences by length) and the measures. Tells which texts to look at closely.
3. `judging_layers.npz`: the same model's six layers, tuned for these labels. Of every linear layer the file holds two
   matrices of rank 16 whose product is what tuning changed, and the tuned biases and norms: 1.3 MB as float16.
   `snippets/model_build.py` puts them into the int8 model beside the published layers. A text is read as a whole, and
   eight numbers are read out: worth at least 1, 2 and 3, standalone, the four kinds.
4. `{FILE_NAME}`: logistic regressions over these eight numbers and the measures, for the kind also over the mean of the
   measures over all lines of the document, where a text stands in one.

Every line shown went through all four; of a long document's other lines some saw only the first two.

## Made how
`python training/all.py`, from three sets of passages; no passage of the first two is in any file, only weights.

- {judged} passages of {documents} documents of small businesses and organisations, labelled by careful readers with a
  codebook: worth 0-3 (2 or more: {good}), standalone (yes: {alone}), kind
  ({counts}). On a sample labelled by four readers they agreed with kappa .86
  (worth 2 or more), .87 (standalone), .88 (kind). **All figures are about these.**
- {found} more passages of the same documents and some beside them, labelled by this project with the same codebook. On
  200 of the first set, read without knowing their labels, it agreed with them with kappa .85 (worth 2 or more), .78
  (standalone), .82 (kind), .83 (promotional or not): about as well as the readers agree with each other. The labels are
  in `training/more_labels.tsv`, without the words.
- {own} passages written for this (`training/written.tsv`): open questions and thanks and what only looks like them,
  advice that sounds like selling and selling that sounds like advice, and the same matter standing alone and not.

The layers: three passes over the passages, all labels at once, worth as three thresholds; AdamW, rate 0.001 for the top
layer and a tenth less for each below, batches of 32, dropout 0.1, labels softened by 0.05. Tuned five times without a
fold, and a sixth time on everything: the sixth ships, the regressions of step 4 learn from what the five say of the
passages they have not seen.
The regressions: C = {C} ({C_GLANCE} at a glance, {C_FIRST} by the measures alone), vectors times {VECTOR_SCALE:g},
measures standardised, cut at 3 and, beside the tuned layers, times {MEASURES_SCALE:g}. Probabilities are calibrated on
out-of-fold logits (Platt for worth and standalone, one temperature for kind).

## Figures
{FOLDS} folds with whole documents kept together: nothing of a judged document, whoever labelled it, was seen when
layers or regressions learned. (The regressions' own inputs come from layers that learned from other folds, among them
the one that is judged: their eight numbers of a passage are as good as out of fold, but not strictly independent of
it.)

{figures(data, measured)}

Worth, said against true:

{reliability(measured.worth, data.worth >= 2)}

Standalone, said against true:

{reliability(measured.standalone, data.standalone == 1)}

The likeliest kind, said against true, of a text alone and in its document:

{reliability(measured.kind.max(axis=1), measured.kind.argmax(axis=1) == data.kind)}

{reliability(measured.kind_in_document.max(axis=1), measured.kind_in_document.argmax(axis=1) == data.kind)}

The suggested kind by the word that the owner is shown (`Sureness`), after the plain rules, of the passages that the
program would show and that are of some kind:

{sureness(data, measured)}

{_TRIED}
## Limits
English. Neither a text's heading nor its neighbours are seen; of its document the kind alone knows, and only by the
mean of the measures, so that a text judged alone can be told another kind than the same text in its document.
Conversation is the rarest kind in the material and the least sure. "Curated" is not learned but told by words that pass
on something by someone else; conversation also by an open question to the reader at the end (`snippets/judging.py`).
The calibration was fitted on the same out-of-fold logits that the tables show. The passages come from the public web
and lean towards services, clubs, schools and technology; prices, menus and legal words are kept out by rules before the
heads see them. The documents that the shipped layers learned from are among those one would try first: what the program
finds in them looks a little better than what it finds elsewhere.

## Read blind
The first ten lines of twelve documents of the first fold, found with layers that had learned nothing of these, mixed
with those of three other methods: sentences by KeyBERT's likeness to the document, TextRank, and the first
sentences. Judged with the codebook by a reader who did not know which was which, and the lists by another:

| first ten lines | worth 2+ | standalone | both | the program's list was preferred |
|---|---|---|---|---|
| of the program (93: five documents gave fewer) | .87 | .90 | .84 | |
| by likeness to the document | .40 | .52 | .36 | in 12 of 12 |
| by TextRank | .50 | .52 | .36 | in 11 of 12 |
| the first sentences | .31 | .54 | .28 | in 12 of 12 |

The layers were those of the fold before the last 1,700 labels and 840 written passages were added.
"""


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
        (resource_folder() / FILE_NAME).with_suffix(".md").write_text(
            datasheet(data, measured), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
