# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The way from a network's file to results: read in the background, shown, and kept when the owner says so."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.progress import Progress
from secondhelping.operations import look, results
from secondhelping.operations.results import Findings
from secondhelping_ui.jobs import Job
from secondhelping_ui.results.intake_dialog import ResultsDialog
from secondhelping_ui.session import Session

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
_FILTER = f"Tables ({' '.join('*' + ending for ending in ENDINGS)});;All files (*)"


class Intake(QObject):
    """At most one dialog is open, and one job at work for it. Closing the dialog cancels the job; what is being kept
    by then is kept, and told of all the same."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._job: Job | None = None
        self.dialog: ResultsDialog | None = None

    def begin(self, path: Path | None = None) -> None:
        """Read the file, asked for where there is none yet, and show what is in it."""
        project = self._session.project
        if project is None or self.dialog is not None:
            return
        if path is None:
            title = "A file of how your posts did"
            name, _filter = QFileDialog.getOpenFileName(self._page, title, str(Path.home()), _FILTER)
            if not name:
                return
            path = Path(name)
        dialog = self.dialog = ResultsDialog(self._page, path.name, look.accounts(project))
        dialog.asked.connect(partial(self._read, path))
        dialog.taken.connect(self._keep)
        dialog.finished.connect(self._forget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self._read(path)

    def _read(self, path: Path, account: AccountId | None = None, day_first: bool | None = None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.show_reading()
        self._start(dialog, _read, path, account, day_first, on_done=dialog.show_found)

    def _keep(self, found: Findings) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.show_keeping()
        project = self._session.project

        def tell(changes: Changes) -> None:
            # Whether or not the dialog was closed meanwhile: it is in the project, and Undo can take it back.
            if self._session.project is project:
                self._kept(dialog, changes)

        self._job = self._session.jobs.start(
            _keep,
            project,
            found,
            on_done=tell,
            on_failed=lambda error: self._not_kept(dialog, error),
        )

    def _start(self, dialog: ResultsDialog, work: Any, *args: Any, on_done: Any) -> None:
        """Have it done for this dialog: once that is closed, nothing of it is shown."""

        def alive(show: Any) -> Any:
            return lambda what: show(what) if self.dialog is dialog else None

        if self._job is not None:
            self._job.cancel()
        self._job = self._session.jobs.start(
            work,
            self._session.project,
            *args,
            on_step=alive(dialog.show_step),
            on_done=alive(on_done),
            on_failed=alive(dialog.show_problem),
        )

    def _kept(self, dialog: ResultsDialog, changes: Changes) -> None:
        if self.dialog is dialog:
            dialog.accept()
        if changes:
            self._session.tell(changes)
        else:
            self._session.toast("All of these results were known")

    def _not_kept(self, dialog: ResultsDialog, error: KnownError) -> None:
        if self.dialog is dialog:
            dialog.show_problem(error)
        else:
            self._session.problem_found.emit(error)

    def _forget(self) -> None:
        self.dialog = None
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _read(
    project: Any, path: Path, account: AccountId | None, day_first: bool | None, progress: Progress
) -> Findings:
    return results.likely(project, path, account, day_first, progress)[0]


def _keep(project: Any, found: Findings, progress: Progress) -> Changes:
    return results.take_in(project, found)
