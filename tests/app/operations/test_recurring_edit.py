# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A series as the owner edits it: made of a post, changed or taken off for one, for the following, for all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.planning import DaysOff, PlanningRules
from secondhelping.domain.recurrence import Recurrence, Unit, is_last, like, nth_of
from secondhelping.operations import look, place, planning, recurring, recurring_edit, recurring_preview, undo
from secondhelping.operations.project import Project
from secondhelping.operations.recurring_edit import Draft, Scope
from secondhelping.plan import recurring_rules
from secondhelping.plan.recurring import spoken, times

MONDAYS = Recurrence(Unit.WEEK, weekdays=frozenset({0}))


def coming(made: Project) -> list[Occurrence]:
    return [entry for entry in look.calendar(made) if entry.kind is not None]


def placed(made: Project, kind: Kind = Kind.HELPFUL) -> PostId:
    place.place(made, making.ids(made, kind)[0], making.monday())
    post_id = coming(made)[0].post_id
    assert post_id is not None
    return post_id


def made_series(made: Project, **changes: object) -> tuple[PostId, Draft]:
    post_id = placed(made)
    found = recurring_edit.repeating(made, post_id)
    wanted = replace(recurring_edit.draft(found, Scope.ALL), recurrence=replace(MONDAYS, count=6), **changes)  # type: ignore[arg-type]
    recurring_edit.make(made, post_id, wanted)
    return post_id, wanted


def nth(made: Project, number: int) -> PostId:
    post_id = coming(made)[number].post_id
    assert post_id is not None
    return post_id


RECURRENCES = st.one_of(
    st.builds(Recurrence, st.just(Unit.DAY), st.integers(1, 40)),
    st.builds(
        Recurrence, st.just(Unit.WEEK), st.integers(1, 9), st.frozensets(st.integers(0, 6), min_size=1)
    ),
    st.builds(
        Recurrence,
        st.just(Unit.MONTH),
        st.integers(1, 12),
        st.just(frozenset()),
        st.sampled_from([*range(1, 32), -1]),
    ),
    st.builds(
        Recurrence,
        st.just(Unit.MONTH),
        st.integers(1, 12),
        st.builds(lambda day: frozenset({day}), st.integers(0, 6)),
        st.just(0),
        st.sampled_from([1, 2, 3, 4, -1]),
    ),
    st.builds(Recurrence, st.just(Unit.YEAR), st.integers(1, 3)),
)
ENDED = st.one_of(
    RECURRENCES,
    st.builds(lambda one, n: replace(one, count=n), RECURRENCES, st.integers(1, 400)),
    st.builds(
        lambda one, day: replace(one, until=day), RECURRENCES, st.dates(date(2026, 1, 1), date(2031, 1, 1))
    ),
)
FIRSTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(ENDED, FIRSTS)
def test_a_rule_is_read_back_as_it_was_written(recurrence: Recurrence, first: datetime) -> None:
    rule = recurring_rules.written(recurrence)
    assert recurring_rules.read(rule, first) == recurrence
    assert spoken(rule, first).startswith("every ")


@given(RECURRENCES, FIRSTS, st.integers(1, 12))
def test_so_many_times_are_so_many_and_none_after_the_last_day(
    recurrence: Recurrence, first: datetime, number: int
) -> None:
    far = first.date() + timedelta(days=366 * 45)
    found = times(recurring_rules.written(replace(recurrence, count=number)), first, first.date(), far)
    assert len(found) <= number
    assert all(at.time() == first.time() and at >= first for at in found)
    if found:
        last = found[-1].date()
        until = times(recurring_rules.written(replace(recurrence, until=last)), first, first.date(), far)
        assert until == found  # the last day itself is one of its days


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": Unit.DAY, "every": 0},
        {"unit": Unit.WEEK},
        {"unit": Unit.MONTH},
        {"unit": Unit.MONTH, "day": 32},
        {"unit": Unit.MONTH, "nth": 5, "weekdays": frozenset({0})},
        {"unit": Unit.MONTH, "nth": 1, "weekdays": frozenset({0, 1})},
        {"unit": Unit.DAY, "count": 0},
        {"unit": Unit.DAY, "count": 401},
        {"unit": Unit.DAY, "count": 1, "until": date(2026, 5, 5)},
    ],
)
def test_what_would_never_come_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(KnownError):
        Recurrence(**wrong)  # type: ignore[arg-type]


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_which_of_its_kind_a_day_is(day: date) -> None:
    rule = recurring_rules.written(
        Recurrence(Unit.MONTH, weekdays=frozenset({day.weekday()}), nth=nth_of(day))
    )
    first = datetime.combine(day, time(9))
    assert times(rule, first, day, day + timedelta(days=1)) == [first]
    assert is_last(day) == ((day + timedelta(days=7)).month != day.month)
    assert like(day).weekdays == {day.weekday()}


def test_a_post_becomes_the_first_as_the_draft_says(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        accounts = [account.id for account in look.accounts(made)]
        first = making.monday(0, 10)
        post_id, _wanted = made_series(
            made, first=first, texts=("One.", "Two."), accounts=(accounts[0],), kind=Kind.CURATED
        )
        found = coming(made)
        assert [e.at for e in found] == [making.monday(n, 10) for n in range(6)]
        assert [e.text for e in found] == ["One.", "Two."] * 3
        assert {e.accounts for e in found} == {(accounts[0],)}
        assert {e.kind for e in found} == {Kind.CURATED}
        assert all(e.repeats for e in found)
        assert {e.snippet_id for e in found} == {making.ids(made, Kind.HELPFUL)[0]}
        again = recurring_edit.repeating(made, post_id)
        with pytest.raises(KnownError, match="already"):
            recurring_edit.make(made, post_id, recurring_edit.draft(again, Scope.ALL))
        undo.undo(made)
        assert [e.at for e in coming(made)] == [making.monday()]
        assert not coming(made)[0].repeats


def test_this_one_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        made_series(made)
        third = recurring_edit.repeating(made, nth(made, 2))
        wanted = replace(recurring_edit.draft(third, Scope.THIS), texts=("Otherwise.",))
        recurring_edit.change(made, third.post.id, wanted, Scope.THIS)
        assert [e.text == "Otherwise." for e in coming(made)] == [False, False, True, False, False, False]
        assert third.before == 2


def test_this_and_the_following_become_a_series_of_their_own(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        made_series(made)
        place.change_post(made, nth(made, 4), text="By hand.")
        before = coming(made)
        third = recurring_edit.repeating(made, nth(made, 2))
        wanted = recurring_edit.draft(third, Scope.FOLLOWING)
        assert wanted.recurrence.count == 4
        changed = replace(wanted, first=making.monday(2, 17), texts=("Later in the day.",))
        recurring_edit.change(made, third.post.id, changed, Scope.FOLLOWING)
        after = coming(made)
        assert after[:2] == before[:2]
        assert [e.at for e in after[2:]] == [
            making.monday(2, 17),
            making.monday(3, 17),
            making.monday(4),
            making.monday(5, 17),
        ]
        assert [e.text for e in after[2:]] == ["Later in the day."] * 2 + ["By hand.", "Later in the day."]
        one, other = recurring.all_series(made)
        assert (one.words, one.posts) == ("every Monday, until 24 May 2026", 2)
        assert (other.words, other.posts) == ("every Monday, 4 times", 4)
        # What was changed by hand belongs to the new series: no other post is laid out on its day.
        recurring.change(made, other.series.id, texts=["Again otherwise."])
        assert len(coming(made)) == 6
        undo.undo(made)
        undo.undo(made)
        assert coming(made) == before


def test_all_are_changed(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        made_series(made)
        fourth = recurring_edit.repeating(made, nth(made, 3))
        wanted = recurring_edit.draft(fourth, Scope.ALL)
        assert (wanted.first, wanted.recurrence.count) == (making.monday(), 6)
        tuesdays = Recurrence(Unit.WEEK, weekdays=frozenset({1}), count=3)
        changed = replace(wanted, recurrence=tuesdays, skipped=frozenset({date(2026, 5, 19)}))
        recurring_edit.change(made, fourth.post.id, changed, Scope.ALL)
        assert [e.at.date() for e in coming(made)] == [date(2026, 5, 11), date(2026, 5, 12)]


@pytest.mark.parametrize(
    ("scope", "left"), [(Scope.THIS, [0, 1, 3, 4, 5]), (Scope.FOLLOWING, [0, 1]), (Scope.ALL, [])]
)
def test_they_are_taken_off(tmp_path: Path, scope: Scope, left: list[int]) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        made_series(made)
        before = coming(made)
        recurring_edit.take_off(made, nth(made, 2), scope)
        assert [e.at for e in coming(made)] == [making.monday(n) for n in left]
        undo.undo(made)
        assert coming(made) == before


def test_one_that_was_taken_off_by_the_delete_key_does_not_come_back(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        made_series(made)
        place.take_off(made, [nth(made, 2)])
        (view,) = recurring.all_series(made)
        recurring.change(made, view.series.id, texts=["Anew."])
        assert [e.at for e in coming(made)] == [making.monday(n) for n in (0, 1, 3, 4, 5)]


def test_a_post_by_itself_has_no_following(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        post_id = placed(made)
        found = recurring_edit.repeating(made, post_id)
        wanted = recurring_edit.draft(found, Scope.FOLLOWING)
        for scope in Scope:
            with pytest.raises(KnownError):
                recurring_edit.change(made, post_id, wanted, scope)
            with pytest.raises(KnownError):
                recurring_edit.take_off(made, post_id, scope)


def test_the_preview_says_what_stands_against_each_day(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        planning.set_rules(
            made, PlanningRules("GB", days_off=(DaysOff(date(2026, 6, 1), date(2026, 6, 1), "Move"),))
        )
        post_id = placed(made, Kind.PROMOTIONAL)
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday(2, 9, 30))
        found = recurring_edit.repeating(made, post_id)
        wanted = replace(recurring_edit.draft(found, Scope.ALL), recurrence=replace(MONDAYS, count=5))
        shown = recurring_preview.preview(made, wanted, recurring_edit.gives_way(made, found, Scope.ALL))
        assert shown.words == "Every Monday, 5 times at 09:00"
        assert [one.at for one in shown.coming] == [making.monday(n) for n in range(5)]
        assert not shown.goes_on
        said = [" ".join(one.text for one in entry.said) for entry in shown.coming]
        assert "Breaks the mix." in said[1]
        assert "Too close to the post at 09:30." in said[2]
        assert "Promotions rest then." in said[2]  # the Spring bank holiday
        assert "Your day off: Move." in said[3]
        assert [entry.off for entry in shown.coming] == [False, False, True, True, False]
        assert [one.pauses for one in shown.said] == [True, True]
        assert "in a row promote. Your rule allows 1." in shown.said[0].text
        assert "after 7 days. Networks refuse that." in shown.said[1].text
        helpful = replace(wanted, kind=Kind.HELPFUL, texts=tuple(f"Wording {n}." for n in "abcde"))
        calm = recurring_preview.preview(made, helpful, [post_id])
        assert calm.said == ()
        assert not any(one.pauses for entry in calm.coming for one in entry.said)


def test_the_preview_tells_of_clocks_odd_days_and_what_does_not_fit(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        accounts = tuple(account.id for account in look.accounts(made))
        night = Draft(MONDAYS, datetime(2027, 3, 21, 1, 30), ("x" * 300,), Kind.HELPFUL, accounts)
        sundays = replace(night, recurrence=Recurrence(Unit.WEEK, weekdays=frozenset({6}), count=2))
        shown = recurring_preview.preview(made, sundays)
        assert [one.text for one in shown.coming[1].said] == [
            "The clocks skip 01:30 that night: it goes out at 02:30."
        ]
        assert any("too long for X" in one.text and one.pauses for one in shown.said)
        shown = recurring_preview.preview(made, replace(night, texts=("Short.",)))
        assert shown.goes_on
        assert any("not one of its days" in one.text for one in shown.said)
        month = replace(night, recurrence=Recurrence(Unit.MONTH, day=31), texts=("Until Friday 8 May 2026.",))
        said = " ".join(one.text for one in recurring_preview.preview(made, month).said)
        assert "Months without it are left out" in said
        assert "go out of date" in said
        past = replace(night, first=making.monday(-4), texts=("a", "b"))
        assert any("in the past" in one.text for one in recurring_preview.preview(made, past).said)
