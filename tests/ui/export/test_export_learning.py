# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Another scheduler is learned in the window: from its sample, with the very rows, remembered as a target."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from secondhelping.operations import learn_scheduler, undo
from secondhelping_ui.export.learn_dialog import LearnDialog

LEFT = Qt.MouseButton.LeftButton
OpenScreen = Callable[[Any], Any]
Press = Callable[..., None]
SAMPLES = {
    "pigeon.csv": "Date;Message;Channel\n05/01/2027 09:00;Hello you;\n",
    "two rows.csv": "General,,Facebook\npostAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,type\n",
    "pieces.tsv": "Text\tYear\tMonth\tDay\tHour\tMinute\nHello you\t2027\t1\t5\t9\t00\n",
}
FIRST_ROWS = {
    "pigeon.csv": ("05/11/2026 09:00", "Set a timer", "linkedin"),
    "two rows.csv": ("2026-05-11 09:00:00", "Set a timer", ""),
    "pieces.tsv": ("Set a timer", "2026", "5", "11", "9", "00"),
}


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """What the system's file dialog gives."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("" if path is None else str(path), ""))


def shown(page: Any, qtbot: QtBot) -> Any:
    """The dialog with what was learned, once the sample has been read."""
    qtbot.waitUntil(lambda: page.findChild(LearnDialog) is not None)
    return page.findChild(LearnDialog)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_becomes_a_target(
    name: str,
    plan: Any,
    open_screen: OpenScreen,
    press: Press,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    page = screen.page
    path = tmp_path / name
    path.write_text(SAMPLES[name], encoding="utf-8")
    answer(monkeypatch, path)
    press(Qt.Key.Key_6)
    dialog = shown(page, qtbot)
    first = dialog.preview.model.rows[0]
    assert [cell[:11] if "Set" in cell else cell for cell in first] == list(FIRST_ROWS[name])
    assert dialog.day_first.isHidden() is (name != "pigeon.csv")
    dialog.name.setText("Pigeon Post")
    rows = dialog.preview.model.rows
    qtbot.mouseClick(dialog.primary_button, LEFT)
    assert (page.target.name, page.target.title) == ("my-pigeon-post", "Pigeon Post")
    assert page.ready.targets.more.text() == "Pigeon Post"
    assert page.ready.preview.model.rows == rows
    assert screen.toasts == ["Learned the file of “Pigeon Post”"]
    assert "Check your first upload" in page.ready_side.note.label.text()
    page.session.run_quietly(undo.undo)
    assert learn_scheduler.learned(plan.project) == ()
    assert page.target.name == "buffer"


def test_day_and_month_are_swapped_by_a_tick(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    path = tmp_path / "pigeon.csv"
    path.write_text(SAMPLES["pigeon.csv"], encoding="utf-8")
    page.ready.targets.learn.asked.emit(path)
    card = page.ready.targets.learn
    assert (card.isEnabled(), card.text()) == (False, "Reading “pigeon.csv”…")
    dialog = shown(page, qtbot)
    qtbot.waitUntil(card.isEnabled)
    assert card.text() == "Another scheduler…"
    dialog.day_first.setChecked(True)
    assert dialog.preview.model.rows[0][0] == "11/05/2026 09:00"
    dialog.name.clear()
    assert dialog.primary_button.isEnabled() is False
    # The sample was read once: it may go.
    path.unlink()
    dialog.name.setText("Pi")
    assert dialog.primary_button.isEnabled()
    assert dialog.lesson.dialect.title == "Pi"
    dialog.reject()
    assert learn_scheduler.learned(plan.project) == ()


def test_what_is_no_table_is_told(
    plan: Any,
    open_screen: OpenScreen,
    press: Press,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    answer(monkeypatch, None)
    press(Qt.Key.Key_6)
    assert screen.problems == []
    path = tmp_path / "letter.txt"
    path.write_text("Dear Anna\nsee you soon\n", encoding="utf-8")
    answer(monkeypatch, path)
    press(Qt.Key.Key_6)
    qtbot.waitUntil(lambda: bool(screen.problems))
    assert "“letter.txt” isn't a table." in str(screen.problems[-1])
    assert screen.page.findChild(LearnDialog) is None


def test_a_learned_scheduler_is_forgotten_and_comes_back(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "pieces.tsv"
    path.write_text(SAMPLES["pieces.tsv"], encoding="utf-8")
    learn_scheduler.remember(plan.project, learn_scheduler.learn(path))
    plan.in_order()
    screen = open_screen(plan)
    page = screen.page
    assert not page.ready_side.forget.isVisible()
    assert not page.session.actions.available("export.forget")
    page.choose_target("my-pieces")
    assert [file.name[-4:] for file in page.reading.files] == [".tsv"] * len(page.reading.files)
    assert page.ready_side.forget.isVisible()
    qtbot.mouseClick(page.ready_side.forget, LEFT)
    assert screen.toasts == ["Forgot the file of “pieces”"]
    assert learn_scheduler.learned(plan.project) == ()
    assert page.target.name == "buffer"
    assert not page.ready_side.forget.isVisible()
    page.session.run_quietly(undo.undo)
    assert [one.name for one in learn_scheduler.learned(plan.project)] == ["my-pieces"]
