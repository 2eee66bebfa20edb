# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A finding as a row: why it is here, what it looks like, and what can be done about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.finding import Check
from secondhelping.operations.sort_out import MixChange, Noted, Remedy
from secondhelping_ui.export.over_quote import OverQuote
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.painting import paint_box

_RADIUS = 11
_MIX_WIDTH = 180
_ICONS = {Check.REPEATED: "repeat-2", Check.TALK_TIME: "messages-square", Check.TIMING: "calendar-clock"}


class FindingRow(QWidget):
    """Takes the focus as a whole; Up and Down ask for another one. What its buttons do, the page decides."""

    fix_asked = Signal(object, object)
    show_asked = Signal(object)
    fine_asked = Signal(object)
    entered = Signal(object)
    stepped = Signal(int)

    def __init__(
        self, noted: Noted, *, first: bool = True, last: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.noted = noted
        self.focus_radius = 9.0
        self.buttons: dict[str, Button] = {}
        self._first, self._last = first, last
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 13, 14, 13)
        row.setSpacing(12)
        icon, token = ("triangle-alert", "attn") if self.noted.pauses else (self._icon(), "caution")
        row.addWidget(IconLabel(icon, token, 17), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self._make_buttons():
            self.buttons[button.text()] = button
            buttons.addWidget(button)
        row.addLayout(buttons)

    def _icon(self) -> str:
        return _ICONS.get(self.noted.finding.check, "circle-alert")

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Label(self.noted.finding.title, "strong", wrap=True))
        if self.noted.long is not None:
            column.addSpacing(6)
            column.addWidget(OverQuote(self.noted.long))
            return column
        why = self.noted.finding.why
        if not self.noted.remedies:
            why = f"{why} {self.noted.finding.todo}"
        column.addWidget(Label(why, "body", "text-2", wrap=True))
        if self.noted.mix is not None:
            column.addSpacing(4)
            column.addLayout(_mix_row(self.noted.mix))
        return column

    def _make_buttons(self) -> list[Button]:
        """From the quiet ones to the one that F presses."""
        found: list[Button] = []
        if not self.noted.pauses:
            found.append(self._button("It's fine", Role.GHOST, partial(self.fine_asked.emit, self.noted)))
        if self.noted.finding.posts:
            quiet = bool(self.noted.remedies)
            role = Role.GHOST if quiet else Role.SECONDARY
            found.append(self._button("Show me", role, partial(self.show_asked.emit, self.noted)))
        for remedy in reversed(self.noted.remedies):
            suggested = remedy is self.noted.remedies[0]
            role = Role.SECONDARY if suggested else Role.GHOST
            button = self._button(remedy.words, role, partial(self._fix, remedy))
            button.setToolTip(remedy.detail)
            found.append(button)
        return found

    def _button(self, text: str, role: Role, handler: Callable[[], object]) -> Button:
        button = Button(text, role, "small")
        button.clicked.connect(lambda _checked=False: handler())
        button.installEventFilter(self)
        return button

    def _fix(self, remedy: Remedy) -> None:
        self.fix_asked.emit(self.noted, remedy)

    @property
    def suggested(self) -> Button | None:
        """The button that F presses."""
        return self.buttons[self.noted.remedies[0].words] if self.noted.remedies else None

    @property
    def current(self) -> bool:
        return self._current

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Whoever uses a button of a row is at that row.
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._current:
            painter.setClipRect(self.rect())
            above, below = (0 if self._first else -_RADIUS), (0 if self._last else _RADIUS)
            box = QRectF(self.rect()).adjusted(0, above, 0, below)
            paint_box(painter, box, _RADIUS, color("bg-hover"))
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, color("line-subtle"))


def _mix_row(change: MixChange) -> QHBoxLayout:
    """The run's mix, and what it would become."""
    row = QHBoxLayout()
    row.setSpacing(8)
    bars = [change.before, change.after] if change.after else [change.before]
    for number, counts in enumerate(bars):
        if number:
            row.addWidget(Label("to", "body", "text-2"))
        bar = MixBar(counts, change.mark, thickness=10)
        bar.setMaximumWidth(_MIX_WIDTH)
        row.addWidget(bar, 1)
    row.addStretch()
    return row
