# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The tray's model keeps Qt's rules for models, and says what a card is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester

from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.tray_list import SNIPPET, TrayModel
from ui.calendar_page.conftest import Desk


def test_the_model_keeps_the_rules(project: Project, qtmodeltester: ModelTester) -> None:
    model = TrayModel()
    rows = look.ready(project)
    model.set_rows(rows)
    qtmodeltester.check(model, force_py=True)
    assert model.rowCount() == len(rows)
    assert model.index(0).data(SNIPPET) == rows[0]
    assert model.index(0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"Helpful. {rows[0].text} Back care, p. 1. 1 of 10."
    )
    assert model.row_of(rows[3].id) == 3
    model.set_rows(rows[1:])
    assert model.row_of(rows[0].id) == -1


@pytest.mark.parametrize("height", [640, 840])
@pytest.mark.parametrize("number", [1, 10])
def test_cards_end_where_the_buttons_above_them_end(
    project: Project, open_page: Callable[..., Desk], number: int, height: int
) -> None:
    tray = open_page(project, height=height).page.tray
    tray.show_rows(tray.rows[:number], 0)
    QApplication.processEvents()
    assert bool(tray.view.verticalScrollBar().maximum()) is (number == 10)

    def ends(first: QWidget, last: QWidget) -> tuple[int, int]:
        return first.mapTo(tray, QPoint(0, 0)).x(), last.mapTo(tray, QPoint(last.width(), 0)).x()

    buttons = list(tray.filters.values())
    assert ends(buttons[0], buttons[-1]) == ends(tray.slots[0], tray.slots[-1])
    left = tray.view.viewport().mapTo(tray, QPoint(0, 0)).x()
    card = tray.view.picture_of(tray.model.index(0))
    assert (left, left + card.width()) == ends(buttons[0], buttons[-1])
