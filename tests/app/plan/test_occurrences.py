# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The one calendar model."""

from collections.abc import Collection, Sequence

from planning import BLUESKY, LINKEDIN, RULE, ZONE, H, P, X, day, served
from secondhelping.domain.ids import PostId, SnippetId, TalkTimeId
from secondhelping.domain.plan import Occurrence, Outgoing, Post, Served, TalkTime
from secondhelping.plan import zones
from secondhelping.plan.occurrences import broken_runs_by_account, occurrences


def post(number: int, kind: object = H, at: object = None, accounts: tuple[int, ...] = (1,)) -> Post:
    return Post(PostId(number), SnippetId(number), f"Tip {number}", kind, at or day(number), accounts)  # type: ignore[arg-type]


def shown(
    posts: Sequence[Post],
    out: Sequence[Served],
    talks: Sequence[TalkTime],
    again: Collection[SnippetId] = frozenset(),
) -> list[Occurrence]:
    """The calendar with the runs that break the rule."""
    planned = [
        Outgoing(post.id, account, post.text, post.kind, post.at, zones.to_utc(post.at, ZONE))
        for post in posts
        for account in post.accounts
        if all((entry.post_id, entry.account_id) != (post.id, account) for entry in out)
    ]
    runs = broken_runs_by_account(planned, out, (LINKEDIN, X, BLUESKY), RULE)
    return occurrences(posts, out, talks, {number for run in runs for number in run.posts}, again)


def test_posts_and_talk_times_are_in_order_of_time() -> None:
    found = shown([post(2), post(1)], [], [TalkTime(TalkTimeId(7), day(1, 12), 20)])
    assert [(entry.at, entry.post_id, entry.talk_time_id) for entry in found] == [
        (day(1), 1, None),
        (day(1, 12), None, 7),
        (day(2), 2, None),
    ]
    assert found[1].minutes == 20
    assert found[1].kind is None


def test_what_went_out_is_shown_once_for_all_its_accounts() -> None:
    one = served(1, H, day(1), LINKEDIN)
    both = [one, served(1, H, day(1), X, text=one.text)]
    gone = Post(PostId(10_001), None, one.text, H, day(1), (LINKEDIN.id, X.id))
    found = shown([gone, post(2)], both, [])
    assert [(entry.post_id, entry.accounts, entry.exported) for entry in found] == [
        (10_001, (1, 2), True),
        (2, (1,), False),
    ]


def test_what_went_out_in_part_is_still_shown_for_the_rest() -> None:
    one = served(1, H, day(1), LINKEDIN)
    half = Post(PostId(10_001), None, one.text, H, day(1), (LINKEDIN.id, BLUESKY.id))
    found = shown([half], [one], [])
    assert [(entry.accounts, entry.exported) for entry in found] == [((1,), True), ((3,), False)]


def test_a_post_of_a_broken_run_is_marked_and_those_between_are_not() -> None:
    found = shown([post(1, P), post(2), post(3, P), post(20, P, accounts=(2,))], [], [])
    assert [entry.broken for entry in found] == [True, False, True, False]


def test_history_breaks_with_the_plan_and_is_never_marked() -> None:
    found = shown([post(1, P)], [served(1, P)], [])
    assert [(entry.exported, entry.broken) for entry in found] == [(True, False), (False, True)]


def test_a_snippet_that_went_out_before_is_served_again() -> None:
    assert [e.again for e in shown([post(1), post(2)], [], [], again={SnippetId(2)})] == [False, True]
