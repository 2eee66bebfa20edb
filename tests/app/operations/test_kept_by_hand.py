# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the plan keeps to beside the mix rule: Plan for me keeps to it, a drag is told of it, the gate asks for a look.
By hand it may be otherwise all the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from making import TIPS, ids, monday, new_project, prepared, with_snippets
from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.planning import DaysOff, OnHolidays, PlanningRules
from secondhelping.domain.timing import Timing
from secondhelping.operations import (
    add_document,
    export_plan,
    look,
    place,
    plan_for_me,
    planning,
    repair,
    review,
    spots,
)
from secondhelping.operations.project import Project
from secondhelping.plan.keeping import About

HOLIDAY = datetime(2026, 5, 25, 9)  # the Spring Bank Holiday in England


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    with with_snippets(tmp_path, helpful=12, promotional=3) as project:
        planning.set_rules(project, PlanningRules(country="GB", region="ENG"))
        yield project


def told(project: Project, snippet_id: SnippetId, at: datetime) -> list[About]:
    """What a drag is told of."""
    return [one.about for one in spots.judge_snippet(project, snippet_id).spot(at, near=False).cautions]


def asked(project: Project) -> list[Finding]:
    """What the gate asks a look for."""
    found = [one for one in export_plan.check(project).findings if one.check is Check.KEEPING]
    assert all(one.severity is Severity.WORTH_A_LOOK for one in found)
    return found


def planned_for(project: Project, snippet_id: SnippetId, start: date, weeks: int = 52) -> list[date]:
    """The days on which Plan for me would serve a snippet, were it the only one."""
    others = [one.id for one in look.snippets(project) if one.id != snippet_id]
    review.set_aside(project, others)
    proposal = plan_for_me.propose(project, start, weeks)
    return [post.at.date() for post in proposal.posts if post.snippet_id == snippet_id]


def test_a_promotion_stays_off_public_holidays(made: Project) -> None:
    promotion, other = ids(made, Kind.PROMOTIONAL)[:2]
    assert told(made, promotion, HOLIDAY) == [About.HOLIDAY]
    assert told(made, ids(made, Kind.HELPFUL)[0], HOLIDAY) == []
    spot = spots.for_snippet(made, promotion, [HOLIDAY.date()])[HOLIDAY.date()]
    assert not spot.good
    assert spot.cautions[0].words == "Spring Bank Holiday: promotions rest on public holidays."
    place.place(made, promotion, HOLIDAY)
    (found,) = asked(made)
    assert "Spring Bank Holiday" in found.title
    assert HOLIDAY.date() not in planned_for(made, other, HOLIDAY.date(), 1)
    planning.set_rules(made, replace(planning.rules(made), on_holidays=OnHolidays.ANYTHING))
    assert asked(made) == []


def test_nothing_stands_on_a_day_off(made: Project) -> None:
    day = monday(1).date()
    planning.set_rules(made, replace(planning.rules(made), days_off=(DaysOff(day, day, "Fair"),)))
    snippet = ids(made, Kind.HELPFUL)[0]
    assert told(made, snippet, monday(1)) == [About.DAY_OFF]
    place.place(made, snippet, monday(1))
    (found,) = asked(made)
    assert found.why == "It’s a day off of yours (Fair)."
    assert day not in planned_for(made, ids(made, Kind.HELPFUL)[1], day, 1)


def test_one_promotion_a_day_over_all_accounts(made: Project) -> None:
    one, other = ids(made, Kind.PROMOTIONAL)[:2]
    account, second = (account.id for account in look.accounts(made)[:2])
    place.place(made, one, monday(), [account])
    assert About.PROMOTIONS in told(made, other, monday(hour=15))
    place.place(made, other, monday(hour=15), [second])
    assert [found.title.endswith("Another promotion") for found in asked(made)] == [True]
    assert About.PROMOTIONS not in told(made, ids(made, Kind.HELPFUL)[0], monday(hour=15))


def test_a_snippet_rests_also_in_other_words(made: Project) -> None:
    snippet = ids(made, Kind.HELPFUL)[0]
    planning.set_wordings(made, snippet, ["Once more in other words."])
    place.place(made, snippet, monday())
    assert told(made, snippet, monday(4)) == [About.REST]
    assert told(made, snippet, monday(12)) == []
    place.place(made, snippet, monday(4))
    texts = {row.text for row in look.calendar(made) if row.snippet_id == snippet}
    assert len(texts) == 2
    (found,) = asked(made)
    assert found.why == "It went out on 11 May too, and rests for 12 weeks."


def test_what_says_nearly_the_same_rests_too(tmp_path: Path) -> None:
    tip = "Set a timer for thirty minutes and stand up whenever it rings at your desk"
    lines = [(f"{tip}.", Kind.HELPFUL), (f"{tip} again.", Kind.HELPFUL), (TIPS[1], Kind.HELPFUL)]
    with new_project(tmp_path) as project:
        add_document.add_document(project, prepared(lines))
        review.keep(project, [one.id for one in look.snippets(project)])
        first, again, other = ids(project, Kind.HELPFUL)
        place.place(project, first, monday())
        near, rested = monday(4), monday(12)
        assert told(project, again, near) == [About.ALIKE]
        assert told(project, again, rested) == told(project, other, near) == []
        (said,) = spots.judge_snippet(project, again).spot(near, near=False).cautions
        assert said.short == "Alike on 11 May"
        assert said.words == (
            "“Set a timer for thirty minutes and stand…” went out on 11 May and says nearly the same: "
            "that rests for 12 weeks."
        )
        # As the calendar was read, and as Plan for me has it.
        rows = look.calendar(project)
        for at in (near, rested):
            day, end = at.date(), at.date() + timedelta(days=1)
            known = spots.beside(project, rows, day, end), spots.within_rest(project, rows, day, end)
            judge = spots.judge_snippet(project, again, (), *known)
            assert judge.spot(at, near=False) == spots.judge_snippet(project, again).spot(at, near=False)
            assert rested in judge.turns(rested.date())
        assert min(planned_for(project, again, monday(1).date(), 20)) == rested.date()


def test_the_same_words_wait_for_a_year_unless_the_owner_says_so(made: Project) -> None:
    snippet = ids(made, Kind.HELPFUL)[0]
    place.place(made, snippet, monday())
    (post,) = (row for row in look.calendar(made) if row.snippet_id == snippet)
    assert post.post_id is not None
    judge = spots.judge_post(made, post.post_id, copy=True)
    assert [one.about for one in judge.spot(monday(20), near=False).cautions] == [About.SAME_WORDS]
    assert judge.spot(monday(52), near=False).cautions == ()
    place.copy(made, post.post_id, monday(20))
    (found,) = asked(made)
    assert found.why.startswith("The same words go out on LinkedIn and X on 11 May, within a year.")
    planning.set_timing(made, [snippet], Timing(same_words=True))
    assert asked(made) == []
    assert spots.judge_post(made, post.post_id, copy=True).spot(monday(33), near=False).cautions == ()


def test_a_snippet_comes_back_in_its_next_unused_wording(made: Project) -> None:
    snippet = ids(made, Kind.HELPFUL)[0]
    planning.set_wordings(made, snippet, ["Once more in other words.", "And a third time."])
    for week in (0, 13, 26):
        place.place(made, snippet, monday(week))
    rows = [row for row in look.calendar(made) if row.snippet_id == snippet]
    assert ["Once more" in rows[1].text, "third time" in rows[2].text] == [True, True]
    assert asked(made) == []
    # Plan for me: every wording once within the year, twelve weeks apart.
    place.take_off(made, [row.post_id for row in rows if row.post_id is not None])
    days = planned_for(made, snippet, monday().date())
    proposal = plan_for_me.propose(made, monday().date(), 52)
    assert len({post.text for post in proposal.posts}) == len(proposal.posts) >= 3
    assert all(later - one >= timedelta(weeks=12) for one, later in pairwise(days))


def test_it_goes_out_no_more_than_so_many_times(made: Project) -> None:
    snippet = ids(made, Kind.HELPFUL)[0]
    planning.set_wordings(made, snippet, ["Once more in other words."])
    planning.set_timing(made, [snippet], Timing(most=1))
    place.place(made, snippet, monday())
    assert told(made, snippet, monday(20)) == [About.TOO_OFTEN]
    assert planned_for(made, snippet, monday(14).date()) == []
    place.place(made, snippet, monday(20))
    (found,) = asked(made)
    assert found.why == "It may go out once at most, and does without this."


def test_expiry_and_season(made: Project) -> None:
    one, other = ids(made, Kind.HELPFUL)[:2]
    last = monday().date() + timedelta(days=2)
    planning.set_timing(made, [one], Timing(last=last))
    planning.set_timing(made, [other], Timing(season=((12, 1), (2, 29))))
    assert told(made, one, monday()) == []
    day = monday(1).date()
    assert spots.for_snippet(made, one, [day])[day].off
    assert spots.for_snippet(made, other, [day])[day].off
    place.place(made, one, monday(1))
    place.place(made, other, monday(1, 15))
    assert asked(made) == []
    told_of = [found for found in export_plan.check(made).findings if found.check is Check.TIMING]
    assert len(told_of) == 2
    assert all(found.severity is Severity.WORTH_A_LOOK for found in told_of)
    review.keep(made, [other])
    days = planned_for(made, other, monday().date())
    assert days
    assert all(day.month in (12, 1, 2) for day in days)


def test_words_gone_by_are_told_in_the_language_of_the_document(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        found = prepared([("Bis 20. Mai 2026 gibt es den Kurs am Abend.", Kind.HELPFUL)])
        german = replace(found, content=replace(found.content, language="de"))
        add_document.add_document(project, german)
        (snippet,) = look.snippets(project)
        review.keep(project, [snippet.id])
        assert told(project, snippet.id, monday()) == []
        assert told(project, snippet.id, monday(2)) == [About.STALE]
        days = [post.at.date() for post in plan_for_me.propose(project, monday().date(), 6).posts]
        assert days
        assert all(day <= date(2026, 5, 20) for day in days)
        place.place(project, snippet.id, monday(2))
        (told_of,) = asked(project)
        assert told_of.why == "“20. Mai 2026” is out of date then."


def test_times_too_close_are_told_over_a_month_too(made: Project) -> None:
    planning.set_rules(made, PlanningRules(gap_minutes=120))
    one, other = ids(made, Kind.HELPFUL)[:2]
    place.place(made, one, monday())
    judge = spots.judge_snippet(made, other)
    assert [one.about for one in judge.spot(monday(hour=10), near=False).cautions] == [About.GAP]
    assert judge.spot(monday(hour=11), near=False).cautions == ()
    assert judge.spot(monday(hour=10), near=False).good  # another time of the day will do


def test_fix_moves_nothing_to_where_it_may_not_stand(made: Project) -> None:
    plan_for_me.lay_out(made, plan_for_me.propose(made, monday().date(), 6))
    off = [row for row in look.calendar(made) if row.kind is Kind.PROMOTIONAL]
    assert len(off) >= 2
    first, second = off[0], off[1]
    assert first.post_id is not None
    place.move(made, first.post_id, second.at.replace(hour=15))
    days = {second.at.date() + timedelta(days=n) for n in range(1, 60)}
    wholly = tuple(DaysOff(day, day) for day in sorted(days))
    planning.set_rules(made, replace(planning.rules(made), days_off=wholly))
    for remedy in repair.remedies(made).remedies:
        assert all(step.after is None or step.after.date() not in days for step in remedy.steps)
