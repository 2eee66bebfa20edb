# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where those who show pages get them from: the pictures, and what stands where on them."""

from collections.abc import Mapping, Sequence

from secondhelping.domain.document import Document
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.word_boxes import WordBox
from secondhelping.operations import look
from secondhelping_ui.session import Session
from secondhelping_ui.shared.page_marks import Marked, lines_of
from secondhelping_ui.shared.page_pictures import PageKey, PagePictures, pictures_of


class PageSource:
    """Asks the open project of a session. One for each place that shows pages."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def pictures(self) -> PagePictures:
        return pictures_of(self._session)

    def key(self, document: Document, page: int, width: int) -> PageKey:
        """What picture of a document's page is meant, `width` dots wide."""
        return PageKey(document.path, document.fingerprint, page, width)

    def page_of(self, snippet: Snippet) -> int | None:
        """The page that a snippet begins on; None where there is none."""
        if snippet.gone:
            return None
        boxes = self._boxes(snippet)
        return boxes[0].page if boxes else snippet.page

    def marked(self, document_id: DocumentId, snippets: Sequence[Snippet], page: int) -> list[Marked]:
        """Those of a document's snippets that stand on a page, in the order given."""
        boxes: Mapping[SnippetId, Sequence[WordBox]] = look.page_boxes(
            self._session.project, document_id, page
        )
        return [
            Marked(snippet, lines_of(boxes.get(snippet.id, ())))
            for snippet in snippets
            if snippet.id in boxes or self._only_on(snippet, page)
        ]

    def words(self, document_id: DocumentId, page: int) -> Sequence[look.PageWord]:
        """The words of a page whose places are known, in reading order."""
        return look.page_words(self._session.project, document_id, page)

    def _only_on(self, snippet: Snippet, page: int) -> bool:
        """Whether the page is all that is known of a snippet's place."""
        return snippet.page == page and not snippet.gone and not self._boxes(snippet)

    def _boxes(self, snippet: Snippet) -> tuple[WordBox, ...]:
        return look.snippet_boxes(self._session.project, snippet.id)
