# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever the owner does, in any order, with undo, redo, exports and restarts in between, three things hold.

Undo and redo go to the very state there was; a restart changes nothing; and what went out keeps the mix rule,
judged here by counting, and is never changed again.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import making
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Served
from secondhelping.operations import (
    add_document,
    export_plan,
    look,
    place,
    plan_for_me,
    project,
    review,
    setup,
    sort_out,
    undo,
)
from secondhelping.operations.project import Project
from secondhelping.store import history

TABLES = (
    "setting",
    "document",
    "passage",
    "snippet",
    "account",
    "slot",
    "series",
    "post",
    "talk_time",
    "scheduled",
)


def state(made: Project) -> str:
    """Every row of every noun."""
    connection = made.store.read()
    return json.dumps(
        {t: [tuple(row) for row in connection.execute(f"SELECT * FROM {t} ORDER BY id")] for t in TABLES}
    )


def act(made: Project, which: int, number: int) -> None:
    """One of the owner's actions, chosen by numbers; a KnownError says that it is not to be done now."""
    snippets = look.snippets(made)
    posts = [entry.post_id for entry in look.calendar(made) if entry.post_id and not entry.exported]
    accounts = look.accounts(made)
    account = accounts[number % len(accounts)].id if accounts else None
    at = making.monday() + timedelta(hours=number % 700)
    promotional = [s.id for s in snippets if s.kind is Kind.PROMOTIONAL]
    match which:
        case 0 if promotional:
            place.place(
                made, promotional[number % len(promotional)], at, [account] if account and number % 2 else ()
            )
        case 1 if snippets:
            place.place(made, snippets[number % len(snippets)].id, at)
        case 2:
            start = date(2026, 5, 11) + timedelta(weeks=number % 5)
            plan_for_me.lay_out(made, plan_for_me.propose(made, start, 1 + number % 2, number))
        case 3 if posts:
            place.move(made, posts[number % len(posts)], at)
        case 4 if posts:
            place.swap(made, posts[0], posts[-1])
        case 5 if posts:
            place.change_post(made, posts[number % len(posts)], kind=list(Kind)[number % 4], at=at)
        case 6 if posts:
            place.take_off(made, posts[: 1 + number % 3])
        case 7:
            sort_out.apply(made, sort_out.fix_all(made))
        case 8:
            name = f"Account {number % 3}"
            setup.add_account(made, list(Network)[number % 9], name, [(number % 7, time(number % 24))])
        case 9 if account:
            setup.remove_account(made, account)
        case 10 if snippets:
            review.edit_and_keep(made, snippets[number % len(snippets)].id, f"Edited {number}.")
        case 11 if snippets:
            review.set_aside(made, [s.id for s in snippets[: number % 5]])
        case 12:
            lines = [(f"Line {number} {k}.", list(Kind)[k % 4]) for k in range(4)]
            add_document.add_document(made, making.prepared(lines, f"Doc {number}"))
        case 13 if look.documents(made) and number % 2:
            add_document.remove_documents(made, [look.documents(made)[-1].id])
        case 13:
            out = [entry.post_id for entry in look.calendar(made) if entry.post_id and entry.exported]
            if out:
                kind = list(Kind)[number % 4] if number % 3 else None
                place.change_post(made, out[number % len(out)], at=at, kind=kind, correct=True)
        case _:
            setup.set_zone(made, ("Europe/London", "Asia/Tokyo", "America/Los_Angeles")[number % 3])


class Walk:
    """A project, and what it should be: the states that undo and redo lead to, and all that went out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = making.with_snippets(folder, 10, 5)
        plan_for_me.lay_out(self.made, plan_for_me.propose(self.made, date(2026, 5, 11), 2))
        self.back: list[str] = []
        self.forward: list[str] = []
        self.served = history.all_served(self.made.store.read())
        while undo.undo(self.made):
            self.back.insert(0, state(self.made))
        while undo.redo(self.made):
            pass

    def step(self, which: int, number: int) -> None:
        before = state(self.made)
        if which < 15:
            self._act(which, number, before)
        elif which < 18:
            self._replay(undo.undo, self.back, self.forward, before)
        elif which < 20:
            self._replay(undo.redo, self.forward, self.back, before)
        elif which < 29:
            self._export(number, before)
        else:
            self._restart(before)
        assert self.made.store.read().execute("PRAGMA foreign_key_check").fetchall() == []

    def _act(self, which: int, number: int, before: str) -> None:
        try:
            act(self.made, which, number)
        except KnownError:
            assert state(self.made) == before
        if state(self.made) != before:
            self.back.append(before)
            self.forward.clear()

    def _replay(
        self, replay: Callable[[Project], Changes], there: list[str], back: list[str], before: str
    ) -> None:
        refusal = ""
        try:
            changes = replay(self.made)
        except KnownError as error:
            refusal = str(error)
        if refusal:
            assert "Posts went out on the account" in refusal
            assert state(self.made) == before
            return
        assert bool(changes) == bool(there)
        if there:
            assert state(self.made) == there.pop()
            back.append(before)

    def _export(self, number: int, before: str) -> None:
        start = date(2026, 5, 11) + timedelta(weeks=number % 4) if number % 3 else None
        end = start + timedelta(weeks=1) if start else None
        if number % 4:
            self._act(7, number, before)  # sorted out first, or else hardly any plan would pass
            before = state(self.made)
        report = export_plan.check(self.made, start, end)
        posts = report.posts
        try:
            export_plan.export(self.made, report, "generic", self.folder / "out", start, end)
        except KnownError:
            assert not report.passed or not posts
        assert state(self.made) == before
        now = history.all_served(self.made.store.read())
        assert now[: len(self.served)] == self.served
        assert len({one.post_id for one in now[len(self.served) :]}) == (posts if report.passed else 0)
        self.served = now
        self.keeps_the_rule()

    def keeps_the_rule(self) -> None:
        """At most 1 promotional in any 5 in a row, on each account, over all that went out, each as it did last."""
        lines: dict[int, list[Served]] = defaultdict(list)
        last = {(one.post_id, one.account_id): one for one in self.served}
        for one in last.values():
            lines[one.account_id].append(one)
        for line in lines.values():
            line.sort(key=lambda one: (one.instant, one.post_id or 0))
            promotional = [one.kind is Kind.PROMOTIONAL for one in line]
            assert all(sum(promotional[first : first + 5]) <= 1 for first in range(len(line)))

    def _restart(self, before: str) -> None:
        labels = undo.labels(self.made)
        self.made.close()
        self.made = project.open_(self.made.path, making.clock())
        assert state(self.made) == before
        assert undo.labels(self.made) == labels
        assert history.all_served(self.made.store.read()) == self.served


STEPS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 1000)), min_size=5, max_size=25)


@settings(deadline=None, max_examples=40)
@given(STEPS)
def test_whatever_the_owner_does(steps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder:
        walk = Walk(Path(folder))
        try:
            for step in steps:
                walk.step(*step)
        finally:
            walk.made.close()
