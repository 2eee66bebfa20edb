# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the editor of a post says of the mix: the posts in a row that are nearest to the limit, in one sentence."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from making import ids, monday, with_snippets
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Network
from secondhelping.operations import look, place, setup
from secondhelping.operations.post_mix import PostMix
from secondhelping.operations.project import Project

HELPFUL, PROMOTIONAL = Kind.HELPFUL, Kind.PROMOTIONAL


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    """Six posts, one a day from Monday, the third promotional, on LinkedIn and X."""
    with with_snippets(tmp_path) as project:
        helpful, promotional = iter(ids(project, HELPFUL)), iter(ids(project, PROMOTIONAL))
        for day in range(6):
            place.place(project, next(promotional if day == 2 else helpful), at(day))
        yield project


def at(day: int) -> datetime:
    return monday() + timedelta(days=day)


def post(project: Project, day: int) -> PostId:
    (row,) = (row for row in look.calendar(project) if row.at == at(day))
    assert row.post_id is not None
    return PostId(int(row.post_id))


def said(project: Project, day: int, kind: Kind, when: int | None = None, on: int = 2) -> tuple[str, bool]:
    """What is said of the post of a day as a post of this kind, put on another day if told, on so many accounts."""
    chosen = [account.id for account in look.accounts(project)][:on]
    found = PostMix(project, post(project, day)).effect(kind, chosen, at(day if when is None else when))
    assert found is not None
    return found.sentence, found.good


def test_the_one_promotional_post_of_its_run_is_right_on_the_limit(made: Project) -> None:
    wanted = "On LinkedIn and X, 1 of 5 posts in a row promotes. Your rule allows 1."
    assert said(made, 2, PROMOTIONAL) == (wanted, True)
    assert said(made, 2, PROMOTIONAL, on=1) == (wanted.replace(" and X", ""), True)


def test_a_helpful_post_is_told_of_the_promotional_ones_beside_it(made: Project) -> None:
    assert said(made, 0, HELPFUL) == (
        "On LinkedIn and X, 1 of 5 posts in a row promotes. Your rule allows 1.",
        True,
    )
    assert said(made, 2, HELPFUL) == (
        "On LinkedIn and X, none of 5 posts in a row promotes. Your rule allows 1.",
        True,
    )


def test_another_kind_breaks_the_rule_and_another_day_keeps_it(made: Project) -> None:
    broken = "On LinkedIn and X, 2 of 5 posts in a row promote. Your rule allows 1."
    assert said(made, 5, PROMOTIONAL) == (broken, False)
    # With nine helpful posts in between there is room for it.
    helpful = ids(made, HELPFUL)
    for day, snippet in enumerate(helpful[5:8], 6):
        place.place(made, snippet, at(day))
    assert said(made, 5, PROMOTIONAL, 9)[1]


def test_the_account_that_is_over_is_the_one_told_of(made: Project) -> None:
    (x,) = (account.id for account in look.accounts(made) if account.network is Network.X)
    place.change_post(made, post(made, 5), kind=PROMOTIONAL, accounts=[x])
    assert said(made, 2, PROMOTIONAL) == (
        "On X, 2 of 5 posts in a row promote. Your rule allows 1.",
        False,
    )


def test_three_accounts_alike_are_not_named_one_by_one(made: Project) -> None:
    setup.add_account(made, Network.BLUESKY, "harbour.bsky.social")
    every = [account.id for account in look.accounts(made)]
    for day in range(6):
        place.change_post(made, post(made, day), accounts=every)
    assert said(made, 2, PROMOTIONAL, on=3) == (
        "On each account, 1 of 5 posts in a row promotes. Your rule allows 1.",
        True,
    )


def test_a_rule_that_asks_for_a_kind_tells_how_many_there_are(made: Project) -> None:
    setup.set_rule(made, MixRule("Mine", 3, {}, {HELPFUL: 1}))
    assert said(made, 2, HELPFUL) == (
        "On LinkedIn and X, 3 of 3 posts in a row are helpful. Your rule asks for at least 1.",
        True,
    )
    setup.set_rule(made, PRESETS["4-1-1"])
    assert said(made, 0, Kind.CURATED) == (
        "On LinkedIn and X, only 1 of 6 posts in a row is curated. Your rule asks for at least 4.",
        False,
    )


def test_nothing_is_said_of_a_post_that_stands_alone_or_where_no_rule_counts(made: Project) -> None:
    chosen = [account.id for account in look.accounts(made)]
    setup.set_rule(made, MixRule("Mine", 5, {}, {}))
    assert PostMix(made, post(made, 2)).effect(PROMOTIONAL, chosen, at(2)) is None
    setup.set_rule(made, PRESETS["80/20"])
    assert PostMix(made, post(made, 2)).effect(PROMOTIONAL, [], at(2)) is None
    first = post(made, 0)
    place.take_off(made, [post(made, day) for day in range(1, 6)])
    assert PostMix(made, first).effect(PROMOTIONAL, chosen, at(0)) is None
