# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How large a dialog may be over its window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_MARGIN = 16


def fitting_size(wanted: QSize, parent: QWidget | None) -> QSize:
    """The wanted size, or what the window leaves with a margin all round."""
    if parent is None:
        return wanted
    room = parent.window().size() - QSize(2 * _MARGIN, 2 * _MARGIN)
    return wanted.boundedTo(room)
