# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the queue: a head for each document, and below it its snippets."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping.operations.look import Group
from secondhelping_ui.wording import KIND_NAMES, counted

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """A document's head (`snippet` is None) or one of its snippets.

    `number` is, for a head, how many snippets follow; for a snippet its place among all of them, from 1.
    """

    document_id: DocumentId
    title: str
    number: int
    snippet: Snippet | None = None

    @property
    def key(self) -> int:
        """What makes it the same row after a change: heads below zero, snippets above."""
        return -self.document_id if self.snippet is None else self.snippet.id

    def looks_like(self, other: "Row") -> bool:
        """Whether both are painted alike: a snippet's place is not painted."""
        same = self.snippet is other.snippet
        return same and (self.snippet is not None or self[:3] == other[:3])


def rows_of(groups: Sequence[Group]) -> list[Row]:
    """The rows of groups, from top to bottom."""
    rows: list[Row] = []
    place = 0
    for group in groups:
        rows.append(Row(group.document_id, group.title, len(group.snippets)))
        for snippet in group.snippets:
            place += 1
            rows.append(Row(group.document_id, group.title, place, snippet))
    return rows


def second_line(snippet: Snippet) -> str:
    """Kind and page, and whether it is on the calendar: "Helpful · p. 4"."""
    parts = [KIND_NAMES[snippet.kind]]
    if snippet.page is not None:
        parts.append(f"slide {snippet.page}" if snippet.on_slides else f"p. {snippet.page}")
    if snippet.planned:
        parts.append("on the calendar")
    elif snippet.served:
        parts.append("served")
    return " · ".join(parts)


class QueueModel(QAbstractListModel):
    """Gets its rows from the page, and tells the view the least that changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[SnippetId, int] = {}
        self._total = 0
        self._alike: Mapping[SnippetId, int] = {}

    def alike(self, snippet_id: SnippetId) -> int:
        """How many say nearly the same as a snippet, itself too; 0 where it is alone."""
        return self._alike.get(snippet_id, 0)

    def set_alike(self, counts: Mapping[SnippetId, int]) -> None:
        """Show how many are alike."""
        if counts != self._alike:
            self._alike = counts
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def row_number(self, snippet_id: SnippetId) -> int | None:
        """The row of a snippet; None when it is not in the queue."""
        return self._places.get(snippet_id)

    def is_snippet(self, number: int) -> bool:
        return 0 <= number < len(self._rows) and self._rows[number].snippet is not None

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups. What stays is not touched, so that selection and scrolling stay too."""
        rows = rows_of(groups)
        old = [row.key for row in self._rows]
        new = [row.key for row in rows]
        start, tail = _common_ends(old, new)
        self._replace(start, len(old) - tail, rows[start : len(new) - tail])
        self._refresh(rows)
        self._places = {
            row.snippet.id: number for number, row in enumerate(self._rows) if row.snippet is not None
        }
        self._total = len(self._places)

    def _replace(self, start: int, end: int, rows: list[Row]) -> None:
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows[start:start] = rows
            self.endInsertRows()

    def _refresh(self, rows: list[Row]) -> None:
        """Put the new rows in the place of the old ones of the same keys."""
        changed = [
            number
            for number, (old, new) in enumerate(zip(self._rows, rows, strict=True))
            if not old.looks_like(new)
        ]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if row.snippet is None else row.snippet.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].snippet is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _spoken(self, row: Row) -> str:
        if row.snippet is None:
            return f"{row.title}. {counted(row.number, 'snippet')}."
        part = "Slide" if row.snippet.on_slides else "Page"
        page = f" {part} {row.snippet.page}." if row.snippet.page is not None else ""
        kind = KIND_NAMES[row.snippet.kind]
        alike = f" {self.alike(row.snippet.id)} alike." if self.alike(row.snippet.id) else ""
        return f"{kind}. {row.snippet.text}{page}{alike} {row.number} of {self._total}."


def _common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items are the same at the beginning, and, of the rest, at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, tail
