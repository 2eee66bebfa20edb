# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a snippet is served: its wordings with their uses, and when it may go out, changed as one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check
from secondhelping.domain.kind import Kind
from secondhelping.domain.planning import PlanningRules
from secondhelping.domain.timing import Timing
from secondhelping.operations import (
    export_plan,
    look,
    place,
    plan_for_me,
    planning,
    review,
    serving,
    spots,
    undo,
)


def test_each_wording_tells_when_and_where_it_went_out(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        planning.add_wording(made, snippet_id, "Up you get, every half hour!")
        accounts = [account.id for account in look.accounts(made)]
        place.place(made, snippet_id, making.monday(), accounts[:1])
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        place.place(made, snippet_id, making.monday(13), accounts)
        found = serving.serving(made, snippet_id)
        assert found is not None
        first, second = found.wordings
        assert [(use.at, use.accounts, use.exported) for use in first.uses] == [
            (making.monday(), tuple(accounts[:1]), True)
        ]
        assert [(use.at, use.exported) for use in second.uses] == [(making.monday(13), False)]
        assert (found.times, found.planned) == (1, 1)
        place.change_post(made, look.calendar(made)[-1].post_id or 0, text="Something else altogether.")
        found = serving.serving(made, snippet_id)
        assert found is not None
        assert [use.at for use in found.elsewise] == [making.monday(13)]


def test_the_history_of_other_snippets_is_not_gone_through(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        snippet_id, other = making.ids(made, Kind.HELPFUL)[:2]
        place.place(made, snippet_id, making.monday())
        place.place(made, other, making.monday(13))
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        connection = made.store.read()
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        assert serving.planned(made, [snippet_id, other]) == ()
        found = serving.serving(made, making.ids(made, Kind.HELPFUL)[2])
        connection.set_trace_callback(None)
        assert found is not None
        assert found.times == 0
        of_history = [one for one in asked if "FROM served WHERE snippet_id" in one]
        assert len(of_history) == 3
        for one in asked:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {one}").fetchall()
            assert not any(row["detail"] == "SCAN served" for row in plan), one


def test_what_can_be_made_of_it_is_told_once(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        text = "Why does it hurt when you sit for long? Your back wants to move. Stand up every 30 minutes at least."
        review.edit_text(made, snippet_id, text)
        found = serving.serving(made, snippet_id)
        assert found is not None
        ways = [one.way for one in found.made]
        assert ways[0] == serving.AS_FOUND
        assert "Number first" in ways
        texts = [text, *(one.text for one in found.made)]
        serving.change(made, snippet_id, texts, Timing())
        after = serving.serving(made, snippet_id)
        assert after is not None
        assert [one.text for one in after.wordings] == texts
        assert after.made == ()


def test_all_is_changed_as_one_action(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        before = look.snippet(made, snippet_id)
        assert before is not None
        timing = Timing(last=date(2026, 6, 3), season=((12, 1), (2, 28)), most=2, same_words=True)
        serving.change(made, snippet_id, ["New first.", before.text, " And another. "], timing)
        after = look.snippet(made, snippet_id)
        assert after is not None
        assert (after.text, after.wordings) == ("New first.", (before.text, "And another."))
        assert (after.timing, after.original) == (timing, before.original)
        undo.undo(made)
        assert look.snippet(made, snippet_id) == before
        undo.redo(made)
        assert look.snippet(made, snippet_id) == after
        assert not serving.change(made, snippet_id, [after.text, *after.wordings], timing)


@pytest.mark.parametrize("texts", [[], ["One.", " "], ["One.", "one"], ["Two words.", "x", "Two, words!"]])
def test_what_would_be_no_wording_is_refused(tmp_path: Path, texts: list[str]) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        before = look.snippet(made, snippet_id)
        with pytest.raises(KnownError):
            serving.change(made, snippet_id, texts, Timing())
        assert look.snippet(made, snippet_id) == before


def test_the_same_words_come_back_where_the_owner_says_so_of_a_snippet(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        planning.set_rules(made, PlanningRules(rest_weeks=2))
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        review.edit_text(made, snippet_id, "Stand up every thirty minutes.")  # nothing else can be made of it
        place.place(made, snippet_id, making.monday())
        start = making.monday(3).date()
        assert plan_for_me.propose(made, start, 4, 0).posts == ()
        planning.set_timing(made, [snippet_id], Timing(same_words=True))
        posts = plan_for_me.propose(made, start, 4, 0).posts
        assert {post.text for post in posts} == {look.calendar(made)[0].text}
        assert len({post.at.date() for post in posts}) == 2
        place.place(made, snippet_id, making.monday(10))
        assert look.calendar(made)[-1].text == look.calendar(made)[0].text


def test_it_says_when_it_may_go_out(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 1, 0) as made:
        (snippet_id,) = making.ids(made, Kind.HELPFUL)
        assert serving.said(made, Timing()) == ""
        assert serving.said(made, Timing(last=date(2026, 6, 3))) == "Goes out until 3 June."
        winter = Timing(season=((12, 1), (2, 28)))
        assert (
            serving.said(made, winter)
            == "Goes out in winter only. The first day that it may: Tue 1 December."
        )
        assert "not served any more" in serving.said(made, Timing(last=date(2026, 5, 3)))
        place.place(made, snippet_id, making.monday())
        assert serving.planned(made, [snippet_id]) == (making.monday(),)
        assert serving.planned(made, []) == ()
        planning.set_timing(made, [snippet_id], winter)
        report = export_plan.check(made)
        assert Check.TIMING in {finding.check for finding in report.worth_a_look}
        assert report.passed


def test_what_is_over_is_not_ready_to_serve(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, 0) as made:
        first, second, third = making.ids(made, Kind.HELPFUL)
        planning.set_timing(made, [first], Timing(last=date(2026, 5, 5)))
        planning.set_timing(made, [second], Timing(first=date(2026, 5, 5) + timedelta(days=99)))
        assert {snippet.id for snippet in look.ready(made)} == {second, third}


def test_other_words_for_a_post_keep_its_link_and_hashtags(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 2) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        planning.set_wordings(made, snippet_id, ["Up you get."])
        text = "Why does it hurt? Your back wants to move. Stand up every 30 minutes at least."
        end = "https://harbour.example/back #BackCare #Desk"
        found = serving.other_words(made, snippet_id, f"{text} {end}")
        assert [way for way, _ in found[:2]] == [serving.OWN, serving.OWN]
        number_first = "Stand up every 30 minutes at least. Why does it hurt? Your back wants to move."
        assert ("Number first", f"{number_first} {end}") in found
        assert all(one.endswith(end) for _, one in found)
        assert serving.other_words(made, None, "One sentence.") == ()
        assert serving.OWN not in {way for way, _ in serving.other_words(made, None, text)}


def test_the_calendar_says_which_days_are_none_of_a_snippet(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 2) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        days = [date(2026, 5, 11), date(2026, 6, 11)]
        assert all(spot.good for spot in spots.for_snippet(made, snippet_id, days).values())
        planning.set_timing(made, [snippet_id], Timing(first=date(2026, 6, 1)))
        found = spots.for_snippet(made, snippet_id, days)
        assert [found[day].off for day in days] == ["not before 1 June", ""]
        assert [found[day].good for day in days] == [False, True]
        place.place(made, snippet_id, making.monday())  # it can be put there all the same
        post = look.calendar(made)[0].post_id
        assert post is not None
        assert spots.for_post(made, post, days)[days[0]].off == "not before 1 June"
        assert spots.judge_post(made, post).spot(making.monday(4)).off == ""
