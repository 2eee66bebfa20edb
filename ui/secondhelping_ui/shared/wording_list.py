# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The wordings of a snippet or a series, each in a field: written, added, put in another order, removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.operations.serving import Use, Worded
from secondhelping_ui.shared.growing_text import GrowingText
from secondhelping_ui.shared.room_row import Fit
from secondhelping_ui.shared.serving_words import room_words
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.label import Label

Fits = Callable[[str], Sequence[Fit]]
Told = Callable[[Sequence[Use]], str]
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WordingField(GrowingText):
    """Alt+Up and Alt+Down put the wording in another place, Alt+Delete removes it; Alt+N is left to the dialog."""

    carried = Signal(int)
    thrown_out = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in _ARROWS:
            self.carried.emit(_ARROWS[Qt.Key(event.key())])
        elif alt and event.key() == Qt.Key.Key_Delete:
            self.thrown_out.emit()
        elif alt and event.key() == Qt.Key.Key_N:
            event.ignore()
        else:
            super().keyPressEvent(event)


class WordingRow(QWidget):
    """One wording: its number, its field, what is to be said of it, and what can be done with it."""

    def __init__(self, worded: Worded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worded = worded
        self.number = Label("", "meta-strong", "text-3")
        self.number.setFixedWidth(px(18))
        self.field = WordingField(worded.text, "Wording", least=1, most=6)
        self.said = Label("", "meta", "text-2", wrap=True)
        self.up = icon_button("chevron-up", "Serve it earlier (Alt+Up)", "small")
        self.down = icon_button("chevron-down", "Serve it later (Alt+Down)", "small")
        self.remove = icon_button("x", "Remove this wording (Alt+Delete)", "small")
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down, self.remove):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.restyle()

    def restyle(self) -> None:
        # In the middle of the field's first line.
        self.number.setFixedHeight(self.field.height_of(1))

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    @property
    def uses(self) -> tuple[Use, ...]:
        """When it went out in these words."""
        return self._worded.uses if self.text.strip() == self._worded.text.strip() else ()

    def show_place(self, place: int, total: int) -> None:
        """Which of how many it is; the only one can't be moved or removed."""
        self.number.setText(str(place + 1))
        self.field.setAccessibleName(f"Wording {place + 1} of {total}")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place + 1 < total)
        self.remove.setEnabled(total > 1)
        self.remove.setToolTip(
            "Remove this wording (Alt+Delete)" if total > 1 else "The last one stays: a post is a text."
        )

    def show_said(self, fits: Sequence[Fit], told: str, *, first: bool) -> None:
        """What is to be said of it: whether it comes next, room, what is out of date, when it went out."""
        room, fit = room_words(fits)
        stale = self._worded.stale if self.text.strip() == self._worded.text.strip() else ""
        parts = []
        if first:
            parts.append(("Comes next. ", "meta-strong", "accent-text"))
        if stale:
            parts.append((f"Out of date: “{stale}”. ", "meta-strong", "caution"))
        if room:
            parts.append((f"{room}. ", "meta" if fit else "meta-strong", "text-2" if fit else "attn"))
        parts.append((told, "meta", "text-2"))
        self.said.set_parts(parts)
        self.field.setAccessibleDescription("".join(text for text, _, _ in parts))


class WordingList(QWidget):
    """`changed` comes when a text or the order is another. It is given what it says of each: `fits` counts a text,
    `told` puts its uses into words."""

    changed = Signal()

    def __init__(self, fits: Fits, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits, self._told = fits, told
        self._next = ""
        self.rows: list[WordingRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.add = Button(
            "Write another wording",
            Role.SOFT,
            "small",
            icon="plus",
            tip="An empty wording at the end (Alt+N)",
        )
        self.add.clicked.connect(lambda: self.append(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addSpacing(px(18) + 6)
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in their order; empty ones are left out."""
        return tuple(text for row in self.rows if (text := row.text.strip()))

    def show_wordings(self, wordings: Sequence[Worded], following: str = "") -> None:
        """Show these; `following` is the text that comes next."""
        self._next = following
        for row in self.rows:
            self._take_out(row)
        self.rows = []
        for worded in wordings:
            self._put_in(worded)
        self._number()

    def append(self, text: str) -> None:
        """One more at the end, with the focus in it."""
        row = self._put_in(Worded(text))
        self._number()
        self.changed.emit()
        # Only once it has its place: what scrolls brings what has the focus into sight.
        QTimer.singleShot(0, row, lambda: row.field.setFocus(Qt.FocusReason.OtherFocusReason))

    def _put_in(self, worded: Worded) -> WordingRow:
        row = WordingRow(worded)
        row.field.textChanged.connect(lambda: self._typed(row))
        row.field.carried.connect(lambda by: self.carry(row, by))
        row.field.thrown_out.connect(lambda: self.remove(row))
        row.up.clicked.connect(lambda: self.carry(row, -1))
        row.down.clicked.connect(lambda: self.carry(row, 1))
        row.remove.clicked.connect(lambda: self.remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def carry(self, row: WordingRow, by: int) -> None:
        """Put a wording in another place; the focus goes with it."""
        place = self.rows.index(row)
        to = place + by
        if not 0 <= to < len(self.rows):
            return
        held = row.field.hasFocus()
        self.rows.insert(to, self.rows.pop(place))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._number()
        if held:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def remove(self, row: WordingRow) -> None:
        """Take a wording out; the focus goes to the one after it."""
        if len(self.rows) < 2:
            return
        place = self.rows.index(row)
        self.rows.remove(row)
        self._take_out(row)
        self.rows[min(place, len(self.rows) - 1)].field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number()
        self.changed.emit()

    def _take_out(self, row: WordingRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _typed(self, row: WordingRow) -> None:
        self._say(row)
        self.changed.emit()

    def _number(self) -> None:
        for place, row in enumerate(self.rows):
            row.show_place(place, len(self.rows))
            self._say(row)

    def _say(self, row: WordingRow) -> None:
        following = bool(self._next) and row.text.strip() == self._next
        row.show_said(self._fits(row.text), self._told(row.uses), first=following)
