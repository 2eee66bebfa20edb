# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How posts did, read back from a network's own file and kept with the posts they are of."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Served
from secondhelping.domain.progress import Progress, silent
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
from secondhelping.store import snippets as snippet_rows

if TYPE_CHECKING:
    from secondhelping.results.reading import Contents
    from secondhelping.results.summary import Summary

_LINK = re.compile(r"https?://\S+")
# A file says the day in the network's own zone, and a scheduler may be late.
_APART = timedelta(days=2)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file says. Nothing is kept of it yet.

    Attributes:
        name: Of the file.
        account_id: Whose posts they are.
        results: Those of posts that went out.
        contents: What was recognised in the file, and what could not be read.
        unmatched: How many posts of the file did not go out from this program, nor stand in a scheduler's file that
            was taken in: nothing is learned from them.
        unlike: The words of the first few of those that match none.
    """

    name: str
    account_id: AccountId
    results: tuple[PostResult, ...]
    contents: "Contents"
    unmatched: int = 0
    unlike: tuple[str, ...] = ()

    def summary(self) -> str:
        """ "Results of 12 posts; 3 rows of the file match no post that went out from here"."""
        parts = [f"Results of {words.counted(len(self.results), 'post')}"]
        if self.unmatched:
            stands = words.counted(self.unmatched, "row of the file matches", "rows of the file match")
            parts.append(f"{stands} no post that went out from here")
        if self.contents.unread:
            parts.append(f"{words.counted(len(self.contents.unread), 'row')} could not be read")
        return "; ".join(parts)

    def order(self) -> str:
        """How the dates were read, where nothing in the file tells; "" where it does."""
        if not self.contents.either_order:
            return ""
        how = (
            "the day first, so 05/01 is 5 January"
            if self.contents.day_first
            else "the month first, so 05/01 is May 1"
        )
        return f"The dates don’t tell whether the day or the month comes first. They were read with {how}."

    def notes(self) -> tuple[str, ...]:
        """What else the owner should know of what was not taken."""
        told = [f"Row {one.row} {one.why}." for one in self.contents.unread]
        if self.contents.unseen:
            told.insert(
                0, f"{words.counted(self.contents.unseen, 'post')} nobody saw yet: they tell nothing."
            )
        if self.contents.replies:
            replies = words.counted(self.contents.replies, "row is a reply", "rows are replies")
            told.insert(0, f"{replies} to somebody, and no post of its own.")
        return (*(f"No post of yours here: {words.quoted(text, 70)}" for text in self.unlike), *told)


def read(
    project: Project,
    path: Path,
    account_id: AccountId | None = None,
    day_first: bool | None = None,
    progress: Progress = silent,
) -> Findings:
    """What a network's file says of the posts of an account. Nothing is changed.

    Args:
        project: Whose posts.
        path: CSV, TSV or a workbook.
        account_id: Whose file it is; not needed where the file tells by its network or its posts.
        day_first: Whether 05/01 is 5 January, where nothing in the file tells; None for what suits most of the posts
            that went out, or else for the month first.
        progress: Is told of the steps.

    Raises:
        FileRefused: it can't be read, or says nothing of how posts did.
        KnownError: it may be of several accounts, and none was named; or the project has none.
        Cancelled: `progress` said so.
    """
    found = likely(project, path, account_id, day_first, progress)
    if len(found) > 1:
        raise KnownError(
            f"“{path.name}” doesn’t say which account it is of.",
            f"The project has {words.counted(len(found), 'account')} that it may be of.",
            "Name the account.",
        )
    return found[0]


def likely(
    project: Project,
    path: Path,
    account_id: AccountId | None = None,
    day_first: bool | None = None,
    progress: Progress = silent,
) -> tuple[Findings, ...]:
    """As `read`, but once for each account that the file may be of: that of its network, and of several of these those
    most of whose posts stand in it.

    Raises:
        FileRefused: it can't be read, or says nothing of how posts did.
        KnownError: the project has no account.
        Cancelled: `progress` said so.
    """
    from secondhelping.results import reading

    contents = [reading.read(path, day_first, progress)]
    if contents[0].either_order and day_first is None:
        contents.append(reading.read(path, not contents[0].day_first, progress))
    known = accounts.all_(project.store.read())
    if not known:
        raise KnownError(
            f"“{path.name}” can’t be matched to posts.",
            "The project has no account.",
            "Add the account that they are of first.",
        )
    ids = [one.id for one in known if one.id == account_id] if account_id else _of_network(known, contents[0])
    went_out = _went_out(project)
    found = [
        max(
            (_matched(project, path.name, one, went_out[one], content) for content in contents),
            key=lambda findings: len(findings.results),
        )
        for one in ids
    ]
    most = max(len(one.results) for one in found)
    return tuple(one for one in found if len(one.results) == most)


def _of_network(known: Sequence[Account], contents: "Contents") -> list[AccountId]:
    of_network = [one.id for one in known if one.network is contents.network]
    return of_network or [one.id for one in known]


def _went_out(project: Project) -> dict[AccountId, dict[str, list[Served]]]:
    """What went out on each account, by its words."""
    found: dict[AccountId, dict[str, list[Served]]] = defaultdict(lambda: defaultdict(list))
    for post in plan_view.history(project, ()):
        found[post.account_id][_key(post.text)].append(post)
    return found


def _matched(
    project: Project,
    name: str,
    account: AccountId,
    went_out: Mapping[str, Sequence[Served]],
    contents: "Contents",
) -> Findings:
    found: dict[tuple[datetime, str], PostResult] = {}
    unlike: list[str] = []
    for row in contents.rows:
        post_of = _nearest(went_out.get(_key(row.text), ()), zones.as_wall(row.at, project.zone))
        if post_of is None:
            unlike.append(row.text)
            continue
        found[post_of.at, post_of.text] = PostResult(
            account, post_of.text, post_of.kind, post_of.at, row.seen, row.answered, post_of.snippet_id
        )
    return Findings(name, account, tuple(found.values()), contents, len(unlike), tuple(unlike[:_SHOWN]))


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


def overview(
    project: Project, account_id: AccountId | None = None, days: int | None = None
) -> "tuple[Summary, int]":
    """What the results that were taken in say, and how many posts went out in all.

    Args:
        project: Whose.
        account_id: Of this account alone; None for all.
        days: Of the posts of so many days up to now; None for all.
    """
    from secondhelping.results.summary import summary

    connection = project.store.read()
    since = project.wall_now() - timedelta(days=days) if days else None

    def counts(account: AccountId, at: datetime) -> bool:
        return account_id in (None, account) and (since is None or at >= since)

    found = [one for one in result_rows.all_(connection) if counts(one.account_id, one.at)]
    known = {
        one.id: one for one in snippet_rows.get(connection, {r.snippet_id for r in found if r.snippet_id})
    }
    now = project.wall_now()
    out = [one for one in plan_view.history(project, ()) if one.at <= now and counts(one.account_id, one.at)]
    return summary(found, known), max(len(out), len(found))


def _key(text: str) -> str:
    """Networks put links of their own in the place of those that were written."""
    return normalised(_LINK.sub(" ", text))


def _nearest(posts: Sequence[Served], at: datetime) -> Served | None:
    near = [post for post in posts if abs(post.at - at) <= _APART]
    return min(near, key=lambda post: abs(post.at - at), default=None)
