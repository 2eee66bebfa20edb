# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Public holidays and days off on the calendar: hatched, named, read out, and there when months are turned."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secondhelping.domain.planning import DaysOff, PlanningRules
from secondhelping.operations import planning, undo
from secondhelping_ui.calendar_page.special_days import SpecialDays
from ui.calendar_page.conftest import Desk

SPRING = date(2026, 5, 25)


def set_rules(desk: Desk, rules: PlanningRules) -> None:
    desk.session.run_quietly(planning.set_rules, rules)
    QApplication.processEvents()


def name_of(desk: Desk, day: date) -> str:
    cell = desk.page.grid.cell(day)
    assert cell is not None
    return cell.look.name


def test_holidays_come_beside_the_window_and_stay_when_months_are_turned(desk: Desk, qtbot: QtBot) -> None:
    desk.page.show_day(SPRING)
    assert name_of(desk, SPRING) == ""
    set_rules(desk, PlanningRules(country="GB", region="ENG"))
    qtbot.waitUntil(lambda: name_of(desk, SPRING) == "Spring Bank Holiday", timeout=10_000)
    cell = desk.page.grid.cell(SPRING)
    assert cell is not None
    assert cell.accessibleName().startswith("Monday 25 May, Spring Bank Holiday. ")
    assert cell.toolTip() == "Spring Bank Holiday"
    # A year on is known already: nothing has to be waited for.
    desk.page.show_day(date(2027, 5, 31))
    assert name_of(desk, date(2027, 5, 31)) == "Spring Bank Holiday"
    desk.session.run_quietly(undo.undo)
    QApplication.processEvents()
    assert name_of(desk, date(2027, 5, 31)) == ""


def test_far_years_have_none_and_do_no_harm(desk: Desk) -> None:
    set_rules(desk, PlanningRules(country="GB"))
    special = SpecialDays(desk.session)
    before = set(desk.session.jobs.running)
    assert special.names(date.min, date(1, 2, 1)) == {}
    assert special.names(date(9999, 12, 1), date.max) == {}
    assert set(desk.session.jobs.running) <= before  # nothing is looked up


def test_days_off_are_named_at_once(desk: Desk) -> None:
    desk.page.show_day(SPRING)
    off = (DaysOff(date(2026, 5, 12), date(2026, 5, 13), "Stocktaking"), DaysOff(SPRING, SPRING))
    set_rules(desk, PlanningRules(days_off=off))
    assert [name_of(desk, date(2026, 5, day)) for day in (11, 12, 13, 14)] == [
        "",
        "Stocktaking",
        "Stocktaking",
        "",
    ]
    assert name_of(desk, SPRING) == "Day off"


def test_the_week_names_them_too(desk: Desk) -> None:
    set_rules(desk, PlanningRules(days_off=(DaysOff(date(2026, 5, 12), date(2026, 5, 12), "Stocktaking"),)))
    desk.page.show_day(date(2026, 5, 12))
    desk.page.show_view("week")
    week = desk.page.views.week
    assert week is not None
    assert [column.look.name for column in week.columns] == ["", "Stocktaking", "", "", "", "", ""]
