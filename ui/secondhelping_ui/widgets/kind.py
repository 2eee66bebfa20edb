# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The four kinds as chips, dots and the switch: always icon, word and colour together."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, px
from secondhelping_ui.widgets.painting import (
    key_width,
    paint_box,
    paint_focus_ring,
    paint_keys,
    paint_text,
    text_width,
)
from secondhelping_ui.wording import KIND_NAMES

KINDS = tuple(Kind)
"""In the order shown everywhere; their keys are 1 to 4."""


def kind_chip_width(kind: Kind, *, small: bool = False) -> float:
    """The width of a kind chip in px."""
    if small:
        return 5 + 13 + 4 + text_width(KIND_NAMES[kind], "chip-small") + 8
    return 6 + 13 + 5 + text_width(KIND_NAMES[kind], "chip") + 9


def paint_kind_chip(painter: QPainter, x: float, y: float, kind: Kind, *, small: bool = False) -> float:
    """Icon and word on a soft ground, 22 high (20 small); returns the width."""
    width = round(kind_chip_width(kind, small=small))
    height = px(20 if small else 22)
    left, gap, style, radius = (5, 4, "chip-small", 5) if small else (6, 5, "chip", 6)
    paint_box(painter, QRectF(x, y, width, height), radius, kind_color(kind, "soft"))
    draw_icon(painter, x + left, y + (height - 13) / 2, KIND_ICONS[kind], KIND_TOKENS[kind], 13)
    start = x + left + 13 + gap
    room = QRectF(start, y, x + width - start, height)
    paint_text(painter, room, KIND_NAMES[kind], style, kind_color(kind))
    return width


def paint_kind_dot(painter: QPainter, x: float, y: float, kind: Kind, size: int = 22) -> None:
    """The icon alone on a soft square, for dense lists where the word follows."""
    paint_box(painter, QRectF(x, y, size, size), 6, kind_color(kind, "soft"))
    draw_icon(painter, x + (size - 13) / 2, y + (size - 13) / 2, KIND_ICONS[kind], KIND_TOKENS[kind], 13)


class KindChip(QWidget):
    """A kind as icon and word."""

    def __init__(self, kind: Kind, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._small = small
        self.set_kind(kind)

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.setAccessibleName(KIND_NAMES[kind])
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(
            round(kind_chip_width(self._kind, small=self._small)), px(20 if self._small else 22)
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_kind_chip(QPainter(self), 0, 0, self._kind, small=self._small)


class KindDot(QWidget):
    """A kind as an icon on a square; the word is in the tooltip and the accessible name."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(22, 22)
        self.set_kind(kind)

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.setToolTip(KIND_NAMES[kind])
        self.setAccessibleName(KIND_NAMES[kind])
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_kind_dot(QPainter(self), 0, 0, self._kind)


class _KindSegment(QAbstractButton):
    """One segment of the switch. It says "Kind: Helpful, 1 of 4"."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        number = KINDS.index(kind) + 1
        self._key = str(number)
        self._by_keyboard = False
        self.setCheckable(True)
        self.setText(KIND_NAMES[kind])
        self.setAccessibleName(f"Kind: {KIND_NAMES[kind]}, {number} of {len(KINDS)}")
        self.setToolTip(f"{KIND_NAMES[kind]} ({number})")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(self._content_width()) + 14, px(34))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(16 + 6 + text_width(self.text(), "button-small")) + 6, px(34))

    def _content_width(self) -> float:
        word = text_width(self.text(), "chip" if self.isChecked() else "button-small")
        return 16 + 6 + word + 7 + key_width(self._key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = KIND_TOKENS[self.kind] if self.isChecked() else "text-2"
        if not self.isEnabled():
            tone = "text-disabled"
        if self.isChecked():
            painter.fillRect(self.rect(), kind_color(self.kind, "soft"))
            painter.fillRect(0, self.height() - 2, self.width(), 2, kind_color(self.kind))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), color("bg-hover"))
        self._paint_words(painter, tone)
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, QRectF(self.rect()), 7)

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        style = "chip" if self.isChecked() else "button-small"
        with_key = self._content_width() + 8 <= self.width()
        width = self._content_width() - (0 if with_key else 7 + key_width(self._key))
        x = max(4.0, (self.width() - width) / 2)
        middle = self.height() / 2
        draw_icon(painter, x, middle - 8, KIND_ICONS[self.kind], tone, 16)
        x += 22
        room = QRectF(x, 0, self.width() - x - 2, self.height())
        paint_text(painter, room, self.text(), style, color(tone))
        if with_key:
            x += text_width(self.text(), style) + 7
            paint_keys(painter, x, middle, [self._key], color("text-2"), color("line"))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)
        self.update()


class KindSwitch(QWidget):
    """Four segments, one chosen. `chosen` comes when the owner chooses, not when it is set."""

    chosen = Signal(object)

    def __init__(self, kind: Kind = Kind.HELPFUL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._segments: dict[Kind, _KindSegment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for one in KINDS:
            segment = _KindSegment(one, self)
            segment.clicked.connect(lambda _checked=False, one=one: self.chosen.emit(one))
            self._group.addButton(segment)
            self._segments[one] = segment
            row.addWidget(segment, round(10 * len(KIND_NAMES[one])) + 60)
        self.setAccessibleName("Kind")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)

    @property
    def kind(self) -> Kind:
        return next(kind for kind, segment in self._segments.items() if segment.isChecked())

    def set_kind(self, kind: Kind) -> None:
        self._segments[kind].setChecked(True)

    def segment(self, kind: Kind) -> QAbstractButton:
        """The button of a kind."""
        return self._segments[kind]

    def restyle(self) -> None:
        for segment in self._segments.values():
            segment.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 9, None, color("line"))
        for segment in list(self._segments.values())[1:]:
            painter.fillRect(segment.x() - 1, 1, 1, self.height() - 2, color("line"))
