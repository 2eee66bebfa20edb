# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other files of a plan: only what is in order is saved as such, and nothing half written is left."""

import errno
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

import making
from secondhelping.domain.errors import GateClosed, KnownError
from secondhelping.domain.kind import Kind
from secondhelping.export import workbook
from secondhelping.operations import export_plan, look, other_files, place, plan_for_me, undo
from secondhelping.operations.project import Project

Save = Callable[[Project, Path], Path]
WAYS = (other_files.save_calendar, other_files.save_workbook, other_files.save_page)


def in_order(folder: Path) -> Project:
    made = making.with_snippets(folder, 12, 3)
    plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 2))
    return made


def out_of_order(folder: Path) -> Project:
    made = making.with_snippets(folder)
    for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)):
        place.place(made, snippet_id, making.monday() + timedelta(days=number))
    return made


@pytest.mark.parametrize("save", WAYS)
def test_what_is_in_order_is_saved_and_is_no_history(save: Save, tmp_path: Path) -> None:
    with in_order(tmp_path) as made:
        before = undo.labels(made)
        path = save(made, tmp_path / "out")
        assert path.name.startswith(("harbour-lane-calendar-2026-05-11", "harbour-lane-plan-2026-05-11"))
        assert [file.name for file in (tmp_path / "out").iterdir()] == [path.name]
        assert look.exports(made) == []
        assert undo.labels(made) == before
        assert save(made, tmp_path / "out") != path


def test_what_went_out_stays_in_them(tmp_path: Path) -> None:
    with in_order(tmp_path) as made:
        posts = export_plan.check(made).posts
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        assert all(entry.exported for entry in other_files.sheet(made).entries)
        calendar = Calendar.from_ical(other_files.save_calendar(made, tmp_path).read_bytes())
        assert len(calendar.events) == posts
        rows = workbook.decoded(other_files.save_workbook(made, tmp_path).read_bytes())
        assert [row[-1] for row in rows[1:]] == ["yes"] * posts


@pytest.mark.parametrize("save", [other_files.save_calendar, other_files.save_workbook])
def test_what_is_not_in_order_is_not_saved_as_if_it_were(save: Save, tmp_path: Path) -> None:
    with out_of_order(tmp_path) as made, pytest.raises(GateClosed):
        save(made, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_draft_to_read_is_always_possible_and_says_so(tmp_path: Path) -> None:
    with out_of_order(tmp_path) as made:
        assert b'<p class="draft">' in other_files.save_page(made, tmp_path).read_bytes()


def test_talk_times_are_in_the_calendar_only_when_asked_for(tmp_path: Path) -> None:
    with in_order(tmp_path) as made:
        place.add_talk_time(made, making.monday(0, 10, 30))
        place.add_talk_time(made, making.monday(5, 10, 30))
        plain = Calendar.from_ical(other_files.save_calendar(made, tmp_path).read_bytes())
        path = other_files.save_calendar(
            made, tmp_path, date(2026, 5, 11), date(2026, 5, 18), talk_times=True
        )
        asked = Calendar.from_ical(path.read_bytes())
        names = [str(event["SUMMARY"]) for event in asked.events]
        assert names.count("Talk time: answer and listen") == 1
        assert not any(str(event["SUMMARY"]).startswith("Talk time") for event in plain.events)


def test_a_moved_post_is_the_same_event_with_a_higher_number(tmp_path: Path) -> None:
    def events() -> dict[str, int]:
        read = Calendar.from_ical(other_files.save_calendar(made, tmp_path).read_bytes())
        return {str(event["UID"]): int(event["SEQUENCE"]) for event in read.events}

    with in_order(tmp_path) as made:
        first = events()
        post = next(entry.post_id for entry in look.calendar(made) if entry.post_id is not None)
        place.change_post(made, post, text="Stand up now and then.")
        second = events()
        assert set(first) == set(second)
        assert sorted(second.values()) == [0] * (len(first) - 1) + [1]
        undo.undo(made)
        assert sorted(events().values()) == [0] * (len(first) - 1) + [2]
    with export_project(tmp_path) as made:
        assert set(events()) == set(first)


def export_project(folder: Path) -> Project:
    from secondhelping.operations import project

    return project.open_(folder / "harbour.helping", making.clock())


@pytest.mark.parametrize("save", WAYS)
def test_an_empty_period_is_told(save: Save, tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made, pytest.raises(KnownError, match="nothing to save"):
        save(made, tmp_path)


@pytest.mark.parametrize("save", WAYS)
def test_a_folder_that_has_gone_is_told(save: Save, tmp_path: Path) -> None:
    with in_order(tmp_path) as made, pytest.raises(KnownError, match="isn't there"):
        save(made, tmp_path / "gone" / "out")


@pytest.mark.parametrize("save", WAYS)
def test_a_full_disk_leaves_nothing_behind(
    save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_order(tmp_path) as made:
        (tmp_path / "out").mkdir()
        real = os.write
        written: list[int] = []

        def full(handle: int, data: bytes) -> int:
            if written:
                raise OSError(errno.ENOSPC, "No space left on device")
            written.append(real(handle, data[:20]))
            return written[0]

        monkeypatch.setattr("secondhelping.export.placing.os.write", full)
        with pytest.raises(KnownError, match="full"):
            save(made, tmp_path / "out")
        monkeypatch.undo()
        assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("save", WAYS)
def test_a_folder_that_takes_no_file_is_told(save: Save, tmp_path: Path) -> None:
    with in_order(tmp_path) as made:
        folder = tmp_path / "out"
        folder.mkdir()
        folder.chmod(0o500)
        try:
            if os.access(folder, os.W_OK):
                pytest.skip("this user may write everywhere")
            with pytest.raises(KnownError, match="can't be written to"):
                save(made, folder)
        finally:
            folder.chmod(0o700)
        assert list(folder.iterdir()) == []
