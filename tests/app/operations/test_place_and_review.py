# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner does with snippets and posts does just that, and what cannot be done is told in words."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

import making
from secondhelping.domain.changes import Noun
from secondhelping.domain.errors import FileRefused, KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Network
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import (
    add_document,
    export_plan,
    look,
    place,
    plan_for_me,
    project,
    review,
    setup,
    undo,
)


def test_a_document_brings_its_snippets_to_review(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, keep=False) as made:
        (document,) = look.documents(made)
        assert (document.title, document.snippets, document.waiting, document.served) == (
            "Back care",
            10,
            10,
            0,
        )
        assert [passage.text for passage in look.passages(made, document.id)] == [
            s.text for s in look.snippets(made)
        ]
        assert look.sidebar(made).to_review == 10


def test_the_same_document_is_not_added_twice(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        prepared = making.prepared([("One line.", Kind.HELPFUL)])
        add_document.add_document(made, prepared)
        with pytest.raises(FileRefused, match="already here"):
            add_document.add_document(made, prepared)
        assert len(look.documents(made)) == 1


def test_keep_the_best(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, keep=False) as made:
        assert review.keep_best(made, 3).label == "Kept 3 snippets"
        kept = look.snippets(made, Verdict.KEPT)
        best = sorted(look.snippets(made), key=lambda snippet: -snippet.score)[:3]
        assert {snippet.id for snippet in kept} == {snippet.id for snippet in best}
        with pytest.raises(KnownError, match="can't be kept"):
            review.keep_best(made, 0)


def test_an_edit_leaves_the_documents_words(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        before = look.snippets(made)[0]
        review.edit_text(made, before.id, "  Stand up, now and then.  ")
        after = look.snippet(made, before.id)
        assert after is not None
        assert (after.text, after.original, after.edited) == (
            "Stand up, now and then.",
            before.original,
            True,
        )
        review.restore_text(made, before.id)
        assert look.snippet(made, before.id) == before
        with pytest.raises(KnownError):
            review.edit_text(made, before.id, " \n ")


def test_hashtags_go_out_with_the_post(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        snippet = look.snippets(made)[0]
        review.choose_hashtags(made, snippet.id, ["#BackCare", "Posture"])
        place.place(made, snippet.id, making.monday())
        (post,) = look.calendar(made)
        assert post.text.endswith("#BackCare #Posture")
        with pytest.raises(KnownError, match="plenty"):
            review.choose_hashtags(made, snippet.id, ["a", "b", "c", "d"])
        with pytest.raises(KnownError, match="isn't a hashtag"):
            review.choose_hashtags(made, snippet.id, ["back care"])


def test_placing_keeps_the_snippet_and_takes_it_out_of_the_tray(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, keep=False) as made:
        snippet = look.snippets(made)[0]
        changes = place.place(made, snippet.id, making.monday())
        assert changes.of(Noun.POST)
        found = look.snippet(made, snippet.id)
        assert found is not None
        assert (found.verdict, found.planned) == (Verdict.KEPT, 1)
        assert snippet.id not in {ready.id for ready in look.ready(made)}
        place.take_off(made, [PostId(number) for number in changes.of(Noun.POST)])
        assert snippet.id in {ready.id for ready in look.ready(made)}


def test_a_time_that_the_clocks_skip_is_refused(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made, pytest.raises(KnownError, match="doesn't exist"):
        place.place(made, look.snippets(made)[0].id, datetime(2027, 3, 28, 1, 30))


def test_two_posts_change_places(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        first, second = making.ids(made, Kind.HELPFUL)[:2]
        place.place(made, first, making.monday())
        place.place(made, second, making.monday(1))
        one, other = (entry.post_id for entry in look.calendar(made))
        assert one is not None
        assert other is not None
        place.swap(made, one, other)
        assert [entry.snippet_id for entry in look.calendar(made)] == [second, first]


def test_plan_for_me_is_the_same_for_the_same_seed_and_one_undo(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, helpful=20, promotional=6) as made:
        proposal = plan_for_me.propose(made, date(2026, 5, 11), 4, seed=3)
        assert proposal == plan_for_me.propose(made, date(2026, 5, 11), 4, seed=3)
        assert len(proposal.posts) == 20
        assert plan_for_me.lay_out(made, proposal).label == "Laid out 20 posts"
        assert not look.broken_runs(made)


def test_plan_for_me_says_what_is_missing(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, keep=False) as made:
        with pytest.raises(KnownError, match="nothing ready"):
            plan_for_me.propose(made, date(2026, 5, 11), 4)
        review.keep_best(made, 3)
        proposal = plan_for_me.propose(made, date(2026, 5, 11), 4)
        assert len(proposal.posts) == 3
        assert proposal.unfilled == 2 * 17  # two accounts
        assert any("A new document would help" in note for note in proposal.notes)
        for account in look.accounts(made):
            setup.set_slots(made, account.id, [])
        with pytest.raises(KnownError, match="no weekly times"):
            plan_for_me.propose(made, date(2026, 5, 11), 4)
        with pytest.raises(KnownError, match="can't be planned"):
            plan_for_me.propose(made, date(2026, 5, 11), 53)


def test_a_broken_run_is_seen_and_said(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        one, two = making.ids(made, Kind.PROMOTIONAL)
        place.place(made, one, making.monday())
        place.place(made, two, making.monday(0, 12))
        runs = look.broken_runs(made)
        assert any("2 of 2 posts in a row promote" in run.sentence for run in runs)
        assert all(entry.broken for entry in look.calendar(made))
        assert export_plan.paused(made)


def test_rule_changes_are_remembered(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        setup.set_rule(made, PRESETS["Thirds"], "A quiet season.")
        assert look.rule(made) == PRESETS["Thirds"]
        own = MixRule("Your own", 8, {Kind.PROMOTIONAL: 2}, {Kind.CONVERSATION: 1})
        setup.set_rule(made, own)
        assert look.rule(made) == own
        assert [(change.rule.name, change.reason) for change in look.rule_changes(made)] == [
            ("Your own", ""),
            ("Thirds", "A quiet season."),
        ]


def test_accounts(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        setup.add_account(made, Network.MASTODON, " @harbour@example.social ", [(2, time(8, 30))], 1000)
        mastodon = look.accounts(made)[-1]
        assert (mastodon.name, mastodon.limit) == ("@harbour@example.social", 1000)
        with pytest.raises(KnownError, match="already there"):
            setup.add_account(made, Network.MASTODON, "@Harbour@example.social")
        with pytest.raises(KnownError, match="needs a name"):
            setup.add_account(made, Network.X, "  ")
        with pytest.raises(KnownError, match="can't be right"):
            setup.add_account(made, Network.MASTODON, "other", limit=3)
        place.place(made, look.snippets(made)[0].id, making.monday(), [mastodon.id])
        place.place(made, look.snippets(made)[1].id, making.monday(1))
        setup.remove_account(made, mastodon.id)
        (left,) = look.calendar(made)
        assert left.accounts == tuple(account.id for account in look.accounts(made))


def test_the_zone_must_exist(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        project.create(tmp_path / "a.helping", zone="Europe/Atlantis")
    assert not (tmp_path / "a.helping").exists()
    with making.new_project(tmp_path) as made:
        with pytest.raises(KnownError):
            setup.set_zone(made, "Mars")
        setup.set_zone(made, "America/New_York")
        assert made.zone == "America/New_York"
        assert made.wall_now() == datetime(2026, 5, 6, 4, 0)


def test_talk_times(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        place.add_talk_time(made, making.monday(0, 10, 30), 15)
        (talk,) = look.calendar(made)
        assert talk.talk_time_id is not None
        place.move_talk_time(made, talk.talk_time_id, making.monday(1, 10))
        assert look.calendar(made)[0].at == making.monday(1, 10)
        with pytest.raises(KnownError):
            place.add_talk_time(made, making.monday(), 3)
        place.remove_talk_times(made, [talk.talk_time_id])
        assert look.calendar(made) == []


def test_another_kind_reaches_the_posts_already_planned(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        first, second, third = making.ids(made, Kind.HELPFUL)[:3]
        for week, snippet_id in enumerate((first, second, third)):
            place.place(made, snippet_id, making.monday(week))
        own = look.calendar(made)[2]
        assert own.post_id is not None
        place.change_post(made, own.post_id, kind=Kind.CONVERSATION)
        review.change_kind(made, [first, second, third], Kind.PROMOTIONAL)
        kinds = [entry.kind for entry in look.calendar(made)]
        assert kinds == [Kind.PROMOTIONAL, Kind.PROMOTIONAL, Kind.CONVERSATION]
        assert export_plan.paused(made)
        undo.undo(made)
        assert [entry.kind for entry in look.calendar(made)] == [
            Kind.HELPFUL,
            Kind.HELPFUL,
            Kind.CONVERSATION,
        ]
