# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A finding as a row: why it is here, what it looks like, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.finding import Check
from secondhelping.operations.sort_out import MixChange, Noted, Remedy
from secondhelping_ui.export.over_quote import OverQuote
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.painting import paint_box

_RADIUS = 11
_LEFT, _RIGHT, _GAP, _ICON = 16, 14, 12, 17
_ABOVE_BUTTONS = 8
_NARROWEST = 300
_LEAST_WORDS = 360
"""With less room than this for the words, in px, the buttons stand below them."""
_NO_LIMIT = 16_777_215
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
        row.setContentsMargins(_LEFT, 13, _RIGHT, 13)
        row.setSpacing(_GAP)
        icon, token = ("triangle-alert", "attn") if self.noted.pauses else (self._icon(), "caution")
        row.addWidget(IconLabel(icon, token, _ICON, line="strong"), 0, Qt.AlignmentFlag.AlignTop)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(_GAP)
        self._body.addLayout(self._words(), 1)
        self._flow = FlowRow(gap=6, line_gap=4)
        made = self._make_buttons()
        self.buttons = {button.text(): button for button in made}
        self._flow.set_items(made)
        self._body.addWidget(self._flow, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._body, 1)

    @property
    def below(self) -> bool:
        """Whether the buttons stand below the words."""
        return self._body.direction() == QBoxLayout.Direction.TopToBottom

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def restyle(self) -> None:
        """The letters have another size, and the buttons with them."""
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Beside the words where these keep enough room to be read, else below them: the suggested one first."""
        wide = self._flow.sizeHint().width()
        words = self.width() - _LEFT - _ICON - _RIGHT - 2 * _GAP - wide
        below = words < _LEAST_WORDS
        self._flow.setMinimumWidth(0 if below else wide)
        self._flow.setMaximumWidth(_NO_LIMIT if below else wide)
        if below == self.below:
            return
        self._body.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )
        self._body.setSpacing(_ABOVE_BUTTONS if below else _GAP)
        self._body.setAlignment(self._flow, Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignVCenter)
        shown = list(reversed(self.buttons.values())) if below else list(self.buttons.values())
        self._flow.set_items(shown)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)

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
        if self.suggested is not None:
            self.suggested.set_key("F" if current else "")
            self._flow.relay()
            self._fit_buttons()
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
