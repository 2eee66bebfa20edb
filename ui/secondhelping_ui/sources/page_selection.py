# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words that are marked on a page's picture, from one to another, or sentence by sentence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF

from secondhelping.domain.snippet import Span
from secondhelping.domain.word_boxes import WordBox
from secondhelping.operations.look import PageWord

_NEAR = 1.5  # points beside a word that count as on it
_LINE = 4.0  # how much farther another line is than another word


class PageSelection:
    """Words and sentences of one page; places are points from its top left corner.

    The words are asked for when they are first needed: most pages are only looked at.
    """

    def __init__(self) -> None:
        self._ask: Callable[[], Sequence[PageWord]] = tuple
        self._words: Sequence[PageWord] | None = None
        self._anchor = self._head = 0
        self._some = False
        self._sentences = False

    def show(self, ask: Callable[[], Sequence[PageWord]]) -> None:
        """Another page is shown: `ask` gives its words. Nothing is marked."""
        self._ask, self._words = ask, None
        self.clear()

    def clear(self) -> None:
        self._some = self._sentences = False

    @property
    def words(self) -> Sequence[PageWord]:
        if self._words is None:
            self._words = self._ask()
        return self._words

    @property
    def some(self) -> bool:
        """Whether anything is marked."""
        return self._some

    def word_at(self, place: QPointF) -> int | None:
        """The number of the word at a place."""
        for number, word in enumerate(self.words):
            if any(_distance(box, place) == (0, 0) for box in word.boxes):
                return number
        return None

    def nearest(self, place: QPointF) -> int | None:
        """The number of the word that is nearest to a place; a line counts more than a word."""
        if not self.words:
            return None
        return min(range(len(self.words)), key=lambda number: _far(self.words[number], place))

    def begin(self, number: int, *, sentence: bool = False) -> None:
        """Mark a word, or its sentence."""
        self._anchor = self._head = number
        self._some, self._sentences = True, sentence

    def extend(self, number: int) -> None:
        """Mark up to a word, or up to its sentence where sentences are marked."""
        if not self._some:
            self.begin(number)
        self._head = number

    def span(self) -> Span | None:
        """Where the marked words stand in the document."""
        if not self._some:
            return None
        first, last = (self.words[number] for number in sorted((self._anchor, self._head)))
        if self._sentences:
            return Span(first.passage, first.sentence[0], last.passage, last.sentence[1])
        return Span(first.passage, first.start, last.passage, last.end)

    def boxes(self) -> list[WordBox]:
        """The boxes of the marked words on the page."""
        span = self.span()
        if span is None:
            return []
        start, end = (span.first, span.start), (span.last, span.end)
        return [
            box
            for word in self.words
            if start <= (word.passage, word.start) < end
            for box in word.boxes
            if box.page == self.words[self._anchor].boxes[0].page
        ]


def _distance(box: WordBox, place: QPointF) -> tuple[float, float]:
    """How far a place is from a box, across and down."""
    across = max(box.left - _NEAR - place.x(), place.x() - box.right - _NEAR, 0)
    down = max(box.top - _NEAR - place.y(), place.y() - box.bottom - _NEAR, 0)
    return across, down


def _far(word: PageWord, place: QPointF) -> float:
    return min(across + _LINE * down for across, down in (_distance(box, place) for box in word.boxes))
