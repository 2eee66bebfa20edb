# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A text that is too long for its network, with the part that is over marked."""

from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.operations.sort_out import TooLong
from secondhelping_ui.theme import color, font
from secondhelping_ui.widgets.painting import paint_box

_HEAD, _TAIL, _OVER = 110, 70, 240


class OverQuote(QLabel):
    """The beginning, what stands just before the limit, and all that is over it (long ones are cut)."""

    def __init__(self, long: TooLong, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._long = long
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(9, 5, 9, 5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{self.fitting} Over the limit: {self.over}")
        self.restyle()

    @property
    def fitting(self) -> str:
        """What is shown of the part that fits."""
        text = self._long.fits
        if len(text) <= _HEAD + _TAIL:
            return text
        return f"{text[:_HEAD].rsplit(' ', 1)[0]} … {text[-_TAIL:].split(' ', 1)[-1]}"

    @property
    def over(self) -> str:
        """What is shown of the part that is over."""
        text = self._long.over
        return text if len(text) <= _OVER else f"{text[:_OVER].rsplit(' ', 1)[0]} …"

    def restyle(self) -> None:
        self.setFont(font("tray"))
        look = f"color: {color('attn').name()}; background-color: {color('attn-soft').name()};"
        self.setText(
            f"{_html(self.fitting)}<span style='{look} text-decoration: underline'>{_html(self.over)}</span>"
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 7, color("bg-canvas"), color("line"))
        super().paintEvent(event)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
