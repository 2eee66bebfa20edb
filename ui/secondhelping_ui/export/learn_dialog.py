# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Another scheduler: shows what its sample file taught, with the very rows, before it is remembered."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from secondhelping.operations import learn_scheduler
from secondhelping.operations.learn_scheduler import Lesson, Sample
from secondhelping_ui.export.preview import Preview
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import CheckBox, Field

_FILTER = "Samples (*.csv *.tsv *.txt *.xlsx *.xls *.ods);;All files (*)"
_WIDTH, _HEIGHT = 820, 560

Files = Sequence[Any]
Shown = Callable[[Lesson], tuple[Files, Sequence[str]]]


def ask_for_sample(parent: QWidget) -> Path | None:
    """Asks for the sample. None where the owner thought better of it."""
    name, _filter = QFileDialog.getOpenFileName(parent, "The sample file of your scheduler", "", _FILTER)
    return Path(name) if name else None


class LearnDialog(Dialog):
    """Is given the rows of a sample that teach something, and `shown`, which makes the files and their labels for a
    lesson."""

    def __init__(self, parent: QWidget, sample: Sample, lesson: Lesson, shown: Shown) -> None:
        super().__init__(
            parent,
            "Another scheduler",
            f"This is how your posts fit the columns of “{sample.name}”. Nothing is saved yet.",
            primary="Use this file",
            note=lesson.dialect.hint,
        )
        self._sample = sample
        self._shown = shown
        self.lesson = lesson
        self.name = QLineEdit(lesson.dialect.title)
        self.name.setMaxLength(40)
        self.day_first = CheckBox("05/01 is 5 January, not May 1")
        self.day_first.setVisible(lesson.either_order)
        self.preview = Preview()
        self.inner.addWidget(Field("Name", self.name))
        self.inner.addWidget(self.day_first)
        self.inner.addWidget(self.preview, 1)
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.name.textChanged.connect(self._learn_again)
        self.day_first.toggled.connect(self._learn_again)
        self._show()
        self.name.selectAll()
        self.name.setFocus()

    def _learn_again(self) -> None:
        """With another name, or day and month the other way round."""
        order = self.day_first.isChecked() if not self.day_first.isHidden() else None
        self.lesson = learn_scheduler.lesson(self._sample, self.name.text(), order)
        self.primary_button.setEnabled(bool(self.name.text().strip()))
        self._show()

    def _show(self) -> None:
        self.preview.show_files(*self._shown(self.lesson))
