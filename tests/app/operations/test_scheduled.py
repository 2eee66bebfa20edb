# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler holds already is history: the rule counts it, the checks know it, one undo takes it back."""

import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import making
from planning import broken_literally
from secondhelping.domain.changes import Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind, Sureness
from secondhelping.domain.mix import DEFAULT_RULE
from secondhelping.domain.network import Network
from secondhelping.operations import export_plan, look, place, plan_for_me, scheduled, setup, undo
from secondhelping.operations.project import Project

Row = tuple[datetime, str, str]


def buffer_file(folder: Path, rows: Sequence[tuple[datetime, str]], name: str = "buffer.csv") -> Path:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Text", "Image URL", "Tags", "Posting Time"])
    writer.writerows([text, "", "", f"{at:%Y-%m-%d %H:%M}"] for at, text in rows)
    path = folder / name
    path.write_text(out.getvalue(), "utf-8", newline="")
    return path


def generic_file(folder: Path, rows: Sequence[Row], name: str = "generic.csv") -> Path:
    """With the kind of each row, all on LinkedIn."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Date", "Time", "Time zone", "Network", "Account", "Kind", "Text", "Link"])
    writer.writerows(
        [f"{at:%Y-%m-%d}", f"{at:%H:%M}", making.ZONE, "LinkedIn", "Harbour Lane", kind, text, ""]
        for at, kind, text in rows
    )
    path = folder / name
    path.write_text(out.getvalue(), "utf-8", newline="")
    return path


def account(made: Project, network: Network = Network.LINKEDIN) -> AccountId:
    return next(one.id for one in look.accounts(made) if one.network is network)


def take_in(made: Project, path: Path) -> scheduled.Findings:
    found = scheduled.read(made, path, account(made))
    entries = tuple(replace(one, kind=one.kind or Kind.HELPFUL) for one in found.entries)
    scheduled.take_in(made, replace(found, entries=entries))
    return found


def test_it_shows_on_the_calendar_as_exported_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        path = buffer_file(
            tmp_path, [(making.monday(), "Walk while you talk."), (making.monday(0, 12), "Sit.")]
        )
        found = scheduled.read(made, path, account(made))
        assert (found.scheduler, len(found.entries), found.unread) == ("Buffer", 2, ())
        assert look.calendar(made) == []
        entries = tuple(replace(one, kind=Kind.HELPFUL) for one in found.entries)
        changes = scheduled.take_in(made, replace(found, entries=entries))
        assert (changes.label, len(changes.of(Noun.SCHEDULED))) == ("Took in 2 scheduled posts", 2)
        shown = look.calendar(made)
        assert [(one.text, one.exported, one.accounts) for one in shown] == [
            ("Walk while you talk.", True, (account(made),)),
            ("Sit.", True, (account(made),)),
        ]
        assert export_plan.check(made).posts == 0
        undo.undo(made)
        assert look.calendar(made) == []
        undo.redo(made)
        assert look.calendar(made) == shown


def test_the_same_file_twice_adds_nothing_twice(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        rows = [(making.monday(), "Walk while you talk."), (making.monday(), "Walk while you talk.")]
        take_in(made, buffer_file(tmp_path, rows))
        again = take_in(made, buffer_file(tmp_path, [*rows, (making.monday(1), "Sit.")], "later.csv"))
        assert (len(again.entries), again.known) == (1, 2)
        assert [entry.text for entry in look.calendar(made)] == ["Walk while you talk.", "Sit."]
        last = take_in(made, buffer_file(tmp_path, rows))
        assert (last.entries, last.known) == ((), 2)
        assert not scheduled.take_in(made, last)


def test_what_this_program_wrote_is_known(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 12, 3) as made:
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 2))
        for scheduler in ("hootsuite", "generic"):
            report = export_plan.check(made, everything=True)
            record, _ = export_plan.export(made, report, scheduler, tmp_path, everything=True)
            for file in record.files:
                network = Network.X if "-x-" in Path(file).name else Network.LINKEDIN
                found = scheduled.read(made, Path(file), account(made, network))
                assert found.entries == ()
                assert found.known == (20 if scheduler == "generic" else 10)


def test_what_is_on_the_plan_as_well_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        (entry,) = look.calendar(made)
        found = scheduled.read(made, buffer_file(tmp_path, [(entry.at, entry.text)]), account(made))
        assert found.planned == 1
        assert found.notes()[0].startswith("1 of them stands on your plan as well")


def test_the_rule_counts_it_on_both_sides_of_the_plan(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[0], making.monday(0, 12), [account(made)])
        assert export_plan.check(made).passed
        take_in(made, generic_file(tmp_path, [(making.monday(0, 16), "promotional", "Book now for £5.")]))
        report = export_plan.check(made)
        assert not report.passed
        assert [finding.check.value for finding in report.pausing] == ["mix"]
        undo.undo(made)
        assert export_plan.check(made).passed


def test_the_same_words_too_soon_are_noticed(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday(0, 12), [account(made)])
        (entry,) = look.calendar(made)
        take_in(made, buffer_file(tmp_path, [(entry.at + timedelta(days=3), entry.text.upper())]))
        assert [finding.check.value for finding in export_plan.check(made).pausing] == ["repeated"]


def test_a_snippet_whose_words_are_scheduled_rests(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, 0) as made:
        first = look.ready(made)[0]
        take_in(made, buffer_file(tmp_path, [(making.monday(), f"{first.text} #Tip")]))
        assert first in look.ready(made)
        take_in(made, buffer_file(tmp_path, [(making.monday(), first.text)]))
        assert first not in look.ready(made)


def test_plan_for_me_leaves_room_for_it(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 12, 3) as made:
        rows = [(making.monday(0, 9) + timedelta(days=n), f"Something else, number {n}.") for n in range(3)]
        take_in(made, buffer_file(tmp_path, rows))
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 1))
        report = export_plan.check(made)
        assert report.passed
        on_linkedin = [entry.at for entry in look.calendar(made) if account(made) in entry.accounts]
        assert len(on_linkedin) == len(set(on_linkedin))


def test_the_account_is_named_by_the_row_or_by_the_owner(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        path = buffer_file(tmp_path, [(making.monday(), "Walk.")])
        asked = scheduled.read(made, path)
        assert asked.asks_account
        assert asked.entries == ()
        named = generic_file(tmp_path, [(making.monday(), "helpful", "Walk.")])
        (entry,) = scheduled.read(made, named).entries
        assert (entry.account_id, entry.kind) == (account(made), Kind.HELPFUL)
        elsewhere = tmp_path / "threads.csv"
        elsewhere.write_text("date,time,platforms,caption\n2026-05-11,09:00,threads,Walk.\n", "utf-8")
        found = scheduled.read(made, elsewhere)
        assert found.notes() == ("Row 2 is for Threads, and you have no account there.",)


def test_accounts_are_found_by_name_and_network(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        setup.add_account(made, Network.BLUESKY, "@harbour.example", [])
        for name in ("linkedin", "LinkedIn", "linkedin:Harbour Lane"):
            assert scheduled.account_named(made, name).network is Network.LINKEDIN
        assert scheduled.account_named(made, "harbour.example").network is Network.BLUESKY
        with pytest.raises(KnownError, match="name of 2 accounts"):
            scheduled.account_named(made, "Harbour Lane")
        with pytest.raises(KnownError, match="There is no account “pigeon”"):
            scheduled.account_named(made, "pigeon")


def test_an_account_with_scheduled_posts_stays(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        take_in(made, buffer_file(tmp_path, [(making.monday(), "Walk.")]))
        with pytest.raises(KnownError, match="went out"):
            setup.remove_account(made, account(made))


def test_kinds_are_suggested_for_what_has_none(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        path = buffer_file(tmp_path, [(making.monday(), "Walk."), (making.monday(1), "Buy now.")])
        found = scheduled.read(made, path, account(made))
        assert found.without_kind == ("Walk.", "Buy now.")
        with pytest.raises(ValueError, match="without a kind"):
            scheduled.take_in(made, found)
        rest = dict.fromkeys(map(str, Kind), 0.02)
        judged = {
            "Walk.": {"kind_probabilities": {**rest, "helpful": 0.94}},
            "Buy now.": {"kind_probabilities": {**rest, "promotional": 0.5}},
        }
        kinds = [(one.kind, one.sure) for one in scheduled.suggested(found, judged).entries]
        assert kinds == [(Kind.HELPFUL, Sureness.SURE), (Kind.PROMOTIONAL, Sureness.EITHER_WAY)]


def test_years_out_of_reach_are_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        path = tmp_path / "odd.csv"
        path.write_text(
            "Text,Image URL,Tags,Posting Time\nWalk.,,,0001-01-01 00:00\nSit.,,,9999-12-31 23:59\n", "utf-8"
        )
        found = scheduled.read(made, path, account(made))
        assert [one.why for one in found.unread] == [
            "is for the year 1, which is too far away",
            "is for the year 9999, which is too far away",
        ]


KINDS = st.sampled_from(["helpful", "promotional", "conversation", "curated"])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 13), KINDS), max_size=10),
    st.lists(st.tuples(st.integers(0, 13), st.booleans()), min_size=1, max_size=6),
)
def test_no_export_ever_breaks_the_rule_beside_it(
    held: list[tuple[int, str]], planned: list[tuple[int, bool]]
) -> None:
    """By brute force over what is held and what goes out: where the gate says yes, every window keeps the rule."""
    with tempfile.TemporaryDirectory() as folder, making.with_snippets(Path(folder), 8, 6) as made:
        rows = [
            (
                making.monday() + timedelta(days=at, minutes=number),
                kind,
                f"Held {number}: {number * 'very '}so.",
            )
            for number, (at, kind) in enumerate(held)
        ]
        if rows:
            take_in(made, generic_file(Path(folder), rows))
        here = account(made)
        used = dict.fromkeys(Kind, 0)
        for number, (at, promotes) in enumerate(planned):
            kind = Kind.PROMOTIONAL if promotes else Kind.HELPFUL
            at_ = making.monday(0, 15, number) + timedelta(days=at)
            place.place(made, making.ids(made, kind)[used[kind]], at_, [here])
            used[kind] += 1
        line = [
            (entry.kind, entry.exported)
            for entry in look.calendar(made)
            if entry.kind is not None and here in entry.accounts
        ]
        report = export_plan.check(made)
        mixed = [finding for finding in report.pausing if finding.check.value == "mix"]
        own = [window for window in _excess(line) if any(not history for _, history in window)]
        assert bool(mixed) == any(_blames(window) for window in own)
        if report.passed and not any(_excess([pair for pair in line if pair[1]])):
            assert not broken_literally(line, DEFAULT_RULE)


Place = tuple[Kind, bool]


def _excess(line: Sequence[Place]) -> list[Sequence[Place]]:
    """The windows with too many promotions."""
    windows = [
        line[at : at + DEFAULT_RULE.window] for at in range(max(1, len(line) - DEFAULT_RULE.window + 1))
    ]
    return [w for w in windows if sum(kind is Kind.PROMOTIONAL for kind, _ in w) > 1]


def _blames(window: Sequence[Place]) -> bool:
    """Whether one of the promotions in it is planned."""
    return any(kind is Kind.PROMOTIONAL and not history for kind, history in window)
