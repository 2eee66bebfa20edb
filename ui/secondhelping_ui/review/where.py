# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the place of a snippet on its page and has it shown: as a picture where there is one, else as text."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.document import Document, Format
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import look
from secondhelping_ui.review.page_excerpt import PageExcerpt
from secondhelping_ui.session import Session
from secondhelping_ui.shared.page_pictures import PageKey, Picture
from secondhelping_ui.shared.page_source import PageSource

_WHO = "review"


class Place(Protocol):
    """What shows a snippet's surroundings, as a picture or as text."""

    page_excerpt: PageExcerpt

    def show_picture(self, shown: bool) -> None:
        """Show the picture, or the text in its place."""


class Where(QObject):
    """Keeps the picture in an inspector in step with the snippet on show."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session)
        self._session = session
        self._place = place
        self._source = PageSource(session)
        self._documents: dict[DocumentId, Document] = {}
        self._document: Document | None = None
        self._page = 0
        session.changed.connect(self._forget)
        session.project_changed.connect(self._documents.clear)
        place.page_excerpt.width_changed.connect(self._wish)
        self._source.pictures.arrived.connect(self._take)
        self._source.pictures.failed.connect(self._fail)

    def show(self, snippet: Snippet, all_: Iterable[Snippet]) -> None:
        """Show where a snippet stands; `all_` are those that may stand beside it."""
        document = self._document_of(snippet)
        boxes = look.snippet_boxes(self._session.project, snippet.id) if document else ()
        if document is None or not boxes or snippet.gone:
            self._document = None
            self._place.show_picture(False)
            return
        self._document, self._page = document, boxes[0].page
        beside = [one for one in all_ if one.document_id == document.id]
        marked = self._source.marked(document.id, beside, self._page)
        excerpt, pictures = self._place.page_excerpt, self._source.pictures
        key = self._key(document)
        near = pictures.nearest(key)
        excerpt.show_part(self._page, marked, snippet.id, near.size if near else pictures.size_like(key))
        if near is not None:
            excerpt.set_picture(near)
        self._place.show_picture(True)
        self._wish()

    def _document_of(self, snippet: Snippet) -> Document | None:
        if snippet.document_id not in self._documents:
            self._documents = {one.id: one for one in look.documents(self._session.project)}
        found = self._documents.get(snippet.document_id)
        return found if found is not None and found.format is Format.PDF else None

    def _forget(self, changes: Changes) -> None:
        if changes.of(Noun.DOCUMENT):
            self._documents.clear()

    def _key(self, document: Document) -> PageKey:
        return self._source.key(document, self._page, self._place.page_excerpt.dots)

    def _wish(self) -> None:
        if self._document is None:
            return
        key = self._key(self._document)
        exact = self._source.pictures.get(key)
        if exact is not None:
            self._place.page_excerpt.set_picture(exact)
        else:
            self._source.pictures.wish(_WHO, [key])

    def _take(self, picture: Picture) -> None:
        document = self._document
        if document is None or not picture.key.same_page(self._key(document)):
            return
        shown = self._place.page_excerpt.picture
        if shown is None or picture.key == self._key(document):
            self._place.page_excerpt.set_picture(picture)
        if picture.key != self._key(document):
            # The page has another size than was thought.
            self._wish()

    def _fail(self, key: PageKey, _error: KnownError) -> None:
        if self._document is not None and key.same_page(self._key(self._document)):
            self._document = None
            self._place.show_picture(False)
