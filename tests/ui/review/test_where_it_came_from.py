# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where a snippet came from: the part of its page as a picture, or the text where there is none."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from making import candidate, new_project
from secondhelping.documents.reading import read
from secondhelping.domain.snippet import Span
from secondhelping.operations import add_document
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.shared.page_pictures import pictures_of
from secondhelping_ui.theme import color

LINES = ("Phone calls are walking time.", "Set a timer for 30 minutes.", "Stand up twice an hour.")


def leaflet(path: Path) -> Path:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(600, 800), invariant=1)
    for place in (700, 120):
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(LINES[:2] if place == 700 else LINES[2:]):
            canvas.drawString(80 + 250 * number, place - 40 * number, line)
        canvas.showPage()
    canvas.save()
    path.write_bytes(target.getvalue())
    return path


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = leaflet(tmp_path / "leaflet.pdf")
    content = read(path)
    found = []
    for number, passage in enumerate(content.passages):
        span = Span(number, 0, number, len(passage.text))
        found.append(replace(candidate(passage.text), span=span, page=passage.place.page))
    with new_project(tmp_path) as made:
        add_document.add_document(made, Prepared(path, content, tuple(found), ()))
        yield made


@pytest.fixture
def page(open_page: Callable[[Project | None], ReviewPage], project: Project) -> Iterator[ReviewPage]:
    page = open_page(project)
    yield page
    pictures_of(page.session).close()


def shown(page: ReviewPage) -> bool:
    picture = page.inspector.page_excerpt.picture
    return picture is not None and picture.key.width == page.inspector.page_excerpt.dots


def test_the_page_around_the_snippet_is_a_picture_with_its_words_marked(
    page: ReviewPage, qtbot: QtBot
) -> None:
    excerpt = page.inspector.page_excerpt
    qtbot.waitUntil(lambda: shown(page), timeout=20_000)
    assert excerpt.isVisible()
    assert not page.inspector.excerpt.isVisible()
    assert excerpt.accessibleName() == "Page 1 with the words of the snippet marked"
    image = excerpt.grab().toImage()
    line = color("k-helpful-fill").rgb()
    rows = {y for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == line}
    assert rows
    # In sight, with something of the page above and below.
    assert 10 < min(rows) < image.height() - 10


def test_the_next_snippet_of_the_page_needs_no_other_picture(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shown(page), timeout=20_000)
    before = page.inspector.page_excerpt.picture
    part = page.inspector.page_excerpt.part
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    assert page.inspector.page_excerpt.picture is before
    assert page.inspector.page_excerpt.part.left() > part.left()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    assert page.inspector.page_excerpt.accessibleName().startswith("Page 2")
    qtbot.waitUntil(lambda: shown(page), timeout=20_000)
    assert page.inspector.page_excerpt.picture is not before


def test_a_click_opens_the_page(page: ReviewPage, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    page.session.went.connect(lambda name, where: went.append((name, where)))
    qtbot.mouseClick(page.inspector.page_excerpt, Qt.MouseButton.LeftButton)
    snippet = page.card.snippet
    assert snippet is not None
    assert went == [("sources", {"document": snippet.document_id, "snippet": snippet.id})]


def test_where_the_file_has_moved_its_text_is_shown(
    open_page: Callable[[Project | None], ReviewPage], project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "leaflet.pdf").unlink()
    page = open_page(project)
    qtbot.waitUntil(page.inspector.excerpt.isVisible)
    assert not page.inspector.page_excerpt.isVisible()
    assert LINES[0] in page.inspector.excerpt.toPlainText()
    assert page.inspector.place_shown is page.inspector.excerpt
    pictures_of(page.session).close()
