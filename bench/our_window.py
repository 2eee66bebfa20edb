# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program itself, as the owner starts it, ended at its first paint with the time of it."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from secondhelping_ui import application


class FirstPaint(QObject):
    """Waits for the main window's first paint, and for everything queued before it."""

    done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.done and isinstance(watched, QMainWindow):
            self.done = True
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self) -> None:
        print(time.monotonic(), flush=True)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMainWindow):
                widget.close()
        QApplication.exit()


make_application = application.make_application


def watched_application(arguments: list[str]) -> QApplication:
    app = make_application(arguments)
    watch = FirstPaint(app)
    app.installEventFilter(watch)
    return app


application.make_application = watched_application
sys.exit(application.main(sys.argv[1:]))
