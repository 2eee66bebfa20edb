# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The four kinds as chips, dots and the switch: always icon, word and colour together."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override
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

_SEGMENT_PADDING = 14
_LEAST_SHARE = 6
"""Less than so much room (px) around what is in a segment, and the keys give way."""


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
        self._key_shown = True
        self._by_keyboard = False
        self.setCheckable(True)
        self.setText(KIND_NAMES[kind])
        self.setAccessibleName(f"Kind: {KIND_NAMES[kind]}, {number} of {len(KINDS)}")
        self.say_key(alone=True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say_key(self, *, alone: bool) -> None:
        """The tooltip names the key, which stands alone or goes with Alt."""
        self.setToolTip(f"{self.text()} ({self._key if alone else f'Alt+{self._key}'})")

    def set_key_shown(self, shown: bool) -> None:
        """Whether the key stands behind the word."""
        self._key_shown = shown
        self.update()

    def width_of(self, *, key: bool) -> float:
        """The width of what is in it, chosen or not, with its key or without."""
        word = max(text_width(self.text(), style) for style in ("chip", "button-small"))
        return 16 + 6 + word + (7 + key_width(self._key) if key else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self.width_of(key=True)) + _SEGMENT_PADDING, px(34))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.width_of(key=False)) + 6, px(34))

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
        word = text_width(self.text(), style)
        width = 22 + word + (7 + key_width(self._key) if self._key_shown else 0)
        x = max(3.0, (self.width() - width) / 2)
        middle = self.height() / 2
        draw_icon(painter, x, middle - 8, KIND_ICONS[self.kind], tone, 16)
        x += 22
        room = QRectF(x, 0, self.width() - x - 2, self.height())
        paint_text(painter, room, self.text(), style, color(tone))
        if self._key_shown:
            paint_keys(painter, x + word + 7, middle, [self._key], color("text-2"), color("line"))

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
    """Four segments, one chosen. `chosen` comes when the owner chooses, not when it is set.

    The keys 1 to 4 are shown where there is room for all of them, and only while they act (`set_keys`).
    """

    chosen = Signal(object)

    def __init__(self, kind: Kind = Kind.HELPFUL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._segments: dict[Kind, _KindSegment] = {}
        self._keys = True
        for one in KINDS:
            segment = _KindSegment(one, self)
            segment.clicked.connect(lambda _checked=False, one=one: self.chosen.emit(one))
            self._group.addButton(segment)
            self._segments[one] = segment
        self.setAccessibleName("Kind")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)

    def set_keys(self, keys: bool) -> None:
        """Whether the keys 1 to 4 act on it alone, without Alt."""
        self._keys = keys
        for segment in self._segments.values():
            segment.say_key(alone=keys)
        self._place()

    @property
    def keys_shown(self) -> bool:
        """Whether each segment shows its key."""
        return self._keys and self._share(self._contents(key=True)) >= _LEAST_SHARE

    def _share(self, content: Sequence[float]) -> float:
        """What is left for each segment, in px."""
        return (self.width() - 2 - (len(KINDS) - 1) - sum(content)) / len(KINDS)

    def _contents(self, *, key: bool) -> list[float]:
        return [segment.width_of(key=key) for segment in self._segments.values()]

    def _widths(self, content: Sequence[float]) -> list[int]:
        """The segments' widths: what is in them, and an equal share of the rest."""
        share = self._share(content)
        ends = [round(sum(content[:number]) + number * share) for number in range(len(KINDS) + 1)]
        return [end - start for start, end in pairwise(ends)]

    def _place(self) -> None:
        """Put the segments beside one another."""
        keys = self.keys_shown
        widths = self._widths(self._contents(key=keys))
        x = 1
        for segment, width in zip(self._segments.values(), widths, strict=True):
            segment.set_key_shown(keys)
            segment.setGeometry(x, 1, max(1, width), self.height() - 2)
            x += width + 1

    @override
    def sizeHint(self) -> QSize:
        wide = sum(segment.sizeHint().width() + 1 for segment in self._segments.values())
        return QSize(wide + 1, px(34) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        wide = sum(segment.minimumSizeHint().width() + 1 for segment in self._segments.values())
        return QSize(wide + 1, px(34) + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def kind(self) -> Kind:
        return next(kind for kind, segment in self._segments.items() if segment.isChecked())

    def set_kind(self, kind: Kind) -> None:
        self._segments[kind].setChecked(True)

    def segment(self, kind: Kind) -> QAbstractButton:
        """The button of a kind."""
        return self._segments[kind]

    def restyle(self) -> None:
        self.updateGeometry()
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 9, None, color("line"))
        for segment in list(self._segments.values())[1:]:
            painter.fillRect(segment.x() - 1, 1, 1, self.height() - 2, color("line"))
