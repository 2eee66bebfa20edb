# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The month and the week on paper: every post is there, a draft says so, and a week loses nothing of a text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from planning import day
from reading_along import entry, sheet
from secondhelping.domain.kind import Kind
from secondhelping.domain.planning import DaysOff, PlanningRules
from secondhelping.export.plan_sheet import PlanSheet
from secondhelping.operations import place, planning
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.printed_calendar import (
    printed_month,
    printed_week,
    save_month,
    save_week,
)
from secondhelping_ui.preferences import Preferences
from ui.calendar_page.conftest import Desk, at, put

POLITE = [entry(n, f"Tip {n}: stand up.\nThen walk.", at=day(7 * (n // 5) + n % 5)) for n in range(15)]


def pages(data: bytes) -> list[str]:
    """What stands on each page, a space for every white space."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        read = page.get_textpage()
        texts.append(" ".join(read.get_text_range().split()))
        read.close()
        page.close()
    document.close()
    return texts


def of_month(plan: PlanSheet) -> list[str]:
    return pages(printed_month(plan, date(2026, 5, 1)))


def of_week(plan: PlanSheet) -> list[str]:
    return pages(printed_week(plan, date(2026, 5, 11)))


def test_a_month_is_one_landscape_page_with_every_post(both_themes: str) -> None:
    document = pypdfium2.PdfDocument(printed_month(sheet(*POLITE), date(2026, 5, 1)))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width > height
    document.close()
    (page,) = of_month(sheet(*POLITE))
    assert page.startswith("May 2026 Harbour Lane. Times are those of Europe/London.")
    assert all(f"Tip {number}: stand up." in page for number in range(15))
    assert "H helpful P promotional" in page
    assert "Draft" not in page


def test_holidays_and_days_off_are_named(project: Project, tmp_path: Path, qapp: object) -> None:
    rules = PlanningRules("GB", "ENG", days_off=(DaysOff(date(2026, 5, 27), date(2026, 5, 28), "Away"),))
    planning.set_rules(project, rules)
    put(project, Kind.HELPFUL, 0, at(26))
    (month,) = pages(save_month(project, tmp_path, date(2026, 5, 1)).read_bytes())
    (week,) = pages(save_week(project, tmp_path, date(2026, 5, 25)).read_bytes())
    for page in (month, week):
        assert "Spring Bank" in page
        assert page.count("Away") == 2


def test_a_draft_says_so_on_every_page(both_themes: str) -> None:
    many = [entry(n, "word " * 120, at=day(0)) for n in range(30)]
    for found in (of_month(sheet(*POLITE, draft=True)), of_week(sheet(*many, draft=True))):
        assert all("Draft. This plan is not in order yet" in page for page in found)
        assert all("H helpful P promotional" in page for page in found)


def test_a_day_with_more_than_fits_says_how_many_more(both_themes: str) -> None:
    many = [entry(n, f"Tip {n}.", at=day(0)) for n in range(30)]
    (page,) = of_month(sheet(*many))
    shown = sum(f"Tip {n}." in page for n in range(30))
    assert 2 <= shown < 30
    assert f"+{30 - shown} more" in page


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_what_is_cut_in_the_month_ends_within_its_day(number: int, both_themes: str) -> None:
    long = "Stand up and walk to the kitchen whenever the kettle boils, then stretch once more. " * 3
    document = pypdfium2.PdfDocument(
        printed_month(sheet(*(entry(n, long, at=day(0)) for n in range(number))), date(2026, 5, 1))
    )
    page = document[0]
    read = page.get_textpage()
    ends = [
        read.get_charbox(at)[2]
        for at, letter in enumerate(read.get_text_range())
        if letter == "…" and read.get_charbox(at)[2]
    ]
    margin = 12 / 25.4 * 72
    first_day = margin + (page.get_width() - 2 * margin) / 7
    assert ends
    assert max(ends) <= first_day - 5
    document.close()


@pytest.mark.parametrize("size", [1, 5])
def test_a_week_goes_on_and_loses_nothing(size: int, both_themes: str) -> None:
    words = [f"word{number}" for number in range(100 * size)]
    second = entry(2, "Second post.", at=day(0))
    # Beside one lone column the reader of the test would take the page's text to run from top to bottom.
    others = [entry(10 + n, "Stand up and walk. " * 60, at=day(n)) for n in range(1, 7)]
    found = of_week(sheet(entry(1, " ".join(words), at=day(0)), second, *others))
    assert all("11–17 May 2026, continued" in page for page in found[1:])
    assert [one for page in found for one in page.split() if one.startswith("word")] == words
    assert sum("Second post." in page for page in found) == 1


def test_kinds_are_told_without_colour(both_themes: str) -> None:
    kinds = [entry(n, f"Text {n}.", kind=kind, at=day(n)) for n, kind in enumerate(Kind)]
    (page,) = of_week(sheet(*kinds))
    for letter in "HPTC":
        assert f" {letter} " in page


def test_ctrl_p_saves_what_is_shown(
    project: Project,
    open_page: Callable[..., Desk],
    qtbot: QtBot,
    tmp_path: Path,
    preferences: Preferences,
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    place.add_talk_time(project, at(12, 10, 30))
    desk = open_page(project)
    folder = tmp_path / "paper"
    folder.mkdir()
    preferences.set_export_folder(folder)
    desk.page.preferences = preferences  # type: ignore[attr-defined]
    for view in ("month", "week"):
        desk.page.show_view(view)
        desk.page.show_day(date(2026, 5, 12))
        desk.keys("Control+P")
        qtbot.waitUntil(lambda view=view: bool(list(folder.glob(f"*-{view}-*.pdf"))), timeout=20_000)
        qtbot.waitUntil(lambda: not desk.session.jobs.running, timeout=20_000)
        (path,) = folder.glob(f"*-{view}-*.pdf")
        (page,) = pages(path.read_bytes())
        assert "Set a timer for thirty minutes" in page
        assert "10:30 Talk time" in page
        assert desk.toasts[-1] == f"Saved {path.name}"
