# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What may be served: each ready snippet with its wordings, its worth, and when it went or goes out already."""

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.plan.likeness import groups
from secondhelping.plan.spacing import Moments
from secondhelping.plan.stale import StaleWords, dated_words
from secondhelping.posts.composing import compose
from secondhelping.posts.counting import count
from secondhelping.posts.sameness import normalised
from secondhelping.posts.tracking import marked

# Of two snippets of the same worth, chance (the seed) says which comes first.
_CHANCE = 0.02
# What went out yesterday is worth this much less than what never did; a year later nothing less.
_AGAIN = 0.2
_FORGOTTEN = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a snippet may be worded: the complete text, the form in which texts are compared, and the accounts
    whose network has room for it."""

    text: str
    normal: str
    fits: frozenset[AccountId]
    dated: tuple[StaleWords, ...] = ()

    def stale(self, day: date, again: bool) -> bool:
        """Whether its words are out of date on the day. Words that hold to the moment they were written keep it
        from coming back, not from going out for the first time."""
        return any(again if found.since is None else found.since <= day for found in self.dated)


@dataclass(slots=True, eq=False)
class Choice:
    """A snippet that may be served. `group` is that of all texts that say nearly the same; `worth` lies between
    0 and 1; `left` is how many times it may still go out, None for any number."""

    snippet: Snippet
    wordings: tuple[Wording, ...]
    group: int
    worth: float
    topic: str
    timing: Timing
    left: int | None
    fits: frozenset[AccountId]
    # Whether nothing but the plan that is being made can keep it from any time: the usual case, judged quickly.
    free: bool = False
    # When it went out last, before the plan begins.
    last: datetime | None = None

    @property
    def key(self) -> tuple[float, int]:
        """The order in which choices are tried: the best first."""
        return (-self.worth, self.snippet.id)


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything the choices are made from. `texts` are the complete wordings of each snippet, the first wanted
    first; without an entry its words and hashtags are put together. `values` say what a snippet is worth where that
    is more than its score."""

    snippets: Sequence[Snippet]
    accounts: Sequence[Account]
    taken: Sequence[Outgoing | Served]
    texts: Mapping[SnippetId, Sequence[str]]
    timings: Mapping[SnippetId, Timing]
    values: Mapping[SnippetId, float]
    written: Mapping[SnippetId, date]
    links: LinkHabits
    rest: timedelta
    same_words: timedelta
    start: date
    end: date
    seed: int


@dataclass(slots=True)
class _Out:
    """When what says nearly the same goes or went out."""

    moments: Moments = field(default_factory=Moments)
    members: int = 0


class Candidates:
    """The choices, and the memory of what goes out when, growing as posts are laid out."""

    def __init__(self, ready: Ready) -> None:
        self._rest, self._same = ready.rest, ready.same_words
        self._out: dict[int, _Out] = defaultdict(_Out)
        self._words: dict[tuple[AccountId, str], Moments] = defaultdict(Moments)
        self.choices = self._choices(ready)

    # Making them

    def _choices(self, ready: Ready) -> list[Choice]:
        snippets = sorted({one.id: one for one in ready.snippets}.values(), key=lambda one: one.id)
        wordings = {one.id: self._wordings(one, ready) for one in snippets}
        snippets = [one for one in snippets if wordings[one.id]]
        first, last = _near(ready)
        near = [post for post in ready.taken if first <= post.at <= last]
        normals = [word.normal for one in snippets for word in wordings[one.id]]
        taken = [normalised(post.text) for post in near]
        group_of = groups([*normals, *taken])
        of_snippet: dict[SnippetId | None, int] = {}
        at = 0
        for one in snippets:
            of_snippet[one.id] = group_of[at]
            at += len(wordings[one.id])
        for group, normal, post in zip(group_of[at:], taken, near, strict=True):
            self._remember(post, normal, {group, of_snippet.get(post.snippet_id, group)})
        self._link(snippets, wordings, group_of, of_snippet)
        chance = Random(ready.seed)
        times = _times_out(ready.taken)
        return [
            self._choice(one, wordings[one.id], of_snippet[one.id], chance.uniform(0, _CHANCE), times, ready)
            for one in snippets
        ]

    def _link(
        self,
        snippets: Iterable[Snippet],
        wordings: Mapping[SnippetId, tuple[Wording, ...]],
        group_of: Sequence[int],
        of_snippet: Mapping[SnippetId | None, int],
    ) -> None:
        """Wordings of one snippet need not be alike: the groups they are in are one for it."""
        at = 0
        self._linked: dict[int, set[int]] = {}
        for one in snippets:
            mine = set(group_of[at : at + len(wordings[one.id])])
            at += len(wordings[one.id])
            for group in mine:
                self._out[group].members += 1
            if len(mine) > 1:
                self._linked.setdefault(of_snippet[one.id], set()).update(mine)

    @staticmethod
    def _wordings(snippet: Snippet, ready: Ready) -> tuple[Wording, ...]:
        texts = ready.texts.get(snippet.id)
        if texts is None:
            texts = (compose(snippet.text, snippet.chosen_hashtags),)
        written = ready.written.get(snippet.id)
        found: dict[str, Wording] = {}
        for text in texts:
            normal = normalised(text)
            if text.strip() and normal not in found:
                fits = frozenset(
                    a.id for a in ready.accounts if _fits(a.network, marked(text, ready.links, a), a.limit)
                )
                found[normal] = Wording(text, normal, fits, dated_words(text, written, snippet.language))
        return tuple(found.values())

    def _choice(
        self,
        snippet: Snippet,
        wordings: tuple[Wording, ...],
        group: int,
        chance: float,
        times: Mapping[SnippetId, Sequence[datetime]],
        ready: Ready,
    ) -> Choice:
        timing = ready.timings.get(snippet.id, ALWAYS)
        out = times.get(snippet.id, ())
        worth = ready.values.get(snippet.id, snippet.score) + chance - _staleness(out, ready.start)
        known = self._out.get(group)
        free = (
            len(wordings) == 1
            and timing.always
            and not wordings[0].dated
            and known is not None
            and known.members == 1
            and not len(known.moments)
        )
        return Choice(
            snippet,
            wordings,
            group,
            min(1.0, max(0.0, worth)),
            snippet.keyphrases[0].casefold() if snippet.keyphrases else "",
            timing,
            None if timing.most is None else max(0, timing.most - len(out)),
            frozenset().union(*(word.fits for word in wordings)),
            free,
            max((at for at in out if at.date() < ready.start), default=None),
        )

    def _remember(self, post: Outgoing | Served, normal: str, in_groups: Iterable[int]) -> None:
        for group in in_groups:
            self._out[group].moments.add(post.at)
        self._words[post.account_id, normal].add(post.at)

    # Asking

    def rested(self, choice: Choice, at: datetime) -> bool:
        """Whether the snippet may go out then: it has rested, by the wall clock (a clock change makes no week
        shorter), and so has what says nearly the same; its days and its number allow it."""
        if choice.left == 0 or not choice.timing.allows(at.date()):
            return False
        return not any(
            self._out[group].moments.near(at, self._rest)
            for group in (choice.group, *self._linked.get(choice.group, ()))
        )

    def again(self, choice: Choice, at: datetime) -> datetime | None:
        """From when on it is worth asking for it again, where it may not go out at `at`; None for never. Where it may
        go out at once, on some account at least, `at` itself."""
        if choice.left == 0:
            return None
        day = choice.timing.next_day(at.date())
        if day is None:
            return None
        if day > at.date():
            return datetime.combine(day, time.min)
        for group in (choice.group, *self._linked.get(choice.group, ())):
            last = self._out[group].moments.latest_near(at, self._rest)
            if last is not None:
                return last + self._rest
        apart = self._apart(choice)
        return min(
            (self._unsaid_from(word, at, apart) for word in choice.wordings if word.fits), default=None
        )

    def _apart(self, choice: Choice) -> timedelta:
        """How long its words stay away from an account."""
        return self._rest if choice.timing.same_words else self._same

    def _unsaid_from(self, word: Wording, at: datetime, apart: timedelta) -> datetime:
        times = [
            last + apart
            if (a, word.normal) in self._words
            and (last := self._words[a, word.normal].latest_near(at, apart)) is not None
            else at
            for a in word.fits
        ]
        return min(times)

    def wording(
        self, choice: Choice, at: datetime, wanted: Collection[AccountId]
    ) -> tuple[Wording, frozenset[AccountId]] | None:
        """The wording to serve then and the accounts (of those wanted) it may go to: the one for most accounts;
        among those the one that went out the fewest times; None where there is none."""
        best: tuple[Wording, frozenset[AccountId]] | None = None
        best_key: tuple[int, int] = (0, 0)
        again = bool(len(self._out[choice.group].moments))
        apart = self._apart(choice)
        for word in choice.wordings:
            if word.stale(at.date(), again):
                continue
            goes = frozenset(
                a for a in word.fits.intersection(wanted) if self._unsaid(a, word.normal, at, apart)
            )
            if not goes:
                continue
            used = sum(len(self._words[a, word.normal]) for a in goes if (a, word.normal) in self._words)
            key = (len(goes), -used)
            if best is None or key > best_key:
                best, best_key = (word, goes), key
        return best

    def _unsaid(self, account: AccountId, normal: str, at: datetime, apart: timedelta) -> bool:
        known = self._words.get((account, normal))
        return known is None or not known.near(at, apart)

    def out_of_date(self, choice: Choice, first: date, last: date) -> bool:
        """Whether nothing but its words keeps it from going out between two days: they are out of date on both."""
        again = bool(len(self._out[choice.group].moments))
        return all(word.stale(first, again) and word.stale(last, again) for word in choice.wordings)

    # Growing

    def put(self, choice: Choice, word: Wording, at: datetime, accounts: Iterable[AccountId]) -> None:
        """Remembers that it goes out then."""
        self._out[choice.group].moments.add(at)
        for group in self._linked.get(choice.group, ()):
            if group != choice.group:
                self._out[group].moments.add(at)
        for account in accounts:
            self._words[account, word.normal].add(at)
        if choice.left is not None:
            choice.left -= 1

    def take(self, choice: Choice, word: Wording, at: datetime, accounts: Iterable[AccountId]) -> None:
        """Forgets it again."""
        self._out[choice.group].moments.remove(at)
        for group in self._linked.get(choice.group, ()):
            if group != choice.group:
                self._out[group].moments.remove(at)
        for account in accounts:
            self._words[account, word.normal].remove(at)
        if choice.left is not None:
            choice.left += 1


@lru_cache(maxsize=65536)
def _fits(network: Network, text: str, limit: int | None) -> bool:
    return count(network, text, limit).fits


def _near(ready: Ready) -> tuple[datetime, datetime]:
    """The time in which what goes out may matter to the period."""
    reach = max(ready.rest, ready.same_words)
    first, last = (datetime.combine(day, datetime.min.time()) for day in (ready.start, ready.end))
    return (
        first - reach if first - datetime.min > reach else datetime.min,
        last + reach if datetime.max - last > reach else datetime.max,
    )


def _times_out(taken: Iterable[Outgoing | Served]) -> dict[SnippetId, list[datetime]]:
    """When each snippet goes or went out; a post on several accounts counts once."""
    found: dict[SnippetId, set[tuple[int | None, datetime]]] = defaultdict(set)
    for post in taken:
        if post.snippet_id is not None:
            found[post.snippet_id].add((post.post_id, post.at))
    return {snippet: sorted(at for _, at in posts) for snippet, posts in found.items()}


def _staleness(out: Sequence[datetime], start: date) -> float:
    """How much less a snippet is worth for having gone out lately."""
    before = [at for at in out if at.date() < start]
    if not before:
        return _AGAIN if out else 0.0
    since = datetime.combine(start, datetime.min.time()) - before[-1]
    return _AGAIN * max(0.0, 1 - since / _FORGOTTEN)


def by_kind(choices: Iterable[Choice]) -> dict[Kind, list[Choice]]:
    """The choices of each kind, the best first."""
    found: dict[Kind, list[Choice]] = {kind: [] for kind in Kind}
    for choice in choices:
        insort(found[choice.snippet.kind], choice, key=lambda one: one.key)
    return found
