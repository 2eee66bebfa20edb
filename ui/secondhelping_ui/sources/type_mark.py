# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The small sheet that shows a document's type: an icon with letters under it, 36 x 40."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box, paint_text

WIDTH, HEIGHT = 36, 40


def paint_type_mark(
    painter: QPainter, x: float, y: float, icon: str, letters: str, *, problem: bool = False
) -> None:
    """Draw the sheet with its top left at (x, y)."""
    tone = "attn" if problem else "text-2"
    line = color("attn-line" if problem else "line")
    paint_box(painter, QRectF(x, y, WIDTH, HEIGHT), 7, color("bg-surface"), line)
    draw_icon(painter, x + 9, y + (6 if letters else 11), icon, tone, 18)
    room = QRectF(x, y + 25, WIDTH, 10)
    paint_text(painter, room, letters, "monogram-small", color(tone), Qt.AlignmentFlag.AlignHCenter)


class TypeMark(QWidget):
    """The sheet as a widget. Decorative: the words beside it name the document."""

    def __init__(
        self, icon: str, letters: str, *, problem: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._letters = letters
        self._problem = problem
        self.setFixedSize(WIDTH, HEIGHT)

    def set_mark(self, icon: str, letters: str) -> None:
        self._icon = icon
        self._letters = letters
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_type_mark(QPainter(self), 0, 0, self._icon, self._letters, problem=self._problem)
