# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What screens and commands read: rows ready to show. Nothing here changes anything."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secondhelping.domain.document import Document, Passage
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account, Count, Network
from secondhelping.domain.plan import REST_WEEKS, ExportRecord, Occurrence, Outgoing, Served, Slot
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import export_plan, plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import mix, occurrences
from secondhelping.posts import composing, counting
from secondhelping.review import decisions
from secondhelping.review import queue as review
from secondhelping.review.queue import Counts as Counts
from secondhelping.review.queue import Group as Group
from secondhelping.review.queue import Queue as Queue
from secondhelping.review.queue import Wanted as Wanted
from secondhelping.snippets import cues
from secondhelping.store import accounts as account_rows
from secondhelping.store import documents as document_rows
from secondhelping.store import history, posts, settings
from secondhelping.store import snippets as snippet_rows


@dataclass(frozen=True, slots=True)
class SidebarNumbers:
    """What the sidebar shows. `rule_limit` is the rule's share for promotional posts, None where it sets none."""

    business: str
    to_review: int
    paused: bool
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


def business(project: Project) -> str:
    return settings.get(project.store.read(), "business")


def zone(project: Project) -> str:
    """The IANA zone that the plan's wall-clock times are in."""
    return project.zone


def today(project: Project) -> date:
    """The day it is in the plan's zone."""
    return project.wall_now().date()


def rule(project: Project) -> MixRule:
    return settings.rule(project.store.read())


def rule_changes(project: Project) -> list[settings.RuleChange]:
    """Every mix rule there was, with date and reason, the latest first."""
    return settings.rule_changes(project.store.read())


def rule_limit(rule_: MixRule) -> float | None:
    """The share of promotional posts a rule allows, between 0 and 1; None where it sets none."""
    most = rule_.at_most.get(Kind.PROMOTIONAL)
    return None if most is None else most / rule_.window


def documents(project: Project) -> list[Document]:
    """Every document, the latest first."""
    return document_rows.all_(project.store.read())


def passages(project: Project, document_id: DocumentId, start: int = 0, most: int = -1) -> list[Passage]:
    """A document's passages in reading order; a snippet's span counts in these. From number `start`, at most
    `most` of them (-1 for all), so that a long document can be shown bit by bit."""
    return document_rows.passages(project.store.read(), document_id, start, most)


def documents_with(project: Project, words: str) -> list[DocumentId]:
    """The documents that have these words, as they stand, in their title or their text."""
    return document_rows.with_words(project.store.read(), words)


def snippets(
    project: Project, verdict: Verdict | None = None, document_id: DocumentId | None = None
) -> list[Snippet]:
    """Snippets grouped by document (latest first), there in reading order."""
    return snippet_rows.all_(project.store.read(), verdict, document_id)


def snippet(project: Project, snippet_id: SnippetId) -> Snippet | None:
    found = snippet_rows.get(project.store.read(), [snippet_id])
    return found[0] if found else None


def review_queue(
    snippets_: Iterable[Snippet], wanted: Wanted, always: Collection[SnippetId] = frozenset()
) -> Queue:
    """Snippets as the Review page shows them: by document, with counts. `always` stay whatever their kind."""
    return review.queue(snippets_, wanted, always)


def next_to_review(
    order: Sequence[SnippetId], current: SnippetId, gone: Collection[SnippetId]
) -> SnippetId | None:
    """What to show once those `gone` have left the queue; None when nothing is left."""
    return review.next_after(order, current, gone)


def count_ready(snippets_: Iterable[Snippet]) -> int:
    """How many of them are ready to serve: kept and not on the calendar."""
    return review.ready(snippets_)


def hashtags_refused(hashtags: Sequence[str]) -> KnownError | None:
    """Why these hashtags can't go out with a snippet; None where they can."""
    try:
        decisions.hashtags(hashtags)
    except KnownError as error:
        return error
    return None


def reads_like_offer(text: str, before: str = "") -> tuple[str, ...]:
    """The words that make a text read like an offer, as they stand in it; () where none does.

    Words that `before`, such as the document's own text, had already are left out.
    """
    known = {word.casefold() for word in cues.promotional_cues(before)}
    return tuple(word for word in cues.promotional_cues(text) if word.casefold() not in known)


def ready(project: Project) -> list[Snippet]:
    """Kept snippets that are not on the calendar and not resting, best first; those that went out before come last.

    A snippet rests for `REST_WEEKS` after its last post.
    """
    rested = project.now() - timedelta(weeks=REST_WEEKS)
    resting = {entry.snippet_id for entry in history.served(project.store.read()) if entry.instant > rested}
    kept = [found for found in snippets(project, Verdict.KEPT) if not found.planned and found.id not in resting]
    return sorted(kept, key=lambda found: (found.served > 0, -found.score, found.id))


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
    connection = project.store.read()
    again = frozenset(
        entry.snippet_id for entry in history.served(connection) if entry.snippet_id is not None
    )
    found = occurrences.occurrences(
        posts.all_(connection),
        history.served(connection),
        posts.talk_times(connection),
        settings.rule(connection),
        project.zone,
        again,
    )
    return [
        entry for entry in found if (start is None or entry.day >= start) and (end is None or entry.day < end)
    ]


def broken_runs(project: Project) -> list[BrokenRunView]:
    """Every run of the plan that breaks the rule, by date, with its sentence."""
    connection = project.store.read()
    found = occurrences.broken_runs_by_account(
        plan_view.outgoing(project),
        history.served(connection),
        account_rows.all_(connection),
        settings.rule(connection),
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
    return sorted(views, key=lambda view: (view.first, view.sentence))


def fits(project: Project, text: str, hashtags: tuple[str, ...] = ()) -> list[tuple[Account, Count]]:
    """A text with its hashtags, counted as each account's network counts it."""
    full = composing.compose(text, hashtags)
    return [(account, counting.count(account.network, full, account.limit)) for account in accounts(project)]


def count(network: Network, text: str, limit: int | None = None) -> Count:
    """A text counted as a network counts it."""
    return counting.count(network, text, limit)


def would_break(project: Project, snippet_id: SnippetId, at: datetime) -> list[str]:
    """Why a snippet placed at this wall-clock time would break the rule, a sentence for each account; [] if it
    would not. For the calendar while something is dragged."""
    found = snippet(project, snippet_id)
    if found is None:
        return []
    return _would_break(project, found.kind, at, plan_view.outgoing(project))


def move_would_break(project: Project, post_id: int, at: datetime) -> list[str]:
    """Like `would_break`, for a post that is moved."""
    outgoing = plan_view.outgoing(project)
    moved = [post for post in outgoing if post.post_id == post_id]
    rest = tuple(post for post in outgoing if post.post_id != post_id)
    return (
        _would_break(project, moved[0].kind, at, rest, frozenset(p.account_id for p in moved))
        if moved
        else []
    )


def _would_break(
    project: Project,
    kind: Kind,
    at: datetime,
    outgoing: tuple[Outgoing, ...],
    only: frozenset[int] | None = None,
) -> list[str]:
    from secondhelping.plan import zones

    connection = project.store.read()
    served = history.served(connection)
    rule_ = settings.rule(connection)
    instant = zones.to_utc(at, project.zone)
    sentences = []
    for account in account_rows.all_(connection):
        if only is not None and account.id not in only:
            continue
        row: list[Outgoing | Served] = mix.sequence(outgoing, served, account.id)
        index = sum(1 for entry in row if entry.instant <= instant)
        run = mix.allowed([(entry.kind, isinstance(entry, Served)) for entry in row], index, kind, rule_)
        if run is not None:
            sentences.append(occurrences.run_sentence(run, account, rule_))
    return sentences


def sidebar(project: Project) -> SidebarNumbers:
    """The numbers of the sidebar, for the present week."""
    connection = project.store.read()
    today = project.wall_now().date()
    monday = today - timedelta(days=today.weekday())
    week = calendar(project, monday, monday + timedelta(days=7))
    rule_ = settings.rule(connection)
    kinds = [entry.kind for entry in week if entry.kind is not None]
    return SidebarNumbers(
        business=business(project),
        to_review=snippet_rows.count_waiting(connection),
        paused=not export_plan.check(project).passed,
        week_posts=len(kinds),
        week_mix={kind: kinds.count(kind) for kind in Kind},
        rule_limit=rule_limit(rule_),
    )
