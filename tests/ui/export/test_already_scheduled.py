# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler holds already, taken in from the window: shown first, with kinds, kept and undone in one step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, look, undo
from secondhelping_ui.export.scheduled_dialog import ScheduledDialog
from secondhelping_ui.shared.post_editor import PostEditor

LEFT = Qt.MouseButton.LeftButton
OpenScreen = Callable[[Any], Any]
HEAD = "Text,Image URL,Tags,Posting Time\n"
ROWS = (
    "Book your place in our evening class for £25 today.,,,2026-05-11 09:00\n"
    "Set a timer for thirty minutes and stand up when it rings.,,,2026-05-12 09:00\n"
    "Sit.,,,sometime\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "buffer.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def opened(page: Any, path: Path, qtbot: QtBot) -> ScheduledDialog:
    page.take_in_scheduled(path)
    qtbot.waitUntil(lambda: page.findChild(ScheduledDialog) is not None, timeout=20_000)
    dialog = page.findChild(ScheduledDialog)
    assert isinstance(dialog, ScheduledDialog)
    return dialog


def judged(dialog: ScheduledDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.decided.without_kind, timeout=60_000)


def kinds(dialog: ScheduledDialog) -> list[Kind | None]:
    return [entry.kind for entry in dialog.decided.entries]


def test_a_file_is_shown_and_taken_in_and_undone(
    plan: Any, open_screen: OpenScreen, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    plan.put(Kind.HELPFUL, 20)
    screen = open_screen(plan)
    page = screen.page
    page.session.actions.trigger("export.scheduled")
    qtbot.waitUntil(lambda: page.findChild(ScheduledDialog) is not None, timeout=20_000)
    dialog = page.findChild(ScheduledDialog)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    judged(dialog, qtbot)
    assert kinds(dialog) == [Kind.PROMOTIONAL, Kind.HELPFUL]
    assert dialog.line_label.text().startswith("“buffer.csv” reads like a file of Buffer.")
    assert dialog.told.text() == "2 posts to take in and 1 row that can't be read."
    assert dialog.notes.text() == "Row 4 “sometime” is no time that can be read."
    assert dialog.model.rows[0][:3] == ("Mon 11 May 2026, 09:00", "LinkedIn, Harbour Lane", "promotional")
    assert dialog.primary_button.text() == "Take in 2 posts"
    qtbot.mouseClick(dialog.primary_button, LEFT)
    assert screen.toasts == ["Took in 2 scheduled posts"]
    assert len(plan.out()) == 0
    assert [row.exported for row in look.calendar(plan.project)] == [True, True, False]
    page.session.run_quietly(undo.undo)
    assert [row.exported for row in look.calendar(plan.project)] == [False]


def test_the_account_and_the_kinds_are_the_owners_word(
    plan: Any, open_screen: OpenScreen, file: Path, qtbot: QtBot
) -> None:
    plan.put(Kind.HELPFUL, 20)
    page = open_screen(plan).page
    dialog = opened(page, file, qtbot)
    assert dialog.account_field.isVisible()
    judged(dialog, qtbot)
    assert not dialog.kind.isEnabled()
    dialog.table.selectRow(1)
    assert dialog.kind.kind is Kind.HELPFUL
    qtbot.mouseClick(dialog.kind.segment(Kind.CURATED), LEFT)
    assert kinds(dialog) == [Kind.PROMOTIONAL, Kind.CURATED]
    dialog.account.setCurrentIndex(1)
    dialog.account.activated.emit(1)
    assert kinds(dialog) == [Kind.PROMOTIONAL, Kind.CURATED]
    assert {row[1] for row in dialog.model.rows} == {"X, Harbour Lane"}
    dialog.accept()
    x = look.accounts(plan.project)[1].id
    assert {row.accounts for row in look.calendar(plan.project) if row.exported} == {(x,)}


def test_it_pauses_what_no_longer_keeps_the_rule(
    plan: Any, open_screen: OpenScreen, file: Path, qtbot: QtBot
) -> None:
    plan.put(Kind.PROMOTIONAL, 2)
    page = open_screen(plan).page
    assert page.reading.ready
    dialog = opened(page, file, qtbot)
    judged(dialog, qtbot)
    dialog.accept()
    assert not page.reading.ready
    assert not export_plan.check(plan.project).passed


def test_day_and_month_are_swapped_by_a_tick(
    plan: Any, open_screen: OpenScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "hoot.csv"
    path.write_text("05/06/2026 09:00,Set a timer for thirty minutes.,\n", "utf-8")
    page = open_screen(plan).page
    dialog = opened(page, path, qtbot)
    judged(dialog, qtbot)
    assert dialog.model.rows[0][0].startswith("Wed 6 May")
    dialog.day_first.setChecked(True)
    assert dialog.model.rows[0][0].startswith("Fri 5 June")
    path.unlink()
    dialog.day_first.setChecked(False)
    assert "could not be read" in dialog.notes.text()
    assert not dialog.primary_button.isEnabled()
    dialog.reject()


def test_on_the_calendar_it_can_be_read_not_changed(
    plan: Any, open_screen: OpenScreen, file: Path, qtbot: QtBot
) -> None:
    screen = open_screen(plan)
    dialog = opened(screen.page, file, qtbot)
    judged(dialog, qtbot)
    dialog.accept()
    screen.window.show_page("calendar")
    calendar = screen.window.page("calendar")
    row = look.calendar(plan.project)[0]
    calendar.doing.open_row(row)
    editor = calendar.findChild(PostEditor)
    assert editor.note.text() == "This post is in your scheduler. Change it there."
    assert editor.text.isReadOnly()
    assert editor.correct.isHidden()
    editor.close_it()
    assert look.calendar(plan.project)[0] == row


def test_what_is_no_table_of_posts_is_refused_in_words(
    plan: Any, open_screen: OpenScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear all\n", "utf-8")
    screen = open_screen(plan)
    screen.page.take_in_scheduled(path)
    qtbot.waitUntil(lambda: bool(screen.problems), timeout=20_000)
    assert screen.problems[0].what == "“letter.csv” isn't a table."


def test_a_table_that_is_dropped_on_the_page_is_taken_for_it(plan: Any, open_screen: OpenScreen) -> None:
    page = open_screen(plan).page
    assert page.takes(["/somewhere/plan.CSV"])
    assert not page.takes(["/somewhere/brochure.pdf"])
    assert not page.takes(["/somewhere/a.csv", "/somewhere/b.csv"])
