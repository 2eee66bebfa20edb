# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document whose pages are pictures: the owner is asked where Tesseract is here, and told about it where it isn't."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, RIGHT, RIGHT_TEXT, lines, pdf, write
from app.documents.scanning import needs_tesseract, scanned
from secondhelping.documents import tesseract
from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session

Open = Callable[[Project], Any]
WAIT = 120_000


def chairs(canvas: Canvas) -> None:
    lines(canvas, ["Sitting well at work"], y=760, size=24)
    lines(canvas, LEFT, size=12)


def walking(canvas: Canvas) -> None:
    lines(canvas, RIGHT, size=12)


def scan(folder: Path) -> Path:
    return write(folder, "Chairs.pdf", pdf(scanned(chairs, folder)))


def add(qtbot: QtBot, window: Any, path: Path) -> None:
    window.page.add([path])
    wait_until_idle(qtbot, window)


def wait_until_idle(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)


@needs_tesseract
def test_the_owner_is_asked_and_the_pictures_are_read(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    add(qtbot, window, scan(tmp_path))
    assert look.documents(empty_project) == []
    (card,) = window.page.intake.notes.cards
    assert card.what == "“Chairs.pdf” has no words that can be read."
    assert card.read_button.text() == "Read the pictures with Tesseract"
    qtbot.mouseClick(card.read_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    assert document.title == "Sitting well at work"
    assert document.warnings == ("Page 1 was read from a picture: please check the words.",)
    assert window.page.list.current() == document
    assert window.page.intake.notes.cards == []
    assert window.problems == []


@needs_tesseract
def test_a_page_among_others_can_be_read_afterwards(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    add(qtbot, window, write(tmp_path, "Walks.pdf", pdf(walking, scanned(chairs, tmp_path))))
    (card,) = window.page.intake.notes.cards
    assert card.what == "Page 2 of “Walks” is a picture."
    (document,) = look.documents(empty_project)
    assert [passage.text for passage in look.passages(empty_project, document.id)] == [RIGHT_TEXT]
    qtbot.mouseClick(card.read_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    assert len(look.passages(empty_project, document.id)) == 3
    assert window.page.intake.notes.cards == []


@needs_tesseract
def test_it_may_be_left(open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_page(empty_project)
    add(qtbot, window, scan(tmp_path))
    (card,) = window.page.intake.notes.cards
    qtbot.mouseClick(card.leave_button, Qt.MouseButton.LeftButton)
    assert window.page.intake.notes.cards == []
    assert look.documents(empty_project) == []


@needs_tesseract
def test_always_is_remembered_and_asks_no_more(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    window = open_page(empty_project)
    window.preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert not window.preferences.reads_pictures()
    add(qtbot, window, scan(tmp_path))
    (card,) = window.page.intake.notes.cards
    card.always.setChecked(True)
    qtbot.mouseClick(card.read_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, window)
    assert window.preferences.reads_pictures()
    action = session.actions.action("sources.pictures")
    assert action.isChecked()
    add(qtbot, window, write(tmp_path, "Walks.pdf", pdf(scanned(walking, tmp_path))))
    assert window.page.intake.notes.cards == []
    assert len(look.documents(empty_project)) == 2
    action.trigger()
    assert not window.preferences.reads_pictures()
    assert not action.isChecked()


def test_without_tesseract_it_is_told_how_it_could_be(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scan(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_ELSEWHERE", {})
    window = open_page(empty_project)
    add(qtbot, window, path)
    (told,) = window.page.intake.notes.sentences
    assert "“Chairs.pdf” has no words that can be read. The page is a picture" in told
    assert told.endswith(
        "Or install Tesseract, a free program that reads words from pictures, and add the document again."
    )
    assert not hasattr(window.page.intake.notes.cards[0], "read_button")


@needs_tesseract
def test_a_locked_scan_asks_for_its_password_again_and_is_read(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    lock = StandardEncryption("Kipper", ownerPassword="owner", strength=128)
    add(qtbot, window, write(tmp_path, "Locked.pdf", pdf(scanned(chairs, tmp_path), encrypt=lock)))
    for _ in range(2):
        (asked,) = window.page.intake.locked_files.cards
        qtbot.keyClicks(asked.field, "Kipper")
        qtbot.keyClick(asked.field, Qt.Key.Key_Return)
        wait_until_idle(qtbot, window)
        assert window.page.intake.locked_files.cards == ()
        if look.documents(empty_project):
            break
        (card,) = window.page.intake.notes.cards
        qtbot.mouseClick(card.read_button, Qt.MouseButton.LeftButton)
        wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    assert document.title == "Sitting well at work"
    assert window.page.intake.notes.cards == []
