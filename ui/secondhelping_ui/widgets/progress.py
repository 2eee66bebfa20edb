# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The 6 px progress bar."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_box, rounded

_TICK_MS = 40
_LAP_TICKS = 40


class ProgressBar(QProgressBar):
    """How far something is: a QProgressBar (so that screen readers know it), painted 6 px high.

    With a maximum of 0 the length is not known, and a stretch of bar moves along.
    """

    def __init__(self, *, thickness: int = 6, token: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self._tick = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._move)
        self.setTextVisible(False)
        self.setFixedHeight(thickness)

    def set_step(self, done: int, total: int) -> None:
        """Show `done` of `total`; a total of 0 means not known."""
        self.setRange(0, total)
        self.setValue(min(done, total))
        if self.isVisible():
            self._run(total == 0)

    def _run(self, moving: bool) -> None:
        if moving:
            self._timer.start()
        else:
            self._timer.stop()

    def _move(self) -> None:
        self._tick = (self._tick + 1) % _LAP_TICKS
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run(self.maximum() == 0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = box.height() / 2
        paint_box(painter, box, radius, color("track"))
        painter.setClipPath(rounded(box, radius))
        paint_box(painter, self._filled(box), radius, color(self._token))

    def _filled(self, box: QRectF) -> QRectF:
        if self.maximum() == 0:
            width = box.width() * 0.3
            start = (box.width() + width) * self._tick / _LAP_TICKS - width
            return QRectF(start, 0, width, box.height())
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        return QRectF(0, 0, box.width() * share, box.height())
