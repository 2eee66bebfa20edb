# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The right half: one document's text with its lines marked, the card of the current one, and the footer."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.document import Document, Passage
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.sources.snippet_card import SnippetCard, WellCard
from secondhelping_ui.sources.text_view import TextView
from secondhelping_ui.sources.words import added_words, highlight_name
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import counted


class _Bar(QWidget):
    """The head or the foot of the pane: a row on the canvas with a line on one side."""

    def __init__(self, *, line_below: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_below = line_below

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        y = self.height() - 1 if self._line_below else 0
        painter.fillRect(0, y, self.width(), 1, color("line"))


class ReaderPane(QWidget):
    """Shows one document at a time. What is done with a snippet is the page's business.

    `snippet_shown` carries the sentence for screen readers when another snippet becomes the current one.
    """

    kept = Signal()
    reviewed = Signal()
    snippet_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._snippets: tuple[Snippet, ...] = ()
        self._current: SnippetId | None = None
        self._card_open = True
        self._title = Label("", "strong", elide=True)
        self._meta = Label("", "meta", "text-2", elide=True)
        self._warning = Banner(BannerKind.CAUTION, "")
        self.text = TextView()
        self.card = SnippetCard(self.text)
        self._well_card = WellCard(self.card, self.text.viewport())
        self._build_footer()
        self._lay_out()
        self._connect()
        self.setAccessibleName("Text with its snippets")

    def _build_footer(self) -> None:
        self.back_button = icon_button("chevron-left", "Page back (PgUp)", "small")
        self.on_button = icon_button("chevron-right", "Page on (PgDn)", "small")
        self.smaller_button = icon_button("zoom-out", "Smaller text (−)", "small")
        self.larger_button = icon_button("zoom-in", "Larger text (+)", "small")
        self.fit_button = Button("Fit", Role.GHOST, "small", tip="Usual size of the text (0)")
        self._position = Label("", "button", align=Qt.AlignmentFlag.AlignHCenter)
        self._position.setMinimumWidth(92)
        self._count = Label("", "body", "text-2", elide=True, align=Qt.AlignmentFlag.AlignHCenter)

    def _lay_out(self) -> None:
        head = _Bar(line_below=True)
        row = QVBoxLayout(head)
        row.setContentsMargins(18, 12, 16, 13)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addWidget(self._meta)
        foot = _Bar(line_below=False)
        tools = QHBoxLayout(foot)
        tools.setContentsMargins(12, 11, 12, 10)
        tools.setSpacing(4)
        for widget in (self.back_button, self._position, self.on_button):
            tools.addWidget(widget)
        tools.addWidget(self._count, 1)
        for widget in (self.smaller_button, self.fit_button, self.larger_button):
            tools.addWidget(widget)
        self._warning_room = _Bar(line_below=True)
        room = QVBoxLayout(self._warning_room)
        room.setContentsMargins(16, 10, 16, 11)
        room.addWidget(self._warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._warning_room)
        column.addWidget(self.text, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.text.snippet_chosen.connect(self._choose)
        self.text.place_changed.connect(self._tell_place)
        self.text.filled.connect(self._tell_place)
        self.text.resized.connect(self._well_card.place)
        self.card.closed.connect(self.close_card)
        self.card.kept.connect(self.kept)
        self.card.reviewed.connect(self.reviewed)
        self.back_button.clicked.connect(lambda: self.text.turn(-1))
        self.on_button.clicked.connect(lambda: self.text.turn(1))
        self.smaller_button.clicked.connect(lambda: self.text.zoom_by(-1))
        self.larger_button.clicked.connect(lambda: self.text.zoom_by(1))
        self.fit_button.clicked.connect(lambda: self.text.set_zoom(100))

    # What is shown

    @property
    def document_id(self) -> DocumentId | None:
        """The document on show."""
        return self._document.id if self._document else None

    def shows(self, document: Document) -> bool:
        """Whether a document is on show in the edition that it has now."""
        shown = self._document
        return shown is not None and (shown.id, shown.fingerprint) == (document.id, document.fingerprint)

    @property
    def snippets(self) -> Sequence[Snippet]:
        return self._snippets

    def show_document(
        self,
        document: Document,
        chunks: Iterable[Sequence[Passage]],
        snippets: Sequence[Snippet],
        today: date,
    ) -> None:
        """Show another document; its first snippet to review becomes the current one."""
        self._snippets = tuple(snippets)
        self._current = None
        self.tell_document(document, today)
        self.text.show_document(chunks, snippets)
        waiting = [snippet for snippet in snippets if snippet.verdict is Verdict.WAITING]
        first = next(iter(waiting or snippets), None)
        self._make_current(first.id if first else None)
        self._tell_count()
        self._tell_place()

    def tell_document(self, document: Document, today: date) -> None:
        """What the head says of the document on show."""
        self._document = document
        self._title.setText(document.title)
        self._meta.setText(added_words(document, today))
        self._warning_room.setVisible(bool(document.warnings))
        if document.warnings:
            self._warning.set_words(document.warnings[0], " ".join(document.warnings[1:]))

    def clear(self) -> None:
        """Show nothing."""
        self._document = None
        self._snippets = ()
        self.text.show_document((), ())
        self._make_current(None)

    def set_snippets(self, snippets: Sequence[Snippet]) -> None:
        """The snippets of the document on show, as they are now."""
        self._snippets = tuple(snippets)
        self.text.set_snippets(snippets)
        known = any(snippet.id == self._current for snippet in snippets)
        self._make_current(self._current if known else None, reveal=False)
        self._tell_count()

    def current(self) -> Snippet | None:
        """The current snippet, None while its card is closed."""
        return self.card.snippet if self.card.isVisibleTo(self) else None

    def step(self, by: int) -> None:
        """Go to the next snippet (1) or the one before (-1), round the end."""
        if self._snippets:
            ids = [snippet.id for snippet in self._snippets]
            here = ids.index(self._current) if self._current in ids else (-1 if by > 0 else 0)
            self._choose(ids[(here + by) % len(ids)])

    def show_snippet(self, snippet_id: SnippetId) -> None:
        """Make one snippet the current one, and open its card."""
        self._choose(snippet_id)

    def close_card(self) -> None:
        """Close the card until the owner asks for a snippet again."""
        self._card_open = False
        had_focus = self.card.isAncestorOf(self.focusWidget() or self)
        self._make_current(None, reveal=False)
        if had_focus:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, snippet_id: SnippetId) -> None:
        self._card_open = True
        self._make_current(snippet_id)
        snippet = self.card.snippet
        if snippet is not None:
            number = self._snippets.index(snippet) + 1
            self.snippet_shown.emit(highlight_name(number, len(self._snippets), snippet))

    def _make_current(self, snippet_id: SnippetId | None, *, reveal: bool = True) -> None:
        found = [(n, one) for n, one in enumerate(self._snippets, 1) if one.id == snippet_id]
        self._current = snippet_id if found else self._current
        shown = bool(found) and self._card_open
        self.text.set_current(snippet_id if shown else None, reveal=reveal)
        self.card.setVisible(shown)
        if found:
            number, snippet = found[0]
            self.card.show_snippet(snippet, number, len(self._snippets))
            self._well_card.place()

    def _tell_count(self) -> None:
        found = counted(len(self._snippets), "snippet") if self._snippets else "No snippets"
        self._count.setText(f"{found} in this document")

    def _tell_place(self) -> None:
        if self._document is None:
            return
        page = self.text.page()
        whole = page is None and not self.text.verticalScrollBar().maximum()
        for widget in (self.back_button, self._position, self.on_button):
            widget.setVisible(not whole)
        if page is not None:
            self._position.setText(f"Page {page} of {max(page, self._document.pages)}")
        else:
            self._position.setText(_share_words(self.text.share()))

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("bg-sunken"))

    def restyle(self) -> None:
        # Once the card's own labels are restyled as well: they say how high it is.
        QTimer.singleShot(0, self, self._well_card.place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.isVisibleTo(self):
            self.close_card()
            return
        super().keyPressEvent(event)


def _share_words(share: float) -> str:
    if share <= 0:
        return "Start"
    if share >= 1:
        return "End"
    return f"{round(share * 100)}% down"
