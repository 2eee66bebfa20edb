# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sorting the documents by the keys, and what becomes of the columns where it is narrow."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from painting import near
from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.sources.document_header import DocumentHeader
from secondhelping_ui.sources.document_list import DocumentList
from secondhelping_ui.sources.document_model import Column
from secondhelping_ui.theme import color, theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def listing(qtbot: QtBot, window: QWidget, project: Project) -> DocumentList:
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = DocumentList()
    column.addWidget(QLineEdit())
    column.addWidget(made)
    window.resize(640, 400)
    with qtbot.waitExposed(window):
        window.show()
    made.set_documents(look.documents(project))
    made.choose_something()
    made.setFocus()
    return made


def header_of(listing: DocumentList) -> DocumentHeader:
    header = listing.header()
    assert isinstance(header, DocumentHeader)
    return header


def titles(listing: DocumentList) -> list[str]:
    return [document.title for document in listing.shown()]


def test_enter_sorts_by_the_heading(qtbot: QtBot, listing: DocumentList) -> None:
    header, latest_first = header_of(listing), titles(listing)
    header.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert titles(listing) == sorted(latest_first)
    qtbot.keyClick(header, Qt.Key.Key_Space)
    assert titles(listing) == sorted(latest_first, reverse=True)
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert titles(listing) == latest_first


def test_arrows_go_from_heading_to_heading(qtbot: QtBot, listing: DocumentList) -> None:
    header = header_of(listing)
    header.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(6):
        qtbot.keyClick(header, Qt.Key.Key_Right)
    assert header.at is Column.SERVED
    qtbot.keyClick(header, Qt.Key.Key_Left)
    assert header.at is Column.SNIPPETS
    assert header.accessibleName() == "Snippets, not sorted by it. Enter sorts."
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert header.accessibleName() == "Snippets, ascending. Enter sorts."
    counts = [document.snippets for document in listing.shown()]
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("width", "scale", "hidden"),
    [
        (640, 100, set()),
        (540, 100, {Column.LANGUAGE}),
        (480, 100, {Column.LANGUAGE}),
        (380, 100, {Column.LANGUAGE, Column.SERVED}),
        (640, 150, {Column.LANGUAGE, Column.SERVED}),
    ],
)
def test_columns_give_way_to_the_title(
    qtbot: QtBot, light: None, listing: DocumentList, width: int, scale: int, hidden: set[Column]
) -> None:
    theme().set_scale(scale)
    listing.window().resize(width, 400)
    header = header_of(listing)
    qtbot.waitUntil(lambda: {c for c in Column if header.isSectionHidden(c)} == hidden)
    assert header.sectionSize(Column.DOCUMENT) > 200


def test_the_selection_is_quiet_while_the_focus_is_elsewhere(
    qtbot: QtBot, light: None, listing: DocumentList
) -> None:
    def is_green() -> bool:
        row: QRect = listing.visualRect(listing.currentIndex())
        at = listing.viewport().mapTo(listing, row.topLeft())
        pixel = listing.grab().toImage().pixelColor(at.x() + 300, at.y() + 4)
        return near(pixel, color("bg-selected"), 4)

    assert is_green()
    field = listing.window().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    assert not is_green()
