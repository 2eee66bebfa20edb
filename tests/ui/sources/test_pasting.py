# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Ctrl+V on the page, and a file that holds several documents, by the real processes."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.listing import SAMPLES
from secondhelping.operations import look, undo
from secondhelping.operations.project import Project
from secondhelping_ui.sources.outcomes import Pasted
from secondhelping_ui.sources.pasting import taken_from

Open = Callable[[Project], Any]
Press = Callable[..., None]
WAIT = 60_000
TODAY = date(2026, 11, 26)
NAME = "Pasted text, 26 Nov 2026"
TEXT = (
    "Sit well at work\n\nSet the height of your chair before anything else, and your back will thank you.\n"
)


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[Any]:
    found = qapp.clipboard()
    yield found
    found.clear()


def idle(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)


def test_text_is_pasted_as_a_document_and_shown(
    open_page: Open, project: Project, qtbot: QtBot, press: Press, clipboard: Any
) -> None:
    window = open_page(project)
    clipboard.setText(TEXT)
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert look.documents(project)[0].title == "Sit well at work"
    assert window.page.list.current().title == "Sit well at work"
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert window.page.intake.notes.sentences[0].startswith("What you pasted is already here.")
    assert len(look.documents(project)) == 3


def test_in_the_search_field_words_are_pasted_as_ever(
    open_page: Open, project: Project, qtbot: QtBot, press: Press, clipboard: Any
) -> None:
    window = open_page(project)
    clipboard.setText("timer")
    window.page.search.setFocus()
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.page.search.text() == "timer"
    assert not window.page.intake.importer.busy


def test_an_empty_clipboard_is_told(open_page: Open, project: Project, press: Press, clipboard: Any) -> None:
    window = open_page(project)
    clipboard.clear()
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.toasts == ["The clipboard holds no text"]


def test_copied_files_and_posts_of_an_export_come_in(
    open_page: Open, empty_project: Project, qtbot: QtBot, press: Press, clipboard: Any
) -> None:
    window = open_page(empty_project)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLES / "export.xml"))])
    clipboard.setMimeData(data)
    window.page.intake.paste()
    idle(qtbot, window)
    assert len(look.documents(empty_project)) == 3
    assert any(toast.startswith("Added 3 documents from “export.xml”, ") for toast in window.toasts)
    undo.undo(empty_project)
    assert look.documents(empty_project) == []


def test_what_is_taken_from_the_clipboard(tmp_path: Path) -> None:
    def mime(text: str = "", html: str = "", *urls: str) -> QMimeData:
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        if urls:
            data.setUrls([QUrl(url) for url in urls])
        return data

    page = "<html><body><h1>Sit well</h1></body></html>"
    spans = "<div style='color: red'><span>def sit():</span></div>"
    assert taken_from(mime("Sit well", page), TODAY) == ((), Pasted(NAME, page, marked_up=True))
    assert taken_from(mime("def sit():", spans), TODAY) == ((), Pasted(NAME, "def sit():"))
    assert taken_from(mime("https://example.org/a", "", "https://example.org/a"), TODAY) == (
        (),
        Pasted(NAME, "https://example.org/a"),
    )
    assert taken_from(mime("", "", tmp_path.as_uri()), TODAY) == ([tmp_path], None)
    assert taken_from(mime(" \n"), TODAY) == ((), None)
    assert taken_from(mime(), TODAY) == ((), None)
    assert taken_from(None, TODAY) == ((), None)
