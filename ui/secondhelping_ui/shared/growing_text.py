# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A field for a few lines of plain text, as high as what is in it."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from secondhelping_ui.theme import font

_FRAME = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """Between `least` and `most` lines high. Ctrl+Enter and Esc are left to what it stands in; Tab goes on."""

    def __init__(
        self, text: str, name: str, *, least: int = 3, most: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(font("editor"))
        self.textChanged.connect(self.fit_height)

    def fit_height(self) -> None:
        """As high as its text, within bounds."""
        lines = round(self.document().size().height())
        self.setFixedHeight(self.height_of(max(self._least, min(self._most, lines))))

    def height_of(self, lines: int) -> int:
        """How high it is with so many lines, in px."""
        # As many px as a line of this field takes: it keeps no line height of ours.
        return math.ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + _FRAME

    def restyle(self) -> None:
        self.setFont(font("editor"))
        self.fit_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit_height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (control and event.key() in _ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)
