# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How posts did, read back: matched to what went out, kept once, taken back by undo, and counted by Plan for me."""

from datetime import timedelta
from pathlib import Path

import pytest

from making import NOW, clock, ids, monday, with_snippets
from secondhelping.domain.changes import Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, look, place, plan_for_me, results, undo
from secondhelping.operations.project import Project


def gone_out(folder: Path, number: int = 6) -> Project:
    """Posts on the first account that went out, one a day."""
    made = with_snippets(folder, helpful=20)
    account = look.accounts(made)[0].id
    for day, snippet_id in enumerate(ids(made, Kind.HELPFUL)[:number]):
        place.place(made, snippet_id, monday() + timedelta(days=day), [account])
    export_plan.export(made, export_plan.check(made), "buffer", folder / "out")
    return made


def file(made: Project, folder: Path, answered: dict[int, int], extra: str = "") -> Path:
    """The network's file of the posts that went out, with what each was answered of 1,000 who saw it."""
    posts = [row for row in look.calendar(made) if row.exported]
    lines = [
        f'"{row.text} https://t.co/x{number}",{row.at:%Y-%m-%d},1000,{answered.get(number, 20)}'
        for number, row in enumerate(posts)
    ]
    path = folder / "analytics.csv"
    path.write_text("\n".join(["Post text,Date,Impressions,Engagements", *lines, extra, ""]), "utf-8")
    return path


def test_results_find_their_posts_and_one_undo_takes_them_back(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        account = look.accounts(made)[0].id
        path = file(made, tmp_path, {0: 200}, "Somebody else wrote this.,2026-05-11,10,1")
        found = results.read(made, path, account)
        assert (len(found.results), found.unmatched) == (6, 1)
        assert (
            found.summary() == "Results of 6 posts; 1 row of the file matches no post that went out from here"
        )
        changes = results.take_in(made, found)
        assert (changes.label, len(changes.of(Noun.RESULT))) == ("Took in results of 6 posts", 6)
        snippets = look.snippets(made)
        past, hours = results.past(made, snippets)
        assert past[found.results[0].snippet_id or snippets[0].id].much > 0.2
        assert hours
        undo.undo(made)
        assert results.past(made, snippets) == ({}, {})


def test_the_same_file_again_changes_nothing_and_a_later_one_the_numbers(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        account = look.accounts(made)[0].id
        results.take_in(made, results.read(made, file(made, tmp_path, {}), account))
        assert not results.take_in(made, results.read(made, file(made, tmp_path, {}), account))
        changes = results.take_in(made, results.read(made, file(made, tmp_path, {2: 90}), account))
        assert len(changes.of(Noun.RESULT)) == 1


def test_a_file_is_of_the_account_whose_posts_stand_in_it(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        account = look.accounts(made)[0].id
        assert results.read(made, file(made, tmp_path, {})).account_id == account
        strange = tmp_path / "strange.csv"
        strange.write_text("Text,Date,Views,Likes\nWho wrote this?,2026-05-11,10,1\n", "utf-8")
        with pytest.raises(KnownError, match="which account"):
            results.read(made, strange)
        assert [one.account_id for one in results.likely(made, strange)] == [
            one.id for one in look.accounts(made)
        ]


def test_dates_that_leave_the_order_open_are_read_so_that_posts_match(tmp_path: Path) -> None:
    with gone_out(tmp_path, 1) as made:
        (post,) = [row for row in look.calendar(made) if row.exported]
        path = tmp_path / "analytics.csv"
        path.write_text(f'Text,Date,Views,Likes\n"{post.text}",{post.at:%d/%m/%Y},100,4\n', "utf-8")
        assert (post.at.month, post.at.day) == (5, 11)
        found = results.read(made, path)
        assert len(found.results) == 1
        assert found.order() == (
            "The dates don’t tell whether the day or the month comes first. "
            "They were read with the day first, so 05/01 is 5 January."
        )
        assert results.read(made, path, None, day_first=True).results == found.results
        assert results.read(made, path, found.account_id, day_first=False).results == ()


def test_what_was_not_taken_is_told_row_by_row(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        extra = "Somebody else wrote this.,2026-05-11,10,1\n@ann Thanks!,2026-05-11,10,1\nNever.,never,1,1"
        found = results.read(made, file(made, tmp_path, {}, extra))
        assert found.summary().endswith("; 1 row could not be read")
        assert found.notes() == (
            "No post of yours here: “Somebody else wrote this.”",
            "1 row is a reply to somebody, and no post of its own.",
            "Row 10 has “never” for its date, which can’t be read.",
        )


def test_plan_for_me_counts_results_and_says_so(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        account = look.accounts(made)[0].id
        start = monday(15).date()
        before = plan_for_me.propose(made, start, 1)
        worst = dict.fromkeys(range(1, 6), 1)
        results.take_in(made, results.read(made, file(made, tmp_path, {0: 300, **worst}), account))
        after = plan_for_me.propose(made, start, 1)
        told = [told for post in after.posts for told in post.because]
        assert not any("usual post" in one for post in before.posts for one in post.because)
        assert any("better than your usual post" in one for one in told)


def test_an_overview_says_how_the_typical_post_did_and_which_did_better(tmp_path: Path) -> None:
    with gone_out(tmp_path) as made:
        account, other = (one.id for one in look.accounts(made))
        assert results.overview(made)[0].posts == 0
        # The file counts from the first post that went out: 20 of 1,000, but for these.
        results.take_in(made, results.read(made, file(made, tmp_path, {0: 300, 1: 10}), account))
        made.clock = clock(NOW + timedelta(days=30))
        found, out = results.overview(made)
        assert (found.posts, out, found.typical) == (6, 6, 0.02)
        helpful = found.of_kind(Kind.HELPFUL)
        assert helpful is not None
        assert (helpful.share, helpful.posts) == (0.02, 6)
        assert found.of_kind(Kind.PROMOTIONAL) is None
        assert [(group.name, group.posts) for group in found.documents] == [("Back care", 6)]
        assert [(group.name, group.posts) for group in found.topics] == [("back care", 6)]
        assert found.hours is not None
        assert (found.hours[0, 9].share, found.hours[1, 9].share) == (0.3, 0.01)
        (best,) = found.good
        assert best.share == 0.3
        assert best.snippet_id == best.result.snippet_id
        assert results.overview(made, other)[0].posts == 0
        # From the twelfth of May on, at the very minute of the second post.
        assert results.overview(made, account, 24)[0].posts == 5
