# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads what the page shows in one go: the report with its findings and, where it passed, the very files."""

from dataclasses import dataclass
from typing import Any

from secondhelping.domain.errors import GateClosed, KnownError
from secondhelping.domain.network import Account
from secondhelping.operations import export_again, export_plan, look, sort_out
from secondhelping.operations.export_again import Standing
from secondhelping.operations.sort_out import Desk, Noted
from secondhelping_ui.export.period import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """`files` are those that would be written now; () while paused or where nothing is to be saved.

    `again` says how the plan stands to the files saved before, `everything` that what is unchanged is in `files` too,
    `threads` what stands in the way where the scheduler's file has none.
    """

    desk: Desk
    files: tuple[Any, ...]
    accounts: tuple[Account, ...]
    again: Standing
    everything: bool
    threads: Noted | None = None

    @property
    def posts(self) -> int:
        return self.desk.report.posts

    @property
    def ready(self) -> bool:
        return bool(self.files)


def read(project: Any, period: Period, target: str, *, everything: bool = False) -> Reading:
    """The plan of a period as it is at this moment; with `everything` what is unchanged since it was written as well,
    if the gate lets it through."""
    days = period.start, period.end
    again = export_again.standing(project, *days)
    everything = everything and bool(again.unchanged) and everything_refused(project, period) is None
    desk = sort_out.desk(project, *days, everything=everything)
    files: tuple[Any, ...] = ()
    if desk.report.passed and desk.report.posts:
        try:
            files = export_plan.preview(project, desk.report, target, *days, everything=everything)
        except GateClosed:
            # A post's time came between the two looks: the second one says so.
            desk = sort_out.desk(project, *days, everything=everything)
    threads = sort_out.threads_not_taken(project, target, *days, everything=everything) if files else None
    return Reading(desk, files, tuple(look.accounts(project)), again, everything, threads)


def everything_refused(project: Any, period: Period) -> KnownError | None:
    """Why not all of the period can be written once more; None where it can."""
    pausing = export_plan.check(project, period.start, period.end, everything=True).pausing
    if not pausing:
        return None
    return KnownError(
        "Not everything can be written again.",
        f"{pausing[0].title.rstrip('.')}. {pausing[0].why}",
        "What is new or changed can be saved without the rest.",
    )


def planned_elsewhere(project: Any) -> bool:
    """Whether posts are still to go out, whatever the period."""
    return export_plan.check(project).posts > 0
