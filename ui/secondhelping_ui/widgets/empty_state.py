# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a page shows when there is nothing yet: a drawing, a title, two sentences, buttons, and pointers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import rounded
from secondhelping_ui.widgets.tags import KeywordTag

_BOWL = QSize(168, 112)
_WIDTH = 720


def paint_bowl(painter: QPainter) -> None:
    """The bowl with three sheets in it, 168 x 112."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("bg-sunken"))
    painter.drawEllipse(QPointF(84, 102), 62, 6)
    _paint_sheet(painter, QRectF(38, 14, 38, 48), -12)
    _paint_sheet(painter, QRectF(92, 12, 38, 48), 11)
    _paint_sheet(painter, QRectF(64, 6, 40, 52), 0)
    for y, end, token in (
        (18, 96, "line"),
        (26, 96, "k-helpful-fill"),
        (34, 88, "k-helpful-fill"),
        (42, 96, "line"),
    ):
        painter.setPen(QPen(color(token), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(72, y), QPointF(end, y))
    _paint_bowl_itself(painter)


def _paint_sheet(painter: QPainter, box: QRectF, angle: float) -> None:
    painter.save()
    painter.translate(box.center())
    painter.rotate(angle)
    painter.translate(-box.center())
    path = rounded(box, 4)
    painter.fillPath(path, color("bg-surface"))
    painter.strokePath(path, QPen(color("line-control"), 1.5))
    painter.restore()


def _paint_bowl_itself(painter: QPainter) -> None:
    path = QPainterPath(QPointF(24, 56))
    path.lineTo(144, 56)
    path.cubicTo(145.7, 56, 147, 57.4, 146.9, 59)
    path.cubicTo(144.9, 77, 133.9, 90, 116.9, 96)
    path.lineTo(116.9, 98)
    path.quadTo(116.9, 102, 112.9, 102)
    path.lineTo(55, 102)
    path.quadTo(51, 102, 51, 98)
    path.lineTo(51, 96)
    path.cubicTo(34, 90, 23, 77, 21, 59)
    path.quadTo(21, 56, 24, 56)
    painter.fillPath(path, color("accent"))
    painter.fillRect(QRectF(24, 55, 120, 2), color("bg-surface", 0.35))


class Bowl(QWidget):
    """The drawing. Decorative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_BOWL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bowl(QPainter(self))


class Pointer(Card):
    """A small card that gives an idea: icon, bold words, a sentence."""

    def __init__(self, icon: str, bold: str, plain: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 14, 16, 14), parent=parent)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, "accent-text", 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(bold, "strong"))
        column.addWidget(Label(plain, "tray", "text-2", wrap=True))
        column.addStretch()
        row.addLayout(column, 1)
        self.inner.addLayout(row)
        self.setAccessibleName(f"{bold}. {plain}")


class EmptyState(QWidget):
    """Fills a page's body. `dashed` when files may be dropped on it."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        buttons: Sequence[Button] = (),
        below: str = "",
        tags: Sequence[str] = (),
        pointers: Sequence[tuple[str, str, str]] = (),
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = Card(radius=18, margins=(48, 44, 48, 36), spacing=0, dashed=dashed)
        self._fill_card(title, text, below)
        if buttons:
            self._add_row(buttons, 3)
        if below:
            self._card.inner.addSpacing(16)
            self._card.inner.addWidget(Label(below, "body", "text-2", align=Qt.AlignmentFlag.AlignHCenter))
        if tags:
            self._card.inner.addSpacing(26)
            self._add_row([KeywordTag(tag) for tag in tags], 8)
        self._lay_out(pointers)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    @property
    def card(self) -> Card:
        return self._card

    def _fill_card(self, title: str, text: str, below: str) -> None:
        inner = self._card.inner
        inner.addWidget(Bowl(), 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(18)
        inner.addWidget(Label(title, "title", align=Qt.AlignmentFlag.AlignHCenter))
        inner.addSpacing(8)
        words = Label(text, "lead", "text-2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(470)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(words)
        row.addStretch()
        inner.addLayout(row)
        inner.addSpacing(22)

    def _add_row(self, widgets: Sequence[QWidget], spacing: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(max(8, spacing))
        row.addStretch()
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        self._card.inner.addLayout(row)

    def _lay_out(self, pointers: Sequence[tuple[str, str, str]]) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._card)
        if pointers:
            ideas = QHBoxLayout()
            ideas.setSpacing(12)
            for icon, bold, plain in pointers:
                ideas.addWidget(Pointer(icon, bold, plain), 1)
            column.addLayout(ideas)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch()
        outer.addLayout(across)
        outer.addStretch()
