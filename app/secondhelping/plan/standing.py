# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How the plan stands to the files that were saved: what is new, what differs from what was written, what is gone.

A post goes out once on each of its accounts. While its time is ahead, it may still be worded anew or moved, and then
it is written again in place of what was written before; once its time has come, it is out for good.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secondhelping.domain import words
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.posts.tracking import unmarked

Key = tuple[PostId, AccountId]


class Since(StrEnum):
    """What became of a post on an account since it was written to a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Standing:
    """The posts of the plan, each on one account, by what became of them since they were written.

    `unchanged` holds those that could be written once more: their time is still ahead. `gone` is what stands in a
    file for a time ahead, and no longer on the plan.
    """

    new: tuple[Outgoing, ...] = ()
    changed: tuple[Outgoing, ...] = ()
    unchanged: tuple[Outgoing, ...] = ()
    gone: tuple[Served, ...] = ()

    @property
    def to_write(self) -> tuple[Outgoing, ...]:
        """What the next file is for."""
        return self.new + self.changed


def key(post: Outgoing | Served) -> Key | None:
    """Which post on which account; None for history that came from elsewhere."""
    return None if post.post_id is None else (post.post_id, post.account_id)


def standing(plan: Iterable[Outgoing], served: Iterable[Served], now: datetime) -> Standing:
    """Compares the plan with what was written last of each post on each account.

    Args:
        plan: Every post of the plan on every account, those that were written included.
        served: What was written, the last of each post on each account.
        now: The present, aware.
    """
    written = {key(entry): entry for entry in served if entry.post_id is not None}
    found: dict[Since, list[Outgoing]] = {since: [] for since in Since}
    planned = set()
    for post in plan:
        planned.add(key(post))
        before = written.get(key(post))
        if before is None:
            found[Since.NEW].append(post)
        elif before.instant > now:
            found[Since.UNCHANGED if _same(before, post) else Since.CHANGED].append(post)
    gone = (one for at, one in written.items() if at not in planned and one.instant > now)
    new, changed, unchanged = (tuple(found[since]) for since in Since)
    return Standing(new, changed, unchanged, tuple(gone))


def without(served: Iterable[Served], rewritten: Sequence[Outgoing]) -> Iterator[Served]:
    """The history beside posts that are written in the place of what was written of them before."""
    replaced = {key(post) for post in rewritten}
    return (entry for entry in served if entry.post_id is None or key(entry) not in replaced)


def _same(before: Served, post: Outgoing) -> bool:
    """Whether the post says what was written. Links that are marked otherwise, by a setting made since, are no change:
    what was uploaded would have to be taken out by hand."""
    text = before.text == post.text or unmarked(before.text) == unmarked(post.text)
    return text and (before.kind, before.at, before.thread) == (post.kind, post.at, post.thread)


def since(found: Standing, post_id: PostId, account_id: AccountId) -> Since:
    """What became of a post on an account that is about to be written."""
    at = post_id, account_id
    for one, posts in ((Since.CHANGED, found.changed), (Since.UNCHANGED, found.unchanged)):
        if any(key(post) == at for post in posts):
            return one
    return Since.NEW


def sentences(found: Standing, *, everything: bool = False) -> tuple[str, ...]:
    """What the owner should know before a file is saved again; nothing where all of it is new.

    `everything` says that the file holds what is unchanged as well.
    """
    new, changed, same, gone = (
        len({post.post_id for post in posts})
        for posts in (found.new, found.changed, found.unchanged, found.gone)
    )
    told = []
    if changed or same:
        parts = [f"{words.counted(new, 'post')} new"] if new else []
        parts += [f"{words.counted(changed, 'post')} changed since the last file"] if changed else []
        told += [f"{words.listed(parts)}."] if parts else []
    if same:
        stands = f"{words.counted(same, 'post stands', 'posts stand')} in a file already, just as on the plan"
        told.append(f"{stands}: {_written_too(same) if everything else _left_out(same)}.")
    if changed:
        told.append("Take the old version of what is changed out of your scheduler, if it was uploaded.")
    if gone:
        stands = words.counted(gone, "post stands", "posts stand")
        it = "it" if gone == 1 else "them"
        told.append(
            f"{stands} in a file and no longer on the plan: take {it} out in your scheduler. "
            f"The mix rule counts {it} all the same."
        )
    return tuple(told)


def _written_too(number: int) -> str:
    return f"{'it is' if number == 1 else 'they are'} written once more"


def _left_out(number: int) -> str:
    return f"{'it is' if number == 1 else 'they are'} left out"
