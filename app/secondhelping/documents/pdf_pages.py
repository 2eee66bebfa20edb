# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the letters of a PDF's pages, one page after the other, and makes regions of lines of them."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1

from secondhelping.documents.drafts import Source
from secondhelping.documents.fragments import FontRecord, Fragment, fragments
from secondhelping.documents.layout import Rect, regions
from secondhelping.documents.letters import (
    GuardedInterpreter,
    Letter,
    LetterDevice,
    PageLetters,
    PageTooFull,
    turn,
    visible,
)
from secondhelping.documents.lines import Line, glued, lines_of
from secondhelping.documents.places import images_of, on_page
from secondhelping.documents.recognized import Recognized, recognized
from secondhelping.documents.repeats import without_repeats
from secondhelping.documents.second_reading import SecondReading, doubtful
from secondhelping.domain.progress import Progress, Step

MOST_PAGES = 10_000
"""A file that states more pages than this states nonsense."""
# The worker is killed after 300 s: before that there must be time to lay out the last pages and to join them.
_SECONDS_FOR_ALL_PAGES = 200.0
# Letters of so many pages are held at a time, so that the fonts' record is full when spaces are told.
_PAGES_AT_A_TIME = 16
# Turned text below this share of a page's letters is a spine, a credit or a mail panel.
_LEAST_SHARE_OF_TURNED = 0.25
_Region = list[Line]


@dataclass(slots=True)
class Pages:
    """What was taken from the pages after the first `before`, and which of them could not be."""

    before: int = 0
    lines: list[list[_Region]] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    cut_short: list[int] = field(default_factory=list)
    images: list[list[Rect]] = field(default_factory=list)
    second: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognized: dict[int, Recognized] = field(default_factory=dict)
    has_pictures: bool = False
    broken_off: bool = False
    too_many: bool = False

    @property
    def last(self) -> int:
        """The number of the last page taken."""
        return self.before + len(self.lines)


class Taking:
    """A document whose pages are taken in order, some at a time; what was taken is in `taken`."""

    def __init__(self, document: PDFDocument, source: Source, second: SecondReading) -> None:
        self.taken = Pages()
        self.total = page_count(document)
        self._source, self._second = source, second
        self._walk = _Walk(document)
        self._record = FontRecord()
        resources = PDFResourceManager()
        self._device = LetterDevice(resources)
        self._interpreter = GuardedInterpreter(resources, self._device)

    def take(self, last: int, progress: Progress) -> bool:
        """Takes pages up to number `last`; True where there are more, because of that or of the time."""
        taken, waiting = self.taken, list[PageLetters]()
        deadline = time.monotonic() + _SECONDS_FOR_ALL_PAGES
        number, more = taken.last, False
        progress(Step("Reading", number, self.total))
        while (page := self._walk.ahead()) is not None:
            more = number == last or time.monotonic() > deadline
            if more:
                break
            self._walk.step()
            number += 1
            letters = _letters_of(page, number, self._interpreter, self._device, self._second, taken)
            _take_recognized(letters, number, self._source, taken)
            waiting.append(letters)
            for turned in letters.turned.values():
                self._record.add(turned)
            if len(waiting) == _PAGES_AT_A_TIME:
                _lay_out(waiting, self._record, self._second, taken)
            progress(Step("Reading", number, max(self.total, number)))
        taken.broken_off |= self._walk.broken
        _lay_out(waiting, self._record, self._second, taken)
        return more

    def go_on(self) -> None:
        """Has what is taken next stand alone; what was taken is no longer known here."""
        self.taken = Pages(self.taken.last)

    def pass_over(self, pages: int) -> None:
        """Leaves out the next pages."""
        for _ in range(pages):
            if self._walk.ahead() is None:
                break
            self._walk.step()
        self.taken = Pages(self.taken.last + pages)


class _Walk:
    """The pages one after the other, while they can be found."""

    def __init__(self, document: PDFDocument) -> None:
        self.broken = False
        self._pages = PDFPage.create_pages(document)
        self._ahead: PDFPage | None = None

    def ahead(self) -> PDFPage | None:
        """The next page, None after the last one."""
        if self._ahead is None and not self.broken:
            try:
                self._ahead = next(self._pages, None)
            except MemoryError:
                raise
            except Exception:
                self.broken = True
        return self._ahead

    def step(self) -> None:
        self._ahead = None


def _letters_of(
    page: PDFPage,
    number: int,
    interpreter: GuardedInterpreter,
    device: LetterDevice,
    second: SecondReading,
    taken: Pages,
) -> PageLetters:
    """The letters of one page. A page that pdfminer cannot interpret is read by PDFium where that gets further."""
    device.page = PageLetters()
    try:
        interpreter.process_page(page)
    except PageTooFull:
        taken.cut_short.append(number)
    except MemoryError:
        raise
    except Exception:
        letters = second.letters(number, device.page)
        if letters is not None:
            taken.second.append(number)
            device.page = letters
        else:
            (taken.cut_short if device.page.turned else taken.skipped).append(number)
    letters = device.page
    taken.has_pictures |= letters.pictures > 0
    if not letters.turned:
        # Invisible letters alone are what a scanner's software puts over the picture of a page.
        letters.turned = letters.hidden
    letters.turned = _readable(letters)
    if letters.is_picture or (letters.pictures and not letters.turned):
        taken.pictures.append(number)
    return letters


def _take_recognized(letters: PageLetters, number: int, source: Source, taken: Pages) -> None:
    """Takes what was read from a page's picture; it stands for the few letters that are stamped on it, too."""
    if number not in source.recognized or (letters.turned and number not in taken.pictures):
        return
    found = recognized(source.recognized[number], letters.crop)
    if found.parts:
        letters.turned = {}
        taken.recognized[number] = found
        taken.pictures = [page for page in taken.pictures if page != number]


def _readable(page: PageLetters) -> dict[int, list[Letter]]:
    """The visible letters of each direction that holds a fair share of the page."""
    kept = {angle: visible(letters, page.crop, angle) for angle, letters in page.turned.items()}
    total = sum(len(letters) for letters in kept.values())
    return {
        angle: letters
        for angle, letters in sorted(kept.items())
        if letters and len(letters) >= _LEAST_SHARE_OF_TURNED * total
    }


def _lay_out(waiting: list[PageLetters], record: FontRecord, second: SecondReading, taken: Pages) -> None:
    loose = record.loose()
    for page in waiting:
        number = taken.last + 1
        found = _regions_of(page, loose, number, second, taken.recognized.get(number))
        # A page that was too much for the first reader can hold up the second for minutes.
        compared = not {number} & {*taken.second, *taken.cut_short, *taken.recognized}
        if compared and doubtful(found, second.text(number), page.uses(loose)):
            taken.doubtful.append(number)
        taken.lines.append(found)
        taken.images.append(images_of(page))
    waiting.clear()


def _regions_of(
    page: PageLetters, loose: frozenset[str], number: int, second: SecondReading, seen: Recognized | None
) -> list[_Region]:
    found: list[_Region] = []
    for angle, parts in _parts_of(page, loose, seen):
        whole = turn(page.crop, angle)
        boxes = [turn(box, angle) for box in page.boxes]
        if not angle and page.white and seen is None:
            parts = _without_unseen(parts, page, number, second)
        cut = regions(parts, boxes, whole)
        moved = [on_page(lines_of(region, number, whole[3] - whole[1], angle), page.crop) for region in cut]
        found += glued(moved)
    return found


def _parts_of(
    page: PageLetters, loose: frozenset[str], seen: Recognized | None
) -> Iterator[tuple[int, list[Fragment]]]:
    """The fragments of a page by their direction; of its picture where that was read."""
    if seen is not None:
        yield seen.angle, without_repeats(list(seen.parts))
    for angle, letters in page.turned.items():
        yield angle, without_repeats(fragments(letters, loose))


def _without_unseen(
    parts: list[Fragment], page: PageLetters, number: int, second: SecondReading
) -> list[Fragment]:
    """The fragments without those in white that are not to be seen on the page's picture: on white paper, or
    under something. White letters on a ground of another colour stay."""
    white = [part for part in parts if part.ink in page.white]
    if not white:
        return parts
    left, top = page.crop[0], page.crop[3]
    boxes = [(part.x0 - left, top - part.y1, part.x1 - left, top - part.y0) for part in white]
    unseen = {id(part) for part, seen in zip(white, second.seen(number, boxes), strict=True) if not seen}
    return [part for part in parts if id(part) not in unseen]


def page_count(document: PDFDocument) -> int:
    """The number of pages as the file states it, 0 where it states none or nonsense."""
    try:
        count = resolve1(dict_value(document.catalog["Pages"])["Count"])
    except MemoryError:
        raise
    except Exception:
        return 0
    return count if isinstance(count, int) and 0 < count <= MOST_PAGES else 0
