# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The popover: a small surface over the page that closes with Esc or a click outside.

It is a child of the window and not a popup, so that undo and the palette keep working while it is open.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box

_EDGE = 8
_OFFSET = 8


class Popover(QWidget):
    """Things are put into `inner`. `closed` comes once per opening."""

    closed = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        width: int = 388,
        margins: tuple[int, int, int, int] = (16, 14, 16, 14),
        radius: float = 12,
    ) -> None:
        super().__init__(parent)
        self._room = parent
        self._radius = radius
        self._opener: QWidget | None = None
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(*margins)
        self.inner.setSpacing(10)
        self.setFixedWidth(width)
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
        self.move(self._beside(anchor))
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

    def _beside(self, anchor: QRect) -> QPoint:
        """Right of the anchor, else left of it, else below; always inside the parent."""
        room = self._room.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        x = anchor.right() + _OFFSET
        y = anchor.top() - 12
        if x + self.width() > room.right():
            x = anchor.left() - _OFFSET - self.width()
        if x < room.left():
            x = anchor.left()
            y = anchor.bottom() + _OFFSET
        x = max(room.left(), min(x, room.right() - self.width()))
        return QPoint(x, max(room.top(), min(y, room.bottom() - self.height())))

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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(
            QPainter(self), QRectF(self.rect()), self._radius, color("bg-surface"), color("popover-line")
        )
