# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saves an export: the one way by which a plan becomes files."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import GateReport
from secondhelping.export.dialect import Dialect
from secondhelping.export.files import PREFIX, render
from secondhelping.export.limits import must_be_in_time, must_take_threads
from secondhelping.export.placing import Move, finish, place
from secondhelping.export.table import encoded, same
from secondhelping.gate.checking import GateSubject

__all__ = ["Move", "finish", "save"]


def save(
    report: GateReport,
    subject: GateSubject,
    dialect: Dialect,
    folder: Path,
    now: datetime,
    prefix: str = PREFIX,
    about_to: Callable[[Sequence[Move]], None] = lambda moves: None,
) -> tuple[Path, ...]:
    """Writes the posts of a passed gate into `folder`, and returns the files.

    Every file is written aside, read back and compared cell by cell, and only then put in place; all or none.
    Files that stand in the folder already are left alone: the new ones take free names.

    Args:
        report: The gate's report: the key.
        subject: Exactly the posts the report is of.
        dialect: The scheduler's format.
        folder: Where to; made if only its last part is missing.
        now: The present, aware: the posts are judged once more.
        prefix: What the names begin with, such as the business's name.
        about_to: Called before the first file is put in place, see `placing.place`.

    Raises:
        GateClosed: the report does not open these posts.
        KnownError: there is nothing to write, the scheduler would refuse some of the times or a thread, or the folder
            or the disk does not take it.
    """
    files = render(report, subject, dialect, now, prefix)
    if not files:
        raise KnownError("There is nothing to save.", "No post is in the plan.", "Plan some posts first.")
    must_take_threads(subject, dialect)
    must_be_in_time(subject.outgoing, dialect, now)
    return place(
        folder,
        [(file.name, encoded(file, dialect)) for file in files],
        lambda number, data: same(files[number], data, dialect.separator),
        about_to,
    )
