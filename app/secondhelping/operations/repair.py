# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Fix": up to three smallest ways to make the plan legal, each told in plain words and applied as one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import openings, repair
from secondhelping.plan.faults import Layout
from secondhelping.store import accounts, history, posts, rules, snippets

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


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to make the plan legal: `words` for a button, the steps by time. Nothing else is touched."""

    words: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """The remedies, the smallest first. Where there is none, `why_not` says what stands in the way; it is "" too
    where there is nothing to fix, and `needed` tells which."""

    remedies: tuple[Remedy, ...]
    needed: bool
    why_not: str = ""


def remedies(project: Project) -> Fix:
    """The smallest changes that make the plan legal: mix, repeats within a week, times the clocks skip.

    Only posts that the planner placed are touched: what the owner placed or moved is pinned, what went out is out.
    Nothing is changed. Slow on big plans that are very broken: not for the screen's thread.
    """
    connection = project.store.read()
    known = [account.id for account in accounts.all_(connection)]
    outgoing = plan_view.outgoing(project)
    layout = Layout.of(outgoing, history.served(connection), known, rules.rule(connection), project.zone)
    if next(layout.faults(), None) is None:
        return Fix((), needed=False)
    movable = _movable(project, outgoing)
    found = repair.mend(layout, movable, _times(project, outgoing))
    told = tuple(_told(mending.steps, movable) for mending in found)
    return Fix(told, needed=True, why_not="" if told else _why_not(len(movable)))


def apply(project: Project, remedy: Remedy) -> Changes:
    """Does what the remedy says, as one action that one undo takes back.

    Raises:
        KnownError: a post of it was moved, pinned, taken off or exported since the remedy was found.
    """
    planned = {post.id: post for post in posts.planned(project.store.read())}
    for step in remedy.steps:
        post = planned.get(step.post_id)
        if post is None or post.pinned or post.at != step.before:
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


def _movable(project: Project, outgoing: Sequence[Outgoing]) -> dict[PostId, repair.Movable]:
    connection = project.store.read()
    free = {post.id for post in posts.planned(connection) if not post.pinned}
    scores = {snippet.id: snippet.score for snippet in snippets.all_(connection)}
    on: dict[PostId, list[AccountId]] = {}
    for entry in outgoing:
        on.setdefault(entry.post_id, []).append(entry.account_id)
    return {
        entry.post_id: repair.Movable(
            entry,
            tuple(on[entry.post_id]),
            _OWN_WORDS if entry.snippet_id is None else scores.get(entry.snippet_id, _OWN_WORDS),
        )
        for entry in outgoing
        if entry.post_id in free
    }


def _times(project: Project, outgoing: Sequence[Outgoing]) -> Mapping[datetime, frozenset[AccountId]]:
    """The weekly times from today to two weeks after the last post."""
    today = project.wall_now().date()
    last = max((post.at.date() for post in outgoing), default=today)
    weeks = min(_LONGEST_WEEKS, max(1, (last + _AFTER - today).days // 7 + 1))
    slots = accounts.slots(project.store.read())
    found = openings.openings(slots, today, weeks, project.zone, project.now(), ())
    return {opening.at: frozenset(opening.accounts) for opening in found.found}


def _told(steps: repair.Steps, movable: Mapping[PostId, repair.Movable]) -> Remedy:
    told = [_step(movable[number].post, at) for number, at in steps.items()]
    ordered = tuple(sorted(told, key=lambda step: (step.before, step.post_id)))
    return Remedy(_label(ordered), ordered)


def _step(post: Outgoing, at: datetime | None) -> Step:
    text, before = words.quoted(post.text), words.when(post.at)
    if at is None:
        sentence = f"{text} is taken off {before}, and is ready to serve again."
    else:
        sentence = f"{text} moves from {before} to {words.when(at)}."
    return Step(post.post_id, post.kind, post.at, at, sentence)


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
