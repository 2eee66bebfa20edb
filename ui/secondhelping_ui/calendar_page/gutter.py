# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The left end of a week: its number, its mix as a bar with the rule's mark, and the share that promotes."""

import math
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secondhelping_ui.calendar_page.day_face import pictures
from secondhelping_ui.calendar_page.month import Mix
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.mix_bar import DRAWING_ORDER, MARK_OVERHANG, mix_words, paint_mix
from secondhelping_ui.widgets.painting import paint_text
from secondhelping_ui.widgets.pictures import as_on_screen, paint_remembered
from secondhelping_ui.wording import counted


@dataclass(frozen=True, slots=True)
class WeekLook:
    """What a gutter shows. `limit` is the rule's share of promotional posts, None where it sets none."""

    monday: date
    mix: Mix
    limit: float | None = None
    over: str = ""

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week


class Gutter(QWidget):
    """112 px wide (98 in low windows); the second line of figures is left out there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = WeekLook(date.min, Mix())
        self._low = False
        # It fills all of itself: what is behind need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_week(self, look: WeekLook, *, low: bool = False) -> None:
        if (look, low) == (self.look, self._low):
            return
        self.look, self._low = look, low
        self.setAccessibleName(week_words(look))
        self.setToolTip(mix_words(look.mix.counts) if look.mix.posts else "")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dpr = self.devicePixelRatioF()
        if not as_on_screen(dpr):
            self._paint(painter, QRectF(self.rect()))
            return
        # A week that is come back to, or repainted while something is carried, has its picture.
        look, size = self.look, (self.width(), self.height())
        kinds = tuple(look.mix.counts.get(kind, 0) for kind in DRAWING_ORDER)
        key = ("week", look.number, kinds, look.limit, bool(look.over), self._low)
        painter.drawPixmap(0, 0, pictures.made(dpr, size, key, self._paint, color("bg-canvas")))

    def _paint(self, painter: QPainter, _room: QRectF) -> None:
        painter.fillRect(self.rect(), color("bg-canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color("line-subtle"))
        x = 16.0 if self._low else 24.0
        y = 7.0 if self._low else 9.0
        room = self.width() - x - 13
        name = QRectF(x, y, room, px(14))
        paint_text(painter, name, f"Week {self.look.number}", "label", color("text-3"))
        y += px(14) + 8
        shown = self.look.limit is not None and self.look.mix.posts > 0
        limit = 1 - self.look.limit if shown and self.look.limit is not None else None
        self._paint_mix(painter, QRectF(x, y, room, 9), limit)
        if self.look.mix.posts or self.look.over:
            self._paint_figures(painter, x, y + 17)

    def _paint_mix(self, painter: QPainter, bar: QRectF, limit: float | None) -> None:
        """The bar, from a picture: week after week has the same mix."""
        counts = self.look.mix.counts
        key = ("mix", tuple(counts.get(kind, 0) for kind in DRAWING_ORDER), limit)
        box = bar.adjusted(0, -MARK_OVERHANG, 0, MARK_OVERHANG)

        def draw(brush: QPainter, room: QRectF) -> None:
            inside = room.adjusted(0, MARK_OVERHANG, 0, -MARK_OVERHANG)
            paint_mix(brush, inside, counts, limit, "bg-canvas")

        size = (math.ceil(box.width()), round(box.height()))
        paint_remembered(painter, box.topLeft(), size, key, draw)

    def _paint_figures(self, painter: QPainter, x: float, y: float) -> None:
        mix, over = self.look.mix, bool(self.look.over)
        tone = "attn" if over else "text-2"
        name, hue = ("triangle-alert", "attn") if over else ("check", "ok")
        draw_icon(painter, x - 1, y + (px(14) - 14) / 2, name, hue, 14)
        room = QRectF(x + 15, y, self.width() - x - 17, px(14))
        words = share_words(mix)
        bold, plain = ("micro-strong", "caption") if self._low else ("chip-small", "small")
        paint_text(painter, room, words, bold if over else plain, color(tone))
        if not self._low:
            below = QRectF(x, y + px(14) + 4, self.width() - x - 4, px(12))
            posts = f"{mix.promotional} of {counted(mix.posts, 'post')}"
            paint_text(painter, below, posts, "caption", color("text-3"))


def share_words(mix: Mix) -> str:
    """ "38% promo"; three figures would not stand beside the icon."""
    return "all promo" if mix.promotional_percent == 100 else f"{mix.promotional_percent}% promo"


def week_words(look: WeekLook) -> str:
    """What a screen reader says: "Week 21. 3 of 8 posts promote, 38 percent. On LinkedIn, …" """
    mix = look.mix
    if not mix.posts:
        return f"Week {look.number}. No posts."
    verb = "promotes" if mix.promotional == 1 else "promote"
    share = f"{mix.promotional} of {counted(mix.posts, 'post')} {verb}, {mix.promotional_percent} percent."
    return f"Week {look.number}. {share} {look.over or 'Within your rule.'}"
