# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How much room a text has left on a network: a ring, the figure, and a word, so colour is a third cue."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping.domain.network import Count, Network
from secondhelping_ui.theme import color, line_height, px
from secondhelping_ui.widgets.painting import paint_text, text_width

NEARLY_FULL = 20
"""From this many characters left, the figure turns to caution."""

_STROKE = 3


def ring_tones(count: Count) -> tuple[str, str, str]:
    """The tokens of ring, figure and word."""
    if count.too_long:
        return "attn-fill", "attn", "attn"
    if count.unsure or count.left <= NEARLY_FULL:
        return "caution-fill", "caution", "text-2"
    return "k-helpful-fill", "text", "text-2"


def ring_words(network: Network, count: Count) -> str:
    """What a screen reader says: "X: 72 characters left of 280", "X: 17 characters over"."""
    if count.unsure:
        return f"{network.label}: may be {_at_worst(count)} characters over, for it is not sure how some of it counts"
    if not count.fits:
        unit = "bytes" if count.too_big else "characters"
        return f"{network.label}: {-count.left} {unit} over"
    return f"{network.label}: {count.left} characters left of {count.limit}"


def _at_worst(count: Count) -> int:
    """How much over a text is that may be too long, by the largest number."""
    return count.length + count.more - count.limit


def paint_ring(painter: QPainter, box: QRectF, label: str, count: Count) -> None:
    """Draw the ring with a monogram inside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = _STROKE / 2 + 0.5
    circle = box.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(color("ring-track"), _STROKE))
    painter.drawEllipse(circle)
    pen = QPen(color(ring_tones(count)[0]), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    share = min(1.0, count.length / count.limit) if count.limit else 1.0
    painter.drawArc(circle, 90 * 16, round(-360 * 16 * share))
    paint_text(painter, box, label, "monogram", color("text"), Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


class LengthRing(QWidget):
    """A ring of `diameter` px (34; 30 in popovers) with "72 left" beside it; the tooltip names the `account`."""

    def __init__(
        self,
        network: Network,
        count: Count,
        *,
        diameter: int = 34,
        account: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._network = network
        self._account = account
        self._hint = QSize()
        self._posts = 0
        self._count = count
        self._diameter = diameter
        self.set_count(count)

    @property
    def figure(self) -> str:
        """The number shown, with a true minus when it is over."""
        if self._posts:
            return str(self._posts)
        left = -_at_worst(self._count) if self._count.unsure else self._count.left
        return str(left).replace("-", "−")

    @property
    def word(self) -> str:
        if self._posts:
            return "posts"
        if self._count.unsure:
            return "maybe"
        return "left" if self._count.fits else "over"

    def set_count(self, count: Count) -> None:
        """Show another count. Told of every key typed, so what stays the same costs nothing."""
        if count == self._count and self.accessibleName():
            return
        self._count = count
        if self._posts:
            return
        words = ring_words(self._network, count)
        self.setAccessibleName(words)
        self.setToolTip(f"{self._account}. {words}" if self._account else words)
        if self.sizeHint() != self._hint:
            self.restyle()
        self.update()

    def set_posts(self, posts: int) -> None:
        """That the text goes out as so many posts, each of which fits; 0 for one whose room is shown."""
        if posts == self._posts:
            return
        self._posts = posts
        words = (
            f"{self._network.label}: goes out as {posts} posts"
            if posts
            else ring_words(self._network, self._count)
        )
        self.setAccessibleName(words)
        self.setToolTip(f"{self._account}. {words}" if self._account else words)
        self.restyle()
        self.update()

    def restyle(self) -> None:
        self._hint = self.sizeHint()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = max(
            text_width(self.figure, "chip"), text_width(self.word, "caption"), text_width("0000", "chip")
        )
        return QSize(round(self._diameter + 8 + words) + 2, max(self._diameter, px(30)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - self._diameter) / 2
        # Each post of a thread fits: the ring is whole, and says so in its colour.
        count = Count(1, NEARLY_FULL + 2) if self._posts else self._count
        paint_ring(painter, QRectF(0, top, self._diameter, self._diameter), self._network.monogram, count)
        _ring, figure, word = ring_tones(count)
        x = self._diameter + 8
        high, low = line_height("chip"), line_height("caption")
        y = (self.height() - high - low + 2) / 2
        paint_text(painter, QRectF(x, y, self.width() - x, high), self.figure, "chip", color(figure))
        paint_text(painter, QRectF(x, y + high - 2, self.width() - x, low), self.word, "caption", color(word))
