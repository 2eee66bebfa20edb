# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the file of a document from where it lies now, once it is known to be the same file."""

import hashlib
from pathlib import Path

from secondhelping.documents import refusals
from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Document
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.operations.add_document import stored
from secondhelping.operations.project import Project
from secondhelping.store import documents

_PIECE = 1 << 20


def fingerprint_of(path: Path, progress: Progress = silent) -> str:
    """The fingerprint of a file's bytes, as documents of every format that has pages carry it.

    Raises:
        KnownError: it cannot be read.
        Cancelled: `progress` said so.
    """
    if not path.exists():
        raise refusals.missing(path)
    if not path.is_file():
        raise refusals.not_a_file(path)
    found = hashlib.sha256()
    try:
        pieces = -(-path.stat().st_size // _PIECE)
        with path.open("rb") as file:
            for number in range(pieces):
                progress(Step("Comparing", number, pieces))
                found.update(file.read(_PIECE))
    except OSError as error:
        raise refusals.unreadable(path) from error
    return found.hexdigest()


def file_found(project: Project, document_id: DocumentId, path: Path, fingerprint: str) -> Changes:
    """Stores where the file of a document is now, as one action. `fingerprint` is the one of the file there.

    Raises:
        KnownError: it is another file, or the document is no longer in the project. Nothing was changed.
    """
    document = documents.get(project.store.read(), document_id)
    if document is None:
        raise _gone(path)
    if fingerprint != document.fingerprint:
        raise _another(path, document)
    with project.action(f"Found the file of {words.quoted(document.title)}") as writing:
        documents.set_path(writing.connection, document_id, stored(path))
    return writing.changes


def _another(path: Path, document: Document) -> KnownError:
    return KnownError(
        f"{refusals.quoted(path)} is another file.",
        f"It isn't, byte for byte, the one that {words.quoted(document.title)} was read from.",
        "Choose the very file, or add this one as a document of its own. Nothing was changed.",
    )


def _gone(path: Path) -> KnownError:
    return KnownError(
        "The document is no longer on the list.",
        f"It was taken off before {refusals.quoted(path)} was found.",
        "Bring it back with Undo, or add the file as a document.",
    )
