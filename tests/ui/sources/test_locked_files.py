# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A locked PDF asks for its password: right, wrong, left out; and the password stays nowhere."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.session import Session
from secondhelping_ui.widgets.label import Label

Open = Callable[[Project], Any]
WAIT = 60_000
PASSWORD = "Kipper&Toast 7"
TITLE = "Sitting well at work"
WRONG = "That one didn't open it. Passwords mind capitals and spaces."
LINES = (
    "If you can't remember when you last moved, that's your answer. Set a timer for 30",
    "minutes, stand up, and reach for the ceiling. Your back notices by Friday.",
)


def locked_pdf(path: Path, strength: int = 128, title: str = TITLE) -> Path:
    lock = StandardEncryption(PASSWORD, ownerPassword="owner", strength=strength)
    canvas = Canvas(str(path), pagesize=A4, encrypt=lock)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(72, 760, title)
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 720 - 12 * number, line)
    canvas.showPage()
    canvas.save()
    return path


def text_file(path: Path) -> Path:
    path.write_text(f"Back care at your desk\n\n{' '.join(LINES)}\n", "utf-8")
    return path


def wait_until_idle(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)


def asked(qtbot: QtBot, window: Any, *files: Path) -> Any:
    """Adds files, waits until all were tried, and gives the card that asks first."""
    window.page.add(list(files))
    wait_until_idle(qtbot, window)
    return window.page.intake.locked_files.cards[0]


def type_in(qtbot: QtBot, card: Any, password: str) -> None:
    card.field.selectAll()
    qtbot.keyClicks(card.field, password)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("strength", [40, 128])
def test_the_right_password_opens_it(
    open_page: Open, empty_project: Project, session: Session, qtbot: QtBot, tmp_path: Path, strength: int
) -> None:
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "Insurers' guide 2026.pdf", strength))
    assert card.what == "“Insurers' guide 2026” is locked with a password"
    assert card.field.hasFocus()
    assert card.field.echoMode() is QLineEdit.EchoMode.Password
    assert not card.open_button.isEnabled()
    assert look.documents(empty_project) == []
    assert [hint.text for hint in session.actions.hints()][:2] == ["Try the password", "Leave it out"]
    type_in(qtbot, card, PASSWORD)
    assert card.opening
    wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    assert document.title == TITLE
    assert document.snippets > 0
    assert window.page.intake.locked_files.cards == ()
    assert window.page.intake.notes.cards == []
    assert window.page.list.hasFocus()
    assert window.page.list.current() == document
    assert session.actions.scope == "sources"
    assert window.problems == []


def test_a_wrong_one_may_be_mended(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"))
    type_in(qtbot, card, PASSWORD.lower())
    wait_until_idle(qtbot, window)
    assert window.page.intake.locked_files.cards == (card,)
    assert card.problem == card.field.accessibleDescription() == WRONG
    # Nothing of it is cut off.
    qtbot.waitUntil(
        lambda: window.page.intake.notes.height() >= card.height() >= card.heightForWidth(card.width()),
        timeout=2000,
    )
    assert card.field.hasFocus()
    assert card.field.selectedText() != ""
    assert look.documents(empty_project) == []
    qtbot.mouseClick(card.field.eye, Qt.MouseButton.LeftButton)
    assert card.field.displayText() == PASSWORD.lower()
    card.field.selectAll()
    qtbot.keyClicks(card.field, PASSWORD)
    assert card.problem == ""
    qtbot.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, window)
    assert [document.title for document in look.documents(empty_project)] == [TITLE]
    assert window.page.intake.notes.cards == []


def test_the_others_are_read_meanwhile(
    open_page: Open, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(project)
    before = len(look.documents(project))
    files = [
        locked_pdf(tmp_path / "a.pdf"),
        text_file(tmp_path / "desk.txt"),
        locked_pdf(tmp_path / "b.pdf", title="Sleeping well"),
        tmp_path / "gone.txt",
    ]
    first = asked(qtbot, window, *files)
    assert len(look.documents(project)) == before + 1
    cards = window.page.intake.notes.cards
    assert [getattr(card, "path", Path()).name for card in cards] == ["a.pdf", "b.pdf", ""]
    assert first.field.hasFocus()
    # The whole question is seen, however many messages there are.
    top = first.mapTo(window, first.rect().topLeft()).y()
    bottom = window.page.intake.notes.mapTo(window, window.page.intake.notes.rect().bottomLeft()).y()
    assert top + first.height() <= bottom + 1
    type_in(qtbot, first, PASSWORD)
    wait_until_idle(qtbot, window)
    (second,) = window.page.intake.locked_files.cards
    assert second.path.name == "b.pdf"
    assert second.field.hasFocus()
    type_in(qtbot, second, PASSWORD)
    wait_until_idle(qtbot, window)
    assert len(look.documents(project)) == before + 3


@pytest.mark.parametrize("way", ["escape", "button", "cross", "all", "escape on a button"])
def test_it_may_be_left_out(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"), tmp_path / "gone.txt")
    notes = window.page.intake.notes
    qtbot.keyClicks(card.field, "half a pass")
    field = card.field
    emptied: list[str] = []
    field.textChanged.connect(emptied.append)
    if way == "escape":
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    elif way == "escape on a button":
        card.open_button.setFocus()
        qtbot.keyClick(card.open_button, Qt.Key.Key_Escape)
    else:
        buttons = {"button": card.leave_button, "cross": card.close_button, "all": notes.close_all_button}
        qtbot.mouseClick(buttons[way], Qt.MouseButton.LeftButton)
    assert emptied == [""]
    assert window.page.intake.locked_files.cards == ()
    assert len(notes.cards) == (0 if way == "all" else 1)
    assert look.documents(empty_project) == []
    assert QApplication.focusWidget() is not field


def test_the_same_locked_file_again_asks_once(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    path = locked_pdf(tmp_path / "guide.pdf")
    card = asked(qtbot, window, path)
    assert asked(qtbot, window, path) is card
    assert len(window.page.intake.notes.cards) == 1
    assert card.problem == ""


def test_cancelling_everything_takes_the_question_away(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"))
    type_in(qtbot, card, PASSWORD)
    window.page.intake.importer.cancel_all()
    wait_until_idle(qtbot, window)
    assert window.page.intake.locked_files.cards == ()
    assert look.documents(empty_project) == []


def test_a_document_that_was_locked_is_shown_as_text(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"))
    type_in(qtbot, card, PASSWORD)
    wait_until_idle(qtbot, window)
    reader = window.page.reader
    qtbot.waitUntil(lambda: not reader.on_pages, timeout=WAIT)
    told = " ".join(label.text() for label in reader.findChildren(Label) if label.isVisible())
    assert "“guide.pdf” is locked and its password isn't stored, so its pages can't be shown." in told


def test_typing_elsewhere_is_not_interrupted(
    open_page: Open, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(project)
    window.page.search.setFocus()
    asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"))
    assert window.page.search.hasFocus()


def test_the_password_stays_nowhere(
    open_page: Open,
    empty_project: Project,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    session.announced.connect(said.append)
    window = open_page(empty_project)
    card = asked(qtbot, window, locked_pdf(tmp_path / "guide.pdf"))
    wrong = PASSWORD[:-1]
    for password in (wrong, PASSWORD):
        type_in(qtbot, card, password)
        wait_until_idle(qtbot, window)
    assert len(look.documents(empty_project)) == 1
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert any(path.suffix == ".helping" for path in files)
    for path in files:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert wrong.encode(encoding) not in path.read_bytes()
    out, err = capfd.readouterr()
    assert wrong not in " ".join([caplog.text, out, err, *said, *window.toasts])
    assert window.page.intake.importer._passwords == {}
    assert not any(wrong in (line.text() or "") for line in window.findChildren(QLineEdit))
