# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The way from a scheduler's sample file to a target: read, shown, and remembered when the owner says so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.words import quoted
from secondhelping.operations import export_plan, learn_scheduler, look
from secondhelping.operations.learn_scheduler import Lesson, Sample
from secondhelping_ui.export import words
from secondhelping_ui.export.period import Period
from secondhelping_ui.export.reading import Reading
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session


class Learner(QObject):
    """`learned` carries the name of a scheduler that is remembered now, `refused` what is wrong with a sample,
    `busy_changed` what is being done, "" when it has ended."""

    learned = Signal(str)
    refused = Signal(object)
    busy_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page = parent
        self._job: Job | None = None

    def begin(self, path: Path | None, reading: Reading, period: Period) -> None:
        """Reads the sample, asked for where there is none yet, and shows what it taught."""
        from secondhelping_ui.export.learn_dialog import ask_for_sample

        if self._job is not None:
            return
        path = path or ask_for_sample(self._page)
        if path is None:
            return
        project = self._session.project
        self.busy_changed.emit(f"Reading {quoted(path.name)}…")
        # A workbook of a few megabytes takes its time: the window goes on meanwhile.
        self._job = self._session.jobs.start(
            learn_scheduler.read,
            path,
            on_done=lambda sample: self._show(sample, project, reading, period),
            on_failed=self.refused.emit,
        )
        self._job.finished.connect(self._ended)

    def _ended(self, _job: Job) -> None:
        self._job = None
        self.busy_changed.emit("")

    def _show(self, sample: Sample, project: Any, reading: Reading, period: Period) -> None:
        """What the sample taught, unless another project is open by now."""
        from secondhelping_ui.export.learn_dialog import LearnDialog

        if self._session.project is not project:
            return
        try:
            lesson = learn_scheduler.lesson(sample)
        except KnownError as error:
            self.refused.emit(error)
            return

        def shown(lesson: Lesson) -> tuple[Sequence[Any], Sequence[str]]:
            project = self._session.project
            report = reading.desk.report
            days, everything = (period.start, period.end), reading.everything
            files = export_plan.preview_of(project, report, lesson.dialect, *days, everything=everything)
            return files, words.file_labels(files, look.accounts(project))

        dialog = LearnDialog(self._page, sample, lesson, shown)
        dialog.accepted.connect(lambda: self._remember(dialog.lesson))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remember(self, lesson: Lesson) -> None:
        if self._session.run(learn_scheduler.remember, lesson) is not None:
            self.learned.emit(lesson.dialect.name)
