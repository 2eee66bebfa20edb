# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How large panes and dialogs are."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from secondhelping_ui.theme import px

_MARGIN = 16


def fitting_size(wanted: QSize, parent: QWidget | None) -> QSize:
    """The wanted size at the owner's text size, or what the window leaves with a margin all round."""
    wanted = QSize(pane_px(wanted.width()), pane_px(wanted.height()))
    if parent is None:
        return wanted
    room = parent.window().size() - QSize(2 * _MARGIN, 2 * _MARGIN)
    return wanted.boundedTo(room)


def pane_px(width: int) -> int:
    """The width of a pane, or the window's width from which it is shown, at the owner's text size.

    It grows by half as much as the text: what stands beside it needs the room too.
    """
    return (width + px(width)) // 2
