# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other readers of documents, called as anybody would call them first, to stand beside ours in the same run.

Those that the program needs itself are there. Others are used where they can be imported by the Python that
SECOND_HELPING_PEERS names: it runs this file, with the reader's name and the files, and gets their texts as JSON.
"""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ELSEWHERE = ("markitdown", "pymupdf4llm", "pypdf")
_LONGEST = 600.0


def pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def python_docx(path: Path) -> str:
    import docx

    return "\n\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def trafilatura(path: Path) -> str:
    import trafilatura as library

    return library.extract(path.read_bytes(), include_comments=False) or ""


def _markitdown(path: Path) -> str:
    library: Any = importlib.import_module("markitdown")
    return str(library.MarkItDown().convert(str(path)).text_content)


def _pymupdf4llm(path: Path) -> str:
    library: Any = importlib.import_module("pymupdf4llm")
    return str(library.to_markdown(str(path), show_progress=False))


def _pypdf(path: Path) -> str:
    library: Any = importlib.import_module("pypdf")
    return "\n\n".join(page.extract_text() for page in library.PdfReader(path).pages)


_READERS: dict[str, Callable[[Path], str]] = {
    "markitdown": _markitdown,
    "pymupdf4llm": _pymupdf4llm,
    "pypdf": _pypdf,
}


def text_by(reader: Callable[[Path], str], path: Path) -> str:
    """What a reader makes of a file; nothing where it gives the file up, with whatever exception."""
    try:
        return reader(path)
    except Exception:
        return ""


def elsewhere(name: str, paths: Sequence[Path]) -> list[str] | None:
    """The texts by a reader of another Python; None where there is none, or it can't import the reader."""
    python = os.environ.get("SECOND_HELPING_PEERS", "")
    if not python:
        return None
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [python, __file__, name, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
        env=environment,
    )
    if done.returncode:
        return None
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> int:
    """Writes the texts of the files as one line of JSON; returns 1 where the reader can't be imported."""
    name, *paths = sys.argv[1:]
    try:
        importlib.import_module(name)
    except ImportError:
        return 1
    print(json.dumps([text_by(_READERS[name], Path(path)) for path in paths]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
