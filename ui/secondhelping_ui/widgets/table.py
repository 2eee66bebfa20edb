# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What tables have in common: whole rows that are chosen, not changed, and the ground that a row is painted on."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QTableView

from secondhelping_ui.theme import color


def plain(table: QTableView) -> None:
    """No frame, no grid, no numbers at the side; Tab goes on to the next widget."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setProperty("ground", "surface")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """The ground of a cell, another one where its row is chosen, with the line below. The cell is given back."""
    box: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, color("bg-selected"))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, color("line-subtle"))
    return box
