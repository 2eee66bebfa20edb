# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The right half of the page, and the reader in it, which is made once the rest is on the screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secondhelping.domain.document import Document, Format
from secondhelping.domain.overriding import override
from secondhelping_ui.session import Session
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import paint_plain

if TYPE_CHECKING:
    from secondhelping_ui.sources.reader_pane import ReaderPane

WIDTH = 540
_LEAST_WIDTH = 380


class ReaderRoom(QWidget):
    """An empty ground at first. `there_is_time` comes when that was painted, unless there is a reader by then.

    The reader takes as long to make as the rest of the page, and no start shall wait for it.
    """

    there_is_time = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: ReaderPane | None = None
        self._told = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(_LEAST_WIDTH)

    @property
    def reader(self) -> "ReaderPane | None":
        """None until it is made."""
        return self._reader

    def make(self, session: Session, *, pages: bool) -> "ReaderPane":
        """Put the reader in; call it once. `pages` says whether pages are to be shown where there are any."""
        from secondhelping_ui.shared.page_source import PageSource
        from secondhelping_ui.sources.reader_pane import ReaderPane

        self._reader = ReaderPane(PageSource(session), pages=pages)
        self._column.addWidget(self._reader)
        # At once: a layout that is on the screen already shows what it is given only in a moment.
        self._reader.show()
        return self._reader

    def clear(self) -> None:
        """Show no document."""
        if self._reader is not None:
            self._reader.clear()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_plain(painter, QRectF(self.rect()), color("bg-sunken"))
        if not self._told:
            self._told = True
            # After this paint has reached the screen.
            QTimer.singleShot(0, self.there_is_time.emit)


def has_pages(document: Document) -> bool:
    """Whether a document can be shown page by page."""
    return document.format is Format.PDF and document.pages > 0
