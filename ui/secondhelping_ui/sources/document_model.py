# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The documents as rows, and the proxy that sorts and filters them. The page gives the rows."""

import unicodedata
from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from secondhelping.domain.document import Document
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.overriding import override
from secondhelping_ui.sources.words import language_name, row_name, served_words

Index = QModelIndex | QPersistentModelIndex
DOCUMENT_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns of the list."""

    DOCUMENT = 0
    LANGUAGE = 1
    SNIPPETS = 2
    SERVED = 3
    MORE = 4


HEADINGS = {
    Column.DOCUMENT: "Document",
    Column.LANGUAGE: "Language",
    Column.SNIPPETS: "Snippets",
    Column.SERVED: "Served so far",
    Column.MORE: "",
}


class DocumentModel(QAbstractTableModel):
    """The documents of a project, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[Document] = []

    @property
    def documents(self) -> Sequence[Document]:
        return self._documents

    def set_documents(self, documents: Sequence[Document]) -> None:
        """Show these rows. Where the same documents stand in the same order, only what they say changes."""
        if [row.id for row in documents] == [row.id for row in self._documents]:
            self._documents = list(documents)
            if documents:
                last = self.index(len(documents) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._documents = list(documents)
        self.endResetModel()

    def row_of(self, document_id: DocumentId) -> int:
        """The row of a document, -1 when it isn't there."""
        return next((row for row, one in enumerate(self._documents) if one.id == document_id), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._documents)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        document = self._documents[index.row()]
        if role == DOCUMENT_ROLE:
            return document
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(document, column)
        if role == SORT_ROLE:
            return _sort_key(document, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_name(document) if column is Column.DOCUMENT else _shown(document, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.DOCUMENT:
            return document.path
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[Column(section)]
        return None


def _shown(document: Document, column: Column) -> str:
    match column:
        case Column.DOCUMENT:
            return document.title
        case Column.LANGUAGE:
            return language_name(document.language)
        case Column.SNIPPETS:
            return f"{document.snippets:,}"
        case Column.SERVED:
            return served_words(document)
        case Column.MORE:
            return ""


def _sort_key(document: Document, column: Column) -> str | float:
    match column:
        case Column.LANGUAGE:
            return _plain(language_name(document.language))
        case Column.SNIPPETS:
            return document.snippets
        case Column.SERVED:
            return document.served / document.snippets if document.snippets else -1.0
        case _:
            return _plain(document.title)


def _plain(words: str) -> str:
    """Words as they are sorted, the same on every computer: capitals and accents don't matter."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class SortedDocuments(QSortFilterProxyModel):
    """Sorts by what a column means, and shows only some documents while something is looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._only: frozenset[DocumentId] | None = None
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def show_only(self, ids: Collection[DocumentId] | None) -> None:
        """Show these documents alone; None for all."""
        self._only = None if ids is None else frozenset(ids)
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._only is None:
            return True
        document = self.sourceModel().index(source_row, 0, source_parent).data(DOCUMENT_ROLE)
        return document.id in self._only
