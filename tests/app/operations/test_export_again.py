# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A second export holds what is new or changed since the first, and the rule counts every post once."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.operations import (
    export_again,
    export_plan,
    look,
    other_files,
    place,
    plan_for_me,
    setup,
    sort_out,
    undo,
)
from secondhelping.operations.export_again import Since
from secondhelping.operations.project import Project


def planned(folder: Path, posts: int = 3) -> Project:
    made = making.with_snippets(folder, posts + 3, 2)
    for number, snippet_id in enumerate(making.ids(made, Kind.HELPFUL)[:posts]):
        place.place(made, snippet_id, making.monday() + timedelta(days=number))
    return made


def save(made: Project, folder: Path, *, everything: bool = False) -> list[dict[str, str]]:
    """The rows that were saved."""
    report = export_plan.check(made, everything=everything)
    record, _ = export_plan.export(made, report, "generic", folder, everything=everything)
    (path,) = record.files
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def numbers(made: Project) -> list[PostId]:
    return [entry.post_id for entry in look.calendar(made) if entry.post_id is not None]


def test_only_what_is_new_is_written(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        assert len(save(made, tmp_path / "a")) == 6
        place.place(made, making.ids(made, Kind.HELPFUL)[3], making.monday(1))
        found = export_again.standing(made)
        assert (len(found.new), len(found.changed), len(found.unchanged)) == (2, 0, 6)
        assert {row["Date"] for row in save(made, tmp_path / "b")} == {"2026-05-18"}


def test_a_corrected_post_is_written_again_and_counted_once(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        save(made, tmp_path / "a")
        first = numbers(made)[0]
        with pytest.raises(KnownError, match="in a file already"):
            place.change_post(made, first, text="Stand up tall.")
        place.change_post(made, first, text="Stand up tall.", at=making.monday(0, 11), correct=True)
        shown = [entry for entry in look.calendar(made) if entry.post_id == first]
        assert [(entry.at.hour, entry.exported) for entry in shown] == [(11, False)]
        report = export_plan.check(made)
        assert report.passed
        files = export_plan.preview(made, report, "buffer")
        rows = export_again.rows(files, export_again.standing(made))
        assert [(row.file, row.number, row.post_id, row.since) for row in rows] == [
            (0, 1, first, Since.CHANGED),
            (1, 1, first, Since.CHANGED),
        ]
        written = save(made, tmp_path / "b")
        assert {(row["Text"], row["Time"]) for row in written} == {("Stand up tall.", "11:00")}
        shown = [entry for entry in look.calendar(made) if entry.post_id == first]
        assert [(entry.at.hour, entry.exported, entry.text) for entry in shown] == [
            (11, True, "Stand up tall.")
        ]
        assert len(look.exports(made)) == 2


def test_a_correction_that_is_taken_back_leaves_nothing_to_write(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        save(made, tmp_path / "a")
        place.change_post(made, numbers(made)[0], text="Stand up tall.", correct=True)
        undo.undo(made)
        assert all(entry.exported for entry in look.calendar(made))
        with pytest.raises(KnownError, match="3 posts of this period are in a file already"):
            save(made, tmp_path / "b")


def test_what_undo_changed_behind_a_file_is_written_again(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        first = numbers(made)[0]
        place.move(made, first, making.monday(0, 15))
        save(made, tmp_path / "a")
        undo.undo(made)
        assert {entry.at.hour for entry in export_again.standing(made).changed} == {9}
        assert {row["Time"] for row in save(made, tmp_path / "b")} == {"09:00"}


def test_all_can_be_written_again(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        first = save(made, tmp_path / "a")
        assert save(made, tmp_path / "b", everything=True) == first
        assert not export_plan.check(made).posts
        assert len([entry for entry in look.calendar(made) if entry.exported]) == 3
        place.place(made, making.ids(made, Kind.HELPFUL)[3], making.monday(1))
        assert len(save(made, tmp_path / "c", everything=True)) == 8


def test_what_is_out_is_never_written_again(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        save(made, tmp_path / "a")
        made.clock = making.clock(making.NOW + timedelta(days=6))  # Tuesday, the second post is just out
        assert {row["Date"] for row in save(made, tmp_path / "b", everything=True)} == {"2026-05-13"}
        with pytest.raises(KnownError, match="time of that post has come"):
            place.change_post(made, numbers(made)[0], text="Other.", correct=True)


def test_what_is_taken_off_after_a_correction_is_told_and_counted(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        promotional = making.ids(made, Kind.PROMOTIONAL)
        place.place(made, promotional[0], making.monday(0, 16))
        save(made, tmp_path / "a")
        post = next(e.post_id for e in look.calendar(made) if e.kind is Kind.PROMOTIONAL)
        assert post is not None
        place.change_post(made, post, at=making.monday(0, 17), correct=True)
        place.take_off(made, [post])
        gone = export_again.standing(made).gone
        assert {(entry.post_id, entry.at.hour) for entry in gone} == {(post, 16)}
        assert [e.at.hour for e in look.calendar(made) if e.post_id == post and e.exported] == [16]
        place.place(made, promotional[1], making.monday(0, 18))
        assert not export_plan.check(made).passed


def test_a_correction_keeps_the_rule(tmp_path: Path) -> None:
    with planned(tmp_path, 4) as made:
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[0], making.monday(0, 16))
        save(made, tmp_path / "a")
        place.change_post(made, numbers(made)[0], kind=Kind.PROMOTIONAL, correct=True)
        desk = sort_out.desk(made)
        assert len(desk.pausing) == 1
        sort_out.apply(made, desk.pausing[0].remedies)
        assert export_plan.check(made).passed


def test_the_rule_holds_over_corrections_and_repeated_exports(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 16, 6) as made:
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 2))
        save(made, tmp_path / "a")
        for number, post in enumerate(numbers(made)[::3]):
            place.change_post(made, post, text=f"Other words, number {number}.", correct=True)
        save(made, tmp_path / "b")
        save(made, tmp_path / "c", everything=True)
        kinds = [entry.kind for entry in look.calendar(made)]
        assert len(kinds) == 10
        assert all(kinds[n : n + 5].count(Kind.PROMOTIONAL) <= 1 for n in range(6))


def five_between(made: Project, folder: Path) -> list[PostId]:
    """Two promotions with four helpful posts in between, in a file; the numbers of the posts by time."""
    promotional, helpful = (making.ids(made, kind) for kind in (Kind.PROMOTIONAL, Kind.HELPFUL))
    for number, snippet_id in enumerate([promotional[0], *helpful[:4], promotional[1]]):
        place.place(made, snippet_id, making.monday(0, 9) + timedelta(days=number))
    save(made, folder)
    return numbers(made)


def test_a_post_that_is_moved_away_leaves_no_broken_run_behind(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        posts = five_between(made, tmp_path / "a")
        place.change_post(made, posts[2], at=making.monday(3), correct=True)
        report = export_plan.check(made)
        assert [finding.check for finding in report.pausing] == [Check.CORRECTION] * 2
        assert report.pausing[0].title == "On LinkedIn, 2 of 5 posts in a row promote"
        assert report.pausing[0].posts == (posts[2],)
        (noted, _) = sort_out.desk(made).pausing
        assert noted.remedies[0].do is sort_out.Do.EDIT
        place.change_post(made, posts[5], at=making.monday(1), correct=True)
        place.change_post(made, posts[2], at=making.monday(0, 12), correct=True)
        assert export_plan.check(made).passed


def test_other_words_in_the_same_place_ask_nothing_of_the_others(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        setup.set_rule(made, PRESETS["Thirds"])
        promotional = making.ids(made, Kind.PROMOTIONAL)
        for number, snippet_id in enumerate(
            [promotional[0], *making.ids(made, Kind.HELPFUL)[:1], promotional[1]]
        ):
            place.place(made, snippet_id, making.monday(0, 9) + timedelta(days=number))
        save(made, tmp_path / "a")
        setup.set_rule(made, PRESETS["80/20"], "Less selling.")
        place.change_post(made, numbers(made)[1], text="Stand up tall.", correct=True)
        assert export_plan.check(made).passed
        place.change_post(made, numbers(made)[1], at=making.monday(2), correct=True)
        assert export_plan.check(made).passed  # they were too close before


def test_the_calendar_file_cancels_what_was_taken_off(tmp_path: Path) -> None:
    with planned(tmp_path) as made:
        other_files.save_calendar(made, tmp_path)
        place.take_off(made, numbers(made)[:1])
        calendar = Calendar.from_ical(other_files.save_calendar(made, tmp_path).read_bytes())
        states = {(str(event["STATUS"]), event["DTSTART"].dt.day) for event in calendar.events}
        assert states == {("CONFIRMED", 12), ("CONFIRMED", 13), ("CANCELLED", 11)}
