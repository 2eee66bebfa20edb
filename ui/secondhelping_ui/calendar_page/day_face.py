# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a day of the month looks: where its chips stand, and how it is painted, by itself or as a picture made ahead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import Density, Said, height_of, paint_said, said_of
from secondhelping_ui.calendar_page.load import PAST, Tone
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import blended, color, mixed, px, theme
from secondhelping_ui.widgets.painting import paint_box, paint_hatch, paint_text, text_width
from secondhelping_ui.widgets.pictures import Pictures, as_on_screen
from secondhelping_ui.wording import day_words as day_words_in

MORE = 15
"""The height of "+2 more", in px at 100 % text."""

_LEFT, _RIGHT, _BOTTOM = 5, 5, 4
_NAME = 13
_FLAG = 18

_SUNKEN = 0.7
"""How much of the sunken colour a day that is over shows while something is carried."""

PICTURES_BOUND = 24_000_000
"""Bytes; pictures take twice as much at most (see `Remembered`)."""

pictures = Pictures(PICTURES_BOUND)
"""Of days and of the ends of weeks, of the months around the one in front."""


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
    return [density for density, _height in fitted(rows, room, gap, low=low)]


def fitted(
    rows: Sequence[Occurrence], room: int, gap: int, *, low: bool = False
) -> Sequence[tuple[Density, int]]:
    """The same, with the height of each in px."""
    # Days with as many posts and talk times, of the same height, are shown alike: a month has few kinds of them.
    talks = tuple(row.talk_time_id is not None for row in rows)
    return _fitted(talks, room, gap, low, theme().scale)


@lru_cache(maxsize=2000)
def _fitted(
    talks: tuple[bool, ...], room: int, gap: int, low: bool, _scale: int
) -> tuple[tuple[Density, int], ...]:
    shown = len(talks)
    spare = room - _height(talks, gap, low)
    while spare < 0 and shown:
        shown -= 1
        spare = room - _height(talks[:shown], gap, low) - gap - px(MORE)
    found = [Density.LINE] * shown
    roomy = (Density.ONE, Density.FULL) if len(talks) <= 2 and not low else (Density.ONE,)
    for density in roomy:
        for number, talk in enumerate(talks[:shown]):
            more = height_of(density, talk=talk, low=low) - height_of(found[number], talk=talk, low=low)
            if more <= spare:
                found[number] = density
                spare -= more
    heights = [height_of(d, talk=t, low=low) for d, t in zip(found, talks, strict=False)]
    return tuple(zip(found, heights, strict=True))


def _height(talks: Sequence[bool], gap: int, low: bool) -> int:
    low_chips = sum(height_of(Density.LINE, talk=talk, low=low) for talk in talks)
    return low_chips + gap * max(0, len(talks) - 1)


@dataclass(frozen=True, slots=True)
class Face:
    """A day as it looks in a given room. `places` are those of the chips there is room for."""

    look: DayLook
    rows: tuple[Occurrence, ...]
    said: tuple[Said, ...]
    places: tuple[tuple[QRect, Density], ...]
    size: tuple[int, int]
    low: bool

    @classmethod
    def of(
        cls,
        look: DayLook,
        rows: tuple[Occurrence, ...],
        accounts: Mapping[AccountId, Account],
        size: tuple[int, int],
        *,
        low: bool,
    ) -> "Face":
        """Lay out a day in a room of so many px."""
        gap, y = 2 if low else 3, _head(look, low=low)
        width = max(20, size[0] - _LEFT - _RIGHT)
        places = []
        for density, height in fitted(rows, size[1] - y - _BOTTOM, gap, low=low):
            places.append((QRect(_LEFT, y, width, height), density))
            y += height + gap
        shown = rows[: len(places)]
        return cls(look, shown, tuple(said_of(row, accounts) for row in shown), tuple(places), size, low)

    @property
    def more_place(self) -> QRect:
        """Where "+2 more" stands, below the chips."""
        gap, y = 2 if self.low else 3, _head(self.look, low=self.low)
        y += sum(place.height() + gap for place, _density in self.places)
        return QRect(_LEFT, y, max(20, self.size[0] - _LEFT - _RIGHT), px(MORE))

    # The picture

    def picture(self, dpr: float) -> QPixmap | None:
        """The day from a picture that was made ahead; None where there is none."""
        return pictures.get(dpr, self.size, self._key())

    def make_picture(self, dpr: float) -> None:
        """Paint the day ahead, where a picture of it looks as it does on the screen."""
        if as_on_screen(dpr):
            pictures.made(dpr, self.size, self._key(), self._draw, color("bg-canvas"))

    def _key(self) -> tuple[object, ...]:
        # All that is painted goes into it, so that no change can leave an old picture on the screen.
        # The places too: how the same few rows are laid out depends on how many the day has in all.
        places = tuple((place.y(), place.width(), place.height(), density) for place, density in self.places)
        return ("day", self.look, self.low, self.rows, places, tuple(said.marks for said in self.said))

    def _draw(self, painter: QPainter, _room: QRectF) -> None:
        self.paint(painter)
        for row, said, (place, density) in zip(self.rows, self.said, self.places, strict=True):
            paint_said(painter, QRectF(place), row, said, density)

    # Painting

    def paint(self, painter: QPainter, closed: str = "", target: Tone | None = None) -> None:
        """Draw the day without its chips. `closed` is what speaks against laying here what is carried; `target` how it
        would do there, while it hovers over the day."""
        width, height = self.size
        # One opaque ground: to lay a clear one over another takes as long as all the rest of the day.
        painter.fillRect(0, 0, width, height, self._ground(over=closed == PAST))
        painter.fillRect(width - 1, 0, 1, height, color("line-subtle"))
        if closed != PAST and (closed or self.look.name):
            paint_hatch(painter, QRectF(0, 0, width - 1, height))
        self._paint_number(painter)
        if self.look.name:
            self._paint_name(painter)
        if closed not in ("", PAST):
            self._paint_closed(painter, closed)
        if target is not None:
            box = QRectF(0, 0, width, height).adjusted(1, 1, -2, -1)
            paint_box(painter, box, 8, color(target.fill, 0.08), color(target.fill), 2.0)

    def _paint_name(self, painter: QPainter) -> None:
        """A flag beside the number, and the holiday's name below it, or beside it where days are low."""
        top, height = (3.0, px(16)) if self.low else (5.0, px(18))
        x = _LEFT + 3 + text_width(self.look.number, "meta-strong") + (60 if self.look.today else 6)
        draw_icon(painter, x, top + (height - 12) / 2, "flag", "text-3", 12)
        room = QRectF(_LEFT + 3, top + height - 1, self.size[0] - _LEFT - 6, px(_NAME))
        if self.low:
            room = QRectF(x + 16, top, self.size[0] - x - 20, height)
        if room.width() > 24:
            paint_text(painter, room, self.look.name, "micro", color("text-2"))

    def _paint_closed(self, painter: QPainter, closed: str) -> None:
        """Why, in the corner that the number leaves free; the figure alone where there is little room."""
        room = self.size[0] - (92 if self.look.today else 74 if self.look.month_named else 36)
        room -= _FLAG if self.look.name else 0
        for words in (closed, closed.removeprefix("Would make ")):
            width = text_width(words, "micro") + 10
            if width <= room:
                box = QRectF(self.size[0] - width - 4, 5, width, px(16))
                paint_box(painter, box, 5, color("bg-surface"))
                paint_text(painter, box.adjusted(5, 0, -4, 0), words, "micro", color("text-2"))
                return

    def _ground(self, *, over: bool) -> QColor:
        """The colour of the day; sunken where it is `over` for what is carried."""
        if not self.look.in_month:
            ground = color("bg-canvas")
        elif self.look.weekend or self.look.past:
            ground = mixed("bg-surface", "bg-canvas", 0.45)
        else:
            ground = color("bg-surface")
        return blended(color("bg-sunken"), ground, _SUNKEN) if over else ground

    def _paint_number(self, painter: QPainter) -> None:
        top = 3.0 if self.low else 5.0
        height = float(px(16 if self.low else 18))
        x = _LEFT + 3.0
        text = self.look.number
        if not self.look.today:
            quiet = not self.look.in_month or self.look.past
            room = QRectF(x, top, self.size[0] - x, height)
            paint_text(painter, room, text, "meta-strong", color("text-3" if quiet else "text"))
            return
        width = text_width(text, "meta-strong")
        pill = QRectF(x - 3, top, max(20.0, width + 10), height)
        paint_box(painter, pill, height / 2, color("accent"))
        paint_text(painter, pill, text, "meta-strong", color("accent-on"), Qt.AlignmentFlag.AlignHCenter)
        room = QRectF(pill.right() + 5, top, self.size[0] - pill.right() - 5, height)
        paint_text(painter, room, "Today", "micro-strong", color("accent-text"))


def _head(look: DayLook, *, low: bool) -> int:
    """What the number of the day takes, and its name, in px."""
    if low:
        return 3 + px(16)
    return 5 + px(18) + (px(_NAME) if look.name else 0) + 3
