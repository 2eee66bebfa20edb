# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes into a reader and what comes out: the file's bytes, and a draft that `reading` completes."""

from dataclasses import dataclass
from pathlib import Path

from secondhelping.domain.document import Passage


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `path` serves for its name in sentences only: readers work on `data`."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found. Passages may still hold odd spaces and be empty; `title` may be ""."""

    passages: tuple[Passage, ...]
    title: str = ""
    author: str = ""
    link: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    published: str = ""
