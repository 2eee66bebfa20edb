# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sorts the documents that were read out of one file: those that are new, new editions, and already here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secondhelping.domain.document import Document
from secondhelping.domain.errors import FileRefused
from secondhelping.operations.add_document import already_here, same_document
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import brings_pictures, find_edition

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Prepared


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file brings: documents to add, and new editions, each with the document it is one of. An edition of the
    same bytes is one whose pictures were read this time. `unfinished` is a long document whose reading was stopped,
    with the first part of the same bytes."""

    new: tuple["Prepared", ...]
    editions: tuple[tuple[Document, "Prepared"], ...]
    unfinished: tuple[Document, "Prepared"] | None = None


def sorted_out(project: Project, prepared: "Sequence[Prepared]") -> Incoming:
    """The documents of one file without those that the project has, word for word.

    Raises:
        FileRefused: it has all of them.
    """
    new: dict[str, Prepared] = {}
    editions: list[tuple[Document, Prepared]] = []
    for one in prepared:
        fingerprint = one.content.fingerprint
        if fingerprint in new:
            continue
        same = same_document(project, fingerprint)
        if same is not None:
            if same.read_to and one.left is not None:
                return Incoming((), (), (same, one))
            if brings_pictures(project, same, one):
                editions.append((same, one))
            continue
        known = find_edition(project, one)
        if known is None or any(document.id == known.id for document, _ in editions):
            new[fingerprint] = one
        else:
            editions.append((known, one))
    if not new and not editions:
        raise _all_here(project, prepared)
    return Incoming(tuple(new.values()), tuple(editions))


def _all_here(project: Project, prepared: "Sequence[Prepared]") -> FileRefused:
    first = prepared[0]
    known = same_document(project, first.content.fingerprint)
    if len(prepared) == 1 and known is not None:
        return already_here(first, known)
    return FileRefused(
        f"“{first.path.name}” is already here.",
        f"The list has all {len(prepared):,} documents in it, word for word.",
        "Look for them in the list. Nothing was added twice.",
    )
