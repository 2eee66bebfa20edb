# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The moments a plan can fill: weekly slots laid over a period, with the accounts that are free at each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from secondhelping.domain.ids import AccountId
from secondhelping.domain.plan import Outgoing, Served, Slot
from secondhelping.plan import zones
from secondhelping.plan.spacing import LEAD, SAME_PLACE, Moments


@dataclass(frozen=True, slots=True)
class Opening:
    """A wall-clock time with its instant, and the accounts that have a slot there and are free."""

    at: datetime
    instant: datetime
    accounts: tuple[AccountId, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """The openings by time, and the times that were left out: those the clocks jump over, those on closed days (one
    for each account), and those too close to the account's time before; `past` counts those that are over."""

    found: tuple[Opening, ...]
    skipped: tuple[datetime, ...]
    closed: tuple[datetime, ...] = ()
    close: tuple[tuple[datetime, AccountId], ...] = ()
    past: int = 0


def openings(
    slots: Iterable[Slot],
    start: date,
    weeks: int,
    zone: str,
    now: datetime,
    taken: Iterable[Outgoing | Served],
    gap: timedelta = SAME_PLACE,
    closed: Callable[[date], bool] = lambda _: False,
    until: date = date.max,
) -> Openings:
    """Every time of the period that can still take a post.

    Args:
        slots: The weekly slots; those of several accounts at one weekday and time make one opening.
        start: The first day; a slot of the same weekday counts from that very day.
        weeks: How many times seven days.
        zone: The plan's IANA zone.
        now: Aware. Times that are past or too soon for a scheduler are left out.
        taken: What has its place already: an account is not free within the gap of it.
        gap: How far apart the posts of an account stay.
        closed: Whether nothing is planned on a day.
        until: The last day, where that does not end a week.
    """
    places = _taken(taken)
    found: list[Opening] = []
    skipped: list[datetime] = []
    off: list[datetime] = []
    close: list[tuple[datetime, AccountId]] = []
    past = 0
    last: dict[AccountId, datetime] = {}
    wanted = ((at, accounts) for at, accounts in _moments(slots, start, weeks) if at.date() <= until)
    moments = [(zones.to_utc(at, zone), at, accounts) for at, accounts in wanted]
    for instant, at, accounts in sorted(moments):
        if instant < now + LEAD:
            past += len(accounts)
            continue
        if closed(at.date()):
            off += [at] * len(accounts)
            continue
        if not zones.exists(at, zone):
            skipped.append(at)
            continue
        free = tuple(account for account in accounts if not places[account].near(instant, gap))
        near = tuple(account for account in free if account in last and instant - last[account] < gap)
        close += [(at, account) for account in near]
        free = tuple(account for account in free if account not in near)
        last.update(dict.fromkeys(free, instant))
        if free:
            found.append(Opening(at, instant, free))
    return Openings(tuple(found), tuple(skipped), tuple(off), tuple(close), past)


def _moments(slots: Iterable[Slot], start: date, weeks: int) -> list[tuple[datetime, tuple[AccountId, ...]]]:
    weekly: dict[tuple[int, time], set[AccountId]] = defaultdict(set)
    for slot in slots:
        weekly[slot.weekday, slot.at].add(slot.account_id)
    by_day: dict[int, list[tuple[time, tuple[AccountId, ...]]]] = defaultdict(list)
    for (weekday, at), accounts in sorted(weekly.items()):
        by_day[weekday].append((at, tuple(sorted(accounts))))
    days = [start + timedelta(days=number) for number in range(7 * weeks)]
    return [(datetime.combine(day, at), accounts) for day in days for at, accounts in by_day[day.weekday()]]


def _taken(posts: Iterable[Outgoing | Served]) -> defaultdict[AccountId, Moments]:
    instants: dict[AccountId, list[datetime]] = defaultdict(list)
    for post in posts:
        instants[post.account_id].append(post.instant)
    places: defaultdict[AccountId, Moments] = defaultdict(Moments)
    places.update({account: Moments(found) for account, found in instants.items()})
    return places
