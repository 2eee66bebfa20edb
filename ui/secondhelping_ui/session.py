# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What every page is given: the open project, the way to run an operation, and the way to be told of changes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.jobs import Jobs

Arguments = ParamSpec("Arguments")
Clock = Callable[[], datetime]


class Session(QObject):
    """The project on the screen, and everything a page may ask of the window around it.

    `changed` carries the `Changes` of every operation, undo and redo included; `project_changed` comes when
    another project (or none) is open. The other signals are for the main window.
    """

    changed = Signal(object)
    project_changed = Signal()
    problem_found = Signal(object)
    bug_found = Signal(object)
    toasted = Signal(str, object, str)
    went = Signal(str, dict)
    announced = Signal(str)

    def __init__(
        self, actions: ActionRegistry, clock: Clock, jobs: Jobs | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project: Any = None
        self.actions = actions
        self.clock = clock
        self.jobs = jobs or Jobs(self)
        self.jobs.failed.connect(self.problem_found)
        self.jobs.bug_found.connect(self.bug_found)

    @property
    def project(self) -> Any:
        """The open project's handle, to be passed to operations; None while none is open."""
        return self._project

    def set_project(self, project: Any) -> None:
        self._project = project
        self.project_changed.emit()

    def now(self) -> datetime:
        """The moment, aware."""
        return self.clock()

    def today(self) -> date:
        """Today by the computer's own calendar."""
        return self.clock().astimezone().date()

    def run(
        self,
        operation: Callable[Concatenate[Any, Arguments], Changes],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Changes | None:
        """Call `operation(project, ...)`, tell everybody what changed, and show the toast with Undo.

        Returns None when the operation was refused: the owner has been told why, in the error's own words.
        An operation whose `Changes` have no label shows no toast.
        """
        return self._run(operation, True, *args, **kwargs)

    def run_quietly(
        self,
        operation: Callable[Concatenate[Any, Arguments], Changes],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Changes | None:
        """The same without a toast, for what is seen anyway (typing, undo and redo themselves)."""
        return self._run(operation, False, *args, **kwargs)

    def _run(
        self, operation: Callable[..., Changes], toast: bool, /, *args: Any, **kwargs: Any
    ) -> Changes | None:
        if self._project is None:
            return None
        try:
            changes = operation(self._project, *args, **kwargs)
        except KnownError as error:
            self.problem_found.emit(error)
            return None
        self.tell(changes, toast=toast)
        return changes

    def tell(self, changes: Changes, *, toast: bool = True) -> None:
        """Tell everybody of changes made elsewhere, such as by a job that has ended."""
        if changes:
            self.changed.emit(changes)
        if toast and changes.label:
            self.toasted.emit(changes.label, "undo" if changes.undoable and changes else None, "")

    def toast(
        self, text: str, action: tuple[str, Callable[[], object]] | None = None, icon: str = "check"
    ) -> None:
        """Say what happened, at the bottom of the window; `action` is a word and what it does."""
        self.toasted.emit(text, action, icon)

    def go(self, page: str, **where: Any) -> None:
        """Jump to a page ("sources", "review", "calendar", "export"); `where` is given to its `show_place`."""
        self.went.emit(page, where)

    def announce(self, text: str) -> None:
        """Have a screen reader say something, politely."""
        self.announced.emit(text)
