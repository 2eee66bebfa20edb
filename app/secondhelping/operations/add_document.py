# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adds a document that was read and looked through to the project, and takes documents off the list."""

import os
from collections.abc import Collection
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
        raise FileRefused(
            f"“{prepared.path.name}” is already here.",
            f"It is “{known.title}”, word for word.",
            "Look for it in the list. Nothing was added twice.",
        )
    content = prepared.content
    found = words.counted(len(prepared.candidates), "snippet")
    with project.action(f"Added {words.quoted(content.title)}, {found}") as writing:
        connection = writing.connection
        document_id = documents.add(
            connection, content, path_of(prepared), prepared.keyphrases, project.now()
        )
        snippets.add(connection, document_id, prepared.candidates)
    return writing.changes


def path_of(prepared: "Prepared") -> str:
    """Where the file lies, as the project file keeps it. A name may hold bytes that are no text: they are shown
    as they can be."""
    return os.fsencode(prepared.path.absolute()).decode("utf-8", "backslashreplace")


def same_document(project: Project, fingerprint: str) -> Document | None:
    """The document of the project made from exactly the same bytes."""
    return documents.by_fingerprint(project.store.read(), fingerprint)


def remove_documents(project: Project, ids: Collection[DocumentId]) -> Changes:
    """Takes documents off the list with their snippets. Posts already on the calendar stay."""
    with project.action(f"Took {words.counted(len(ids), 'document')} off the list") as writing:
        documents.remove(writing.connection, ids)
    return writing.changes
