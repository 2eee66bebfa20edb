# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The weeks of a plan in small: an icon for each post, how many of a week promote, and why each post stands there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import NewPost
from secondhelping_ui.calendar_page.month import DAY, WEEK, monday_of
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, px
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box, paint_hatch, paint_text
from secondhelping_ui.wording import KIND_NAMES, counted, day_words, long_date, moment_words, tip

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE, _COUNT = 64, 74
_ROW, _HEAD = 34, 26
_DOT, _GAP = 19, 3
_MOST_LINES = 2
_LONGEST_TIP = 160
_TIP_MS = 30_000
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Period(NamedTuple):
    """What a plan is about: from `start` to before `end`, in words, with its talk times and public holidays."""

    start: date
    end: date
    words: str
    talk_times: Sequence[date] = ()
    holidays: Mapping[date, str] = MappingProxyType({})


class _Dot(NamedTuple):
    """A small icon: the posts it stands for (several where there is no room for each), none for a talk time."""

    box: QRectF
    posts: tuple[NewPost, ...]


class _Week(NamedTuple):
    """A week: its Monday, its posts by day, and where its row stands, in px."""

    monday: date
    days: list[list[NewPost]]
    top: float
    height: float


class WeeksInSmall(QWidget):
    """A row for each week, a small icon for each post, and how many of the week promote. Pointed at, or gone to by the
    arrows, a post says why it stands there. `grown` comes when it has another height."""

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus_radius = 9.0
        self._posts: list[NewPost] = []
        self._period = Period(date.min, date.min, "")
        self._weeks: list[_Week] = []
        self._dots: list[_Dot] = []
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.restyle()

    def show_posts(self, posts: Sequence[NewPost], period: Period) -> None:
        """Show a plan's posts."""
        self._posts, self._period = sorted(posts, key=lambda post: post.at), period
        self._current = None
        self.restyle()
        self.setAccessibleName(" ".join(_week_words(week) for week in self._weeks))
        self.setAccessibleDescription("The arrows go from post to post and say why each stands there.")

    # Where things stand

    def restyle(self) -> None:
        self._lay_out()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        by_day: dict[date, list[NewPost]] = {}
        for post in self._posts:
            by_day.setdefault(post.at.date(), []).append(post)
        self._weeks, self._dots = [], []
        top = float(px(_HEAD))
        for monday in self._mondays():
            days = [by_day.get(monday + DAY * number, []) for number in range(7)]
            lines = max(self._lines(monday + DAY * number, day) for number, day in enumerate(days))
            height = px(_ROW) + (lines - 1) * (_DOT + _GAP)
            week = _Week(monday, days, top, height)
            self._weeks.append(week)
            self._dots += self._dots_of(week)
            top += height
        if self.height() != round(top) + 2 or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(round(top) + 2)
            self.grown.emit()

    def _mondays(self) -> list[date]:
        # A period that doesn't begin on a Monday reaches into one week more.
        if self._period.start == date.min:
            return []
        first, last = monday_of(self._period.start), monday_of(self._period.end - DAY)
        return [first + WEEK * number for number in range((last - first).days // 7 + 1)]

    def _lefts(self) -> list[float]:
        """The left edges of the days, and the right one of the last."""
        width = max(0.0, self.width() - px(_DATE) - px(_COUNT)) / 7
        return [px(_DATE) + number * width for number in range(8)]

    def _fitting(self) -> int:
        """How many icons stand side by side on a day."""
        lefts = self._lefts()
        return max(1, int((lefts[1] - lefts[0] - 6 + _GAP) // (_DOT + _GAP)))

    def _talks(self, day: date) -> int:
        return self._period.talk_times.count(day)

    def _lines(self, day: date, posts: Sequence[NewPost]) -> int:
        number = len(posts) + self._talks(day)
        return max(1, min(_MOST_LINES, -(-number // self._fitting())))

    def _dots_of(self, week: _Week) -> Iterator[_Dot]:
        lefts, fitting = self._lefts(), self._fitting()
        for number, posts in enumerate(week.days):
            day = week.monday + DAY * number
            things: list[tuple[NewPost, ...]] = [(post,) for post in posts] + [()] * self._talks(day)
            room = fitting * _MOST_LINES
            if len(things) > room:
                rest = [post for thing in things[room - 1 :] for post in thing]
                things = [*things[: room - 1], tuple(rest)]
            y = week.top + (px(_ROW) - _DOT) / 2
            for place, thing in enumerate(things):
                line, column = divmod(place, fitting)
                x = lefts[number] + 5 + column * (_DOT + _GAP)
                yield _Dot(QRectF(x, y + line * (_DOT + _GAP), _DOT, _DOT), thing)

    # Why

    def words_at(self, where: QPointF) -> str:
        """What is said of what stands at a place, in px; "" where there is nothing."""
        dot = next((dot for dot in self._dots if dot.box.adjusted(-2, -2, 2, 2).contains(where)), None)
        return "" if dot is None else self._said(dot)

    def _said(self, dot: _Dot) -> str:
        if not dot.posts:
            return "Talk time. Live, never automated."
        return "\n\n".join(post_words(post, self._period.start) for post in dot.posts)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        places = [number for number, dot in enumerate(self._dots) if dot.posts]
        if step is None or event.modifiers() or not places:
            super().keyPressEvent(event)
            return
        if self._current is None:
            wanted = 0 if step > 0 else len(places) - 1
        else:
            wanted = max(0, min(len(places) - 1, places.index(self._current) + step))
        self._go_to(places[wanted])

    def _go_to(self, number: int) -> None:
        self._current = number
        dot = self._dots[number]
        words = self._said(dot)
        self.setAccessibleDescription(words)
        below = QPoint(round(dot.box.left()), round(dot.box.bottom()) + 2)
        QToolTip.showText(self.mapToGlobal(below), words, self, dot.box.toRect(), _TIP_MS)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._current = None
        QToolTip.hideText()
        self.update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 9, color("bg-surface"), color("line"))
        lefts = self._lefts()
        for left, right, name in zip(lefts, lefts[1:], _DAY_NAMES, strict=False):
            paint_text(painter, QRectF(left + 6, 0, right - left, px(_HEAD)), name, "label", color("text-3"))
        for week in self._weeks:
            self._paint_week(painter, week)
        for number, dot in enumerate(self._dots):
            _paint_dot(painter, dot, current=number == self._current)

    def _paint_week(self, painter: QPainter, week: _Week) -> None:
        top, height = week.top, week.height
        painter.fillRect(QRectF(1, top, self.width() - 2, 1), color("line-subtle"))
        name = day_words(week.monday, "d MMM")
        paint_text(painter, QRectF(10, top, px(_DATE) - 10, px(_ROW)), name, "meta", color("text-2"))
        lefts = self._lefts()
        for number, (left, right) in enumerate(pairwise(lefts)):
            if week.monday + DAY * number in self._period.holidays:
                paint_hatch(painter, QRectF(left + 1, top + 1, right - left - 1, height - 1))
            painter.fillRect(QRectF(left, top, 1, height), color("line-subtle"))
        painter.fillRect(QRectF(lefts[-1], top, 1, height), color("line-subtle"))
        room = QRectF(lefts[-1] + 8, top, px(_COUNT) - 10, height)
        promoting, total = _promoting(week)
        if not total:
            paint_text(painter, room, "—", "small", color("text-3"))
            return
        draw_icon(painter, room.left(), room.center().y() - 7, "check", "ok", 14)
        words = f"{promoting} of {total}"
        paint_text(painter, room.adjusted(18, 0, 0, 0), words, "small", color("text-2"))


def _paint_dot(painter: QPainter, dot: _Dot, *, current: bool) -> None:
    box = dot.box
    if len(dot.posts) > 1:
        paint_text(painter, box.adjusted(0, 0, 6, 0), f"+{len(dot.posts)}", "micro", color("text-2"))
    elif dot.posts:
        kind = dot.posts[0].kind
        paint_box(painter, box, 5, kind_color(kind, "soft"), kind_color(kind, "line"))
        draw_icon(painter, box.left() + 3.5, box.top() + 3.5, KIND_ICONS[kind], KIND_TOKENS[kind], 12)
    else:
        paint_dashed_box(painter, box, 5, color("k-talk-fill"))
        tone = KIND_TOKENS[Kind.CONVERSATION]
        draw_icon(painter, box.left() + 3.5, box.top() + 3.5, "messages-square", tone, 12)
    if current:
        paint_box(painter, box.adjusted(-2, -2, 2, 2), 7, None, color("focus"), 2.0)


def post_words(post: NewPost, start: date) -> str:
    """What a post is and why it stands there: a line for its time and kind, one for its text, one for each reason."""
    text = " ".join(post.text.split())
    if len(text) > _LONGEST_TIP:
        text = f"{text[: _LONGEST_TIP - 1].rstrip()}…"
    reasons = post.because or ("It keeps your rule, and its time was free.",)
    head = f"{moment_words(post.at, start)} · {KIND_NAMES[post.kind]}"
    return tip("\n".join([head, text, *(f"• {reason}" for reason in reasons)]))


def _promoting(week: _Week) -> tuple[int, int]:
    kinds = [post.kind for day in week.days for post in day]
    return kinds.count(Kind.PROMOTIONAL), len(kinds)


def _week_words(week: _Week) -> str:
    promoting, total = _promoting(week)
    return f"Week of {long_date(week.monday)}: {counted(total, 'post')}, {promoting} promotional."
