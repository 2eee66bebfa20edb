# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How well and how fast documents are read: gold transcriptions, and pdfminer.six on the same PDFs in the same run."""

import contextlib
import importlib.util
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pdfminer.high_level import extract_text

from measuring import ROOT, brochure, tell, tell_ratio
from secondhelping.documents import wire
from secondhelping.documents.sandbox import READING, Worker
from secondhelping.domain.document import Content
from secondhelping.domain.errors import FileRefused

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", ROOT.parent / "shared"))
SAMPLES = ROOT / "resources" / "secondhelping_resources" / "samples"
_EVERY = 4
_ROUNDS = 3
_PART_OF_A_FILE = re.compile(r"(?P<name>.+)\.[ps](?P<first>\d+)(?:-(?P<last>\d+))?$")
_READ = "secondhelping.documents.worker:read"


def main() -> None:
    """Prints scores, the ratio of the times, the wait for the first page's picture, and the memory's peak."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    print("Reading documents")
    with tempfile.TemporaryDirectory() as folder, Worker(READING) as worker:
        worker.run(_READ, {"path": str(SAMPLES / "welcome-brochure.pdf")})
        if SHARED.is_dir():
            _tell_scores(worker)
        else:
            print("  the collection of real documents is not here: no scores, and times of our own PDFs only")
        _tell_times(worker, [*_sample(), SAMPLES / "welcome-brochure.pdf", brochure(Path(folder) / "b.pdf")])
        first = brochure(Path(folder) / "one.pdf", 1)
        tell("one page: from the request to its passages", [_timed(lambda: _read(worker, first))])
    _tell_memory()


def _tell_scores(worker: Worker) -> None:
    """Scores by the collection's own rules, and those of pdfminer.six's text for the PDFs among them."""
    score = _scorer()
    ours: list[dict[str, float]] = []
    pdfs: list[dict[str, float]] = []
    peers: list[dict[str, float]] = []
    for gold in sorted((SHARED / "corpus" / "gold").glob("*.txt")):
        path, pages = _source(gold)
        if path is None:
            continue
        ours.append(score(gold, _text(_read(worker, path), pages)))
        if path.suffix == ".pdf":
            pdfs.append(ours[-1])
            peers.append(score(gold, _alone(path, pages)))
    print(f"  {'':<44} score  lowest  intact  paragraphs")
    for name, found in (
        (f"all {len(ours)} gold files (reach: 95, none under 88)", ours),
        (f"the {len(pdfs)} PDFs (reach: intact .985, paragraphs .85)", pdfs),
        ("the same PDFs by pdfminer.six alone", peers),
    ):
        mean = {key: statistics.mean(one[key] for one in found) for key in ("score", "intact", "para")}
        lowest = min(one["score"] for one in found)
        print(f"  {name:<52} {mean['score']:.1f}  {lowest:6.1f}  {mean['intact']:6.3f}  {mean['para']:6.3f}")


def _scorer() -> Callable[[Path, str], dict[str, float]]:
    spec = importlib.util.spec_from_file_location("score_extract", SHARED / "tools" / "score_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda gold, text: module.score(str(gold), text)


def _source(gold: Path) -> tuple[Path | None, range]:
    """The document a transcription is of, and its pages where it is of some only. Slides are counted apart."""
    part = _PART_OF_A_FILE.match(gold.stem)
    name = part["name"] if part else gold.stem
    pages = range(int(part["first"]), int(part["last"] or part["first"]) + 1) if part else range(0)
    found = [path for path in (SHARED / "corpus" / "documents").glob(f"{name}.*") if path.stem == name]
    return (found[0] if found else None), pages


def _text(content: Content, pages: range) -> str:
    kept = [p for p in content.passages if not pages or p.place.page is None or p.place.page in pages]
    return "\n\n".join(passage.text for passage in kept)


def _tell_times(worker: Worker, paths: list[Path]) -> None:
    """The sum over all files of the shorter of some interleaved runs: noise only ever adds."""
    ours = alone = 0.0
    for path in paths:
        read, alone_read = partial(_read, worker, path), partial(_alone, path)
        rounds = [(_timed(read), _timed(alone_read)) for _ in range(_ROUNDS)]
        ours += min(one for one, _ in rounds)
        alone += min(other for _, other in rounds)
    tell(f"pdfminer.six alone: {len(paths)} PDFs", [alone])
    tell("reading them in the child, with layout, places and checks", [ours])
    tell_ratio("reading / pdfminer alone", ours / alone, 1.3)


def _sample() -> Iterator[Path]:
    """Every fourth PDF of the collection that both can read."""
    for path in sorted((SHARED / "corpus" / "documents").glob("*.pdf"))[::_EVERY]:
        if _alone(path).strip():
            yield path


def _read(worker: Worker, path: Path) -> Content:
    return wire.from_json(worker.run(_READ, {"path": str(path)}))


def _alone(path: Path, pages: range = range(0)) -> str:
    """pdfminer.six's text of a file, or of some pages; none where it gives the file up, with whatever exception."""
    try:
        return extract_text(path, page_numbers=[page - 1 for page in pages] or None)
    except Exception:
        return ""


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    with contextlib.suppress(FileRefused):
        work()
    return time.perf_counter() - started


def _tell_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    print(f"  {'peak memory of the child':<58} {peak / 1e6:8.0f} MB  (reach: below 1000)")


if __name__ == "__main__":
    main()
