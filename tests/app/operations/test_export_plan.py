# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""From plan to file: what is exported keeps the rule, becomes history, and can't be taken back."""

import csv
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import GateClosed, KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.operations import export_plan, look, place, plan_for_me, setup, undo


def rows(path: str) -> list[list[str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_the_plan_goes_out_and_becomes_history(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 12, 3) as made:
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 2))
        report = export_plan.check(made)
        assert report.passed
        preview = export_plan.preview(made, report, "buffer")
        record, changes = export_plan.export(made, report, "buffer", tmp_path / "out")
        assert not changes.undoable
        assert len(record.files) == 2
        written = [rows(file) for file in record.files]
        assert written == [[list(file.header), *map(list, file.rows)] for file in preview]
        assert all(entry.exported for entry in look.calendar(made))
        assert export_plan.check(made).posts == 0
        with pytest.raises(KnownError, match="nothing to save"):
            export_plan.export(made, export_plan.check(made), "buffer", tmp_path / "out")


def test_a_broken_plan_does_not_go_out(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)):
            place.place(made, snippet_id, making.monday() + timedelta(days=number))
        report = export_plan.check(made)
        assert not report.passed
        with pytest.raises(GateClosed):
            export_plan.export(made, report, "generic", tmp_path / "out")
        assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
        assert look.exports(made) == []


def test_a_report_opens_only_what_it_was_made_for(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        report = export_plan.check(made)
        place.place(made, making.ids(made, Kind.HELPFUL)[1], making.monday(1))
        with pytest.raises(GateClosed):
            export_plan.export(made, report, "generic", tmp_path / "out")


def test_undo_cannot_take_back_history(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        promotional = making.ids(made, Kind.PROMOTIONAL)
        place.place(made, promotional[0], making.monday())
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        undo.undo(made)  # takes back the placing, but not that the file was written
        (entry,) = look.calendar(made)
        assert entry.exported
        place.place(made, promotional[1], making.monday(0, 14))
        assert not export_plan.check(made).passed


def test_what_went_out_cannot_be_moved_or_taken_off(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        (entry,) = look.calendar(made)
        assert entry.post_id is not None
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        for refused in (
            lambda: place.move(made, entry.post_id, making.monday(1)),
            lambda: place.take_off(made, [entry.post_id]),
            lambda: place.change_post(made, entry.post_id, text="Other"),
        ):
            with pytest.raises(KnownError, match="in a file already"):
                refused()
        with pytest.raises(KnownError, match="went out"):
            setup.remove_account(made, entry.accounts[0])


def test_the_rule_holds_across_exports(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 16, 6) as made:
        for week in range(3):
            start = date(2026, 5, 11) + timedelta(weeks=week)
            plan_for_me.lay_out(made, plan_for_me.propose(made, start, 1))
            export_plan.export(made, export_plan.check(made), "generic", tmp_path / f"out{week}")
        kinds = [entry.kind for entry in look.calendar(made)]
        assert len(kinds) == 15
        assert all(kinds[n : n + 5].count(Kind.PROMOTIONAL) <= 1 for n in range(11))
        assert Kind.PROMOTIONAL in kinds


def test_a_tighter_rule_does_not_close_the_door_for_ever(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 12, 4) as made:
        setup.set_rule(made, PRESETS["Thirds"])
        for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)[:2]):
            place.place(made, snippet_id, making.monday() + timedelta(hours=number))
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "a")
        setup.set_rule(made, PRESETS["80/20"], "Less selling.")
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday(0, 14))
        assert export_plan.check(made).passed
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[2], making.monday(0, 16))
        assert not export_plan.check(made).passed


def test_an_unknown_scheduler_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made, pytest.raises(KnownError, match="It knows generic, buffer"):
        export_plan.preview(made, export_plan.check(made), "pigeon")


def test_files_that_cannot_be_remembered_do_not_stay(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        report = export_plan.check(made)
        made.store._writer.execute(
            "CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.served BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
        with pytest.raises(sqlite3.IntegrityError, match="no room"):
            export_plan.export(made, report, "generic", tmp_path / "out")
        assert not list((tmp_path / "out").glob("*.csv"))
        assert not look.exports(made)


def test_what_went_out_rests_before_it_is_ready_again(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3, 0) as made:
        first = look.ready(made)[0]
        place.place(made, first.id, making.monday())
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        assert first.id not in {snippet.id for snippet in look.ready(made)}
        made.clock = making.clock(making.NOW + timedelta(weeks=13))
        assert [snippet.id for snippet in look.ready(made)][-1] == first.id
