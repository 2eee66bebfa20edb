# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The question at quit while documents are still being read."""

from PySide6.QtWidgets import QDialog, QWidget

from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import counted


class LeaveDialog(Dialog):
    """Asks whether to quit and leave out what is not read yet."""

    def __init__(self, parent: QWidget | None, left: int) -> None:
        super().__init__(
            parent,
            f"Still reading {counted(left, 'document')}",
            primary="Quit",
            cancel="Keep reading",
        )
        words = "Quit and leave it out?" if left == 1 else "Quit and leave them out?"
        self.words = Label(f"{words} What was read is safe in the project.", "body", "text-2", wrap=True)
        self.inner.addWidget(self.words)
        self.setMinimumWidth(420)

    def ask(self) -> bool:
        """Wait for the answer; True to quit."""
        return self.exec() == QDialog.DialogCode.Accepted
