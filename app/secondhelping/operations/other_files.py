# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saves the plan as other files than a scheduler's. None of them becomes history: nothing goes out by them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from secondhelping.domain.plan import Post
from secondhelping.export import calendar_file, other_files, plan_page, plan_sheet, plan_workbook, workbook
from secondhelping.export.plan_sheet import Entry as Entry
from secondhelping.export.plan_sheet import PlanSheet as PlanSheet
from secondhelping.export.plan_sheet import Week as Week
from secondhelping.export.plan_sheet import legible as legible
from secondhelping.export.plan_sheet import one_line as one_line
from secondhelping.export.plan_sheet import weeks as weeks
from secondhelping.operations import export_plan
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.store import accounts, documents, history, posts, settings

_CALENDAR_ID = "calendar_id"
_CALENDAR_TOLD = "calendar_told"


def sheet(
    project: Project, start: date | None = None, end: date | None = None, *, talk_times: bool = False
) -> PlanSheet:
    """What is planned from `start` to before `end`, what went out already included; talk times on request."""
    connection = project.store.read()
    out = {entry.post_id for entry in history.served(connection)}
    links = documents.links_of_snippets(connection)
    known = {account.id: account for account in accounts.all_(connection)}

    def wanted(day: date) -> bool:
        return (start is None or day >= start) and (end is None or day < end)

    def entry(post: Post) -> plan_sheet.Entry:
        return plan_sheet.Entry(
            post.id,
            post.at,
            zones.to_utc(post.at, project.zone),
            post.kind,
            post.text,
            tuple(known[number] for number in post.accounts if number in known),
            links.get(post.snippet_id, "") if post.snippet_id is not None else "",
            post.id in out,
        )

    talks = posts.talk_times(connection) if talk_times else []
    return PlanSheet(
        settings.get(connection, "business"),
        project.zone,
        tuple(entry(post) for post in posts.all_(connection) if wanted(post.at.date())),
        tuple(
            plan_sheet.Talk(talk, zones.to_utc(talk.at, project.zone))
            for talk in talks
            if wanted(talk.at.date())
        ),
        draft=not export_plan.check(project, start, end).passed,
    )


def save_calendar(
    project: Project,
    folder: Path,
    start: date | None = None,
    end: date | None = None,
    *,
    talk_times: bool = False,
) -> Path:
    """Writes an iCalendar file of the period. Taken in again, it changes the events that are there already, and
    cancels those that were taken off the plan.

    Raises:
        GateClosed: the plan has not passed the gate.
        KnownError: there is nothing to write, or the folder or the disk does not take it.
    """
    found = _in_order(project, start, end, talk_times=talk_times)
    connection = project.store.read()
    known = calendar_file.unpacked(settings.get(connection, _CALENDAR_TOLD))
    identity = settings.get(connection, _CALENDAR_ID) or uuid4().hex
    still = [calendar_file.name(post.id) for post in posts.all_(connection)]
    still += [calendar_file.name(talk_time_id=talk.id) for talk in posts.talk_times(connection)]
    data, told = calendar_file.encoded(found, UUID(identity), known, project.now(), still)

    def remember() -> None:
        # Before the file is there: a number too high does no harm, the same number twice hides a change.
        with project.store.write_for_good() as writing:
            settings.put(writing, _CALENDAR_ID, identity)
            settings.put(writing, _CALENDAR_TOLD, calendar_file.packed(told))

    name = other_files.name(found, "calendar", ".ics")
    return other_files.put(folder, name, data, partial(calendar_file.same, data), remember)


def save_workbook(project: Project, folder: Path, start: date | None = None, end: date | None = None) -> Path:
    """Writes a workbook (XLSX) of the period, for reading. Raises as `save_calendar` does."""
    found = _in_order(project, start, end)
    rows = plan_workbook.rows(found)
    data = plan_workbook.encoded(rows, project.now())
    return other_files.put(
        folder, other_files.name(found, "plan", ".xlsx"), data, partial(workbook.same, rows)
    )


def save_page(project: Project, folder: Path, start: date | None = None, end: date | None = None) -> Path:
    """Writes a web page of the period, for somebody who reads along. It says "Draft" while the gate has not passed.

    Raises:
        KnownError: there is nothing to write, or the folder or the disk does not take it.
    """
    found = sheet(project, start, end)
    other_files.must_hold_posts(found)
    return other_files.put(folder, other_files.name(found, "plan", ".html"), plan_page.encoded(found))


def save_printed(
    project: Project,
    folder: Path,
    draw: Callable[[PlanSheet], bytes],
    start: date | None = None,
    end: date | None = None,
    *,
    what: str = "plan",
    talk_times: bool = False,
) -> Path:
    """Writes the PDF that `draw` makes of the period; `what` is said in its name. Raises as `save_page` does."""
    found = sheet(project, start, end, talk_times=talk_times)
    other_files.must_hold_posts(found)
    return other_files.put(folder, other_files.name(found, what, ".pdf"), draw(found))


def _in_order(
    project: Project, start: date | None, end: date | None, *, talk_times: bool = False
) -> PlanSheet:
    """The period's sheet, if there is something in it and the gate lets it through."""
    found = sheet(project, start, end, talk_times=talk_times)
    other_files.must_hold_posts(found)
    report = export_plan.check(project, start, end)
    other_files.must_be_in_order(report, export_plan.subject(project, start, end), project.now())
    return found
