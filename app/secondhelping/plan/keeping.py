# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a plan keeps to beside the mix rule, said of one post at one time: why "Plan for me" would not put it there.

By hand it may stand there all the same: the owner is told before, and the gate asks for a look.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Protocol

from secondhelping.domain.ids import AccountId, PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.planning import SAME_WORDS_WEEKS, OnHolidays, PlanningRules
from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.domain.words import counted, listed, month, quoted
from secondhelping.plan.likeness import nearly
from secondhelping.plan.stale import StaleWords
from secondhelping.posts.sameness import normalised

_YEAR = timedelta(weeks=SAME_WORDS_WEEKS)


class About(Enum):
    """What is not kept to."""

    DAY_OFF = auto()
    HOLIDAY = auto()
    PROMOTIONS = auto()
    TIMING = auto()
    TOO_OFTEN = auto()
    STALE = auto()
    REST = auto()
    SAME_WORDS = auto()
    ALIKE = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing that is not kept to: in a few words for a narrow place, and in a whole sentence."""

    about: About
    short: str
    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that would go out, in the form in which texts are compared, and what of them is or will be out of date."""

    normal: str
    dated: tuple[StaleWords, ...] = ()


class Said(Protocol):
    """Anything that says something at a time: a post that goes or went out, or one on the calendar."""

    @property
    def post_id(self) -> PostId | None: ...
    @property
    def snippet_id(self) -> SnippetId | None: ...
    @property
    def text(self) -> str: ...
    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Alike:
    """Another post that says the same or nearly the same as one that is carried, and when."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A post that is or would be put somewhere. `itself` are the posts that it is, or takes the place of; `wordings`
    what may go out, the first that is not out of date and was not said: one only where the post is there already.
    `alike`, by time, is what others say nearly the same; see `alike_to`."""

    kind: Kind
    accounts: tuple[AccountId, ...]
    wordings: tuple[Wording, ...] = ()
    snippet_id: SnippetId | None = None
    timing: Timing = ALWAYS
    itself: frozenset[PostId] = frozenset()
    alike: tuple[Alike, ...] = ()

    def alike_to(self, posts: Iterable[Said]) -> tuple[Alike, ...]:
        """Which of these posts, but for those of its own snippet, say the same or nearly the same, by time."""
        others = [
            post
            for post in posts
            if post.post_id not in self.itself
            and (self.snippet_id is None or post.snippet_id != self.snippet_id)
        ]
        near = nearly({one.normal for one in self.wordings}, [post.text for post in others])
        return tuple(sorted((Alike(others[n].at, others[n].text) for n in near), key=lambda one: one.at))


@dataclass(frozen=True, slots=True, order=True)
class _Out:
    """A post that goes or went out, on one account. `key` is the same for one post on several."""

    at: datetime
    key: int


class Keeping:
    """Knows what goes and went out, and says of any post and time what is not kept to. `holiday` gives the name of the
    public holiday on a day, "" for none."""

    def __init__(
        self,
        rules: PlanningRules,
        holiday: Callable[[date], str],
        posts: Iterable[Outgoing | Served],
        labels: Mapping[AccountId, str],
    ) -> None:
        self.rules = rules
        self._labels = labels
        self._holiday = holiday
        self._promoting: dict[date, set[int]] = defaultdict(set)
        self._snippets: dict[SnippetId, list[_Out]] = defaultdict(list)
        self._words: dict[tuple[AccountId, str], list[_Out]] = defaultdict(list)
        self._instants: dict[AccountId, list[_Out]] = defaultdict(list)
        for number, post in enumerate(posts):
            out = _Out(post.at, -1 - number if post.post_id is None else int(post.post_id))
            if post.kind is Kind.PROMOTIONAL:
                self._promoting[post.at.date()].add(out.key)
            if post.snippet_id is not None:
                self._snippets[post.snippet_id].append(out)
            self._words[post.account_id, normalised(post.text)].append(out)
            self._instants[post.account_id].append(_Out(post.instant, out.key))
        for known in (self._snippets, self._words, self._instants):
            for found in known.values():
                found.sort()

    def against(
        self, carried: Carried, at: datetime, instant: datetime, *, after_it: bool = True
    ) -> tuple[Caution, ...]:
        """Everything that is not kept to.

        Args:
            carried: What is or would be put there.
            at: The wall-clock time.
            instant: The same moment, aware.
            after_it: Whether what comes after it counts too; without, only what stands before.
        """
        again = (
            *self._rest(carried, at, after_it=after_it),
            *self._same_words(carried, at, after_it=after_it),
        )
        return (
            *self.of_day(carried, at.date()),
            *self._too_often(carried, at, after_it=after_it),
            *(again or self._alike(carried, at)),
            *self._gap(carried, instant, after_it=after_it),
        )

    def of_day(self, carried: Carried, day: date) -> Iterator[Caution]:
        """What the day alone speaks against: days off, holidays, another promotion, its own days, words gone by."""
        if self.rules.off(day):
            name = next(off.name for off in self.rules.days_off if day in off)
            yield Caution(About.DAY_OFF, "Day off", f"It’s a day off of yours{f' ({name})' if name else ''}.")
        promotes = carried.kind is Kind.PROMOTIONAL
        on = self.rules.on_holidays
        if (on is OnHolidays.NOTHING or (on is OnHolidays.NO_PROMOTIONS and promotes)) and (
            name := self._holiday(day)
        ):
            rests = "promotions rest" if on is OnHolidays.NO_PROMOTIONS else "nothing is planned"
            yield Caution(About.HOLIDAY, name, f"{name}: {rests} on public holidays.")
        if promotes and any(key not in carried.itself for key in self._promoting.get(day, ())):
            words = "Another promotion goes out that day: one a day is enough, over all accounts."
            yield Caution(About.PROMOTIONS, "Another promotion", words)
        if not carried.timing.allows(day):
            yield Caution(About.TIMING, "Not on its days", f"It may go out {_days_of(carried.timing, day)}.")
        yield from self._stale(carried, day)

    def _stale(self, carried: Carried, day: date) -> Iterator[Caution]:
        """Words that are true only when they are written keep a text from coming back, not from going out at first."""
        if carried.snippet_id is not None:
            out = self._snippets.get(carried.snippet_id, ())
        else:
            both = ((account, one.normal) for account in carried.accounts for one in carried.wordings)
            out = [one for where in both for one in self._words.get(where, ())]
        again = any(one.key not in carried.itself and one.at.date() <= day for one in out)
        gone = [_gone_by(wording, day, again=again) for wording in carried.wordings]
        if gone and gone[0] is not None and None not in gone:
            yield Caution(About.STALE, "Out of date", f"{quoted(gone[0].words)} is out of date then.")

    def may(self, carried: Carried, at: datetime) -> bool:
        """Whether the day speaks against nothing."""
        return next(self.of_day(carried, at.date()), None) is None

    def said_before(self, carried: Carried, at: datetime, apart: timedelta) -> bool:
        """Whether the same words go or went out on one of its accounts so shortly before."""
        return any(
            _nearest(self._words.get((account, one.normal), ()), at, apart, carried.itself, after_it=False)
            for account in carried.accounts
            for one in carried.wordings
        )

    def turns(self, carried: Carried, day: date) -> Iterator[datetime]:
        """The wall-clock times of a day at which a rest or a year of the same words begins or is over."""
        out = self._snippets.get(carried.snippet_id, ()) if carried.snippet_id is not None else ()
        rest = timedelta(weeks=self.rules.rest_weeks)
        times = [(one.at, apart) for apart in (rest, _YEAR) for one in out]
        for out_at, apart in [*times, *((one.at, rest) for one in carried.alike)]:
            for at in (out_at - apart, out_at + apart):
                if at.date() == day:
                    yield at

    # What else goes out

    def _too_often(self, carried: Carried, at: datetime, *, after_it: bool) -> Iterator[Caution]:
        most = carried.timing.most
        if most is None or carried.snippet_id is None:
            return
        out = self._snippets.get(carried.snippet_id, ())
        others = {one.key for one in out if (after_it or one.at <= at) and one.key not in carried.itself}
        if len(others) >= most:
            times = "once" if most == 1 else counted(most, "time")
            words = f"It may go out {times} at most, and does without this."
            yield Caution(About.TOO_OFTEN, "Served often enough", words)

    def _rest(self, carried: Carried, at: datetime, *, after_it: bool) -> Iterator[Caution]:
        if carried.snippet_id is None:
            return
        rest = timedelta(weeks=self.rules.rest_weeks)
        near = _nearest(
            self._snippets.get(carried.snippet_id, ()), at, rest, carried.itself, after_it=after_it
        )
        if near is not None:
            weeks = counted(self.rules.rest_weeks, "week")
            words = f"It {_goes(near, at)} too, and rests for {weeks}."
            yield Caution(About.REST, f"Goes out {_day(near.date(), at.date())}", words)

    def _same_words(self, carried: Carried, at: datetime, *, after_it: bool) -> Iterator[Caution]:
        rest = timedelta(weeks=self.rules.rest_weeks)
        allowed = self.rules.same_words or carried.timing.same_words
        apart = rest if allowed else max(rest, _YEAR)
        said: list[dict[datetime, list[str]]] = []
        for wording in carried.wordings:
            found: dict[datetime, list[str]] = defaultdict(list)
            for account in carried.accounts:
                out = self._words.get((account, wording.normal), ())
                near = _nearest(out, at, apart, carried.itself, after_it=after_it)
                if near is not None:
                    found[near].append(self._labels.get(account, ""))
            if not found:
                return
            said.append(found)
        for near, labels in said[0].items() if said else ():
            within = "a year" if not allowed else counted(self.rules.rest_weeks, "week")
            words = f"The same words go out on {listed(labels)} on {_day(near.date(), at.date())}, within {within}."
            yield Caution(About.SAME_WORDS, "The same words again", words)

    def _alike(self, carried: Carried, at: datetime) -> Iterator[Caution]:
        """What says nearly the same rests as the snippet itself does, on whichever account it goes out."""
        rest = timedelta(weeks=self.rules.rest_weeks)
        near = [one for one in carried.alike if abs(one.at - at) < rest]
        if near:
            one = min(near, key=lambda one: abs(one.at - at))
            weeks = counted(self.rules.rest_weeks, "week")
            words = f"{quoted(one.text, 40)} {_goes(one.at, at)} and says nearly the same: that rests for {weeks}."
            yield Caution(About.ALIKE, f"Alike on {_day(one.at.date(), at.date())}", words)

    def _gap(self, carried: Carried, instant: datetime, *, after_it: bool) -> Iterator[Caution]:
        gap = timedelta(minutes=self.rules.gap_minutes)
        labels = [
            self._labels.get(account, "")
            for account in carried.accounts
            if _nearest(self._instants.get(account, ()), instant, gap, carried.itself, after_it=after_it)
        ]
        if labels:
            minutes = counted(self.rules.gap_minutes, "minute")
            words = f"Another post stands less than {minutes} away on {listed(labels)}."
            yield Caution(About.GAP, "Too close to another", words)


def _nearest(
    out: Sequence[_Out], at: datetime, apart: timedelta, itself: Collection[int], *, after_it: bool
) -> datetime | None:
    """The nearest of these times that lies less than so much before or after."""
    first = bisect_right(out, at - apart, key=lambda one: one.at)
    last = bisect_left(out, at + apart, key=lambda one: one.at)
    near = [one.at for one in out[first:last] if one.key not in itself and (after_it or one.at <= at)]
    return min(near, key=lambda one: abs(one - at), default=None)


def _gone_by(wording: Wording, day: date, *, again: bool) -> StaleWords | None:
    """The first words that are out of date on the day."""
    gone = (one for one in wording.dated if (again if one.since is None else one.since <= day))
    return next(gone, None)


def _goes(near: datetime, at: datetime) -> str:
    verb = "goes out" if near >= at else "went out"
    return f"{verb} on {_day(near.date(), at.date())}"


def _days_of(timing: Timing, day: date) -> str:
    """ "from 3 May to 4 June", "in winter only"."""
    from secondhelping.domain.timing_words import season_words

    said = []
    if timing.first is not None and day < timing.first:
        said.append(f"from {_day(timing.first, day)} on")
    if timing.last is not None and day > timing.last:
        said.append(f"until {_day(timing.last, day)}")
    return listed(said) or season_words(timing.season)


def _day(day: date, beside: date) -> str:
    """ "3 May", with the year where it is another one than that of the day beside."""
    return f"{day.day} {month(day)}" + ("" if day.year == beside.year else f" {day.year}")
