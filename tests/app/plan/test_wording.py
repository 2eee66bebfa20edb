# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Broken runs in plain words."""

import dataclasses

from planning import LINKEDIN, RULE, C, H, P, X, day, outgoing, served
from secondhelping.domain.ids import AccountId
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.plan.wording import broken_runs_by_account

ACCOUNTS = (LINKEDIN, X)


def test_too_many_names_the_posts_the_days_and_the_rule() -> None:
    posts = [outgoing(1, P), outgoing(2), outgoing(3, P), outgoing(4), outgoing(5)]
    (run,) = broken_runs_by_account(posts, [], ACCOUNTS, RULE)
    assert run.sentence == "On LinkedIn, 2 of 5 posts in a row promote. Your rule allows 1."
    assert run.posts == (1, 3)
    assert run.days == (day(1).date(), day(3).date())
    assert (run.first, run.last, run.account_id) == (day(1), day(3), LINKEDIN.id)


def test_history_counts_but_only_planned_posts_are_named() -> None:
    (run,) = broken_runs_by_account([outgoing(1, P)], [served(1, P)], ACCOUNTS, RULE)
    assert run.sentence == "On LinkedIn, 2 of 2 posts in a row promote. Your rule allows 1."
    assert run.posts == (1,)
    assert run.first == day(-1)


def test_too_few_says_what_is_asked_for() -> None:
    posts = [outgoing(number, C if number == 3 else H) for number in range(1, 7)]
    (run,) = broken_runs_by_account(posts, [], ACCOUNTS, PRESETS["4-1-1"])
    assert (
        run.sentence == "On LinkedIn, only 1 of 6 posts in a row is curated. Your rule asks for at least 4."
    )
    assert run.posts == (1, 2, 3, 4, 5, 6)
    none = [outgoing(number) for number in range(1, 7)]
    (run,) = broken_runs_by_account(none, [], ACCOUNTS, PRESETS["4-1-1"])
    assert run.headline == "On LinkedIn, none of 6 posts in a row is curated."


def test_none_allowed_reads_well() -> None:
    never = MixRule("Never", 2, {P: 0}, {})
    (run,) = broken_runs_by_account([outgoing(1, P)], [], ACCOUNTS, never)
    assert run.sentence == "On LinkedIn, 1 of 1 posts in a row promotes. Your rule allows none."


def test_two_accounts_on_one_network_are_told_apart() -> None:
    second = dataclasses.replace(LINKEDIN, id=AccountId(9), name="Anna")
    posts = [outgoing(1, P, account=second), outgoing(2, P, account=second)]
    (run,) = broken_runs_by_account(posts, [], (LINKEDIN, second), RULE)
    assert run.headline == "On LinkedIn (Anna), 2 of 2 posts in a row promote."
