# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes into a reader and what comes out: the file's bytes, and a draft that `reading` completes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from secondhelping.domain.document import Passage

# Ten times the paragraphs of a thick book: whatever has more of them was not written to be read.
MOST_PASSAGES = 100_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `path` serves for its name in sentences only: readers work on `data`. `password` opens
    it where it is locked ("" for none); it is never shown, logged or kept. Pages after `last_page` are not looked
    at; 0 is for all pages. `recognized` has what Tesseract read from the pictures of pages, by page number: see
    the module of that name."""

    path: Path
    data: bytes
    password: str = field(default="", repr=False)
    last_page: int = 0
    recognized: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found. Passages may still hold odd spaces and be empty; `title` may be "". `pictures` has the
    numbers of pages that are pictures whose words were not read."""

    passages: tuple[Passage, ...]
    title: str = ""
    author: str = ""
    link: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    published: str = ""
    pictures: tuple[int, ...] = ()
