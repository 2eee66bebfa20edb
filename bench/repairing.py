# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Fix against an exact solver (CP-SAT): whether it ever touches more posts than must be touched, on broken plans."""

import argparse
import statistics
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from ortools.sat.python import cp_model

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.plan import Outgoing
from secondhelping.plan.faults import Layout
from secondhelping.plan.repair import Movable, mend

ACCOUNTS = (AccountId(1), AccountId(2))
FIRST = datetime(2026, 5, 11, 9)
RULES = (PRESETS["80/20"], PRESETS["Thirds"], MixRule("Own", 4, {Kind.PROMOTIONAL: 1}, {Kind.HELPFUL: 1}))
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Instance:
    """A plan, most likely broken: its posts, which of them are pinned, and the times that are free."""

    posts: tuple[Movable, ...]
    pinned: frozenset[PostId]
    free: tuple[datetime, ...]
    rule: MixRule


def instance(seed: int) -> Instance:
    """A plan of 8 to 16 posts on two accounts under one of three rules, with 3 to 8 free times."""
    chance = Random(seed)
    number = chance.randint(8, 16)
    kinds = [Kind.HELPFUL, Kind.HELPFUL, Kind.PROMOTIONAL, Kind.CONVERSATION, Kind.CURATED]
    posts = []
    for n in range(number):
        at = FIRST + timedelta(days=n)
        on = chance.choice((ACCOUNTS, ACCOUNTS, ACCOUNTS[:1], ACCOUNTS[1:]))
        post = Outgoing(PostId(n), on[0], f"Post {n}", chance.choice(kinds), at, at.replace(tzinfo=UTC))
        posts.append(Movable(post, on, chance.random()))
    pinned = frozenset(PostId(n) for n in range(number) if chance.random() < 0.2)
    days = sorted(chance.sample(range(number + 6), chance.randint(3, 8)))
    return Instance(
        tuple(posts), pinned, tuple(FIRST + timedelta(days=n, hours=6) for n in days), chance.choice(RULES)
    )


def ours(made: Instance) -> int | None:
    """How many posts Fix touches; None where it finds no way."""
    entries = [
        Outgoing(m.post.post_id, account, m.post.text, m.post.kind, m.post.at, m.post.instant)
        for m in made.posts
        for account in m.accounts
    ]
    layout = Layout.of(entries, (), ACCOUNTS, made.rule, "UTC")
    if next(layout.faults(), None) is None:
        return 0
    movable = {m.post.post_id: m for m in made.posts if m.post.post_id not in made.pinned}
    times = dict.fromkeys([*made.free, *(m.post.at for m in made.posts)], frozenset(ACCOUNTS))
    found = mend(layout, movable, times)
    return len(found[0].steps) if found else None


class _Exact:
    """The same question as a model: each post at its time, at any other, or off; the rule as linear constraints."""

    def __init__(self, made: Instance) -> None:
        self.made = made
        self.model = cp_model.CpModel()
        self.times = sorted({*made.free, *(m.post.at for m in made.posts)})
        self.at = [
            [self.model.new_bool_var(f"x{m.post.post_id},{t}") for t in range(len(self.times))]
            for m in made.posts
        ]
        for m, row in zip(made.posts, self.at, strict=True):
            self.model.add_at_most_one(row)
            if m.post.post_id in made.pinned:
                self.model.add(row[self.times.index(m.post.at)] == 1)
        for account in ACCOUNTS:
            self._account(account)

    def solve(self) -> int | None:
        """The fewest posts touched; None where no plan is legal. Raises TimeoutError when not settled in time."""
        stays = sum(row[self.times.index(m.post.at)] for m, row in zip(self.made.posts, self.at, strict=True))
        self.model.maximize(stays)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = SECONDS
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise TimeoutError
        return len(self.made.posts) - round(solver.objective_value)

    def _account(self, account: AccountId) -> None:
        rows = [
            (m.post.kind, row)
            for m, row in zip(self.made.posts, self.at, strict=True)
            if account in m.accounts
        ]
        size = range(len(self.times))
        occupied = [sum(row[t] for _, row in rows) for t in size]
        for one in occupied:
            self.model.add(one <= 1)
        of_kind = {kind: [sum(row[t] for other, row in rows if other is kind) for t in size] for kind in Kind}
        for first in size:
            for last in range(first, len(self.times)):
                self._span(first, last, occupied, of_kind)

    def _span(self, first: int, last: int, occupied: list[object], of_kind: dict[Kind, list[object]]) -> None:
        """Whatever stands from `first` to `last`: no excess where it is a window or less, no lack where it is one."""
        model, rule = self.model, self.made.rule
        length = sum(occupied[first : last + 1])  # type: ignore[arg-type]
        long = model.new_bool_var("")
        model.add(length > rule.window).only_enforce_if(long)
        for kind, most in rule.at_most.items():
            model.add(sum(of_kind[kind][first : last + 1]) <= most).only_enforce_if(~long)  # type: ignore[arg-type]
        short = model.new_bool_var("")
        over = model.new_bool_var("")
        model.add(length < rule.window).only_enforce_if(short)
        model.add(length > rule.window).only_enforce_if(over)
        for kind, least in rule.at_least.items():
            counted = sum(of_kind[kind][first : last + 1])  # type: ignore[arg-type]
            model.add(counted >= least).only_enforce_if(~short, ~over)


def main() -> None:
    """Prints how often Fix touches as few posts as must be, and how long it takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instances", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="the number of the first plan")
    asked = parser.parse_args()
    same, more, missed, unsettled, seconds = 0, [], [], 0, []
    print(f"Fix against CP-SAT: {asked.instances} plans of 8 to 16 posts on two accounts")
    for seed in range(asked.first, asked.first + asked.instances):
        made = instance(seed)
        before = time.perf_counter()
        touched = ours(made)
        seconds.append(time.perf_counter() - before)
        try:
            fewest = _Exact(made).solve()
        except TimeoutError:
            unsettled += 1
            continue
        if touched == fewest:
            same += 1
        elif touched is None:
            missed.append((seed, fewest))
        else:
            more.append((seed, touched, fewest))
    print(f"  as few posts as must be: {same} of {asked.instances - unsettled} settled by the solver")
    print(f"  more (plan, touched, fewest): {more}; none found (plan, fewest): {missed}")
    late = statistics.quantiles(seconds, n=20)[-1]
    print(
        f"  time of Fix: median {statistics.median(seconds):.3f} s, 95th percentile {late:.3f} s, "
        f"longest {max(seconds):.3f} s"
    )


if __name__ == "__main__":
    main()
