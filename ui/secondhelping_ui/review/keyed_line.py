# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A one-line field that keeps Enter and Esc for itself, whatever keys the page around it has."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from secondhelping_ui.icons import icon

_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class KeyedLine(QLineEdit):
    """`entered` comes with Enter, `left` with Esc."""

    entered = Signal()
    left = Signal()

    def __init__(
        self, placeholder: str, *, search: bool = False, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        if small:
            self.setProperty("size", "small")
        if search:
            self.addAction(icon("search", "text-3"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS and not _with_control(event)
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if own and event.type() is QEvent.Type.KeyPress:
            (self.left if event.key() == Qt.Key.Key_Escape else self.entered).emit()  # type: ignore[attr-defined]
            return True
        return super().event(event)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
