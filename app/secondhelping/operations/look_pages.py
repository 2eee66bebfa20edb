# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where snippets stand on the pages of their documents: what a page's picture marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.snippet import Span
from secondhelping.domain.word_boxes import Run, WordBox, covered, expanded
from secondhelping.operations.project import Project
from secondhelping.snippets.sentences import sentences
from secondhelping.store import documents, snippets

_WORD = re.compile(r"\S+")


def snippet_boxes(project: Project, snippet_id: SnippetId) -> tuple[WordBox, ...]:
    """The boxes of a snippet's words in reading order, on all pages it stands on; empty where the document
    has no pages or their places are not known."""
    connection = project.store.read()
    for snippet in snippets.get(connection, [snippet_id]):
        span = snippet.span
        return _boxes(span, documents.word_boxes(connection, snippet.document_id, span.first, span.last))
    return ()


def page_boxes(project: Project, document_id: DocumentId, page: int) -> dict[SnippetId, tuple[WordBox, ...]]:
    """The boxes on one page of each snippet that has words there, in reading order. Pages count from 1."""
    connection = project.store.read()
    passages = documents.word_boxes_on(connection, document_id, page)
    found: dict[SnippetId, tuple[WordBox, ...]] = {}
    for snippet_id, span in snippets.spans(connection, document_id):
        here = [passages.get(number, ("", ())) for number in range(span.first, span.last + 1)]
        boxes = tuple(box for box in _boxes(span, here) if box.page == page)
        if boxes:
            found[snippet_id] = boxes
    return found


class PageWord(NamedTuple):
    """A word on a page: letters `start` to `end` of passage number `passage`, its boxes on that page, and the letters
    of its sentence."""

    passage: int
    start: int
    end: int
    boxes: tuple[WordBox, ...]
    sentence: tuple[int, int]


def page_words(project: Project, document_id: DocumentId, page: int) -> tuple[PageWord, ...]:
    """The words on a page whose places are known, in reading order, also those read from a picture."""
    found = documents.word_boxes_on(project.store.read(), document_id, page)
    return tuple(
        word
        for number in sorted(found)
        for word in _words(number, *found[number])
        if word.boxes
        if word.boxes[0].page == page
    )


def _words(number: int, text: str, runs: tuple[Run, ...]) -> Iterator[PageWord]:
    spans = list(sentences(text))
    for match, boxes in zip(_WORD.finditer(text), expanded(runs), strict=False):
        around = next((one for one in spans if one[0] <= match.start() < one[1]), match.span())
        yield PageWord(number, match.start(), match.end(), boxes, around)


def _boxes(span: Span, passages: Sequence[tuple[str, tuple[Run, ...]]]) -> tuple[WordBox, ...]:
    found: list[WordBox] = []
    for number, (text, runs) in enumerate(passages, start=span.first):
        start = span.start if number == span.first else 0
        end = span.end if number == span.last else len(text)
        found += covered(text, runs, start, end)
    return tuple(found)
