# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The calendar file: events keep their names and say when they changed, and other programs take it in."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from golden_files import assert_golden
from planning import NOW, day
from reading_along import TEXTS, entry, sheet
from secondhelping.domain.ids import PostId
from secondhelping.export import calendar_file
from secondhelping.export.calendar_file import Told
from secondhelping.export.plan_sheet import PlanSheet, legible
from secondhelping.plan import zones

PROJECT = UUID("6d6b2f4e-1f2e-4c55-9c0d-0d5a3f0c9f11")
KHAL = Path(sys.executable).with_name("khal")


def written(plan: PlanSheet, told: dict[str, Told] | None = None) -> tuple[Calendar, dict[str, Told]]:
    data, known = calendar_file.encoded(plan, PROJECT, told or {}, NOW)
    return Calendar.from_ical(data), known


def sequences(calendar: Calendar) -> list[int]:
    return [int(event["SEQUENCE"]) for event in calendar.events]


def test_the_calendar_file() -> None:
    data, _ = calendar_file.encoded(sheet(talk=True), PROJECT, {}, NOW)
    assert_golden(data, "calendar.ics")
    assert b"METHOD" not in data
    assert b"TZID" not in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_words_arrive_whole() -> None:
    calendar, _ = written(sheet())
    assert [str(event["DESCRIPTION"]) for event in calendar.events] == [legible(text) for text in TEXTS]
    assert all("\n" not in str(event["SUMMARY"]) for event in calendar.events)
    assert "\u202e" not in str(calendar.events[3]["SUMMARY"])
    assert all(event["DTSTART"].dt.utcoffset() == timedelta(0) for event in calendar.events)


def test_an_event_keeps_its_name_and_counts_its_changes() -> None:
    plan = sheet(entry(1, "Stand up."), entry(2, "Sit down."), talk=True)
    first, told = written(plan)
    again, told = written(plan, told)
    moved = replace(
        plan,
        entries=(
            replace(plan.entries[0], instant=plan.entries[0].instant + timedelta(hours=1)),
            *plan.entries[1:],
        ),
    )
    changed, told = written(moved, told)
    back, told = written(plan, told)
    assert [sequences(calendar) for calendar in (first, again, changed, back)] == [
        [0, 0, 0],
        [0, 0, 0],
        [1, 0, 0],
        [2, 0, 0],
    ]
    names = {tuple(str(event["UID"]) for event in calendar.events) for calendar in (first, changed, back)}
    assert len(names) == 1
    other, _ = calendar_file.encoded(plan, UUID(int=7), {}, NOW)
    assert not names & {tuple(str(event["UID"]) for event in Calendar.from_ical(other).events)}
    assert calendar_file.unpacked(calendar_file.packed(told)) == told
    assert calendar_file.unpacked("") == {}


def test_the_hour_that_a_clock_change_repeats_is_one_moment() -> None:
    at = datetime(2026, 10, 25, 1, 30)
    calendar, _ = written(sheet(replace(entry(1, "Late.", at=at), instant=zones.to_utc(at, "Europe/London"))))
    (event,) = calendar.events
    assert event["DTSTART"].to_ical() == b"20261025T003000Z"
    assert event["DTSTART"].dt == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("https://harbourlane.example/a?b=c", True),
        ("/a", False),
        ("javascript:alert(1)", False),
        ("https://[broken", False),
        ("https://a.example/\r\nATTACH:x", False),
        ("", False),
    ],
)
def test_only_a_whole_address_is_a_link(link: str, taken: bool) -> None:
    calendar, _ = written(sheet(entry(1, "Walk.", link=link)))
    assert ("URL" in calendar.events[0]) is taken


def test_an_empty_post_has_no_empty_description() -> None:
    calendar, _ = written(sheet(entry(1, "")))
    assert "DESCRIPTION" not in calendar.events[0]


def names(*numbers: int) -> list[str]:
    return [calendar_file.name(PostId(number)) for number in numbers]


def test_what_was_taken_off_is_cancelled_until_its_time_has_passed() -> None:
    plan = sheet(entry(1, "Stand up."), entry(2, "Sit down."))
    _, told = written(plan)
    told = calendar_file.unpacked(calendar_file.packed(told))
    left = replace(plan, entries=plan.entries[:1])
    for _ in range(2):
        data, told = calendar_file.encoded(left, PROJECT, told, NOW, names(1))
        stays, gone = Calendar.from_ical(data).events
        assert (str(stays["STATUS"]), str(gone["STATUS"])) == ("CONFIRMED", "CANCELLED")
        assert str(gone["SUMMARY"]) == "LinkedIn and X: Sit down."
        assert sequences(Calendar.from_ical(data)) == [0, 1]
    data, told = calendar_file.encoded(plan, PROJECT, told, NOW, names(1, 2))
    assert sequences(Calendar.from_ical(data)) == [0, 2]
    later = NOW + timedelta(days=60)
    data, _ = calendar_file.encoded(left, PROJECT, told, later, names(1))
    assert sequences(Calendar.from_ical(data)) == [0]


def test_what_is_planned_for_another_period_is_not_cancelled() -> None:
    plan = sheet(entry(1, "Stand up."), entry(2, "Sit down."))
    _, told = written(plan)
    left = replace(plan, entries=plan.entries[:1])
    data, _ = calendar_file.encoded(left, PROJECT, told, NOW, names(1, 2))
    assert len(Calendar.from_ical(data).events) == 1


def test_what_earlier_versions_kept_of_events_is_still_read() -> None:
    told = calendar_file.unpacked('{"a": [3, "0123456789abcdef"]}')
    assert told == {"a": Told(3, "0123456789abcdef")}
    data, known = calendar_file.encoded(sheet(entry(1, "Stand up.")), PROJECT, told, NOW, names(1))
    assert len(Calendar.from_ical(data).events) == 1
    assert known["a"] == told["a"]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), max_size=300))
def test_whatever_stands_in_a_post_is_no_line_of_the_file(text: str) -> None:
    data, _ = calendar_file.encoded(sheet(entry(1, text)), PROJECT, {}, NOW)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.events
    assert str(event.get("DESCRIPTION", "")) == legible(text)
    allowed = {
        "DTSTART",
        "DURATION",
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "STATUS",
        "TRANSP",
        "UID",
        "DTSTAMP",
    }
    assert set(event) <= allowed | {"SEQUENCE"}
    assert calendar_file.same(data, data)
    assert not calendar_file.same(data[:-20], data)


def test_vobject_finds_nothing_wrong() -> None:
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    data, _ = calendar_file.encoded(sheet(talk=True), PROJECT, {}, NOW)
    read = vobject.readOne(data.decode("utf-8"))
    assert read.validate(raiseException=True)
    assert len(read.vevent_list) == len(TEXTS) + 1
    _, told = written(sheet(entry(1, "Stand up."), entry(2, "Sit down.")))
    data, _ = calendar_file.encoded(sheet(entry(1, "Stand up.")), PROJECT, told, NOW, names(1))
    read = vobject.readOne(data.decode("utf-8"))
    assert read.validate(raiseException=True)
    assert [event.status.value for event in read.vevent_list] == ["CONFIRMED", "CANCELLED"]


@pytest.mark.skipif(not KHAL.exists(), reason="khal is not installed")
def test_khal_takes_it_in_and_takes_in_the_changes(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[posts]]\npath = {tmp_path / 'events'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n",
        "utf-8",
    )

    def khal(*words: str) -> str:
        done = subprocess.run(
            [str(KHAL), "-c", str(config), *words],
            capture_output=True,
            env={"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8")

    def listed() -> list[str]:
        found = khal("list", "--format", "{start} {title}", "--day-format", "", "2026-05-11", "30d")
        return [line for line in found.splitlines() if line.strip()]

    plan = sheet(entry(1, "Stand up."), entry(2, "Sit down."))
    data, told = calendar_file.encoded(plan, PROJECT, {}, NOW)
    file = tmp_path / "plan.ics"
    file.write_bytes(data)
    khal("import", "--batch", "-a", "posts", str(file))
    assert listed() == [
        "2026-05-12 09:00 LinkedIn and X: Stand up.",
        "2026-05-13 09:00 LinkedIn and X: Sit down.",
    ]
    later = replace(plan, entries=(entry(1, "Stand up tall.", at=day(1, 11)), plan.entries[1]))
    data, told = calendar_file.encoded(later, PROJECT, told, NOW)
    file.write_bytes(data)
    khal("import", "--batch", "-a", "posts", str(file))
    assert listed() == [
        "2026-05-12 11:00 LinkedIn and X: Stand up tall.",
        "2026-05-13 09:00 LinkedIn and X: Sit down.",
    ]
    off = replace(later, entries=later.entries[:1])
    file.write_bytes(calendar_file.encoded(off, PROJECT, told, NOW, names(1))[0])
    khal("import", "--batch", "-a", "posts", str(file))
    shown = khal("list", "--format", "{start} {status}", "--day-format", "", "2026-05-11", "30d")
    assert [line.strip() for line in shown.splitlines()] == [
        "2026-05-12 11:00 CONFIRMED",
        "2026-05-13 09:00 CANCELLED",
    ]
