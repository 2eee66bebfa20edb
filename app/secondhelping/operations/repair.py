# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Fix": up to three smallest ways to make the plan legal, each told in plain words and applied as one action."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.progress import Progress, silent
from secondhelping.operations import keeping, plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import openings, repair
from secondhelping.plan.faults import Fault, Layout
from secondhelping.plan.wording import account_label
from secondhelping.store import accounts, posts, rules, snippets

_AFTER = timedelta(weeks=2)
_LONGEST_WEEKS = 60
_OWN_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one post: wall-clock time `before`, and `after` (None where it is taken off)."""

    post_id: PostId
    kind: Kind
    before: datetime
    after: datetime | None
    sentence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to make the plan legal: `words` for a button, the steps by time. Nothing else is touched.

    `after` is what the broken run of the fix becomes: of its account's runs of posts at that place the one that is
    nearest to the limit, by kind. `mine` tells that it touches posts the owner placed; `fewest` that no change of
    fewer posts does, which is not looked into to the end where very much is broken.
    """

    words: str
    steps: tuple[Step, ...]
    after: Mapping[Kind, int] = field(default_factory=dict, compare=False)
    mine: bool = False
    fewest: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """The broken run that a fix is shown by: on which account, `counts` by kind, and what the rule says of `kind`."""

    where: str
    counts: Mapping[Kind, int]
    kind: Kind
    wanted: int
    too_many: bool
    posts: tuple[PostId, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """The remedies, the smallest first. Where there is none, `why_not` says what stands in the way; it is "" too
    where there is nothing to fix, and `needed` tells which."""

    remedies: tuple[Remedy, ...]
    needed: bool
    why_not: str = ""
    run: Run | None = None


def remedies(
    project: Project, near: date | None = None, *, mine: bool = False, progress: Progress = silent
) -> Fix:
    """The smallest changes that make the plan legal: mix, repeats within a week, times the clocks skip.

    Only posts that the planner placed are touched: what the owner placed or moved is pinned, what went out is out.
    With `mine` the owner's own posts may be touched as well, for where the others don't suffice. Nothing is changed.
    Slow on big plans that are very broken: not for the screen's thread. `near` is a day of the week whose broken
    run is to be shown; without it, the first.
    """
    connection = project.store.read()
    known = accounts.all_(connection)
    numbers = [account.id for account in known]
    outgoing = plan_view.outgoing(project)
    served = plan_view.history(project, outgoing)
    layout = Layout.of(outgoing, served, numbers, rules.rule(connection), project.zone)
    faults = list(layout.faults())
    if not faults:
        return Fix((), needed=False)
    movable = _movable(project, outgoing, mine=mine)
    pinned = {post.id for post in plan_view.planned(project) if post.pinned}
    found = repair.mend(layout, movable, _times(project, outgoing), progress)
    shown = _Shown.of(layout, faults, near)
    told = tuple(_told(mending, movable, pinned, layout, shown) for mending in found)
    run = None if shown is None else shown.run(known)
    return Fix(told, needed=True, why_not="" if told else _why_not(len(movable)), run=run)


def ways_out(project: Project, near: date | None = None, progress: Progress = silent) -> Fix:
    """The same as `remedies`; where the planner's posts don't suffice, what would do with the owner's own."""
    found = remedies(project, near, progress=progress)
    if found.remedies or not found.needed:
        return found
    own = remedies(project, near, mine=True, progress=progress)
    return own if own.remedies else found


def apply(project: Project, remedy: Remedy) -> Changes:
    """Does what the remedy says, as one action that one undo takes back.

    Raises:
        KnownError: a post of it was moved, pinned, taken off or exported since the remedy was found.
    """
    planned = {post.id: post for post in plan_view.planned(project)}
    for step in remedy.steps:
        post = planned.get(step.post_id)
        if post is None or (post.pinned and not remedy.mine) or post.at != step.before:
            raise KnownError(
                "This fix no longer fits the plan.",
                "A post that it would touch has changed since.",
                "Ask for a fix again.",
            )
    with project.action(f"Fixed the plan: {words.counted(len(remedy.steps), 'post')} changed") as writing:
        for step in remedy.steps:
            if step.after is None:
                posts.remove(writing.connection, [step.post_id])
            else:
                posts.change(writing.connection, step.post_id, at=step.after)
    return writing.changes


def _movable(project: Project, outgoing: Sequence[Outgoing], *, mine: bool) -> dict[PostId, repair.Movable]:
    connection = project.store.read()
    free = {post.id for post in plan_view.planned(project) if mine or not post.pinned}
    known = {snippet.id: snippet for snippet in snippets.all_(connection)}
    on: dict[PostId, list[AccountId]] = {}
    for entry in outgoing:
        on.setdefault(entry.post_id, []).append(entry.account_id)
    kept = keeping.keeping(project, (*outgoing, *plan_view.history(project, outgoing)))
    written = keeping.written(project, known.values())
    found = {}
    for entry in outgoing:
        if entry.post_id in free and entry.post_id not in found:
            snippet = None if entry.snippet_id is None else known.get(entry.snippet_id)
            value = _OWN_WORDS if snippet is None else snippet.score
            since = None if snippet is None else written.get(snippet.id)
            carried = keeping.carried(
                entry.kind, on[entry.post_id], [entry.text], snippet, since, [entry.post_id]
            )
            found[entry.post_id] = repair.Movable(
                entry, tuple(on[entry.post_id]), value, partial(kept.may, carried)
            )
    return found


def _times(project: Project, outgoing: Sequence[Outgoing]) -> Mapping[datetime, frozenset[AccountId]]:
    """The weekly times from today to two weeks after the last post."""
    today = project.wall_now().date()
    last = max((post.at.date() for post in outgoing), default=today)
    weeks = min(_LONGEST_WEEKS, max(1, (last + _AFTER - today).days // 7 + 1))
    slots = accounts.slots(project.store.read())
    found = openings.openings(slots, today, weeks, project.zone, project.now(), ())
    return {opening.at: frozenset(opening.accounts) for opening in found.found}


@dataclass(frozen=True, slots=True)
class _Shown:
    """The broken run that a fix is shown by, as a stretch of its account's line."""

    account: AccountId
    fault: Fault
    rule: MixRule
    window: tuple[Outgoing | Served, ...]

    @classmethod
    def of(cls, layout: Layout, faults: Sequence[Fault], near: date | None) -> "_Shown | None":
        runs = [fault for fault in faults if fault.kind is not None and fault.first is not None]
        if not runs:
            return None
        monday = date.min if near is None else near - timedelta(days=near.weekday())

        def order(fault: Fault) -> tuple[object, ...]:
            line = layout.lines[fault.account_id] if fault.account_id is not None else ()
            days = [post.at.date() for post in line if post.post_id in fault.posts]
            here = any(monday <= day < monday + timedelta(days=7) for day in days)
            return not here, fault.first, fault.account_id

        chosen = min(runs, key=order)
        assert chosen.account_id is not None
        line = layout.lines[chosen.account_id]
        length = min(layout.rule.window, len(line))
        start = next(n for n, post in enumerate(line) if post.instant == chosen.first)
        start = min(start, len(line) - length)
        return cls(chosen.account_id, chosen, layout.rule, line[start : start + length])

    def run(self, known: Sequence[Account]) -> Run:
        where = next(account_label(account, known) for account in known if account.id == self.account)
        kind, rule = self.fault.kind, self.rule
        assert kind is not None
        wanted = (rule.at_most if self.fault.too_many else rule.at_least)[kind]
        counts = Counter(post.kind for post in self.window)
        return Run(where, counts, kind, wanted, self.fault.too_many, self.fault.posts)

    def after(self, changed: Layout) -> Mapping[Kind, int]:
        """The run of the changed plan, of those that reach into the same days, that is nearest to the limit."""
        line = changed.lines[self.account]
        length = min(self.rule.window, len(line))
        first, last = self.window[0].instant, self.window[-1].instant
        stretches = [line[n : n + length] for n in range(len(line) - length + 1)]
        here = [s for s in stretches if s and s[0].instant <= last and s[-1].instant >= first]
        counted = [Counter(post.kind for post in stretch) for stretch in here]
        kind, sign = self.fault.kind, 1 if self.fault.too_many else -1
        return max(counted, key=lambda counts: sign * counts[kind], default=Counter()) if kind else {}


def _told(
    mending: repair.Mending,
    movable: Mapping[PostId, repair.Movable],
    pinned: Collection[PostId],
    layout: Layout,
    shown: _Shown | None,
) -> Remedy:
    steps = mending.steps
    told = [_step(movable[number].post, at) for number, at in steps.items()]
    ordered = tuple(sorted(told, key=lambda step: (step.before, step.post_id)))
    after = shown.after(layout.changed(steps)) if shown is not None else {}
    mine = any(number in pinned for number in steps)
    return Remedy(_label(ordered), ordered, after, mine, mending.fewest)


def _step(post: Outgoing, at: datetime | None) -> Step:
    text, before = words.quoted(post.text), words.when(post.at)
    if at is None:
        sentence = f"{text} is taken off {before}, and is ready to serve again."
    else:
        sentence = f"{text} moves from {before} to {words.when(at)}."
    return Step(post.post_id, post.kind, post.at, at, sentence, post.text)


def _label(steps: Sequence[Step]) -> str:
    """ "Move 1 post and take off 2"."""
    moved = sum(step.after is not None for step in steps)
    off = len(steps) - moved
    if len(steps) == 2 and {step.before for step in steps} == {step.after for step in steps}:
        return "Swap 2 posts"
    if not off:
        return f"Move {words.counted(moved, 'post')}"
    if not moved:
        return f"Take off {words.counted(off, 'post')}"
    return f"Move {words.counted(moved, 'post')} and take off {off}"


def _why_not(movable: int) -> str:
    if not movable:
        return "Every post was placed by you or went out already, and Fix leaves those alone. Move or take one off."
    return (
        "No change to the posts that Fix may touch makes the plan legal: those you placed stay where they are. "
        "Move or take off one of the outlined posts."
    )
