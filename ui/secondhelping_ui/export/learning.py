# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The way from a scheduler's sample file to a target: read, shown, and remembered when the owner says so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.operations import export_plan, learn_scheduler, look
from secondhelping.operations.learn_scheduler import Lesson
from secondhelping_ui.export import words
from secondhelping_ui.export.period import Period
from secondhelping_ui.export.reading import Reading
from secondhelping_ui.session import Session


class Learner(QObject):
    """`learned` carries the name of a scheduler that is remembered now, `refused` what is wrong with a sample."""

    learned = Signal(str)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page = parent

    def begin(self, path: Path | None, reading: Reading, period: Period) -> None:
        """Reads the sample, asked for where there is none yet, and shows what it taught."""
        from secondhelping_ui.export.learn_dialog import LearnDialog, ask_for_sample

        path = path or ask_for_sample(self._page)
        if path is None:
            return
        try:
            lesson = learn_scheduler.learn(path)
        except KnownError as error:
            self.refused.emit(error)
            return

        def shown(lesson: Lesson) -> tuple[Sequence[Any], Sequence[str]]:
            project = self._session.project
            report = reading.desk.report
            days, everything = (period.start, period.end), reading.everything
            files = export_plan.preview_of(project, report, lesson.dialect, *days, everything=everything)
            return files, words.file_labels(files, look.accounts(project))

        dialog = LearnDialog(self._page, path, lesson, shown)
        dialog.accepted.connect(lambda: self._remember(dialog.lesson))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remember(self, lesson: Lesson) -> None:
        if self._session.run(learn_scheduler.remember, lesson) is not None:
            self.learned.emit(lesson.dialect.name)
