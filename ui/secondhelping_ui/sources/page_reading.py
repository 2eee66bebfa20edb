# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Leafing through the pages of a document: which one is shown, its snippets, and the picture on its way."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from secondhelping.domain.document import Document
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.shared.page_marks import Marked
from secondhelping_ui.shared.page_pictures import PageKey, Picture
from secondhelping_ui.shared.page_source import PageSource
from secondhelping_ui.sources.page_view import A4, PageView

SKELETON_MS = 400
"""So long the page before stays on the screen while the picture of the next one is drawn."""

_SETTLE_MS = 120
_WHO = "sources"


class PageReading(QObject):
    """Drives a `PageView`. `changed` says that another page, or other snippets, are on it; `refused` carries why
    no page of the document can be shown."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, view: PageView, source: PageSource) -> None:
        super().__init__(view)
        self._view = view
        self.source = source
        self._document: Document | None = None
        self._snippets: Sequence[Snippet] = ()
        self._here: tuple[Marked, ...] = ()
        self._page = 1
        self._top = True
        self._current: SnippetId | None = None
        self._on_view: tuple[int, str, int] | None = None
        self._patience = self._timer(SKELETON_MS, self._show_skeleton)
        self._settle = self._timer(_SETTLE_MS, self._wish)
        view.turn_wanted.connect(lambda by: self.turn(by))
        view.width_changed.connect(self._settle.start)
        source.pictures.arrived.connect(self._take)
        source.pictures.failed.connect(self._fail)

    def _timer(self, wait: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    @property
    def page(self) -> int:
        """The page that is shown, or on its way, from 1."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages the document has."""
        return self._document.pages if self._document else 0

    @property
    def here(self) -> Sequence[Marked]:
        """The snippets on the page."""
        return self._here

    @property
    def settled(self) -> bool:
        """Whether the picture that belongs there is on the screen."""
        picture = self._view.picture
        return picture is not None and self._key() == picture.key and self._on_view == self._place()

    def show(self, document: Document, snippets: Sequence[Snippet], page: int = 1) -> None:
        """Show a page of a document."""
        self._document = document
        self._snippets = snippets
        self._go(page)

    def clear(self) -> None:
        """Show no document."""
        self._document = None
        self._snippets = self._here = ()
        self._on_view = None
        self._patience.stop()
        self._settle.stop()
        self.source.pictures.wish(_WHO, ())
        self._view.clear()

    def set_snippets(self, snippets: Sequence[Snippet]) -> None:
        """The document's snippets as they are now."""
        self._snippets = snippets
        self._find_here()
        if self._on_view == self._place():
            self._view.set_marked(self._here)
        self.changed.emit()

    def set_current(self, snippet: Snippet | None, *, reveal: bool = True) -> None:
        """Show a snippet's words stronger than the others, on the page where they begin."""
        self._current = snippet.id if snippet else None
        page = self.source.page_of(snippet) if snippet and reveal and not self.has(snippet) else None
        if page is not None:
            self._go(page)
        self._view.set_current(self._current, reveal=reveal and self._on_view == self._place())

    def has(self, snippet: Snippet) -> bool:
        """Whether a snippet has words on the page."""
        return any(one.snippet.id == snippet.id for one in self._here)

    def number_of(self, snippet_id: SnippetId | None) -> int:
        """Which of the page's snippets this is, from 1; 0 for none of them."""
        return next((n for n, one in enumerate(self._here, 1) if one.snippet.id == snippet_id), 0)

    def turn(self, by: int) -> bool:
        """Go so many pages on, or back; whether there was such a page."""
        page = max(1, min(self._page + by, self.count))
        if page == self._page:
            return False
        self._go(page, top=by > 0 or abs(by) > 1)
        return True

    def go_to(self, page: int) -> None:
        """Show a page."""
        if page != self._page:
            self._go(max(1, min(page, self.count)))

    # The way of a page onto the screen

    def _place(self) -> tuple[int, str, int] | None:
        found = self._document
        return (found.id, found.fingerprint, self._page) if found else None

    def _key(self, page: int = 0) -> PageKey | None:
        found = self._document
        return self.source.key(found, page or self._page, self._view.dots) if found else None

    def _go(self, page: int, *, top: bool = True) -> None:
        self._page, self._top = page, top
        self._find_here()
        key = self._key()
        picture = self.source.pictures.nearest(key) if key else None
        if picture is not None:
            self._show(picture)
        else:
            self._patience.start()
        self._wish()
        self.changed.emit()

    def _find_here(self) -> None:
        found = self._document
        self._here = tuple(self.source.marked(found.id, self._snippets, self._page)) if found else ()

    def _wish(self) -> None:
        """Ask for the picture of this page as wide as it is shown, and for its neighbours."""
        wanted = [self._page, self._page + 1, self._page - 1]
        keys = [self._key(page) for page in wanted if 1 <= page <= max(1, self.count)]
        self.source.pictures.wish(_WHO, [key for key in keys if key is not None])
        exact = self.source.pictures.get(keys[0]) if keys and keys[0] else None
        if exact is not None:
            self._take(exact)

    def _take(self, picture: Picture) -> None:
        key = self._key()
        if key is None or not picture.key.same_page(key):
            return
        if self._on_view != self._place():
            self._show(picture)
        elif self._better(picture, key):
            self._view.set_picture(picture)

    def _better(self, picture: Picture, key: PageKey) -> bool:
        return self._view.picture is None or picture.key == key

    def _show(self, picture: Picture | None) -> None:
        self._patience.stop()
        self._on_view = self._place()
        key = self._key()
        size = picture.size if picture else (self.source.pictures.size_like(key) if key else None)
        self._view.show_page(picture, size or A4, self._here, top=self._top)
        if self._document is not None:
            self._view.set_words(partial(self.source.words, self._document.id, self._page))
        self._view.set_current(self._current, reveal=self.number_of(self._current) > 0)

    def _show_skeleton(self) -> None:
        self._show(None)

    def _fail(self, key: PageKey, error: KnownError) -> None:
        mine = self._key()
        if mine is not None and key.same_page(mine):
            # Nothing is asked for until the pages are wanted again: a late answer would refuse them anew.
            self.clear()
            self.refused.emit(error)
