# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Text on the screen: a label with a type style, a colour by token, a true line height and elision."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, line_height, px

UNBOUNDED = 1 << 20
STRUCK = " struck"


class Label(QLabel):
    """A text. `wrap` breaks it into lines (`most` at most, 0 for all); `elide` lets it be narrower than it is.

    `set_parts` gives stretches of it another style and colour, such as a bold first clause; "text on bg-sunken" is a
    colour on a ground of its own, "text-3 struck" a stretch that is struck out.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        most: int = 0,
        elide: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._tone = tone
        self._wrap = wrap
        self._most = most if wrap else 1
        self._elide = elide or bool(most)
        self._align = align
        self._parts: tuple[tuple[str, str, str], ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        horizontal = QSizePolicy.Policy.Preferred
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(horizontal, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setFont(font(style))
        if text:
            self.setText(text)

    @override
    def setText(self, text: str) -> None:
        self._parts = ()
        super().setText(text)
        self.updateGeometry()

    def set_parts(self, parts: Sequence[tuple[str, str, str]]) -> None:
        """Stretches of (text, type style, colour token), joined as they are."""
        self.setText("".join(text for text, _style, _tone in parts))
        self._parts = tuple(parts)
        self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def set_style(self, style: str) -> None:
        self._style = style
        self.restyle()

    def restyle(self) -> None:
        self.setFont(font(self._style))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._wrap:
            width = min(self._natural_width(), px(360))
            return QSize(width, self.heightForWidth(width))
        return QSize(self._natural_width(), line_height(self._style))

    @override
    def minimumSizeHint(self) -> QSize:
        if self._wrap or self._elide:
            return QSize(24, line_height(self._style))
        return self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return line_height(self._style)
        _layout, lines = self._laid_out(width)
        count = max(1, min(len(lines), self._most) if self._most else len(lines))
        return count * line_height(self._style)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._pen_color(self._tone))
        layout, lines = self._laid_out(self.width())
        shown = lines[: self._most] if self._most else lines
        height = line_height(self._style)
        centred = not self._wrap or self._align & Qt.AlignmentFlag.AlignVCenter
        top = max(0.0, (self.height() - height * len(shown)) / 2) if centred else 0.0
        for number, line in enumerate(shown):
            y = top + number * height + (height - line.height()) / 2
            if self._cut(number, line, lines):
                self._paint_cut(painter, line, y)
            else:
                line.draw(painter, QPointF(self._shift(line), y - line.y()))
        del layout

    def _natural_width(self) -> int:
        lines = self.text().split("\n")
        if not self._parts:
            metrics = QFontMetricsF(font(self._style))
            return int(max(metrics.horizontalAdvance(line) for line in lines)) + 1
        return (
            int(sum(QFontMetricsF(font(style)).horizontalAdvance(text) for text, style, _ in self._parts)) + 2
        )

    def _pen_color(self, tone: str) -> QColor:
        return color(tone if self.isEnabled() else "text-disabled")

    def _cut(self, number: int, line: QTextLine, lines: list[QTextLine]) -> bool:
        """Whether this is the last line shown and more text follows, or one line too wide."""
        if not self._most or number != self._most - 1:
            return False
        return len(lines) > self._most or line.naturalTextWidth() > self.width() + 0.5

    def _paint_cut(self, painter: QPainter, line: QTextLine, y: float) -> None:
        rest = self.text()[line.textStart() :].replace("\n", " ")
        style = self._style
        if self._parts:
            style = self._parts[-1][1] if len(self._parts) > 1 and line.textStart() else self._parts[0][1]
        metrics = QFontMetricsF(font(style))
        painter.setFont(font(style))
        text = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QPointF(0, y + metrics.ascent()), text)

    def _shift(self, line: QTextLine) -> float:
        spare = self.width() - line.naturalTextWidth()
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            return max(0.0, spare / 2)
        if self._align & Qt.AlignmentFlag.AlignRight:
            return max(0.0, spare)
        return 0.0

    def _formats(self) -> list[QTextLayout.FormatRange]:
        from PySide6.QtGui import QTextCharFormat

        ranges = []
        start = 0
        for text, style, tone in self._parts:
            piece = QTextLayout.FormatRange()
            look = QTextCharFormat()
            look.setFont(font(style))
            letters, _, ground = tone.removesuffix(STRUCK).partition(" on ")
            look.setFontStrikeOut(tone.endswith(STRUCK))
            look.setForeground(self._pen_color(letters))
            if ground:
                look.setBackground(color(ground))
            # Lengths in UTF-16 units, as Qt counts.
            length = len(text.encode("utf-16-le")) // 2
            piece.start, piece.length, piece.format = start, length, look
            start += length
            ranges.append(piece)
        return ranges

    def _laid_out(self, width: int) -> tuple[QTextLayout, list[QTextLine]]:
        """The layout (which owns the lines) and the lines."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font(self._style))
        option = QTextOption()
        wrap = QTextOption.WrapMode.WordWrap if self._wrap else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        if self._parts:
            layout.setFormats(self._formats())
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width if self._wrap else UNBOUNDED)
            lines.append(line)
        layout.endLayout()
        return layout, lines


class IconLabel(QWidget):
    """An icon in the colour of a token. Decorative: the words beside it say the same.

    With `line`, a type style, it is as high as a line of it: at the top of words that wrap, it stands in the middle of
    their first line.
    """

    def __init__(
        self,
        name: str,
        token: str = "text-2",
        size: int = 16,
        parent: QWidget | None = None,
        *,
        line: str = "",
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self._size = size
        self._line = line
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(self._size, max(self._size, line_height(self._line) if self._line else 0))

    def set_icon(self, name: str, token: str = "") -> None:
        self._name = name
        self._token = token or self._token
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        top = round((self.height() - self._size) / 2)
        draw_icon(QPainter(self), 0, top, self._name, self._token, self._size)
