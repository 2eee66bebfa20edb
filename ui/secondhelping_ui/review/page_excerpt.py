# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The part of a page around a snippet, as a picture with the words of snippets marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping_ui.shared.page_marks import Marked, is_dark, on_screen, paint_marked, paint_paper
from secondhelping_ui.shared.page_pictures import WIDEST, Picture
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box, rounded

HIGHEST = 320
"""It is as high as its page, up to so many px."""

_RADIUS = 10
_WIDTHS = (250, 330, 420, 470, 520, 580)
"""How much of a page's width is shown, in points: few sizes, so that the pictures of a page serve all its snippets."""

_BESIDE = 14
_ONE_COLUMN = 0.55
_ABOVE = 0.28
_LEAST = 60


def part_of(size: QSizeF, lines: Sequence[QRectF], shape: float) -> QRectF:
    """The part of a page of this size to be shown, in points: with these lines in it, and some of what is around
    them. `shape` is how high it may be, as a share of its width."""
    left, right = min(line.left() for line in lines), max(line.right() for line in lines)
    top, bottom = min(line.top() for line in lines), max(line.bottom() for line in lines)
    needed = right - left + 2 * _BESIDE
    if needed > _ONE_COLUMN * size.width():
        # A page of one column: the lines around these may be longer, up to the same margin at both sides.
        needed = max(needed, size.width() - 2 * (min(left, size.width() - right) - _BESIDE))
    width = next((step for step in _WIDTHS if needed <= step < size.width()), size.width())
    height = min(size.height(), width * shape)
    x = min(max(0.0, (left + right - width) / 2), size.width() - width)
    above = min(_ABOVE * height, max(_BESIDE, height - (bottom - top) - _BESIDE))
    y = min(max(0.0, top - above), size.height() - height)
    return QRectF(x, y, width, height)


class PageExcerpt(QAbstractButton):
    """Shows the surroundings of one snippet. A click leads to the whole page. `width_changed` says that a picture of
    another width would fit better."""

    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus_radius = float(_RADIUS)
        self._marked: tuple[Marked, ...] = ()
        self._current: SnippetId | None = None
        self._size = QSizeF(595, 842)
        self._picture: Picture | None = None
        self._dark: tuple[tuple[bool, ...], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Open page (O)")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, page: int, marked: Sequence[Marked], current: SnippetId, size: QSizeF | None) -> None:
        """Show where a snippet stands on a page of this size in points; the picture comes by `set_picture`."""
        self._marked = tuple(marked)
        self._current = current
        self._size = size or self._size
        self._picture, self._dark = None, ()
        self.setAccessibleName(f"Page {page} with the words of the snippet marked")
        self._fit()

    def set_picture(self, picture: Picture) -> None:
        """The picture of the whole page."""
        self._picture = picture
        self._size = picture.size
        self._dark = tuple(
            tuple(is_dark(picture.image, line, picture.scale) for line in one.lines) for one in self._marked
        )
        self._fit()

    @property
    def picture(self) -> Picture | None:
        return self._picture

    @property
    def dots(self) -> int:
        """The width in dots that a picture of the whole page should have."""
        return max(1, min(WIDEST, round(self._size.width() * self._scale() * self.devicePixelRatioF())))

    @property
    def part(self) -> QRectF:
        """The part of the page that is shown, in points."""
        lines = next((one.lines for one in self._marked if one.snippet.id == self._current and one.lines), ())
        return part_of(self._size, lines or (QRectF(),), HIGHEST / max(1, self.width()))

    def _scale(self) -> float:
        """Px per point."""
        return self.width() / self.part.width()

    def _fit(self) -> None:
        part = self.part
        self.setFixedHeight(max(_LEAST, round(part.height() * self._scale())))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HIGHEST)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.width_changed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        part, scale = self.part, self._scale()
        corner = QPointF(-round(part.x() * scale), -round(part.y() * scale))
        page = QRectF(corner, QSizeF(round(self._size.width() * scale), round(self._size.height() * scale)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded(QRectF(self.rect()), _RADIUS))
        paint_paper(painter, page, self._picture.image if self._picture else None)
        for number, one in enumerate(self._marked):
            boxes = [on_screen(line, (corner.x(), corner.y()), scale) for line in one.lines]
            dark = self._dark[number] if number < len(self._dark) else ()
            paint_marked(painter, boxes, one.snippet, current=one.snippet.id == self._current, dark=dark)
        painter.setClipping(False)
        paint_box(painter, QRectF(self.rect()), _RADIUS, None, color("line"))
