# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which days are public holidays or the owner's days off. Holidays are looked up beside the window: their library is
slow to load."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from secondhelping.domain.planning import Holiday, PlanningRules
from secondhelping.domain.progress import Progress, silent
from secondhelping.operations import planning
from secondhelping_ui.session import Session

OFF = "Day off"
_YEARS = (1900, 2200)
"""Holidays outside of these nobody plans for."""


def _look_up(project: Any, start: date, end: date, progress: Progress = silent) -> tuple[Holiday, ...]:
    """The work of a job. It has no steps."""
    return planning.holidays(project, start, end)


class SpecialDays(QObject):
    """`learned` comes when more is known than before."""

    learned = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._project: Any = None
        self._rules: PlanningRules | None = None
        self._years: dict[int, dict[date, str]] = {}
        self._asked: set[int] = set()

    def names(self, start: date, end: date) -> Mapping[date, str]:
        """What the days from `start` to before `end` are called, as far as it is known by now."""
        project = self._session.project
        rules = planning.rules(project)
        if project is not self._project or rules != self._rules:
            self._project, self._rules = project, rules
            self._years, self._asked = {}, set()
        found = {
            day: name
            for year in range(start.year, end.year + 1)
            for day, name in self._years.get(year, {}).items()
            if start <= day < end
        }
        off = planning.days_off(project, start, end)
        if rules.country:
            self._ask(start.year, end.year)
        return found | {day: found.get(day) or name or OFF for day, name in off.items()}

    def _ask(self, first: int, last: int) -> None:
        """Learn the years that are not known, and their neighbours: turning the months then waits for nothing."""
        shown = set(range(max(first, _YEARS[0]), min(last, _YEARS[1]) + 1))
        if shown <= self._asked:
            return
        wanted = {year + step for year in shown for step in (-1, 0, 1)} - self._asked
        self._asked.update(wanted)
        project, rules = self._project, self._rules
        self._session.jobs.start(
            _look_up,
            project,
            date(min(wanted), 1, 1),
            date(max(wanted) + 1, 1, 1),
            on_done=lambda found: self._learn(project, rules, found),
            # A country that this version does not know has no days to show.
            on_failed=lambda _error: None,
        )

    def _learn(self, project: Any, rules: PlanningRules | None, found: tuple[Holiday, ...]) -> None:
        if project is not self._session.project or rules != self._rules:
            return
        for holiday in found:
            self._years.setdefault(holiday.day.year, {})[holiday.day] = holiday.name
        self.learned.emit()
