# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lines with an icon before each, as the pane at the right says reasons and checks."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping_ui.widgets.label import IconLabel, Label

_QUOTED = re.compile(r"(“[^”]*”)")


class ReasonList(QWidget):
    """Lines with an icon before each. Words in quotes stand out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._shown: list[tuple[str, str, str]] = []
        self._lines: list[QWidget] = []

    @property
    def texts(self) -> list[str]:
        return [text for text, _icon, _token in self._shown]

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Lines of (text, icon, colour token)."""
        if list(lines) == self._shown:
            return
        self._shown = list(lines)
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_reason(*line) for line in lines]
        for line in self._lines:
            self._column.addWidget(line)


def _reason(text: str, icon: str, token: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    holder = QWidget()
    mark = QVBoxLayout(holder)
    mark.setContentsMargins(0, 3, 0, 0)
    mark.addWidget(IconLabel(icon, token, 14))
    words = Label("", "body", "text-2", wrap=True)
    pieces = [piece for piece in _QUOTED.split(text) if piece]
    words.set_parts([(piece, "body", "text" if piece[0] == "“" else "text-2") for piece in pieces])
    row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    line.setAccessibleName(text)
    return line
