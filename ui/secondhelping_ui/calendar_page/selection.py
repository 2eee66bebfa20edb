# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which posts and talk times are chosen together: with Ctrl, with Shift, or all that are shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.day import identity


class Selection(QObject):
    """Holds what is chosen by what it is, not by where it stands: moved, it stays chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[tuple[object, ...], None] = {}

    def __len__(self) -> int:
        return len(self._chosen)

    def holds(self, row: Occurrence) -> bool:
        return identity(row) in self._chosen

    def of(self, rows: Iterable[Occurrence]) -> list[Occurrence]:
        """The chosen ones of these rows."""
        return [row for row in rows if self.holds(row)]

    def set(self, rows: Iterable[Occurrence]) -> None:
        """Choose exactly these."""
        wanted = dict.fromkeys(identity(row) for row in rows)
        if wanted != self._chosen:
            self._chosen = wanted
            self.changed.emit()

    def clear(self) -> None:
        self.set(())

    def keep(self, rows: Iterable[Occurrence]) -> None:
        """Forget what isn't among these rows any more."""
        known = {identity(row) for row in rows}
        left = {one: None for one in self._chosen if one in known}
        if len(left) != len(self._chosen):
            self._chosen = left
            self.changed.emit()

    def press(
        self,
        row: Occurrence,
        held: Qt.KeyboardModifier,
        before: Occurrence | None,
        shown: Sequence[Occurrence],
    ) -> None:
        """A row was pressed with keys held: Ctrl adds it or takes it out, Shift chooses all from `before` to it, and a
        plain press chooses nothing else. The first Ctrl takes what the keys stood on along."""
        if held & Qt.KeyboardModifier.ShiftModifier and before is not None:
            self._stretch(before, row, shown)
        elif held & Qt.KeyboardModifier.ControlModifier:
            if not self._chosen and before is not None:
                self._chosen[identity(before)] = None
            one = identity(row)
            if one in self._chosen and (before is None or identity(before) != one or len(self._chosen) > 1):
                del self._chosen[one]
            else:
                self._chosen[one] = None
            self.changed.emit()
        elif not self.holds(row):
            self.clear()

    def _stretch(self, first: Occurrence, last: Occurrence, shown: Sequence[Occurrence]) -> None:
        places = {identity(row): number for number, row in enumerate(shown)}
        ends = (places.get(identity(first)), places.get(identity(last)))
        if ends[0] is None or ends[1] is None:
            self.set([last])
            return
        self.set(shown[min(ends[0], ends[1]) : max(ends[0], ends[1]) + 1])
