# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the header: the period, and how far the owner is."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping_ui.export.period import ALL, Period, between, choices
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import DateField, Field
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

STEPS = ("Check", "Choose", "Save")

_DISC = 20
_WORD = 7
_GAP = 8
_DASH = 22


class PeriodMenu(MenuButton):
    """The period, with a menu of others; `chosen` comes when the owner chooses."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ALL.words, icon="calendar-days", parent=parent)
        self.setAccessibleDescription("Which posts are saved")
        self._period = ALL
        self._today = date.min

    @property
    def period(self) -> Period:
        return self._period

    def show_period(self, period: Period, today: date) -> None:
        """Show what is chosen, and offer the others as seen from today."""
        self._period, self._today = period, today
        self.setText(period.words)
        self.menu_shown.clear()
        for one in choices(today):
            self.add_choice(one.words, partial(self.chosen.emit, one), checked=one == period)
        self.menu_shown.addSeparator()
        own = period.words not in {one.words for one in choices(today)}
        self.add_choice("Choose dates…", self.ask, checked=own)

    def ask(self) -> None:
        """Ask for two dates."""
        dialog = DatesDialog(self, self._period, self._today)
        dialog.chosen.connect(self.chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class DatesDialog(Dialog):
    """From which day until which, both included."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, period: Period, today: date) -> None:
        super().__init__(parent, "Choose dates", "Posts of these days are saved.", primary="Choose")
        self.first, self.last = DateField(), DateField()
        month = choices(today)[1]
        start = period.start or month.start or today
        end = period.end or month.end or today
        for field, day in ((self.first, start), (self.last, date.fromordinal(end.toordinal() - 1))):
            field.setDate(QDate(day.year, day.month, day.day))
            field.setCalendarPopup(False)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field("From", self.first))
        row.addWidget(Field("Until", self.last))
        self.inner.addLayout(row)
        self.setMinimumWidth(420)
        self.accepted.connect(self._tell)
        self.first.setFocus()

    def _tell(self) -> None:
        self.chosen.emit(between(_day(self.first), _day(self.last)))


def _day(field: DateField) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


class Steps(QWidget):
    """Check, Choose, Save: what is done, and where the owner is. Not a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    @property
    def at(self) -> int:
        """The number of the present step, from 0; 3 when all are done."""
        return self._at

    def set_step(self, at: int) -> None:
        self._at = at
        if at < len(STEPS):
            self.setAccessibleName(f"Step {at + 1} of {len(STEPS)}: {STEPS[at]}")
        else:
            self.setAccessibleName("All steps done")
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = sum(max(text_width(word, style) for style in ("chip", "button-small")) + 1 for word in STEPS)
        discs = len(STEPS) * (_DISC + _WORD)
        return QSize(round(words + discs + (len(STEPS) - 1) * (_DASH + 2 * _GAP)) + 6, px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 1.0
        for number, word in enumerate(STEPS):
            x = self._paint_step(painter, x, number, word)
            if number < len(STEPS) - 1:
                painter.fillRect(QRectF(x + _GAP, self.height() // 2, _DASH, 1), color("line"))
                x += _DASH + 2 * _GAP

    def _paint_step(self, painter: QPainter, x: float, number: int, word: str) -> float:
        disc = QRectF(x, (self.height() - _DISC) / 2, _DISC, _DISC)
        done, here = number < self._at, number == self._at
        ground = color("accent-soft") if done else color("accent") if here else None
        paint_box(painter, disc, _DISC / 2, ground, None if done or here else color("line-control"))
        if done:
            draw_icon(painter, disc.left() + 4, disc.top() + 4, "check", "accent-text", 12)
        else:
            tint = color("accent-on" if here else "text-2")
            paint_text(painter, disc, str(number + 1), "micro-strong", tint, Qt.AlignmentFlag.AlignHCenter)
        x += _DISC + _WORD
        style, tone = ("chip", "text") if here else ("button-small", "text-2")
        width = text_width(word, style) + 1
        paint_text(painter, QRectF(x, 0, width, self.height()), word, style, color(tone))
        return x + width
