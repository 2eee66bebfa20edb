# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saves the files of a plan that is in order: where they go, what is in them, what was saved last."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from secondhelping.domain.changes import Changes
from secondhelping.domain.plan import ExportRecord
from secondhelping.operations import export_plan
from secondhelping_ui.export.folders import documents, open_folder
from secondhelping_ui.export.reading import Reading, everything_refused
from secondhelping_ui.wording import counted

if TYPE_CHECKING:
    from secondhelping_ui.export.page import ExportPage


class Saving(QObject):
    """`record` is the export that was made last and is still shown, with its number of `posts`; `everything` says
    that what is in a file already is to be written as well."""

    def __init__(self, page: "ExportPage") -> None:
        super().__init__(page)
        self._page = page
        self.record: ExportRecord | None = None
        self.posts = 0
        self.everything = False

    def forget(self) -> None:
        """Something else is to be saved now."""
        self.record, self.everything = None, False

    def copy_rows(self) -> None:
        """The chosen rows of the preview, all where none is chosen, as text for a spreadsheet."""
        preview = self._page.ready.preview
        rows = [preview.model.rows[number] for number in preview.table.chosen_rows()]
        QGuiApplication.clipboard().setText(export_plan.pasted(rows))
        self._page.session.toast(f"Copied {counted(len(rows), 'row')}", icon="copy")

    def save(self) -> None:
        """Write the files. The first time, ask where."""
        reading = self._page.reading
        if reading is None or not reading.ready:
            return
        folder = self.folder()
        if folder is None:
            return
        if self._page.session.run_quietly(partial(self._export, reading, folder)) is None:
            # Refused, in words. If it is the gate that shut, the page now shows why.
            self._page.read_anew()
            return
        if self.record is not None:
            text = f"Saved {counted(len(self.record.files), 'file')}"
            self._page.session.toast(text, ("Open folder", partial(open_folder, folder)), "download")

    def write_all(self) -> None:
        """Write what is in a file already as well, or only what is new or changed again."""
        self._page.clear_problem()
        refused = (
            None if self.everything else everything_refused(self._page.session.project, self._page.period)
        )
        if refused is not None:
            self._page.session.problem_found.emit(refused)
            return
        self.everything = not self.everything
        self.record = None
        self._page.read_anew()

    def ask_folder(self) -> Path | None:
        """Ask where to save; remembered. None where the owner thought better of it."""
        before = self._page.preferences.export_folder() or documents()
        name = QFileDialog.getExistingDirectory(self._page, "Save the files in", str(before))
        if not name:
            return None
        folder = Path(name)
        self._page.preferences.set_export_folder(folder)
        if self._page.reading is not None and self._page.reading.ready:
            self._page.ready_side.show_folder(folder, len(self._page.reading.files))
        return folder

    def folder(self) -> Path | None:
        """Where files are saved, asked for the first time."""
        self._page.clear_problem()
        return self._page.preferences.export_folder() or self.ask_folder()

    def _export(self, reading: Reading, folder: Path, project: Any) -> Changes:
        report = reading.desk.report
        days, everything = (self._page.period.start, self._page.period.end), reading.everything
        record, changes = export_plan.export(
            project, report, self._page.target.name, folder, *days, everything=everything
        )
        # Known before the changes are told: the page is to show where the files are.
        self.record, self.posts, self.everything = record, report.posts, False
        return changes
