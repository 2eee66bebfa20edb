# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The gate's findings with what would mend each, for the screen where the owner sorts them out; and the mending."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.finding import Check, Finding, GateReport, Severity
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served, TalkTime, Thread
from secondhelping.export import limits
from secondhelping.gate import checking
from secondhelping.gate.checking import GateSubject
from secondhelping.operations import export_plan, plan_view, thread_setting
from secondhelping.operations.project import Project
from secondhelping.plan import mix, zones
from secondhelping.plan.wording import RunInWords, account_label, broken_runs_by_account
from secondhelping.posts import counting, cutting, splitting
from secondhelping.store import posts as post_rows

_MOST_ROUNDS = 100
_TALK_MINUTES = 15
_TALK_AFTER = timedelta(minutes=90)
_GAPS = (
    *(Check.EMPTY, Check.PLACEHOLDER, Check.CHARACTERS, Check.SPREADSHEET, Check.CLOCK_CHANGE),
    Check.NETWORK,
    Check.CORRECTION,
)


class Do(StrEnum):
    """What a remedy does. The last three are done by the owner: the program only shows where, or the ways."""

    TAKE_OFF = "take off"
    LEAVE_OUT = "leave out"
    EDIT = "edit"
    THREAD = "thread"
    ACCOUNTS = "accounts"
    FIX = "fix"
    TALK_TIME = "talk time"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to mend a finding: `words` for a button, `detail` a sentence that says what exactly happens."""

    do: Do
    words: str
    detail: str = ""
    posts: tuple[PostId, ...] = ()
    account_id: AccountId | None = None

    @property
    def direct(self) -> bool:
        """Whether `apply` can do it, without anything more from the owner."""
        return self.do in (Do.TAKE_OFF, Do.LEAVE_OUT, Do.THREAD, Do.TALK_TIME)


@dataclass(frozen=True, slots=True)
class MixChange:
    """The posts of a broken run by kind, as they are and as they would be; `mark` as a mix bar wants it."""

    before: Mapping[Kind, int]
    after: Mapping[Kind, int]
    mark: float | None


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text cut where its network stops: `fits`, then what is `over`."""

    fits: str
    over: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as the owner sees it; several of one cause stand together in one.

    `remedies` has the suggested one first. `key` stays the same while nothing about the finding changes.
    """

    finding: Finding
    remedies: tuple[Remedy, ...] = ()
    mix: MixChange | None = None
    long: TooLong | None = None

    @property
    def key(self) -> str:
        found = self.finding
        return "|".join([found.check, str(found.account_id), found.title, *map(str, found.posts)])

    @property
    def pauses(self) -> bool:
        return self.finding.severity is Severity.PAUSES


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is to be known before an export: the report itself (the key), its findings with their remedies,
    how many accounts the posts go to, the posts by kind (each once), and the talk times that stay out."""

    report: GateReport
    noted: tuple[Noted, ...]
    rule: MixRule
    zone: str
    accounts: int
    mix: Mapping[Kind, int]
    mark: float | None
    talk_times: int

    @property
    def pausing(self) -> tuple[Noted, ...]:
        return tuple(noted for noted in self.noted if noted.pauses)

    @property
    def worth_a_look(self) -> tuple[Noted, ...]:
        return tuple(noted for noted in self.noted if not noted.pauses)


def desk(
    project: Project, start: date | None = None, end: date | None = None, *, everything: bool = False
) -> Desk:
    """The gate's report on the posts from `start` to before `end`, ready to be shown. `everything` as in
    `export_plan.subject`."""
    subject = export_plan.subject(project, start, end, everything=everything)
    report = checking.check(subject, project.now())
    once = {post.post_id: post.kind for post in subject.outgoing}
    return Desk(
        report=report,
        noted=tuple(_noted(subject, report)),
        rule=subject.rule,
        zone=subject.zone,
        accounts=len({post.account_id for post in subject.outgoing}),
        mix=Counter(once.values()),
        mark=_mark(subject.rule),
        talk_times=_still_ahead(subject.talk_times, project.wall_now(), start, end),
    )


def threads_not_taken(
    project: Project,
    scheduler: str,
    start: date | None = None,
    end: date | None = None,
    *,
    everything: bool = False,
) -> Noted | None:
    """What stands in the way of saving for a scheduler whose file has no threads; None where nothing does."""
    subject = export_plan.subject(project, start, end, everything=everything)
    dialect = export_plan.dialect_of(scheduler, project)
    found = limits.threads_not_taken(subject, dialect)
    if not found:
        return None
    refused = limits.threads_refused(subject, dialect)
    posts = tuple(dict.fromkeys(post.post_id for post in found))
    remedies = []
    for account in subject.accounts:
        own = tuple(post.post_id for post in found if post.account_id == account.id)
        if own:
            label = account_label(account, subject.accounts)
            detail = (
                f"{words.counted(len(own), 'post goes', 'posts go')} to the other accounts, not to {label}."
            )
            remedies.append(Remedy(Do.LEAVE_OUT, f"Leave {label} out", detail, own, account.id))
    finding = Finding(
        Check.THREAD, Severity.PAUSES, refused.what.rstrip("."), refused.why, refused.todo, posts
    )
    return Noted(finding, tuple(remedies))


def apply(project: Project, remedies: Sequence[Remedy]) -> Changes:
    """Does what can be done of these remedies, as one action. A post that is gone meanwhile is passed over."""
    off = {post for remedy in remedies if remedy.do is Do.TAKE_OFF for post in remedy.posts}
    out: dict[PostId, set[AccountId]] = {}
    for remedy in remedies:
        if remedy.do is Do.LEAVE_OUT and remedy.account_id is not None:
            for number in remedy.posts:
                out.setdefault(number, set()).add(remedy.account_id)
    threads = {post for remedy in remedies if remedy.do is Do.THREAD for post in remedy.posts}
    talks = {post for remedy in remedies if remedy.do is Do.TALK_TIME for post in remedy.posts}
    how = thread_setting.wanted(project)
    planned = plan_view.planned(project)
    with project.action(_label(remedies, len(off))) as writing:
        for post in planned:
            rest = [account for account in post.accounts if account not in out.get(post.id, ())]
            if post.id in off or not rest:
                post_rows.remove(writing.connection, [post.id])
            elif len(rest) < len(post.accounts):
                post_rows.change(writing.connection, post.id, accounts=rest)
            if post.id in threads:
                post_rows.change(writing.connection, post.id, thread=how)
            if post.id in talks:
                post_rows.add_talk_time(writing.connection, _after(project, post.at), _TALK_MINUTES)
    return writing.changes


def _after(project: Project, at: datetime) -> datetime:
    """When somebody should be there after a post: an hour and a half later, or where the clocks skip that, half an
    hour."""
    later = at + _TALK_AFTER
    return later if zones.exists(later, project.zone) else at + _TALK_AFTER / 3


def fix_all(project: Project, start: date | None = None, end: date | None = None) -> tuple[Remedy, ...]:
    """The remedies that would together mend all that can be mended without the owner's words.

    They are found one after the other on the plan as the ones before would leave it, so that no post is taken
    off for nothing.
    """
    subject = export_plan.subject(project, start, end)
    now = project.now()
    chosen: list[Remedy] = []
    for _ in range(_MOST_ROUNDS):
        found = next(_direct(subject, checking.check(subject, now)), None)
        if found is None:
            break
        chosen.append(found)
        subject = _without(subject, found)
    return tuple(chosen)


def _direct(subject: GateSubject, report: GateReport) -> Iterator[Remedy]:
    """The direct remedies of what pauses; the mix comes last, for the others may mend it by the way."""
    noted = [one for one in _noted(subject, report) if one.pauses]
    for one in sorted(noted, key=lambda one: one.finding.check is Check.MIX):
        # A thread is the owner's choice: not every scheduler takes one.
        yield from (remedy for remedy in one.remedies if remedy.direct and remedy.do is not Do.THREAD)


def _without(subject: GateSubject, remedy: Remedy) -> GateSubject:
    def stays(post: Outgoing) -> bool:
        touched = post.post_id in remedy.posts
        return not (touched and remedy.account_id in (None, post.account_id))

    return replace(subject, outgoing=tuple(post for post in subject.outgoing if stays(post)))


def _label(remedies: Sequence[Remedy], off: int) -> str:
    if all(remedy.do is Do.THREAD for remedy in remedies):
        return "Made it a thread"
    if len(remedies) == 1 and remedies[0].do is Do.LEAVE_OUT:
        return (
            f"{remedies[0].words.replace('Leave', 'Left')} of {words.counted(len(remedies[0].posts), 'post')}"
        )
    if len(remedies) == 1 and remedies[0].do is Do.TALK_TIME:
        return f"Added {_TALK_MINUTES} minutes of talk time"
    if all(remedy.do is Do.TAKE_OFF for remedy in remedies):
        back = "It's" if off == 1 else "They're"
        return f"Took off {words.counted(off, 'post')}. {back} back in Ready to serve"
    return f"Sorted out {words.counted(len(remedies), 'thing')}"


def _mark(rule: MixRule) -> float | None:
    most = rule.at_most.get(Kind.PROMOTIONAL)
    return None if most is None else 1 - most / rule.window


def _still_ahead(times: Sequence[TalkTime], now: datetime, start: date | None, end: date | None) -> int:
    return sum(
        talk.at >= now
        and (start is None or talk.at.date() >= start)
        and (end is None or talk.at.date() < end)
        for talk in times
    )


# Findings with their remedies


def _noted(subject: GateSubject, report: GateReport) -> list[Noted]:
    at = {post.post_id: post for post in subject.outgoing}
    of_mix = [finding for finding in report.findings if finding.check is Check.MIX]
    late = [finding for finding in report.findings if finding.check is Check.PAST]
    rest = [finding for finding in report.findings if finding.check not in (Check.MIX, Check.PAST)]
    found = _mix_noted(subject, of_mix, at)
    if late:
        merged = _together(late, at)
        found.append(Noted(merged, (_take_off(merged.posts, at),)))
    found += [_one(subject, finding, at) for finding in rest]
    return sorted(found, key=lambda noted: not noted.pauses)


def _together(late: Sequence[Finding], at: Mapping[PostId, Outgoing]) -> Finding:
    """Posts whose time has passed are one thing to sort out, however many."""
    if len(late) == 1:
        return late[0]
    posts = tuple(dict.fromkeys(post for finding in late for post in finding.posts))
    first, last = at[posts[0]].at, at[posts[-1]].at
    return replace(
        late[0],
        title=f"The time of {len(posts)} posts has passed",
        why=f"They stand between {words.when(first)} and {words.when(last)}. {late[0].why}",
        posts=posts,
    )


def _one(subject: GateSubject, finding: Finding, at: Mapping[PostId, Outgoing]) -> Noted:
    if finding.check is Check.TALK_TIME and finding.posts:
        return Noted(finding, (_talk_time(finding, at),))
    if finding.severity is not Severity.PAUSES:
        return Noted(finding)
    if finding.check is Check.LENGTH and finding.posts:
        return _length_noted(subject, finding, at)
    if finding.check is Check.REPEATED:
        return Noted(finding, (_fix(finding), _take_off(finding.posts[-1:], at), _edit(finding.posts[-1:])))
    if finding.check is Check.EMPTY:
        return Noted(finding, (_edit(finding.posts), _take_off(finding.posts, at)))
    if finding.posts and finding.check in _GAPS:
        return Noted(finding, (_edit(finding.posts),))
    return Noted(finding, (Remedy(Do.ACCOUNTS, "Accounts…", finding.todo),))


def _talk_time(finding: Finding, at: Mapping[PostId, Outgoing]) -> Remedy:
    """After the first post of the finding that starts a conversation, else after its first."""
    posts = [at[number] for number in finding.posts if number in at]
    asking = [post for post in posts if post.kind is Kind.CONVERSATION]
    post = min(asking or posts, key=lambda post: post.at)
    detail = f"Sets {_TALK_MINUTES} minutes aside on {words.when(post.at + _TALK_AFTER)}."
    return Remedy(Do.TALK_TIME, "Add one", detail, (post.post_id,))


def _fix(finding: Finding) -> Remedy:
    return Remedy(Do.FIX, "Fix…", "Shows the smallest changes that would put it right.", finding.posts)


def _edit(posts: tuple[PostId, ...], word: str = "Edit…") -> Remedy:
    return Remedy(Do.EDIT, word, "Opens the post here.", posts[:1])


def _take_off(posts: tuple[PostId, ...], at: Mapping[PostId, Outgoing], label: str = "") -> Remedy:
    plain = "Take off" if len(posts) == 1 else f"Take off {len(posts)}"
    if len(posts) == 1:
        post = at[posts[0]]
        detail = f"Takes off {words.when(post.at)}: {words.quoted(post.text)}"
    else:
        detail = f"Takes off {len(posts)} posts, from {words.when(at[posts[0]].at)} to {words.when(at[posts[-1]].at)}."
    return Remedy(Do.TAKE_OFF, label or plain, detail, posts)


def _length_noted(subject: GateSubject, finding: Finding, at: Mapping[PostId, Outgoing]) -> Noted:
    number = finding.posts[0]
    own = [post for post in subject.outgoing if post.post_id == number]
    account = next((a for a in subject.accounts if a.id == finding.account_id), None)
    if account is None:
        return Noted(finding, (_edit(finding.posts),))
    label = account_label(account, subject.accounts)
    edit = _edit(finding.posts, "Shorten…")
    leave = Remedy(
        Do.LEAVE_OUT,
        f"Leave {label} out",
        f"{words.when(own[0].at)} goes to the other accounts, not to {label}.",
        finding.posts,
        account.id,
    )
    alone = len({post.account_id for post in own}) == 1
    there = next((post for post in own if post.account_id == account.id), own[0])
    thread = _thread(there, account, label)
    fits = cutting.fitting(there.text, lambda text: counting.count(account.network, text, account.limit).fits)
    long = TooLong(there.text[:fits], there.text[fits:])
    return Noted(finding, (edit, _take_off(finding.posts, at) if alone else leave, *thread), long=long)


def _thread(post: Outgoing, account: Account, label: str) -> tuple[Remedy, ...]:
    """The way out for a text that its network takes as several posts."""
    if post.thread is not Thread.NONE:
        return ()
    parts = splitting.texts(account.network, post.text, account.limit, Thread.NUMBERED)
    if len(parts) < 2:
        return ()
    detail = (
        f"{words.when(post.at)} goes out on {label} as {len(parts)} posts, each answering the one before."
    )
    return (Remedy(Do.THREAD, "Make it a thread", detail, (post.post_id,)),)


def _mix_noted(
    subject: GateSubject, findings: Sequence[Finding], at: Mapping[PostId, Outgoing]
) -> list[Noted]:
    """One for each broken run; runs of the same posts on several accounts stand together."""
    runs = broken_runs_by_account(subject.outgoing, subject.history, subject.accounts, subject.rule)
    groups: dict[tuple[object, ...], list[tuple[RunInWords, Finding, str, str]]] = {}
    for run, finding in zip(runs, findings, strict=True):
        account = next(a for a in subject.accounts if a.id == run.account_id)
        label = account_label(account, subject.accounts)
        rest = finding.title.removeprefix(f"On {label}, ")
        groups.setdefault((run.posts, rest, run.reason), []).append((run, finding, label, rest))
    return [_run_noted(subject, group, at) for group in groups.values()]


def _run_noted(
    subject: GateSubject,
    group: Sequence[tuple[RunInWords, Finding, str, str]],
    at: Mapping[PostId, Outgoing],
) -> Noted:
    run, finding, _, rest = group[0]
    labels = [label for _, _, label, _ in group]
    span = (
        words.when(run.first)
        if run.first == run.last
        else f"{words.when(run.first)} to {words.when(run.last)}"
    )
    shown = replace(finding, title=f"On {words.listed(labels)}, {rest}", why=f"{finding.why} {span}.")
    excess = run.run.found - run.run.wanted if run.run.too_many else 0
    off = run.posts[-min(excess, len(run.posts)) :] if excess and run.posts else ()
    label = "Take off one" if len(off) == 1 else ""
    remedies = (_fix(shown), _take_off(off, at, label)) if off else (_fix(shown),)
    return Noted(shown, remedies, mix=_mix_change(subject, run, off))


def _mix_change(subject: GateSubject, run: RunInWords, off: tuple[PostId, ...]) -> MixChange:
    row = mix.sequence(subject.outgoing, subject.history, run.account_id)
    length = min(subject.rule.window, len(row))
    first = min(run.run.positions[0], len(row) - length)
    end = max(first + length, run.run.positions[-1] + 1)
    left = [post for post in row if isinstance(post, Served) or post.post_id not in off]
    start = max(0, min(first, len(left) - (end - first)))
    after = Counter(post.kind for post in left[start : start + end - first])
    # Another run that begins here may still be broken: that is another finding, and this one promises nothing of it.
    mended = bool(off) and after[run.run.kind] <= run.run.wanted
    return MixChange(
        Counter(post.kind for post in row[first:end]),
        after if mended else {},
        _mark(subject.rule),
    )
