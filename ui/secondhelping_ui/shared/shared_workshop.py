# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The one workshop of a window: who reads documents and who learns from decisions use the same child processes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from secondhelping_ui.session import Session

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop


class SharedWorkshop(QObject):
    """Makes the workshop when it is first asked for, and closes it when the program ends."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._workshop: Workshop | None = None
        self._made: list[Workshop] = []
        self.destroyed.connect(partial(_close_all, self._made))
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def get(self) -> "Workshop":
        """The workshop. No start waits for what it brings along."""
        if self._workshop is None:
            from secondhelping.operations.workshop import Workshop

            self._workshop = Workshop()
            self._made.append(self._workshop)
        return self._workshop

    def close(self) -> None:
        """End its children; a job that one of them does is cancelled."""
        if self._workshop is not None:
            self._workshop.close()


def _close_all(made: "list[Workshop]") -> None:
    """The window is gone, and this object with it."""
    for workshop in made:
        workshop.close()


def workshop_of(session: Session) -> SharedWorkshop:
    """The workshop of a session."""
    found = session.findChild(SharedWorkshop)
    return found if found is not None else SharedWorkshop(session)
