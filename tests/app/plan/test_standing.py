# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How the plan stands to the files that were saved."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning import NOW, P, X, day, outgoing
from secondhelping.domain.ids import AccountId, ExportId, PostId
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan import standing
from secondhelping.plan.standing import Since


def as_written(post: Outgoing) -> Served:
    """What history keeps of a post."""
    return Served(post.post_id, post.account_id, post.text, post.kind, post.at, post.instant, ExportId(1))


def test_a_post_is_new_until_it_is_written() -> None:
    post = outgoing(1)
    assert standing.standing([post], [], NOW).new == (post,)
    assert standing.standing([post], [as_written(post)], NOW).unchanged == (post,)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other words."},
        {"kind": P},
        {"at": day(3), "instant": outgoing(3).instant},
    ],
)
def test_other_words_another_kind_or_time_are_a_change(change: dict[str, object]) -> None:
    post = outgoing(1)
    found = standing.standing([replace(post, **change)], [as_written(post)], NOW)  # type: ignore[arg-type]
    assert found.to_write == found.changed
    assert [entry.post_id for entry in found.changed] == [1]


def test_links_that_are_marked_otherwise_are_no_change() -> None:
    post = outgoing(1, text="Really? Read https://harbour.example/a?b=1 today.")
    marked = replace(
        post, text="Really? Read https://harbour.example/a?b=1&utm_source=x&utm_medium=social today."
    )
    assert standing.standing([marked], [as_written(post)], NOW).unchanged == (marked,)
    assert standing.standing([post], [as_written(marked)], NOW).unchanged == (post,)


def test_on_another_account_it_is_new_and_on_the_first_one_gone() -> None:
    post = outgoing(1)
    found = standing.standing([replace(post, account_id=X.id)], [as_written(post)], NOW)
    assert [entry.account_id for entry in found.new] == [X.id]
    assert found.gone == (as_written(post),)


def test_what_is_out_is_neither_changed_nor_gone() -> None:
    post = outgoing(1)
    later = post.instant
    assert standing.standing([replace(post, text="Other.")], [as_written(post)], later) == standing.Standing()
    assert standing.standing([], [as_written(post)], later) == standing.Standing()


def test_history_from_elsewhere_is_neither() -> None:
    foreign = replace(as_written(outgoing(1)), post_id=None)
    assert standing.standing([], [foreign], NOW) == standing.Standing()
    assert list(standing.without([foreign], [outgoing(1)])) == [foreign]


posts = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.integers(1, 2),
        st.sampled_from(["Walk.", "Sit."]),
        st.integers(-200, 200),
    ),
    unique_by=lambda row: row[:2],
)


def made(row: tuple[int, int, str, int]) -> Outgoing:
    number, account, text, hours = row
    at: datetime = day(0) + timedelta(hours=hours)
    return replace(outgoing(number, at=at, text=text), post_id=PostId(number), account_id=AccountId(account))


@given(posts, posts, st.integers(-300, 300))
def test_every_post_stands_in_one_way_and_nothing_counts_twice(
    plan_rows: list[tuple[int, int, str, int]], written_rows: list[tuple[int, int, str, int]], hours: int
) -> None:
    plan, written = [made(row) for row in plan_rows], [as_written(made(row)) for row in written_rows]
    now = outgoing(0).instant + timedelta(hours=hours)
    found = standing.standing(plan, written, now)
    out = {standing.key(entry) for entry in written if entry.instant <= now}
    told = [*found.new, *found.changed, *found.unchanged]
    assert len(told) == len(set(map(standing.key, told)))
    assert set(map(standing.key, told)) == {standing.key(post) for post in plan} - out
    assert {standing.key(entry) for entry in found.gone} == (
        {standing.key(entry) for entry in written} - out - {standing.key(post) for post in plan}
    )
    beside = [*found.to_write, *standing.without(written, found.to_write)]
    assert len(beside) == len({standing.key(entry) for entry in beside})
    assert out <= {standing.key(entry) for entry in standing.without(written, found.to_write)}
    for entry in found.to_write:
        kind = Since.CHANGED if entry in found.changed else Since.NEW
        assert standing.since(found, entry.post_id, entry.account_id) is kind


def test_what_is_said() -> None:
    one, two, three, four = (outgoing(number) for number in range(1, 5))
    written = [as_written(post) for post in (two, three, four)]
    found = standing.standing([one, replace(two, text="Other."), three], written, NOW)
    assert standing.sentences(found) == (
        "1 post new and 1 post changed since the last file.",
        "1 post stands in a file already, just as on the plan: it is left out.",
        "Take the old version of what is changed out of your scheduler, if it was uploaded.",
        (
            "1 post stands in a file and no longer on the plan: take it out in your scheduler. "
            "The mix rule counts it all the same."
        ),
    )
    assert "written once more" in standing.sentences(found, everything=True)[1]
    assert standing.sentences(standing.standing([one], [], NOW)) == ()
