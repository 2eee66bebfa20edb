# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A plan while it is made: what stands at each opening, what may stand there, and what a change would be worth."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.snippet import Snippet
from secondhelping.plan import objective
from secondhelping.plan.candidates import Candidates, Choice, Wording
from secondhelping.plan.crowd import FAR, Crowd
from secondhelping.plan.hours import Hour, goodness
from secondhelping.plan.lines import Ahead, Known, Line, aheads
from secondhelping.plan.notes import Gap, Why
from secondhelping.plan.objective import ANOTHER, DOCUMENT, TOPIC, Laid, Turns, Wishes
from secondhelping.plan.openings import Opening
from secondhelping.plan.tally import Tally

TALK_AFTER = timedelta(hours=2)
"""A conversation post wants somebody there to answer within this time."""


@dataclass(slots=True, eq=False)
class Laying:
    """A post that is laid out: a choice in one of its wordings, at an opening, on accounts."""

    opening: int
    at: datetime
    choice: Choice
    word: Wording
    accounts: frozenset[AccountId]

    @property
    def kind(self) -> Kind:
        return self.choice.snippet.kind


class Board:
    """The openings by time with the posts at them. Whatever is put here is legal; `value` is the objective's."""

    def __init__(
        self,
        openings: Sequence[Opening],
        candidates: Candidates,
        *,
        accounts: Sequence[Account],
        rule: MixRule,
        placed: Sequence[Outgoing],
        history: Sequence[Served],
        quiet: frozenset[date],
        talk_times: Sequence[datetime],
        results: Mapping[Hour, float],
        start: date,
    ) -> None:
        self.openings = openings
        self.candidates = candidates
        self.rule = rule
        known = Known()
        self.lines = {a.id: Line.of(a.id, placed, history, rule, known) for a in accounts}
        self.at: list[list[Laying]] = [[] for _ in openings]
        self.served: Counter[Choice] = Counter()
        self.ready = Counter(choice.snippet.kind for choice in candidates.choices)
        self.wishes = _wishes(openings, start, rule, self.ready, talk_times, results)
        self.turns = Turns(self.ready[Kind.PROMOTIONAL], len(openings), rule)
        self._ahead = aheads(openings, (*placed, *history))
        self._quiet = quiet
        self._promoting: Counter[date] = Counter()
        taken: tuple[Outgoing | Served, ...] = (*placed, *history)
        for _, day in {(post.post_id, post.at.date()) for post in taken if post.kind is Kind.PROMOTIONAL}:
            self._promoting[day] += 1
        self._promotions: list[int] = []
        self.tally = Tally(self.wishes)
        self._whys: dict[tuple[date, AccountId], Why] = {}
        self._documents, self._topics = Crowd(len(openings), DOCUMENT), Crowd(len(openings), TOPIC)

    # What stands there

    def posts(self) -> list[Laying]:
        """The posts by time."""
        return [post for here in self.at for post in here]

    def laid(self) -> list[Laid]:
        """The posts as the objective sees them."""
        return [
            Laid(
                post.opening,
                post.kind,
                len(post.accounts),
                post.choice.worth,
                post.choice.snippet.document_id,
                post.choice.topic,
            )
            for post in self.posts()
        ]

    def value(self) -> float:
        """The objective of the whole plan."""
        return objective.value(self.laid(), self.wishes)

    @property
    def places(self) -> int:
        """How many places there are: an opening has one for each account."""
        return sum(len(opening.accounts) for opening in self.openings)

    def filled(self) -> int:
        """How many places have a post."""
        return sum(len(post.accounts) for post in self.posts())

    def empty(self) -> Iterator[tuple[int, AccountId]]:
        """The places that nothing stands at."""
        for number, opening in enumerate(self.openings):
            taken = frozenset().union(*(post.accounts for post in self.at[number]))
            yield from ((number, account) for account in opening.accounts if account not in taken)

    def put(self, number: int, choice: Choice, word: Wording, accounts: Iterable[AccountId]) -> Laying:
        """Lays out one post more."""
        opening = self.openings[number]
        post = Laying(number, opening.at, choice, word, frozenset(accounts))
        for account in post.accounts:
            self.lines[account].add(opening.instant, post.kind)
        self.at[number].append(post)
        self._join(post)
        self._count(number, post.kind, 1)
        return post

    def withdraw(self, post: Laying, account: AccountId) -> None:
        """Takes a post off an account; where that was its last, off the plan."""
        self.lines[account].remove(self.openings[post.opening].instant)
        self._leave(post)
        post.accounts -= {account}
        if post.accounts:
            self._join(post)
        else:
            self.at[post.opening].remove(post)
            self._count(post.opening, post.kind, -1)

    def clear(self) -> list[Laying]:
        """Takes off all that was laid out, and gives it for `restore`."""
        posts = self.posts()
        for post in posts:
            for account in post.accounts:
                self.lines[account].remove(self.openings[post.opening].instant)
            self._leave(post)
            self._count(post.opening, post.kind, -1)
            self.at[post.opening].remove(post)
        return posts

    def restore(self, posts: Iterable[Laying]) -> None:
        """Lays out on the empty board what stood there before."""
        for post in posts:
            self.put(post.opening, post.choice, post.word, post.accounts)

    def move(self, post: Laying, number: int, account: AccountId) -> bool:
        """Takes a post on one account to an empty place, if the plan stays legal; else nothing happens."""
        choice, word, here, (there,) = post.choice, post.word, post.opening, post.accounts
        self.withdraw(post, there)
        found = self.goes(choice, number, frozenset({account}))
        if found is not None and self.takes(number, choice.snippet.kind, (account,)):
            moved = self.put(number, choice, found[0], (account,))
            instants = ((there, self.openings[here].instant), (account, self.openings[number].instant))
            if not any(self.lines[one].offends_near(instant) for one, instant in instants):
                post.opening, post.at, post.word, post.accounts = number, moved.at, moved.word, moved.accounts
                self.at[number][self.at[number].index(moved)] = post
                return True
            self.withdraw(moved, account)
        self.put(here, choice, word, (there,))
        back = self.at[here].pop()
        post.accounts = back.accounts
        self.at[here].append(post)
        return False

    def settle(self) -> None:
        """Takes off what turned out to break the rule when all was filled, as little as seems needed."""
        number_of = {opening.instant: number for number, opening in enumerate(self.openings)}
        for account, line in self.lines.items():
            while offending := line.offending():
                number = number_of[line.most_in_the_way(offending)]
                post = next(post for post in self.at[number] if account in post.accounts)
                self.withdraw(post, account)

    def extend(self, post: Laying, account: AccountId, word: Wording) -> None:
        """Sends a post to one account more, perhaps in another wording."""
        self.candidates.take(post.choice, post.word, post.at, post.accounts)
        self.lines[account].add(self.openings[post.opening].instant, post.kind)
        post.accounts |= {account}
        post.word = word
        self.candidates.put(post.choice, word, post.at, post.accounts)

    def _join(self, post: Laying) -> None:
        choice = post.choice
        self.candidates.put(choice, post.word, post.at, post.accounts)
        self.served[choice] += 1
        self._documents.add(post.opening, choice.snippet.document_id)
        self._topics.add(post.opening, choice.topic)

    def _leave(self, post: Laying) -> None:
        choice = post.choice
        self.candidates.take(choice, post.word, post.at, post.accounts)
        self.served[choice] -= 1
        self._documents.remove(post.opening, choice.snippet.document_id)
        self._topics.remove(post.opening, choice.topic)

    def _count(self, number: int, kind: Kind, sign: int) -> None:
        """One post of the kind more (1) or less (-1) at an opening."""
        self.tally.count(number, kind, sign)
        if kind is Kind.PROMOTIONAL:
            self._promoting[self.openings[number].at.date()] += sign
            if sign > 0:
                insort(self._promotions, number)
            else:
                del self._promotions[bisect_left(self._promotions, number)]

    def change(self, changes: Sequence[tuple[Laying, Choice]]) -> bool:
        """Gives posts other choices, all at once, if the plan stays legal; else nothing happens."""
        before = [(post, post.choice, post.word) for post, _ in changes]
        turned = [
            (post, choice.snippet.kind, new.snippet.kind)
            for (post, choice, _), (_, new) in zip(before, changes, strict=True)
            if choice.snippet.kind is not new.snippet.kind
        ]
        if not self._turn(turned):
            return False
        for post, _ in changes:
            self._leave(post)
        done: list[Laying] = []
        for post, choice in changes:
            found = self._goes(post, choice)
            if found is None:
                break
            post.choice, post.word = choice, found
            self._join(post)
            done.append(post)
        if len(done) == len(changes):
            return True
        for post in done:
            self._leave(post)
        for post, choice, word in before:
            post.choice, post.word = choice, word
            self._join(post)
        self._turn_back(turned)
        return False

    def may_turn(self, post: Laying, kind: Kind) -> bool:
        """Whether the rule lets a post be of another kind, whatever the snippet."""
        turned = [(post, post.kind, kind)]
        if not self._turn(turned):
            return False
        self._turn_back(turned)
        return True

    def may_change(self, post: Laying, choice: Choice) -> bool:
        """Whether a choice that is not served may take the place of another, whatever the mix."""
        found = self.goes(choice, post.opening, post.accounts)
        return found is not None and found[1] == post.accounts

    def _goes(self, post: Laying, choice: Choice) -> Wording | None:
        """The wording in which the choice may stand where the post does, on the same accounts, whatever the mix."""
        if not post.accounts <= choice.fits or not self.candidates.rested(choice, post.at):
            return None
        found = self.candidates.wording(choice, post.at, post.accounts)
        return found[0] if found is not None and found[1] == post.accounts else None

    def _turn(self, turned: Sequence[tuple[Laying, Kind, Kind]]) -> bool:
        """Posts take other kinds, if the rule of each account and those for promotions are kept; else nothing
        happens."""
        if not turned:
            return True
        for post, _, kind in turned:
            for account in post.accounts:
                self.lines[account].turn(self.openings[post.opening].instant, kind)
        for post, old, kind in turned:
            self._count(post.opening, old, -1)
            self._count(post.opening, kind, 1)
        if all(
            self.lines[account].takes_instead(self.openings[post.opening].instant, kind)
            for post, _, kind in turned
            for account in post.accounts
        ) and self._promotes_well(turned):
            return True
        self._turn_back(turned)
        return False

    def _turn_back(self, turned: Sequence[tuple[Laying, Kind, Kind]]) -> None:
        for post, old, kind in turned:
            for account in post.accounts:
                self.lines[account].turn(self.openings[post.opening].instant, old)
            self._count(post.opening, kind, -1)
            self._count(post.opening, old, 1)

    def _promotes_well(self, turned: Sequence[tuple[Laying, Kind, Kind]]) -> bool:
        """Whether the promotions among what was turned keep to one a day, to quiet days, and to their turn."""
        days = [post.at.date() for post, _, kind in turned if kind is Kind.PROMOTIONAL]
        if any(self._promoting[day] > 1 or day in self._quiet for day in days):
            return False
        if not any(Kind.PROMOTIONAL in (old, kind) for _, old, kind in turned):
            return True
        first = bisect_left(self._promotions, min(post.opening for post, _, _ in turned))
        last = bisect_right(self._promotions, max(post.opening for post, _, _ in turned))
        if sum((kind is Kind.PROMOTIONAL) - (old is Kind.PROMOTIONAL) for _, old, kind in turned) > 0:
            last = len(self._promotions)  # Those after them all come one turn later than before.
        return not self.turns.early(self._promotions[first:last], first)

    # What may stand there

    def may_promote(self, day: date) -> bool:
        """Whether a promotion may go out on the day: one a day over all accounts, none on a quiet day."""
        return day not in self._quiet and not self._promoting[day]

    def promotion_due(self, number: int) -> bool:
        """Whether one more promotion may stand at the opening without coming before its turn."""
        at = bisect_left(self._promotions, number)
        return not self.turns.early([number, *self._promotions[at:]], at)

    def takes(
        self, number: int, kind: Kind, accounts: Collection[AccountId], *, filling: bool = False
    ) -> frozenset[AccountId]:
        """The accounts among these that take a post of the kind at an opening where they have none yet; while the
        plan is filled in order of time, those that will when all is filled."""
        opening = self.openings[number]
        if kind is Kind.PROMOTIONAL and not (
            self.may_promote(opening.at.date()) and self.promotion_due(number)
        ):
            return frozenset()
        if filling:
            return frozenset(
                a for a in accounts if self.lines[a].will_take(opening.instant, kind, self._ahead[number, a])
            )
        return frozenset(a for a in accounts if self.lines[a].takes(opening.instant, kind))

    def ahead(self, number: int, account: AccountId) -> Ahead:
        """What comes on an account after one of its openings."""
        return self._ahead[number, account]

    def goes(
        self, choice: Choice, number: int, accounts: frozenset[AccountId]
    ) -> tuple[Wording, frozenset[AccountId]] | None:
        """The wording in which a choice may be served at an opening, and the accounts among these that it may go to,
        whatever the mix."""
        if choice.free and not self.served[choice]:
            goes = choice.fits & accounts
            return (choice.wordings[0], goes) if goes else None
        at = self.openings[number].at
        return self.candidates.wording(choice, at, accounts) if self.candidates.rested(choice, at) else None

    # What it would be worth

    def alone(self, choice: Choice, number: int, accounts: int) -> float:
        """What a post is worth by itself."""
        return objective.alone(choice.snippet.kind, accounts, choice.worth, number, self.wishes)

    def crowding(self, number: int, choice: Choice) -> float:
        """What the posts near an opening take from a choice there."""
        cost = self._documents.cost(number, choice.snippet.document_id)
        return cost + self._topics.cost(number, choice.topic) if choice.topic else cost

    def crowding_of_two(self, post: Laying, new: Choice, other: Laying, its: Choice) -> float:
        """The same for two posts with other choices, to compare with the crowding of both as they stand."""
        here, there, one, two = post.opening, other.opening, post.choice, other.choice
        cost = self.crowding(here, new) + self.crowding(there, its)
        if abs(here - there) <= FAR:
            # Each is counted beside what goes from the other opening, not beside what comes there; and as they stand
            # they are counted beside each other twice.
            cost += self._between(here, there, new, its) + self._between(here, there, one, two)
            cost -= self._between(here, there, new, two) + self._between(here, there, one, its)
        return cost

    def crowding_moved(self, post: Laying, number: int) -> float:
        """How much less crowded a post would be at another opening."""
        choice, here = post.choice, post.opening
        itself = self._between(here, number, choice, choice)
        return self.crowding(here, choice) - self.crowding(number, choice) + itself

    def _between(self, here: int, there: int, one: Choice, two: Choice) -> float:
        """What two choices at two openings take from each other."""
        cost = 0.0
        if one.snippet.document_id == two.snippet.document_id:
            cost += self._documents.between(here, there)
        if one.topic and one.topic == two.topic:
            cost += self._topics.between(here, there)
        return cost

    def another(self, number: int) -> float:
        """What one post more at an opening costs."""
        return ANOTHER if self.at[number] else 0.0

    # The end

    def gaps(self) -> list[Gap]:
        """The places that stay empty, with the reason that is nearest to being lifted."""
        return [
            Gap(self.openings[number].at, account, self._why(number, account))
            for number, account in self.empty()
        ]

    def _why(self, number: int, account: AccountId) -> Why:
        key = (self.openings[number].at.date(), account)
        if key not in self._whys:
            self._whys[key] = self._judged(number, account)
        return self._whys[key]

    def _judged(self, number: int, account: AccountId) -> Why:
        at = self.openings[number].at
        one = frozenset({account})
        why = Why.NOTHING_LEFT
        for choice in self.candidates.choices:
            if not self.candidates.rested(choice, at):
                continue
            if account not in choice.fits:
                why = max(why, Why.TOO_LONG)
            elif self.candidates.wording(choice, at, one) is None:
                why = max(why, Why.SAME_WORDS)
            elif choice.snippet.kind is not Kind.PROMOTIONAL:
                return Why.RULE
            else:
                why = max(why, Why.HOLIDAY if at.date() in self._quiet else Why.ONLY_PROMOTIONS)
        return why

    def left(self) -> tuple[Snippet, ...]:
        """The ready snippets that found no place in this plan and may go out."""
        return tuple(choice.snippet for choice in self.candidates.choices if not self.served[choice])

    def kept_back(self) -> tuple[Choice, ...]:
        """The choices whose words are out of date through the whole plan."""
        if not self.openings:
            return ()
        first, last = self.openings[0].at.date(), self.openings[-1].at.date()
        return tuple(
            choice
            for choice in self.candidates.choices
            if choice.left != 0
            and not self.served[choice]
            and self.candidates.out_of_date(choice, first, last)
        )

    def check(self) -> None:
        """Judges the whole plan once more. Raises RuntimeError if it breaks the rule, or has two posts in one place."""
        for here in self.at:
            taken = [account for post in here for account in post.accounts]
            if len(set(taken)) < len(taken):
                raise RuntimeError(f"the proposal has two posts in one place, at {here[0].at}")
        for line in self.lines.values():
            line.check()


def _wishes(
    openings: Sequence[Opening],
    start: date,
    rule: MixRule,
    ready: Mapping[Kind, int],
    talk_times: Sequence[datetime],
    results: Mapping[Hour, float],
) -> Wishes:
    weeks = [(opening.at.date() - start).days // 7 for opening in openings]
    ends = [
        number
        for number in range(1, len(weeks) + 1)
        if number == len(weeks) or weeks[number] != weeks[number - 1]
    ]
    talks = sorted(talk_times)
    return Wishes(
        tuple(goodness(opening.at, results) for opening in openings),
        tuple(_talked(opening.at, talks) for opening in openings),
        tuple(ends),
        objective.targets(objective.shares(ready, len(openings), rule), ends),
    )


def _talked(at: datetime, talks: Sequence[datetime]) -> bool:
    following = bisect_left(talks, at)
    return following < len(talks) and talks[following] - at <= TALK_AFTER
