# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Key caps: the keys that do something, as they stand on the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import KEY_HEIGHT, keys_width, paint_keys


class Kbd(QWidget):
    """A row of key caps, such as Ctrl and K."""

    def __init__(
        self, caps: Sequence[str], *, ground: str = "bg-surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caps = tuple(caps)
        self._ground = ground
        self.setAccessibleName("+".join(self._caps))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def caps(self) -> tuple[str, ...]:
        return self._caps

    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(keys_width(self._caps)), KEY_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = QRectF(self.rect()).center().y()
        paint_keys(painter, 0, middle, self._caps, color("text-2"), color("line"), color(self._ground))
