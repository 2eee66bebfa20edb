# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the plan keeps to beside the mix rule, of this project: days off, holidays, rests, seasons, words gone by."""

from collections.abc import Collection, Iterable
from datetime import date

from secondhelping.domain.ids import AccountId, PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.planning import PlanningRules
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import ALWAYS
from secondhelping.operations.project import Project
from secondhelping.plan import public_holidays, zones
from secondhelping.plan.keeping import Carried, Keeping, Wording
from secondhelping.plan.stale import dated_words
from secondhelping.plan.wording import account_label
from secondhelping.posts.sameness import normalised
from secondhelping.store import accounts, documents, history, posts
from secondhelping.store import planning as planning_rows


class _Holidays:
    """The public holidays of the owner's country, looked up year by year. Slow for the first time."""

    def __init__(self, rules: PlanningRules) -> None:
        self._rules = rules
        self._years: dict[int, dict[date, str]] = {}

    def __call__(self, day: date) -> str:
        if not self._rules.country:
            return ""
        if day.year not in self._years:
            start, end = date(day.year, 1, 1), date(min(day.year + 1, date.max.year), 1, 1)
            found = public_holidays.between(self._rules.country, self._rules.region, start, end)
            self._years[day.year] = {holiday.day: holiday.name for holiday in found}
        return self._years[day.year].get(day, "")


def keeping(project: Project, posts: Iterable[Outgoing | Served]) -> Keeping:
    """What is kept to, beside these posts."""
    connection = project.store.read()
    rules = planning_rows.rules(connection)
    known = accounts.all_(connection)
    labels = {account.id: account_label(account, known) for account in known}
    return Keeping(rules, _Holidays(rules), posts, labels)


def of_snippet(project: Project, snippet_id: SnippetId) -> list[Outgoing | Served]:
    """When a snippet goes and went out, on each account: what counts for its rest and its words, however far away."""
    connection = project.store.read()
    planned = posts.of_snippets(connection, [snippet_id])
    there = {post.id for post in planned}
    found: list[Outgoing | Served] = [
        Outgoing(
            post.id, account, post.text, post.kind, post.at, zones.to_utc(post.at, project.zone), snippet_id
        )
        for post in planned
        for account in post.accounts
    ]
    # What still stands on the calendar goes by that, wherever it was written before.
    return found + [one for one in history.of_snippet(connection, snippet_id) if one.post_id not in there]


def carried(
    kind: Kind,
    accounts: Iterable[AccountId],
    texts: Iterable[str],
    snippet: Snippet | None = None,
    written: date | None = None,
    itself: Collection[PostId] = (),
) -> Carried:
    """A post as it is judged, in one of these texts: what its snippet says of its days counts."""
    language = snippet.language if snippet else ""
    wordings = tuple(Wording(normalised(text), dated_words(text, written, language)) for text in texts)
    timing = snippet.timing if snippet else ALWAYS
    snippet_id = snippet.id if snippet else None
    return Carried(kind, tuple(accounts), wordings, snippet_id, timing, frozenset(itself))


def written(project: Project, snippets: Iterable[Snippet]) -> dict[SnippetId, date]:
    """When the document of each snippet was taken in."""
    added = {document.id: document.added_at for document in documents.all_(project.store.read())}
    return {
        snippet.id: at.date() for snippet in snippets if (at := added.get(snippet.document_id)) is not None
    }
