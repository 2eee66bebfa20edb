# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The one calendar model: posts, what went out, and talk times, as every view shows them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from secondhelping.domain.ids import AccountId, PostId, SnippetId
from secondhelping.domain.plan import Occurrence, Post, Served, TalkTime
from secondhelping.plan.wording import RunInWords, broken_runs_by_account
from secondhelping.posts.tracking import unmarked

__all__ = ["RunInWords", "broken_runs_by_account", "occurrences"]


def occurrences(
    posts: Iterable[Post],
    served: Sequence[Served],
    talk_times: Iterable[TalkTime],
    broken: Collection[PostId] = frozenset(),
    again: Collection[SnippetId] = frozenset(),
) -> list[Occurrence]:
    """Everything that has a time, by time.

    What went out is shown once for all its accounts, from history, as `exported`; a post that went out on some of its
    accounts only is shown a second time, for the accounts still to come. A planned post is `again` when its snippet
    went out before or stands in `again`.

    Args:
        posts: All posts, those that went out included.
        served: The history of all accounts.
        talk_times: All talk times.
        broken: The planned posts that take part in a run that breaks the rule.
        again: Snippets that count as served before, besides those of `served`.
    """
    planned = _still_to_go(posts, served)
    before = frozenset(again) | {entry.snippet_id for entry in served if entry.snippet_id is not None}
    found = [
        *_exported(served),
        *(_planned(post, post.id in broken, post.snippet_id in before) for post in planned),
        *(Occurrence(talk.at, talk_time_id=talk.id, minutes=talk.minutes) for talk in talk_times),
    ]
    return sorted(found, key=_order)


def _order(entry: Occurrence) -> tuple[object, ...]:
    return (
        entry.at,
        entry.post_id is None and entry.kind is None,
        -1 if entry.post_id is None else entry.post_id,
        -1 if entry.talk_time_id is None else entry.talk_time_id,
        not entry.exported,
        entry.text,
        entry.accounts,
    )


def _still_to_go(posts: Iterable[Post], served: Iterable[Served]) -> list[Post]:
    """The posts with the accounts they have not gone out on; those with none left are gone."""
    out: dict[PostId, set[AccountId]] = defaultdict(set)
    for entry in served:
        if entry.post_id is not None:
            out[entry.post_id].add(entry.account_id)
    found = []
    for post in posts:
        gone = out.get(post.id)
        if not gone:
            found.append(post)
        elif left := tuple(account for account in post.accounts if account not in gone):
            found.append(replace(post, accounts=left))
    return found


def _planned(post: Post, broken: bool, again: bool) -> Occurrence:
    return Occurrence(
        post.at,
        post_id=post.id,
        snippet_id=post.snippet_id,
        text=post.text,
        kind=post.kind,
        accounts=post.accounts,
        again=again,
        broken=broken,
        pinned=post.pinned,
        thread=post.thread,
        repeats=post.series_id is not None,
    )


def _exported(served: Iterable[Served]) -> Iterator[Occurrence]:
    """What went out, the accounts of one post together."""
    together: dict[tuple[object, ...], list[Served]] = defaultdict(list)
    for entry in served:
        together[entry.post_id, entry.at, unmarked(entry.text), entry.kind].append(entry)
    for entries in together.values():
        first = entries[0]
        yield Occurrence(
            first.at,
            post_id=first.post_id,
            snippet_id=first.snippet_id,
            text=unmarked(first.text) if len(entries) > 1 else first.text,
            kind=first.kind,
            accounts=tuple(sorted({entry.account_id for entry in entries})),
            exported=True,
            thread=first.thread,
        )
