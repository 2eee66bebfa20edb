# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The document's own text around a snippet, with the snippet's words marked: as much of it as has room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget
from typing_extensions import override

from secondhelping.domain.document import Passage, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Span
from secondhelping_ui.theme import color, font, kind_color

AROUND = 3
"""How many passages before and after are shown, where there is room."""

HIGHEST = 320
"""It shows as much as has room in so many px; of the marked words themselves nothing is cut."""

_LONG = 420
_LESS = ((AROUND, _LONG), (AROUND, 200), (2, 200), (1, 200), (1, 120), (1, 60), (0, 200), (0, 60))
"""Passages before and after and how many letters of each, the most first."""

_LEAST = 24
_STRONG = (Role.TITLE, Role.HEADING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as it is shown: its role and its pieces."""

    role: Role
    pieces: tuple[Piece, ...]


def around(
    passages: Sequence[Passage], span: Span, beside: int = AROUND, letters: int = _LONG
) -> list[Shown]:
    """The passages of a span and so many `beside` them. Long ones are cut to so many `letters`, far from the marked
    words."""
    first = max(0, span.first - beside)
    found = []
    for number in range(first, min(len(passages), span.last + 1 + beside)):
        passage = passages[number]
        if number < span.first:
            pieces: tuple[Piece, ...] = (Piece(_end_of(passage.text, letters)),)
        elif number > span.last:
            pieces = (Piece(_start_of(passage.text, letters)),)
        else:
            start = span.start if number == span.first else 0
            end = span.end if number == span.last else len(passage.text)
            before, after = passage.text[:start], passage.text[end:]
            marked = Piece(passage.text[start:end], True)
            pieces = Piece(_end_of(before, letters)), marked, Piece(_start_of(after, letters))
        found.append(Shown(passage.role, tuple(piece for piece in pieces if piece.text)))
    return found


def _start_of(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0] + " …"


def _end_of(text: str, letters: int) -> str:
    return text if len(text) <= letters else "… " + text[-letters:].split(" ", 1)[-1]


class Excerpt(QTextBrowser):
    """Shows as much around the marked words as has room; it is not scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The document's own words")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._passages: Sequence[Passage] = ()
        self._span: Span | None = None
        self._kind = Kind.HELPFUL

    def show_span(self, passages: Sequence[Passage], span: Span, kind: Kind) -> None:
        """Show the text around a span, its words marked in the colour of a kind."""
        self._passages, self._span, self._kind = passages, span, kind
        self.restyle()

    def restyle(self) -> None:
        """As high as its text, and that as long as fits."""
        if self._span is None:
            return
        height = 0
        before: list[Shown] = []
        for beside, letters in _LESS:
            shown = around(self._passages, self._span, beside, letters)
            if shown == before:
                continue
            before = shown
            self._write(shown)
            self.document().setTextWidth(self.viewport().width())
            height = math.ceil(self.document().size().height())
            if height <= HIGHEST:
                break
        self.setFixedHeight(max(_LEAST, height))

    def _write(self, found: Sequence[Shown]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, shown in enumerate(found):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block(shown.role, first=number == 0))
            if shown.role is Role.LIST_ITEM:
                cursor.insertText("•  ", _letters(shown.role, None))
            for piece in shown.pieces:
                cursor.insertText(piece.text, _letters(shown.role, self._kind if piece.marked else None))
        cursor.endEditBlock()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # There is nothing to scroll here: the pane around it is scrolled.
        event.ignore()


def _block(role: Role, *, first: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(0 if first else (10 if role in _STRONG else 5))
    block.setLeftMargin(12 if role is Role.LIST_ITEM else 0)
    block.setTextIndent(-12 if role is Role.LIST_ITEM else 0)
    block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def _letters(role: Role, marked: Kind | None) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(font("meta-strong" if role in _STRONG else "meta"))
    look.setForeground(color("text" if role in _STRONG or marked else "text-2"))
    if marked is not None:
        look.setBackground(kind_color(marked, "soft"))
        look.setFontUnderline(True)
        look.setUnderlineColor(kind_color(marked, "fill"))
    return look
