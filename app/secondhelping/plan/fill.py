# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": chooses what goes where, never breaking the rule, and says what it could not do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.link_habits import PLAIN, LinkHabits
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import NewPost, Outgoing, Proposal, Served, Slot
from secondhelping.domain.planning import SAME_WORDS_WEEKS, Holiday, OnHolidays, PlanningRules
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import Timing
from secondhelping.plan.board import Board
from secondhelping.plan.candidates import Candidates, Ready
from secondhelping.plan.hours import Hour
from secondhelping.plan.notes import Outcome, notes
from secondhelping.plan.openings import Openings, openings
from secondhelping.plan.reasons import Reasons
from secondhelping.plan.search import search
from secondhelping.plan.value import Value


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan with: ready snippets, weekly slots, what went out, what stands on the plan already.

    `start` is the first day, `weeks` how many times seven days, `until` the last day where that does not end a week;
    `now` is aware. `texts` gives the complete wordings
    of a snippet, hashtags included, the first wanted first; without an entry its words and chosen hashtags are put
    together. `values` says what a snippet is worth where that is not its score; `written` when its document
    was taken in; `results` how good hours were. `talk_times` are wall-clock times. `links`
    says what is added to the links in the texts.
    """

    snippets: tuple[Snippet, ...]
    slots: tuple[Slot, ...]
    accounts: tuple[Account, ...]
    rule: MixRule
    history: tuple[Served, ...]
    placed: tuple[Outgoing, ...]
    start: date
    weeks: int
    zone: str
    seed: int
    now: datetime
    rules: PlanningRules = field(default_factory=PlanningRules)
    holidays: tuple[Holiday, ...] = ()
    texts: Mapping[SnippetId, Sequence[str]] = field(default_factory=dict)
    timings: Mapping[SnippetId, Timing] = field(default_factory=dict)
    values: Mapping[SnippetId, Value] = field(default_factory=dict)
    written: Mapping[SnippetId, date] = field(default_factory=dict)
    talk_times: tuple[datetime, ...] = ()
    results: Mapping[Hour, float] = field(default_factory=dict)
    links: LinkHabits = PLAIN
    until: date = date.max

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.start + timedelta(weeks=self.weeks)

    @property
    def taken(self) -> tuple[Outgoing | Served, ...]:
        """What has its time already."""
        return (*self.placed, *self.history)


def plan_for_me(request: PlanRequest) -> Proposal:
    """Fills the free slots of the period.

    Never: a run that breaks the rule, on any account, with history and placed posts on both sides; two promotions on
    one day, or one on a public holiday; a snippet, or what says nearly the same, within the rest; the same words on an
    account within a year, or stale words again; anything on a day off; a snippet out of its days, its season or its
    number; a text that does not fit; a place within the gap of another post of the account; a time that is past, too
    soon or skipped by the clocks. Slots of several accounts at one time make one post. A slot that nothing may take
    stays empty, and a note says why.

    Among the plans that keep to this it looks for one that is worth much (objective.py). The same request gives the
    same proposal.
    """
    found = opened(request)
    board = board_of(request, found)
    search(board, request.seed)
    board.check()
    outcome = Outcome(
        request.start,
        request.weeks,
        len(board.posts()),
        tuple(board.gaps()),
        found,
        board.left(),
        board.kept_back(),
    )
    told = Reasons(board, request.values, request.results)
    posts = tuple(
        NewPost(
            post.choice.snippet.id,
            post.word.text,
            post.kind,
            post.at,
            tuple(sorted(post.accounts)),
            told.of(post),
        )
        for post in board.posts()
    )
    return Proposal(posts, notes(outcome, request), len(outcome.gaps))


def opened(request: PlanRequest) -> Openings:
    """The openings that a request is about."""
    known = {account.id for account in request.accounts}
    slots = [slot for slot in request.slots if slot.account_id in known]
    closed_for_holidays = (
        {holiday.day for holiday in request.holidays}
        if request.rules.on_holidays is OnHolidays.NOTHING
        else set()
    )
    return openings(
        slots,
        request.start,
        request.weeks,
        request.zone,
        request.now,
        request.taken,
        timedelta(minutes=request.rules.gap_minutes),
        lambda day: day in closed_for_holidays or request.rules.off(day),
        request.until,
    )


def board_of(request: PlanRequest, found: Openings) -> Board:
    """The empty plan of a request."""
    rest = timedelta(weeks=request.rules.rest_weeks)
    candidates = Candidates(
        Ready(
            snippets=request.snippets,
            accounts=request.accounts,
            taken=request.taken,
            texts=request.texts,
            timings=request.timings,
            values={number: value.worth for number, value in request.values.items()},
            written=request.written,
            links=request.links,
            rest=rest,
            same_words=rest if request.rules.same_words else max(rest, timedelta(weeks=SAME_WORDS_WEEKS)),
            start=request.start,
            end=request.end,
            seed=request.seed,
        )
    )
    quiet = (
        {holiday.day for holiday in request.holidays}
        if request.rules.on_holidays is OnHolidays.NO_PROMOTIONS
        else set()
    )
    return Board(
        found.found,
        candidates,
        accounts=request.accounts,
        rule=request.rule,
        placed=request.placed,
        history=request.history,
        quiet=frozenset(quiet),
        talk_times=request.talk_times,
        results=request.results,
        start=request.start,
    )
