# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is read of the plan: the calendar, the mix, accounts and slots, and the numbers of the sidebar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account, Count, Network
from secondhelping.domain.plan import ExportRecord, Occurrence, Slot, Thread
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import link_habits, plan_view
from secondhelping.operations.fitting import Fitting
from secondhelping.operations.look import business, snippets
from secondhelping.operations.project import Project
from secondhelping.plan import occurrences
from secondhelping.posts import composing, counting, splitting
from secondhelping.posts.sameness import normalised
from secondhelping.store import accounts as account_rows
from secondhelping.store import history, planning, posts, rules, series
from secondhelping.store import snippets as snippet_rows

_HALF_A_YEAR = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class SidebarNumbers:
    """What the sidebar shows. `rule_limit` is the rule's share for promotional posts, None where it sets none."""

    business: str
    to_review: int
    week_posts: int
    week_mix: Mapping[Kind, int]
    rule_limit: float | None


@dataclass(frozen=True, slots=True)
class BrokenRunView:
    """A run that breaks the rule, as the calendar shows it: the sentence, its posts and its days.

    `remedy` is the post to take off where there are too many of a kind, the latest of them; None where there
    are too few.
    """

    sentence: str
    posts: frozenset[int]
    first: date
    last: date
    remedy: int | None = None


def rule(project: Project) -> MixRule:
    return rules.rule(project.store.read())


def rule_changes(project: Project) -> list[rules.RuleChange]:
    """Every mix rule there was, with date and reason, the latest first."""
    return rules.rule_changes(project.store.read())


def rule_limit(rule_: MixRule) -> float | None:
    """The share of promotional posts a rule allows, between 0 and 1; None where it sets none."""
    most = rule_.at_most.get(Kind.PROMOTIONAL)
    return None if most is None else most / rule_.window


def ready(project: Project) -> list[Snippet]:
    """Kept snippets that are not on the calendar and not resting, best first; those that went out before come last.

    A snippet rests after its last post for as many weeks as the owner says; it does so too where its words are
    scheduled elsewhere. One that may never go out again is not ready.
    """
    rested = project.now() - timedelta(weeks=planning.rules(project.store.read()).rest_weeks)
    out = [entry for entry in plan_view.history(project, ()) if entry.instant > rested]
    resting = {entry.snippet_id for entry in out}
    elsewhere = {normalised(entry.text) for entry in out if entry.post_id is None}

    def rests(found: Snippet) -> bool:
        own = {found.text, composing.compose(found.text, found.chosen_hashtags)} if elsewhere else set()
        return found.id in resting or not elsewhere.isdisjoint(map(normalised, own))

    today = project.wall_now().date()
    kept = [
        found
        for found in snippets(project, Verdict.KEPT)
        if not found.planned and not rests(found) and not found.timing.over(today, found.served)
    ]
    return sorted(kept, key=lambda found: (found.served > 0, -found.score, found.id))


def timing_words(project: Project, snippet: Snippet) -> str:
    """When a snippet may go out: "until 3 May, in winter only"; "" for always."""
    if snippet.timing.always and snippet.timing.most is None:
        return ""
    # Only here: hardly any snippet has days of its own.
    from secondhelping.domain import timing_words

    return timing_words.timing_words(snippet.timing, project.wall_now().date(), project.zone)


def serving_words(project: Project, snippet: Snippet) -> str:
    """When a snippet may go out and in how many wordings; "" where there is nothing to say of it."""
    timing = timing_words(project, snippet)
    said = [f"{timing[0].upper()}{timing[1:]}."] if timing else []
    if snippet.wordings:
        said.append(f"{len(snippet.wordings) + 1} wordings take turns.")
    if snippet.timing.same_words:
        said.append("The same words may come back.")
    return " ".join(said)


def series_due(project: Project) -> bool:
    """Whether something that repeats is laid out for less than half a year from now, and goes on after that."""
    # Only here: most projects have nothing that repeats.
    from secondhelping.plan import recurring

    soon = project.wall_now().date() + _HALF_A_YEAR
    short = [one for one in series.all_(project.store.read()) if one.until < soon]
    return any(recurring.goes_on(one.rule, one.first, one.until) for one in short)


def accounts(project: Project) -> list[Account]:
    return account_rows.all_(project.store.read())


def slots(project: Project) -> list[Slot]:
    return account_rows.slots(project.store.read())


def exports(project: Project) -> list[ExportRecord]:
    """Every export, the latest first."""
    return history.exports(project.store.read())


def calendar(project: Project, start: date | None = None, end: date | None = None) -> list[Occurrence]:
    """Posts and talk times from `start` to before `end`, by time: the one model of every view.

    Broken runs are judged over everything, so a run that begins before `start` is seen.
    """
    return [
        entry
        for entry in shown(project)[0]
        if (start is None or entry.day >= start) and (end is None or entry.day < end)
    ]


def broken_runs(project: Project) -> list[BrokenRunView]:
    """Every run of the plan that breaks the rule, by date, with its sentence."""
    return shown(project)[1]


def shown(project: Project) -> tuple[list[Occurrence], list[BrokenRunView]]:
    """The whole calendar by time, and every run of it that breaks the rule, by date: read in one go."""
    connection = project.store.read()
    whole = plan_view.whole(project)
    found = occurrences.broken_runs_by_account(
        whole.outgoing, whole.history, account_rows.all_(connection), rules.rule(connection)
    )
    again = frozenset(entry.snippet_id for entry in whole.history if entry.snippet_id is not None)
    rows = occurrences.occurrences(
        whole.posts,
        whole.history,
        posts.talk_times(connection),
        {post for run in found for post in run.posts},
        again,
    )
    views = [
        BrokenRunView(
            run.sentence,
            frozenset(run.posts),
            run.first.date(),
            run.last.date(),
            run.posts[-1] if run.run.too_many and run.posts else None,
        )
        for run in found
    ]
    return rows, sorted(views, key=lambda view: (view.first, view.sentence))


def fits(project: Project, text: str, hashtags: tuple[str, ...] = ()) -> list[tuple[Account, Count]]:
    """A text with its hashtags, counted as each account's network counts it."""
    return fitting(project).of(text, hashtags)


def fitting(project: Project) -> Fitting:
    """What an editor counts with while it is open."""
    return Fitting(accounts(project), link_habits.habits(project))


def count(network: Network, text: str, limit: int | None = None) -> Count:
    """A text counted as a network counts it."""
    return counting.count(network, text, limit)


def has_threads(network: Network) -> bool:
    """Whether a post may go out there as several."""
    return network in splitting.NETWORKS


def thread_parts(network: Network, text: str, thread: Thread, limit: int | None = None) -> tuple[str, ...]:
    """The posts of a thread, the text itself where it fits; () where it can't be split."""
    return splitting.texts(network, text, limit, thread)


def sidebar(project: Project) -> SidebarNumbers:
    """The numbers of the sidebar, for the present week."""
    connection = project.store.read()
    today = project.wall_now().date()
    monday = today - timedelta(days=today.weekday())
    of_week = plan_view.between(project, monday, monday + timedelta(days=7))
    week = occurrences.occurrences(of_week.posts, of_week.history, ())
    rule_ = rules.rule(connection)
    kinds = [entry.kind for entry in week if entry.kind is not None]
    return SidebarNumbers(
        business=business(project),
        to_review=snippet_rows.count_waiting(connection),
        week_posts=len(kinds),
        week_mix={kind: kinds.count(kind) for kind in Kind},
        rule_limit=rule_limit(rule_),
    )
