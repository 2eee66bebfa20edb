# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adds a document that was read and looked through to the project, and takes documents off the list."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Document
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.ids import DocumentId
from secondhelping.operations.project import Project
from secondhelping.store import documents, snippets

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Prepared


def add_document(project: Project, prepared: "Prepared") -> Changes:
    """Adds the document with its passages, and its candidates as snippets to review.

    Raises:
        FileRefused: the project has a document of exactly these bytes.
    """
    known = same_document(project, prepared.content.fingerprint)
    if known:
        raise already_here(prepared, known)
    return add_documents(project, [prepared])


def add_documents(project: Project, prepared: "Sequence[Prepared]") -> Changes:
    """Adds the documents of one file as one action. None of them may be in the project."""
    with project.action(_label(prepared)) as writing:
        connection = writing.connection
        for one in prepared:
            document_id = documents.add(connection, one.content, path_of(one), one.keyphrases, project.now())
            snippets.add(connection, document_id, one.candidates)
    return writing.changes


def _label(prepared: "Sequence[Prepared]") -> str:
    found = words.counted(sum(len(one.candidates) for one in prepared), "snippet")
    first = prepared[0]
    if len(prepared) == 1:
        return f"Added {words.quoted(first.content.title)}, {found}"
    what = words.counted(len(prepared), "document")
    return f"Added {what} from {words.quoted(first.path.name)}, {found}"


def already_here(prepared: "Prepared", known: Document) -> FileRefused:
    name = "What you pasted" if prepared.pasted else f"“{prepared.path.name}”"
    return FileRefused(
        f"{name} is already here.",
        f"It is “{known.title}”, word for word.",
        "Look for it in the list. Nothing was added twice.",
    )


def path_of(prepared: "Prepared") -> str:
    """Where the file lies, as the project file keeps it. A name may hold bytes that are no text: they are shown
    as they can be. What was pasted lies nowhere; it has a name only."""
    return str(prepared.path) if prepared.pasted else stored(prepared.path)


def stored(path: Path) -> str:
    """The path of a file as the project file keeps it."""
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")


def same_document(project: Project, fingerprint: str) -> Document | None:
    """The document of the project made from exactly the same bytes."""
    return documents.by_fingerprint(project.store.read(), fingerprint)


def remove_documents(project: Project, ids: Collection[DocumentId]) -> Changes:
    """Takes documents off the list with their snippets. Posts already on the calendar stay."""
    with project.action(f"Took {words.counted(len(ids), 'document')} off the list") as writing:
        documents.remove(writing.connection, ids)
    return writing.changes
