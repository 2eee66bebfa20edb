# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes back and does again, through the journal of the project file."""

from secondhelping.domain.changes import Changes
from secondhelping.operations.project import Project
from secondhelping.store import journal


def undo(project: Project) -> Changes:
    """Takes back the last action. Empty changes when there is nothing to take back.

    Raises:
        KnownError: an account would go on which posts went out: the mix rule needs that history.
    """
    return project.store.undo()


def redo(project: Project) -> Changes:
    """Does again what was undone last. Empty changes when there is nothing. Raises as `undo` does."""
    return project.store.redo()


def labels(project: Project) -> tuple[str | None, str | None]:
    """The labels of what undo would take back and redo do again, None where there is nothing."""
    return journal.labels(project.store.read())


def last(project: Project) -> int | None:
    """The number of the last action, for one that goes on with it; None where something was undone after it."""
    return journal.last(project.store.read())
