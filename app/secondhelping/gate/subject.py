# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the gate looks at: the posts that are to go out, and everything they are judged against."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from secondhelping.domain.ids import PostId, SnippetId
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served, TalkTime
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.plan.keeping import Carried, Keeping, Wording
from secondhelping.plan.stale import dated_words
from secondhelping.posts.sameness import normalised
from secondhelping.posts.splitting import texts
from secondhelping.posts.tracking import unmarked


@dataclass(frozen=True, slots=True)
class GateSubject:
    """Exactly the posts to be written, each on each of its accounts, and what they stand beside.

    `history` is all that went out before, on every account; `zone` the plan's IANA zone; `gone`
    the snippets whose words are no longer in their document, with its title; `replaced` what was written of some of
    the posts before, which is no part of `history` any more; `timings` the snippets that have days of their own;
    `keeping` knows what the plan keeps to beside the mix
    rule, None where that is not asked; `snippets` are those of the posts, and `written` says when their documents were
    taken in.
    """

    outgoing: tuple[Outgoing, ...]
    history: tuple[Served, ...]
    accounts: tuple[Account, ...]
    rule: MixRule
    zone: str
    talk_times: tuple[TalkTime, ...] = ()
    gone: Mapping[SnippetId, str] = field(default_factory=dict)
    replaced: tuple[Served, ...] = ()
    timings: Mapping[SnippetId, Timing] = field(default_factory=dict)
    keeping: Keeping | None = None
    snippets: Mapping[SnippetId, Snippet] = field(default_factory=dict)
    written: Mapping[SnippetId, date] = field(default_factory=dict)

    def account(self, post: Outgoing | Served) -> Account | None:
        """The account of a post; None when the plan no longer has it."""
        return next((account for account in self.accounts if account.id == post.account_id), None)

    def off_its_days(self, post: Outgoing) -> bool:
        """Whether a post goes out on a day that is none of its snippet's."""
        timing = self.timings.get(post.snippet_id) if post.snippet_id is not None else None
        return timing is not None and not timing.allows(post.at.date())

    def language(self, post: Outgoing) -> str:
        """That of the document a post is from; "" where nobody knows."""
        found = self.snippets.get(post.snippet_id) if post.snippet_id is not None else None
        return found.language if found is not None else ""

    def carried(self, entries: Sequence[Outgoing]) -> Carried:
        """A post on all of its accounts, as what the plan keeps to is asked of it."""
        first = entries[0]
        found = self.snippets.get(first.snippet_id) if first.snippet_id is not None else None
        written = self.written.get(found.id) if found is not None else None
        dated = dated_words(first.text, written, self.language(first))
        return Carried(
            first.kind,
            tuple(dict.fromkeys(entry.account_id for entry in entries)),
            (Wording(normalised(first.text), dated),),
            first.snippet_id,
            found.timing if found is not None else ALWAYS,
            frozenset({first.post_id}),
        )

    def texts(self, post: Outgoing) -> tuple[str, ...]:
        """What goes out for a post: its text, or those of its thread, in order. The text as it is where it can't be
        split, or its account is not there."""
        account = self.account(post)
        if account is None:
            return (post.text,)
        return texts(account.network, post.text, account.limit, post.thread) or (post.text,)

    def once(self) -> Iterator[Outgoing]:
        """The posts by time, each once whatever its accounts; the same post with another text or time is another."""
        seen: set[tuple[PostId, str, datetime]] = set()
        for post in by_time(self.outgoing):
            # What is added to links for each account makes no other text of it.
            key = (post.post_id, unmarked(post.text), post.at)
            if key not in seen:
                seen.add(key)
                yield post


def by_time(posts: tuple[Outgoing, ...]) -> list[Outgoing]:
    """The posts in the order they go out, the same for the same posts."""
    return sorted(posts, key=lambda p: (p.instant, p.account_id, p.post_id, p.text, p.kind))
