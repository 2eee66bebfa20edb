# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Knows a new edition of a document when it comes in, says what is new in it, and puts it in the old one's place."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Document, Format, Passage
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.snippet import Candidate, Snippet, Span, Verdict
from secondhelping.operations.add_document import path_of
from secondhelping.operations.project import Project
from secondhelping.store import documents, snippets

if TYPE_CHECKING:
    from secondhelping.documents.editions import Comparison
    from secondhelping.operations.workshop import Prepared


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """What a new edition brings: the document as it is now, since when, and how many passages differ."""

    document: Document
    since: datetime
    added: int
    changed: int
    gone: int


def find_edition(project: Project, prepared: "Prepared") -> Document | None:
    """The document that a file is a new edition of: same path, or same file name and title, and other bytes.

    A file with no passage in common is another document, whatever its name.
    """
    content = prepared.content
    connection = project.store.read()
    path = path_of(prepared)
    if documents.by_fingerprint(connection, content.fingerprint) is not None:
        return None
    here = documents.at_path(connection, path)
    same = [document for document in here if document.title == content.title]
    # A file that holds several documents has them all at its path: there the title tells them apart.
    alone = here if len(here) == 1 and content.format is not Format.WORDPRESS else []
    named = [
        document
        for document in documents.titled(connection, content.title)
        if _name(document.path) == _name(path) and document.format is content.format
    ]
    for document in dict.fromkeys([*same, *alone, *named]):
        link = documents.link(connection, document.id)
        elsewhere = bool(link and content.link) and link != content.link
        if not elsewhere and _in_common(project, document, prepared):
            return document
    return None


def brings_pictures(project: Project, document: Document, prepared: "Prepared") -> bool:
    """Whether Tesseract read pages this time that the document, of the same bytes, has only as pictures."""
    if not any(passage.is_from_a_picture for passage in prepared.content.passages):
        return False
    here = documents.passages(project.store.read(), document.id)
    return not any(passage.is_from_a_picture for passage in here)


def summary(project: Project, document: Document, prepared: "Prepared") -> EditionSummary:
    """What reading this new edition of a document would bring."""
    found = _compared(documents.passages(project.store.read(), document.id), prepared)
    return EditionSummary(document, document.read_at, len(found.added), len(found.changed), len(found.gone))


def renew_document(project: Project, document_id: DocumentId, prepared: "Prepared") -> Changes:
    """Reads the new edition in the place of the old, as one action.

    Snippets whose words stayed keep everything the owner decided. Of the others, those nobody decided on go;
    the rest stays, marked. New lines come in to be reviewed. Posts on the calendar are left as they are.

    Raises:
        KnownError: the document is no longer in the project, or the project has these very bytes already.
    """
    with project.store.alone():
        old = documents.passages(project.store.read(), document_id)
        _check(project, document_id, prepared)
        comparison = _compared(old, prepared)
        label = _label(prepared, comparison, old)
        with project.action(label) as writing:
            new = {*comparison.added, *(number for _, number in comparison.changed)}
            documents.renew(
                writing.connection,
                document_id,
                prepared.content,
                path_of(prepared),
                prepared.keyphrases,
                project.now(),
                new,
            )
            before = snippets.all_(writing.connection, None, document_id)
            moves = list(_moves(before, comparison, prepared.content.passages))
            for move in moves:
                if move.stays:
                    snippets.put_in_place(
                        writing.connection, move.snippet.id, move.span, move.page, gone=move.gone
                    )
            snippets.remove(writing.connection, [move.snippet.id for move in moves if not move.stays])
            taken = [move.span for move in moves if not move.gone]
            snippets.add(writing.connection, document_id, _free(prepared.candidates, taken))
    return writing.changes


@dataclass(frozen=True, slots=True)
class _Move:
    """Where a snippet stands in the new edition; an empty span where its words have gone."""

    snippet: Snippet
    span: Span
    page: int | None
    gone: bool

    @property
    def stays(self) -> bool:
        """Nobody misses words that have gone before anyone decided on them or planned them."""
        found = self.snippet
        return not self.gone or found.verdict is not Verdict.WAITING or bool(found.planned or found.served)


def _moves(
    before: Iterable[Snippet], comparison: "Comparison", passages: Sequence[Passage]
) -> Iterable[_Move]:
    from secondhelping.documents import editions

    locator = editions.Locator(passages)
    new_place = editions.new_places(comparison)
    for snippet in before:
        place = new_place(snippet.span.first)
        found = locator.find(snippet.original, place, snippet.span.start)
        page = passages[found.first].place.page if found else None
        yield _Move(snippet, found or Span(place, 0, place, 0), page, found is None)


def _free(candidates: Iterable[Candidate], taken: Sequence[Span]) -> list[Candidate]:
    from secondhelping.documents.editions import overlap

    return [candidate for candidate in candidates if not overlap(candidate.span, taken)]


def _check(project: Project, document_id: DocumentId, prepared: "Prepared") -> None:
    connection = project.store.read()
    if documents.get(connection, document_id) is None:
        raise KnownError(
            f"“{prepared.content.title}” is no longer on the list.",
            "It was taken off since the new edition was found.",
            "Add the file again to read it as a new document.",
        )
    known = documents.by_fingerprint(connection, prepared.content.fingerprint)
    if known and not (known.id == document_id and brings_pictures(project, known, prepared)):
        raise KnownError(
            "This edition is already here.",
            f"It is “{known.title}”, word for word.",
            "Look for it in the list. Nothing was read twice.",
        )


def _compared(old: Sequence[Passage], prepared: "Prepared") -> "Comparison":
    # Only here: no start has a file to compare.
    from secondhelping.documents.editions import compare

    return compare(old, prepared.content.passages)


def _in_common(project: Project, document: Document, prepared: "Prepared") -> bool:
    found = _compared(documents.passages(project.store.read(), document.id), prepared)
    return bool(found.kept or found.changed)


def _name(path: str) -> str:
    return os.path.basename(path)  # noqa: PTH119 -- a stored path may hold signs that stand for odd bytes


def _label(prepared: "Prepared", comparison: "Comparison", old: Sequence[Passage]) -> str:
    title = prepared.content.title
    start = f"Read the new edition of {words.quoted(title)}"
    if not any(passage.is_from_a_picture for passage in old) and any(
        passage.is_from_a_picture for passage in prepared.content.passages
    ):
        start = f"Read the pictures of {words.quoted(title)}"
    counts = (
        (len(comparison.added), "added"),
        (len(comparison.changed), "changed"),
        (len(comparison.gone), "gone"),
    )
    parts = [f"{number:,} {word}" for number, word in counts if number]
    if not parts:
        return f"{start}: the same words"
    number, _, word = parts[0].partition(" ")
    noun = "passage" if number == "1" else "passages"
    return f"{start}: {number} {noun} {', '.join([word, *parts[1:]])}"
