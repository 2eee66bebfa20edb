# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The ring round what the keys of the calendar act on."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box


class Marker(QWidget):
    """The ring round the chip or the day that the keys act on. It lies over all and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._radius = 9.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put_round(self, rect: QRect, *, inside: bool) -> None:
        """Round a chip, or just inside the edges of a day."""
        self._radius = 8.0 if inside else 9.0
        self.setGeometry(rect.adjusted(2, 2, -3, -2) if inside else rect.adjusted(-4, -4, 4, 4))
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), self._radius, None, color("focus"), 2.0)
