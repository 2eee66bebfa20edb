# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": chooses what goes where, never breaking the rule, and says what it could not do."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.link_habits import PLAIN, LinkHabits
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import NewPost, Outgoing, Proposal, Served, Slot
from secondhelping.domain.snippet import Snippet
from secondhelping.plan.lines import Line
from secondhelping.plan.notes import Gap, Outcome, Why, notes
from secondhelping.plan.openings import Opening, openings
from secondhelping.plan.spacing import REST_WEEKS, Moments
from secondhelping.plan.wishes import KindOrder, Promotions, Values
from secondhelping.posts.composing import compose
from secondhelping.posts.counting import count
from secondhelping.posts.sameness import normalised
from secondhelping.posts.tracking import marked


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan with: ready snippets, weekly slots, what went out, what stands on the plan already.

    `start` is the first day, `weeks` how many times seven days; `now` is aware. `texts` gives what goes out for a
    snippet, hashtags included; without an entry its words and chosen hashtags are put together. `links` says what is
    added to the links in them.
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
    rest_weeks: int = REST_WEEKS
    texts: Mapping[SnippetId, str] | None = None
    links: LinkHabits = PLAIN


def plan_for_me(request: PlanRequest) -> Proposal:
    """Fills the free slots of the period.

    Never: a run that breaks the rule, on any account, with history and placed posts on both sides; two promotions
    on one day; a snippet or the same words again within the rest period; a text that does not fit; a place within
    an hour of another post of the account; a time that is past, too soon or skipped by the clocks. Slots of several
    accounts at one time make one post. A slot that nothing may take stays empty, and a note says why.

    The same request gives the same proposal.
    """
    known = {account.id for account in request.accounts}
    taken: tuple[Outgoing | Served, ...] = (*request.placed, *request.history)
    slots = [slot for slot in request.slots if slot.account_id in known]
    found = openings(slots, request.start, request.weeks, request.zone, request.now, taken)
    filling = _Filling(request, len(found.found))
    for number, opening in enumerate(found.found):
        filling.fill(number, opening)
    filling.check()
    outcome = Outcome(
        request.start,
        request.weeks,
        len(filling.posts),
        tuple(filling.gaps),
        found.skipped,
        filling.left(),
    )
    return Proposal(tuple(filling.posts), notes(outcome, request), len(filling.gaps))


@dataclass(frozen=True, slots=True)
class _Choice:
    """A snippet with its text, its normal form, and the accounts it fits."""

    snippet: Snippet
    text: str
    normal: str
    fits: frozenset[AccountId]


class _Filling:
    """The state of a plan while it is filled, opening after opening in order of time."""

    def __init__(self, request: PlanRequest, number: int) -> None:
        self.posts: list[NewPost] = []
        self.gaps: list[Gap] = []
        self._rest = timedelta(weeks=request.rest_weeks)
        self._choices = _choices(request)
        ready = Counter(choice.snippet.kind for choice in self._choices)
        self._promotions = Promotions(ready[Kind.PROMOTIONAL], number, request.rule)
        self._kinds = KindOrder(ready, number, request.rule)
        self._values = Values(request.snippets, request.seed)
        self._lines = {
            account.id: Line.of(account.id, request.placed, request.history, request.rule)
            for account in request.accounts
        }
        self._out: dict[SnippetId | str, Moments] = defaultdict(Moments)
        self._promoting: set[date] = set()
        taken: tuple[Outgoing | Served, ...] = (*request.placed, *request.history)
        for post in taken:
            self._remember(post.snippet_id, normalised(post.text), post.kind, post.at)

    def _remember(self, snippet: SnippetId | None, normal: str, kind: Kind, at: datetime) -> None:
        self._out[normal].add(at)
        if snippet is not None:
            self._out[snippet].add(at)
        if kind is Kind.PROMOTIONAL:
            self._promoting.add(at.date())

    def fill(self, number: int, opening: Opening) -> None:
        """One post for all accounts of the opening; where that cannot be, more than one, or a gap."""
        accounts = set(opening.accounts)
        rested = [choice for choice in self._choices if self._rested(choice, opening.at)]
        while accounts:
            takes = {
                kind: frozenset(a for a in accounts if self._lines[a].takes(opening.instant, kind))
                for kind in Kind
            }
            choice = self._best(number, opening, rested, takes)
            if choice is None:
                break
            served = choice.fits & takes[choice.snippet.kind]
            self._place(choice, opening, tuple(sorted(served)))
            accounts -= served
            rested = [other for other in rested if self._rested(other, opening.at)]
        self.gaps += [Gap(opening.at, account, _why(account, rested)) for account in sorted(accounts)]

    def _rested(self, choice: _Choice, at: datetime) -> bool:
        """Whether snippet and words have had their rest, by the wall clock: a clock change makes no week shorter."""
        return not any(
            key in self._out and self._out[key].near(at, self._rest)
            for key in (choice.snippet.id, choice.normal)
        )

    def _best(
        self,
        number: int,
        opening: Opening,
        rested: Iterable[_Choice],
        takes: Mapping[Kind, frozenset[AccountId]],
    ) -> _Choice | None:
        """The snippet for most accounts; among those the kind whose turn it is; among those the best."""
        promote = self._promotions.due(number) and opening.at.date() not in self._promoting
        ranks = {
            kind: (kind is not Kind.PROMOTIONAL, self._kinds.rank(kind))
            for kind in Kind
            if takes[kind] and (promote or kind is not Kind.PROMOTIONAL)
        }
        best: _Choice | None = None
        best_key: tuple[object, ...] = ()
        for choice in rested:
            kind = choice.snippet.kind
            covered = len(choice.fits & takes[kind]) if kind in ranks else 0
            if not covered:
                continue
            key = (
                -covered,
                ranks[kind],
                self._values.same_document(choice.snippet),
                -self._values.of(choice.snippet),
                choice.snippet.id,
            )
            if best is None or key < best_key:
                best, best_key = choice, key
        return best

    def _place(self, choice: _Choice, opening: Opening, accounts: tuple[AccountId, ...]) -> None:
        snippet = choice.snippet
        self.posts.append(NewPost(snippet.id, choice.text, snippet.kind, opening.at, accounts))
        for account in accounts:
            self._lines[account].add(opening.instant, snippet.kind)
        self._remember(snippet.id, choice.normal, snippet.kind, opening.at)
        self._values.placed(snippet)
        self._kinds.placed(snippet.kind)
        if snippet.kind is Kind.PROMOTIONAL:
            self._promotions.placed()

    def left(self) -> tuple[Snippet, ...]:
        """The ready snippets that found no place in this plan and may go out."""
        used = {post.snippet_id for post in self.posts}
        return tuple(c.snippet for c in self._choices if c.snippet.id not in used)

    def check(self) -> None:
        """Judges the whole proposal once more. Raises RuntimeError if it breaks the rule."""
        for line in self._lines.values():
            line.check()


def _choices(request: PlanRequest) -> list[_Choice]:
    texts = request.texts or {}
    found = []
    for snippet in {snippet.id: snippet for snippet in request.snippets}.values():
        text = texts.get(snippet.id)
        text = compose(snippet.text, snippet.chosen_hashtags) if text is None else text
        fits = frozenset(
            a.id for a in request.accounts if count(a.network, marked(text, request.links, a), a.limit).fits
        )
        if text.strip():
            found.append(_Choice(snippet, text, normalised(text), fits))
    return sorted(found, key=lambda choice: choice.snippet.id)


def _why(account: AccountId, rested: Iterable[_Choice]) -> Why:
    """What kept every snippet from this place; the reason that is nearest to being lifted."""
    left = list(rested)
    fitting = [choice for choice in left if account in choice.fits]
    if not left:
        return Why.NOTHING_LEFT
    if not fitting:
        return Why.TOO_LONG
    if any(choice.snippet.kind is not Kind.PROMOTIONAL for choice in fitting):
        return Why.RULE
    return Why.ONLY_PROMOTIONS
