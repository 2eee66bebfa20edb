# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""An action that goes on: several savings of one post are one undo, as long as nothing else was done between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from making import ids, monday, with_snippets
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, place, undo
from secondhelping.operations.project import Project


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    with with_snippets(tmp_path) as project:
        place.place(project, ids(project, Kind.HELPFUL)[0], monday())
        yield project


def post_of(project: Project) -> PostId:
    return next(PostId(int(row.post_id)) for row in look.calendar(project) if row.post_id is not None)


def text_of(project: Project) -> str:
    return look.calendar(project)[0].text


def type_in(project: Project, *texts: str) -> None:
    action = None
    for text in texts:
        place.change_post(project, post_of(project), text=text, goes_on=action)
        action = undo.last(project)


def test_all_of_it_is_one_undo_and_one_redo(made: Project) -> None:
    before = look.calendar(made)
    type_in(made, "S", "St", "Stand", "Stand up.")
    after = look.calendar(made)
    assert text_of(made) == "Stand up."
    assert undo.undo(made).label == "Changed 1 post"
    assert look.calendar(made) == before
    undo.redo(made)
    assert look.calendar(made) == after
    undo.undo(made)
    assert look.calendar(made) == before


def test_something_done_between_ends_it(made: Project) -> None:
    type_in(made, "One.")
    action = undo.last(made)
    place.add_talk_time(made, monday(hour=10))
    place.change_post(made, post_of(made), text="Two.", goes_on=action)
    undo.undo(made)
    assert text_of(made) == "One."


def test_what_was_undone_does_not_go_on(made: Project) -> None:
    original = text_of(made)
    type_in(made, "One.")
    action = undo.last(made)
    undo.undo(made)
    assert undo.last(made) is None
    place.change_post(made, post_of(made), text="Two.", goes_on=action)
    undo.undo(made)
    assert text_of(made) == original
