# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What can be made of the author's own words, each with a button that makes it one of the wordings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.operations.serving import Worded
from secondhelping_ui.shared.serving_words import room_words
from secondhelping_ui.shared.wording_list import Fits, Told
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.label import Label

_WAY = 112


class MadeList(QWidget):
    """`wanted` carries the text that is to become a wording."""

    wanted = Signal(str)

    def __init__(self, fits: Fits, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits, self._told = fits, told
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Label("Your own words, cut otherwise", "heading"))
        words = "These follow by themselves once the wordings above are used up. Add one to change it, or its turn."
        self._column.addWidget(Label(words, "meta", "text-2", wrap=True))

    def show_wordings(self, wordings: Sequence[Worded], following: str) -> None:
        """Show these; `following` is the text that comes next. Without any, nothing is shown at all."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for one in wordings:
            row = self._row(one, following=one.text == following)
            self._rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(wordings))

    def _row(self, one: Worded, *, following: bool) -> QWidget:
        add = Button(
            "Add", Role.SECONDARY, "small", icon="plus", tip=f"Make it one of the wordings: {one.text}"
        )
        add.setAccessibleName(f"Add: {one.text}")
        add.clicked.connect(lambda: self.wanted.emit(one.text))
        self.buttons.append(add)
        room, fit = room_words(self._fits(one.text))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(one.text, "body", wrap=True))
        said = Label("", "meta", wrap=True)
        parts = [("Comes next. ", "meta-strong", "accent-text")] if following else []
        parts += (
            [(f"{room}. ", "meta" if fit else "meta-strong", "text-2" if fit else "attn")] if room else []
        )
        said.set_parts([*parts, (self._told(one.uses) if one.uses else "", "meta", "text-2")])
        words.addWidget(said)
        way = Label(one.way, "meta-strong", "text-2", wrap=True)
        way.setFixedWidth(px(_WAY))
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Line("line-subtle"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        return part
