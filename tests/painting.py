# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Looks at what widgets paint: grabs a picture and asks which colours stand where."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def painted(widget: QWidget, size: QSize | None = None) -> QImage:
    """The widget as it paints itself in its own size (or `size`)."""
    widget.resize(size or widget.sizeHint())
    return widget.grab().toImage()


def near(one: QColor, other: QColor, reach: int = 12) -> bool:
    """Whether two colours are the same but for smoothing."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= reach for a, b in pairs)


def share_of(image: QImage, wanted: QColor, reach: int = 12) -> float:
    """The share of pixels, 0 to 1, that have a colour."""
    met = sum(
        near(image.pixelColor(x, y), wanted, reach)
        for x in range(image.width())
        for y in range(image.height())
    )
    return met / (image.width() * image.height())


def column_has(image: QImage, x: int, wanted: QColor, reach: int = 12) -> bool:
    """Whether a colour stands anywhere in the column of pixels at x."""
    return any(near(image.pixelColor(x, y), wanted, reach) for y in range(image.height()))
