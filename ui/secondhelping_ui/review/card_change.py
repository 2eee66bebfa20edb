# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The short movement with which a decided card leaves and the next one comes."""

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from secondhelping_ui.theme import color

DURATION = 160
"""Milliseconds, of which the old card has the first half."""

_SHIFT = 12


def moves(widget: QWidget) -> bool:
    """Whether the system wants things to move."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


class CardChange(QWidget):
    """Lies over the card while it changes: the card below is the new one already, so no key is lost."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        self._old = QPixmap()
        self._new = QPixmap()
        self._done = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move)
        self._animation.finished.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def running(self) -> bool:
        return self._animation.state() is QVariantAnimation.State.Running

    def keep_old(self) -> None:
        """Remember how the card looks now; to be called before it shows another snippet."""
        self.stop()
        self._old = self._card.grab()

    def run(self) -> None:
        """Let the old look leave and the present one come."""
        self._done = 0.0
        self._new = QPixmap()
        # Beside the card, not inside it: the card is pictured while this lies over it.
        self.setParent(self._card.parentWidget())
        self._cover()
        self.show()
        self.raise_()
        self._animation.start()

    def _cover(self) -> None:
        height = max(self._card.height(), round(self._old.deviceIndependentSize().height()))
        self.setGeometry(self._card.x(), self._card.y(), self._card.width(), height)

    def stop(self) -> None:
        """Be done at once: the next key came already."""
        self._animation.stop()
        self.hide()

    def _move(self, done: float) -> None:
        self._done = done
        if done >= 0.5 and self._new.isNull():
            # Only now: the card has its new size once its layout is done.
            self._new = self._card.grab()
            self._cover()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        if self._done < 0.5:
            share = self._done * 2
            painter.setOpacity(1 - share)
            painter.drawPixmap(QPointF(-_SHIFT * share, 0), self._old)
        else:
            share = (self._done - 0.5) * 2
            painter.setOpacity(share)
            painter.drawPixmap(QPointF(_SHIFT * (1 - share), 0), self._new)
