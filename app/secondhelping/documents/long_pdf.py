# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A long PDF that is read some pages at a time, so that its first lines need not wait for its last page.

What a part is made of is what a reading at one go would make: the pages before it tell what runs on every page, and
a paragraph that goes on over the end of a part is kept for the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondhelping.documents import pdf, refusals
from secondhelping.documents.assembly import Assembly, Region
from secondhelping.documents.bounded import BoundedDocument
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.lines import Line
from secondhelping.documents.pdf_pages import MOST_PAGES, Pages, Taking
from secondhelping.documents.second_reading import SecondReading
from secondhelping.documents.titles import confirmed
from secondhelping.domain.document import Passage
from secondhelping.domain.progress import Progress, silent

# As many pages before a part are looked at for what runs on every page.
_AROUND = 12
_LISTS = ("skipped", "cut_short", "second", "doubtful", "pictures")


@dataclass(frozen=True, slots=True)
class PdfPart:
    """The draft of some pages up to number `last`, of `total`; `ended` after the last one."""

    draft: Draft
    last: int
    total: int
    ended: bool


class LongPdf:
    """A PDF that is open, to be read from page `first` on.

    Raises:
        FileRefused: it is locked, or damaged from the start.
    """

    def __init__(self, source: Source, document: BoundedDocument | None = None, first: int = 1) -> None:
        self._source = source
        self._document = document or pdf.opened(source)
        self._second = SecondReading(source)
        self._taking = Taking(self._document, source, self._second)
        self._before: list[Sequence[Region]] = []
        self._begun: list[Line] = []
        self._all = Pages()
        self.total = self._taking.total
        if first > 1:
            self._look_back(first)

    @property
    def next_page(self) -> int:
        """The number of the page that comes next."""
        return self._taking.taken.last + 1

    def part(self, last: int, progress: Progress) -> PdfPart:
        """Reads the pages up to number `last`.

        Raises:
            FileRefused: there is no page that can be read.
            Cancelled: `progress` said so.
        """
        self._taking.go_on()
        more = self._taking.take(min(last, MOST_PAGES), progress)
        taken = self._taking.taken
        self._note(taken)
        if not more and not self._all.last:
            raise refusals.damaged(self._source.path)
        passages = self._passages(taken, ended=not more)
        self._document.forget()
        return PdfPart(self._draft(passages), taken.last, max(self.total, taken.last), not more)

    def _passages(self, taken: Pages, *, ended: bool) -> list[Passage]:
        before = self._before
        images = [*[()] * taken.before, *taken.images]
        assembly = Assembly([*before, *taken.lines], images, taken.recognized, seen=len(before))
        passages, self._begun = assembly.part(self._begun, last=ended)
        self._before = [*before, *taken.lines][-_AROUND:]
        return passages

    def _draft(self, passages: Sequence[Passage]) -> Draft:
        return Draft(
            tuple(passages),
            title=confirmed(pdf.info(self._document, "Title"), passages),
            author=pdf.info(self._document, "Author"),
            pages=self._all.last,
            pictures=tuple(self._all.pictures),
            warnings=tuple(pdf.warnings(self._source, self._all)),
        )

    def _look_back(self, first: int) -> None:
        """Reads the last pages before the first one anew, for what they tell of it."""
        self._taking.pass_over(max(0, first - 1 - _AROUND))
        self._taking.take(first - 1, silent)
        self._passages(self._taking.taken, ended=False)
        self._all = Pages(self._taking.taken.last)

    def _note(self, taken: Pages) -> None:
        """Keeps in mind which pages could not be read."""
        known = self._all
        known.before = taken.last
        for name in _LISTS:
            getattr(known, name).extend(getattr(taken, name))
        known.has_pictures |= taken.has_pictures
        known.broken_off |= taken.broken_off
        known.too_many |= taken.last == MOST_PAGES

    def close(self) -> None:
        self._second.close()
