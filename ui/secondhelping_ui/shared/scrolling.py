# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Something that scrolls up and down where it is higher than its room, on the ground of what is behind it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from secondhelping.domain.overriding import override


class _Area(QScrollArea):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # It has no focus: a key that comes here is meant for what it stands in.
        event.ignore()


def scrolling(pane: QWidget) -> QScrollArea:
    """The pane in an area that takes no focus and no keys itself: what is in it does."""
    area = _Area()
    area.setWidget(pane)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # What is behind shows through: a scroll area would fill its ground in the colour of a page.
    area.viewport().setAutoFillBackground(False)
    pane.setAutoFillBackground(False)
    return area
