# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document whose file has moved: the banner's Find it… takes the file from where it is now."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from secondhelping.documents.reading import read
from secondhelping.operations import look, undo
from secondhelping.operations.add_document import add_document
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared
from secondhelping_ui.session import Session

Open = Callable[[Project], Any]


def made(path: Path, words: str) -> Path:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(90, 640, words)
    canvas.save()
    path.write_bytes(target.getvalue())
    return path


@pytest.fixture
def window(open_page: Open, empty_project: Project, tmp_path: Path, qtbot: QtBot) -> Any:
    """A document whose file was put in a drawer, beside another file."""
    path = made(tmp_path / "leaflet.pdf", "Phone calls are walking time.")
    add_document(empty_project, Prepared(path, read(path), (), ()))
    (tmp_path / "drawer").mkdir()
    path.rename(tmp_path / "drawer" / "old.pdf")
    made(tmp_path / "drawer" / "other.pdf", "Set a timer for 30 minutes.")
    window = open_page(empty_project)
    qtbot.waitUntil(lambda: bool(window.page.reader.notice), timeout=20_000)
    return window


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, window: Any, qtbot: QtBot) -> Callable[[Path | None], list[str]]:
    """Clicks the button and chooses this file in the system's dialog; gives the folder that was shown first."""

    def click(path: Path | None) -> list[str]:
        shown: list[str] = []

        def answer(_parent: object, _title: str, folder: str, _filters: str) -> tuple[str, str]:
            shown.append(folder)
            return (str(path) if path else "", "")

        # The system's dialog is no window of ours to click in.
        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        qtbot.mouseClick(window.page.reader.find_button, Qt.MouseButton.LeftButton)
        return shown

    return click


def test_the_same_file_shows_its_pages_again(
    window: Any, choose: Any, session: Session, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    reader = window.page.reader
    assert reader.find_button.isVisible()
    assert choose(tmp_path / "drawer" / "old.pdf") == [str(tmp_path)]
    qtbot.waitUntil(lambda: reader.on_pages and reader.pages.settled, timeout=20_000)
    assert not reader.notice
    assert window.toasts == ["Found the file of “leaflet”"]
    assert look.documents(empty_project)[0].path == str(tmp_path / "drawer" / "old.pdf")
    session.tell(undo.undo(empty_project))
    qtbot.waitUntil(lambda: bool(reader.notice), timeout=20_000)
    assert not reader.on_pages


def test_another_file_is_told_and_changes_nothing(
    window: Any, choose: Any, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "drawer" / "other.pdf")
    qtbot.waitUntil(lambda: bool(window.problems), timeout=20_000)
    assert str(window.problems[0]).startswith("“other.pdf” is another file.")
    assert window.page.reader.notice
    assert look.documents(empty_project)[0].path == str(tmp_path / "leaflet.pdf")


def test_who_chooses_nothing_changes_nothing(
    window: Any, choose: Any, session: Session, empty_project: Project
) -> None:
    choose(None)
    assert not session.jobs.running
    assert window.page.reader.notice
    assert undo.labels(empty_project)[0] != "Found the file of “leaflet”"


def test_a_file_that_only_changed_is_not_looked_for(
    open_page: Open, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = made(tmp_path / "leaflet.pdf", "Phone calls are walking time.")
    add_document(empty_project, Prepared(path, read(path), (), ()))
    made(path, "Set a timer for 30 minutes.")
    reader = open_page(empty_project).page.reader
    qtbot.waitUntil(lambda: bool(reader.notice), timeout=20_000)
    assert not reader.find_button.isVisible()


def test_the_words_shown_below_the_banner_are_not_under_the_card(
    open_page: Open, project: Project, qtbot: QtBot
) -> None:
    """The text of the fixture's brochure is long, and its file never was anywhere."""
    reader = open_page(project).page.reader
    brochure = next(one for one in look.documents(project) if one.pages)
    last = max(look.snippets(project, None, brochure.id), key=lambda one: one.span.first)
    reader.window().page.list.choose(brochure.id)
    qtbot.waitUntil(lambda: bool(reader.notice) and reader.text.complete, timeout=20_000)
    reader.show_snippet(last.id)
    text = reader.text
    block = text.document().findBlockByNumber(last.span.first)
    top = text.document().documentLayout().blockBoundingRect(block).top() - text.verticalScrollBar().value()
    assert 0 <= top < reader.card.y() - 20
