# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The large banner at the top: how it stands, in a title and a sentence."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box

_BOX = 44
_ICON = 22


class _Emblem(QWidget):
    """The icon on its own small ground. Decorative."""

    def __init__(self, icon: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._token = token
        self.setFixedSize(_BOX, _BOX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 12, color("bg-surface"))
        inset = (_BOX - _ICON) / 2
        draw_icon(painter, inset, inset, self._icon, self._token, _ICON)


class Hero(QWidget):
    """In the colours of attention while the export is paused, else of success."""

    def __init__(self, *, paused: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._line = ("attn-soft", "attn-line") if paused else ("ok-soft", "k-helpful-line")
        icon, token = ("list-checks", "attn") if paused else ("circle-check", "ok")
        self.title_label = Label("", "heading", wrap=True)
        self.line_label = Label("", "body", "text-2", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 16, 18, 16)
        self._row.setSpacing(16)
        self._row.addWidget(_Emblem(icon, token))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title_label)
        words.addWidget(self.line_label)
        self._row.addLayout(words, 1)
        self._row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)

    def set_words(self, title: str, line: str) -> None:
        self.title_label.setText(title)
        self.line_label.setText(line)
        self.setAccessibleName(f"{title}. {line}")

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 12, color(self._ground), color(self._line))
