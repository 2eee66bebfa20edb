# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A PDF of 5,000 pages: when its first lines are in the project, when all is, the memory, and undo.

The pages are those of the benches' brochure, made once for 250 pages and bound 20 times over. That reading and finding
met the same sentences before helps neither: nothing is kept of them from one part to the next.
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

from measuring import brochure, tell
from secondhelping.operations import long_documents, look, project, undo
from secondhelping.operations.workshop import Workshop

PAGES = 5_000
_BOUND = 250  # pages that reportlab sets; it takes minutes for 5,000


def main() -> None:
    """Adds the document and prints the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=PAGES)
    asked.add_argument("--parts", type=int, default=0, help="stop after so many parts")
    arguments = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, Workshop() as workshop:
        path = long_document(Path(folder) / "long.pdf", arguments.pages)
        workshop.prepare(brochure(Path(folder) / "first.pdf", 1))
        print(f"A PDF of {arguments.pages:,} pages, {path.stat().st_size / 1e6:.0f} MB")
        with project.create(Path(folder) / "long.helping") as made, Memory(workshop) as memory:
            _add(made, workshop, path, arguments.parts)
            memory.tell()
            size = (Path(folder) / "long.helping").stat().st_size / 1e6
            print(f"  {'the project file':<58} {size:8.0f} MB")
            started = time.perf_counter()
            undo.undo(made)
            tell("undo of all of it", [time.perf_counter() - started])
            assert not look.documents(made)


def _add(made: project.Project, workshop: Workshop, path: Path, parts: int) -> None:
    started = time.perf_counter()
    (first,) = workshop.prepare_first(path)
    going = long_documents.begin(made, first)
    tell("the first lines in the project (reach: 3,000 ms)", [time.perf_counter() - started])
    print(f"  {'lines in the first part':<58} {going.found:8d}")
    for number, part in enumerate(long_documents.go_on(made, workshop, first, going), 1):
        going = part
        if number == parts:
            break
    tell("all of it", [time.perf_counter() - started])
    (document,) = look.documents(made)
    print(f"  {'lines that stay':<58} {document.snippets:8d}")
    print(f"  {'words':<58} {document.words:8d}")


def long_document(path: Path, pages: int) -> Path:
    """A PDF of so many pages."""
    from pypdfium2 import PdfDocument

    bound = PdfDocument(brochure(path.with_name("bound.pdf"), min(pages, _BOUND)))
    made = PdfDocument.new()
    for start in range(0, pages, len(bound)):
        made.import_pages(bound, list(range(min(len(bound), pages - start))))
    made.save(path)
    made.close()
    bound.close()
    return path


class Memory:
    """Looks ten times a second at what the two child processes hold."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop, self._most = workshop, {"reader": 0.0, "finder": 0.0}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            for name in self._most:
                number = getattr(self._workshop, f"_{name}").process_id
                self._most[name] = max(self._most[name], _resident(number))

    def tell(self) -> None:
        for name, reach in (("reader", 1024), ("finder", 350)):
            words = f"the most memory that the {name} held"
            print(f"  {words:<58} {self._most[name]:8.0f} MB  (reach: at most {reach})")


def _resident(number: int) -> float:
    try:
        fields = Path(f"/proc/{number}/statm").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) * 4096 / 1e6


if __name__ == "__main__":
    main()
