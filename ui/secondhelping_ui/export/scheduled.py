# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The way from a scheduler's file to history: read in the background, shown, and kept when the owner says so."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.operations import look, scheduled
from secondhelping.operations.scheduled import Findings
from secondhelping.operations.workshop import Workshop
from secondhelping_ui.export.scheduled_dialog import ScheduledDialog
from secondhelping_ui.session import Session

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
_FILTER = f"Tables ({' '.join('*' + ending for ending in ENDINGS)});;All files (*)"


class Intake(QObject):
    """At most one dialog is open. What can't be read is told by the session, in its own words."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page = parent
        self.dialog: ScheduledDialog | None = None

    def begin(self, path: Path | None = None) -> None:
        """Read the file, asked for where there is none yet, and show what is in it."""
        if self._session.project is None or self.dialog is not None:
            return
        if path is None:
            title = "A file of what your scheduler holds already"
            name, _filter = QFileDialog.getOpenFileName(self._page, title, str(Path.home()), _FILTER)
            if not name:
                return
            path = Path(name)
        self._session.jobs.start(_read, self._session.project, path, on_done=partial(self._show, path))

    def _show(self, path: Path, found: Findings) -> None:
        project = self._session.project
        if project is None or self.dialog is not None:
            return

        def again(account: AccountId | None, day_first: bool | None) -> Findings:
            return scheduled.read(project, path, account, day_first=day_first)

        dialog = self.dialog = ScheduledDialog(self._page, found, look.accounts(project), again)
        dialog.judging_asked.connect(self._judge)
        dialog.accepted.connect(lambda: self._session.run(scheduled.take_in, dialog.decided))
        dialog.finished.connect(self._forget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        dialog.ask_account()

    def _judge(self, found: Findings) -> None:
        self._session.jobs.start(_judged, found, on_done=self._tell_kinds, on_failed=self._no_kinds)

    def _tell_kinds(self, judged: Findings) -> None:
        if self.dialog is not None:
            self.dialog.show_kinds(judged)

    def _no_kinds(self, _error: KnownError) -> None:
        if self.dialog is not None:
            self.dialog.no_kinds()

    def _forget(self) -> None:
        self.dialog = None


def _read(project: Any, path: Path, progress: object) -> Findings:
    return scheduled.read(project, path)


def _judged(found: Findings, progress: object) -> Findings:
    texts = list(found.without_kind)
    with Workshop() as workshop:
        return scheduled.suggested(found, dict(zip(texts, workshop.judge(texts), strict=True)))
