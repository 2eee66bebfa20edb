# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The tray's model keeps Qt's rules for models, and says what a card is."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.tray_list import SNIPPET, TrayModel


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
