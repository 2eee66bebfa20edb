# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks whether Tesseract should read the pages of a document that are pictures."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secondhelping_ui.sources.import_area import NoteCard
from secondhelping_ui.sources.words import mark_of_path
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.fields import CheckBox
from secondhelping_ui.widgets.flow import FlowRow

WITH_TESSERACT = (
    "Tesseract, a program on this computer, can read them. It takes some seconds a page, and some words may be wrong: "
    "they are marked to be checked."
)
WITHOUT_TESSERACT = (
    "Or install Tesseract, a free program that reads words from pictures, and add the document again."
)


class PicturesCard(NoteCard):
    """The question. `wanted` carries whether all pictures should be read from now on without asking."""

    wanted = Signal(bool)

    def __init__(self, path: Path, what: str, why: str, leave: str, parent: QWidget | None = None) -> None:
        rest = f"{why} {WITH_TESSERACT}".strip()
        super().__init__(what, rest, mark_of_path(path), problem=False, parent=parent)
        self.path = path
        self.read_button = Button("Read the pictures with Tesseract", Role.PRIMARY, "small")
        self.leave_button = Button(leave, Role.GHOST, "small")
        self.always = CheckBox("Always read pictures")
        self.read_button.clicked.connect(lambda: self.wanted.emit(self.always.isChecked()))
        self.read_button.clicked.connect(self.closed)
        self.leave_button.clicked.connect(self.closed)
        self.always.setMinimumHeight(self.read_button.sizeHint().height())
        row = FlowRow()
        row.set_items([self.read_button, self.leave_button, self.always])
        self.add_below(row)
        self.close_button.hide()


def page_words(pages: tuple[int, ...], title: str) -> str:
    """ "Page 1 of “Spring newsletter” is a picture."; of several "3 pages of … are pictures." """
    if len(pages) == 1:
        return f"Page {pages[0]} of “{title}” is a picture."
    return f"{len(pages):,} pages of “{title}” are pictures."
