# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a file in the worker, and keeps the finished pages of a PDF whose reading had to be stopped at one page.

A worker that hangs or is out of memory can't hand out anything any more. So the finished pages are read again, in
a fresh one, up to the page before: the same pages, and the owner gets what there is.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from secondhelping.documents.sandbox import JSON, Worker
from secondhelping.domain.errors import ReadingStopped
from secondhelping.domain.progress import Progress, Step, silent

# Where the sign of a PDF is looked for, as `sniffing` does.
_HEAD = 1024


def run(worker: Worker, target: str, payload: Mapping[str, JSON], progress: Progress = silent) -> JSON:
    """What `worker.run` gives for a target that reads the file `payload["path"]`; where that is stopped, what it
    gives for the pages that were finished. Raises as `worker.run` does."""
    finished = 0

    def watched(step: Step) -> None:
        nonlocal finished
        finished = step.done
        progress(step)

    try:
        return worker.run(target, payload, watched)
    except ReadingStopped as error:
        if not _is_pdf(Path(payload["path"])):
            raise
        stopped = error
    # Half of them where all are too much, as when it is the joining of the pages that takes the memory.
    for last_page in filter(None, (finished, finished // 2)):
        with contextlib.suppress(ReadingStopped):
            return worker.run(target, {**payload, "last_page": last_page}, progress)
    raise stopped


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(_HEAD)
    except (OSError, ValueError):
        return False
