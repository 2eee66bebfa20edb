# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a file, for the table that shows them exactly as they will be saved."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RETURN = " ↵ "
_FEW = 8
"""Of more columns than this, those that are empty in every row only push the others out of sight."""


class PreviewModel(QAbstractTableModel):
    """Is given header and rows. The first column counts the rows, with a word before the number where there is one
    to be said of a row; it is not in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._marks: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return self._rows

    @property
    def header(self) -> tuple[str, ...]:
        return self._header

    def show_rows(
        self, header: Sequence[str], rows: Sequence[tuple[str, ...]], marks: Sequence[str] = ()
    ) -> bool:
        """Show these; False where they are shown already."""
        if (tuple(header), tuple(rows), tuple(marks)) == (self._header, self._rows, self._marks):
            return False
        self.beginResetModel()
        self._header, self._rows, self._marks = tuple(header), tuple(rows), tuple(marks)
        self.endResetModel()
        return True

    def widest(self) -> int:
        """The column with the most text, counted from 0 with the numbers; it gets the room that is left."""
        if not self._rows:
            return max(0, self.columnCount() - 1)
        lengths = [sum(len(row[column]) for row in self._rows) for column in range(len(self._header))]
        return 1 + lengths.index(max(lengths))

    def empty_columns(self) -> frozenset[int]:
        """The columns with nothing in any row, counted from 0 with the numbers; none where there are few."""
        if len(self._header) <= _FEW:
            return frozenset()
        columns = range(len(self._header))
        return frozenset(1 + at for at in columns if not any(row[at] for row in self._rows))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._header) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(self._header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "#" if section == 0 else self._header[section - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == 0 else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column():
            return self._rows[index.row()][index.column() - 1] or None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            return f"{self._header[index.column() - 1]}: {self._rows[index.row()][index.column() - 1]}"
        if role == Qt.ItemDataRole.TextAlignmentRole and not index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _shown(self, index: Index) -> str:
        if not index.column():
            mark = self._marks[index.row()] if self._marks else ""
            return f"{mark}  {index.row() + 1}".strip()
        return self._rows[index.row()][index.column() - 1].replace("\n", _RETURN)
