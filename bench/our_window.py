# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program itself, as the owner starts it, ended at its first paint with the time of it."""

import sys
import time
from collections.abc import Callable
from datetime import datetime

# First, as when the owner starts it: it brings PySide6 along itself.
from secondhelping_ui import application

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from secondhelping_ui.bugs import BugReporter
from secondhelping_ui.preferences import Preferences


class FirstPaint(QObject):
    """Waits for the main window's first paint, and for everything queued before it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.done = False
        # On the window alone: a filter on the application would be asked about every event there is.
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self) -> None:
        print(time.monotonic(), flush=True)
        self.window.close()
        QApplication.exit()


make_window = application.make_window


def watched_window(
    preferences: Preferences, bugs: BugReporter, clock: Callable[[], datetime] | None = None
) -> QWidget:
    window = make_window(preferences, bugs, clock)
    FirstPaint(window)
    return window


application.make_window = watched_window  # type: ignore[assignment]
sys.exit(application.main(sys.argv[1:]))
