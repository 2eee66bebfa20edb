# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the palette can jump to besides actions: the snippets and documents of the open project."""

from secondhelping.domain.document import Document
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look
from secondhelping_ui.palette import Findable
from secondhelping_ui.session import Session
from secondhelping_ui.wording import counted


def findables(session: Session) -> list[Findable]:
    """Every snippet that was not set aside, and every document."""
    project = session.project
    if project is None:
        return []
    found = [
        _snippet(session, snippet)
        for snippet in look.snippets(project)
        if snippet.verdict is not Verdict.SET_ASIDE
    ]
    return found + [_document(session, document) for document in look.documents(project)]


def _document(session: Session, document: Document) -> Findable:
    return Findable(
        "Documents",
        document.title,
        counted(document.snippets, "snippet"),
        lambda: session.go("sources", document=document.id),
    )


def _snippet(session: Session, snippet: Snippet) -> Findable:
    where = "To review" if snippet.verdict is Verdict.WAITING else ("Planned" if snippet.planned else "Ready")
    return Findable(
        "Snippets",
        snippet.text,
        where,
        lambda: session.go("review", snippet=snippet.id),
        kind=snippet.kind,
    )
