# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adding a 20-page brochure: lines in the project against what pdfminer.six alone takes for the text."""

import tempfile
import time
from pathlib import Path

from pdfminer.high_level import extract_text

from measuring import brochure, interleaved, tell, tell_ratio
from secondhelping.operations import add_document, look, project
from secondhelping.operations.workshop import Workshop

ROUNDS = 5


def main() -> None:
    """Prints the medians, the one-time load of the model, and the ratio without it."""
    with tempfile.TemporaryDirectory() as folder, Workshop() as workshop:
        path = brochure(Path(folder) / "brochure.pdf")
        first = brochure(Path(folder) / "first.pdf", 1)
        loading = _timed(lambda: workshop.prepare(first))
        print("Adding a 20-page brochure")
        reading, adding, alone = interleaved(
            ROUNDS,
            lambda: _timed(lambda: workshop.read(path)),
            lambda: _add(workshop, path, Path(folder)),
            lambda: _timed(lambda: extract_text(path)),
        )
        alone_median = tell("pdfminer.six alone: extract_text", alone)
        read_median = tell("reading it in the child", reading)
        added_median = tell("reading, finding lines, storing", adding)
        tell("one-time: both children started and the model loaded", [loading])
        tell_ratio("reading / pdfminer alone", read_median / alone_median, 1.3)
        tell_ratio("lines in the project / pdfminer alone", added_median / alone_median, 2)


def _add(workshop: Workshop, path: Path, folder: Path) -> float:
    with project.create(folder / f"{time.monotonic_ns()}.helping") as made:
        seconds = _timed(lambda: add_document.add_document(made, workshop.prepare(path)))
        assert look.snippets(made), "the brochure gave no lines"
    return seconds


def _timed(work: object) -> float:
    started = time.perf_counter()
    assert callable(work)
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
