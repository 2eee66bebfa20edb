# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a series would be, before it is made: its next days, and what is to be said of each and of all of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secondhelping.domain import words
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.planning import OnHolidays, PlanningRules
from secondhelping.operations import keeping, laying_out, look_plan, plan_view, planning
from secondhelping.operations.project import Project
from secondhelping.operations.recurring_edit import Draft
from secondhelping.plan import recurring as rules
from secondhelping.plan import stale, zones
from secondhelping.plan.spacing import CLEAR
from secondhelping.plan.wording import account_label, broken_runs_by_account
from secondhelping.posts.sameness import normalised
from secondhelping.store import snippets

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; `pauses` where the export would be paused by it."""

    text: str
    pauses: bool = False


_STAYS = Said("Its post stays as it is.")


@dataclass(frozen=True, slots=True)
class Coming:
    """One time of a series. `off` says that the owner has the day off, or that it is a holiday to be left out; `stays`
    that a post of it stands there which no other takes the place of."""

    at: datetime
    said: tuple[Said, ...] = ()
    off: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A series in words, its times to come within the year that is laid out, whether it goes on beyond it, and what is
    to be said of the whole."""

    words: str
    coming: tuple[Coming, ...]
    goes_on: bool
    said: tuple[Said, ...] = ()


def spoken(wanted: Draft) -> str:
    """ "Every first Monday at 09:00"."""
    said = rules.spoken(wanted.written, wanted.first)
    return f"{said[0].upper()}{said[1:]} at {wanted.first:%H:%M}"


def preview(
    project: Project,
    wanted: Draft,
    instead_of: Collection[PostId] = (),
    beside: Collection[date] = (),
) -> Preview:
    """What the series would be, with its posts in the place of those that it is `instead_of`, and none on the days
    `beside` them on which one stands. Looks up holidays, which is slow for the first time.

    Raises:
        KnownError: its rule never comes.
    """
    rules.check(wanted.written, wanted.first)
    end = laying_out.horizon(project, wanted.first)
    ahead = [at for at, _turn in laying_out.to_come(project, wanted.written, wanted.first, end)]
    kept = [at for at in ahead if at.date() not in wanted.skipped and at.date() not in beside]
    days = _Days(project, ahead, wanted)
    against, mix = _against(project, wanted, kept, instead_of)
    near = _near(project, wanted, kept, instead_of)
    coming = tuple(
        Coming(at, (_STAYS,), stays=True)
        if at.date() in beside
        else Coming(at, (*days.said(at), *against.get(at, ()), *near.get(at, ())), days.off(at))
        for at in ahead
    )
    goes_on = rules.goes_on(wanted.written, wanted.first, end)
    return Preview(spoken(wanted), coming, goes_on, (*mix, *_of_all(project, wanted, kept)))


class _Days:
    """What is to be said of a day by itself."""

    def __init__(self, project: Project, found: Sequence[datetime], wanted: Draft) -> None:
        start = found[0].date() if found else project.wall_now().date()
        end = found[-1].date() + _DAY if found else start
        self._zone = project.zone
        self._rules: PlanningRules = planning.rules(project)
        self._off = planning.days_off(project, start, end)
        self._holidays = {holiday.day: holiday.name for holiday in planning.holidays(project, start, end)}
        self._kind = wanted.kind

    def off(self, at: datetime) -> bool:
        return at.date() in self._off or self._rests(at.date())

    def _rests(self, day: date) -> bool:
        if day not in self._holidays:
            return False
        on = self._rules.on_holidays
        return on is OnHolidays.NOTHING or (on is OnHolidays.NO_PROMOTIONS and self._kind is Kind.PROMOTIONAL)

    def said(self, at: datetime) -> Iterable[Said]:
        moved = zones.moved_on(at, self._zone)
        if moved != at:
            yield Said(f"The clocks skip {at:%H:%M} that night: it goes out at {moved:%H:%M}.")
        name = self._off.get(at.date())
        if name is not None:
            yield Said(f"Your day off{': ' + name if name else ''}.")
        holiday = self._holidays.get(at.date())
        if holiday is not None:
            rests = " Nothing is planned then." if self._rules.on_holidays is OnHolidays.NOTHING else ""
            if not rests and self._rests(at.date()):
                rests = " Promotions rest then."
            yield Said(f"{holiday}.{rests}")


def _against(
    project: Project, wanted: Draft, kept: Sequence[datetime], instead_of: Collection[PostId]
) -> tuple[dict[datetime, list[Said]], list[Said]]:
    """Where the mix rule would be broken: for each day on which accounts, and once in full."""
    number = {PostId(-place): at for place, at in enumerate(kept, 1)}
    new = [
        Outgoing(
            post_id,
            account,
            wanted.texts[0] if wanted.texts else "",
            wanted.kind,
            zones.moved_on(at, project.zone),
            zones.to_utc(zones.moved_on(at, project.zone), project.zone),
        )
        for post_id, at in number.items()
        for account in wanted.accounts
    ]
    there = [post for post in plan_view.outgoing(project) if post.post_id not in instead_of]
    accounts = look_plan.accounts(project)
    labels = {account.id: account_label(account, accounts) for account in accounts}
    history = plan_view.history(project, there)
    runs = broken_runs_by_account([*there, *new], history, accounts, look_plan.rule(project))
    ours = [run for run in runs if not number.keys().isdisjoint(run.posts)]
    broken: dict[datetime, list[str]] = {}
    for run in ours:
        for post_id in run.posts:
            names = broken.setdefault(number[post_id], []) if post_id in number else []
            if labels[run.account_id] not in names:
                names.append(labels[run.account_id])
    found = {
        at: [Said(f"Breaks the mix{_where(names, len(wanted.accounts))}.", pauses=True)]
        for at, names in broken.items()
    }
    if not found:
        return {}, []
    days = words.counted(len(found), "day")
    whole = (
        f"On {days} it would break your mix. {ours[0].sentence} Other posts in between would put it right."
    )
    return found, [Said(whole, pauses=True)]


def _where(names: Sequence[str], total: int) -> str:
    """ " on X"; "" where it is so on each of the accounts."""
    return "" if len(names) == total else f" on {words.listed(names)}"


def _near(
    project: Project, wanted: Draft, kept: Sequence[datetime], instead_of: Collection[PostId]
) -> dict[datetime, list[Said]]:
    """Where another post of one of the accounts stands too close."""
    gap = timedelta(minutes=planning.rules(project).gap_minutes)
    accounts = set(wanted.accounts)
    others = [
        row.at
        for row in look_plan.calendar(project)
        if row.post_id not in instead_of and accounts.intersection(row.accounts)
    ]
    found: dict[datetime, list[Said]] = {}
    by_day: dict[date, list[datetime]] = {}
    for at in others:
        by_day.setdefault(at.date(), []).append(at)
    for at in kept:
        close = [one for one in by_day.get(at.date(), ()) if abs(one - at) < gap]
        if close:
            found[at] = [Said(f"Too close to the post at {min(close):%H:%M}.")]
    return found


def _of_all(project: Project, wanted: Draft, kept: Sequence[datetime]) -> Iterable[Said]:
    """What is to be said of the whole series."""
    if not laying_out.still_ahead(project, wanted.first):
        yield Said("It begins in the past: only what is still to come is laid out.")
    if not rules.on_rule(wanted.written, wanted.first):
        yield Said(
            f"It begins on {words.day(wanted.first)}, which is not one of its days, and goes on by the rule."
        )
    if wanted.recurrence.left_out and not wanted.rule:
        yield Said(wanted.recurrence.left_out)
    yield from _same_words(project, wanted, kept)
    yield from _too_long(project, wanted)
    if kept:
        yield from _out_of_date(project, wanted, kept[-1].date())


def _same_words(project: Project, wanted: Draft, kept: Sequence[datetime]) -> Iterable[Said]:
    """How soon the same words come back on an account: networks refuse it within days, readers mind it within weeks."""
    texts = [normalised(text) for text in wanted.texts]
    if not texts or not kept:
        return
    turns = dict(laying_out.to_come(project, wanted.written, wanted.first, kept[-1].date() + _DAY))
    last: dict[str, datetime] = {}
    found = []
    for at in kept:
        text = texts[turns[at] % len(texts)]
        if text in last:
            found.append(at - last[text])
        last[text] = at
    if not found:
        return
    soonest = min(found)
    more = "Write another wording." if len(set(texts)) == 1 else "Write more wordings."
    if soonest <= CLEAR:
        days = max(1, soonest.days)
        yield Said(
            f"The same words come back after {words.counted(days, 'day')}. Networks refuse that. {more}",
            pauses=True,
        )
    elif soonest < timedelta(weeks=12):
        weeks = max(1, round(soonest / timedelta(weeks=1)))
        yield Said(
            f"The same words come back after {words.counted(weeks, 'week')}; 12 weeks are the usual rest. {more}"
        )


def _out_of_date(project: Project, wanted: Draft, last: date) -> Iterable[Said]:
    """Words that are out of date on its last day, read in the language of the snippet they are of."""
    ids = [wanted.snippet_id] if wanted.snippet_id is not None else []
    found = snippets.get(project.store.read(), ids)
    language = found[0].language if found else ""
    written = keeping.written(project, found).get(found[0].id) if found else None
    for text in wanted.texts:
        old = stale.stale(text, last, written, language)
        if old is not None:
            yield Said(f"The words go out of date: {words.quoted(old.words)}.")


def _too_long(project: Project, wanted: Draft) -> Iterable[Said]:
    accounts = look_plan.accounts(project)
    for place, text in enumerate(wanted.texts, 1):
        over = [
            account_label(account, accounts)
            for account, count in look_plan.fits(project, text)
            if account.id in wanted.accounts and not count.fits
        ]
        if over:
            which = "The words are" if len(wanted.texts) == 1 else f"Wording {place} is"
            yield Said(f"{which} too long for {words.listed(over)}.", pauses=True)
