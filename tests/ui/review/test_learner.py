# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window learns by itself once there is enough to learn from, says why a line moved, and forgets when told."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from making import new_project, prepared
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import add_document, learning, look, review
from secondhelping.operations.project import Project
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.shared.shared_workshop import workshop_of

LINES = [
    f"About {share} % of those who walk sleep {share // 5} minutes longer." for share in range(20, 70, 5)
]
OTHERS = [
    f"Those who walk at {place} sleep longer." for place in ("noon", "dawn", "dusk", "work", "home", "sea")
]


def taught(folder: Path) -> Project:
    made = new_project(folder)
    add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in (*LINES, *OTHERS)]))
    found = {snippet.text: snippet.id for snippet in look.snippets(made)}
    review.keep(made, [found[text] for text in LINES[:6]])
    review.set_aside(made, [found[text] for text in OTHERS[:5]])
    return made


def test_a_decision_is_learned_and_told(
    qtbot: QtBot, tmp_path: Path, open_page: Callable[[Project | None], ReviewPage]
) -> None:
    with taught(tmp_path) as made:
        page = open_page(made)
        page.learner.set_wait(50)
        with qtbot.waitSignal(page.learner.learned, timeout=30_000):
            page.session.actions.trigger("review.set_aside")
            page.pane.view.step(1)
            before = page.pane.view.current
        shown = page.card.snippet
        assert shown is not None
        assert shown.id == before, "the owner goes on where they were"
        assert shown.liking
        assert any("You tend to" in text or "Close to" in text for text in page.inspector.reasons.texts)
        with qtbot.waitSignal(page.learner.learned, timeout=30_000):
            page.session.actions.trigger("review.forget")
        assert all(not snippet.liking for snippet in look.snippets(made, Verdict.WAITING))
        assert learning.decisions(made) == 0
        qtbot.waitUntil(lambda: not page.learner.busy)
        workshop_of(page.session).close()


def test_a_handful_of_decisions_starts_nothing(
    qtbot: QtBot, tmp_path: Path, open_page: Callable[[Project | None], ReviewPage]
) -> None:
    with new_project(tmp_path) as made:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in LINES]))
        page = open_page(made)
        page.session.actions.trigger("review.keep")
        page.learner.learn()
        qtbot.waitUntil(lambda: not page.learner.busy)
        assert workshop_of(page.session)._workshop is None


def test_forgetting_nothing_says_so(page: ReviewPage) -> None:
    said: list[str] = []
    page.session.toasted.connect(lambda text, *_: said.append(text))
    page.session.actions.trigger("review.forget")
    assert said == ["Nothing was learned yet."]
