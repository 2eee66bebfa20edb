# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""One day of the month: its number, its chips in as much room as there is, and "+2 more" for the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import Chip, Density, chip_height
from secondhelping_ui.calendar_page.load import PAST
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, mixed, px
from secondhelping_ui.widgets.painting import paint_box, paint_hatch, paint_text, text_width
from secondhelping_ui.wording import counted, long_date
from secondhelping_ui.wording import day_words as day_words_in

_LEFT, _RIGHT, _BOTTOM = 5, 5, 4
_MORE = 15
_NAME = 13


@dataclass(frozen=True, slots=True)
class DayLook:
    """What a day is, apart from what stands on it. `month_named` days carry their month's name; `name` is that of a
    public holiday or of the owner's days off."""

    day: date
    in_month: bool = True
    today: bool = False
    past: bool = False
    month_named: bool = False
    name: str = ""

    @property
    def weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def number(self) -> str:
        form = "d MMM" if self.month_named else "d"
        return day_words_in(self.day, form)


def fit(rows: Sequence[Occurrence], room: int, gap: int, *, low: bool = False) -> list[Density]:
    """How the first chips are shown, as many as fit into `room` px.

    Every post has its text beside the time, then, from the first on, a line of its own, then two lines where
    a day has one or two items; always as far as there is room. Where not all fit, there is room for "+2 more".
    """
    shown = len(rows)
    spare = room - _height(rows, gap, low)
    while spare < 0 and shown:
        shown -= 1
        spare = room - _height(rows[:shown], gap, low) - gap - px(_MORE)
    found = [Density.LINE] * shown
    roomy = (Density.ONE, Density.FULL) if len(rows) <= 2 and not low else (Density.ONE,)
    for density in roomy:
        for number, row in enumerate(rows[:shown]):
            more = chip_height(row, density, low=low) - chip_height(row, found[number], low=low)
            if more <= spare:
                found[number] = density
                spare -= more
    return found


def _height(rows: Sequence[Occurrence], gap: int, low: bool) -> int:
    low_chips = sum(chip_height(row, Density.LINE, low=low) for row in rows)
    return low_chips + gap * max(0, len(rows) - 1)


class MoreButton(QAbstractButton):
    """ "+2 more": opens the list of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_number(self, number: int) -> None:
        self.setText(f"+{number} more")
        self.setAccessibleName(f"{counted(number, 'more item')} on this day. Show all.")

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), "micro")) + 12, px(_MORE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tone = "accent-text" if self.underMouse() else "text-2"
        room = QRectF(self.rect()).adjusted(6, 0, 0, 0)
        paint_text(QPainter(self), room, self.text(), "micro", color(tone))


class DayCell(QWidget):
    """A day. The chips are kept and shown anew: a month is turned without making a widget."""

    chip_made = Signal(object)
    pressed = Signal(object)
    more_asked = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = DayLook(date.min)
        self.rows: tuple[Occurrence, ...] = ()
        self._accounts: Mapping[AccountId, Account] = {}
        self._chips: list[Chip] = []
        self._low = False
        self._target: bool | None = None
        self._closed = ""
        self.more = MoreButton(self)
        self.more.hide()
        self.more.clicked.connect(lambda: self.more_asked.emit(self))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def day(self) -> date:
        return self.look.day

    @property
    def chips(self) -> list[Chip]:
        """The chips on the screen, in order."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def chip_of(self, row: Occurrence) -> Chip | None:
        """The chip that shows this occurrence, if there is room for it."""
        return next((chip for chip in self.chips if same(chip.row, row)), None)

    def show_day(
        self,
        look: DayLook,
        rows: tuple[Occurrence, ...],
        accounts: Mapping[AccountId, Account],
        *,
        low: bool = False,
    ) -> None:
        """Show a day; what is there already is left alone."""
        if (look, rows, low) == (self.look, self.rows, self._low) and accounts == self._accounts:
            return
        self.look, self.rows, self._accounts, self._low = look, rows, accounts, low
        self.setAccessibleName(day_words(look, rows))
        self.setToolTip(look.name)
        self._arrange()
        self.update()

    def set_target(self, target: bool | None) -> None:
        """Whether something is carried over this day: True where it would do well, None for not at all."""
        if self._target != target:
            self._target = target
            self.update()

    @property
    def closed(self) -> str:
        """What speaks against laying here what is carried, in a few words; "" for nothing."""
        return self._closed

    def set_closed(self, why: str) -> None:
        """Grey the day while something is carried that had better not be laid here."""
        if why != self._closed:
            self._closed = why
            self.update()

    def restyle(self) -> None:
        self._arrange()

    def _gap(self) -> int:
        return 2 if self._low else 3

    def _head(self) -> int:
        name = px(_NAME) if self.look.name and not self._low else 0
        return 3 + px(16) if self._low else 5 + px(18) + name + 3

    def _arrange(self) -> None:
        room = self.height() - self._head() - _BOTTOM
        fitted = fit(self.rows, room, self._gap(), low=self._low)
        self._make(len(fitted))
        y = self._head()
        width = max(20, self.width() - _LEFT - _RIGHT)
        for number, chip in enumerate(self._chips):
            shown = number < len(fitted)
            chip.setVisible(shown)
            if shown:
                row = self.rows[number]
                height = chip_height(row, fitted[number], low=self._low)
                chip.show_row(row, self._accounts, fitted[number])
                chip.setGeometry(_LEFT, y, width, height)
                y += height + self._gap()
        self._arrange_more(len(self.rows) - len(fitted), y, width)

    def _arrange_more(self, number: int, y: int, width: int) -> None:
        self.more.setVisible(number > 0)
        if number:
            self.more.show_number(number)
            self.more.setGeometry(_LEFT, y, min(width, self.more.sizeHint().width()), px(_MORE))

    def _make(self, number: int) -> None:
        while len(self._chips) < number:
            chip = Chip(self)
            self._chips.append(chip)
            self.chip_made.emit(chip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pressed.emit(self)
        self.menu_asked.emit(self, event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground())
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color("line-subtle"))
        if self.look.name and not self._closed:
            paint_hatch(painter, QRectF(self.rect()).adjusted(0, 0, -1, 0))
        if self._closed == PAST:
            painter.fillRect(QRectF(self.rect()).adjusted(0, 0, -1, 0), color("bg-sunken", 0.7))
        elif self._closed:
            paint_hatch(painter, QRectF(self.rect()).adjusted(0, 0, -1, 0))
        self._paint_number(painter)
        if self.look.name:
            self._paint_name(painter)
        if self._closed not in ("", PAST):
            self._paint_closed(painter)
        if self._target is not None:
            box = QRectF(self.rect()).adjusted(1, 1, -2, -1)
            tone = "accent" if self._target else "attn-fill"
            paint_box(painter, box, 8, color(tone, 0.08), color(tone), 2.0)

    def _paint_name(self, painter: QPainter) -> None:
        """A flag beside the number, and the holiday's name below it, or beside it where days are low."""
        top, height = (3.0, px(16)) if self._low else (5.0, px(18))
        x = _LEFT + 3 + text_width(self.look.number, "meta-strong") + (60 if self.look.today else 6)
        draw_icon(painter, x, top + (height - 12) / 2, "flag", "text-3", 12)
        room = QRectF(_LEFT + 3, top + height - 1, self.width() - _LEFT - 6, px(_NAME))
        if self._low:
            room = QRectF(x + 16, top, self.width() - x - 20, height)
        if room.width() > 24:
            paint_text(painter, room, self.look.name, "micro", color("text-2"))

    def _paint_closed(self, painter: QPainter) -> None:
        """Why, in the corner that the number leaves free; the figure alone where there is little room."""
        room = self.width() - (92 if self.look.today else 74 if self.look.month_named else 36)
        for words in (self._closed, self._closed.removeprefix("Would make ")):
            width = text_width(words, "micro") + 10
            if width <= room:
                box = QRectF(self.width() - width - 4, 5, width, px(16))
                paint_box(painter, box, 5, color("bg-surface"))
                paint_text(painter, box.adjusted(5, 0, -4, 0), words, "micro", color("text-2"))
                return

    def _ground(self) -> QColor:
        if not self.look.in_month:
            return color("bg-canvas")
        if self.look.weekend or self.look.past:
            return mixed("bg-surface", "bg-canvas", 0.45)
        return color("bg-surface")

    def _paint_number(self, painter: QPainter) -> None:
        top = 3.0 if self._low else 5.0
        height = float(px(16 if self._low else 18))
        x = _LEFT + 3.0
        text = self.look.number
        width = text_width(text, "meta-strong")
        if not self.look.today:
            quiet = not self.look.in_month or self.look.past
            room = QRectF(x, top, self.width() - x, height)
            paint_text(painter, room, text, "meta-strong", color("text-3" if quiet else "text"))
            return
        pill = QRectF(x - 3, top, max(20.0, width + 10), height)
        paint_box(painter, pill, height / 2, color("accent"))
        paint_text(painter, pill, text, "meta-strong", color("accent-on"), Qt.AlignmentFlag.AlignHCenter)
        room = QRectF(pill.right() + 5, top, self.width() - pill.right() - 5, height)
        paint_text(painter, room, "Today", "micro-strong", color("accent-text"))


def same(one: Occurrence, other: Occurrence) -> bool:
    """Whether two occurrences are the same post or talk time, wherever they stand."""
    return identity(one) == identity(other)


def identity(row: Occurrence) -> tuple[object, ...]:
    """What an occurrence is, wherever it stands."""
    # A post that went out on some of its accounts stands twice: what went out, and what is still to come.
    alone = row.at if row.post_id is None and row.talk_time_id is None else None
    return row.post_id, row.talk_time_id, row.exported, alone


def day_words(look: DayLook, rows: Sequence[Occurrence]) -> str:
    """What a screen reader says of a day: "Wednesday 13 May. 2 posts, 1 talk time." """
    talks = sum(row.kind is None for row in rows)
    posts = len(rows) - talks
    parts = [counted(posts, "post")] if posts else []
    parts += [counted(talks, "talk time")] if talks else []
    today = " Today." if look.today else ""
    name = f", {look.name}" if look.name else ""
    return f"{long_date(look.day)}{name}.{today} {', '.join(parts) or 'Nothing planned'}."
