# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The palette and the sheet of keys: what they offer, and that the keyboard is enough."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from making import with_snippets
from secondhelping_ui.finding import findables
from secondhelping_ui.keys_help import KeysHelp, key_lines
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.palette import MOST, Findable, Palette, Result, ResultModel, search


@pytest.fixture
def palette(shell: MainWindow, tmp_path: Path) -> Palette:
    with with_snippets(tmp_path, keep=False) as project:
        path = project.path
    shell.desk.open(path)
    shell.show_page("sources")
    shell.open_palette()
    assert shell._palette is not None
    return shell._palette


def shown(palette: Palette) -> list[str]:
    return [palette.model.result(row).text for row in range(palette.model.rowCount())]


def test_it_opens_with_what_can_be_done_here(palette: Palette) -> None:
    assert palette.isVisible()
    assert shown(palette)[0] == "Do"
    assert "Go to Review" in shown(palette)
    assert palette.list.currentIndex().row() == 1


def test_typing_finds_actions_snippets_and_documents(palette: Palette) -> None:
    palette.field.setText("back")
    assert shown(palette)[-2:] == ["Documents", "Back care"]
    palette.field.setText("two light bags")
    assert shown(palette) == ["Snippets", "Carry two light bags rather than one heavy one. Tip number 2."]


def test_nothing_found_says_so(palette: Palette) -> None:
    palette.field.setText("qqqqq")
    assert shown(palette) == []
    assert palette._nothing.isVisible()


def test_the_keyboard_is_enough(palette: Palette, shell: MainWindow, qtbot: QtBot) -> None:
    palette.field.setText("go to")
    first = palette.list.currentIndex().row()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == first
    palette.field.setText("calendar")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert shell.current_page is shell.page("calendar")


def test_escape_closes_and_gives_the_focus_back(palette: Palette, shell: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    shell.sidebar.item("review").setFocus()
    shell.open_palette()
    assert shell.focusWidget() is palette.field
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert shell.focusWidget() is shell.sidebar.item("review")


def test_a_click_outside_closes(palette: Palette, shell: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(shell.sidebar, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_a_snippet_is_jumped_to(palette: Palette, shell: MainWindow, qtbot: QtBot) -> None:
    palette.field.setText("walking time")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shell.page("review").told[-1].startswith("place [('snippet'")  # type: ignore[attr-defined]


def test_it_paints_in_both_themes(palette: Palette, both_themes: str) -> None:
    palette.field.setText("re")
    assert not palette.grab().isNull()


def test_there_is_a_limit(shell: MainWindow) -> None:
    many = [Findable("Snippets", f"A line of words {n}", "Ready", lambda: None) for n in range(100)]
    found = search("line", shell.session.actions, many)
    assert len([result for result in found if result.run]) <= MOST


def test_without_a_project_there_is_nothing_to_jump_to(shell: MainWindow) -> None:
    assert findables(shell.session) == []


def test_the_model_keeps_the_rules_of_models(qapp: object) -> None:
    model = ResultModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_results([Result("Do"), Result("Undo", lambda: None, caps=("Ctrl", "Z"), where="Review")])
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Undo. Review. Ctrl+Z"
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.next_row(1, 1) == 1


def test_the_sheet_of_keys_names_what_is_connected(shell: MainWindow, qtbot: QtBot) -> None:
    shell.session.actions.connect_action("review.keep", lambda: None)
    lines = dict(key_lines(shell.session.actions, "review"))
    assert lines["Keep"] == [("K",)]
    assert "Set aside" not in lines
    shell.session.actions.set_text("edit.undo", "Undo: Kept 1 snippet")
    assert "Undo" in dict(key_lines(shell.session.actions, "everywhere"))
    assert key_lines(shell.session.actions, "review", "no such words") == []


def test_the_sheet_of_keys_opens_and_closes(shell: MainWindow, qtbot: QtBot, both_themes: str) -> None:
    shell.open_keys_help()
    sheet = shell.findChild(KeysHelp)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.search.setText("undo")
    sheet.grab()
    sheet.search.clear()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
