# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Small round things: hashtags to switch on and off, keywords, and the two-letter marks of the networks."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from secondhelping.domain.network import Network
from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px, theme
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

_MOST_MARKS = 200
_marks: dict[tuple[str, bool, float, str, int], QPixmap] = {}


class HashtagChip(QAbstractButton):
    """A hashtag, checked when it goes out with the text. `toggled` and `clicked` are Qt's own."""

    def __init__(
        self, tag: str, on: bool = False, *, checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(tag)
        self.setCheckable(checkable)
        self.setChecked(on and checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name_it)
        self._name_it()

    def _name_it(self) -> None:
        state = ("on" if self.isChecked() else "off") if self.isCheckable() else ""
        self.setAccessibleName(f"{self.text()}, {state}" if state else self.text())
        self.updateGeometry()

    def restyle(self) -> None:
        self.updateGeometry()

    @property
    def focus_radius(self) -> float:
        return self.height() / 2

    def _style(self) -> str:
        return "chip" if self.isChecked() else "meta"

    @override
    def sizeHint(self) -> QSize:
        # Wide enough for the bold of "on", so that nothing moves when it is switched.
        return QSize(round(9 + 13 + 5 + text_width(self.text(), "chip") + 11), px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = "accent-soft" if on else ("bg-hover" if self.underMouse() else "bg-surface")
        tone = "accent-text" if on else "text-2"
        if not self.isEnabled():
            ground, tone = "bg-canvas", "text-disabled"
        line = color("accent" if on and self.isEnabled() else "line")
        paint_box(painter, QRectF(self.rect()), self.height() / 2, color(ground), line)
        draw_icon(painter, 9, (self.height() - 13) / 2, "check" if on else "plus", tone, 13)
        room = QRectF(27, 0, self.width() - 34, self.height())
        paint_text(painter, room, self.text(), self._style(), color(tone))


class KeywordTag(QWidget):
    """A keyword of a snippet or a document; it only says something."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self._text, "meta")) + 17, px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 5, color("bg-sunken"))
        room = QRectF(8, 0, self.width() - 15, self.height())
        paint_text(painter, room, self._text, "meta", color("text-2"))


def network_mark_width(monogram: str, *, large: bool = False) -> float:
    """The width of a network's mark in px."""
    if large:
        return max(28.0, round(text_width(monogram, "monogram-large") + 10))
    return max(18.0, round(text_width(monogram, "monogram") + 8))


def paint_network_mark(painter: QPainter, x: float, y: float, monogram: str, *, large: bool = False) -> float:
    """A two-letter mark, 16 high (28 large); returns its width."""
    width = network_mark_width(monogram, large=large)
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    key = (monogram, large, dpr, theme().name, theme().scale)
    found = _marks.get(key)
    if found is None:
        if len(_marks) >= _MOST_MARKS:
            _marks.clear()
        found = _marks[key] = _mark(monogram, width, dpr, large=large)
    painter.drawPixmap(QPointF(round(x), round(y)), found)
    return width


def _mark(monogram: str, width: float, dpr: float, *, large: bool) -> QPixmap:
    """A mark as a picture: lists paint the same few marks in every row."""
    height, radius, style = (28, 7, "monogram-large") if large else (16, 4, "monogram")
    picture = QPixmap(round(width * dpr), round(height * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    box = QRectF(0, 0, width, height)
    paint_box(painter, box, radius, color("bg-surface"), color("line"))
    paint_text(painter, box, monogram, style, color("text-2"), Qt.AlignmentFlag.AlignHCenter)
    painter.end()
    return picture


class NetworkMark(QWidget):
    """A network as two letters; its full name is in the tooltip and the accessible name."""

    def __init__(self, network: Network, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._large = large
        self.setToolTip(network.label)
        self.setAccessibleName(network.label)
        self.restyle()

    def restyle(self) -> None:
        width = network_mark_width(self._network.monogram, large=self._large)
        self.setFixedSize(round(width), 28 if self._large else 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_network_mark(QPainter(self), 0, 0, self._network.monogram, large=self._large)
