# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The toast: what just happened, and a way to take it back, for eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import keys_width, paint_box, paint_keys, paint_text, text_width

SECONDS = 8.0
BOTTOM = 48
"""How far above the bottom of its parent it floats, in px."""

_TICK_MS = 50


class _ToastAction(QPushButton):
    """The word that can be clicked, with its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._caps: tuple[str, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFlat(True)

    def set_words(self, word: str, caps: tuple[str, ...]) -> None:
        self._caps = caps
        self.setText(word)
        self.setAccessibleName(word)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        keys = keys_width(self._caps) + 7 if self._caps else 0
        return QSize(round(text_width(self.text(), "strong") + keys) + 14, px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            paint_box(painter, QRectF(self.rect()), 6, None, color("toast-action"), 2.0)
        paint_text(
            painter, QRectF(6, 0, self.width(), self.height()), self.text(), "strong", color("toast-action")
        )
        x = 6 + text_width(self.text(), "strong") + 7
        middle = self.height() / 2
        paint_keys(painter, x, middle, self._caps, color("toast-key"), color("toast-key-line"))


class _Countdown(QWidget):
    """The ring that empties while the toast stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.left = 1.0
        self.setFixedSize(18, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(color("toast-divider"), 2.5))
        painter.drawEllipse(box)
        painter.setPen(QPen(color("toast-text"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * self.left))


class Toast(QWidget):
    """One at a time, bottom centre of its parent. Time stands still while it is hovered or has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._icon = IconLabel("check", "toast-icon", 16)
        self._words = Label("", "body", "toast-text", elide=True)
        self._action = _ToastAction(self)
        self._ring = _Countdown(self)
        self._handler: Callable[[], object] | None = None
        self._inset = 0
        self._left = SECONDS
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._count_down)
        self._action.clicked.connect(self._do)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(36)
        shadow.setOffset(0, 12)
        shadow.setColor(color("shadow", 0.28))
        self.setGraphicsEffect(shadow)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addSpacing(11)
        row.addWidget(self._action)
        row.addWidget(self._ring)

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def seconds_left(self) -> float:
        return self._left

    def show_words(
        self,
        text: str,
        action: tuple[str, Callable[[], object]] | None = None,
        caps: tuple[str, ...] = (),
        icon: str = "check",
    ) -> None:
        """Say something, with a word to click and what it does."""
        self._words.setText(text)
        self._icon.set_icon(icon)
        self._action.setVisible(action is not None)
        self._ring.setVisible(action is not None)
        self._handler = action[1] if action else None
        if action:
            self._action.set_words(action[0], caps)
        self.setAccessibleName(text)
        self._left = SECONDS
        self._ring.left = 1.0
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self._handler = None
        self.hide()

    def place_in(self, left: int) -> None:
        """Its parent changed size; `left` px of it (the sidebar) don't count for the centre."""
        self._inset = left
        self._place()

    def _place(self) -> None:
        parent = self._room
        most = max(120, parent.width() - self._inset - 48)
        width = min(most, self.sizeHint().width())
        height = px(44)
        x = self._inset + (parent.width() - self._inset - width) // 2
        self.setGeometry(x, parent.height() - BOTTOM - height, width, height)

    def _do(self) -> None:
        handler = self._handler
        self.dismiss()
        if handler is not None:
            handler()

    def _count_down(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            return
        self._left -= _TICK_MS / 1000
        self._ring.left = max(0.0, self._left / SECONDS)
        self._ring.update()
        if self._left <= 0:
            self.dismiss()

    def restyle(self) -> None:
        if self.isVisible():
            self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 10, color("toast-bg"), color("toast-line"))
        if self._action.isVisible():
            x = self._action.x() - 10
            painter.fillRect(QRectF(x, 12, 1, self.height() - 24), color("toast-divider"))
