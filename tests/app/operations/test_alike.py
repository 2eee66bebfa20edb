# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lines of different documents, and what went out, that say nearly the same are found, grouped, and settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from making import monday, new_project, prepared
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import add_document, alike, learning, look, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Workshop

FIRST = (
    "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down.",
    "Carry two light bags rather than one heavy bag, so that both shoulders pull alike.",
    "Rake the leaves in short strokes and swap hands every ten minutes.",
)
SECOND = (
    "Set a timer for thirty minutes: stand up, reach for the ceiling, sit down again.",
    "Our opening hours in winter are from nine to five on every weekday.",
    "Two light bags are better than one heavy bag: both shoulders pull alike.",
)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop() as made:
        yield made


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path) as made:
        add_document.add_document(
            made, prepared([(text, Kind.HELPFUL) for text in FIRST], "Notes", "notes.txt")
        )
        add_document.add_document(
            made, prepared([(text, Kind.HELPFUL) for text in SECOND], "Flyer", "flyer.txt")
        )
        yield made


def texts(made: Project, group: alike.Alike) -> list[str]:
    return [found.text for found in (look.snippet(made, member) for member in group.members) if found]


def test_lines_of_two_documents_are_grouped(two: Project, workshop: Workshop) -> None:
    assert alike.groups(two) == []
    assert alike.stale(two)
    alike.refresh(two, workshop)
    assert not alike.stale(two)
    found = [set(texts(two, group)) for group in alike.groups(two)]
    assert sorted(map(len, found)) == [2, 2]
    assert {FIRST[0], SECOND[0]} in found
    assert {FIRST[1], SECOND[2]} in found


def test_what_was_kept_is_suggested(two: Project, workshop: Workshop) -> None:
    kept = next(one.id for one in look.snippets(two) if one.text == SECOND[0])
    review.keep(two, [kept])
    alike.refresh(two, workshop)
    assert any(group.members[0] == kept for group in alike.groups(two))


def test_settling_keeps_one_teaches_nothing_of_the_others_and_is_undone_at_once(
    two: Project, workshop: Workshop
) -> None:
    alike.refresh(two, workshop)
    group = next(group for group in alike.groups(two) if FIRST[0] in texts(two, group))
    keep, other = group.members
    changes = review.settle_alike(two, keep, [other])
    assert changes.label == "Kept 1 snippet, set 1 alike aside"
    verdicts = {one.id: one.verdict for one in look.snippets(two)}
    assert (verdicts[keep], verdicts[other]) == (Verdict.KEPT, Verdict.SET_ASIDE)
    assert learning.decisions(two) == 1
    assert len(alike.groups(two)) == 1
    undo.undo(two)
    assert {one.verdict for one in look.snippets(two)} == {Verdict.WAITING}
    assert len(alike.groups(two)) == 2


def test_a_line_written_anew_is_compared_anew(two: Project, workshop: Workshop) -> None:
    alike.refresh(two, workshop)
    changed = next(one for one in look.snippets(two) if one.text == SECOND[0])
    review.edit_text(two, changed.id, "Bread rises better in a warm kitchen than in a cold one.")
    assert alike.stale(two)
    alike.refresh(two, workshop)
    assert all(changed.id not in group.members for group in alike.groups(two))


def test_what_went_out_counts(two: Project, workshop: Workshop) -> None:
    gone = next(one for one in look.snippets(two) if one.text == SECOND[0])
    with two.store.write_for_good() as connection:
        connection.execute(
            "INSERT INTO served (post_id, snippet_id, account_id, text, kind, at, instant) "
            "VALUES (NULL, NULL, 1, ?, 'helpful', ?, ?)",
            (FIRST[2], "2026-05-11T09:00", "2026-05-11T08:00:00+00:00"),
        )
    add_document.remove_documents(two, [gone.document_id])
    alike.refresh(two, workshop)
    (group,) = alike.groups(two)
    assert texts(two, group) == [FIRST[2]]
    assert group.posted == (monday(),)


def test_one_document_needs_no_look(tmp_path: Path) -> None:
    with new_project(tmp_path) as made:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in FIRST]))
        assert not alike.stale(made)
        assert alike.groups(made) == []
        assert look.snippet(made, SnippetId(1)) is not None
