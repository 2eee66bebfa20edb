# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns what the owner dropped or chose, files and folders, into the files to read, in order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import Progress, Step, silent

# Only for looking through folders: what a single file is, is told by its content when it is read.
SUFFIXES = (
    ".pdf",
    ".docx",
    ".pptx",
    ".ppsx",
    ".odt",
    ".odp",
    ".rtf",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".md",
    ".markdown",
    ".txt",
    ".text",
)

# For choosing files: a WordPress export is one of many kinds of XML, so a folder's are not all taken.
CHOSEN_SUFFIXES = (*SUFFIXES, ".xml", ".csv")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read, each once, and a refusal for each folder that holds none."""

    files: tuple[Path, ...]
    refused: tuple[tuple[Path, FileRefused], ...] = ()


def gather(paths: Sequence[Path], progress: Progress = silent) -> Gathered:
    """The files among `paths` as they stand, and the documents of the folders among them, by name.

    Hidden files and folders are left out, and links to folders are not followed. Raises Cancelled when
    `progress` does.
    """
    files: dict[Path, None] = {}
    refused: list[tuple[Path, FileRefused]] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 -- Path.is_dir raises where a name is too long
            files[path.absolute()] = None
            continue
        found = list(_in_folder(path.absolute(), progress))
        files.update(dict.fromkeys(found))
        if not found:
            refused.append((path, _nothing_in(path)))
    return Gathered(tuple(files), tuple(refused))


def _in_folder(folder: Path, progress: Progress) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        progress(Step("Looking through the folder"))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names, key=str.casefold):
            if not name.startswith((".", "~$")) and name.lower().endswith(SUFFIXES):
                yield Path(place, name)


def _nothing_in(folder: Path) -> FileRefused:
    return FileRefused(
        f"“{folder.name}” holds no documents.",
        "There are no PDF, Word, PowerPoint, OpenDocument, web page, Markdown or text files in this folder.",
        "Choose another folder, or the files themselves.",
    )
