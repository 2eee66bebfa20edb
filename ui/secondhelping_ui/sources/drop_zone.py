# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The dashed strip above the list: drop files there, or click it to choose some."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.sources.words import TYPES_LINE
from secondhelping_ui.theme import color, line_height, px
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box, paint_focus_ring, paint_text

INVITATION = "Drop brochures, articles or seminar notes here"
_MARK = 40
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class DropZone(QAbstractButton):
    """The dashed strip. A click asks for files, as does Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = False
        self.setText(INVITATION)
        self.setAccessibleName(INVITATION)
        self.setAccessibleDescription(TYPES_LINE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 76 - 36 + px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        hovered = self.underMouse() or self.isDown()
        paint_box(painter, box, 12, color("bg-hover" if hovered else "bg-surface"))
        paint_dashed_box(painter, box, 12, color("line-control"), 1.5)
        mark = QRectF(18, (box.height() - _MARK) / 2, _MARK, _MARK)
        paint_box(painter, mark, 10, color("accent-soft"))
        draw_icon(painter, mark.left() + 10, mark.top() + 10, "download", "accent-text", 20)
        self._paint_words(painter, mark.right() + 14)
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, box, 12)

    def _paint_words(self, painter: QPainter, x: float) -> None:
        first, second = line_height("strong"), line_height("meta")
        y = (self.height() - first - second - 1) / 2
        width = self.width() - x - 18
        paint_text(painter, QRectF(x, y, width, first), INVITATION, "strong", color("text"))
        paint_text(painter, QRectF(x, y + first + 1, width, second), TYPES_LINE, "meta", color("text-2"))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
