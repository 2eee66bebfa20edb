# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Public holidays and days off carry their names on the calendar."""

from collections.abc import Callable
from datetime import date

import pytest

from secondhelping.domain.planning import DaysOff, PlanningRules
from secondhelping.operations import planning
from secondhelping.operations.project import Project
from ui.calendar_page.conftest import Desk


@pytest.fixture
def british(project: Project) -> Project:
    off = DaysOff(date(2026, 5, 14), date(2026, 5, 15), "Away")
    planning.set_rules(project, PlanningRules(country="GB", region="ENG", days_off=(off,)))
    return project


def test_a_holiday_and_days_off_are_named_in_the_month(
    british: Project, open_page: Callable[..., Desk]
) -> None:
    desk = open_page(british, 1300, 900)
    assert desk.cell(25).look.name == "Spring Bank Holiday"
    assert "Spring Bank Holiday" in desk.cell(25).accessibleName()
    assert desk.cell(25).toolTip() == "Spring Bank Holiday"
    assert [desk.cell(day).look.name for day in (13, 14, 15, 16)] == ["", "Away", "Away", ""]


def test_and_in_the_week(british: Project, open_page: Callable[..., Desk]) -> None:
    desk = open_page(british, 1300, 900)
    desk.page.show_day(date(2026, 5, 25))
    desk.page.show_view("week")
    assert desk.page.views.week is not None
    assert [column.look.name for column in desk.page.views.week.columns][:2] == ["Spring Bank Holiday", ""]


def test_a_country_chosen_while_the_month_is_shown(project: Project, open_page: Callable[..., Desk]) -> None:
    desk = open_page(project, 1300, 900)
    assert desk.cell(25).look.name == ""
    desk.session.run(planning.set_rules, PlanningRules(country="GB", region="ENG"))
    assert desk.cell(25).look.name == "Spring Bank Holiday"
