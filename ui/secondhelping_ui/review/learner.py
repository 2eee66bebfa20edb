# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has the program learn from the owner's decisions, a moment after the last one and off the window's thread."""

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
    """Watches what changes. `learned` comes when the lines that wait are in a new order."""

    learned = Signal(object)

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

    def _look_at(self, changes: Changes) -> None:
        # What was learned itself has no label: it is no reason to learn again.
        if changes.label and changes.of(Noun.SNIPPET):
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
            on_done=lambda changes: self._tell(project, changes),
            on_failed=_keep_still,
        )
        self._job.finished.connect(self._ended)

    def _tell(self, project: Any, changes: Changes) -> None:
        if changes and self._session.project is project:
            self._session.tell(changes, toast=False)
            self.learned.emit(changes)

    def _ended(self, _job: Job) -> None:
        self._job = None


def _learn(project: Any, workshop: SharedWorkshop, progress: Progress) -> Changes:
    from secondhelping.operations import learning

    if not learning.stale(project):
        return Changes()
    return learning.refresh(project, workshop.get(), progress)


def _keep_still(_error: KnownError) -> None:
    """Nobody asked for it: where the model is missing, adding a document says so."""
