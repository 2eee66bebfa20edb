# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog that owns up to a bug and offers its details for the clipboard."""

from PySide6.QtWidgets import QApplication, QWidget

from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import Label


class BugDialog(Dialog):
    """Says so, calmly, and offers the details for the clipboard."""

    def __init__(self, parent: QWidget | None, details: str) -> None:
        super().__init__(
            parent,
            "That didn't work, and it isn't your doing",
            cancel="Close",
        )
        words = "Your work up to now is saved, and you can go on. The details help whoever looks into it."
        self.inner.addWidget(Label(words, "body", "text-2", wrap=True))
        self._details = details
        self.copy_button = Button("Copy the details", icon="copy")
        self.copy_button.clicked.connect(self._copy)
        self.inner.addWidget(self.copy_button)
        self.setMinimumWidth(460)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)
        self.copy_button.setText("Copied")
