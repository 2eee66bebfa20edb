# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A note in its own small card: an icon and a plain sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label


class Note(Card):
    """Said beside the work, never a problem."""

    def __init__(
        self, icon: str, text: str = "", tone: str = "text-2", parent: QWidget | None = None
    ) -> None:
        super().__init__(radius=10, margins=(14, 12, 14, 12), spacing=0, parent=parent)
        self._icon = IconLabel(icon, tone, 16, line="tray")
        self.label = Label(text, "tray", "text-2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.inner.addLayout(row)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """The sentence; the note hides where there is none."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def set_icon(self, icon: str, tone: str) -> None:
        self._icon.set_icon(icon, tone)
