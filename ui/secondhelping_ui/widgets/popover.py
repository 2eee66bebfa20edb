# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The popover: a small surface over the page that closes with Esc or a click outside.

It is a child of the window and not a popup, so that undo and the palette keep working while it is open. An arrow at
its edge points at what it belongs to.
"""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color
from secondhelping_ui.widgets.dialog import Footer
from secondhelping_ui.widgets.painting import paint_box

ARROW = 9
"""How far the arrow stands out, in px; so much is left free round the surface."""

_BASE = 18
_GAP = 1
_ABOVE = 12


class Side(Enum):
    """On which side of its anchor a popover stands."""

    RIGHT = auto()
    LEFT = auto()
    BELOW = auto()
    ABOVE = auto()

    @property
    def level(self) -> bool:
        """Whether it stands beside the anchor, and not over or under it."""
        return self in (Side.RIGHT, Side.LEFT)


class Popover(QWidget):
    """Things are put into `inner`. `closed` comes once per opening. `sides` are tried in their order until there is
    room; `keep_clear` px at the page's lower end are left free where that is possible."""

    closed = Signal()
    sides: Sequence[Side] = (Side.RIGHT, Side.LEFT, Side.BELOW, Side.ABOVE)
    keep_clear = 0

    def __init__(
        self,
        parent: QWidget,
        *,
        width: int = 388,
        margins: tuple[int, int, int, int] = (16, 14, 16, 14),
        radius: float = 12,
        pointed: bool = True,
    ) -> None:
        super().__init__(parent)
        self._room = parent
        self._radius = radius
        self._margin = ARROW if pointed else 0
        self._anchor = QRect()
        self._side: Side | None = None
        self._opener: QWidget | None = None
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(*(margin + self._margin for margin in margins))
        self.inner.setSpacing(10)
        self.setFixedWidth(width + 2 * self._margin)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(color("shadow", 0.3))
        self.setGraphicsEffect(shadow)
        self.hide()

    def open_at(self, anchor: QRect, focus: QWidget | None = None) -> None:
        """Open beside `anchor` (in the parent's coordinates) and give `focus`, or the first field, the focus."""
        self._opener = QApplication.focusWidget()
        self.adjustSize()
        self._anchor, self._side = anchor, None
        self.stand_beside()
        self._show(focus)

    def open_centred(self, top: int, focus: QWidget | None = None) -> None:
        """Open in the middle, `top` px from the upper edge."""
        self._opener = QApplication.focusWidget()
        self.adjustSize()
        self.move((self._room.width() - self.width()) // 2, top)
        self._show(focus)

    def close_it(self) -> None:
        """Close, and give the focus back to where it was."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        inside = self._has_focus()
        self.hide()
        if inside and self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._opener = None
        self.closed.emit()

    def _show(self, focus: QWidget | None) -> None:
        self.show()
        self.raise_()
        (focus or self).setFocus(Qt.FocusReason.PopupFocusReason)
        if focus is None:
            self.focusNextChild()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _has_focus(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and (holder is self or self.isAncestorOf(holder))

    @property
    def side(self) -> Side | None:
        """On which side of its anchor it stands; None where there was room on none."""
        return self._side

    @property
    def surface(self) -> QRect:
        """What is seen of it without the arrow, in the parent's coordinates."""
        edge = self._margin
        return self.geometry().adjusted(edge, edge, -edge, -edge)

    def stand_beside(self) -> None:
        """Go beside the anchor, always inside the parent. It stays on its side as long as there is room."""
        tried = [*([self._side] if self._side else []), *self.sides]
        for spare in dict.fromkeys((self.keep_clear, 0)):
            room = self._room.rect().adjusted(0, 0, 0, -spare)
            for side in tried:
                place = self._on(side, room)
                if place is not None:
                    self._side = side
                    self.move(place)
                    self.update()
                    return
        self._side = None
        room = self._room.rect()
        self.move(_inside(QPoint(self._anchor.right(), self._anchor.top()), self.size(), room))

    def _on(self, side: Side, room: QRect) -> QPoint | None:
        """Where it would stand on a side of its anchor; None where it would not fit there."""
        anchor, size = self._anchor, self.size()
        if side.level:
            x = anchor.right() + 1 + _GAP if side is Side.RIGHT else anchor.left() - _GAP - size.width()
            wanted = QPoint(x, anchor.top() - _ABOVE - self._margin)
            fits = size.height() <= room.height()
        else:
            below = side is Side.BELOW
            y = anchor.bottom() + 1 + _GAP if below else anchor.top() - _GAP - size.height()
            left = anchor.left() - self._margin
            if left + size.width() > room.right() + 1:
                left = anchor.right() + 1 + self._margin - size.width()
            wanted = QPoint(left, y)
            fits = size.width() <= room.width()
        found = _inside(wanted, size, room)
        stays = found.x() == wanted.x() if side.level else found.y() == wanted.y()
        return found if fits and stays else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only while open, and only presses: everything else passes at once.
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
            and not (watched is self or self.isAncestorOf(watched))
        ):
            self.close_it()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc belongs to the topmost thing: a page's own Esc must not take it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def _tip(self) -> tuple[QPointF, QPointF, QPointF]:
        """The arrow: its two feet on the edge of the surface, and between them the tip at the anchor."""
        edge, half = float(self._margin), _BASE / 2
        middle = QPointF(self._anchor.center() - self.pos())
        across = self.height() if self._side in (Side.RIGHT, Side.LEFT) else self.width()
        along = middle.y() if self._side in (Side.RIGHT, Side.LEFT) else middle.x()
        least = edge + self._radius + half
        along = max(least, min(along, across - least))
        # Half a pixel inside, on the middle of the surface's line.
        far = {
            Side.RIGHT: edge,
            Side.BELOW: edge,
            Side.LEFT: self.width() - edge,
            Side.ABOVE: self.height() - edge,
        }
        assert self._side is not None
        out = -1 if self._side in (Side.RIGHT, Side.BELOW) else 1
        foot = far[self._side] - out * 0.5
        feet = ((along - half, foot), (along, foot + out * (edge - 0.5)), (along + half, foot))
        if self._side in (Side.RIGHT, Side.LEFT):
            first, tip, last = (QPointF(depth, place) for place, depth in feet)
        else:
            first, tip, last = (QPointF(place, depth) for place, depth in feet)
        return first, tip, last

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self._margin
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        paint_box(painter, box, self._radius, color("bg-surface"), color("popover-line"))
        if self._margin and self._side is not None:
            self._paint_arrow(painter)

    def _paint_arrow(self, painter: QPainter) -> None:
        """Over the line of the surface, so that both are one outline."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, tip, last = self._tip()
        inwards = (first + last) / 2 - tip
        inwards /= max(abs(inwards.x()), abs(inwards.y()))
        foot = self._side is Side.ABOVE and isinstance(self._last, Footer)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("bg-window" if foot else "bg-surface"))
        painter.drawPolygon(QPolygonF([first + inwards, first, tip, last, last + inwards]))
        painter.setPen(QPen(color("popover-line"), 1))
        painter.drawPolyline(QPolygonF([first, tip, last]))

    @property
    def _last(self) -> QWidget | None:
        item = self.inner.itemAt(self.inner.count() - 1)
        return None if item is None else item.widget()


def _inside(wanted: QPoint, size: QSize, room: QRect) -> QPoint:
    """The place nearest to the one wanted at which all of it is in the room."""
    x = max(room.left(), min(wanted.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(wanted.y(), room.bottom() + 1 - size.height()))
    return QPoint(x, y)
