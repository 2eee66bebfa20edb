# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A month or a week of the calendar on paper, as a PDF: as it stands on the screen, readable without colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from secondhelping.domain import words
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import other_files, planning
from secondhelping.operations.other_files import Entry, PlanSheet, legible, one_line
from secondhelping_ui.calendar_page.hours_heads import week_title
from secondhelping_ui.calendar_page.month import DAY, WEEK, Frame
from secondhelping_ui.calendar_page.special_days import OFF
from secondhelping_ui.theme import on_paper
from secondhelping_ui.wording import clock_time

DRAFT = "Draft"
LETTERS = {Kind.HELPFUL: "H", Kind.PROMOTIONAL: "P", Kind.CONVERSATION: "T", Kind.CURATED: "C"}
"""What stands for a kind where there is no colour."""

_LEGEND = (
    "H helpful   P promotional   T conversation   C curated   dashed: talk time, live   ✓ in a file already"
)
_DRAFT_LINE = f"{DRAFT}. This plan is not in order yet, and it may still change."
_DPI = 144
_MARGINS = QMarginsF(12, 12, 12, 12)  # mm
# Points.
_HEAD, _NAMES, _FOOT = 34.0, 16.0, 20.0
_TITLE, _DAY_SIZE, _BODY, _SMALL = 15.0, 9.0, 7.5, 7.0
_PAD = 3.0
_MONTH_LINES = 2
_LINE, _BOX = 0.6, 0.45
# Other forms of digits and colons can't be copied out of a PDF.
_FORMS = ("tnum", "calt")


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands on a day: a head line and the words below it; `dashed` for a talk time."""

    at: datetime
    head: str
    text: str = ""
    dashed: bool = False
    promotional: bool = False


def save_month(project: Any, folder: Path, month: date) -> Path:
    """Write the month of a day as a PDF."""
    frame = Frame.of(month)
    return other_files.save_printed(
        project,
        folder,
        lambda sheet: printed_month(sheet, frame.month, _named(project, frame.first, frame.end)),
        frame.first,
        frame.end,
        what="month",
        talk_times=True,
    )


def save_week(project: Any, folder: Path, monday: date) -> Path:
    """Write a week as a PDF."""
    return other_files.save_printed(
        project,
        folder,
        lambda sheet: printed_week(sheet, monday, _named(project, monday, monday + WEEK)),
        monday,
        monday + WEEK,
        what="week",
        talk_times=True,
    )


def _named(project: Any, start: date, end: date) -> dict[date, str]:
    """The public holidays and the owner's days off, by what they are called."""
    try:
        holidays = {one.day: one.name for one in planning.holidays(project, start, end)}
    except KnownError:
        # A country that this version does not know has no days to show.
        holidays = {}
    off = planning.days_off(project, start, end)
    return holidays | {day: holidays.get(day) or name or OFF for day, name in off.items()}


def printed_month(sheet: PlanSheet, month: date, named: Mapping[date, str] | None = None) -> bytes:
    """One landscape page: the weeks of a month, every post with its time, kind, networks and first words. `named` are
    the public holidays and the days off."""
    frame = Frame.of(month)
    with _Paper(sheet, month.strftime("%B %Y"), named) as paper:
        paper.begin_page()
        paper.month(frame)
    return paper.data


def printed_week(sheet: PlanSheet, monday: date, named: Mapping[date, str] | None = None) -> bytes:
    """A week beside its days, every post in full; what does not fit goes on on a further page. `named` as above."""
    with _Paper(sheet, week_title(monday), named) as paper:
        days = [paper.items(monday + DAY * number) for number in range(7)]
        first = True
        while first or any(days):
            paper.begin_page(more=not first)
            days = paper.week(monday, days)
            first = False
    return paper.data


def _px(points: float) -> float:
    return points * _DPI / 72


def _font(points: float, *, bold: bool = False) -> QFont:
    made = QFont(QFont().family())
    for form in _FORMS:
        made.setFeature(QFont.Tag(form), 0)
    made.setPointSizeF(points)
    made.setBold(bold)
    return made


class _Paper:
    """Landscape pages, with the same head and foot on each."""

    def __init__(self, sheet: PlanSheet, title: str, named: Mapping[date, str] | None = None) -> None:
        self._sheet = sheet
        self._named = named or {}
        self._title = title
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._number = 0
        self.data = b""
        american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        self._writer.setResolution(_DPI)
        size = QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(size), QPageLayout.Orientation.Landscape, _MARGINS, QPageLayout.Unit.Millimeter
            )
        )
        self._writer.setTitle(one_line(f"{sheet.business}: {title}", 80))
        self._writer.setCreator("Second Helping")
        self._painter = QPainter(self._writer)
        self._width, self._height = float(self._writer.width()), float(self._writer.height())

    def __enter__(self) -> "_Paper":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._painter.end()
        self.data = bytes(self._buffer.data().data())

    def begin_page(self, *, more: bool = False) -> None:
        """A new page with its head and foot."""
        if self._number:
            self._writer.newPage()
        self._number += 1
        title = f"{self._title}, continued" if more else self._title
        top = QRectF(0, 0, self._width, _px(20))
        self._say(title, top, _font(_TITLE, bold=True))
        right = Qt.AlignmentFlag.AlignRight
        if self._sheet.draft:
            self._say(DRAFT, top, _font(_TITLE, bold=True), right)
        line = one_line(f"{self._sheet.business}. Times are those of {self._sheet.zone}.", 130)
        below = QRectF(0, _px(19), self._width, _px(12))
        self._say(line, below, _font(_SMALL))
        if self._sheet.draft:
            self._say(_LEGEND, below, _font(_SMALL), right)
        foot = QRectF(0, self._height - _px(14), self._width, _px(14))
        self._say(_DRAFT_LINE if self._sheet.draft else _LEGEND, foot, _font(_SMALL, bold=self._sheet.draft))
        self._say(f"Page {self._number}", foot, _font(_SMALL), right)

    @property
    def _grid(self) -> QRectF:
        top = _px(_HEAD)
        return QRectF(0, top, self._width, self._height - top - _px(_FOOT))

    # What stands on a day

    def items(self, day: date) -> list[_Item]:
        """Everything of a day, by time."""
        posts = [_post_item(entry) for entry in self._sheet.entries if entry.at.date() == day]
        talks = [
            _Item(talk.talk_time.at, f"{clock_time(talk.talk_time.at)}  Talk time", dashed=True)
            for talk in self._sheet.talks
            if talk.talk_time.at.date() == day
        ]
        return sorted([*posts, *talks], key=lambda item: item.at)

    # The month

    def month(self, frame: Frame) -> None:
        grid = self._grid
        self._names(frame.first, grid, dates=False)
        width = grid.width() / 7
        top = grid.top() + _px(_NAMES)
        height = (grid.bottom() - top) / frame.weeks
        for number in range(7 * frame.weeks):
            day = frame.first + DAY * number
            box = QRectF((number % 7) * width, top + (number // 7) * height, width, height)
            self._painter.setPen(QPen(on_paper(_LINE), 0.6))
            self._painter.drawRect(box)
            tone = on_paper(0 if frame.in_month(day) else _LINE)
            self._painter.setPen(tone)
            name = words.day(day).split(" ", 1)[1] if day.day == 1 or not number else str(day.day)
            room = box.adjusted(_px(_PAD), _px(2), -_px(_PAD), 0)
            head = QRectF(room.left(), room.top(), room.width(), _px(11))
            self._day_name(name, self._named.get(day, ""), head)
            self._day(
                self.items(day), QRectF(room.left(), room.top() + _px(13), room.width(), height - _px(17))
            )
            self._painter.setPen(on_paper())

    def _day(self, items: Sequence[_Item], room: QRectF) -> None:
        y, lines = room.top(), self._most_lines(items, room)
        for number, item in enumerate(items):
            high = self._item_height(item, room.width(), lines)
            left = len(items) - number
            last = left == 1
            if y + high + (0 if last else _px(9)) > room.bottom():
                self._say(f"+{left} more", QRectF(room.left(), y, room.width(), _px(9)), _font(_SMALL))
                return
            self._item(item, QRectF(room.left(), y, room.width(), high), lines)
            y += high + _px(2)

    def _most_lines(self, items: Sequence[_Item], room: QRectF) -> int:
        """As many lines of each text as leave room for all of them."""
        for lines in range(_MONTH_LINES, 0, -1):
            high = sum(self._item_height(item, room.width(), lines) + _px(2) for item in items)
            if high - _px(2) <= room.height():
                return lines
        return 0

    # The week

    def week(self, monday: date, days: Sequence[list[_Item]]) -> list[list[_Item]]:
        """Paint as much as fits; what is left of each day comes back."""
        grid = self._grid
        self._names(monday, grid, dates=True)
        width = grid.width() / 7
        top = grid.top() + _px(_NAMES)
        left: list[list[_Item]] = []
        for number, items in enumerate(days):
            box = QRectF(number * width, top, width, grid.bottom() - top)
            self._painter.setPen(QPen(on_paper(_LINE), 0.6))
            self._painter.drawRect(box)
            self._painter.setPen(on_paper())
            left.append(self._column(items, box.adjusted(_px(_PAD), _px(_PAD), -_px(_PAD), -_px(_PAD))))
        return left

    def _column(self, items: Sequence[_Item], room: QRectF) -> list[_Item]:
        y = room.top()
        for number, item in enumerate(items):
            high = self._item_height(item, room.width(), 0, whole=True)
            if y > room.top() and y + high > room.bottom():
                return list(items[number:])
            shown, rest = self._parted(item, room) if high > room.height() else (item, None)
            high = self._item_height(shown, room.width(), 0, whole=True)
            self._item(shown, QRectF(room.left(), y, room.width(), high), 0, whole=True)
            if rest is not None:
                return [rest, *items[number + 1 :]]
            y += high + _px(4)
        return []

    def _parted(self, item: _Item, room: QRectF) -> tuple[_Item, _Item]:
        """What fits on a page of a text longer than one, and the rest."""
        found = self._lines(item.text, room.width() - _px(6))
        fitting = max(1, int((room.height() - _px(14)) / _px(_BODY * 1.25)))
        first, rest = "".join(found[:fitting]).rstrip(), "".join(found[fitting:]).rstrip()
        return replace(item, text=first), replace(item, head=f"{item.head}, continued", text=rest)

    # Painting

    def _names(self, monday: date, grid: QRectF, *, dates: bool) -> None:
        width = grid.width() / 7
        for number in range(7):
            day = monday + DAY * number
            name = words.day(day) if dates else words.day(day).split(" ", 1)[0]
            room = QRectF(number * width + _px(_PAD), grid.top(), width - _px(2 * _PAD), _px(_NAMES))
            self._day_name(name, self._named.get(day, "") if dates else "", room)

    def _day_name(self, name: str, called: str, room: QRectF) -> None:
        """A day, and beside it what the day is called, as much of it as there is room for."""
        style = _font(_DAY_SIZE, bold=True)
        self._say(name, room, style)
        if called:
            left = room.left() + QFontMetricsF(style, self._writer).horizontalAdvance(f"{name}  ")
            metrics = QFontMetricsF(_font(_SMALL), self._writer)
            short = metrics.elidedText(called, Qt.TextElideMode.ElideRight, room.right() - left)
            self._say(short, QRectF(left, room.top(), room.right() - left, room.height()), _font(_SMALL))

    def _item_height(self, item: _Item, width: float, lines: int, *, whole: bool = False) -> float:
        head = _px(10)
        if item.dashed or (not lines and not whole):
            return head + _px(2)
        found = self._lines(item.text, width - _px(6))
        shown = len(found) if whole else min(lines, len(found))
        return head + shown * _px(_BODY * 1.25) + _px(3)

    def _item(self, item: _Item, box: QRectF, lines: int, *, whole: bool = False) -> None:
        pen = QPen(on_paper(_BOX), 0.8)
        if item.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        elif item.promotional:
            pen = QPen(on_paper(), 1.6)
        self._painter.setPen(pen)
        self._painter.drawRoundedRect(box, _px(2), _px(2))
        self._painter.setPen(on_paper())
        inner = box.adjusted(_px(3), _px(1), -_px(3), 0)
        beside = self._head(item.head, inner)
        if item.dashed:
            return
        if not lines and not whole:
            room = QRectF(beside, inner.top(), inner.right() - beside, _px(9))
            self._say(self._elided(item.text, room.width()), room, _font(_BODY))
            return
        y = inner.top() + _px(10)
        found = self._lines(item.text, inner.width())
        shown = found if whole else found[:lines]
        for number, line in enumerate(shown):
            if y + _px(_BODY) > box.bottom() + _px(2):
                return
            cut = not whole and number == len(shown) - 1 and len(found) > len(shown)
            rest = self._elided("".join(found[number:]), inner.width()) if cut else line.rstrip()
            self._text_line(rest, QPointF(inner.left(), y))
            y += _px(_BODY * 1.25)

    def _head(self, words: str, room: QRectF) -> float:
        """The head line of a box; where something beside it begins comes back."""
        style = _font(_BODY, bold=True)
        metrics = QFontMetricsF(style, self._writer)
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self._say(short, QRectF(room.left(), room.top(), room.width(), _px(9)), style)
        return room.left() + metrics.horizontalAdvance(f"{short}  ")

    def _elided(self, text: str, width: float) -> str:
        """As much of a text as stands on one line."""
        metrics = QFontMetricsF(_font(_BODY), self._writer)
        return metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)

    def _text_line(self, line: str, at: QPointF) -> None:
        self._painter.setFont(_font(_BODY))
        ascent = QFontMetricsF(_font(_BODY), self._writer).ascent()
        self._painter.drawText(QPointF(at.x(), at.y() + ascent), line)

    def _lines(self, text: str, width: float) -> list[str]:
        """A text broken into lines of the paper."""
        found: list[str] = []
        for part in text.split("\n"):
            layout = QTextLayout(part, _font(_BODY), self._writer)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(8.0, width))
                # Qt counts in UTF-16 units.
                units = part.encode("utf-16-le")
                start, length = 2 * line.textStart(), 2 * line.textLength()
                found.append(units[start : start + length].decode("utf-16-le", "replace"))
            layout.endLayout()
            if found:
                found[-1] += "\n"
        return found or [""]

    def _say(
        self, text: str, room: QRectF, style: QFont, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        self._painter.setFont(style)
        self._painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, text)


def _post_item(entry: Entry) -> _Item:
    marks = " ".join(dict.fromkeys(account.network.monogram for account in entry.accounts))
    out = " ✓" if entry.exported else ""
    head = f"{clock_time(entry.at)}  {LETTERS[entry.kind]}  {marks}{out}"
    return _Item(entry.at, head, legible(entry.text), promotional=entry.kind is Kind.PROMOTIONAL)
