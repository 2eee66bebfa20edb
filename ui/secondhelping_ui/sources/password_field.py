# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A field for a password: dots, an eye that shows what was typed, and Enter and Esc for itself."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from secondhelping_ui.icons import icon
from secondhelping_ui.widgets.button import icon_button

OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_SHOW, _HIDE = "Show the password", "Hide the password"


class PasswordField(QLineEdit):
    """`entered` comes with Enter, `left` with Esc; `focused` says whether what is typed comes here."""

    entered = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.addAction(icon("key-round", "text-3"), QLineEdit.ActionPosition.LeadingPosition)
        self.eye = icon_button("eye", _SHOW, "small")
        self.eye.setParent(self)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.clicked.connect(lambda: self.show_words(not self.shows_words))
        self.show_words(False)

    @property
    def shows_words(self) -> bool:
        """Whether what was typed can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def show_words(self, shown: bool) -> None:
        """Show what was typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # A keyboard on the screen learns the words of a field that is shown, unless it is told not to.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.setToolTip(_HIDE if shown else _SHOW)
        self.eye.setAccessibleName(self.eye.toolTip())

    def forget(self) -> None:
        """Empty it, and its memory of what undo would bring back, too."""
        self.show_words(False)
        # Not `clear`: that can be undone.
        self.setText("")

    @override
    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and event.key() in OWN_KEYS and not self.eye.hasFocus()
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if own and event.type() is QEvent.Type.KeyPress:
            (self.left if event.key() == Qt.Key.Key_Escape else self.entered).emit()  # type: ignore[attr-defined]
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = min(self.eye.sizeHint().height(), self.height() - 4)
        self.eye.setFixedSize(size, size)
        self.eye.move(self.width() - size - 3, (self.height() - size) // 2)
        self.setTextMargins(0, 0, size, 0)
