# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Several posts and talk times at once are one action, which one undo takes back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from making import ids, monday, with_snippets
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import export_plan, look, place, place_many, repair, undo
from secondhelping.operations.place_many import Chosen
from secondhelping.operations.project import Project

WEEK = timedelta(weeks=1)


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[Project]:
    """Three posts and a talk time in the week of 11 May."""
    with with_snippets(tmp_path) as made:
        for number, snippet in enumerate(ids(made, Kind.HELPFUL)[:3]):
            place.place(made, snippet, monday() + timedelta(days=number))
        place.add_talk_time(made, monday(hour=10, minute=30))
        yield made


def all_of(made: Project) -> Chosen:
    return Chosen.of(look.calendar(made))


def times(made: Project) -> list[datetime]:
    return [row.at for row in look.calendar(made)]


@pytest.mark.parametrize("do", ["move", "copy", "take off", "unpin"])
def test_all_at_once_is_one_action(planned: Project, do: str) -> None:
    before = look.calendar(planned)
    chosen = all_of(planned)
    changes = {
        "move": lambda: place_many.move(planned, chosen, WEEK),
        "copy": lambda: place_many.copy(planned, chosen, WEEK),
        "take off": lambda: place_many.take_off(planned, chosen),
        "unpin": lambda: place_many.pin(planned, chosen, pinned=False),
    }[do]()
    after = look.calendar(planned)
    assert after != before
    assert (
        changes.label
        == {
            "move": "Moved 3 posts and 1 talk time",
            "copy": "Copied 3 posts and 1 talk time",
            "take off": "Took off 3 posts and 1 talk time. They're back in Ready to serve",
            "unpin": "Unpinned 3 posts",
        }[do]
    )
    undo.undo(planned)
    assert look.calendar(planned) == before
    undo.redo(planned)
    assert look.calendar(planned) == after


def test_each_keeps_its_distance_to_the_others(planned: Project) -> None:
    before = times(planned)
    place_many.move(planned, all_of(planned), timedelta(days=2, minutes=15))
    assert times(planned) == [at + timedelta(days=2, minutes=15) for at in before]


def test_a_copy_leaves_everything_where_it_was(planned: Project) -> None:
    before = times(planned)
    place_many.copy(planned, all_of(planned), WEEK)
    assert times(planned) == sorted([*before, *(at + WEEK for at in before)])


def test_what_went_out_is_not_chosen_and_refused(planned: Project, tmp_path: Path) -> None:
    chosen = all_of(planned)
    export_plan.export(planned, export_plan.check(planned), "generic", tmp_path)
    assert not Chosen.of([row for row in look.calendar(planned) if row.exported])
    with pytest.raises(KnownError, match="in a file already"):
        place_many.take_off(planned, chosen)


def test_a_time_that_the_clocks_skip_is_refused_and_nothing_moved(planned: Project) -> None:
    place.move(planned, post_of(planned), datetime(2027, 3, 21, 1, 30))
    before = times(planned)
    with pytest.raises(KnownError, match="doesn't exist"):
        place_many.move(planned, all_of(planned), WEEK)
    assert times(planned) == before


def post_of(made: Project) -> PostId:
    """The first post's number."""
    return min(all_of(made).posts)


def test_what_is_let_go_may_be_touched_by_fix(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as made:
        for number, snippet in enumerate(ids(made, Kind.PROMOTIONAL)):
            place.place(made, snippet, monday(hour=9 + 2 * number))
        assert repair.remedies(made).remedies == ()
        rows: list[Occurrence] = look.calendar(made)
        place_many.pin(made, Chosen.of(rows), pinned=False)
        assert repair.remedies(made).remedies
