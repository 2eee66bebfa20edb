# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A snippet that Tesseract read from a picture says so in the inspector, and which words may be wrong."""

from collections.abc import Callable
from dataclasses import replace

from secondhelping.domain.document import Place, path_from_a_picture
from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import renew_document
from secondhelping.operations.workshop import Prepared
from secondhelping_ui.review.page import ReviewPage


def test_the_inspector_asks_to_check(
    page: ReviewPage, project: Project, make_prepared: Callable[..., Prepared]
) -> None:
    snippet = page.card.snippet
    assert snippet is not None
    assert page.inspector.unsure.isHidden()
    word, *_ = snippet.original.split()
    made = make_prepared("Seminar notes", (), "c")
    place = Place(path=path_from_a_picture([word, "elsewhere"]))
    passages = [replace(passage, place=place) for passage in look.passages(project, snippet.document_id)]
    made = replace(made, content=replace(made.content, passages=tuple(passages)))
    page.session.run(renew_document, snippet.document_id, made)
    page.show_place(snippet=snippet.id)
    assert page.inspector.unsure.texts == [
        "Read from a picture: please check the words against the page",
        f"It may not say “{word}”",
    ]
    assert page.inspector.unsure.isVisible()
