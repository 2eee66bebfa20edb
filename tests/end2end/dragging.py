# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A window in a corner of the screen from which files are dragged, as from a file manager. Run as a program."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

TITLE = "Files to drag"
SIDE = 40


class Files(QWidget):
    """Starts a drag of its files at the first move with the button held."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__()
        self._urls = [QUrl.fromLocalFile(str(Path(path).absolute())) for path in paths]
        self.setWindowTitle(TITLE)
        self.setWindowFlags(Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls(self._urls)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """`dragging.py X Y FILE...`: the window stands at that place."""
    app = QApplication(sys.argv[:1])
    files = Files(sys.argv[3:])
    files.setGeometry(int(sys.argv[1]), int(sys.argv[2]), SIDE, SIDE)
    files.show()
    app.exec()


if __name__ == "__main__":
    main()
