# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Ctrl+P on the calendar: the month or the week as a PDF, made in the background, and the way to open it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from secondhelping_ui.calendar_page.printed_calendar import save_month, save_week
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session


def print_calendar(page: QWidget, session: Session, day: date, *, weekly: bool) -> None:
    """Ask where to, where no folder is remembered, and write the page."""
    folder = _folder(page)
    if folder is None or session.project is None:
        return
    save = partial(save_week, monday=day) if weekly else partial(save_month, month=day)
    session.jobs.start(_in_background, save, session.project, folder, on_done=partial(_tell, session))


def _in_background(save: Callable[..., Path], project: Any, folder: Path, progress: object) -> Path:
    return save(project, folder)


def _tell(session: Session, path: Path) -> None:
    opens = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
    session.toast(f"Saved {path.name}", ("Open", opens), "printer")


def _folder(page: QWidget) -> Path | None:
    """Where files are saved, asked for the first time."""
    found = getattr(page.window(), "preferences", None)
    preferences = found if isinstance(found, Preferences) else None
    known = preferences.export_folder() if preferences is not None else None
    if known is not None:
        return known
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = QFileDialog.getExistingDirectory(page, "Save the page in", start)
    if not name:
        return None
    if preferences is not None:
        preferences.set_export_folder(Path(name))
    return Path(name)
