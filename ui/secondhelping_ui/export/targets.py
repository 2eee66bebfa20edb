# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the posts may go: cards to choose from, the less common schedulers in a menu; locked while paused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.operations import export_plan
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, line_height, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

_ANY = "generic"
_FRONT = ("buffer", "hootsuite", "publer", _ANY)
"""Those with a card of their own; all others stand in the menu of the last card."""
_LEFT = 40
_RIGHT = 12


@dataclass(frozen=True, slots=True)
class Target:
    """A scheduler as a card: `name` is the dialect's, `title` and `line` are shown (`short` in its place where it
    is narrow), `note` is told beside it."""

    name: str
    title: str
    line: str
    icon: str
    note: str
    sure: bool
    learned: bool = False
    short: str = ""


def targets(project: Any = None) -> tuple[Target, ...]:
    """Those a file can be written for: those that the project learned first, the one for any other last."""
    known = {target.name for target in map(_target, export_plan.schedulers())}
    found = (
        replace(target, learned=target.name not in known)
        for target in map(_target, export_plan.schedulers(project))
    )
    return tuple(sorted(found, key=lambda target: (target.name in known, target.name == _ANY)))


def in_front(found: Sequence[Target]) -> list[Target]:
    """Those with a card of their own, in the order of their keys."""
    return [target for target in found if target.name in _FRONT]


def _target(dialect: Any) -> Target:
    line = "CSV, one per account" if dialect.one_file_per_account else "CSV, all in one file"
    if dialect.one_file_per_kind:
        line += " and kind"
    if dialect.name == _ANY:
        return Target(dialect.name, "Any other scheduler", line, "table-2", dialect.note, dialect.sure)
    return Target(dialect.name, dialect.title, line, "file-text", dialect.note, dialect.sure)


class TargetCard(QAbstractButton):
    """One of the cards. Locked ones can be read, not chosen."""

    def __init__(self, target: Target, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self.focus_radius = 10.0
        self.setText(target.title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{target.title}. {target.line}")
        self.setToolTip(f"{target.title} ({number})")

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widest = max(text_width(self.target.title, "strong"), text_width(self.target.line, "small"))
        return QSize(_LEFT + round(widest) + 2 + _RIGHT, px(56))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        on, enabled = self.isChecked() and self.isEnabled(), self.isEnabled()
        if on:
            paint_box(painter, box, 10, color("bg-selected"), color("accent"), 2.0)
        else:
            hovered = "bg-hover" if self.underMouse() else "bg-surface"
            paint_box(painter, box, 10, color(hovered) if enabled else None, color("line"))
        icon = "accent-text" if on else "text-2" if enabled else "text-3"
        high, low = line_height("row"), line_height("small")
        top = (self.height() - high - low) / 2
        draw_icon(painter, 13, top + 1, self.target.icon, icon, 18)
        room = self.width() - _LEFT - _RIGHT
        style, tone = ("strong", "text") if enabled else ("button", "text-3")
        paint_text(painter, QRectF(_LEFT, top, room, high), self.target.title, style, color(tone))
        tone = "text-2" if enabled else "text-3"
        paint_text(painter, QRectF(_LEFT, top + high, room, low), self.line_in(room), "small", color(tone))

    def line_in(self, room: float) -> str:
        """The second line, as it is shown in so many px."""
        fits = text_width(self.target.line, "small") <= room
        return self.target.line if fits or not self.target.short else self.target.short


class MoreCard(TargetCard):
    """The last card: a menu of the schedulers without a card. It shows the one that was chosen from it."""

    picked = Signal(str)

    def __init__(self, found: Sequence[Target], number: int, parent: QWidget | None = None) -> None:
        super().__init__(
            Target("", "More schedulers", _names(found), "chevron-down", "", True), number, parent
        )
        self.menu = QMenu(self)
        self._unchosen = self.target
        self.found: tuple[Target, ...] = ()
        self.set_found(found)
        self.clicked.connect(self._open)

    def set_found(self, found: Sequence[Target]) -> None:
        """What the menu holds."""
        if tuple(found) == self.found:
            return
        self.found = tuple(found)
        self._unchosen = replace(self._unchosen, line=_names(found), short=f"{len(found)} to choose from")
        if not self.target.name:
            self.target = self._unchosen
        self.menu.clear()
        for target in found:
            self.menu.addAction(target.title, partial(self.picked.emit, target.name))

    def show_chosen(self, name: str) -> bool:
        """Shows the scheduler of this name, if it is one of these; else what the menu holds. Whether it is."""
        self.target = next((target for target in self.found if target.name == name), self._unchosen)
        self.setText(self.target.title)
        self.setAccessibleName(f"{self.target.title}. {self.target.line}. Opens a menu")
        self.update()
        return self.target is not self._unchosen

    def open_menu(self) -> None:
        """Below the card."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _open(self) -> None:
        # A card of a group stays down when it is clicked; what is chosen says the menu.
        self.picked.emit("")
        self.open_menu()


class LearnCard(TargetCard):
    """For a scheduler that is not among them: asks for its sample file, or takes one that is dropped on it."""

    asked = Signal(object)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(
            Target(
                "",
                "Another scheduler…",
                "Learned from its sample file",
                "table-2",
                "",
                True,
                short="From its sample file",
            ),
            number,
            parent,
        )
        self.setCheckable(False)
        self.setAcceptDrops(True)
        self.clicked.connect(lambda _on=False: self.asked.emit(None))
        self._resting = self.target

    def show_busy(self, doing: str) -> None:
        """What is being done with a sample; "" for nothing, then another can be asked for."""
        self.target = replace(self._resting, title=doing) if doing else self._resting
        self.setText(self.target.title)
        self.setEnabled(not doing)
        self.setAccessibleName(f"{self.target.title}. {self.target.line}")
        self.update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.asked.emit(Path(event.mimeData().urls()[0].toLocalFile()))


def _names(found: Sequence[Target]) -> str:
    names = [target.title for target in found]
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


class Targets(QWidget):
    """The cards side by side; `chosen` carries a dialect's name when the owner chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        found: Sequence[Target],
        *,
        columns: int = 3,
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        front = in_front(found)
        self.cards = [TargetCard(target, number) for number, target in enumerate(front, 1)]
        self.more = MoreCard([one for one in found if one not in front], len(front) + 1)
        self.learn = LearnCard(len(front) + 2)
        self.cards += [self.more, self.learn]
        self._name = front[0].name
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for card in self.cards:
            card.setEnabled(not locked)
            if card.isCheckable():
                self._group.addButton(card)
        for card in self.cards[: len(front)]:
            card.clicked.connect(lambda _on=False, name=card.target.name: self.chosen.emit(name))
        self.more.picked.connect(self._pick)
        self.set_columns(columns)
        self.setAccessibleName("Where they are going")

    def set_columns(self, columns: int) -> None:
        """So many cards side by side."""
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def columns_in(self, width: int, most: int) -> int:
        """How many stand side by side in so many px without their titles being cut, `most` at most."""
        widest = max(text_width(card.target.title, "strong") for card in self.cards)
        needed = _LEFT + widest + _RIGHT + self._grid.spacing()
        return max(1, min(most, int((width + self._grid.spacing()) // needed)))

    def show_chosen(self, name: str) -> None:
        self._name = name
        chosen: TargetCard | None = self.more if self.more.show_chosen(name) else None
        for card in self.cards[:-2]:
            chosen = card if card.target.name == name else chosen
        if chosen is not None:
            chosen.setChecked(True)

    def set_found(self, found: Sequence[Target]) -> None:
        """What there is to choose from, learned schedulers among them."""
        front = in_front(found)
        self.more.set_found([one for one in found if one not in front])

    def _pick(self, name: str) -> None:
        if name:
            self.chosen.emit(name)
        else:
            self.show_chosen(self._name)
