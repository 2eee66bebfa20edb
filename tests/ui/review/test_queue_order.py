# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Best first, or as in the document: chosen by key or mouse, remembered, and still while the owner works."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.kind import Kind
from secondhelping.operations import add_document, look, review, undo
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared
from secondhelping.store import learned
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.review.page import ReviewPage

LINES = 30


@pytest.fixture
def long_page(
    open_page: Callable[[Project | None], ReviewPage], make_prepared: Callable[..., Prepared], tmp_path: Path
) -> ReviewPage:
    """Thirty lines of one document, of which the first is the worst."""
    from dataclasses import replace

    made = make_prepared("Notes", tuple((f"Line {n} of the notes.", Kind.HELPFUL) for n in range(LINES)), "c")
    scored = tuple(replace(one, score=0.2 + n / 100) for n, one in enumerate(made.candidates))
    project = projects.create(tmp_path / "long.helping", "Practice", "Europe/London")
    add_document.add_document(project, replace(made, candidates=scored))
    page = open_page(project)
    page.destroyed.connect(project.close)
    return page


def shown(page: ReviewPage) -> list[str]:
    return [one.text for group in page.queue.groups for one in group.snippets]


def like(page: ReviewPage, text: str, much: float) -> None:
    """As when the learner has learned that the owner likes a line."""
    project = page.session.project
    (line,) = [one for one in look.snippets(project) if one.text == text]
    with project.store.write_for_good() as connection:
        learned.put(connection, line.id, much, ("You keep lines like this",))
    page.session.tell(Changes("", {Noun.SNIPPET: frozenset({line.id})}, undoable=False), toast=False)


def test_the_best_comes_first_until_the_owner_wants_it_otherwise(long_page: ReviewPage, qtbot: QtBot) -> None:
    page = long_page
    best = [f"Line {n} of the notes." for n in reversed(range(LINES))]
    assert shown(page) == best
    current = page.current()
    assert current is not None
    assert current.text == best[0]
    qtbot.keyClick(page.pane.view, Qt.Key.Key_T)
    assert shown(page) == best[::-1]
    assert page.order.button.text() == "As in the document"
    assert page.current() == current
    page.order.choose(look.Order.BEST)
    assert shown(page) == best


def test_what_was_learned_moves_only_what_is_not_seen_yet(long_page: ReviewPage, qtbot: QtBot) -> None:
    page = long_page
    seen = page.pane.view.rows_to_end_of_view()
    assert 2 < seen < LINES - 2
    before = shown(page)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    like(page, before[-1], 8.0)
    like(page, before[1], -8.0)
    after = shown(page)
    assert after[:seen] == before[:seen]
    assert after[seen] == before[-1]
    current = page.current()
    assert current is not None
    assert current.text == before[1]
    page.hide()
    page.show()
    assert shown(page)[0] == before[-1]
    assert shown(page)[-1] == before[1]


def test_what_is_decided_and_taken_back_returns_to_its_place(long_page: ReviewPage, qtbot: QtBot) -> None:
    page = long_page
    before = shown(page)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    assert shown(page) == before[1:]
    like(page, before[-1], 8.0)
    page.session.run(undo.undo)
    assert shown(page)[0] == before[0]


def test_kept_lines_stand_as_in_the_document(long_page: ReviewPage) -> None:
    page = long_page
    ids = [one.id for one in look.snippets(page.session.project)]
    page.session.run(review.keep, ids[:5])
    page.show_verdict(look.snippets(page.session.project)[0].verdict)
    assert shown(page) == [f"Line {n} of the notes." for n in range(5)]


def test_the_order_is_remembered(tmp_path: Path) -> None:
    path = str(tmp_path / "settings.ini")
    assert Preferences(QSettings(path, QSettings.Format.IniFormat)).reviews_best_first()
    Preferences(QSettings(path, QSettings.Format.IniFormat)).set_reviews_best_first(False)
    assert not Preferences(QSettings(path, QSettings.Format.IniFormat)).reviews_best_first()
