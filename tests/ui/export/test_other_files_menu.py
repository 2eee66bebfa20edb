# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other files from the window: saved in the background; a partner's sheet is shown before it is taken in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.export import table
from secondhelping.operations import look, partner_review
from secondhelping_ui.export.take_back_dialog import TakeBackDialog

OpenScreen = Callable[[Any], Any]


def choose(page: Any, text: str) -> None:
    (action,) = [one for one in page.others.menu_shown.actions() if one.text() == text]
    action.trigger()


@pytest.fixture
def folder(tmp_path: Path, choose_folder: Any) -> Path:
    made = tmp_path / "Saved"
    made.mkdir()
    choose_folder(made)
    return made


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Calendar file", ".ics"),
        ("Calendar file with talk times", ".ics"),
        ("Workbook to read (Excel)", ".xlsx"),
        ("Web page to send", ".html"),
        ("Pages to print (PDF)", ".pdf"),
        ("Review sheet for a partner (Excel)", ".xlsx"),
        ("Review sheet as CSV", ".csv"),
    ],
)
def test_a_file_is_saved_and_said(
    text: str, ending: str, plan: Any, open_screen: OpenScreen, folder: Path, qtbot: QtBot
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    choose(screen.page, text)
    qtbot.waitUntil(lambda: bool(screen.toasts), timeout=20_000)
    (file,) = folder.iterdir()
    assert file.suffix == ending
    assert screen.toasts == [f"Saved {file.name}"]
    assert screen.problems == []
    assert plan.out() == set()


def test_a_paused_plan_gives_drafts_only(
    plan: Any, open_screen: OpenScreen, folder: Path, qtbot: QtBot
) -> None:
    for day in range(3):
        plan.put(Kind.PROMOTIONAL, day)
    screen = open_screen(plan)
    choose(screen.page, "Calendar file")
    qtbot.waitUntil(lambda: bool(screen.problems), timeout=20_000)
    assert screen.problems[0].what == "Saving is paused."
    choose(screen.page, "Web page to send")
    qtbot.waitUntil(lambda: bool(screen.toasts), timeout=20_000)
    (file,) = folder.iterdir()
    assert b'<p class="draft">' in file.read_bytes()


def test_the_key_opens_the_menu(plan: Any, open_screen: OpenScreen, press: Any, qtbot: QtBot) -> None:
    plan.in_order()
    page = open_screen(plan).page
    press(Qt.Key.Key_O)
    qtbot.waitUntil(page.others.menu_shown.isVisible)
    page.others.menu_shown.close()


def test_a_partners_sheet_is_shown_and_taken_in_as_one_step(
    plan: Any, open_screen: OpenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    plan.in_order()
    sheet = partner_review.save_sheet(plan.project, tmp_path, "csv")
    rows = [list(row) for row in table.decoded(sheet.read_bytes())]
    rows[1][:2] = "set aside", "We said this in spring."
    rows[2][2] = "Walk while you talk."
    rows[3][6] = "SH-99-abcdef-01234567"
    sheet.write_bytes(table.written(rows))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    screen = open_screen(plan)
    choose(screen.page, "Take back a review sheet…")
    shown: list[TakeBackDialog] = []

    def opened() -> bool:
        shown[:] = [one for one in screen.page.others.findChildren(TakeBackDialog) if one.isVisible()]
        return bool(shown)

    qtbot.waitUntil(opened, timeout=20_000)
    (dialog,) = shown
    assert dialog.line_label.text() == "1 to set aside, 1 changed text and 1 comment."
    assert dialog.lines[0].startswith("Set aside: ")
    assert "“We said this in spring.”" in dialog.lines
    assert "New words: Walk while you talk." in dialog.lines
    assert any(line.startswith("Row 4: no snippet") for line in dialog.lines)
    assert dialog.primary_button.text() == "Take in 2 answers"
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    assert screen.toasts == ["Took in a partner's answers on 2 snippets"]
    assert len([one for one in look.snippets(plan.project) if one.verdict is Verdict.SET_ASIDE]) == 1


def test_an_untouched_sheet_can_only_be_closed(
    plan: Any, open_screen: OpenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    plan.in_order()
    sheet = partner_review.save_sheet(plan.project, tmp_path)
    dialog = TakeBackDialog(open_screen(plan).window, partner_review.read_sheet(plan.project, sheet))
    dialog.open()
    assert dialog.line_label.text() == "Nothing would change."
    assert not dialog.primary_button.isVisible()
    assert dialog.cancel_button.text() == "Close"
    assert dialog.lines == ["There is no answer in this sheet yet, no comment and no other words."]
    assert dialog.height() < 260
    dialog.reject()
