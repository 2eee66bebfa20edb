# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan on paper, as a PDF: a week begins a page, and every page of a draft says that it is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from secondhelping.domain.words import day
from secondhelping.operations.other_files import Entry, PlanSheet, Week, legible, one_line, weeks

DRAFT = "Draft"
_DRAFT_LINE = f"{DRAFT}. This plan is not in order yet, and it may still change."

_DPI = 144
_MARGINS = QMarginsF(20, 16, 20, 16)  # mm
_HEADS = 1
# Other forms of digits and colons, which the window's font asks for: what they stand for can't be copied out of a PDF.
_FORMS = ("tnum", "calt")
# Points.
_HEAD, _FOOT = 52.0, 26.0
_TITLE, _BODY, _SMALL = 15.0, 10.5, 9.0
_BETWEEN, _WITHIN = 12.0, 2.0


def printed(sheet: PlanSheet) -> bytes:
    """The pages as PDF, on the paper that is usual where the owner lives. It may run in any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(_paper()))
    writer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    writer.setTitle(one_line(f"{sheet.business}: posts", 80))
    writer.setCreator("Second Helping")
    painter = QPainter(writer)
    _Pages(sheet, writer, painter).paint()
    painter.end()
    return bytes(buffer.data().data())


def _paper() -> QPageSize.PageSizeId:
    american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4


def _px(points: float) -> float:
    return points * _DPI / 72


def _font(points: float, *, bold: bool = False) -> QFont:
    made = QFont(QFont().family())
    for form in _FORMS:
        made.setFeature(QFont.Tag(form), 0)
    made.setPointSizeF(points)
    made.setBold(bold)
    return made


class _Pages:
    """Paints week after week, and counts the pages."""

    def __init__(self, sheet: PlanSheet, writer: QPdfWriter, painter: QPainter) -> None:
        self._sheet = sheet
        self._writer = writer
        self._painter = painter
        self._width, self._height = float(writer.width()), float(writer.height())
        self._body = self._height - _px(_HEAD) - _px(_FOOT)
        self._number = 0

    def paint(self) -> None:
        for week in weeks(self._sheet.entries):
            document = self._document(week)
            for part, lines in enumerate(_parted(_lines(document), self._body)):
                if self._number:
                    self._writer.newPage()
                self._number += 1
                self._paint_head(week, part)
                for line in lines:
                    place = QPointF(0, _px(_HEAD) + line.top - lines[0].top - line.line.y())
                    line.line.draw(self._painter, place)
                self._paint_foot()

    def _paint_head(self, week: Week, part: int) -> None:
        title = f"Week of {day(week.monday)} {week.monday.year}{', continued' if part else ''}"
        self._say(title, QRectF(0, 0, self._width, _px(24)), _font(_TITLE, bold=True))
        if self._sheet.draft:
            room = QRectF(0, 0, self._width, _px(24))
            self._say(DRAFT, room, _font(_TITLE, bold=True), Qt.AlignmentFlag.AlignRight)
        line = one_line(f"{self._sheet.business}. Times are those of {self._sheet.zone}.", 110)
        self._say(line, QRectF(0, _px(24), self._width, _px(16)), _font(_SMALL))
        self._painter.drawLine(0, round(_px(44)), round(self._width), round(_px(44)))

    def _paint_foot(self) -> None:
        room = QRectF(0, self._height - _px(18), self._width, _px(18))
        if self._sheet.draft:
            self._say(_DRAFT_LINE, room, _font(_SMALL, bold=True))
        self._say(f"Page {self._number}", room, _font(_SMALL), Qt.AlignmentFlag.AlignRight)

    def _say(
        self,
        words: str,
        room: QRectF,
        style: QFont,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._painter.setFont(style)
        self._painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, words)

    def _document(self, week: Week) -> QTextDocument:
        """The posts of a week, laid out in the width of this paper."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        document.setDefaultFont(_font(_BODY))
        document.setDocumentMargin(0)
        document.setTextWidth(self._width)
        cursor = QTextCursor(document)
        for number, entry in enumerate(week.entries):
            _write(cursor, entry, first=number == 0)
        return document


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, `top` to `bottom` in a document without pages; `heads` is the first of a post."""

    line: QTextLine
    top: float
    bottom: float
    heads: bool


def _lines(document: QTextDocument) -> list[_Line]:
    document.documentLayout().documentSize()  # Lays everything out.
    found = []
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            top = layout.position().y() + line.y()
            found.append(_Line(line, top, top + line.height(), block.userState() == _HEADS))
        block = block.next()
    return found


def _parted(lines: Sequence[_Line], height: float) -> list[list[_Line]]:
    """The lines of each page: none is cut, and what heads a post does not stay behind alone."""
    pages: list[list[_Line]] = [[]]
    for line in lines:
        page = pages[-1]
        if page and line.bottom - page[0].top > height:
            alone = [page.pop()] if len(page) > 1 and page[-1].heads else []
            pages.append(alone)
        pages[-1].append(line)
    return pages


def _write(cursor: QTextCursor, entry: Entry, *, first: bool) -> None:
    """A post: when and where in one line, then its own lines, each in its own reading direction."""
    saved = " · saved before" if entry.exported else ""
    networks = entry.networks or "no account"
    head = f"{day(entry.at)}, {entry.at:%H:%M} · {networks} · {entry.kind.value}{saved}"
    _line(cursor, head, _font(_SMALL, bold=True), 0 if first else _BETWEEN, anew=not first)
    cursor.block().setUserState(_HEADS)
    for number, words in enumerate(legible(entry.text).split("\n")):
        _line(cursor, words, _font(_BODY), 0 if number else _WITHIN)
    if entry.link:
        _line(cursor, one_line(entry.link, 500), _font(_SMALL), _WITHIN)


def _line(cursor: QTextCursor, words: str, style: QFont, above: float, *, anew: bool = True) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(_px(above))
    letters.setFont(style)
    if anew:
        cursor.insertBlock(block, letters)
        cursor.block().setUserState(0)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(words, letters)
