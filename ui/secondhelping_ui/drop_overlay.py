# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows while files are dragged over it: "Let go to add 3 documents"."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box, paint_text
from secondhelping_ui.wording import counted


def dropped_files(data: QMimeData) -> list[str]:
    """The paths of the files (and folders) that are dragged, in order; [] for anything else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if Path(path).exists()]


class DropOverlay(QWidget):
    """Lies over the whole window and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        return self._words

    def show_for(self, files: int) -> None:
        """Show it for so many files."""
        self._words = f"Let go to add {counted(files, 'document')}"
        self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas", 0.86))
        box = QRectF(self.rect()).adjusted(14, 14, -14, -14)
        paint_box(painter, box, 18, color("accent-soft", 0.7))
        paint_dashed_box(painter, box, 18, color("accent"), 2.0)
        middle = box.center()
        draw_icon(painter, middle.x() - 16, middle.y() - 46, "download", "accent-text", 32)
        room = QRectF(box.left(), middle.y() - 6, box.width(), 32)
        paint_text(painter, room, self._words, "title", color("accent-text"), Qt.AlignmentFlag.AlignHCenter)
