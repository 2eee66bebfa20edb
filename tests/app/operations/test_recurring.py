# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts that come again: laid out like any other, counted, exported, skipped and changed one by one."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.cli import main
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import export_plan, look, place, project, recurring, undo
from secondhelping.operations.project import Project
from secondhelping.plan.recurring import choices, spoken, times

FIRST_MONDAY = "FREQ=MONTHLY;BYDAY=1MO"
FIRST = datetime(2026, 6, 1, 9)


def coming(made: Project) -> list[Occurrence]:
    return [entry for entry in look.calendar(made) if entry.kind is not None]


def test_every_first_monday_for_a_year(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        changes = recurring.add(made, FIRST, FIRST_MONDAY, ["Tea at four.", "Come for tea."], Kind.HELPFUL)
        assert changes.label == "Repeats every first Monday"
        entries = coming(made)
        assert [e.at.strftime("%d %b") for e in entries[:4]] == ["01 Jun", "06 Jul", "03 Aug", "07 Sep"]
        assert [e.text for e in entries[:3]] == ["Tea at four.", "Come for tea.", "Tea at four."]
        assert len(entries) == 12
        assert all(e.at.time() == FIRST.time() and len(e.accounts) == 2 for e in entries)
        (view,) = recurring.all_series(made)
        assert (view.words, view.posts, view.next) == ("every first Monday", 12, FIRST)
        undo.undo(made)
        assert coming(made) == []
        assert recurring.all_series(made) == ()
        undo.redo(made)
        assert coming(made) == entries


def test_a_post_becomes_the_first_of_a_series(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path, 3) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        post = coming(made)[0]
        assert post.post_id is not None
        recurring.repeat(made, post.post_id, "FREQ=WEEKLY;INTERVAL=4;COUNT=3", ["In other words."])
        assert [e.at for e in coming(made)] == [making.monday(0), making.monday(4), making.monday(8)]
        assert [e.text for e in coming(made)] == [post.text, "In other words.", post.text]
        with pytest.raises(KnownError, match="comes again already"):
            recurring.repeat(made, post.post_id, "FREQ=WEEKLY")


def test_one_is_skipped_and_does_not_come_back(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        recurring.add(made, FIRST, FIRST_MONDAY, ["Tea."], Kind.HELPFUL)
        second = coming(made)[1]
        assert second.post_id is not None
        recurring.skip(made, second.post_id)
        assert second.at not in [e.at for e in coming(made)]
        (view,) = recurring.all_series(made)
        recurring.change(made, view.series.id, first=FIRST.replace(hour=10))
        assert second.day not in [e.day for e in coming(made)]
        assert len(coming(made)) == 11
        undo.undo(made)
        undo.undo(made)
        assert second.at in [e.at for e in coming(made)]


def test_one_that_was_changed_stays_when_the_series_changes_or_ends(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        recurring.add(made, FIRST, FIRST_MONDAY, ["Tea."], Kind.HELPFUL)
        first, second, third = (e.post_id for e in coming(made)[:3])
        assert first is not None
        assert second is not None
        assert third is not None
        place.change_post(made, first, text="Tea, and cake.")
        place.move(made, second, coming(made)[1].at + timedelta(days=1))
        (view,) = recurring.all_series(made)
        recurring.change(made, view.series.id, texts=["Coffee."], kind=Kind.PROMOTIONAL)
        assert [e.text for e in coming(made)[:3]] == ["Tea, and cake.", "Tea.", "Coffee."]
        assert len(coming(made)) == 12
        recurring.end(made, view.series.id)
        assert [e.post_id for e in coming(made)] == [first, second]
        assert recurring.all_series(made) == ()
        with pytest.raises(KnownError):
            recurring.end(made, view.series.id)


def test_they_count_in_the_mix_and_go_out_like_any_other(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        recurring.add(
            made, making.monday(), "FREQ=WEEKLY;COUNT=3", ["Book now.", "Book soon."], Kind.PROMOTIONAL
        )
        report = export_plan.check(made)
        assert Check.MIX in {finding.check for finding in report.pausing}
        undo.undo(made)
        recurring.add(made, making.monday(), "FREQ=WEEKLY;INTERVAL=2;COUNT=3", ["Stand up."], Kind.HELPFUL)
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        assert [e.exported for e in coming(made)] == [True, True, True]
        post_id = coming(made)[0].post_id
        assert post_id is not None
        with pytest.raises(KnownError):
            recurring.skip(made, post_id)
        (view,) = recurring.all_series(made)
        recurring.end(made, view.series.id)
        assert len(coming(made)) == 3  # what went out is out


def test_they_are_laid_out_further(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        recurring.add(made, FIRST, FIRST_MONDAY, ["Tea."], Kind.HELPFUL)
        assert not recurring.lay_out_further(made)
        path = made.path
    with project.open_(path, making.clock(making.NOW + timedelta(weeks=30))) as made:
        before = len(coming(made))
        recurring.lay_out_further(made)
        assert len(coming(made)) == before + 6
        assert not recurring.lay_out_further(made)


def test_a_time_the_clocks_skip_moves_an_hour_on(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        recurring.add(made, datetime(2027, 3, 21, 1, 30), "FREQ=WEEKLY;COUNT=3", ["a", "b"], Kind.HELPFUL)
        assert [e.at for e in coming(made)] == [
            datetime(2027, 3, 21, 1, 30),
            datetime(2027, 3, 28, 2, 30),
            datetime(2027, 4, 4, 1, 30),
        ]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=MONTHLY;BYDAY=9XX",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=WEEKLY;UNTIL=20200101",
        "FREQ=WEEKLY;UNTIL=20270101T000000Z",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260530",
    ],
)
def test_rules_that_are_none_are_refused(tmp_path: Path, rule: str) -> None:
    with making.new_project(tmp_path) as made, pytest.raises(KnownError):
        recurring.add(made, FIRST, rule, ["Tea."], Kind.HELPFUL)


def test_no_words_and_no_account_are_refused(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made, pytest.raises(KnownError):
        recurring.add(made, FIRST, FIRST_MONDAY, [" "], Kind.HELPFUL)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "every Tuesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks on Monday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;BYDAY=FR,MO,TU", "every Monday, Tuesday and Friday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every last Friday"),
        ("FREQ=MONTHLY;BYDAY=2FR", "every month on the second Friday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "every 3 months on the first Monday"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=YEARLY", "every year on 1 June"),
        ("FREQ=DAILY;COUNT=5", "every day, 5 times"),
        ("FREQ=WEEKLY;UNTIL=20261231", "every Monday, until 31 December 2026"),
        ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU", "by the rule FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert spoken(rule, FIRST) == words
    assert times(rule, FIRST, FIRST.date(), FIRST.date() + timedelta(days=400))


def test_the_usual_rules_begin_with_the_day_itself() -> None:
    for day in range(1, 32):
        first = datetime(2026, 5, day, 9)
        for rule, _ in choices(first):
            assert times(rule, first, first.date(), first.date() + timedelta(days=800))[0] == first


def test_the_command_line_repeats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with making.new_project(tmp_path) as made:
        path = str(made.path)
    year = datetime.now().year + 1
    made_of = ["--rule", "FREQ=MONTHLY;BYMONTHDAY=1", "--first", f"{year}-01-01T09:00", "--text", "Tea."]
    assert main(["repeat", path, *made_of]) == 0
    assert "every month on day 1: 12 posts to come" in capsys.readouterr().out
    assert main(["repeat", path, "--skip", "1"]) == 0
    assert "11 posts to come" in capsys.readouterr().out
    assert main(["repeat", path, "--end", "1"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["repeat", path, "--rule", "nonsense", "--first", f"{year}-01-01T09:00", "--text", "x"]) == 1
