# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The button "Other files": the plan for a calendar, for reading and for paper, and the sheet for a partner."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from secondhelping.operations import other_files, partner_review
from secondhelping_ui.export.period import Period
from secondhelping_ui.export.take_back_dialog import TakeBackDialog
from secondhelping_ui.session import Session
from secondhelping_ui.widgets.button import MenuButton

Save = Callable[[Any, Path, Period], Path]


class OtherFiles(MenuButton):
    """Saves in the background, and says where the file is.

    `period` tells the stretch of the plan that is chosen; `folder` where files are saved, asking if need be, and
    None where the owner thought better of it.
    """

    def __init__(
        self,
        session: Session,
        period: Callable[[], Period],
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Other files", icon="files", parent=parent)
        self.setAccessibleDescription(
            "The plan for a calendar, for reading and for paper, and a partner's review"
        )
        self._session = session
        self._period = period
        self._folder = folder
        self._fill()

    def _fill(self) -> None:
        for text, save in _SAVES:
            self._add(text, partial(self.save, save))
        self.menu_shown.addAction(self._session.actions.action("export.print"))
        self.menu_shown.addSeparator()
        for text, form in (("Review sheet for a partner (Excel)", "xlsx"), ("Review sheet as CSV", "csv")):
            self._add(text, partial(self.save, partial(_sheet, form)))
        self._add("Take back a review sheet…", self.take_back)
        self.menu_shown.addSeparator()
        self.menu_shown.addAction(self._session.actions.action("export.scheduled"))

    def _add(self, text: str, handler: Callable[[], object]) -> None:
        action = self.menu_shown.addAction(text)
        action.triggered.connect(lambda _checked=False: handler())

    def save(self, save: Save) -> None:
        """Write one of the files."""
        folder = self._folder()
        if self._session.project is None or folder is None:
            return
        self._session.jobs.start(
            _in_background, save, self._session.project, folder, self._period(), on_done=self._tell
        )

    def print_pages(self) -> None:
        """The plan on paper, marked as a draft where something of it is to be sorted out."""
        self.save(_paper)

    def take_back(self) -> None:
        """Ask for the sheet that came back, and show what it would change."""
        folder = str(Path.home())
        name, _ = QFileDialog.getOpenFileName(
            self, "Take back a review sheet", folder, "Review sheets (*.xlsx *.csv *.tsv *.txt)"
        )
        if name and self._session.project is not None:
            self._session.jobs.start(_read, self._session.project, Path(name), on_done=self._show)

    def _show(self, answers: partner_review.Answers) -> None:
        dialog = TakeBackDialog(self, answers)
        dialog.accepted.connect(lambda: self._session.run(partner_review.take_in, answers))
        dialog.open()

    def _tell(self, path: Path) -> None:
        opens = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self._session.toast(f"Saved {path.name}", ("Open folder", opens), "download")


def _in_background(save: Save, project: Any, folder: Path, period: Period, progress: object) -> Path:
    return save(project, folder, period)


def _read(project: Any, path: Path, progress: object) -> partner_review.Answers:
    return partner_review.read_sheet(project, path)


def _calendar(project: Any, folder: Path, period: Period) -> Path:
    return other_files.save_calendar(project, folder, period.start, period.end)


def _calendar_with_talks(project: Any, folder: Path, period: Period) -> Path:
    return other_files.save_calendar(project, folder, period.start, period.end, talk_times=True)


def _workbook(project: Any, folder: Path, period: Period) -> Path:
    return other_files.save_workbook(project, folder, period.start, period.end)


def _page(project: Any, folder: Path, period: Period) -> Path:
    return other_files.save_page(project, folder, period.start, period.end)


def _paper(project: Any, folder: Path, period: Period) -> Path:
    from secondhelping_ui.export.printed_plan import printed

    return other_files.save_printed(project, folder, printed, period.start, period.end)


def _sheet(form: str, project: Any, folder: Path, period: Period) -> Path:
    """The review sheet, which is about snippets whatever the period."""
    return partner_review.save_sheet(project, folder, form)


_SAVES: tuple[tuple[str, Save], ...] = (
    ("Calendar file", _calendar),
    ("Calendar file with talk times", _calendar_with_talks),
    ("Workbook to read (Excel)", _workbook),
    ("Web page to send", _page),
)
