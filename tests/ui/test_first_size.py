# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window's size at the start: as left, as wanted, or the whole of a screen that is too small for that."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from secondhelping_ui.first_size import take_geometry


@pytest.mark.parametrize(
    ("beyond", "least", "fills"),
    [
        (QSize(-200, -200), QSize(200, 200), False),
        (QSize(-200, -10), QSize(200, 200), True),
        (QSize(-4, -200), QSize(200, 200), True),
        (QSize(600, 100), QSize(5000, 200), False),
    ],
    ids=["fits", "no room for the title bar", "no room for the borders", "not even the smallest fits"],
)
def test_first_size(qtbot: QtBot, beyond: QSize, least: QSize, fills: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wanted = window.screen().availableGeometry().size() + beyond
    window.setMinimumSize(least)
    take_geometry(window, None, wanted)
    assert window.isMaximized() is fills


def test_as_it_was_left(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for window in (before, after):
        qtbot.addWidget(window)
    before.setGeometry(40, 50, 300, 200)
    take_geometry(after, before.saveGeometry(), QSize(640, 480))
    assert after.size() == QSize(300, 200)


def test_never_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    window.setMinimumSize(200, 200)
    take_geometry(window, None, room + QSize(600, 100))
    assert window.size() == room
