# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a day would mean for something that is carried over the calendar: its time, and what speaks against it."""

from datetime import date, datetime, timedelta
from pathlib import Path

from making import ids, monday, new_project, prepared, with_snippets
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.operations import add_document, export_plan, look, place, setup, spots, undo

DAYS = [date(2026, 5, 11) + timedelta(days=number) for number in range(5)]


def test_a_snippet_between_promotions(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        promotions = ids(project, Kind.PROMOTIONAL)
        place.place(project, promotions[0], monday())
        found = spots.for_snippet(project, promotions[1], DAYS)
        assert found[DAYS[0]].at == monday(minute=30)
        assert found[DAYS[1]].against == ("On LinkedIn and X, that would make 2 of 2. Your rule allows 1.",)
        helpful = spots.for_snippet(project, ids(project, Kind.HELPFUL)[0], DAYS)
        assert all(spot.good for spot in helpful.values())


def test_it_says_beforehand_what_the_gate_would_find(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        place.place(project, ids(project, Kind.PROMOTIONAL)[0], monday())
        for number, snippet in enumerate(ids(project, Kind.HELPFUL)):
            place.place(project, snippet, monday() + timedelta(hours=24 * (1 + number % 4), minutes=number))
        other = ids(project, Kind.PROMOTIONAL)[1]
        days = [DAYS[0] + timedelta(days=number) for number in range(-3, 12)]
        found = spots.for_snippet(project, other, days)
        assert {bool(spot.against) for spot in found.values()} == {True, False}
        for spot in found.values():
            place.place(project, other, spot.at)
            assert bool(spot.against) == bool(look.broken_runs(project))
            undo.undo(project)


def test_a_post_is_judged_without_itself(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        changes = place.place(project, ids(project, Kind.PROMOTIONAL)[0], monday(hour=12))
        post = PostId(max(next(iter(found)) for noun, found in changes.ids.items() if noun.value == "post"))
        found = spots.for_post(project, post, DAYS)
        assert [spot.at for spot in found.values()] == [datetime(2026, 5, day.day, 12) for day in DAYS]
        assert all(spot.good for spot in found.values())


def test_what_is_past_is_said(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        past, ahead = date(2026, 5, 5), date(2026, 5, 7)
        found = spots.for_snippet(project, ids(project, Kind.HELPFUL)[0], [past, ahead])
        assert [found[past].past, found[ahead].past] == [True, False]
        talks = spots.for_talk_time(project, [past, ahead], datetime(2026, 1, 1, 10, 30))
        assert talks[past].past
        assert talks[ahead].good
        assert talks[ahead].at == datetime(2026, 5, 7, 10, 30)


def test_a_long_snippet_goes_where_it_fits(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        setup.add_account(project, Network.BLUESKY, "harbour.example")
        long = "Stand up when the kettle boils. " * 20
        add_document.add_document(project, prepared([(long.strip(), Kind.HELPFUL)]))
        (snippet,) = look.snippets(project)
        linkedin, x, bluesky = (account.id for account in look.accounts(project))
        assert spots.fitting_accounts(project, snippet.id) == (linkedin,)
        assert spots.fitting_accounts(project, snippet.id, [x, bluesky]) == (x, bluesky)


def test_any_time_is_judged_as_the_calendar_would_find_it(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        promotions = ids(project, Kind.PROMOTIONAL)
        place.place(project, promotions[0], monday())
        for number, snippet in enumerate(ids(project, Kind.HELPFUL)):
            place.place(project, snippet, monday() + timedelta(days=number % 4, hours=1 + number))
        judge = spots.judge_snippet(project, promotions[1])
        seen = set()
        for quarter in range(-8, 4 * 24 * 5, 7):
            at = monday() + timedelta(minutes=15 * quarter)
            spot = judge.spot(at)
            place.place(project, promotions[1], at)
            assert bool(spot.against) == bool(look.broken_runs(project)), at
            undo.undo(project)
            seen.add(bool(spot.against))
        assert seen == {True, False}


def test_a_time_says_how_far_the_other_posts_are(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        first, second = ids(project, Kind.HELPFUL)[:2]
        place.place(project, first, monday())
        judge = spots.judge_snippet(project, second)
        assert judge.spot(monday(minute=45)).near == monday()
        assert judge.spot(monday(hour=8, minute=30)).near == monday()
        later = judge.spot(monday(hour=12, minute=30))
        assert (later.near, later.since) == (None, timedelta(hours=3, minutes=30))
        assert judge.spot(monday() + timedelta(days=1)).since is None


def test_a_time_that_the_clocks_skip_is_no_good_spot(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        judge = spots.judge_talk_time(project)
        spot = judge.spot(datetime(2027, 3, 28, 1, 30))
        assert (spot.skipped, spot.good) == (True, False)
        assert judge.spot(datetime(2027, 3, 28, 2, 30)).good


def test_a_copied_post_is_judged_beside_itself(tmp_path: Path) -> None:
    with with_snippets(tmp_path) as project:
        changes = place.place(project, ids(project, Kind.PROMOTIONAL)[0], monday())
        post = PostId(max(next(iter(found)) for noun, found in changes.ids.items() if noun.value == "post"))
        assert spots.judge_post(project, post).spot(monday() + timedelta(days=1)).good
        assert spots.judge_post(project, post, copy=True).spot(monday() + timedelta(days=1)).against


def test_the_calendar_as_it_was_read_gives_the_same_answers(tmp_path: Path) -> None:
    """What stands beside the days is enough: nothing further away can change an answer."""
    with with_snippets(tmp_path, helpful=40, promotional=6) as project:
        promotions = ids(project, Kind.PROMOTIONAL)
        for number, snippet in enumerate(promotions[:5]):
            place.place(project, snippet, monday(hour=11) + timedelta(days=9 * number))
        for number, snippet in enumerate(ids(project, Kind.HELPFUL)):
            accounts = [account.id for account in look.accounts(project)][: 1 + number % 2]
            place.place(project, snippet, monday() + timedelta(days=number), accounts)
        export_plan.export(
            project,
            export_plan.check(project, end=date(2026, 5, 16)),
            "generic",
            tmp_path,
            end=date(2026, 5, 16),
        )
        rows = look.calendar(project)
        for start in (0, 12, 25, 38):
            days = [date(2026, 5, 11) + timedelta(days=start + number) for number in range(7)]
            end = days[-1] + timedelta(days=1)
            beside = spots.beside(project, rows, days[0], end)
            near = spots.within_rest(project, rows, days[0], end)
            read = spots.for_snippet(project, promotions[5], days)
            assert spots.for_snippet(project, promotions[5], days, rows=beside, near=near) == read
        assert len(spots.beside(project, rows, date(2026, 6, 1), date(2026, 6, 8))) < len(rows)
