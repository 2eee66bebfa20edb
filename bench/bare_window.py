# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The least a PySide6 program can do: an empty QMainWindow, and the time of its first paint."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # After the paint is flushed and the queue is empty, as in our_window.py.
        QTimer.singleShot(0, self.painted)

    def painted(self) -> None:
        print(time.monotonic(), flush=True)
        QApplication.exit()


application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
