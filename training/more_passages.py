# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Further passages to learn from: those of the corpus that this project labelled itself, and those it wrote itself.

The labels are kept without a word of the passages: a line holds the document's name, a fingerprint of the passage's
letters, and the labels by the codebook of the labelled passages. A passage is one to three sentences of a block in a
row, or a whole block that is no running text; this file cuts the documents so, and knows the passages by their
fingerprints. Where reading has changed a passage since, it is not found again and left out: the tuner says how many.

`written.tsv` holds passages written for this, many of the kinds that are rare in real documents or hard to tell apart:
open questions and thanks, and what only looks like them. Nothing in it is about anybody.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from secondhelping.documents.reading import read as read_document
from secondhelping.domain.document import Role
from secondhelping.domain.errors import KnownError
from secondhelping.snippets.sentences import sentences

LABELS = Path(__file__).with_name("more_labels.tsv")
WRITTEN = Path(__file__).with_name("written.tsv")
_TOGETHER = 10  # so many written passages in a row stay together when passages are split
_RUNNING = (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.NOTE)
_MOST_IN_A_ROW = 3
_UNSAID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its labels: worth 0-3, standalone 0/1, kind by its name."""

    document: str
    text: str
    worth: int
    standalone: int
    kind: str


def fingerprint(text: str) -> str:
    """Of the letters and digits alone, so that spaces and marks read in another way change nothing."""
    return hashlib.sha256(_UNSAID.sub("", text).casefold().encode()).hexdigest()[:16]


def cuts(path: Path) -> Iterator[str]:
    """All that can be a passage of a document; nothing of one that cannot be read."""
    try:
        content = read_document(path)
    except KnownError:
        return
    for block in content.passages:
        if block.role not in _RUNNING:
            yield " ".join(block.text.split())
            continue
        places = sentences(block.text)
        for count in range(1, _MOST_IN_A_ROW + 1):
            for first in range(len(places) - count + 1):
                start, end = places[first][0], places[first + count - 1][1]
                yield " ".join(block.text[start:end].split())


def _texts(path: Path) -> tuple[str, dict[str, str]]:
    return path.name, {fingerprint(text): text for text in cuts(path)}


def labels() -> list[dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def find_again(shared: Path) -> list[Passage]:
    """The passages whose documents are under `shared`/corpus and are read as they were, in the order of the labels."""
    rows = labels()
    names = sorted({row["document"] for row in rows})
    paths = [
        path
        for name in names
        for folder in ("documents", "texts")
        if (path := shared / "corpus" / folder / name).is_file()
    ]
    with ProcessPoolExecutor(2) as pool:
        texts = dict(pool.map(_texts, paths))
    return [
        Passage(row["document"], text, int(row["worth"]), int(row["standalone"]), row["kind"])
        for row in rows
        if (text := texts.get(row["document"], {}).get(row["fingerprint"]))
    ]


def written() -> list[Passage]:
    """The passages that were written for this; some in a row count as a document."""
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Passage(
            f"written {number // _TOGETHER}",
            row["text"],
            int(row["worth"]),
            int(row["standalone"]),
            row["kind"],
        )
        for number, row in enumerate(rows)
    ]
