# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the benches share: interleaved runs, medians, and a brochure of our own words of any length."""

import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from secondhelping_resources import paths

_LONG_WORD = re.compile(r"(?<!&)\b[a-z]{4,}\b")
ROOT = Path(__file__).parents[1]


def interleaved(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Runs the measures in turn, `rounds` times: on a noisy machine both sides get the same noise."""
    found: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for results, measure in zip(found, measures, strict=True):
            results.append(measure())
    return found


def tell(name: str, seconds: Sequence[float]) -> float:
    """Prints the median with its range, in milliseconds, and returns the median in seconds."""
    middle = statistics.median(seconds)
    print(f"  {name:<58} {middle * 1000:8.0f} ms  ({min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f})")
    return middle


def tell_ratio(name: str, ratio: float, reach: float) -> None:
    """Prints a ratio beside what is to be reached."""
    print(f"  {name:<58} {ratio:8.2f} x   (reach: at most {reach:g} x)")


def until_first_line(arguments: Sequence[str]) -> float:
    """Starts a process and returns the seconds until it writes the monotonic time of its first paint."""
    started = time.monotonic()
    answer = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return float(answer.stdout.split()[-1]) - started


def brochure(path: Path, pages: int = 20) -> Path:
    """A PDF of so many pages in two columns, of the sentences of the sample documents in another order.

    In every paragraph some words are changed for others of the same ending, so that hardly a sentence stands there
    twice: what is worked out once for equal sentences would make a bench look better than a real brochure.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    _, height = A4
    frames = [Frame(50 + 255 * column, 50, 240, height - 440, id=str(column)) for column in range(2)]
    document = BaseDocTemplate(str(path), pagesize=A4, title="A long brochure", invariant=1)
    document.addPageTemplates([PageTemplate(id="two", frames=frames)])
    styles = getSampleStyleSheet()
    sentences = _sentences()
    words = sorted({word for text in sentences for word in _LONG_WORD.findall(text)})
    chance = random.Random(20)
    flow = []
    # About 480 words on a page, headings between: as dense as the text pages of real brochures.
    for number in range(pages * 21 // 4):
        if number % 4 == 0:
            flow.append(Paragraph(f"Part {number // 4 + 1}", styles["Heading2"]))
        text = _varied(" ".join(chance.sample(sentences, 4)), chance, words)
        flow.append(Paragraph(text, styles["BodyText"]))
    document.build(flow)
    return path


def _varied(text: str, chance: random.Random, words: Sequence[str]) -> str:
    """The text with every third of its longer words changed for another with the same last two letters."""

    def other(match: "re.Match[str]") -> str:
        alike = [word for word in words if word[-2:] == match[0][-2:]]
        return chance.choice(alike) if chance.random() < 1 / 3 else match[0]

    return _LONG_WORD.sub(other, text)


def _sentences() -> list[str]:
    from secondhelping.documents.reading import read
    from secondhelping.domain.document import Role

    texts = [
        passage.text
        for document in paths.sample_documents()
        for passage in read(document).passages
        if passage.role is Role.PARAGRAPH and passage.text.endswith(".") and len(passage.text) < 400
    ]
    return [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
