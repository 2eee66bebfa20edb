# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A kept snippet whose words have gone from its document says so in the inspector, and no longer once it is undone."""

from collections.abc import Callable
from dataclasses import replace

from secondhelping.domain.document import Passage
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import renew_document
from secondhelping.operations.workshop import Prepared
from secondhelping_ui.review.page import ReviewPage


def test_the_inspector_tells(
    page: ReviewPage, project: Project, make_prepared: Callable[..., Prepared]
) -> None:
    snippet = page.card.snippet
    assert snippet is not None
    assert page.inspector.gone.isHidden()
    review.keep(project, [snippet.id])
    made = make_prepared("Seminar notes", (), "c")
    made = replace(made, content=replace(made.content, passages=(Passage("A new start."),)))
    page.session.run(renew_document, snippet.document_id, made)
    page.show_place(snippet=snippet.id)
    assert page.card.snippet == look.snippet(project, snippet.id)
    assert page.inspector.gone.texts == ["Its words are no longer in the document"]
    assert page.inspector.gone.isVisible()
    assert not page.inspector.excerpt.isVisible()
    assert page.inspector.place == "Seminar notes"
    page.session.run(undo.undo)
    page.show_place(snippet=snippet.id)
    assert look.snippets(project, Verdict.KEPT)[0].id == snippet.id
    assert page.inspector.gone.isHidden()
    assert page.inspector.excerpt.isVisible()
