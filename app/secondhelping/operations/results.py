# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How posts did, read back from a network's own file and kept with the posts they are of."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.plan import Served
from secondhelping.domain.result import PostResult
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.plan.hours import Hour
from secondhelping.plan.value import Past
from secondhelping.posts.sameness import normalised
from secondhelping.store import accounts
from secondhelping.store import results as result_rows

_LINK = re.compile(r"https?://\S+")
# A file says the day in the network's own zone, and a scheduler may be late.
_APART = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file says. Nothing is kept of it yet. `unmatched` counts posts that did not go out from this program, nor
    stand in a scheduler's file that was taken in: nothing is learned from them."""

    name: str
    results: tuple[PostResult, ...]
    unmatched: int = 0

    def summary(self) -> str:
        """ "Results of 12 posts; 3 posts of the file are none of yours here"."""
        parts = [f"Results of {words.counted(len(self.results), 'post')}"]
        if self.unmatched:
            stands = words.counted(self.unmatched, "row", "rows")
            parts.append(f"{stands} of the file match no post that went out from here")
        return "; ".join(parts)


def read(project: Project, path: Path, account_id: AccountId | None = None) -> Findings:
    """What a network's file says of the posts of an account. Nothing is changed.

    Args:
        project: Whose posts.
        path: CSV, TSV or a workbook.
        account_id: Whose file it is; not needed where there is one account.

    Raises:
        FileRefused: it can't be read, or says nothing of how posts did.
        KnownError: there are several accounts, and none was named.
    """
    from secondhelping.results import reading

    known = [account.id for account in accounts.all_(project.store.read())]
    if account_id is None and len(known) != 1:
        raise KnownError(
            f"“{path.name}” doesn’t say which account it is of.",
            f"The project has {words.counted(len(known), 'account')}.",
            "Name the account.",
        )
    account = known[0] if account_id is None else account_id
    went_out: dict[str, list[Served]] = defaultdict(list)
    for post in plan_view.history(project, ()):
        if post.account_id == account:
            went_out[_key(post.text)].append(post)
    found: dict[tuple[datetime, str], PostResult] = {}
    unmatched = 0
    for row in reading.read(path):
        at = zones.as_wall(row.at, project.zone)
        post_of = _nearest(went_out.get(_key(row.text), ()), at)
        if post_of is None:
            unmatched += 1
            continue
        text, when = post_of.text, post_of.at
        found[when, text] = PostResult(
            account, text, post_of.kind, when, row.seen, row.answered, post_of.snippet_id
        )
    return Findings(path.name, tuple(found.values()), unmatched)


def take_in(project: Project, findings: Findings) -> Changes:
    """Keeps the results, as one action. Those of posts that had some already take their place."""
    with project.action(f"Took in results of {words.counted(len(findings.results), 'post')}") as writing:
        result_rows.put(writing.connection, findings.results)
    return writing.changes


def past(project: Project, snippets: Sequence[Snippet]) -> tuple[dict[SnippetId, Past], dict[Hour, float]]:
    """What results make of snippets, and how good the hours were at which something went out. Empty without any."""
    results = result_rows.all_(project.store.read())
    if not results:
        return {}, {}
    from secondhelping.results.past import PastResults

    known = PastResults(results, snippets)
    found = {snippet.id: past for snippet in snippets if (past := known.of(snippet)) is not None}
    return found, known.hours()


def _key(text: str) -> str:
    """Networks put links of their own in the place of those that were written."""
    return normalised(_LINK.sub(" ", text))


def _nearest(posts: Sequence[Served], at: datetime) -> Served | None:
    near = [post for post in posts if abs(post.at - at) <= _APART]
    return min(near, key=lambda post: abs(post.at - at), default=None)
