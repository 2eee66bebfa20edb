# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The filters in the header: one kind or all, one source or all."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from secondhelping.domain.ids import DocumentId
from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import KIND_ICONS
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.wording import KIND_NAMES

ALL_KINDS = "All kinds"
ALL_SOURCES = "All sources"
_LONGEST = 26


class Filters(QObject):
    """The two buttons. `changed` comes when the owner chose something else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kinds = MenuButton(ALL_KINDS, icon="list-filter")
        self.sources = MenuButton(ALL_SOURCES, icon="files")
        self._kind: Kind | None = None
        self._source: DocumentId | None = None
        self._documents: list[tuple[DocumentId, str]] = []
        self.kinds.menu_shown.aboutToShow.connect(self._fill_kinds)
        self.sources.menu_shown.aboutToShow.connect(self._fill_sources)
        self._show_chosen()

    @property
    def kind(self) -> Kind | None:
        return self._kind

    @property
    def source(self) -> DocumentId | None:
        return self._source

    def set_documents(self, documents: Sequence[tuple[DocumentId, str]]) -> None:
        """The documents to choose from. One that is gone is chosen no longer."""
        self._documents = list(documents)
        if self._source not in dict(self._documents):
            self._source = None
        self._show_chosen()

    def set_chosen(self, kind: Kind | None, source: DocumentId | None) -> None:
        """Set both without telling."""
        self._kind, self._source = kind, source
        self._show_chosen()

    def choose_kind(self, kind: Kind | None) -> None:
        self.set_chosen(kind, self._source)
        self.changed.emit()

    def choose_source(self, source: DocumentId | None) -> None:
        self.set_chosen(self._kind, source)
        self.changed.emit()

    def _show_chosen(self) -> None:
        self.kinds.setText(ALL_KINDS if self._kind is None else KIND_NAMES[self._kind])
        self.kinds.set_icon("list-filter" if self._kind is None else KIND_ICONS[self._kind])
        title = dict(self._documents).get(self._source, "") if self._source is not None else ""
        self.sources.setText(_short(title) or ALL_SOURCES)

    def _fill_kinds(self) -> None:
        self.kinds.menu_shown.clear()
        self.kinds.add_choice(ALL_KINDS, lambda: self.choose_kind(None), checked=self._kind is None)
        for kind in Kind:
            self.kinds.add_choice(
                KIND_NAMES[kind], partial(self.choose_kind, kind), checked=kind is self._kind
            )

    def _fill_sources(self) -> None:
        self.sources.menu_shown.clear()
        self.sources.add_choice(ALL_SOURCES, lambda: self.choose_source(None), checked=self._source is None)
        for number, title in self._documents:
            self.sources.add_choice(
                title.replace("&", "&&"),
                partial(self.choose_source, number),
                checked=number == self._source,
            )


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
