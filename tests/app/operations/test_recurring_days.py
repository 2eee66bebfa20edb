# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The days of a series: its first off its rule, gone by or skipped; what of it is still ahead; which words have their
turn, also after it was split."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.recurrence import Recurrence, Unit
from secondhelping.operations import (
    add_document,
    export_plan,
    look,
    place,
    plan_view,
    project,
    recurring,
    recurring_edit,
    recurring_preview,
)
from secondhelping.operations.project import Project
from secondhelping.operations.recurring_edit import Draft, Scope
from secondhelping.plan.recurring import before, times

MONDAYS = Recurrence(Unit.WEEK, weekdays=frozenset({0}))
FRIDAYS = Recurrence(Unit.WEEK, weekdays=frozenset({4}), count=4)
THREE = ("One.", "Two.", "Three.")
LATE = datetime(2026, 5, 18, 8, 0, tzinfo=UTC)  # 9 o'clock in London, on the second Monday


def coming(made: Project) -> list[Occurrence]:
    return [entry for entry in look.calendar(made) if entry.kind is not None]


def days(made: Project) -> list[date]:
    return [entry.day for entry in coming(made)]


def texts(made: Project) -> list[str]:
    return [entry.text for entry in coming(made)]


def nth(made: Project, number: int) -> PostId:
    post_id = coming(made)[number].post_id
    assert post_id is not None
    return post_id


def begun(made: Project, recurrence: Recurrence, **changes: object) -> None:
    """A series of the first helpful snippet, from Monday 11 May on."""
    place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
    found = recurring_edit.repeating(made, nth(made, 0))
    wanted = replace(recurring_edit.draft(found, Scope.ALL), recurrence=recurrence, **changes)  # type: ignore[arg-type]
    recurring_edit.make(made, found.post.id, wanted)


def split(made: Project, number: int, **changes: object) -> None:
    """Saves "this and the following" for one of the posts."""
    found = recurring_edit.repeating(made, nth(made, number))
    wanted = replace(recurring_edit.draft(found, Scope.FOLLOWING), **changes)  # type: ignore[arg-type]
    recurring_edit.change(made, found.post.id, wanted, Scope.FOLLOWING)


def previewed(made: Project, wanted: Draft) -> list[date]:
    return [one.at.date() for one in recurring_preview.preview(made, wanted).coming]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=3", [11, 15, 22]),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=1", [11]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260522", [11, 15, 22]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260513", [11]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260510", []),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", [11, 18, 25]),
    ],
)
def test_the_first_is_one_of_the_times_also_off_its_rule(rule: str, expected: list[int]) -> None:
    first = making.monday()
    found = times(rule, first, first.date(), date(2027, 1, 1))
    assert [at.day for at in found] == expected
    assert [before(rule, first, at.date()) for at in found] == list(range(len(expected)))


def test_a_first_post_off_its_rule_is_counted_and_stays_when_the_following_change(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, FRIDAYS)
        (view,) = recurring.all_series(made)
        found = recurring_edit.repeating(made, nth(made, 0))
        assert [day.day for day in days(made)] == [11, 15, 22, 29]
        assert previewed(made, recurring_edit.draft(found, Scope.ALL)) == days(made)
        first = coming(made)[0]
        second = recurring_edit.repeating(made, nth(made, 1))
        assert (second.before, recurring_edit.draft(second, Scope.FOLLOWING).recurrence.count) == (1, 3)
        split(made, 1, texts=("Anew.",))
        assert coming(made)[0] == first
        assert texts(made)[1:] == ["Anew."] * 3
        # What is left of the first one can still be changed.
        recurring.change(made, view.series.id, texts=["By itself."])
        assert texts(made) == ["By itself.", *["Anew."] * 3]


@pytest.mark.parametrize("weeks", [30, 60])
def test_a_series_that_begins_later_is_laid_out_for_a_year_as_the_preview_says(
    tmp_path: Path, weeks: int
) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, MONDAYS)
        found = recurring_edit.repeating(made, nth(made, 0))
        wanted = replace(recurring_edit.draft(found, Scope.ALL), first=making.monday(weeks))
        shown = previewed(made, wanted)
        recurring_edit.change(made, found.post.id, wanted, Scope.ALL)
        assert days(made) == shown
        assert len(shown) == 52


def test_nothing_is_laid_out_into_the_past(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, at=LATE) as made:
        begun(made, replace(MONDAYS, count=6), texts=THREE)
        # 9 o'clock on the second Monday is just over.
        assert [entry.at for entry in coming(made)] == [making.monday(week) for week in (2, 3, 4, 5)]
        assert texts(made) == ["One.", "Two.", "Three.", "One."]
        place.place(made, making.ids(made, Kind.HELPFUL)[1], making.monday(0, 10))
        recurring.repeat(made, nth(made, 0), "FREQ=WEEKLY;COUNT=3")
        assert making.monday(1, 10) in [entry.at for entry in coming(made)]  # an hour ahead
        assert making.monday(0, 10) not in [entry.at for entry in coming(made)]
        recurring.add(made, making.monday(-3), "FREQ=DAILY;COUNT=30", ["Daily."], Kind.HELPFUL)
        assert all(entry.at > made.wall_now() for entry in coming(made))


def test_a_first_day_that_is_skipped_has_no_post(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, replace(MONDAYS, count=4), skipped=frozenset({date(2026, 5, 11)}), texts=THREE)
        assert [entry.at for entry in coming(made)] == [making.monday(week) for week in (1, 2, 3)]
        assert texts(made) == list(THREE)


def test_a_series_with_nothing_ahead_is_refused(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, at=LATE) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        found = recurring_edit.repeating(made, nth(made, 0))
        wanted = recurring_edit.draft(found, Scope.ALL)
        over = replace(wanted, recurrence=replace(MONDAYS, count=2))
        with pytest.raises(KnownError, match="its last day is gone by"):
            recurring_edit.make(made, found.post.id, over)
        ahead = frozenset({date(2026, 5, 25), date(2026, 6, 1)})
        skipped = replace(wanted, recurrence=replace(MONDAYS, count=4), skipped=ahead)
        with pytest.raises(KnownError, match="is skipped"):
            recurring_edit.make(made, found.post.id, skipped)
        assert [entry.at for entry in coming(made)] == [making.monday()]
        assert recurring.all_series(made) == ()


def test_the_post_of_today_that_is_still_ahead_changes_with_its_series(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, replace(MONDAYS, count=3), first=making.monday(0, 17))
        path = made.path
    with project.open_(path, making.clock(LATE - timedelta(weeks=1))) as made:
        found = recurring_edit.repeating(made, nth(made, 0))
        wanted = replace(recurring_edit.draft(found, Scope.ALL), texts=("Anew.",))
        assert len(recurring_edit.gives_way(made, found, Scope.ALL)) == 3
        recurring_edit.change(made, found.post.id, wanted, Scope.ALL)
        assert texts(made) == ["Anew."] * 3
    with project.open_(path, making.clock(LATE - timedelta(weeks=1) + timedelta(hours=9))) as made:
        found = recurring_edit.repeating(made, nth(made, 1))
        assert len(recurring_edit.gives_way(made, found, Scope.ALL)) == 2
        (view,) = recurring.all_series(made)
        recurring.end(made, view.series.id)
        assert [entry.at for entry in coming(made)] == [making.monday(0, 17)]  # its time is over


@pytest.mark.parametrize("number", [1, 2, 4])
def test_words_go_on_in_their_turn_after_a_split_and_times_are_no_more(tmp_path: Path, number: int) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, replace(MONDAYS, count=6), texts=THREE)
        was = [(entry.at, entry.text) for entry in coming(made)]
        place.move(made, nth(made, 1), making.monday(1, 15))
        moved = [(entry.at, entry.text) for entry in coming(made)]
        split(made, number)
        assert [(entry.at, entry.text) for entry in coming(made)] == moved
        split(made, 5, first=making.monday(5, 8))
        assert [(entry.at, entry.text) for entry in coming(made)] == [
            *moved[:5],
            (making.monday(5, 8), was[5][1]),
        ]


def test_a_day_keeps_its_words_when_another_was_skipped(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, replace(MONDAYS, count=6), texts=THREE)
        recurring.skip(made, nth(made, 1))
        was = texts(made)
        (view,) = recurring.all_series(made)
        recurring.change(made, view.series.id, kind=Kind.CURATED)
        assert texts(made) == was == ["One.", "Three.", "One.", "Two.", "Three."]
        split(made, 2)
        assert texts(made) == was


def test_a_rule_beyond_the_form_has_no_more_times_after_a_split(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        rule = "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU;COUNT=5"
        recurring.add(made, making.monday(3), rule, THREE, Kind.HELPFUL)
        was = [(entry.at, entry.text) for entry in coming(made)]
        split(made, 2)
        assert [(entry.at, entry.text) for entry in coming(made)] == was
        assert recurring.all_series(made)[1].series.rule == rule.replace("COUNT=5", "COUNT=3")


def test_the_preview_of_a_long_series_begins_today(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        accounts = tuple(account.id for account in look.accounts(made))
        wanted = Draft(Recurrence(Unit.DAY), making.monday(-100), THREE, Kind.HELPFUL, accounts)
        shown = recurring_preview.preview(made, wanted)
        assert shown.coming[0].at == datetime(2026, 5, 7, 9)  # today it is nine just now
        assert len(shown.coming) == 363
        assert shown.goes_on


def test_posts_that_stay_are_counted_once_and_said_of(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(made, replace(MONDAYS, count=6), kind=Kind.PROMOTIONAL)
        place.change_post(made, nth(made, 1), text="By hand.", kind=Kind.HELPFUL)
        found = recurring_edit.repeating(made, nth(made, 0))
        wanted = replace(recurring_edit.draft(found, Scope.ALL), skipped=frozenset({date(2026, 5, 25)}))
        gone = recurring_edit.gives_way(made, found, Scope.ALL)
        beside = recurring_edit.stays(made, found, Scope.ALL)
        assert beside == {date(2026, 5, 18)}
        preview = recurring_preview.preview(made, wanted, gone, beside)
        shown = preview.coming
        assert "4 of 5 posts in a row promote" in preview.said[0].text
        assert [one.stays for one in shown] == [False, True, False, False, False, False]
        # Neither is it too close to itself.
        assert [one.text for one in shown[1].said] == ["Its post stays as it is."]
        assert recurring_edit.stays(made, found, Scope.THIS) == frozenset()
        third = recurring_edit.repeating(made, nth(made, 2))
        assert recurring_edit.stays(made, third, Scope.FOLLOWING) == frozenset()


def test_words_of_another_language_go_out_of_date(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        german = making.prepared([("Diesen Freitag tanzen wir im Hof.", Kind.HELPFUL)])
        add_document.add_document(made, replace(german, content=replace(german.content, language="de")))
        (snippet,) = look.snippets(made)
        place.place(made, snippet.id, making.monday())
        wanted = recurring_edit.draft(recurring_edit.repeating(made, nth(made, 0)), Scope.ALL)
        said = [one.text for one in recurring_preview.preview(made, wanted).said]
        assert "The words go out of date: “Diesen Freitag”." in said
        place.take_off(made, [nth(made, 0)])
        # The owner's own words have no document.
        recurring.add(
            made,
            making.monday(),
            "FREQ=WEEKLY;COUNT=2",
            ["Nur diesen Freitag: 20 % auf alles."],
            Kind.HELPFUL,
        )
        wanted = recurring_edit.draft(recurring_edit.repeating(made, nth(made, 0)), Scope.ALL)
        said = [one.text for one in recurring_preview.preview(made, wanted).said]
        assert "The words go out of date: “diesen Freitag”." in said
        said = [one.why for one in export_plan.check(made).findings if one.check is Check.KEEPING]
        assert any("“diesen Freitag” is out of date then." in why for why in said)


def test_what_is_still_to_be_written_of_some_posts_is_told_as_of_all(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        begun(
            made,
            replace(MONDAYS, count=6, every=3),
            texts=tuple(f"{text} {n}" for n, text in enumerate(THREE)),
        )
        export_plan.export(
            made,
            export_plan.check(made, None, date(2026, 7, 1)),
            "generic",
            tmp_path / "out",
            None,
            date(2026, 7, 1),
        )
        every = [nth(made, number) for number in range(6)]
        assert [post.id for post in plan_view.planned_of(made, every)] == every[3:]
        place.change_post(made, every[1], text="Worded anew.", correct=True)
        assert plan_view.planned_of(made, reversed(every)) == plan_view.planned(made)
        assert plan_view.planned_of(made, [every[0], PostId(99)]) == []


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("FREQ=MONTHLY;COUNT=20", True),
        ("FREQ=MONTHLY;UNTIL=20280101", True),
        ("FREQ=MONTHLY;COUNT=12", False),
        ("FREQ=MONTHLY;UNTIL=20270401", False),
    ],
)
def test_a_series_that_ends_after_the_year_is_laid_out_further_too(
    tmp_path: Path, rule: str, due: bool
) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        recurring.add(made, making.monday(), rule, THREE, Kind.HELPFUL)
        assert not look.series_due(made)
        path = made.path
    with project.open_(path, making.clock(making.NOW + timedelta(weeks=30))) as made:
        was = [(entry.at, entry.text) for entry in coming(made)]
        assert look.series_due(made) == due
        recurring.lay_out_further(made)
        assert not look.series_due(made)
        now = [(entry.at, entry.text) for entry in coming(made)]
        assert now[: len(was)] == was
        assert (len(now) > len(was)) == due
        assert [text for _, text in now] == [THREE[n % 3] for n in range(len(now))]
