# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""One day of the month: its number, its chips in as much room as there is, and "+2 more" for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.day_face import MORE, DayLook, Face
from secondhelping_ui.calendar_page.load import Tone
from secondhelping_ui.theme import color, px, theme
from secondhelping_ui.widgets.painting import paint_text, text_width
from secondhelping_ui.wording import counted, long_date


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
        return QSize(round(text_width(self.text(), "micro")) + 12, px(MORE))

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
        self._shown = 0
        self._face = Face.of(self.look, (), {}, (0, 0), low=False)
        self._arranged: tuple[int, int, int] | None = None
        self._target: Tone | None = None
        self._closed = ""
        self.more = MoreButton(self)
        self.more.hide()
        self.more.clicked.connect(lambda: self.more_asked.emit(self))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # It fills all of itself: what is behind need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def day(self) -> date:
        return self.look.day

    @property
    def chips(self) -> list[Chip]:
        """The chips on the screen, in order."""
        return self._chips[: self._shown]

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
        """Show a day, once it is arranged; what is there already is left alone."""
        if (look, rows, low) == (self.look, self.rows, self._low) and accounts == self._accounts:
            return
        self.look, self.rows, self._accounts, self._low = look, rows, accounts, low
        self._arranged = None
        self.setAccessibleName(day_words(look, rows))
        self.setToolTip(look.name)
        self.update()

    def set_target(self, target: Tone | None) -> None:
        """How something that is carried over this day would do there; None for nothing."""
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
        self.arrange()

    def arrange(self) -> None:
        """Put the chips in their places for the present size; what is in its place already is left alone."""
        wanted = (self.width(), self.height(), theme().scale)
        if wanted != self._arranged:
            self._arranged = wanted
            self._arrange()
            self.update()

    def _arrange(self) -> None:
        face = Face.of(self.look, self.rows, self._accounts, (self.width(), self.height()), low=self._low)
        self._face = face
        self._make(len(face.places))
        for chip, row, said, (place, density) in zip(
            self._chips, face.rows, face.said, face.places, strict=False
        ):
            chip.show_row(row, self._accounts, density, said)
            if chip.geometry() != place:
                chip.setGeometry(place)
        shown = len(face.places)
        for chip in self._chips[self._shown : shown]:
            chip.show()
        for chip in self._chips[shown : self._shown]:
            chip.hide()
        self._shown = shown
        self._arrange_more(len(self.rows) - shown)

    def _arrange_more(self, number: int) -> None:
        self.more.setVisible(number > 0)
        if number:
            self.more.show_number(number)
            room = self._face.more_place
            room.setWidth(min(room.width(), self.more.sizeHint().width()))
            self.more.setGeometry(room)

    def _make(self, number: int) -> None:
        while len(self._chips) < number:
            chip = Chip(self)
            # They are painted with the day, in one go: to paint each by itself takes longer than the painting.
            chip.setUpdatesEnabled(False)
            self._chips.append(chip)
            self.chip_made.emit(chip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

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
        known = self._face.picture(self.devicePixelRatioF()) if self._plain() else None
        if known is not None:
            painter.drawPixmap(0, 0, known)
            return
        self._face.paint(painter, self._closed, self._target)
        for chip in self.chips:
            place = chip.geometry()
            if event.rect().intersects(place):
                chip.paint(painter, QRectF(place))

    def _plain(self) -> bool:
        """Whether nothing is to be seen but the day and what stands on it."""
        if self._closed or self._target is not None:
            return False
        pointed = self.underMouse()
        return not any(chip.marked or (pointed and chip.underMouse()) for chip in self.chips)


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
