# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The document's own text around a snippet, with the snippet's words marked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from secondhelping.domain.document import Passage, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Span
from secondhelping_ui.theme import color, font, kind_color

AROUND = 3
"""How many passages before and after are shown."""

HIGHEST = 320
"""It is as high as its text, up to so many px; the rest is scrolled to."""

_BESIDE_BAR = 6
"""Between the text and the scroll bar, in px."""

_LONG = 420
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


def around(passages: Sequence[Passage], span: Span) -> list[Shown]:
    """The passages of a span and a few around them. Long ones are cut far from the marked words."""
    first = max(0, span.first - AROUND)
    found = []
    for number in range(first, min(len(passages), span.last + 1 + AROUND)):
        passage = passages[number]
        if number < span.first:
            pieces: tuple[Piece, ...] = (Piece(_end_of(passage.text)),)
        elif number > span.last:
            pieces = (Piece(_start_of(passage.text)),)
        else:
            start = span.start if number == span.first else 0
            end = span.end if number == span.last else len(passage.text)
            pieces = _marked(passage.text, start, end)
        found.append(Shown(passage.role, tuple(piece for piece in pieces if piece.text)))
    return found


def _marked(text: str, start: int, end: int) -> tuple[Piece, ...]:
    return Piece(_end_of(text[:start])), Piece(text[start:end], True), Piece(_start_of(text[end:]))


def _start_of(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"


def _end_of(text: str) -> str:
    return text if len(text) <= _LONG else "… " + text[-_LONG:].split(" ", 1)[-1]


class Excerpt(QTextBrowser):
    """Shows an excerpt, scrolled to the marked words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The document's own words")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, _BESIDE_BAR, 0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._shown: list[Shown] = []
        self._kind = Kind.HELPFUL
        self._mark_at = 0

    def show_span(self, passages: Sequence[Passage], span: Span, kind: Kind) -> None:
        """Show the text around a span, its words marked in the colour of a kind."""
        self._shown, self._kind = around(passages, span), kind
        self.restyle()
        # Once it has its size: only then does it know where to scroll to.
        QTimer.singleShot(0, self, self._show_mark)

    def _fit(self) -> None:
        """As high as its text, within bounds."""
        height = math.ceil(self.document().documentLayout().documentSize().height())
        self.setFixedHeight(min(HIGHEST, max(60, height)))

    def restyle(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, shown in enumerate(self._shown):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block(shown.role, first=number == 0))
            if shown.role is Role.LIST_ITEM:
                cursor.insertText("•  ", _letters(shown.role, None))
            for piece in shown.pieces:
                if piece.marked:
                    self._mark_at = cursor.position()
                cursor.insertText(piece.text, _letters(shown.role, self._kind if piece.marked else None))
        cursor.endEditBlock()

    def _show_mark(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._mark_at, max(0, self.document().characterCount() - 1)))
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 4))


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
