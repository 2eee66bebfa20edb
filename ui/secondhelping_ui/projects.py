# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Opening, making and leaving a project, with the dialogs that go with it."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.operations import project as projects
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session
from secondhelping_ui.wording import PRODUCT

FIRST_BUSINESS = "My business"
_FILTER = f"{PRODUCT} projects (*{projects.SUFFIX})"
_LET_GO = 2.0
"""Seconds that closing a project waits at most for what is read of it in the background."""


def default_path() -> Path:
    """Where the first project is made: the owner's documents, in a folder of its own."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home(), PRODUCT, f"{FIRST_BUSINESS}{projects.SUFFIX}")


class ProjectDesk(QObject):
    """Keeps the session's project: at most one is open, and it is closed when the next one is."""

    def __init__(self, session: Session, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences

    def open(self, path: Path) -> bool:
        """Open a project; the one that was open stays open if this one is refused."""
        return self._take(path, make=False)

    def make(self, path: Path, business: str = "") -> bool:
        """Make a project and open it."""
        return self._take(path, make=True, business=business)

    def open_last_or_first(self) -> bool:
        """At the start: the project opened last, else the default one, made if there is none yet.

        A last project that is refused is not replaced by another behind the owner's back.
        """
        last = self._preferences.last()
        if last is not None and last.is_file():
            return self.open(last)
        path = default_path()
        return self.open(path) if path.is_file() else self.make(path, FIRST_BUSINESS)

    def close(self) -> None:
        """Let go of the project."""
        project = self._session.project
        if project is not None:
            self._session.set_project(None)
            # What still reads it in the background would find its file closed.
            self._session.jobs.shut_down(_LET_GO)
            project.close()

    def ask_to_open(self, window: QWidget) -> None:
        """The file dialog, then the project."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(window, "Open project", str(self._folder()), _FILTER)
        if name:
            self.open(Path(name))

    def ask_to_make(self, window: QWidget) -> None:
        """The file dialog for a new project; its name becomes the business's."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getSaveFileName(
            window, "New project", str(self._folder() / f"{FIRST_BUSINESS}{projects.SUFFIX}"), _FILTER
        )
        if not name:
            return
        path = Path(name)
        if path.suffix != projects.SUFFIX:
            path = path.with_name(path.name + projects.SUFFIX)
        self.make(path)

    def _folder(self) -> Path:
        project = self._session.project
        return project.path.parent if project is not None else default_path().parent

    def _take(self, path: Path, *, make: bool, business: str = "") -> bool:
        try:
            if make:
                path.parent.mkdir(parents=True, exist_ok=True)
                opened = projects.create(path, business or path.stem, clock=self._session.clock)
            else:
                opened = projects.open_(path, clock=self._session.clock)
        except KnownError as error:
            self._session.problem_found.emit(error)
            return False
        except OSError as error:
            self._session.problem_found.emit(_folder_refused(path, error))
            return False
        self.close()
        self._preferences.add_recent(path)
        self._session.set_project(opened)
        if opened.copy_before is not None:
            name = opened.copy_before.name
            self._session.toast(f"Brought up to date. The project as it was is saved as “{name}”")
        return True


def _folder_refused(path: Path, error: OSError) -> KnownError:
    return KnownError(
        f'The folder "{path.parent.name}" can\'t be written to.',
        f"The computer says: {error.strerror or error}.",
        "Choose another folder with File, New project.",
    )
