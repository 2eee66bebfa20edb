# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How learning from decisions works out: owners with a known taste decide on the lines of real documents.

Each owner is shown lines best first, document after document, and keeps what they like. After so many decisions the
lines of all documents they have not seen are put in order, once as before and once with what was learned, and the
first ten are looked at: how many would this owner keep? From decisions that mean nothing the base must come out whole.
"""

import os
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.kind import Kind
from secondhelping.domain.liking import liked
from secondhelping.domain.snippet import Candidate
from secondhelping.operations.workshop import Workshop
from secondhelping.snippets.lessons import Lesson, Line
from secondhelping.snippets.remembered import vectors_of
from secondhelping.snippets.taste import Taste, learned

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", Path(__file__).parents[2] / "shared"))
DECISIONS = (10, 20, 40, 80)
_DOCUMENTS, _ORDERS, _NEXT = 30, 12, 10
_A_TIME = 8  # lines of a document that an owner looks at before the next
_SUFFIXES = {".pdf", ".docx", ".html", ".md", ".txt", ".odt", ".pptx"}
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True)
class Owner:
    """An owner with a taste that is known."""

    name: str
    keeps: Callable[[Candidate], bool]
    by_chance: bool = False
    """Whether decisions are made by the flip of a coin, and only what comes of it is looked at by the taste."""


OWNERS = (
    Owner("only keeps lines with a number", lambda line: bool(_NUMBER.search(line.text))),
    Owner("sets every promotion aside", lambda line: line.kind is not Kind.PROMOTIONAL and line.worth > 0.45),
    Owner("keeps questions", lambda line: "?" in line.text),
    Owner("keeps short lines", lambda line: len(line.text) < 120),
    Owner("flips a coin, and is shown what is worth posting", lambda line: line.worth > 0.6, True),
)


def lines_of(folder: Path) -> list[list[Candidate]]:
    """The lines found in an even choice of the English documents of the corpus, document by document."""
    files = sorted(file for file in folder.iterdir() if file.suffix in _SUFFIXES)
    found = []
    with Workshop() as workshop:
        for file in files[:: max(1, len(files) // (_DOCUMENTS * 2))]:
            try:
                prepared = workshop.prepare(file)
            except FileRefused:
                continue
            if prepared.content.language in ("", "en") and len(prepared.candidates) >= 5:
                found.append(list(prepared.candidates))
    return found[:_DOCUMENTS]


def lesson(owner: Owner, line: Candidate, chance: random.Random) -> Lesson:
    """What the program is told of an owner's decision."""
    kept = chance.random() < 0.5 if owner.by_chance else owner.keeps(line)
    return Lesson(as_line(line), kept, 1.0, None)


def as_line(line: Candidate) -> Line:
    return Line(line.text, line.score, line.kind_probabilities)


def next_ten(lines: Sequence[Candidate], owner: Owner, taste: Taste | None) -> float:
    """The share of the ten best lines that the owner would keep."""
    scores = [line.score for line in lines]
    if taste is not None:
        likings = taste.likings([as_line(line) for line in lines], vectors_of([line.text for line in lines]))
        scores = [liked(score, liking.much) for score, liking in zip(scores, likings, strict=True)]
    best = sorted(range(len(lines)), key=lambda number: -scores[number])[:_NEXT]
    return mean(owner.keeps(lines[number]) for number in best)


def replayed(owner: Owner, documents: Sequence[Sequence[Candidate]], decisions: int) -> tuple[float, float]:
    """How many of the next ten the owner keeps, before and after learning; the mean over several orders."""
    before, after = [], []
    for seed in range(_ORDERS):
        order = list(documents)
        chance = random.Random(seed)
        chance.shuffle(order)
        shown: list[Candidate] = []
        while len(shown) < decisions:
            shown.extend(order.pop()[:_A_TIME])
        shown = shown[:decisions]
        rest = [line for document in order for line in document]
        lessons = [lesson(owner, line, chance) for line in shown]
        taste = learned(lessons, vectors_of([line.text for line in shown]))
        before.append(next_ten(rest, owner, None))
        after.append(next_ten(rest, owner, taste))
    return mean(before), mean(after)


def main() -> None:
    folder = SHARED / "corpus" / "documents"
    if not folder.is_dir():
        print("The corpus is not here: nothing to learn on.")
        return
    documents = lines_of(folder)
    every = [line for document in documents for line in document]
    print(f"Learning: {len(every)} lines of {len(documents)} documents, {_ORDERS} orders each.")
    print("Of the next ten lines, the owner keeps (before → after so many decisions):")
    for owner in OWNERS:
        base = mean(map(owner.keeps, every))
        shown = []
        for decisions in DECISIONS:
            before, after = replayed(owner, documents, decisions)
            shown.append(f"{decisions}: {before:.2f} → {after:.2f}")
        print(f"  {owner.name} ({base:.2f} of all): {', '.join(shown)}")


if __name__ == "__main__":
    main()
