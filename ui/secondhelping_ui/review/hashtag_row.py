# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The hashtags of a snippet as chips to switch on and off, and a field for one of the owner's own."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping_ui.review.keyed_line import KeyedLine
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.tags import HashtagChip

Check = Callable[[Sequence[str]], KnownError | None]


class HashtagRow(QWidget):
    """`chosen` carries the hashtags that are to go out from now on; what `check` refuses is told below."""

    chosen = Signal(tuple)

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._tags: tuple[str, ...] = ()
        self._on: tuple[str, ...] = ()
        self._chips: dict[str, HashtagChip] = {}
        self.tab_after: QWidget | None = None
        self._flow = FlowRow()
        self.add_chip = HashtagChip("Add", checkable=False)
        self._field = KeyedLine("Your own hashtag", small=True)
        self._note = QWidget()
        self._words = Label("", "meta", "caution", wrap=True)
        self._build()

    def _build(self) -> None:
        self.add_chip.setAccessibleName("Add a hashtag of your own")
        self.add_chip.clicked.connect(self._open_field)
        self._field.setFixedWidth(150)
        self._field.entered.connect(self._enter)
        self._field.left.connect(self._close_field)
        note = QHBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(6)
        note.addWidget(IconLabel("info", "caution", 15, line="meta"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._flow)
        column.addWidget(self._note)
        self._note.hide()
        self._flow.set_items([self.add_chip, self._field])
        self._show_field(False)

    @property
    def on(self) -> tuple[str, ...]:
        """The hashtags that go out."""
        return self._on

    @property
    def note(self) -> str:
        """What is told below; "" for nothing."""
        return "" if self._note.isHidden() else self._words.text()

    @property
    def field(self) -> KeyedLine:
        return self._field

    def chip(self, tag: str) -> HashtagChip:
        """The chip of a hashtag. Raises KeyError where it is not shown."""
        return self._chips[tag]

    def show_tags(self, suggested: Sequence[str], chosen: Sequence[str]) -> None:
        """Show the suggested ones and the owner's own, those chosen switched on."""
        tags = tuple(dict.fromkeys((*suggested, *chosen)))
        self._on = tuple(chosen)
        if tags != self._tags:
            self._tags = tags
            self._make_chips()
        self._set_checked()

    def focus_first(self) -> None:
        """Put the focus on the first chip."""
        first = next(iter(self._chips.values()), self.add_chip)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Another snippet is shown: no note, no open field."""
        self._tell("")
        self._show_field(False)

    def _make_chips(self) -> None:
        self._chips = {}
        for tag in self._tags:
            chip = HashtagChip(tag)
            chip.clicked.connect(lambda _checked=False, tag=tag: self._toggle(tag))
            self._chips[tag] = chip
        self._flow.set_items([*self._chips.values(), self.add_chip, self._field])
        self._order_for_tab()
        self._show_field(False)

    def _order_for_tab(self) -> None:
        """Chips are made anew for each snippet, and what is made last would be last for Tab."""
        row = [*self._chips.values(), self.add_chip, self._field]
        for before, after in pairwise([self.tab_after, *row] if self.tab_after is not None else row):
            QWidget.setTabOrder(before, after)

    def _set_checked(self) -> None:
        for tag, chip in self._chips.items():
            chip.setChecked(tag in self._on)

    def _toggle(self, tag: str) -> None:
        wanted = [one for one in self._on if one != tag] if tag in self._on else [*self._on, tag]
        self._ask(wanted)

    def _ask(self, wanted: Sequence[str]) -> bool:
        refused = self._check(wanted)
        if refused is not None:
            self._tell(f"{refused.what} {refused.todo}")
            self._set_checked()
            return False
        self._tell("")
        self.chosen.emit(tuple(wanted))
        return True

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._note.setVisible(bool(words))

    def _open_field(self) -> None:
        self._field.clear()
        self._show_field(True)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        word = self._field.text().strip()
        if not word or self._ask([*self._on, word if word.startswith("#") else f"#{word}"]):
            self._close_field()

    def _close_field(self) -> None:
        self._show_field(False)
        self.add_chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell("")

    def _show_field(self, shown: bool) -> None:
        self._field.setVisible(shown)
        self.add_chip.setVisible(not shown)
        self._flow.relay()
