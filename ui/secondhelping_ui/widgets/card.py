# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Frames that things stand in: the card, and the line between two parts."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box


class Card(QWidget):
    """A surface with a line round it. Things are put into `inner`.

    `chosen` cards have a 2 px accent line; `dashed` ones are places where something may be dropped.
    """

    def __init__(
        self,
        *,
        radius: float = 12,
        ground: str = "bg-surface",
        margins: tuple[int, int, int, int] = (16, 14, 16, 14),
        spacing: int = 8,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._dashed = dashed
        self._chosen = False
        self.radius = radius
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(*margins)
        self.inner.setSpacing(spacing)

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def set_ground(self, ground: str) -> None:
        self._ground = ground
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._chosen:
            paint_box(painter, box, self.radius, color("bg-selected"), color("accent"), 2.0)
        elif self._dashed:
            paint_box(painter, box, self.radius, color(self._ground))
            paint_dashed_box(painter, box, self.radius, color("line-control"), 1.5)
        else:
            paint_box(painter, box, self.radius, color(self._ground), color("line"))


class Line(QWidget):
    """A 1 px line between two parts."""

    def __init__(self, token: str = "line", *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color(self._token))


class Ground(QWidget):
    """A plain area in the colour of a token, such as a side pane or a footer."""

    def __init__(self, token: str = "bg-window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color(self._token))
