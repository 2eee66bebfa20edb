# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner breaks the mix by dragging a promotion, is offered a fix, takes it, and takes it back."""

from datetime import timedelta
from pathlib import Path

import pytest

from making import ids, monday, with_snippets
from secondhelping.domain.errors import Cancelled, KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, place, plan_for_me, repair, undo
from secondhelping.operations.project import Project


def broken(folder: Path) -> Project:
    """Two weeks laid out by the planner, then a promotion put beside the planner's own."""
    made = with_snippets(folder, helpful=12, promotional=2)
    plan_for_me.lay_out(made, plan_for_me.propose(made, monday().date(), 2))
    promotions = [post for post in look.calendar(made) if post.kind is Kind.PROMOTIONAL]
    first, second = (post for post in promotions if post.post_id is not None)
    assert first.post_id is not None
    place.move(made, first.post_id, second.at.replace(hour=15))
    assert look.broken_runs(made)
    return made


def test_a_plan_that_is_legal_needs_no_fix(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as made:
        assert repair.remedies(made) == repair.Fix((), needed=False)


def test_every_remedy_mends_the_plan_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    with broken(tmp_path) as made:
        before = look.calendar(made)
        fix = repair.remedies(made)
        assert 1 <= len(fix.remedies) <= 3
        assert (fix.needed, fix.why_not) == (True, "")
        pinned = {post.post_id for post in before if post.pinned}
        for remedy in fix.remedies:
            assert not pinned & {step.post_id for step in remedy.steps}
            repair.apply(made, remedy)
            assert look.broken_runs(made) == []
            assert repair.remedies(made).needed is False
            undo.undo(made)
            assert look.calendar(made) == before


def test_a_remedy_says_what_happens_to_each_post(tmp_path: Path) -> None:
    with broken(tmp_path) as made:
        for remedy in repair.remedies(made).remedies:
            for step in remedy.steps:
                assert ("is taken off" in step.sentence) == (step.after is None)
                assert step.sentence.startswith("“Book your place")


def test_what_the_owner_placed_is_left_alone_and_the_reason_given(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as made:
        for number, snippet in enumerate(ids(made, Kind.PROMOTIONAL)):
            place.place(made, snippet, monday(hour=9 + 2 * number))
        fix = repair.remedies(made)
        assert (fix.remedies, fix.needed) == ((), True)
        assert fix.why_not.startswith("Every post was placed by you")


def test_a_remedy_of_an_older_plan_is_refused(tmp_path: Path) -> None:
    with broken(tmp_path) as made:
        remedy = repair.remedies(made).remedies[0]
        place.take_off(made, [remedy.steps[0].post_id])
        with pytest.raises(KnownError, match="no longer fits"):
            repair.apply(made, remedy)


def test_a_fix_shows_the_broken_run_and_what_it_becomes(tmp_path: Path) -> None:
    with broken(tmp_path) as made:
        fix = repair.remedies(made)
        assert fix.run is not None
        assert (fix.run.kind, fix.run.wanted, fix.run.too_many) == (Kind.PROMOTIONAL, 1, True)
        assert (fix.run.counts[Kind.PROMOTIONAL], sum(fix.run.counts.values())) == (2, 5)
        for remedy in fix.remedies:
            assert remedy.after[Kind.PROMOTIONAL] <= 1
            assert 1 <= sum(remedy.after.values()) <= 5


def test_the_run_of_the_week_that_is_asked_for_is_shown(tmp_path: Path) -> None:
    with with_snippets(tmp_path, helpful=12, promotional=4) as made:
        promotions = ids(made, Kind.PROMOTIONAL)
        for week in (0, 3):
            for number in range(2):
                at = monday(hour=9 + 2 * number) + timedelta(weeks=week)
                place.place(made, promotions[week // 3 * 2 + number], at)
        for week in (1, 2):
            for number, snippet in enumerate(ids(made, Kind.HELPFUL)[week * 5 - 5 : week * 5]):
                place.place(made, snippet, monday() + timedelta(weeks=week, days=number))
        first, second = look.broken_runs(made)[0], look.broken_runs(made)[-1]
        assert first.first != second.first
        for run in (first, second):
            fix = repair.ways_out(made, run.first)
            assert fix.run is not None
            assert set(fix.run.posts) == run.posts


def test_where_only_the_owners_own_posts_could_mend_it_that_is_offered_and_said(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as made:
        for number, snippet in enumerate(ids(made, Kind.PROMOTIONAL)):
            place.place(made, snippet, monday(hour=9 + 2 * number))
        before = look.calendar(made)
        assert repair.remedies(made).remedies == ()
        fix = repair.ways_out(made)
        assert fix.remedies
        assert all(remedy.mine for remedy in fix.remedies)
        repair.apply(made, fix.remedies[0])
        assert look.broken_runs(made) == []
        undo.undo(made)
        assert look.calendar(made) == before


def test_looking_for_a_fix_stops_when_it_is_told_to(tmp_path: Path) -> None:
    def stop(step: object) -> None:
        raise Cancelled

    with broken(tmp_path) as made, pytest.raises(Cancelled):
        repair.ways_out(made, progress=stop)
