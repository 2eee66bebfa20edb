# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where on the calendar something may go: for each day the time it would take, and what speaks against it.

Everything is read once, so that a whole month is known before a drag has moved a pixel.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from secondhelping.domain import words
from secondhelping.domain.ids import AccountId, PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence, Outgoing, Served
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.domain.timing_words import timing_words
from secondhelping.operations import keeping, link_habits, plan_view, planning
from secondhelping.operations.project import Project
from secondhelping.plan import likeness, mix, spots, wording, zones
from secondhelping.plan.keeping import About, Carried, Caution, Said
from secondhelping.plan.spacing import SAME_PLACE
from secondhelping.posts import composing, counting, tracking
from secondhelping.store import accounts as account_rows
from secondhelping.store import posts, rules, snippets

_MINUTE = timedelta(minutes=1)
_LONG_DAY = timedelta(hours=27)


@dataclass(frozen=True, slots=True)
class Spot:
    """What it would mean to put something on a day: the wall-clock time it takes there, whether that is past,
    and why it would break the rule, accounts with the same reason together.

    `cautions` say what else the plan keeps to and would not there: days off, holidays, rests. `skipped` is a time that
    the clocks jump over. `near` is the time of a post that stands too close on one of the accounts, and `since` how
    long before it that day's last post on them goes out; a `Judge` tells them. `off` says when its snippet goes out
    where that is another day, such as "in winter only".
    """

    at: datetime
    past: bool = False
    against: tuple[str, ...] = ()
    skipped: bool = False
    near: datetime | None = None
    since: timedelta | None = None
    off: str = ""
    cautions: tuple[Caution, ...] = ()

    @property
    def good(self) -> bool:
        return not self.past and not self.against and not (self.skipped or self.off or self.kept_off)

    @property
    def kept_off(self) -> tuple[Caution, ...]:
        """The cautions that speak against the day: a time too close to another can be moved within it."""
        return tuple(one for one in self.cautions if one.about is not About.GAP)


def fitting_accounts(
    project: Project, snippet_id: SnippetId, among: Collection[AccountId] = ()
) -> tuple[AccountId, ...]:
    """The accounts (of `among`, or of all) whose network has room for a snippet with its hashtags; all of them
    where none has, so that the owner sees the problem in the post."""
    connection = project.store.read()
    found = snippets.get(connection, [snippet_id])
    wanted = [a for a in account_rows.all_(connection) if not among or a.id in among]
    habits = link_habits.habits(project)
    fitting = [a.id for a in wanted if found and _fits(found[0], a, habits)]
    return tuple(fitting or [a.id for a in wanted])


def _fits(snippet: Snippet, account: Account, habits: LinkHabits) -> bool:
    full = tracking.marked(composing.compose(snippet.text, snippet.chosen_hashtags), habits, account)
    return counting.count(account.network, full, account.limit).fits


def free_time(project: Project, day: date, accounts: Collection[AccountId] = ()) -> datetime:
    """The wall-clock time for one more post on a day: see `plan.spots.free_time`. With `accounts`, only their
    weekly times count."""
    return free_times(project, [day], accounts)[day]


def free_times(
    project: Project,
    days: Iterable[date],
    accounts: Collection[AccountId] = (),
    rows: Sequence[Occurrence] | None = None,
) -> dict[date, datetime]:
    """The same for many days at once; `rows` is what stands on them, where that was read before."""
    connection = project.store.read()
    slots = [s for s in account_rows.slots(connection) if not accounts or s.account_id in accounts]
    if rows is None:
        taken = {post.at for post in posts.all_(connection)}
    else:
        taken = {row.at for row in rows if row.kind is not None}
    now = project.wall_now()
    return {day: spots.free_time(day, slots, taken, now) for day in days}


class Judge:
    """Says of any wall-clock time what it would mean to put something there. It reads the plan once, as it is now.

    `kind` is None for a talk time, which is never counted. `apart_from` are the posts that are carried, which are
    judged without themselves; `carried` tells of their words, `timing` of their days. `among` is the calendar as it was
    read before, or as much of it as counts for the times that will be asked for (see `beside`); `near` as much of it as
    a rest reaches (see `within_rest`), `among` without.
    """

    def __init__(
        self,
        project: Project,
        kind: Kind | None,
        accounts: Collection[AccountId] = (),
        apart_from: Collection[PostId] = (),
        among: Sequence[Occurrence] | None = None,
        timing: Timing = ALWAYS,
        carried: Carried | None = None,
        near: Sequence[Occurrence] | None = None,
    ) -> None:
        connection = project.store.read()
        self._timing = timing
        self._off = "" if timing.always else timing_words(timing, project.wall_now().date(), project.zone)
        self._zone = project.zone
        self._now = project.wall_now()
        self._kind = kind
        self._rule = rules.rule(connection)
        self._known: dict[tuple[int, ...], tuple[str, ...]] = {}
        known = account_rows.all_(connection) if kind is not None else []
        outgoing, served = _read(project, among) if known else ((), ())
        outgoing = [p for p in outgoing if p.post_id not in apart_from]
        self._rows = [
            _Row(wording.account_label(account, known), mix.sequence(outgoing, served, account.id))
            for account in known
            if account.id in accounts
        ]
        self._carried = carried
        self._keeping = None
        if carried is not None:
            said: list[Said] = [*outgoing, *served]
            if near is not None:
                said = [row for row in near if row.kind is not None]
            self._carried = replace(carried, alike=carried.alike_to(said))
            of_it = keeping.of_snippet(project, carried.snippet_id) if carried.snippet_id is not None else []
            self._keeping = keeping.keeping(project, [*outgoing, *served, *of_it])

    def spot(self, at: datetime, *, near: bool = True) -> Spot:
        """What this time would mean; without `near`, not how far the other posts are."""
        instant = zones.to_utc(at, self._zone)
        close = since = None
        if near and self._rows:
            close, since = self._distance(at, instant)
        return Spot(
            at,
            at <= self._now,
            self._against(instant),
            skipped=not zones.exists(at, self._zone),
            near=close,
            since=since,
            off="" if self._timing.allows(at.date()) else self._off,
            cautions=self._cautions(at, instant, gap=not near),
        )

    def _cautions(self, at: datetime, instant: datetime, *, gap: bool) -> tuple[Caution, ...]:
        """What is not kept to there, but for what is told by itself: its own days, and without `gap` how near other
        posts are."""
        if self._carried is None or self._keeping is None:
            return ()
        found = self._keeping.against(self._carried, at, instant)
        told = {About.TIMING} if gap else {About.TIMING, About.GAP}
        return tuple(one for one in found if one.about not in told)

    def turns(self, day: date) -> list[datetime]:
        """The times of a day at which the answer may become another one, to the minute; between them it stays."""
        start = datetime.combine(day, time.min)
        found = {start}
        if self._now.date() == day:
            found.add(self._now.replace(second=0, microsecond=0) + _MINUTE)
        offsets = {
            zones.to_utc(start + timedelta(hours=hour), self._zone) - _as_utc(start, hour) for hour in (0, 25)
        }
        if len(offsets) > 1:
            found |= {start + timedelta(minutes=15 * quarter) for quarter in range(96)}
        first, last = (
            zones.to_utc(start, self._zone) - SAME_PLACE,
            zones.to_utc(start, self._zone) + _LONG_DAY,
        )
        for row in self._rows:
            for at in row.between(first, last):
                found |= {at - SAME_PLACE, at - SAME_PLACE + _MINUTE, at, at + _MINUTE, at + SAME_PLACE}
        if self._carried is not None and self._keeping is not None:
            for at in self._keeping.turns(self._carried, day):
                found |= {at, at + _MINUTE}
        return sorted(at for at in found if at.date() == day)

    def _against(self, instant: datetime) -> tuple[str, ...]:
        """Between the same posts the answer stays the same, and is remembered."""
        if self._kind is None:
            return ()
        places = tuple(row.place(instant) for row in self._rows)
        if places not in self._known:
            broken: dict[str, list[str]] = {}
            for row, place in zip(self._rows, places, strict=True):
                why = row.would_break(self._kind, place, self._rule)
                if why is not None:
                    broken.setdefault(why, []).append(row.label)
            self._known[places] = tuple(f"On {words.listed(labels)}, {why}" for why, labels in broken.items())
        return self._known[places]

    def _distance(self, at: datetime, instant: datetime) -> tuple[datetime | None, timedelta | None]:
        """The nearest post within an hour, and the time since the last one of the day."""
        beside = [entry for row in self._rows for entry in row.beside(instant)]
        close = min(beside, key=lambda entry: abs(entry.instant - instant), default=None)
        before = [e for e in beside if e.instant <= instant and e.at.date() == at.date()]
        last = max(before, key=lambda entry: entry.instant, default=None)
        return (
            close.at if close is not None and abs(close.instant - instant) < SAME_PLACE else None,
            instant - last.instant if last is not None else None,
        )


def beside(project: Project, rows: Sequence[Occurrence], first: date, end: date) -> list[Occurrence]:
    """As much of the calendar (by time) as counts for what is put on the days from `first` to before `end`: these
    days, and on each account as many posts before and after them as a run of the rule is long."""
    reach = rules.rule(project.store.read()).window
    accounts = [account.id for account in account_rows.all_(project.store.read())]
    start = bisect_left(rows, first, key=lambda row: row.day)
    stop = bisect_left(rows, end, key=lambda row: row.day)
    before = _reach(reversed(range(start)), rows, accounts, reach)
    after = _reach(range(stop, len(rows)), rows, accounts, reach)
    return list(rows[start - before : stop + after])


def within_rest(project: Project, rows: Sequence[Occurrence], first: date, end: date) -> Sequence[Occurrence]:
    """As much of the calendar (by time) as a rest reaches from the days from `first` to before `end`."""
    rest = timedelta(weeks=planning.rules(project).rest_weeks)
    low = first - rest if first - date.min > rest else date.min
    high = end + rest if date.max - end > rest else date.max
    start = bisect_left(rows, low, key=lambda row: row.day)
    return rows[start : bisect_left(rows, high, start, key=lambda row: row.day)]


def comparing_prepared(rows: Sequence[Occurrence]) -> Iterator[None]:
    """Prepare to compare what stands on the calendar with what will be carried, some of it at each step."""
    for row in rows:
        if row.kind is not None:
            likeness.prepare(row.text)
            yield


def _reach(
    places: Iterable[int], rows: Sequence[Occurrence], accounts: Sequence[AccountId], reach: int
) -> int:
    """How many rows to go until every account has had `reach` posts."""
    left = dict.fromkeys(accounts, reach)
    gone = 0
    for place in places:
        if not left:
            break
        gone += 1
        for account in rows[place].accounts:
            if account in left:
                left[account] -= 1
                if not left[account]:
                    del left[account]
    return gone


def _as_utc(start: datetime, hours: int) -> datetime:
    return (start + timedelta(hours=hours)).replace(tzinfo=UTC)


def _read(
    project: Project, among: Sequence[Occurrence] | None
) -> tuple[Sequence[Outgoing], Sequence[Served]]:
    """What is to be written and what went out; of the calendar where that was read before."""
    if among is None:
        outgoing = plan_view.outgoing(project)
        return outgoing, plan_view.history(project, outgoing)
    planned: list[Outgoing] = []
    served: list[Served] = []
    zone = project.zone
    for row in among:
        if row.kind is None:
            continue
        instant = zones.to_utc(row.at, zone)
        for account in row.accounts:
            if row.exported or row.post_id is None:
                served.append(
                    Served(
                        row.post_id,
                        account,
                        row.text,
                        row.kind,
                        row.at,
                        instant,
                        snippet_id=row.snippet_id,
                    )
                )
            else:
                planned.append(
                    Outgoing(row.post_id, account, row.text, row.kind, row.at, instant, row.snippet_id)
                )
    return planned, served


def judge_snippet(
    project: Project,
    snippet_id: SnippetId,
    among: Collection[AccountId] = (),
    rows: Sequence[Occurrence] | None = None,
    near: Sequence[Occurrence] | None = None,
) -> Judge:
    """For a snippet that is carried, on the accounts `among` (all without) that it fits; `rows` as `among` in `Judge`,
    and `near`."""
    found = snippets.get(project.store.read(), [snippet_id])
    accounts = fitting_accounts(project, snippet_id, among)
    if not found:
        return Judge(project, None, accounts, among=rows)
    texts = planning.texts(found[0])
    written = keeping.written(project, found).get(snippet_id)
    carried = keeping.carried(found[0].kind, accounts, texts, found[0], written)
    timing = found[0].timing
    return Judge(project, found[0].kind, accounts, among=rows, timing=timing, carried=carried, near=near)


def judge_post(
    project: Project,
    post_id: PostId,
    *,
    copy: bool = False,
    rows: Sequence[Occurrence] | None = None,
    near: Sequence[Occurrence] | None = None,
) -> Judge:
    """For a post that is carried: it is judged without itself, unless it is copied; `rows` and `near` as above."""
    post = posts.get(project.store.read(), post_id)
    if post is None:
        return Judge(project, None)
    of = snippets.get(project.store.read(), [post.snippet_id]) if post.snippet_id is not None else []
    written = keeping.written(project, of).get(of[0].id) if of else None
    itself = () if copy else (post_id,)
    carried = keeping.carried(post.kind, post.accounts, [post.text], of[0] if of else None, written, itself)
    timing = of[0].timing if of else ALWAYS
    return Judge(project, post.kind, post.accounts, itself, rows, timing, carried, near)


def judge_talk_time(project: Project) -> Judge:
    """For a talk time: only its time can be past, or skipped."""
    return Judge(project, None)


def for_snippet(
    project: Project,
    snippet_id: SnippetId,
    days: Iterable[date],
    among: Collection[AccountId] = (),
    rows: Sequence[Occurrence] | None = None,
    near: Sequence[Occurrence] | None = None,
) -> dict[date, Spot]:
    """What placing a snippet on each of these days would mean, on the accounts `among` (all without) that it
    fits; `rows` and `near` as in `judge_snippet`."""
    if not snippets.get(project.store.read(), [snippet_id]):
        return {}
    times = free_times(project, days, among, rows)
    return _judged(judge_snippet(project, snippet_id, among, rows, near), times)


def for_post(
    project: Project,
    post_id: PostId,
    days: Iterable[date],
    *,
    copy: bool = False,
    rows: Sequence[Occurrence] | None = None,
    near: Sequence[Occurrence] | None = None,
) -> dict[date, Spot]:
    """What moving (or copying) a post to each of these days would mean; it keeps its time of day. `rows` and `near` as
    in `judge_post`."""
    post = posts.get(project.store.read(), post_id)
    if post is None:
        return {}
    times = {day: datetime.combine(day, post.at.time()) for day in days}
    return _judged(judge_post(project, post_id, copy=copy, rows=rows, near=near), times)


def for_talk_time(project: Project, days: Iterable[date], at: datetime) -> dict[date, Spot]:
    """What a talk time at this time of day would mean on each day: it is never counted, only its time can be
    past."""
    times = {day: datetime.combine(day, at.time()) for day in days}
    return _judged(judge_talk_time(project), times)


def _judged(judge: Judge, times: Mapping[date, datetime]) -> dict[date, Spot]:
    return {day: judge.spot(at, near=False) for day, at in times.items()}


class _Row:
    """What goes out on one account, in order, ready to be asked what one more post would do."""

    def __init__(self, label: str, entries: Sequence[Outgoing | Served]) -> None:
        self.label = label
        self._entries = entries
        self._instants = [entry.instant for entry in entries]
        self._places = mix.places(entries)

    def place(self, instant: datetime) -> int:
        """How many posts go out before or at this moment."""
        return bisect_right(self._instants, instant)

    def beside(self, instant: datetime) -> Sequence[Outgoing | Served]:
        """The posts next to a moment, before and after."""
        at = bisect_left(self._instants, instant)
        return self._entries[max(0, at - 1) : at + 2]

    def between(self, first: datetime, last: datetime) -> list[datetime]:
        """The wall-clock times of the posts between two moments."""
        start, stop = bisect_left(self._instants, first), bisect_right(self._instants, last)
        return [entry.at for entry in self._entries[start:stop]]

    def would_break(self, kind: Kind, place: int, rule: MixRule) -> str | None:
        """What one more post of this kind at this place would make of the rule; None where it keeps it."""
        run = mix.allowed(self._places, place, kind, rule)
        if run is None:
            return None
        length = min(rule.window, len(self._places) + 1)
        number = f"{run.found} of {length}"
        if not run.too_many:
            number = f"only {run.found} {run.kind.value} of {length}"
        return f"that would make {number}. {wording.reason(run)}"
