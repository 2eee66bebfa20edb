# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Marks in an editor what is over the limit of a network: in colour, and underlined."""

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from secondhelping_ui.theme import color


def over_marks(document: QTextDocument, text: str, start: int | None) -> list[QTextEdit.ExtraSelection]:
    """The mark from letter `start` of `text` to its last word; none where it is None.

    An extra selection: it leaves the text and its undo alone.
    """
    words = text.rstrip()
    if start is None or start >= len(words):
        return []
    mark = QTextEdit.ExtraSelection()
    mark.cursor = QTextCursor(document)
    mark.cursor.setPosition(units(text[:start]))
    mark.cursor.setPosition(units(words), QTextCursor.MoveMode.KeepAnchor)
    mark.format = _look()
    return [mark]


def units(text: str) -> int:
    """The length of a text as Qt counts its positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(color("attn"))
    look.setBackground(color("attn-soft"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(color("attn-fill"))
    return look
