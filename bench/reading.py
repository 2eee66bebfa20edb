# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How well and how fast documents are read, with other readers on the same files in the same run."""

import contextlib
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import collection
import peers
from measuring import ROOT, brochure, tell, tell_ratio
from secondhelping.documents import wire
from secondhelping.documents.sandbox import READING, Worker
from secondhelping.domain.document import Content
from secondhelping.domain.errors import FileRefused

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", ROOT.parent / "shared"))
SAMPLES = ROOT / "resources" / "secondhelping_resources" / "samples"
_EVERY = 4
_ROUNDS = 3
_READ = "secondhelping.documents.worker:read"


def main() -> None:
    """Prints the figures of the collection, the ratio of the times, the wait for a first page, the peak of memory."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    print("Reading documents")
    with tempfile.TemporaryDirectory() as folder, Worker(READING) as worker:
        worker.run(_READ, {"path": str(SAMPLES / "welcome-brochure.pdf")})
        if SHARED.is_dir():
            collection.tell_all(worker, SHARED)
        else:
            print("  the collection of real documents is not here: no scores, and times of our own PDFs only")
        _tell_times(worker, [*_sample(), SAMPLES / "welcome-brochure.pdf", brochure(Path(folder) / "b.pdf")])
        _tell_first_page(worker, brochure(Path(folder) / "long.pdf", 40))
    _tell_memory()


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


def _alone(path: Path) -> str:
    return peers.text_by(peers.pdfminer, path)


def _tell_first_page(worker: Worker, long: Path) -> None:
    """The wait from the request to the passages of a PDF's first page, over all PDFs there are, and a long one."""
    paths = [*(SHARED / "corpus" / "documents").glob("*.pdf"), long]
    waits = [_timed(partial(worker.run, _READ, {"path": str(path), "last_page": 1})) for path in paths]
    print(
        f"  {f'first page of {len(paths)} PDFs, request to passages: median, longest':<58}"
        f" {statistics.median(waits) * 1000:8.0f} ms, {max(waits) * 1000:.0f} ms  (reach: below 1000)"
    )


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
