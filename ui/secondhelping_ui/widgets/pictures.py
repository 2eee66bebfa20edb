# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Things that are painted again and again, from a picture of them."""

from collections.abc import Callable, Hashable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color, font, theme
from secondhelping_ui.widgets.remembered import Remembered

Draw = Callable[[QPainter, QRectF], object]


class Pictures:
    """Pictures by what tells them from all others of their size; each is of one theme, text size and resolution.

    With `bound` 10 MB they take 20 MB at most (see `Remembered`).
    """

    def __init__(self, bound: int) -> None:
        self._known: Remembered[tuple[Hashable, ...], QPixmap] = Remembered(bound)

    def get(self, dpr: float, size: tuple[int, int], key: Hashable) -> QPixmap | None:
        """The picture, where it is known."""
        look = theme()
        return self._known.get((key, size, dpr, look.name, look.scale))

    def made(
        self, dpr: float, size: tuple[int, int], key: Hashable, draw: Draw, ground: QColor | None = None
    ) -> QPixmap:
        """The picture, drawn now if it is not known; on a `ground` that fills it, or on none."""
        look = theme()
        known = (key, size, dpr, look.name, look.scale)
        found = self._known.get(known)
        if found is None:
            found = _drawn(dpr, size, draw, ground)
            self._known.put(known, found, 4 * found.width() * found.height())
        return found

    def forget(self) -> None:
        """Keep none."""
        self._known.forget()


def _drawn(dpr: float, size: tuple[int, int], draw: Draw, ground: QColor | None) -> QPixmap:
    found = QPixmap(max(1, round(size[0] * dpr)), max(1, round(size[1] * dpr)))
    found.setDevicePixelRatio(dpr)
    found.fill(Qt.GlobalColor.transparent if ground is None else ground)
    brush = QPainter(found)
    if ground is None:
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(brush, QRectF(0, 0, *size))
    brush.end()
    return found


_small = Pictures(6_000_000)


def paint_remembered(
    painter: QPainter, at: QPointF, size: tuple[int, int], key: Hashable, draw: Draw
) -> None:
    """Paint a small thing that comes again and again from a picture of it; `key` tells it from all others of its
    size."""
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(round(at.x()), round(at.y())), _small.made(dpr, size, key, draw))


@lru_cache(maxsize=20)
def as_on_screen(dpr: float) -> bool:
    """Whether a picture with text in it looks as the same does on the screen, to the pixel.

    It does not where letters on the screen are drawn with the red, green and blue of each pixel, and at resolutions
    where what stands on whole px does not stand on whole pixels. There, large things are not painted from pictures.
    """
    if dpr != int(dpr):
        return False
    sample = _Sample()
    sample.resize(_Sample.WIDTH, _Sample.HEIGHT)
    pictures = [QPixmap(round(_Sample.WIDTH * dpr), round(_Sample.HEIGHT * dpr)) for _ in range(2)]
    for one in pictures:
        one.setDevicePixelRatio(dpr)
        one.fill(color("bg-surface"))
    sample.render(pictures[0])
    painter = QPainter(pictures[1])
    sample.draw(painter)
    painter.end()
    return pictures[0].toImage() == pictures[1].toImage()


class _Sample(QWidget):
    WIDTH, HEIGHT = 60, 20

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, self.WIDTH, self.HEIGHT, color("bg-surface"))
        painter.setPen(color("text"))
        painter.setFont(font("chip-text"))
        painter.drawText(QPointF(3.25, 14), "Will mow")
