# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown while the export is paused: what to sort out, what is worth a look, and what is in order."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from secondhelping.operations.sort_out import Desk, Noted
from secondhelping_ui.export import words
from secondhelping_ui.export.finding_list import FindingList
from secondhelping_ui.export.hero import Hero
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label


class PassedChecks(Card):
    """The checks that found nothing, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 12), spacing=0, parent=parent)
        self.texts: tuple[str, ...] = ()
        self._grid: QWidget | None = None

    def show_checks(self, texts: Sequence[str]) -> None:
        if self.texts == tuple(texts):
            return
        self.texts = tuple(texts)
        if self._grid is not None:
            self.inner.removeWidget(self._grid)
            self._grid.deleteLater()
        self._grid = self._make(self.texts)
        self.inner.addWidget(self._grid)
        self.setAccessibleName(". ".join(texts))

    def _make(self, texts: Sequence[str]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for number, text in enumerate(texts):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconLabel("check", "ok", 13))
            label = Label(text, "tray", "text-2", elide=True)
            label.setToolTip(text)
            row.addWidget(label, 1)
            grid.addLayout(row, number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return box


class GroupLine(QWidget):
    """The line above a group: an icon or none, a bold word, and what it means; a button for what is hidden."""

    def __init__(self, icon: str = "", plain: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bold = Label("", "meta-strong", "text-2")
        self.again = Button("", Role.LINK, "small")
        self.again.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        if icon:
            row.addWidget(IconLabel(icon, "text-2", 15))
        row.addWidget(self.bold)
        if plain:
            row.addWidget(Label(plain, "meta", "text-2"))
        row.addStretch()
        row.addWidget(self.again)

    def show_hidden(self, number: int) -> None:
        """Offer to show again what the owner said is fine."""
        self.again.setText(f"Show {number} more")
        self.again.setVisible(number > 0)


class CheckView(Scrolled):
    """Is given the desk, and the findings worth a look that the owner has not waved through."""

    def __init__(self, fix_all: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hero = Hero(paused=True)
        self.fix_all = fix_all
        self.pausing = FindingList()
        self.worth_line = GroupLine(plain="these don't stop you")
        self.worth_line.bold.setText("Worth a look")
        self.worth = FindingList()
        self.passed_line = GroupLine("circle-check")
        self.passed = PassedChecks()
        self.hero.add_right(fix_all)
        for widget in (self.hero, self.pausing, self.worth_line, self.worth, self.passed_line, self.passed):
            self.inner.addWidget(widget)
        self.inner.addStretch()

    def show_desk(self, desk: Desk, worth: Sequence[Noted]) -> None:
        pausing = desk.pausing
        self.hero.set_words(words.paused_title(len(pausing)), words.paused_line(pausing))
        self.fix_all.setText("Fix both…" if len(pausing) == 2 else "Fix all…")
        self.pausing.show_findings(pausing)
        hidden = len(desk.worth_a_look) - len(worth)
        self.worth_line.setVisible(bool(worth) or hidden > 0)
        self.worth_line.show_hidden(hidden)
        self.worth.show_findings(worth)
        checks = desk.report.passed_checks
        self.passed_line.bold.setText(f"{words.counted_words(len(checks), 'check')} passed")
        self.passed.show_checks(checks)

    def show_top(self) -> None:
        self.verticalScrollBar().setValue(0)
