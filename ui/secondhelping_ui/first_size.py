# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A window's size and place at the start: as it was left, else its usual size, else the whole screen."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

# What title bar and borders take, at the most; the system tells it only once the window is shown.
_FRAME = QSize(16, 48)


def take_geometry(window: QWidget, left: QByteArray | None, wanted: QSize) -> None:
    """Give a window not shown yet the geometry it was left with, or the wanted size.

    It fills a screen that the wanted size, in its frame, would stick out of.
    """
    if left is not None and window.restoreGeometry(left):
        return
    window.resize(wanted)
    room = window.screen().availableGeometry().size()
    if not _inside(wanted + _FRAME, room) and _inside(window.minimumSize(), room):
        # Made no larger than the screen as well: where there is no window manager nobody maximizes it.
        window.resize(wanted.boundedTo(room))
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _inside(size: QSize, room: QSize) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()
