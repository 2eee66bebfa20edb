# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What every plan keeps to: holidays, days off, rests; when a snippet may go out, and in which words."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.cli import main
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check, Severity
from secondhelping.domain.kind import Kind
from secondhelping.domain.planning import DaysOff, OnHolidays, PlanningRules
from secondhelping.domain.timing import Timing
from secondhelping.operations import (
    export_plan,
    look,
    place,
    plan_for_me,
    planning,
    project,
    review,
    setup,
    undo,
)

MAY = (date(2026, 5, 1), date(2026, 6, 1))


def test_rules_are_kept_and_undone(tmp_path: Path) -> None:
    wanted = PlanningRules(
        "GB",
        "ENG",
        OnHolidays.NOTHING,
        (DaysOff(date(2026, 8, 3), date(2026, 8, 14), "Summer"),),
        rest_weeks=8,
        gap_minutes=120,
        same_words=True,
    )
    with making.new_project(tmp_path) as made:
        assert planning.rules(made) == PlanningRules()
        planning.set_rules(made, wanted)
        path = made.path
    with project.open_(path, making.clock()) as made:
        assert planning.rules(made) == wanted
        undo.undo(made)
        assert planning.rules(made) == PlanningRules()


def test_holidays_are_those_of_the_region(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        assert planning.holidays(made, *MAY) == ()
        planning.set_rules(made, PlanningRules("DE"))
        assert [h.day.day for h in planning.holidays(made, *MAY)] == [1, 14, 25]
        january = (date(2027, 1, 2), date(2027, 2, 1))
        assert planning.holidays(made, *january) == ()
        planning.set_rules(made, PlanningRules("DE", "BY"))
        assert [h.day for h in planning.holidays(made, *january)] == [date(2027, 1, 6)]


@pytest.mark.parametrize(("country", "region"), [("XX", ""), ("GB", "BY"), ("", "BY"), ("gb", "")])
def test_unknown_places_are_refused(tmp_path: Path, country: str, region: str) -> None:
    with making.new_project(tmp_path) as made, pytest.raises(KnownError):
        planning.set_rules(made, PlanningRules(country, region))


@pytest.mark.parametrize(
    "wrong", [{"rest_weeks": 0}, {"rest_weeks": 105}, {"gap_minutes": 4}, {"gap_minutes": 1441}]
)
def test_impossible_numbers_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(KnownError):
        PlanningRules(**wrong)  # type: ignore[arg-type]


def test_days_off_by_day(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        off = (
            DaysOff(date(2026, 4, 29), date(2026, 5, 2), "Trip"),
            DaysOff(date(2026, 5, 31), date(2026, 6, 9)),
        )
        planning.set_rules(made, PlanningRules(days_off=off))
        assert planning.days_off(made, *MAY) == {
            date(2026, 5, 1): "Trip",
            date(2026, 5, 2): "Trip",
            date(2026, 5, 31): "",
        }
    with pytest.raises(KnownError, match="comes before the first"):
        DaysOff(date(2026, 5, 2), date(2026, 5, 1))


def test_a_plan_keeps_days_off_and_holidays(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 40, 10) as made:
        off = DaysOff(date(2026, 5, 20), date(2026, 5, 21))
        planning.set_rules(made, PlanningRules("GB", days_off=(off,)))
        proposal = plan_for_me.propose(made, date(2026, 5, 18), 2)
        days = {post.at.date() for post in proposal.posts}
        assert off.first not in days
        assert off.last not in days
        assert date(2026, 5, 25) in days  # Spring Bank Holiday: helpful posts only
        assert all(p.kind is not Kind.PROMOTIONAL for p in proposal.posts if p.at.date() == date(2026, 5, 25))
        assert any("4 slots fall on 2 days off" in note for note in proposal.notes)
        planning.set_rules(made, PlanningRules("GB", on_holidays=OnHolidays.NOTHING))
        assert date(2026, 5, 25) not in {
            post.at.date() for post in plan_for_me.propose(made, date(2026, 5, 18), 2).posts
        }


def test_a_snippet_goes_out_in_its_time_only(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 30) as made:
        first, second, third = making.ids(made, Kind.HELPFUL)[:3]
        planning.set_timing(made, [first], Timing(last=date(2026, 5, 12)))
        planning.set_timing(made, [second], Timing(first=date(2026, 5, 20)))
        planning.set_timing(made, [third], Timing(season=((6, 1), (8, 31))))
        at = {p.snippet_id: p.at.date() for p in plan_for_me.propose(made, date(2026, 5, 11), 2).posts}
        assert at.get(first, date(2026, 5, 11)) <= date(2026, 5, 12)
        assert at[second] >= date(2026, 5, 20)
        assert third not in at
        assert third in {p.snippet_id for p in plan_for_me.propose(made, date(2026, 6, 1), 2).posts}


def test_seasons_go_over_new_year() -> None:
    winter = Timing(season=((11, 1), (2, 28)))
    assert winter.allows(date(2026, 12, 31))
    assert winter.allows(date(2027, 1, 1))
    assert not winter.allows(date(2027, 3, 1))
    assert winter.next_day(date(2027, 3, 1)) == date(2027, 11, 1)
    leap = Timing(season=((2, 29), (2, 29)))
    assert leap.next_day(date(2026, 3, 1)) == date(2028, 2, 29)
    assert Timing(last=date(2026, 1, 1)).next_day(date(2026, 1, 2)) is None
    with pytest.raises(KnownError):
        Timing(season=((2, 30), (3, 1)))
    with pytest.raises(KnownError):
        Timing(first=date(2026, 2, 2), last=date(2026, 2, 1))
    with pytest.raises(KnownError):
        Timing(most=0)


def _served_once(made: project.Project, folder: Path) -> None:
    review.edit_text(made, making.ids(made, Kind.HELPFUL)[0], "Set a timer and stand up when it rings.")
    place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday(0))
    export_plan.export(made, export_plan.check(made), "generic", folder / "out")


def test_it_comes_back_after_its_rest_in_other_words(tmp_path: Path) -> None:
    other = "Every half hour, a bell: up you get, and a stretch."
    with making.with_snippets(tmp_path, 1, 0) as made:
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        _served_once(made, tmp_path)
        late = date(2026, 5, 11) + timedelta(weeks=12)
        assert plan_for_me.propose(made, late, 2).posts == ()
        notes = plan_for_me.propose(made, late, 2).notes
        assert any("Another wording of a snippet would help" in note for note in notes)
        planning.add_wording(made, snippet_id, other)
        assert plan_for_me.propose(made, late - timedelta(weeks=2), 1).posts == ()
        assert [post.text for post in plan_for_me.propose(made, late, 2).posts] == [other]
        planning.set_rules(made, PlanningRules(same_words=True))
        planning.set_wordings(made, snippet_id, [])
        assert len(plan_for_me.propose(made, late, 2).posts) == 1


def test_the_most_servings_are_counted_over_history(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        for n in range(4):
            planning.add_wording(made, snippet_id, f"Other words, number {n}: {'abcdefgh'[n] * 30}")
        _served_once(made, tmp_path)
        planning.set_timing(made, [snippet_id], Timing(most=3))
        start = date(2026, 5, 11) + timedelta(weeks=12)
        posts = plan_for_me.propose(made, start, 52).posts
        assert len(posts) == 2
        assert len({post.text for post in posts}) == 2
        assert posts[1].at - posts[0].at >= timedelta(weeks=12)


def test_placing_by_hand_takes_the_next_wording_too(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        planning.add_wording(made, snippet_id, "Up you get, every half hour!")
        place.place(made, snippet_id, making.monday(0))
        place.place(made, snippet_id, making.monday(20))
        place.place(made, snippet_id, making.monday(60))
        own = look.snippets(made)[0].text
        assert [entry.text for entry in look.calendar(made)] == [own, "Up you get, every half hour!", own]


def test_wordings_that_say_the_same_are_refused(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        own = look.snippets(made)[0].text
        for text in (" ", own.upper() + "!"):
            with pytest.raises(KnownError):
                planning.add_wording(made, snippet_id, text)
        planning.add_wording(made, snippet_id, "This Friday only: stand up.")
        assert [(w.last, w.stale) for w in planning.wordings(made, snippet_id)] == [
            (None, ""),
            (None, "This Friday"),
        ]
        undo.undo(made)
        assert len(planning.wordings(made, snippet_id)) == 1


def test_the_rest_is_the_owners(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        _served_once(made, tmp_path)
        path = made.path
    later = making.clock(making.NOW + timedelta(weeks=6))
    with project.open_(path, later) as made:
        assert look.ready(made) == []
        planning.set_rules(made, PlanningRules(rest_weeks=4))
        assert len(look.ready(made)) == 1


def test_a_slot_too_close_to_the_one_before_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 20) as made:
        account = look.accounts(made)[0]
        nine = making.monday(0).time()
        setup.set_slots(made, account.id, [(0, nine), (0, making.monday(0, 9, 30).time())])
        proposal = plan_for_me.propose(made, date(2026, 5, 11), 1)
        assert any("too close to the time before" in note for note in proposal.notes)


def test_the_command_line_knows_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with making.with_snippets(tmp_path, 2) as made:
        path = str(made.path)
    assert (
        main(["days", path, "--country", "GB", "--off", "2026-08-03..2026-08-14 Summer", "--rest", "10"]) == 0
    )
    assert "Off: 2026-08-03 to 2026-08-14 Summer" in capsys.readouterr().out
    assert main(["days", path, "--country", "Narnia"]) == 1
    assert main(["timing", path, "1", "--season", "11-01..02-28", "--most", "3"]) == 0
    assert main(["wording", path, "1", "--add", "Other words for the same."]) == 0
    assert "Other words for the same." in capsys.readouterr().out
    with project.open_(Path(path), making.clock()) as made:
        assert planning.rules(made).rest_weeks == 10
        assert look.snippets(made)[0].timing == Timing(season=((11, 1), (2, 28)), most=3)


def test_travel_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        assert planning.travel(made, "Europe/London") == ""
        assert planning.travel(made, "Europe/Lisbon") == ""  # another name, the same clocks
        said = planning.travel(made, "Asia/Kathmandu")
        assert said.startswith(
            "This computer is on the clocks of Asia/Kathmandu, 4 hours and 45 minutes ahead of your plan"
        )
        assert "5 hours behind" in planning.travel(made, "America/New_York")
        assert look.zone(made) == making.ZONE


def test_a_time_that_comes_twice_is_worth_a_look(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], datetime(2026, 10, 25, 1, 30))
        found = [f for f in export_plan.check(made).findings if f.check is Check.CLOCK_CHANGE]
        assert [f.severity for f in found] == [Severity.WORTH_A_LOOK]
        assert "twice" in found[0].title
