# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The field to search with."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import icon


class SearchField(QLineEdit):
    """A field with a magnifying glass and a cross that empties it. Esc empties it, too."""

    def __init__(self, placeholder: str, *, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self.addAction(icon("search", "text-3"), QLineEdit.ActionPosition.LeadingPosition)
        if width:
            self.setFixedWidth(width)

    @override
    def event(self, event: QEvent) -> bool:
        # A shortcut on Esc must not take the key away while there is something to empty.
        if event.type() == QEvent.Type.ShortcutOverride and self.text() and _is_escape(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self.text() and _is_escape(event):
            self.clear()
            return True
        return super().event(event)


def _is_escape(event: QEvent) -> bool:
    key = getattr(event, "key", None)
    return callable(key) and key() == Qt.Key.Key_Escape
