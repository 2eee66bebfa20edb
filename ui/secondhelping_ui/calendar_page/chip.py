# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A post or a talk time on a day of the month: a button painted as a chip, which can be lifted and carried."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.chips import PostLook, paint_post_chip, paint_talk_chip, post_chip_height
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.widgets.remembered import Remembered
from secondhelping_ui.wording import KIND_NAMES, clock_time, counted, listed, long_date, tip

RADIUS = 6
_MOVING_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_NOTHING = Occurrence(at=datetime.min)


class Density(Enum):
    """How much of a post a chip shows: two lines of its text, one, or text beside the time."""

    FULL = 2
    ONE = 1
    LINE = 0


def chip_height(row: Occurrence, density: Density, *, low: bool = False) -> int:
    """The height of a chip in px; `low` in low windows."""
    return height_of(density, talk=row.talk_time_id is not None, low=low)


def height_of(density: Density, *, talk: bool, low: bool = False) -> int:
    """The height of a chip in px, of a talk time or of a post."""
    if talk:
        return px(18 if low else 20)
    return px(19) if low and density is Density.LINE else post_chip_height(density.value)


def marks_of(row: Occurrence, accounts: Mapping[AccountId, Account]) -> tuple[str, ...]:
    """The monograms of a post's networks."""
    return tuple(accounts[number].network.monogram for number in row.accounts if number in accounts)


def chip_words(row: Occurrence, accounts: Mapping[AccountId, Account]) -> str:
    """What a screen reader says of a chip (design system, section 14)."""
    when = f"{long_date(row.day)}, {clock_time(row.at)}"
    if row.kind is None or row.talk_time_id is not None:
        return f"Talk time, {when}, {counted(row.minutes, 'minute')}. Live, not exported."
    parts = [
        KIND_NAMES[row.kind],
        when,
        listed(_networks(row, accounts)),
        " ".join(row.text.split()).rstrip("."),
    ]
    parts += ["Exported"] if row.exported else []
    parts += ["Served again"] if row.again else []
    parts += ["Repeats"] if row.repeats else []
    parts += ["In a run that breaks your rule"] if row.broken else []
    return ". ".join(part for part in parts if part) + "."


class Said(NamedTuple):
    """What a chip shows and says of an occurrence: marks, what the painters are told of a post, and the words for a
    screen reader."""

    marks: tuple[str, ...]
    post: PostLook | None
    spoken: str


_said: Remembered[Occurrence, tuple[Mapping[AccountId, Account], Said]] = Remembered(2000)


def said_of(row: Occurrence, accounts: Mapping[AccountId, Account]) -> Said:
    """What is shown and said of an occurrence, remembered for as long as the accounts are the ones that were read."""
    found = _said.get(row)
    if found is None or found[0] is not accounts:
        found = _said.put(row, (accounts, _made(row, accounts)))
    return found[1]


def _made(row: Occurrence, accounts: Mapping[AccountId, Account]) -> Said:
    marks, post = marks_of(row, accounts), None
    if row.kind is not None:
        text = " ".join(row.text.split())
        post = PostLook(row.kind, clock_time(row.at), text, marks, row.exported, row.again, row.repeats)
    return Said(marks, post, chip_words(row, accounts))


class Chip(QAbstractButton):
    """One occurrence. `lifted` comes when the mouse pulls at it, with where it was taken hold of; `picked` when it is
    pressed, with the keys held: with Ctrl or Shift it is chosen besides others, and not opened."""

    lifted = Signal(object, QPointF)
    focused = Signal(object)
    picked = Signal(object, object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = _NOTHING
        self.radius = float(RADIUS)
        self._said = Said((), None, "")
        self._accounts: Mapping[AccountId, Account] = {}
        self._density = Density.ONE
        self._pressed_at: QPointF | None = None
        self._ghost = False
        self._tip_told = False
        self.selected = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_row(
        self,
        row: Occurrence,
        accounts: Mapping[AccountId, Account],
        density: Density,
        said: Said | None = None,
    ) -> None:
        """Show another occurrence, or the same one with more or less room; `said` where it is at hand already."""
        other = row is not self.row or accounts is not self._accounts
        if not other and density is self._density and not self._ghost:
            return
        self._density, self._ghost = density, False
        if other:
            self.row, self._accounts = row, accounts
            self._said = said if said is not None else said_of(row, accounts)
            self.setAccessibleName(self._said.spoken)
            if self._tip_told:
                self._tell_tip()
        self.renew()

    def renew(self) -> None:
        """Paint it anew: the day it stands on does, or it does by itself."""
        parent = self.parentWidget()
        if parent is not None:
            parent.update(self.geometry())
        else:
            self.update()

    def set_ghost(self, ghost: bool) -> None:
        """Show that it is being carried: a dashed line where it stood."""
        self._ghost = ghost
        self.renew()

    def set_selected(self, selected: bool) -> None:
        """Show whether it is one of several that are chosen."""
        if selected != self.selected:
            self.selected = selected
            self.renew()

    @property
    def movable(self) -> bool:
        return not self.row.exported

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, chip_height(self.row, self._density))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        # Told when the mouse comes: a month has a hundred chips, and the owner points at a few of them.
        self._tell_tip()
        self.renew()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.renew()
        super().leaveEvent(event)

    def _tell_tip(self) -> None:
        """What the mouse is told; of another occurrence than before, where the mouse stood still."""
        self._tip_told = self.underMouse()
        known = self._tip_told and self.row is not _NOTHING
        self.setToolTip(_tip(self.row, self._accounts) if known else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrows to go to the next button; the calendar moves by day.
        if event.key() in _MOVING_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position() if left else None
        held = event.modifiers() & _CHOOSING
        if left:
            self.picked.emit(self, held)
        self.focused.emit(self)
        if held and left:
            event.accept()
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = (event.position() - start).manhattanLength() if start is not None else 0
        if start is not None and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.lifted.emit(self, start)
            return
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.focused.emit(self)
        self.menu_asked.emit(self, event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint(QPainter(self), QRectF(self.rect()))

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into `box`."""
        ghost = self._ghost
        said, hovered = self._said, self.underMouse() and not ghost
        if said.post is not None and (hovered or ghost):
            said = said._replace(post=replace(said.post, hovered=hovered, ghost=ghost))
        painter.setOpacity(0.5 if ghost and said.post is None else 1.0)
        paint_said(painter, box, self.row, said, self._density)
        painter.setOpacity(1.0)
        if self.selected:
            paint_box(painter, box, RADIUS, color("accent", 0.14), color("accent"), 2.0)

    @property
    def marked(self) -> bool:
        """Whether it is chosen, or is being carried."""
        return self.selected or self._ghost


def paint_said(painter: QPainter, box: QRectF, row: Occurrence, said: Said, density: Density) -> None:
    """Draw an occurrence as a chip."""
    if said.post is None:
        paint_talk_chip(painter, box, clock_time(row.at))
    else:
        paint_post_chip(painter, box, said.post, density.value, broken=row.broken)


def _tip(row: Occurrence, accounts: Mapping[AccountId, Account]) -> str:
    if row.kind is None:
        return f"Talk time, {counted(row.minutes, 'minute')}. Live, never automated."
    state = ["exported"] if row.exported else []
    state += ["served again"] if row.again else []
    state += ["repeats"] if row.repeats else []
    state += ["in a run that breaks your rule"] if row.broken else []
    head = ", ".join([KIND_NAMES[row.kind], listed(_networks(row, accounts)), *state])
    return tip(f"{head}\n{row.text}")


def _networks(row: Occurrence, accounts: Mapping[AccountId, Account]) -> list[str]:
    return [accounts[number].network.label for number in row.accounts if number in accounts]
