# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""One week of the month: gutter, seven days, and, where it breaks the rule, the outline and the reason."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping_ui.calendar_page.day import DayCell
from secondhelping_ui.calendar_page.day_face import DayLook, Face
from secondhelping_ui.calendar_page.gutter import Gutter, WeekLook
from secondhelping_ui.calendar_page.month import DAY, Month, Strip
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import counted

GUTTER = 112
GUTTER_LOW = 98
_WEEKEND = 0.66


def columns(width: int, *, low: bool = False) -> list[tuple[int, int]]:
    """Left edge and width of the gutter and the seven days; the weekend's are narrower."""
    gutter = px(GUTTER_LOW if low else GUTTER)
    unit = max(0.0, width - gutter) / (5 + 2 * _WEEKEND)
    edges = [0.0, float(gutter)]
    for number in range(7):
        edges.append(edges[-1] + (unit if number < 5 else unit * _WEEKEND))
    whole = [round(edge) for edge in edges]
    return [(left, right - left) for left, right in itertools.pairwise(whole)]


def strip_height(*, low: bool = False) -> int:
    """The height in px of the strip with the reason, its place at the lower edge included."""
    return px(28 if low else 34) + 2


class ReasonStrip(QWidget):
    """Why a week breaks the rule, in one sentence, and the button that puts it right."""

    fix_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "tray", elide=True)
        self._button = Button(
            "Fix this week",
            size="small",
            icon="wand-sparkles",
            key="F",
            tip="Shows the smallest changes that would put it right (F)",
        )
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.fix_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", "attn", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)

    @property
    def button(self) -> Button:
        return self._button

    @property
    def text(self) -> str:
        return self._words.text()

    def show_strip(self, strip: Strip, *, low: bool = False) -> None:
        more = f" And {counted(strip.more, 'more run')}." if strip.more else ""
        self._words.set_parts(
            [(strip.headline, "meta-strong", "text"), (f" {strip.rest}{more}", "meta", "text")]
        )
        self._words.setToolTip(strip.sentence)
        self.setAccessibleName(f"{strip.sentence}{more}")
        self._button.setFixedHeight(px(22 if low else 26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, 8, 8)
        path.addRect(box.adjusted(0, 0, 0, -10))
        painter.fillPath(path, color("attn-soft"))
        painter.fillRect(0, 0, self.width(), 1, color("attn-line"))


class Outline(QWidget):
    """The line round a week that breaks the rule. It lies over the days and lets the mouse through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 10, None, color("attn-fill"), 2.0)


class WeekRow(QWidget):
    """A week. What it shows is given to it; it only knows how to lay it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        # It fills all of itself: what is behind need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.gutter = Gutter(self)
        self.cells = [DayCell(self) for _ in range(7)]
        self.strip = ReasonStrip(self)
        self.outline = Outline(self)
        self.strip.hide()
        self.outline.hide()

    @property
    def over(self) -> bool:
        """Whether the week takes part in a broken run."""
        return not self.strip.isHidden()

    @property
    def monday(self) -> date:
        return self.gutter.look.monday

    def show_week(
        self,
        month: Month,
        monday: date,
        accounts: Mapping[AccountId, Account],
        limit: float | None,
        *,
        low: bool = False,
    ) -> None:
        """Show a week of a month, once it is arranged; days that stay as they were are left alone."""
        strip = month.strips.get(monday)
        self._low = low
        self.gutter.show_week(week_look(month, monday, limit), low=low)
        self.strip.setVisible(strip is not None)
        self.outline.setVisible(strip is not None)
        if strip is not None:
            self.strip.show_strip(strip, low=low)
        for number, cell in enumerate(self.cells):
            day = monday + DAY * number
            cell.show_day(day_look(month, day), month.on(day), accounts, low=low)

    def arrange(self) -> None:
        """Put everything in its place for the present size."""
        below = strip_height(low=self._low) if self.over else 0
        height = self.height() - below - 1
        edges = columns(self.width(), low=self._low)
        self.gutter.setGeometry(edges[0][0], 0, edges[0][1], height)
        for cell, (left, width) in zip(self.cells, edges[1:], strict=True):
            cell.setGeometry(left, 0, width, height)
            cell.arrange()
        if self.over:
            left = 6 if self._low else 10
            self.outline.setGeometry(left, 0, self.width() - left, self.height())
            self.strip.setGeometry(left + 2, height, self.width() - left - 4, below - 1)
            self.strip.raise_()
            self.outline.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))


def week_look(month: Month, monday: date, limit: float | None) -> WeekLook:
    """What the end of a week shows."""
    strip = month.strips.get(monday)
    return WeekLook(monday, month.mix_of_week(monday), limit, strip.sentence if strip else "")


def faces(
    month: Month, monday: date, accounts: Mapping[AccountId, Account], size: tuple[int, int], *, low: bool
) -> Iterator[Face]:
    """The days of a week as they will look in a row of `size` px, its strip left out."""
    for number, (_left, width) in enumerate(columns(size[0], low=low)[1:]):
        day = monday + DAY * number
        room = (width, size[1] - 1)
        yield Face.of(day_look(month, day), month.on(day), accounts, room, low=low)


def day_look(month: Month, day: date) -> DayLook:
    """What a day is within a month. The first day shown and the first of a month carry the month's name."""
    return DayLook(
        day,
        in_month=month.frame.in_month(day),
        today=day == month.today,
        past=day < month.today,
        month_named=day.day == 1 or day == month.frame.first,
        name=month.named.get(day, ""),
    )
