# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Learning in a project: what waits is put in a new order, the next document too, and all of it can be forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from making import new_project, prepared
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import add_document, learning, look, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Workshop

FIGURES = [
    f"About {share} % of those who walk at lunch say that they sleep {share // 5} minutes longer at night."
    for share in range(20, 80, 5)
]
PLAIN = [
    f"Those who walk at {place} say that they sleep longer at night and wake up rested."
    for place in (
        "lunch",
        "noon",
        "dawn",
        "dusk",
        "work",
        "school",
        "home",
        "sea",
        "play",
        "market",
        "church",
        "rest",
    )
]


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop() as made:
        yield made


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Project]:
    """A project whose owner kept six lines with figures and set six plain ones aside; twelve more wait."""
    with new_project(tmp_path) as made:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in (*FIGURES, *PLAIN)]))
        by_text = {snippet.text: snippet.id for snippet in look.snippets(made)}
        review.keep(made, [by_text[text] for text in FIGURES[:6]])
        review.set_aside(made, [by_text[text] for text in PLAIN[:6]])
        yield made


def waiting(made: Project) -> list[str]:
    found = look.snippets(made, Verdict.WAITING)
    return [snippet.text for snippet in sorted(found, key=lambda one: (-one.score, one.id))]


def learn(made: Project, workshop: Workshop) -> None:
    learning.refresh(made, workshop)


def test_what_waits_is_ordered_anew(taught: Project, workshop: Workshop) -> None:
    assert learning.stale(taught)
    changes = learning.refresh(taught, workshop)
    assert len(changes.ids) == 1
    assert set(waiting(taught)[:6]) == set(FIGURES[6:])
    best = look.snippets(taught, Verdict.WAITING)[0]
    assert best.liking > 0
    assert any("You tend to keep" in reason or "Close to lines you kept" in reason for reason in best.because)
    assert not learning.stale(taught)


def test_keep_best_follows_what_was_learned(taught: Project, workshop: Workshop) -> None:
    found = look.snippets(taught, Verdict.WAITING)
    low = [snippet.id for snippet in found if snippet.text in FIGURES]
    with taught.store.write_for_good() as connection:  # plain lines had the better score to start with
        for snippet_id in low:
            connection.execute("UPDATE snippet SET score = 0.35 WHERE id = ?", (snippet_id,))
    learn(taught, workshop)
    changes = review.keep_best(taught, 3)
    kept = [look.snippet(taught, SnippetId(number)) for number in next(iter(changes.ids.values()))]
    assert all(one is not None and one.text in FIGURES for one in kept)


def test_it_is_no_step_for_undo(taught: Project, workshop: Workshop) -> None:
    before = undo.labels(taught)
    learn(taught, workshop)
    assert undo.labels(taught) == before
    undo.undo(taught)
    undo.redo(taught)
    assert set(waiting(taught)[:6]) == set(FIGURES[6:])


def test_forgetting_brings_the_base_back_and_undo_the_learning(taught: Project, workshop: Workshop) -> None:
    before = {snippet.id: snippet.score for snippet in look.snippets(taught)}
    learn(taught, workshop)
    changes = learning.forget(taught)
    assert changes.label == "Forgot what 12 decisions taught"
    learn(taught, workshop)
    assert {snippet.id: snippet.score for snippet in look.snippets(taught)} == before
    assert len(look.snippets(taught, Verdict.KEPT)) == 6
    assert learning.teaching(taught) == {}
    undo.undo(taught)
    assert learning.decisions(taught) == 12
    learn(taught, workshop)
    assert set(waiting(taught)[:6]) == set(FIGURES[6:])


def test_a_decision_after_forgetting_teaches_again(taught: Project) -> None:
    learning.forget(taught)
    review.set_aside(taught, [look.snippets(taught, Verdict.WAITING)[0].id])
    assert learning.decisions(taught) == 1


POND = """In 2024 some 48 % of all gardens in the valley had a pond for frogs, newts and dragonflies.

Put logs and stones beside the water, because frogs hide there when the sun is high.

A pond of 2 square metres is enough for 30 kinds of beetles, says a study of 640 gardens.

Cut the hedge late in the year, so that birds can raise their young in it undisturbed.
"""


def test_the_next_document_is_found_with_it(taught: Project, workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "ponds.txt"
    path.write_text(POND, "utf-8")
    plain = workshop.prepare(path).candidates
    assert not any(one.liking for one in plain)
    workshop.learn_from(lambda: learning.teaching(taught))
    prepared_ = workshop.prepare(path)
    moved = {one.text: one.liking for one in prepared_.candidates}
    figures = [much for text, much in moved.items() if "4" in text]
    others = [much for text, much in moved.items() if "4" not in text]
    assert max(figures) > 0 > max(others)
    add_document.add_document(taught, prepared_)
    stored = {snippet.text: snippet.liking for snippet in look.snippets(taught)}
    assert all(stored[text] == pytest.approx(liking, abs=1e-5) for text, liking in moved.items())
    assert learning.stale(taught)
