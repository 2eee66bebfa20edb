# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When and in how many wordings a snippet is served, where that is to be said, and the way to change it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping_ui.widgets.button import Role, action_button
from secondhelping_ui.widgets.label import Label


class ServingLine(QWidget):
    """ "Until 3 May, in winter only. 3 wordings." and a button."""

    def __init__(self, change: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "body", "text-2", wrap=True)
        self.button = action_button(change, Role.LINK, "small", text="Change…")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str) -> bool:
        """Show them; whether there is anything to show."""
        self._words.setText(words)
        return bool(words)
