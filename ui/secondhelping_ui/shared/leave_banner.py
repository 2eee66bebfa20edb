# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks before what was changed in a dialog is given up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role


class LeaveBanner(Banner):
    """`left` comes where the owner gives it up, `stayed` where they go on."""

    left = Signal()
    stayed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.CAUTION, "Not saved yet.", icon="pencil-line", parent=parent)
        self.go_on = Button("Go on", Role.SECONDARY, "small")
        self.leave = Button("Close without saving", Role.SECONDARY, "small")
        for button in (self.go_on, self.leave):
            self.add_button(button)
        self.go_on.clicked.connect(self._stay)
        self.leave.clicked.connect(self.left)
        self.hide()

    def ask(self) -> None:
        """Show the question, with the focus on going on."""
        self.show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self.hide()
        self.stayed.emit()
