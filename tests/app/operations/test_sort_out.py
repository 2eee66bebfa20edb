# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Findings with their remedies: what each says, what each does, and that doing all of them opens the gate."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.finding import Check
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Thread
from secondhelping.operations import export_plan, look, place, setup, sort_out, thread_setting, undo
from secondhelping.operations.project import Project
from secondhelping.operations.sort_out import Do, Noted

LONG = ("Stand up when the timer rings, and sit down when the kettle has boiled. " * 5).strip()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    with making.with_snippets(tmp_path, 16, 6) as project:
        yield project


def put(
    made: Project, kind: Kind, number: int, at: datetime, accounts: Sequence[AccountId] = (), text: str = ""
) -> PostId:
    """A post of the snippet of this number, with another text where one is given."""
    place.place(made, making.ids(made, kind)[number], at, accounts)
    post = max(row.post_id for row in look.calendar(made) if row.post_id is not None)
    if text:
        place.change_post(made, post, text=text)
    return post


def posts(made: Project) -> set[PostId]:
    return {row.post_id for row in look.calendar(made) if row.post_id is not None}


def only(made: Project, check: Check) -> Noted:
    (noted,) = [noted for noted in sort_out.desk(made).noted if noted.finding.check is check]
    return noted


def day(number: int, hour: int = 9) -> datetime:
    return making.monday(0, hour) + timedelta(days=number)


def test_a_run_on_two_accounts_is_one_thing_and_taking_off_its_last_mends_it(made: Project) -> None:
    first = put(made, Kind.PROMOTIONAL, 0, day(0))
    between = put(made, Kind.HELPFUL, 0, day(1))
    last = put(made, Kind.PROMOTIONAL, 1, day(2))
    noted = only(made, Check.MIX)
    assert noted.finding.title == "On LinkedIn and X, 2 of 3 posts in a row promote"
    assert noted.finding.why == "Your rule allows 1. Mon 11 May, 09:00 to Wed 13 May, 09:00."
    fix, remedy = noted.remedies
    assert (fix.do, fix.words, fix.direct) == (Do.FIX, "Fix…", False)
    assert (remedy.words, remedy.posts) == ("Take off one", (last,))
    assert remedy.detail == "Takes off Wed 13 May, 09:00: “Book your place in class 2 for £11.”"
    assert noted.mix is not None
    assert (noted.mix.before, noted.mix.after) == (
        {Kind.PROMOTIONAL: 2, Kind.HELPFUL: 1},
        {Kind.PROMOTIONAL: 1, Kind.HELPFUL: 1},
    )
    assert noted.mix.mark == pytest.approx(0.8)
    changes = sort_out.apply(made, [remedy])
    assert changes.label == "Took off 1 post. It's back in Ready to serve"
    assert posts(made) == {first, between}
    assert export_plan.check(made).passed
    undo.undo(made)
    assert posts(made) == {first, between, last}


def test_a_change_that_leaves_another_broken_run_there_is_not_shown_as_mending(made: Project) -> None:
    for number, kind in enumerate("pphhhhp"):
        put(made, Kind.PROMOTIONAL if kind == "p" else Kind.HELPFUL, number // 2, day(number))
    first = only(made, Check.MIX)
    assert first.mix is not None
    assert first.mix.after == {Kind.PROMOTIONAL: 1, Kind.HELPFUL: 4}
    put(made, Kind.PROMOTIONAL, 4, day(4, 12))
    first, *_others = (noted for noted in sort_out.desk(made).noted if noted.finding.check is Check.MIX)
    assert first.mix is not None
    assert first.mix.before[Kind.PROMOTIONAL] > 1
    assert first.mix.after == {}


def test_a_run_three_over_takes_off_as_many_as_are_too_many(made: Project) -> None:
    for number in range(4):
        put(made, Kind.PROMOTIONAL, number, day(number))
    _fix, remedy = only(made, Check.MIX).remedies
    assert remedy.words == "Take off 3"
    sort_out.apply(made, [remedy])
    assert len(posts(made)) == 1
    assert export_plan.check(made).passed


def test_a_run_with_too_few_can_only_be_fixed_by_other_changes(made: Project) -> None:
    setup.set_rule(made, PRESETS["4-1-1"])
    for number in range(6):
        put(made, Kind.HELPFUL, number, day(number))
    noted = only(made, Check.MIX)
    assert [remedy.do for remedy in noted.remedies] == [Do.FIX]
    assert noted.mix is not None
    assert (noted.mix.before, noted.mix.after) == ({Kind.HELPFUL: 6}, {})
    assert sort_out.fix_all(made) == ()


def test_posts_that_are_late_are_one_thing(made: Project) -> None:
    late = [put(made, Kind.HELPFUL, number, day(-9 + number)) for number in range(3)]
    ahead = put(made, Kind.HELPFUL, 3, day(0))
    noted = only(made, Check.PAST)
    assert noted.finding.title == "The time of 3 posts has passed"
    assert noted.finding.posts == tuple(late)
    assert noted.remedies[0].words == "Take off 3"
    sort_out.apply(made, noted.remedies)
    assert posts(made) == {ahead}


def test_a_text_too_long_is_cut_where_its_network_stops_and_may_leave_it_out(made: Project) -> None:
    linkedin, x = (account.id for account in look.accounts(made))
    post = put(made, Kind.HELPFUL, 0, day(0), text=LONG)
    noted = only(made, Check.LENGTH)
    assert noted.long is not None
    assert noted.long.fits + noted.long.over == LONG
    assert look.count(Network.X, noted.long.fits).fits
    assert not look.count(Network.X, noted.long.fits + noted.long.over[:1]).fits
    assert [remedy.words for remedy in noted.remedies] == ["Shorten…", "Leave X out", "Make it a thread"]
    changes = sort_out.apply(made, noted.remedies[1:2])
    assert changes.label == "Left X out of 1 post"
    (row,) = look.calendar(made)
    assert (row.post_id, row.accounts) == (post, (linkedin,))
    assert x not in row.accounts
    assert export_plan.check(made).passed


def test_the_only_account_is_not_left_out(made: Project) -> None:
    x = look.accounts(made)[1].id
    put(made, Kind.HELPFUL, 0, day(0), [x], text=LONG)
    assert [remedy.do for remedy in only(made, Check.LENGTH).remedies] == [Do.EDIT, Do.TAKE_OFF, Do.THREAD]


def test_a_long_text_becomes_a_thread_and_stays_one_post(made: Project) -> None:
    post = put(made, Kind.HELPFUL, 0, day(0), text=LONG)
    remedy = only(made, Check.LENGTH).remedies[2]
    assert remedy.detail.endswith("goes out on X as 2 posts, each answering the one before.")
    assert sort_out.apply(made, [remedy]).label == "Made it a thread"
    assert export_plan.check(made).passed
    (row,) = look.calendar(made)
    assert (row.post_id, row.text, row.thread) == (post, LONG, Thread.NUMBERED)
    undo.undo(made)
    assert [noted.finding.check for noted in sort_out.desk(made).pausing] == [Check.LENGTH]


def test_fixing_all_makes_no_threads(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(0), text=LONG)
    assert [remedy.do for remedy in sort_out.fix_all(made)] == [Do.LEAVE_OUT]


def test_new_threads_are_made_as_the_last_one_was_wanted(made: Project) -> None:
    assert thread_setting.wanted(made) is Thread.NUMBERED
    thread_setting.choose(made, Thread.PLAIN)
    assert thread_setting.wanted(made) is Thread.PLAIN
    put(made, Kind.HELPFUL, 0, day(0), text=LONG)
    sort_out.apply(made, [only(made, Check.LENGTH).remedies[2]])
    (row,) = look.calendar(made)
    assert row.thread is Thread.PLAIN


@pytest.mark.parametrize(
    ("check", "text"),
    [(Check.PLACEHOLDER, "Read on at [LINK]"), (Check.SPREADSHEET, "=1+1"), (Check.EMPTY, " ​ ")],
)
def test_what_needs_words_opens_the_post(made: Project, check: Check, text: str) -> None:
    post = put(made, Kind.HELPFUL, 0, day(0), text=text)
    remedy = only(made, check).remedies[0]
    assert (remedy.do, remedy.words, remedy.posts) == (Do.EDIT, "Edit…", (post,))
    assert not remedy.direct


def test_the_same_words_again_too_soon_take_off_the_second(made: Project) -> None:
    first = put(made, Kind.HELPFUL, 0, day(0), text="Stand up and walk.")
    again = put(made, Kind.HELPFUL, 0, day(3), text="Stand up and walk.")
    noted = [n for n in sort_out.desk(made).pausing if n.finding.check is Check.REPEATED]
    assert all(n.remedies[0].do is Do.FIX for n in noted)
    assert all(n.remedies[1].posts == (again,) for n in noted)
    sort_out.apply(made, noted[0].remedies[1:2])
    assert posts(made) == {first}


def test_an_account_named_like_a_formula_leads_to_the_accounts(made: Project) -> None:
    setup.add_account(made, Network.BLUESKY, "=harbour")
    put(made, Kind.HELPFUL, 0, day(0))
    noted = only(made, Check.SPREADSHEET)
    assert noted.finding.posts == ()
    assert noted.remedies[0].do is Do.ACCOUNTS


def test_what_is_worth_a_look_keeps_its_key(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(0))
    (before,) = sort_out.desk(made).worth_a_look
    put(made, Kind.HELPFUL, 1, day(20))
    after = sort_out.desk(made).worth_a_look
    assert [remedy.do for remedy in before.remedies] == [Do.TALK_TIME]
    assert [noted.key for noted in after].count(before.key) == 1
    assert len({noted.key for noted in after}) == len(after) == 2


def test_a_week_without_a_talk_time_gets_one_after_its_first_post(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(0))
    (noted,) = sort_out.desk(made).worth_a_look
    (remedy,) = noted.remedies
    assert (remedy.words, remedy.direct) == ("Add one", True)
    assert remedy.detail == "Sets 15 minutes aside on Mon 11 May, 10:30."
    assert sort_out.apply(made, noted.remedies).label == "Added 15 minutes of talk time"
    assert sort_out.desk(made).worth_a_look == ()
    assert [row.at for row in look.calendar(made) if row.talk_time_id is not None] == [
        day(0, 10).replace(minute=30)
    ]
    undo.undo(made)
    assert [one.key for one in sort_out.desk(made).worth_a_look] == [noted.key]


def test_all_at_once_is_one_action_and_opens_the_gate(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(-10))
    for number in range(3):
        put(made, Kind.PROMOTIONAL, number, day(number * 3))
        put(made, Kind.HELPFUL, 2 * number + 1, day(number * 3 + 1))
    put(made, Kind.HELPFUL, 9, day(12), text=LONG)
    before = posts(made)
    remedies = sort_out.fix_all(made)
    assert {remedy.do for remedy in remedies} == {Do.TAKE_OFF, Do.LEAVE_OUT}
    changes = sort_out.apply(made, remedies)
    assert changes.label == f"Sorted out {len(remedies)} things"
    assert export_plan.check(made).passed
    undo.undo(made)
    assert posts(made) == before
    assert not export_plan.check(made).passed


def test_nothing_is_taken_off_for_nothing(made: Project) -> None:
    kinds = [Kind.PROMOTIONAL, *[Kind.HELPFUL] * 2] * 2 + [Kind.PROMOTIONAL]
    counts = dict.fromkeys(Kind, 0)
    for number, kind in enumerate(kinds):
        put(made, kind, counts[kind], day(number))
        counts[kind] += 1
    # P h h P h h P: without the middle one the others are five apart.
    remedies = sort_out.fix_all(made)
    assert [len(remedy.posts) for remedy in remedies] == [1]
    sort_out.apply(made, remedies)
    assert export_plan.check(made).passed


def test_the_desk_counts_posts_accounts_and_talk_times_of_the_period(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(0))
    put(made, Kind.PROMOTIONAL, 0, day(1), [look.accounts(made)[0].id])
    put(made, Kind.HELPFUL, 1, day(30))
    for number in (-8, 0, 30):
        place.add_talk_time(made, day(number, 10))
    desk = sort_out.desk(made)
    assert (desk.report.posts, desk.accounts, desk.talk_times) == (3, 2, 2)
    assert desk.mix == {Kind.HELPFUL: 2, Kind.PROMOTIONAL: 1}
    assert (desk.rule.name, desk.zone) == ("80/20", making.ZONE)
    may = sort_out.desk(made, date(2026, 5, 12), date(2026, 6, 1))
    assert (may.report.posts, may.accounts, may.talk_times) == (1, 1, 0)


def test_a_post_that_is_gone_is_passed_over(made: Project) -> None:
    put(made, Kind.HELPFUL, 0, day(-10))
    remedies = sort_out.fix_all(made)
    undo.undo(made)
    assert not sort_out.apply(made, remedies)


def test_what_went_out_is_never_taken_off(made: Project, tmp_path: Path) -> None:
    post = put(made, Kind.HELPFUL, 0, day(0))
    export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
    sort_out.apply(made, [sort_out.Remedy(Do.TAKE_OFF, "Take off", "", (post,))])
    assert posts(made) == {post}
