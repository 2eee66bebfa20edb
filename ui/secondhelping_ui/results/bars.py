# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How groups of posts did, as bars; and days and hours, as a field of squares. Each has its words for who can't see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, px
from secondhelping_ui.widgets.mix_bar import paint_mix
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box, paint_text
from secondhelping_ui.wording import counted

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROW, _NAME, _FIGURES, _BAR = 34, 0.42, 92, 12
_LEFT, _TOP, _CELL, _GAP = 40, 22, 26, 4
_FROM, _TO = 7, 19


def percent(share: float) -> str:
    """ "4.6%"."""
    return f"{share * 100:.1f}%"


@dataclass(frozen=True, slots=True)
class Bar:
    """A group's name, its share (0 to 1), and how many posts are of it."""

    name: str
    share: float
    posts: int
    kind: Kind | None = None

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.share * 100:.1f} percent, {counted(self.posts, 'post')}"


class Bars(QWidget):
    """One bar below the other. Up and Down go from one to the next, and its words are said."""

    def __init__(self, title: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._most = title, most
        self.bars: tuple[Bar, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show the first of these, as many as there is room for."""
        self.bars = tuple(bars[: self._most])
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.bars else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("; ".join(bar.spoken for bar in self.bars))
        self._tell()
        self.updateGeometry()

    def _tell(self) -> None:
        said = self.bars[self.at].spoken if self.bars else "no posts"
        self.setAccessibleName(f"{self._title}. {said}")
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, px(_ROW) * max(1, len(self.bars)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self.bars:
            super().keyPressEvent(event)
            return
        self.at = max(0, min(len(self.bars) - 1, self.at + step))
        self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.bars:
            room = QRectF(0, 0, self.width(), px(_ROW))
            paint_text(painter, room, "Nothing here yet", "meta", color("text-2"))
            return
        most = max(bar.share for bar in self.bars) or 1.0
        for row, bar in enumerate(self.bars):
            self._paint_bar(painter, QRectF(0, row * px(_ROW), self.width(), px(_ROW)), bar, most)
        if self.hasFocus():
            box = QRectF(1, self.at * px(_ROW) + 1, self.width() - 2, px(_ROW) - 2)
            paint_box(painter, box, 6, None, color("focus"), 2.0)

    def _paint_bar(self, painter: QPainter, box: QRectF, bar: Bar, most: float) -> None:
        name = box.adjusted(6, 0, -box.width() * (1 - _NAME), 0)
        tone = "text"
        if bar.kind is not None:
            tone = KIND_TOKENS[bar.kind]
            draw_icon(painter, name.left(), box.center().y() - 7.5, KIND_ICONS[bar.kind], tone, 15)
            name.setLeft(name.left() + 22)
        paint_text(painter, name, bar.name, "body", color(tone))
        left = box.width() * _NAME + 8
        wide = px(_FIGURES)
        room = box.width() - left - wide
        track = QRectF(left, box.center().y() - _BAR / 2, max(20.0, room), _BAR)
        paint_box(painter, track, 4, color("track"))
        filled = QRectF(track.left(), track.top(), max(4.0, track.width() * bar.share / most), _BAR)
        if bar.kind is None:
            paint_box(painter, filled, 4, color("accent"))
        else:
            paint_mix(painter, filled, {bar.kind: 1})
        figures = box.adjusted(box.width() - wide + 4, 0, -4, 0)
        right = Qt.AlignmentFlag.AlignRight
        paint_text(
            painter, figures.adjusted(0, 0, -px(44), 0), percent(bar.share), "strong", color("text"), right
        )
        paint_text(painter, figures, f"of {bar.posts:,}", "small", color("text-2"), right)


class HourField(QWidget):
    """A square for each day and hour, the stronger the better; arrow keys go from one with posts to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[tuple[int, int], Bar] = {}
        self.at: tuple[int, int] | None = None
        self._hours = range(_FROM, _TO + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(260)

    def show_hours(self, found: Mapping[tuple[int, int], Bar]) -> None:
        """Show these, by weekday (0 is Monday) and hour."""
        self._found = dict(found)
        hours = [hour for _, hour in found]
        self._hours = range(min([_FROM, *hours]), max([_TO, *hours]) + 1)
        best = max(self._found, key=lambda place: self._found[place].share, default=None)
        self.at = best
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if found else Qt.FocusPolicy.NoFocus)
        told = sorted(self._found.items(), key=lambda one: -one[1].share)[:3]
        self.setAccessibleDescription("Best: " + "; ".join(self.words(place) for place, _ in told))
        self._tell()

    def words(self, place: tuple[int, int]) -> str:
        """ "Thursday, 9 o'clock: 6.2 percent, 5 posts"."""
        bar = self._found[place]
        posts = counted(bar.posts, "post")
        return f"{DAYS[place[0]]}, {place[1]} o'clock: {bar.share * 100:.1f} percent, {posts}"

    def _tell(self) -> None:
        said = self.words(self.at) if self.at is not None else "no posts"
        self.setAccessibleName(f"By day and hour. {said}")
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, px(_TOP) + 7 * (px(_CELL) + _GAP))

    def _box(self, weekday: int, hour: int) -> QRectF:
        wide = (self.width() - px(_LEFT)) / len(self._hours)
        left = px(_LEFT) + (hour - self._hours[0]) * wide
        return QRectF(left, px(_TOP) + weekday * (px(_CELL) + _GAP), wide - _GAP, px(_CELL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        most = max((bar.share for bar in self._found.values()), default=0.0) or 1.0
        for hour in self._hours:
            head = self._box(0, hour)
            room = QRectF(head.left() - 2, 0, head.width() + 4, px(_TOP) - 4)
            paint_text(painter, room, str(hour), "small", color("text-3"), middle)
        for weekday, name in enumerate(DAYS):
            row = self._box(weekday, self._hours[0])
            paint_text(
                painter, QRectF(0, row.top(), px(_LEFT), row.height()), name[:3], "small", color("text-3")
            )
            for hour in self._hours:
                self._paint_cell(painter, (weekday, hour), most)
        if self.hasFocus() and self.at is not None:
            paint_box(painter, self._box(*self.at).adjusted(-2, -2, 2, 2), 6, None, color("focus"), 2.0)

    def _paint_cell(self, painter: QPainter, place: tuple[int, int], most: float) -> None:
        box, found = self._box(*place), self._found.get(place)
        if found is None:
            paint_dashed_box(painter, box, 4, color("line"), 1.0)
            return
        fill = QColor(color("k-helpful-fill"))
        fill.setAlphaF(0.2 + 0.8 * found.share / most)
        paint_box(painter, box, 4, fill, color("k-helpful-line"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }.get(Qt.Key(event.key()))
        if step is None or self.at is None:
            super().keyPressEvent(event)
            return
        at = self.at
        ahead = [
            place
            for place in self._found
            if (place[0] - at[0]) * step[0] > 0
            or (step[0] == 0 and place[0] == at[0] and (place[1] - at[1]) * step[1] > 0)
        ]
        if ahead:
            self.at = min(ahead, key=lambda place: (abs(place[0] - at[0]), abs(place[1] - at[1])))
            self._tell()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            under = next((at for at in self._found if self._box(*at).contains(event.pos())), None)
            QToolTip.showText(event.globalPos(), self.words(under) if under else "", self)
            return True
        return super().event(event)
