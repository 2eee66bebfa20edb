# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is read for the Review page: the queue, and what the owner's edits would make of a snippet."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping.review import decisions
from secondhelping.review import queue as review
from secondhelping.review.ordering import Order as Order
from secondhelping.review.ordering import still_standing as still_standing
from secondhelping.review.queue import Counts as Counts
from secondhelping.review.queue import Group as Group
from secondhelping.review.queue import Queue as Queue
from secondhelping.review.queue import Wanted as Wanted
from secondhelping.snippets.hashtags import suggested
from secondhelping.snippets.hints import KindHint as KindHint
from secondhelping.snippets.hints import kind_hint as kind_hint
from secondhelping.snippets.readability import Reading as Reading
from secondhelping.snippets.readability import reading as reading


def review_queue(
    snippets_: Iterable[Snippet],
    wanted: Wanted,
    always: Collection[SnippetId] = frozenset(),
    order: Order = Order.DOCUMENT,
    standing: Sequence[SnippetId] = (),
) -> Queue:
    """Snippets as the Review page shows them: by document, with counts. `always` stay whatever their kind; `order`
    is that of those to review, and those in `standing` keep theirs."""
    return review.queue(snippets_, wanted, always, order, standing)


def next_to_review(
    order: Sequence[SnippetId], current: SnippetId, gone: Collection[SnippetId]
) -> SnippetId | None:
    """What to show once those `gone` have left the queue; None when nothing is left."""
    return review.next_after(order, current, gone)


def count_ready(snippets_: Iterable[Snippet]) -> int:
    """How many of them are ready to serve: kept and not on the calendar."""
    return review.ready(snippets_)


def hashtags_for(snippet: Snippet, snippets_: Iterable[Snippet]) -> tuple[str, ...]:
    """The hashtags to offer for a snippet: from its phrases, and from those chosen for others of `snippets_`."""
    used = Counter(tag for one in snippets_ if one.id != snippet.id for tag in one.chosen_hashtags)
    return suggested(snippet.text, snippet.hashtags, used)


def hashtags_refused(hashtags: Sequence[str]) -> KnownError | None:
    """Why these hashtags can't go out with a snippet; None where they can."""
    try:
        decisions.hashtags(hashtags)
    except KnownError as error:
        return error
    return None
