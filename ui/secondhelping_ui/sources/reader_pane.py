# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The right half: one document's pages or text with its lines marked, the card of the current one, the footer."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from secondhelping.domain.document import Document, Passage
from secondhelping.domain.errors import FileMoved, KnownError
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.shared.page_source import PageSource
from secondhelping_ui.sources.page_reading import PageReading
from secondhelping_ui.sources.page_view import PageView
from secondhelping_ui.sources.reader_head import PAGE, TEXT, BannerRoom, ReaderFoot, ReaderHead
from secondhelping_ui.sources.reader_room import has_pages
from secondhelping_ui.sources.snippet_card import SnippetCard, WellCard
from secondhelping_ui.sources.text_view import TextView
from secondhelping_ui.sources.words import added_words, highlight_name, page_word, warning_words
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.wording import counted


class ReaderPane(QWidget):
    """Shows one document at a time. What is done with a snippet is the page's business.

    `snippet_shown` carries the sentence for screen readers when another snippet becomes the current one;
    `view_chosen` whether the owner wants to see pages; `find_wanted` comes where its file has moved and the owner
    knows where to.
    """

    kept = Signal()
    reviewed = Signal()
    snippet_shown = Signal(str)
    view_chosen = Signal(bool)
    find_wanted = Signal()

    def __init__(self, source: PageSource, *, pages: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._snippets: tuple[Snippet, ...] = ()
        self._current: SnippetId | None = None
        self._card_open = True
        self._pages_wanted = pages
        self._refused = False
        self._head = ReaderHead()
        self._foot = ReaderFoot()
        self._warning = Banner(BannerKind.CAUTION, "")
        self._notice = Banner(BannerKind.NEUTRAL, "")
        self.find_button = Button("Find it…", Role.SECONDARY, "small", tip="Say where the file is now")
        self.find_button.hide()
        self._notice.add_button(self.find_button)
        self._well = QWidget()
        self.text = TextView()
        self.page_view = PageView()
        self.pages = PageReading(self.page_view, source)
        self.card = SnippetCard(self._well)
        self._well_card = WellCard(self.card, self._well)
        self._lay_out()
        self._connect()
        self.setAccessibleName("Document with its snippets")

    def _lay_out(self) -> None:
        self._views = QStackedLayout(self._well)
        self._views.addWidget(self.page_view)
        self._views.addWidget(self.text)
        self._views.setCurrentIndex(TEXT)
        self._warning_room = BannerRoom(self._warning)
        self._notice_room = BannerRoom(self._notice)
        self._notice_room.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._warning_room)
        column.addWidget(self._notice_room)
        column.addWidget(self._well, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        for view in (self.text, self.page_view):
            view.snippet_chosen.connect(self._choose)
            view.resized.connect(self._place_card)
        self.text.place_changed.connect(self._tell_place)
        self.text.filled.connect(self._tell_place)
        self.pages.changed.connect(self._page_changed)
        self.pages.refused.connect(self._show_refused)
        self.find_button.clicked.connect(self.find_wanted)
        self.card.closed.connect(self.close_card)
        self.card.kept.connect(self.kept)
        self.card.reviewed.connect(self.reviewed)
        foot = self._foot
        foot.back_button.clicked.connect(lambda: self.turn(-1))
        foot.on_button.clicked.connect(lambda: self.turn(1))
        foot.smaller_button.clicked.connect(lambda: self.zoom_by(-1))
        foot.larger_button.clicked.connect(lambda: self.zoom_by(1))
        foot.fit_button.clicked.connect(self.fit)
        self._head.switch.chosen.connect(lambda place: self.choose_view(pages=place == PAGE))

    # What is shown

    @property
    def document_id(self) -> DocumentId | None:
        """The document on show."""
        return self._document.id if self._document else None

    def shows(self, document: Document) -> bool:
        """Whether a document is on show in the edition that it has now."""
        shown = self._document
        return shown is not None and (shown.id, shown.fingerprint) == (document.id, document.fingerprint)

    def has_grown(self, document: Document) -> bool:
        """Whether a document has more in it now than is on show, as a long one that is still being read."""
        shown = self._document
        return shown is not None and shown.id == document.id and shown.words != document.words

    @property
    def snippets(self) -> Sequence[Snippet]:
        return self._snippets

    @property
    def view(self) -> "PageView | TextView":
        """What is seen of the document: its page, or its text."""
        return self.page_view if self.on_pages else self.text

    @property
    def on_pages(self) -> bool:
        """Whether the page is seen, not the text."""
        return self._views.currentIndex() == PAGE

    @property
    def place(self) -> str:
        """Where in the document one is, as shown."""
        return self._foot.position.text()

    @property
    def count(self) -> str:
        """How many snippets there are, as shown."""
        return self._foot.count.text()

    @property
    def notice(self) -> str:
        """Why the pages can't be shown; "" while they can."""
        return "" if self._notice_room.isHidden() else self._notice.accessibleName()

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
        self._refused = False
        self.tell_document(document, today)
        self.text.show_document(chunks, snippets)
        waiting = [snippet for snippet in snippets if snippet.verdict is Verdict.WAITING]
        first = next(iter(waiting or snippets), None)
        self._current = first.id if first else None
        self._show_view()
        self._make_current(self._current)
        self._tell_place()

    def tell_document(self, document: Document, today: date) -> None:
        """What the head says of the document on show. Where its file lies elsewhere now, its pages are tried anew."""
        before, self._document = self._document, document
        self._head.title.setText(document.title)
        self._head.meta.setText(added_words(document, today))
        self._head.switch.setVisible(has_pages(document))
        self._warning_room.setVisible(bool(document.warnings))
        if document.warnings:
            self._warning.set_words(*warning_words(document.warnings))
        if before is not None and before.id == document.id and before.path != document.path:
            self._try_pages()

    def _try_pages(self) -> None:
        self._refused = False
        self._show_view()
        self._make_current(self._current)

    def clear(self) -> None:
        """Show nothing."""
        self._document = None
        self._snippets = ()
        self._head.switch.hide()
        self._notice_room.hide()
        self.text.show_document((), ())
        self.pages.clear()
        self._views.setCurrentIndex(TEXT)
        self._make_current(None)

    def set_snippets(self, snippets: Sequence[Snippet]) -> None:
        """The snippets of the document on show, as they are now."""
        self._snippets = tuple(snippets)
        self.text.set_snippets(snippets)
        if self.on_pages:
            self.pages.set_snippets(self._snippets)
        known = any(snippet.id == self._current for snippet in snippets)
        self._make_current(self._current if known else None, reveal=False)
        self._tell_count()

    # Pages or text

    def toggle_view(self) -> None:
        """From the page to the text, or back, where there are pages."""
        if self._document is not None and has_pages(self._document):
            self.choose_view(pages=not self.on_pages)

    def choose_view(self, *, pages: bool) -> None:
        """Show the pages, or the text, from now on. The place stays."""
        self._pages_wanted = pages
        self._refused = False
        self.view_chosen.emit(pages)
        inside = self._well.isAncestorOf(self.focusWidget() or self)
        before = self.on_pages
        self._show_view()
        if before and not self.on_pages and not self._current_on_page():
            self.text.go_to_page(self.pages.page)
        else:
            self._make_current(self._current)
        if inside:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self) -> None:
        document = self._document
        pages = document is not None and has_pages(document) and self._pages_wanted and not self._refused
        self._head.switch.set_index(PAGE if pages else TEXT)
        self._notice_room.setVisible(self._refused)
        # Where the text is, unless there is a snippet to begin with.
        at = self.text.page() or 1
        self._views.setCurrentIndex(PAGE if pages else TEXT)
        if pages and document is not None:
            current = self._snippet(self._current)
            begin = self.pages.source.page_of(current) if current and self._card_open else None
            self.pages.show(document, self._snippets, min(begin or at, document.pages))
        elif document is None or not has_pages(document):
            self.pages.clear()
        self._tell_count()
        self._tell_place()

    def _show_refused(self, error: KnownError) -> None:
        """The pages can't be shown: the text can."""
        if not self.on_pages:
            return
        self._refused = True
        self.find_button.setVisible(isinstance(error, FileMoved))
        self._notice.set_words(error.what, f"Its snippets are safe. {error.todo}")
        inside = self._well.isAncestorOf(self.focusWidget() or self)
        self._show_view()
        # The banner takes its room at once: what is shown below it must be in what is left.
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._make_current(self._current)
        if inside:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, by: int) -> None:
        """Go pages on, or back; by a screenful in a text without pages."""
        if self.on_pages:
            self.pages.turn(by)
        else:
            self.text.turn(by)

    def zoom_by(self, steps: int) -> None:
        """A size up or down."""
        self.view.zoom_by(steps)

    def fit(self) -> None:
        """The width of the page fits; the text has its usual size."""
        self.view.set_zoom(100)

    # Snippets

    def current(self) -> Snippet | None:
        """The current snippet, None while its card is closed."""
        return self.card.snippet if self.card.isVisibleTo(self) else None

    def step(self, by: int) -> None:
        """Go to the next snippet (1) or the one before (-1), round the end."""
        if not self._snippets:
            return
        ids = [snippet.id for snippet in self._snippets]
        if self.on_pages and not self._current_on_page():
            self._choose(self._from_page(by))
        else:
            here = ids.index(self._current) if self._current in ids else (-1 if by > 0 else 0)
            self._choose(ids[(here + by) % len(ids)])
        if self.on_pages and self._well.isAncestorOf(self.focusWidget() or self):
            self.page_view.focus_current()

    def _from_page(self, by: int) -> SnippetId:
        """The first snippet on the page and after it, or the last one on it and before, round the end."""
        order = self._snippets if by > 0 else self._snippets[::-1]
        here = self.pages.here if by > 0 else self.pages.here[::-1]
        found = [one.snippet for one in here]
        found += [one for one in order if ((one.page or 0) - self.pages.page) * by > 0]
        return (found or list(order))[0].id

    def show_snippet(self, snippet_id: SnippetId) -> None:
        """Make one snippet the current one, and open its card."""
        self._choose(snippet_id)

    def close_card(self) -> None:
        """Close the card until the owner asks for a snippet again."""
        self._card_open = False
        had_focus = self.card.isAncestorOf(self.focusWidget() or self)
        self._make_current(None, reveal=False)
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, snippet_id: SnippetId) -> None:
        self._card_open = True
        self._make_current(snippet_id)
        snippet = self.card.snippet
        if snippet is not None:
            self.snippet_shown.emit(highlight_name(*self._number(snippet), snippet))

    def _make_current(self, snippet_id: SnippetId | None, *, reveal: bool = True) -> None:
        snippet = self._snippet(snippet_id)
        self._current = snippet_id if snippet else self._current
        shown = snippet if self._card_open else None
        if self.on_pages:
            self.pages.set_current(shown, reveal=reveal)
        self._show_card(shown)
        # How much the card covers is known only now: no words shall lie under it.
        self.text.set_current(shown.id if shown else None, reveal=reveal)
        if self.on_pages and reveal:
            self.pages.set_current(shown)

    def _show_card(self, snippet: Snippet | None) -> None:
        on_page = snippet is not None and (not self.on_pages or self.pages.has(snippet) or snippet.gone)
        if snippet is not None:
            self.card.show_snippet(
                snippet, *self._number(snippet), on_page=self.on_pages and not snippet.gone
            )
        self.card.setVisible(on_page)
        self._place_card()

    def _place_card(self) -> None:
        self._well_card.place()
        covered = self._well.height() - self.card.y() if self.card.isVisibleTo(self) else 0
        self.page_view.set_covered(covered)
        self.text.set_covered(covered)

    def _number(self, snippet: Snippet) -> tuple[int, int]:
        """Which of how many it is: of those on the page, or of all where the text is seen."""
        on_page = self.pages.number_of(snippet.id) if self.on_pages else 0
        if on_page:
            return on_page, len(self.pages.here)
        return self._snippets.index(snippet) + 1, len(self._snippets)

    def _snippet(self, snippet_id: SnippetId | None) -> Snippet | None:
        return next((one for one in self._snippets if one.id == snippet_id), None)

    def _current_on_page(self) -> bool:
        return self.pages.number_of(self._current) > 0

    # The footer

    def _page_changed(self) -> None:
        """Another page: the card is shown where its snippet is."""
        if self.on_pages:
            self._show_card(self._snippet(self._current) if self._card_open else None)
            self._tell_place()
            self._tell_count()

    def _tell_count(self) -> None:
        number = len(self.pages.here) if self.on_pages else len(self._snippets)
        found = counted(number, "snippet") if number else "No snippets"
        self._foot.count.setText(f"{found} {'on this page' if self.on_pages else 'in this document'}")

    def _tell_place(self) -> None:
        if self._document is None:
            return
        if self.on_pages:
            page, pages = self.pages.page, self._document.pages
            self._foot.show_place(f"Page {page} of {pages}", back=page > 1, on=page < pages)
            return
        at = self.text.page()
        if at is not None:
            self._foot.show_place(f"{page_word(self._document)} {at} of {max(at, self._document.pages)}")
        elif not self.text.verticalScrollBar().maximum():
            self._foot.show_place("")
        else:
            self._foot.show_place(_share_words(self.text.share()))

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("bg-sunken"))

    def restyle(self) -> None:
        # Once the card's own labels are restyled as well: they say how high it is.
        QTimer.singleShot(0, self, self._place_card)

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
