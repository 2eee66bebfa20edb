# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan under any order of the owner's actions, as a state machine over the real operations.

After every step undo and then redo give the same file, nothing that was planned is lost, and nothing that went out
breaks the rule that was in force, by an oracle that tries everything.
"""

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import making
from planning import broken
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.plan import Occurrence, Served
from secondhelping.domain.planning import DaysOff, OnHolidays, PlanningRules
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import (
    export_plan,
    look,
    place,
    place_many,
    plan_for_me,
    plan_view,
    planning,
    project,
    recurring,
    repair,
    setup,
    undo,
)
from secondhelping.plan.occurrences import occurrences
from secondhelping.store import history

TABLES = ("setting", "snippet", "account", "slot", "series", "post", "talk_time")
NUMBERS = st.integers(0, 10_000)
REPEATS = (
    "FREQ=WEEKLY;INTERVAL=2;COUNT=4",
    "FREQ=MONTHLY;BYDAY=1MO;COUNT=3",
    "FREQ=DAILY;INTERVAL=9;COUNT=3",
)


class Plan(RuleBasedStateMachine):
    """A project, the posts that stand in it, and all that went out."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()

    @initialize()
    def begin(self) -> None:
        self.made = making.with_snippets(Path(self.folder.name), 12, 5)
        self.out: list[Served] = []
        self.exports = 0

    def teardown(self) -> None:
        self.made.close()
        self.folder.cleanup()

    # What is there

    def dump(self) -> str:
        connection = self.made.store.read()
        rows = {
            t: [tuple(row) for row in connection.execute(f"SELECT * FROM {t} ORDER BY id")] for t in TABLES
        }
        return json.dumps(rows)

    def planned(self) -> list[Occurrence]:
        return [
            entry for entry in look.calendar(self.made) if entry.post_id is not None and not entry.exported
        ]

    def ids(self) -> set[int]:
        return {int(entry.post_id) for entry in self.planned() if entry.post_id is not None}

    def one(self, number: int) -> PostId | None:
        planned = self.planned()
        return planned[number % len(planned)].post_id if planned else None

    # What the owner does

    @precondition(lambda self: look.snippets(self.made))
    @rule(number=NUMBERS, hours=st.integers(0, 900))
    def place_one(self, number: int, hours: int) -> None:
        before = self.ids()
        snippets = look.snippets(self.made)
        place.place(self.made, snippets[number % len(snippets)].id, making.monday() + timedelta(hours=hours))
        assert before < self.ids()
        assert len(self.ids()) == len(before) + 1

    @precondition(lambda self: self.planned())
    @rule(number=NUMBERS, hours=st.integers(0, 900))
    def move_one(self, number: int, hours: int) -> None:
        before = self.ids()
        post = self.one(number)
        assert post is not None
        place.move(self.made, post, making.monday() + timedelta(hours=hours))
        assert self.ids() == before

    @precondition(lambda self: self.planned())
    @rule(number=NUMBERS, pinned=st.booleans())
    def pin(self, number: int, pinned: bool) -> None:
        before = self.ids()
        post = self.one(number)
        assert post is not None
        place_many.pin(self.made, place_many.Chosen(frozenset({post})), pinned=pinned)
        assert self.ids() == before

    @precondition(lambda self: look.snippets(self.made, Verdict.KEPT))
    @rule(week=st.integers(0, 5), weeks=st.integers(1, 3), seed=st.integers(0, 3))
    def fill(self, week: int, weeks: int, seed: int) -> None:
        before = {entry.post_id: entry.at for entry in self.planned()}
        broken_before = bool(look.broken_runs(self.made))
        proposal = plan_for_me.propose(self.made, making.monday(week).date(), weeks, seed)
        plan_for_me.lay_out(self.made, proposal)
        after = {entry.post_id: entry.at for entry in self.planned()}
        assert before.items() <= after.items()  # nothing that stood there moved
        assert len(after) == len(before) + len(proposal.posts)
        assert broken_before or not look.broken_runs(self.made)

    @rule(number=NUMBERS)
    def fix(self, number: int) -> None:
        before = {entry.post_id: entry.pinned for entry in self.planned()}
        if len(look.broken_runs(self.made)) > 2:
            return  # very broken plans take long; bench/repairing.py tells how long
        found = repair.remedies(self.made)
        if not found.remedies:
            return
        remedy = found.remedies[number % len(found.remedies)]
        repair.apply(self.made, remedy)
        off = {step.post_id for step in remedy.steps if step.after is None}
        assert {entry.post_id for entry in self.planned()} == before.keys() - off
        assert not any(before[step.post_id] for step in remedy.steps)
        assert not look.broken_runs(self.made)

    @rule(name=st.sampled_from(sorted(PRESETS)))
    def change_rule(self, name: str) -> None:
        before = self.ids()
        setup.set_rule(self.made, PRESETS[name], "To try it.")
        assert self.ids() == before

    @rule(country=st.sampled_from(["", "GB", "DE"]), on=st.sampled_from(OnHolidays), rest=st.integers(2, 20))
    def change_days(self, country: str, on: OnHolidays, rest: int) -> None:
        off = DaysOff(making.monday(1).date(), making.monday(1).date() + timedelta(days=rest % 3))
        planning.set_rules(self.made, PlanningRules(country, "", on, (off,), rest_weeks=rest))

    @rule(number=NUMBERS, hours=st.integers(0, 300))
    def repeat(self, number: int, hours: int) -> None:
        before = self.ids()
        first = making.monday() + timedelta(hours=hours)
        texts = [f"Tea {number} a.", f"Come along {number} b."]
        recurring.add(self.made, first, REPEATS[number % 3], texts, list(Kind)[number % 4])
        assert before < self.ids()

    @rule(number=NUMBERS, whole=st.booleans())
    def skip_or_end(self, number: int, whole: bool) -> None:
        found = recurring.all_series(self.made)
        post = self.one(number)
        if whole and found:
            recurring.end(self.made, found[number % len(found)].series.id)
        elif post is not None and recurring.series_of(self.made, post) is not None:
            recurring.skip(self.made, post)
            assert post not in self.ids()

    @rule(weeks=st.integers(1, 8))
    def export(self, weeks: int) -> None:
        end = making.monday(weeks).date()
        connection = self.made.store.read()
        before = history.served(connection)
        report = export_plan.check(self.made, None, end)
        in_force = look.rule(self.made)
        try:
            folder = Path(self.folder.name) / f"out{self.exports}"
            export_plan.export(self.made, report, "generic", folder, None, end)
        except KnownError:
            assert not report.passed or not report.posts
            assert history.served(connection) == before
            return
        self.exports += 1
        now = history.served(connection)
        assert now != before
        new = {id(entry) for entry in now if entry not in before}
        for account in {entry.account_id for entry in now}:
            line = sorted(
                (e for e in now if e.account_id == account), key=lambda e: (e.instant, id(e) in new)
            )
            assert not broken([(e.kind, id(e) not in new) for e in line], in_force)
        self.out = now

    @rule()
    def undo(self) -> None:
        undo.undo(self.made)

    @rule()
    def redo(self) -> None:
        undo.redo(self.made)

    @rule()
    def reopen(self) -> None:
        before, labels, seen = self.dump(), undo.labels(self.made), look.calendar(self.made)
        path = self.made.path
        self.made.close()
        self.made = project.open_(path, making.clock())
        assert (self.dump(), undo.labels(self.made)) == (before, labels)
        assert look.calendar(self.made) == seen

    # What always holds

    @invariant()
    def undo_then_redo_changes_nothing(self) -> None:
        before = self.dump()
        if undo.undo(self.made):
            undo.redo(self.made)
        assert self.dump() == before

    @invariant()
    def what_went_out_stays(self) -> None:
        assert history.served(self.made.store.read()) == self.out

    @invariant()
    def a_week_alone_is_read_as_it_stands_among_all(self) -> None:
        rows = look.calendar(self.made)
        for monday in {row.day - timedelta(days=row.day.weekday()) for row in rows}:
            end = monday + timedelta(days=7)
            of_week = plan_view.between(self.made, monday, end)
            alone = occurrences(of_week.posts, of_week.history, ())
            whole = [row for row in rows if row.kind is not None and monday <= row.day < end]
            assert [(r.at, r.post_id, r.text, r.accounts, r.exported) for r in alone] == [
                (r.at, r.post_id, r.text, r.accounts, r.exported) for r in whole
            ]


TestPlan = Plan.TestCase
# A walk goes through a real project's file: few and short ones in `make test`, many and long ones in `make explore`.
_EXPLORING = settings.default is not None and settings.default.max_examples > 100
TestPlan.settings = settings(
    deadline=None, max_examples=60 if _EXPLORING else 8, stateful_step_count=30 if _EXPLORING else 14
)
