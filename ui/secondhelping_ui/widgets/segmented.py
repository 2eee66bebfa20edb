# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The segmented control: a few choices in a track, one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width


class _Segment(QAbstractButton):
    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._icon_name = icon
        self._count = ""
        self.focus_radius = 6.0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.updateGeometry()
        self.update()

    def _content_width(self) -> float:
        return self._word_width() + (5 + text_width(self._count, "small") if self._count else 0)

    def _word_width(self) -> float:
        return text_width(self.text(), "chip") + 1 + (20 if self._icon_name else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self._content_width()) + 22, px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        # Where it is narrow the figure goes: it is in the accessible name too.
        return QSize(round(self._word_width()) + 8, px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        if on:
            paint_box(painter, QRectF(self.rect()), 6, color("segment-on"), color("line"))
        tone = "text" if on or self.underMouse() else "text-2"
        if not self.isEnabled():
            tone = "text-disabled"
        style = "chip" if on else "button-small"
        word = text_width(self.text(), style)
        total = word + (20 if self._icon_name else 0)
        figure = 5 + text_width(self._count, "small") if self._count else 0.0
        counted = bool(self._count) and total + figure + 4 <= self.width()
        x = max(2.0, (self.width() - total - (figure if counted else 0)) / 2)
        if self._icon_name:
            draw_icon(painter, x, self.height() / 2 - 7.5, self._icon_name, tone, 15)
            x += 20
        paint_text(painter, QRectF(x, 0, self.width() - x, self.height()), self.text(), style, color(tone))
        if counted:
            room = QRectF(x + word + 5, 0, self.width() - x - word - 5, self.height())
            paint_text(painter, room, self._count, "small", color("text-2"))


class Segmented(QWidget):
    """One of a few choices; `chosen` carries the index when the owner chooses."""

    chosen = Signal(int)

    def __init__(
        self, texts: Sequence[str], icons: Sequence[str] = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for index, text in enumerate(texts):
            segment = _Segment(text, icons[index] if icons else "", self)
            self._group.addButton(segment, index)
            row.addWidget(segment, 1)
        self._group.idClicked.connect(self.chosen)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_index(0)

    @property
    def index(self) -> int:
        return self._group.checkedId()

    def set_index(self, index: int) -> None:
        self._group.button(index).setChecked(True)

    def choose_none(self) -> None:
        """None of them fits what is said elsewhere."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)

    def set_count(self, index: int, count: str) -> None:
        """Show a figure after a segment's word."""
        segment = self._group.button(index)
        if isinstance(segment, _Segment):
            segment.set_count(count)

    def segment(self, index: int) -> QAbstractButton:
        return self._group.button(index)

    def restyle(self) -> None:
        for button in self._group.buttons():
            button.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 8, color("bg-sunken"), color("line-subtle"))
