# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Findings below one another in a card, and the walk through them by the arrow keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from secondhelping.operations.sort_out import Noted
from secondhelping_ui.export import words
from secondhelping_ui.export.finding_row import FindingRow
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import counted

MOST = 20
"""Rows shown at once. The rest come up as these are sorted out."""


class FindingList(Card):
    """Rows of one severity. The signals are those of the rows."""

    fix_asked = Signal(object, object)
    show_asked = Signal(object)
    fine_asked = Signal(object)
    entered = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 1, 1, 1), spacing=0, parent=parent)
        self.rows: list[FindingRow] = []
        self._more: Label | None = None

    def show_findings(self, noted: Sequence[Noted]) -> None:
        """Show these, as they are now. Rows that stay the same stay."""
        if [row.noted for row in self.rows] != list(noted[:MOST]):
            self._fill(noted[:MOST])
        self._tell_more(len(noted) - MOST)
        self.setVisible(bool(noted))

    def _fill(self, noted: Sequence[Noted]) -> None:
        for old in self.rows:
            self.inner.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for number, one in enumerate(noted, 1):
            row = FindingRow(one, first=number == 1, last=number == len(noted))
            row.setAccessibleName(words.row_name(one, number, len(noted)))
            row.fix_asked.connect(self.fix_asked)
            row.show_asked.connect(self.show_asked)
            row.fine_asked.connect(self.fine_asked)
            row.entered.connect(self.entered)
            row.stepped.connect(self.stepped)
            self.rows.append(row)
            self.inner.addWidget(row)
            # At once, not with the next event: it may be given the focus now.
            row.show()

    def _tell_more(self, number: int) -> None:
        if self._more is not None:
            self.inner.removeWidget(self._more)
            self._more.deleteLater()
            self._more = None
        if number > 0:
            self._more = Label(f"and {counted(number, 'other')}, after these", "meta", "text-2")
            self._more.setContentsMargins(45, 0, 0, 0)
            self.inner.addWidget(self._more)


class Walk(QObject):
    """Goes through the rows of the lists that are shown; one of them is current."""

    moved = Signal()

    def __init__(self, shown: Callable[[], Sequence[FindingList]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._key = ""
        self._at = 0

    def follow(self, *lists: FindingList) -> None:
        """Listen to these lists."""
        for one in lists:
            one.entered.connect(self._enter)
            one.stepped.connect(self.step)

    @property
    def rows(self) -> list[FindingRow]:
        return [row for one in self._shown() for row in one.rows]

    @property
    def row(self) -> FindingRow | None:
        return next((row for row in self.rows if row.current), None)

    @property
    def noted(self) -> Noted | None:
        """The current finding."""
        row = self.row
        return row.noted if row is not None else None

    def settle(self) -> None:
        """The rows changed: stay with the same finding, or where it was."""
        rows = self.rows
        found = next((n for n, row in enumerate(rows) if row.noted.key == self._key), None)
        self._set(min(self._at, len(rows) - 1) if found is None else found)

    def step(self, step: int) -> None:
        """Up or down."""
        rows = self.rows
        at = self._at + step
        if 0 <= at < len(rows):
            self._set(at)
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.bring_in_sight(rows[at])

    def focus_current(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
        """Give the focus to the current row; False where there is none."""
        row = self.row
        if row is None:
            return False
        row.setFocus(reason)
        return True

    def bring_in_sight(self, row: FindingRow) -> None:
        area = row.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(row, 0, 24)

    def _enter(self, row: FindingRow) -> None:
        rows = self.rows
        if row in rows:
            self._set(rows.index(row))

    def _set(self, at: int) -> None:
        rows = self.rows
        self._at = max(0, at)
        for number, row in enumerate(rows):
            row.set_current(number == self._at)
        self._key = rows[self._at].noted.key if rows else ""
        self.moved.emit()
