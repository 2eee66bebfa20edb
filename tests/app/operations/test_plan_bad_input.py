# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What no plan can be made of is refused or told in plain sentences, and nothing is lost."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Network
from secondhelping.operations import export_plan, look, place, place_many, plan_for_me, repair, review, setup

START = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("window", "most", "least", "why"),
    [
        (
            5,
            {},
            {Kind.CURATED: 3, Kind.CONVERSATION: 3},
            "3 curated and 3 conversation, together 6 posts in a run of 5",
        ),
        (5, dict.fromkeys(Kind, 1), {}, "fewer posts than the run is long"),
        (5, {Kind.HELPFUL: 1}, {Kind.HELPFUL: 2}, "more of a kind than it allows"),
        (1, {}, {}, "2 to 20 posts long"),
        (21, {}, {}, "2 to 20 posts long"),
        (5, {Kind.HELPFUL: 6}, {}, "between 0 and 5"),
        (5, {}, {Kind.HELPFUL: -1}, "between 0 and 5"),
    ],
)
def test_impossible_rules_are_refused_with_the_reason(
    window: int, most: dict[Kind, int], least: dict[Kind, int], why: str
) -> None:
    with pytest.raises(KnownError) as refused:
        MixRule("Own", window, most, least)
    assert why in refused.value.why


def test_without_slots_or_snippets_it_says_what_to_do(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, keep=False) as made:
        with pytest.raises(KnownError, match="nothing ready to serve"):
            plan_for_me.propose(made, START, 2)
        review.keep(made, making.ids(made, Kind.HELPFUL))
        for account in look.accounts(made):
            setup.set_slots(made, account.id, [])
        with pytest.raises(KnownError, match="no weekly times"):
            plan_for_me.propose(made, START, 2)


@pytest.mark.parametrize("weeks", [0, -1, 53, 10**9])
def test_a_period_that_is_none_is_refused(tmp_path: Path, weeks: int) -> None:
    with making.with_snippets(tmp_path, 3) as made, pytest.raises(KnownError):
        plan_for_me.propose(made, START, weeks)


def test_a_period_in_the_past_gives_nothing_and_says_so(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        proposal = plan_for_me.propose(made, date(2026, 4, 6), 2)
        assert proposal.posts == ()
        assert (
            proposal.notes[0]
            == "Every weekly time of this period is past or too soon. Choose a later first day."
        )


def test_only_promotions_ready(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 0, 9) as made:
        proposal = plan_for_me.propose(made, START, 1)
        assert len(proposal.posts) == 1
        assert "only promotional snippets are left" in proposal.notes[0]


def test_everything_pinned_leaves_it_and_says_why(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 2, 6) as made:
        for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)[:4]):
            place.place(made, snippet_id, making.monday() + timedelta(days=number))
        before = look.calendar(made)
        found = repair.remedies(made)
        assert found.needed
        assert found.remedies == ()
        assert "placed by you" in found.why_not
        plan_for_me.lay_out(made, plan_for_me.propose(made, START, 1))
        assert [
            e for e in look.calendar(made) if e in before or e.post_id in {b.post_id for b in before}
        ] == before
        chosen = place_many.Chosen.of(look.calendar(made))
        place_many.pin(made, chosen, pinned=False)
        assert repair.remedies(made).remedies


def test_a_rule_that_makes_history_illegal_judges_only_what_is_to_come(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 20, 6) as made:
        setup.set_rule(made, MixRule("Loose", 2, {Kind.PROMOTIONAL: 2}, {}))
        for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)[:3]):
            place.place(made, snippet_id, making.monday() + timedelta(days=number))
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        changes = setup.set_rule(made, PRESETS["80/20"], "Less selling.")
        assert changes.label == (
            "Changed the mix rule to 80/20. What went out stays as it is: only posts to come are judged"
        )
        assert look.broken_runs(made) == []
        assert export_plan.check(made).pausing == ()
        proposal = plan_for_me.propose(made, START + timedelta(weeks=1), 1)
        assert all(post.kind is not Kind.PROMOTIONAL for post in proposal.posts[:3])
        plan_for_me.lay_out(made, proposal)
        assert export_plan.check(made).pausing == ()


def test_an_account_without_slots_and_one_too_short_for_everything(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 8) as made:
        setup.add_account(made, Network.MASTODON, "short", [(0, time(9))], 100)
        for snippet in look.snippets(made):
            review.edit_text(made, snippet.id, f"{snippet.text} {'And so on. ' * 20}")
        proposal = plan_for_me.propose(made, START, 1)
        short = look.accounts(made)[-1].id
        assert not any(short in post.accounts for post in proposal.posts)
        assert any("too long there" in note for note in proposal.notes)
