# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts the other files in place: those for people to read, and the calendar file; each whole or not at all.

What could be taken for a plan that is in order wants the gate's report, as an export does. What says "Draft" of itself,
page by page, does not.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import GateReport
from secondhelping.export.files import PREFIX
from secondhelping.export.key import must_open
from secondhelping.export.names import slug
from secondhelping.export.placing import place
from secondhelping.export.plan_sheet import PlanSheet
from secondhelping.gate.checking import GateSubject


def must_be_in_order(report: GateReport, subject: GateSubject, now: datetime) -> None:
    """Lets through what has passed the gate; raises GateClosed as an export does.

    What went out before has passed: a plan without new posts needs no key.
    """
    if subject.outgoing:
        must_open(report, subject, now)


def must_hold_posts(sheet: PlanSheet) -> None:
    """Raises KnownError where no post is in the period."""
    if not sheet.entries:
        raise KnownError("There is nothing to save.", "No post is in this period.", "Plan some posts first.")


def name(sheet: PlanSheet, what: str, suffix: str) -> str:
    """A name such as harbour-lane-calendar-2026-05-11.ics, by the first day in the file."""
    return f"{slug(sheet.business, PREFIX)}-{what}-{sheet.entries[0].at:%Y-%m-%d}{suffix}"


def put(
    folder: Path,
    name: str,
    data: bytes,
    same: Callable[[bytes], bool] | None = None,
    about_to: Callable[[], None] = lambda: None,
) -> Path:
    """Writes one file aside, reads it back, and puts it in place under a free name.

    Args:
        folder: Where to; made if only its last part is missing.
        name: What it is called if nothing else is.
        data: The file.
        same: Whether bytes read back hold what was to be written; the very bytes, unless given.
        about_to: Called just before it is put in place. When it raises, nothing is.

    Raises:
        KnownError: the folder or the disk does not take it. Nothing of the attempt is left behind.
    """
    equal = same or (lambda found: found == data)
    (path,) = place(folder, [(name, data)], lambda _, found: equal(found), lambda _: about_to())
    return path
