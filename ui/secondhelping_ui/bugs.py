# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What happens when the program itself is wrong: it is logged, shown once with "Copy the details", and goes on."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QWidget

log = logging.getLogger("secondhelping_ui.bugs")


class BugReporter(QObject):
    """Takes every exception that nobody caught, from whatever thread, and shows each kind once."""

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._seen: set[str] = set()
        self._open: QWidget | None = None
        self._caught.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def set_window(self, window: QWidget) -> None:
        self._window = window

    def install(self) -> None:
        """Become the place where uncaught exceptions go."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._caught.emit(args.exc_value)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not QThread.currentThread().loopLevel():
            # The start failed: no event loop will bring it to `report`, and the program ends in silence.
            log.error("A bug at the start:\n%s", "".join(traceback.format_exception(error)))
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error)

    def report(self, error: BaseException | None) -> None:
        """Log it, and show it unless the same one was shown before."""
        if error is None:
            return
        details = "".join(traceback.format_exception(error))
        log.error("A bug:\n%s", details)
        place = details.strip().splitlines()[-1] + _where(error)
        if place in self._seen or self._open is not None:
            return
        self._seen.add(place)
        from secondhelping_ui.bug_dialog import BugDialog

        dialog = BugDialog(self._window, details)
        dialog.finished.connect(self._closed)
        self._open = dialog
        dialog.open()

    def _closed(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
        self._open = None


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
