# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has the program learn from decisions and look for lines that are alike, a moment after the last change.

Both are done off the window's thread.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.progress import Progress
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.shared_workshop import SharedWorkshop, workshop_of

WAIT = 2_500
"""Milliseconds without a decision until it is learned."""


class Learner(QObject):
    """Watches what changes. `learned` comes when the lines that wait are in a new order, `alike_found` when those that
    say nearly the same were looked for anew."""

    learned = Signal(object)
    alike_found = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.learn)
        session.changed.connect(self._look_at)
        session.project_changed.connect(self._timer.stop)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def set_wait(self, milliseconds: int) -> None:
        """How long after the last change it begins."""
        self._timer.setInterval(milliseconds)

    def _look_at(self, changes: Changes) -> None:
        # What was learned itself has no label: it is no reason to learn again.
        if changes.label and (changes.of(Noun.SNIPPET) or changes.of(Noun.SETTING)):
            self._timer.start()

    def learn(self) -> None:
        """Learn now, unless it is being done."""
        project = self._session.project
        if project is None or self._job is not None:
            return
        self._job = self._session.jobs.start(
            _learn,
            project,
            workshop_of(self._session),
            on_done=lambda found: self._tell(project, found),
            on_failed=_keep_still,
        )
        self._job.finished.connect(self._ended)

    def _tell(self, project: Any, found: tuple[Changes, bool]) -> None:
        changes, alike = found
        if self._session.project is not project:
            return
        if changes:
            self._session.tell(changes, toast=False)
            self.learned.emit(changes)
        if alike:
            self.alike_found.emit()

    def _ended(self, _job: Job) -> None:
        self._job = None


def _learn(project: Any, workshop: SharedWorkshop, progress: Progress) -> tuple[Changes, bool]:
    """What was learned, and whether it was looked anew for lines that are alike."""
    from secondhelping.operations import alike, customer, learning

    changes = learning.refresh(project, workshop.get(), progress) if learning.stale(project) else Changes()
    if customer.stale(project):
        customer.refresh(project, workshop.get(), progress)
    if not alike.stale(project):
        return changes, False
    alike.refresh(project, workshop.get(), progress)
    return changes, True


def _keep_still(_error: KnownError) -> None:
    """Nobody asked for it: where the model is missing, adding a document says so."""
