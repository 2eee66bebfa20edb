# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a post does to the mix of the posts in a row that it stands among, for the editor that it is open in."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from secondhelping.domain import words
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import BrokenRun, MixRule
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import mix, wording, zones
from secondhelping.store import accounts as account_rows
from secondhelping.store import rules


@dataclass(frozen=True, slots=True)
class MixEffect:
    """One sentence, and whether the posts in a row keep the rule with the post among them."""

    sentence: str
    good: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The posts in a row of one account that are nearest to the limit, the post among them; `run` is broken where
    `good` is False."""

    run: BrokenRun
    length: int
    good: bool

    @property
    def spare(self) -> int:
        """How many more the limit leaves, or how many there are beyond what is asked for; below 0 when broken."""
        over = self.run.wanted - self.run.found
        return over if self.run.too_many else -over

    def sentence(self, label: str) -> str:
        # With too few, "only" belongs to a run that breaks the rule.
        told = BrokenRun((), self.run.kind, self.run.found, self.run.wanted, self.run.too_many or self.good)
        return f"{wording.headline(told, label, self.length)} {wording.reason(self.run)}"


class PostMix:
    """The posts on each account beside one, read once; what is typed and chosen is judged without reading again."""

    def __init__(self, project: Project, post_id: PostId | None) -> None:
        connection = project.store.read()
        outgoing = plan_view.outgoing(project)
        served = plan_view.history(project, outgoing)
        others = [post for post in outgoing if post.post_id != post_id]
        known = account_rows.all_(connection)
        self._zone = project.zone
        self._rule = rules.rule(connection)
        self._labels = {one.id: wording.account_label(one, known) for one in known}
        self._lines = {one.id: mix.sequence(others, served, one.id) for one in known}

    def effect(self, kind: Kind, accounts: Collection[AccountId], at: datetime) -> MixEffect | None:
        """What a post of a kind at a wall-clock time does on these accounts, told where it comes nearest to the
        limit; None where the rule says nothing or the post stands alone."""
        watched = _watched(self._rule, kind)
        if watched is None:
            return None
        instant = zones.to_utc(at, self._zone)
        found: dict[_Found, list[str]] = {}
        for account, line in self._lines.items():
            if account not in accounts:
                continue
            one = _found(line, instant, kind, watched, self._rule)
            if one.length > 1:
                found.setdefault(one, []).append(self._labels[account])
        if not found:
            return None
        one = min(found, key=lambda one: (one.good, one.run.kind is not kind, one.spare))
        everywhere = len(found[one]) == len(set(accounts)) > 2
        return MixEffect(one.sentence("each account" if everywhere else words.listed(found[one])), one.good)


def _watched(rule: MixRule, kind: Kind) -> tuple[Kind, bool] | None:
    """Which kind is told of, and whether it is its most (True) or its least: the post's own where the rule has it."""
    asked = [other for other, least in rule.at_least.items() if least]
    if kind in rule.at_most:
        return kind, True
    if kind in asked:
        return kind, False
    if rule.at_most:
        return next(iter(rule.at_most)), True
    return (asked[0], False) if asked else None


def _found(
    line: Sequence[Outgoing | Served],
    instant: datetime,
    kind: Kind,
    watched: tuple[Kind, bool],
    rule: MixRule,
) -> _Found:
    index = bisect_left(line, instant, key=lambda post: post.instant)
    before = mix.places(line[max(0, index - rule.window + 1) : index])
    near = [*before, (kind, False), *mix.places(line[index : index + rule.window - 1])]
    length = min(rule.window, len(near))
    broken = [run for run in mix.broken_runs(near, rule) if len(before) in run.positions]
    if broken:
        worst = min(broken, key=lambda run: run.kind is not kind)
        return _Found(replace(worst, positions=()), length, False)
    told, too_many = watched
    counts = [
        sum(other is told for other, _ in near[start : start + length])
        for start in range(len(near) - length + 1)
    ]
    wanted = (rule.at_most if too_many else rule.at_least)[told]
    return _Found(
        BrokenRun((), told, max(counts) if too_many else min(counts), wanted, too_many), length, True
    )
