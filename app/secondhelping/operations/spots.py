# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where on the calendar something may go: for each day the time it would take, and what speaks against it.

Everything is read once, so that a whole month is known before a drag has moved a pixel.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from secondhelping.domain import words
from secondhelping.domain.ids import AccountId, PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import mix, spots, wording, zones
from secondhelping.posts import composing, counting
from secondhelping.store import accounts as account_rows
from secondhelping.store import posts, rules, snippets


@dataclass(frozen=True, slots=True)
class Spot:
    """What it would mean to put something on a day: the wall-clock time it takes there, whether that is past,
    and why it would break the rule, accounts with the same reason together."""

    at: datetime
    past: bool = False
    against: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not self.past and not self.against


def fitting_accounts(
    project: Project, snippet_id: SnippetId, among: Collection[AccountId] = ()
) -> tuple[AccountId, ...]:
    """The accounts (of `among`, or of all) whose network has room for a snippet with its hashtags; all of them
    where none has, so that the owner sees the problem in the post."""
    connection = project.store.read()
    found = snippets.get(connection, [snippet_id])
    wanted = [a for a in account_rows.all_(connection) if not among or a.id in among]
    fitting = [a.id for a in wanted if found and _fits(found[0], a)]
    return tuple(fitting or [a.id for a in wanted])


def _fits(snippet: Snippet, account: Account) -> bool:
    full = composing.compose(snippet.text, snippet.chosen_hashtags)
    return counting.count(account.network, full, account.limit).fits


def free_time(project: Project, day: date, accounts: Collection[AccountId] = ()) -> datetime:
    """The wall-clock time for one more post on a day: see `plan.spots.free_time`. With `accounts`, only their
    weekly times count."""
    return free_times(project, [day], accounts)[day]


def free_times(
    project: Project, days: Iterable[date], accounts: Collection[AccountId] = ()
) -> dict[date, datetime]:
    """The same for many days at once."""
    connection = project.store.read()
    slots = [s for s in account_rows.slots(connection) if not accounts or s.account_id in accounts]
    taken = {post.at for post in posts.all_(connection)}
    now = project.wall_now()
    return {day: spots.free_time(day, slots, taken, now) for day in days}


def for_snippet(
    project: Project, snippet_id: SnippetId, days: Iterable[date], among: Collection[AccountId] = ()
) -> dict[date, Spot]:
    """What placing a snippet on each of these days would mean, on the accounts `among` (all without) that it
    fits."""
    found = snippets.get(project.store.read(), [snippet_id])
    if not found:
        return {}
    accounts = fitting_accounts(project, snippet_id, among)
    times = free_times(project, days, among)
    return _judged(project, found[0].kind, times, plan_view.outgoing(project), accounts)


def for_post(project: Project, post_id: PostId, days: Iterable[date]) -> dict[date, Spot]:
    """What moving a post to each of these days would mean; it keeps its time of day."""
    post = posts.get(project.store.read(), post_id)
    if post is None:
        return {}
    times = {day: datetime.combine(day, post.at.time()) for day in days}
    rest = tuple(entry for entry in plan_view.outgoing(project) if entry.post_id != post_id)
    return _judged(project, post.kind, times, rest, post.accounts)


def for_talk_time(project: Project, days: Iterable[date], at: datetime) -> dict[date, Spot]:
    """What a talk time at this time of day would mean on each day: it is never counted, only its time can be
    past."""
    now = project.wall_now()
    times = {day: datetime.combine(day, at.time()) for day in days}
    return {day: Spot(moment, moment <= now) for day, moment in times.items()}


def _judged(
    project: Project,
    kind: Kind,
    times: Mapping[date, datetime],
    outgoing: tuple[Outgoing, ...],
    accounts: Collection[AccountId],
) -> dict[date, Spot]:
    connection = project.store.read()
    served = plan_view.history(project)
    rule = rules.rule(connection)
    known = account_rows.all_(connection)
    rows = [
        _Row(wording.account_label(account, known), mix.sequence(outgoing, served, account.id))
        for account in known
        if account.id in accounts
    ]
    now = project.wall_now()
    found = {}
    for day, at in times.items():
        instant = zones.to_utc(at, project.zone)
        broken: dict[str, list[str]] = {}
        for row in rows:
            why = row.would_break(kind, instant, rule)
            if why is not None:
                broken.setdefault(why, []).append(row.label)
        against = tuple(f"On {words.listed(labels)}, {why}" for why, labels in broken.items())
        found[day] = Spot(at, at <= now, against)
    return found


class _Row:
    """What goes out on one account, in order, ready to be asked what one more post would do."""

    def __init__(self, label: str, entries: list[Outgoing | Served]) -> None:
        self.label = label
        self._instants = [entry.instant for entry in entries]
        self._places = mix.places(entries)

    def would_break(self, kind: Kind, instant: datetime, rule: MixRule) -> str | None:
        """What one more post of this kind at this moment would make of the rule; None where it keeps it."""
        run = mix.allowed(self._places, bisect_right(self._instants, instant), kind, rule)
        if run is None:
            return None
        length = min(rule.window, len(self._places) + 1)
        number = f"{run.found} of {length}"
        if not run.too_many:
            number = f"only {run.found} {run.kind.value} of {length}"
        return f"that would make {number}. {wording.reason(run)}"
