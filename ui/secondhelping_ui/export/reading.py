# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads what the page shows in one go: the report with its findings and, where it passed, the very files."""

from dataclasses import dataclass
from typing import Any

from secondhelping.domain.errors import GateClosed
from secondhelping.domain.network import Account
from secondhelping.operations import export_plan, look, sort_out
from secondhelping.operations.sort_out import Desk
from secondhelping_ui.export.period import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """`files` are those that would be written now; () while paused or where nothing is to be saved."""

    desk: Desk
    files: tuple[Any, ...]
    accounts: tuple[Account, ...]

    @property
    def posts(self) -> int:
        return self.desk.report.posts

    @property
    def ready(self) -> bool:
        return bool(self.files)


def read(project: Any, period: Period, target: str) -> Reading:
    """The plan of a period as it is at this moment."""
    desk = sort_out.desk(project, period.start, period.end)
    files: tuple[Any, ...] = ()
    if desk.report.passed and desk.report.posts:
        try:
            files = export_plan.preview(project, desk.report, target, period.start, period.end)
        except GateClosed:
            # A post's time came between the two looks: the second one says so.
            desk = sort_out.desk(project, period.start, period.end)
    return Reading(desk, files, tuple(look.accounts(project)))


def planned_elsewhere(project: Any) -> bool:
    """Whether posts are still to go out, whatever the period."""
    return export_plan.check(project).posts > 0
