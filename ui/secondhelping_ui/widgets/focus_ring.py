# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The keyboard's focus ring: 2 px, with a gap of 2 px in the colour of the ground, outside its widget.

A widget can't paint outside itself, so one overlay per window follows the focus. It shows only when the
focus came by keyboard, and only on widgets that have a `focus_radius`.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box

_ROOM = 4
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """Put one into each window; it finds its own work."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or new.window() is not self._window:
            return
        radius = getattr(new, "focus_radius", None)
        by_keyboard = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if radius is None or not by_keyboard:
            return
        self._radius = float(radius)
        self._target = new
        widget: QWidget | None = new
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self.setGeometry(box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM) & self._seen_part(target))
        self._offset = box.topLeft() - self.geometry().topLeft()
        self._size = box.size()
        self.show()
        self.raise_()

    def _seen_part(self, target: QWidget) -> QRect:
        """The window, or the part of it that a scroll area around the widget leaves to see."""
        area = target.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return self._window.rect()
        return QRect(area.mapTo(self._window, QPoint(0, 0)), area.size())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(QRect(self._offset, self._size))
        painter = QPainter(self)
        paint_box(painter, box.adjusted(-2, -2, 2, 2), self._radius + 2, None, color("bg-surface"), 2.0)
        paint_box(painter, box.adjusted(-4, -4, 4, 4), self._radius + 4, None, color("focus"), 2.0)
