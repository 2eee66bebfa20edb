# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What "Plan for me" would lay out, at a glance: figures, the weeks as small icons, the mix, what it could not do."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import NewPost, Proposal
from secondhelping.domain.wishes import PlanWishes
from secondhelping.operations import look
from secondhelping_ui.calendar_page.month import DAY, WEEK, Mix, monday_of
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, px
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.kind import KINDS
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.painting import paint_box, paint_dashed_box, paint_hatch, paint_text
from secondhelping_ui.wording import KIND_NAMES, counted, long_date, short_date

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = 64
_COUNT = 74
_ROW = 34
_HEAD = 26
_DOT = 19

_HOLIDAYS_TOLD = 3
_ALL_TAKEN = "Every weekly time of these weeks has a post already."


class Period(NamedTuple):
    """What a plan is about: from `start` to before `end`, in words, with its talk times and public holidays."""

    start: date
    end: date
    words: str
    talk_times: Sequence[date] = ()
    holidays: Mapping[date, str] = MappingProxyType({})


class Figure(Card):
    """A number in a card, and what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=9, margins=(14, 8, 14, 9), spacing=0, parent=parent)
        self._number = Label("", "title")
        self._words = Label("", "meta", "text-2", elide=True)
        self.inner.addWidget(self._number)
        self.inner.addWidget(self._words)

    @property
    def text(self) -> str:
        return f"{self._number.text()} {self._words.text()}"

    def show_figure(self, number: str, words: str) -> None:
        self._number.setText(number)
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setAccessibleName(f"{number} {words}")


class WeeksInSmall(QWidget):
    """A row for each week, a small icon for each post, and how many of the week promote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: list[tuple[date, list[list[Kind]]]] = []
        self._talk_times: Sequence[date] = ()
        self._holidays: Mapping[date, str] = {}
        self.restyle()

    def show_posts(self, posts: Sequence[NewPost], period: Period) -> None:
        # A period that doesn't begin on a Monday reaches into one week more.
        first, last = monday_of(period.start), monday_of(period.end - DAY)
        self._talk_times, self._holidays = period.talk_times, period.holidays
        kinds: dict[date, list[Kind]] = {}
        for post in sorted(posts, key=lambda post: post.at):
            kinds.setdefault(post.at.date(), []).append(post.kind)
        mondays = [first + WEEK * number for number in range((last - first).days // 7 + 1)]
        self._weeks = [
            (monday, [kinds.get(monday + DAY * number, []) for number in range(7)]) for monday in mondays
        ]
        self.setAccessibleName(" ".join(_week_words(monday, days) for monday, days in self._weeks))
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(px(_HEAD) + px(_ROW) * len(self._weeks) + 2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 9, color("bg-surface"), color("line"))
        width = (self.width() - px(_DATE) - px(_COUNT)) / 7
        for number, name in enumerate(_DAY_NAMES):
            room = QRectF(px(_DATE) + number * width + 6, 0, width, px(_HEAD))
            paint_text(painter, room, name, "label", color("text-3"))
        for row, (monday, days) in enumerate(self._weeks):
            self._paint_week(painter, px(_HEAD) + row * px(_ROW), width, monday, days)

    def _paint_week(
        self, painter: QPainter, y: float, width: float, monday: date, days: list[list[Kind]]
    ) -> None:
        height = px(_ROW)
        painter.fillRect(QRectF(1, y, self.width() - 2, 1), color("line-subtle"))
        day = QLocale().toString(QDate(monday.year, monday.month, monday.day), "d MMM")
        paint_text(painter, QRectF(10, y, px(_DATE) - 10, height), day, "meta", color("text-2"))
        for number, kinds in enumerate(days):
            left = px(_DATE) + number * width
            day_of = monday + DAY * number
            if day_of in self._holidays:
                paint_hatch(painter, QRectF(left + 1, y + 1, width - 1, height - 1))
            painter.fillRect(QRectF(left, y, 1, height), color("line-subtle"))
            talks = self._talk_times.count(day_of)
            _paint_dots(painter, left + 5, y + (height - _DOT) / 2, width - 6, [*kinds, *[None] * talks])
        left = px(_DATE) + 7 * width
        painter.fillRect(QRectF(left, y, 1, height), color("line-subtle"))
        promoting, total = _promoting(days)
        room = QRectF(left + 8, y, px(_COUNT) - 10, height)
        if not total:
            paint_text(painter, room, "—", "small", color("text-3"))
            return
        draw_icon(painter, room.left(), y + height / 2 - 7, "check", "ok", 14)
        words = f"{promoting} of {total}"
        paint_text(painter, room.adjusted(18, 0, 0, 0), words, "small", color("text-2"))


def _paint_dots(painter: QPainter, x: float, y: float, room: float, kinds: Sequence[Kind | None]) -> None:
    """An icon for each post, a dashed one for each talk time (None); a number for those without room."""
    fitting = max(1, int((room + 3) // (_DOT + 3)))
    shown = kinds if len(kinds) <= fitting else kinds[: fitting - 1]
    for kind in shown:
        box = QRectF(x, y, _DOT, _DOT)
        if kind is None:
            paint_dashed_box(painter, box, 5, color("k-talk-fill"))
            draw_icon(painter, x + 3.5, y + 3.5, "messages-square", KIND_TOKENS[Kind.CONVERSATION], 12)
        else:
            paint_box(painter, box, 5, kind_color(kind, "soft"), kind_color(kind, "line"))
            draw_icon(painter, x + 3.5, y + 3.5, KIND_ICONS[kind], KIND_TOKENS[kind], 12)
        x += _DOT + 3
    if len(shown) < len(kinds):
        more = QRectF(x, y, _DOT + 6, _DOT)
        paint_text(painter, more, f"+{len(kinds) - len(shown)}", "micro", color("text-2"))


def _promoting(days: list[list[Kind]]) -> tuple[int, int]:
    kinds = [kind for day in days for kind in day]
    return kinds.count(Kind.PROMOTIONAL), len(kinds)


def _week_words(monday: date, days: list[list[Kind]]) -> str:
    promoting, total = _promoting(days)
    return f"Week of {long_date(monday)}: {counted(total, 'post')}, {promoting} promotional."


class Notes(QWidget):
    """What a plan could not do, a sentence each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._labels: list[Label] = []

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self._labels]

    def show_notes(self, notes: Sequence[tuple[str, str, str]]) -> None:
        """Notes as (icon, its colour token, sentence)."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._labels = []
        for icon, tone, sentence in notes:
            self._column.addWidget(self._line(icon, tone, sentence))

    def _line(self, icon: str, tone: str, sentence: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, tone, 15), 0, Qt.AlignmentFlag.AlignTop)
        label = Label(sentence, "body", "text-2", wrap=True)
        self._labels.append(label)
        row.addWidget(label, 1)
        return line


class ProposalView(QWidget):
    """A proposal in figures, weeks, mix and notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = [Figure() for _ in range(4)]
        self.weeks = WeeksInSmall()
        self.mix = MixBar(thickness=16, ground="bg-canvas")
        self.notes = Notes()
        self._allowed = Label("", "meta", "text-2")
        self._counts = {kind: Label("", "body") for kind in KINDS}
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        self._weeks_area = scrolled(self.weeks)
        self._weeks_area.setMinimumHeight(96)
        column.addWidget(self._weeks_area, 1)
        head = QHBoxLayout()
        head.addWidget(Label("Mix forecast", "strong"))
        head.addStretch()
        head.addWidget(self._allowed)
        column.addLayout(head)
        column.addWidget(self.mix)
        legend = QHBoxLayout()
        legend.setSpacing(18)
        for kind, label in self._counts.items():
            one = QHBoxLayout()
            one.setSpacing(6)
            one.addWidget(IconLabel(KIND_ICONS[kind], KIND_TOKENS[kind], 15))
            one.addWidget(label)
            legend.addLayout(one)
        legend.addStretch()
        column.addLayout(legend)
        column.addWidget(self.notes)
        column.addStretch()

    def show_proposal(
        self, proposal: Proposal, period: Period, wishes: PlanWishes, served: Collection[SnippetId]
    ) -> None:
        """Show a proposal; `served` are the snippets that went out before."""
        counts = _counts(proposal)
        mix = Mix(counts)
        total = len(proposal.posts)
        again = sum(post.snippet_id in served for post in proposal.posts)
        limit = look.rule_limit(wishes.rule) if wishes.rule is not None else None
        goal = f"helpful, goal {round(100 * (1 - limit))}%" if limit is not None else "helpful"
        talks = len(period.talk_times)
        self.figures[0].show_figure(str(total), f"{'post' if total == 1 else 'posts'} in {period.words}")
        self.figures[1].show_figure(f"{mix.helpful_percent}%" if total else "—", goal)
        self.figures[2].show_figure(str(talks), f"talk {'time' if talks == 1 else 'times'} kept")
        self.figures[3].show_figure(str(again), "served again")
        self.weeks.show_posts(proposal.posts, period)
        self._weeks_area.setMaximumHeight(self.weeks.height())
        self.mix.set_mix(counts, None if limit is None else 1 - limit)
        allowed = f" of {round(100 * limit)}% allowed" if limit is not None else ""
        self._allowed.setText(f"Promotional {mix.promotional_percent}%{allowed}" if total else "")
        for kind, label in self._counts.items():
            label.set_parts([(f"{KIND_NAMES[kind]} ", "body", "text"), (str(counts[kind]), "strong", "text")])
        said = proposal.notes or (() if proposal.posts or proposal.unfilled else (_ALL_TAKEN,))
        self.notes.show_notes(
            [("check", "ok", sentence) for sentence in kept_words(proposal, period, wishes, again)]
            + [("info", "caution", note) for note in said]
        )

    def show_problem(self, sentence: str, period: Period) -> None:
        """Nothing can be planned, and why."""
        self.show_proposal(Proposal(()), period, PlanWishes(), ())
        self.notes.show_notes([("triangle-alert", "attn", sentence)])


def kept_words(proposal: Proposal, period: Period, wishes: PlanWishes, again: int) -> list[str]:
    """What a proposal keeps to, a sentence each; none for a proposal without posts."""
    total = len(proposal.posts)
    if not total:
        return []
    words = ["Every run of posts keeps to your rule, with what is on the calendar and went out before."]
    by_day: dict[date, list[Kind]] = {}
    for post in proposal.posts:
        by_day.setdefault(post.at.date(), []).append(post.kind)
    for day, name in list(period.holidays.items())[:_HOLIDAYS_TOLD]:
        kinds = by_day.get(day, [])
        what = counted(len(kinds), "post") if kinds else "nothing is planned"
        promoting = ", no promotion" if kinds and Kind.PROMOTIONAL not in kinds else ""
        words.append(f"{short_date(day, period.start)} is a public holiday, {name}: {what}{promoting}.")
    if again and wishes.rules is not None:
        rest = counted(wishes.rules.rest_weeks, "week")
        words.append(
            f"{counted(total - again, 'new snippet')} and {again} served again, "
            f"none sooner than {rest} after last time."
        )
    return words


def _counts(proposal: Proposal) -> Mapping[Kind, int]:
    kinds = [post.kind for post in proposal.posts]
    return {kind: kinds.count(kind) for kind in Kind}


def scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # What is behind shows through: a scroll area would fill its ground in the colour of a page.
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
