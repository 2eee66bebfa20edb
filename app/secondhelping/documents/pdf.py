# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads PDF: pdfminer.six gives the letters page by page, our own layout makes passages of them."""

import contextlib
import io
import re
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFValueError
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.utils import decode_text

from secondhelping.documents import refusals
from secondhelping.documents.bounded import BoundedDocument
from secondhelping.documents.cells import in_cells
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.fragments import FontRecord, Fragment, fragments
from secondhelping.documents.furniture import Furniture
from secondhelping.documents.joining import Vocabulary, joined
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
from secondhelping.documents.paragraphs import paragraphs
from secondhelping.documents.places import images_of, on_page, place, word_runs
from secondhelping.documents.recognized import Recognized, recognized, unsure_in
from secondhelping.documents.repeats import without_repeats
from secondhelping.documents.roles import settled
from secondhelping.documents.second_reading import SecondReading, doubtful
from secondhelping.documents.spellings import spellings
from secondhelping.documents.styles import Styles
from secondhelping.documents.titles import confirmed
from secondhelping.domain.document import Passage, path_from_a_picture
from secondhelping.domain.progress import Progress, Step

_MOST_PAGES = 2_000
# The worker is killed after 300 s: before that there must be time to lay out the last pages and to join them.
_SECONDS_FOR_ALL_PAGES = 200.0
# Letters of so many pages are held at a time, so that the fonts' record is full when spaces are told.
_PAGES_AT_A_TIME = 16
# Turned text below this share of a page's letters is a spine, a credit or a mail panel.
_LEAST_SHARE_OF_TURNED = 0.25
# A dash within a sentence, not before an item of a list.
_AFTER_A_DASH = re.compile(r"[–—] ?[^\W\d_A-Z]")
_LINES_OF_RUNNING_TEXT = 3
_WORDS_OF_RUNNING_TEXT = 30
_ENDS = ",:;)”»"
_FAR_BACK = 40
_Region = list[Line]


@dataclass(slots=True)
class _Pages:
    """What was taken from the pages, and which of them could not be."""

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


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a PDF, each with page and box.

    Raises:
        FileRefused: locked, damaged from the start, or without a text layer.
    """
    document = _open(source)
    with SecondReading(source) as second:
        pages = _take(document, source, second, progress)
    if not pages.lines or (pages.skipped and len(pages.skipped) == len(pages.lines)):
        raise refusals.damaged(source.path)
    if not any(pages.lines):
        raise _wordless(source, pages)
    passages = _Assembly(pages.lines, pages.images, pages.recognized).passages()
    return Draft(
        tuple(passages),
        title=confirmed(_info(document, "Title"), passages),
        author=_info(document, "Author"),
        pages=len(pages.lines),
        pictures=tuple(pages.pictures),
        warnings=tuple(_warnings(source, pages)),
    )


def _open(source: Source) -> PDFDocument:
    try:
        return _unlocked(source)
    except PDFPasswordIncorrect as error:
        raise _locked(source) from error
    except PDFEncryptionError as error:
        raise refusals.locked(source.path, "PDF") from error
    except MemoryError:
        raise
    except Exception as error:
        # pdfminer raises some twenty kinds of exception on damaged files, plain ValueError among them.
        raise refusals.damaged(source.path) from error


def _unlocked(source: Source) -> PDFDocument:
    # What pdfminer says of a password that can't be written in the file's encoding.
    unfit = (UnicodeEncodeError, PDFValueError) if not source.password.isascii() else ()
    for spelling in spellings(source.password):
        with contextlib.suppress(PDFPasswordIncorrect, *unfit):
            return BoundedDocument(PDFParser(io.BytesIO(source.data)), spelling)
    raise PDFPasswordIncorrect


def _locked(source: Source) -> Exception:
    return refusals.wrong_password(source.path) if source.password else refusals.locked_pdf(source.path)


def _wordless(source: Source, pages: _Pages) -> Exception:
    if pages.cut_short or pages.skipped:
        return refusals.damaged(source.path)
    if pages.has_pictures:
        return refusals.pictures_only(source.path, len(pages.lines))
    return refusals.no_words(source.path)


def _take(document: PDFDocument, source: Source, second: SecondReading, progress: Progress) -> _Pages:
    """Takes the letters of all pages and makes regions of lines of them, some pages at a time."""
    taken, record = _Pages(), FontRecord()
    total = _page_count(document)
    waiting: list[PageLetters] = []
    resources = PDFResourceManager()
    device = LetterDevice(resources)
    interpreter = GuardedInterpreter(resources, device)
    progress(Step("Reading", 0, total))
    for number, page in enumerate(_each_page(document, taken, source.last_page or _MOST_PAGES), start=1):
        letters = _letters_of(page, number, interpreter, device, second, taken)
        _take_recognized(letters, number, source, taken)
        waiting.append(letters)
        for turned in letters.turned.values():
            record.add(turned)
        if len(waiting) == _PAGES_AT_A_TIME:
            _lay_out(waiting, record, second, taken)
        progress(Step("Reading", number, max(total, number)))
    _lay_out(waiting, record, second, taken)
    return taken


def _each_page(document: PDFDocument, taken: _Pages, last_page: int) -> Iterator[PDFPage]:
    """The pages up to the last one wanted, while they can be found and there is time."""
    pages = PDFPage.create_pages(document)
    deadline = time.monotonic() + _SECONDS_FOR_ALL_PAGES
    for number in range(_MOST_PAGES + 1):
        try:
            page = next(pages)
        except StopIteration:
            return
        except MemoryError:
            raise
        except Exception:
            taken.broken_off = True
            return
        if number == _MOST_PAGES:
            taken.too_many = True
            return
        if number == last_page or time.monotonic() > deadline:
            taken.broken_off = True
            return
        yield page


def _letters_of(
    page: PDFPage,
    number: int,
    interpreter: GuardedInterpreter,
    device: LetterDevice,
    second: SecondReading,
    taken: _Pages,
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


def _take_recognized(letters: PageLetters, number: int, source: Source, taken: _Pages) -> None:
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


def _lay_out(waiting: list[PageLetters], record: FontRecord, second: SecondReading, taken: _Pages) -> None:
    loose = record.loose()
    for page in waiting:
        number = len(taken.lines) + 1
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


def _page_count(document: PDFDocument) -> int:
    """The number of pages as the file states it, 0 where it states none or nonsense."""
    try:
        count = resolve1(dict_value(document.catalog["Pages"])["Count"])
    except MemoryError:
        raise
    except Exception:
        return 0
    return count if isinstance(count, int) and 0 < count <= 10_000 else 0


class _Assembly:
    """Makes passages of the lines of all pages: what runs on every page goes, paragraphs are joined."""

    def __init__(
        self,
        pages: Sequence[Sequence[_Region]],
        images: Sequence[Sequence[Rect]],
        recognized_pages: Collection[int] = (),
    ) -> None:
        self._pages, self._images, self._recognized = pages, images, frozenset(recognized_pages)
        furniture = Furniture(pages)
        self._kept = [
            [[line for line in region if not furniture.holds(line)] for region in page] for page in pages
        ]
        lines = [line for page in self._kept for region in page for line in region]
        self._vocabulary = Vocabulary(line.text for line in lines)
        self._styles = Styles(lines)

    def passages(self) -> list[Passage]:
        found = [(self._passage(lines), lines) for lines in self._joined_over_columns()]
        return settled(found, self._images, self._styles.body)

    def _joined_over_columns(self) -> list[list[Line]]:
        found: list[list[Line]] = []
        last: list[Line] | None = None
        for page in self._kept:
            upright = [line for region in page for line in region if not line.angle]
            for region in page:
                for lines in in_cells(paragraphs(region, upright, self._styles.body)):
                    begun = last if last and _goes_on(last, lines) else _begun(found, lines)
                    if begun is not None:
                        begun += lines
                    else:
                        found.append(lines)
                    last = begun or lines
        return found

    def _passage(self, lines: list[Line]) -> Passage:
        text, going_on = joined([line.text for line in lines], self._vocabulary)
        role, level, text = self._styles.role(lines, text)
        where = place(lines)
        if where.page in self._recognized:
            unsure = unsure_in(text, {word for line in lines for word in line.unsure})
            where = replace(where, path=path_from_a_picture(unsure))
        return Passage(text, role, where, level, runs=word_runs(lines, going_on, text))


def _begun(found: list[list[Line]], lines: list[Line]) -> list[Line] | None:
    """The paragraph a little earlier that these lines go on with, where there is one, with a table or a box set in
    between: its last line has no room for their first word."""
    if len(lines) < _LINES_OF_RUNNING_TEXT or not lines[0].begins_small:
        return None
    for before in reversed(found[-_FAR_BACK:-1]):
        if before[-1].page < lines[0].page - 1:
            return None
        if (
            len(before) >= _LINES_OF_RUNNING_TEXT
            and abs(before[-1].size - lines[0].size) < 0.06 * lines[0].size
        ):
            full = before[-1].x1 + lines[0].first_word > max(line.x1 for line in before)
            running = sum(len(line.text.split()) for line in before) >= _WORDS_OF_RUNNING_TEXT
            return (
                before
                if full and running and before[-1].text[-1] not in _ENDS and _goes_on(before, lines)
                else None
            )
    return None


def _goes_on(before: list[Line], lines: list[Line]) -> bool:
    """Whether a paragraph begun in one column ends in the next, or on the next page."""
    last, first = before[-1], lines[0]
    if (
        last.angle
        or first.angle
        or last.bold != first.bold
        or abs(last.size - first.size) >= 0.06 * first.size
    ):
        return False
    if last.ends_a_sentence or len(last.text.split()) <= 2:
        return False
    if not (first.begins_small or _AFTER_A_DASH.match(first.text) or _is_full(before, lines)):
        return False
    return last.page != first.page or first.base > last.base


def _is_full(before: list[Line], lines: list[Line]) -> bool:
    """Whether a paragraph fills its last line without an end to its sentence, so that it can only go on in the next
    column, though with a capital letter; and what stands there is running text in a column as wide."""
    if min(len(before), len(lines)) < _LINES_OF_RUNNING_TEXT or before[-1].text[-1] in _ENDS:
        return False
    left, right = min(line.x0 for line in before), max(line.x1 for line in before)
    other = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    if abs(other - (right - left)) > 2 * lines[0].size or lines[0].x0 - lines[1].x0 > 0.5 * lines[0].size:
        return False
    room = 0.3 * before[-1].size
    return before[-1].x1 > right - room and before[-1].x0 < left + room


def _info(document: PDFDocument, name: str) -> str:
    for info in document.info:
        value = resolve1(info.get(name))
        if isinstance(value, bytes):
            return " ".join(decode_text(value).split())
    return ""


def _warnings(source: Source, pages: _Pages) -> Iterator[str]:
    name = refusals.quoted(source.path)
    if pages.broken_off:
        are = "is" if len(pages.lines) == 1 else "are"
        read_pages = _numbered(range(1, len(pages.lines) + 1))
        yield f"{name} stops partway through. {read_pages} readable and {are} in."
    if pages.skipped:
        yield f"{name} is damaged in places. {_numbered(pages.skipped)} not readable and left out."
    if pages.cut_short:
        yield f"{name} is damaged in places. {_numbered(pages.cut_short)} only partly readable."
    if pages.too_many:
        yield f"{name} is very long. Its first {_MOST_PAGES} pages are in."
    if pages.second:
        yield f"{name} is damaged in places. {_numbered(pages.second)} read in a simpler way: please check."
    if pages.pictures:
        one = len(pages.pictures) == 1
        are, their = ("is a picture", "its") if one else ("are pictures", "their")
        yield f"{_named(pages.pictures)} of {name} {are}; {their} words can't be read."
    if pages.recognized:
        was = _numbered(list(pages.recognized))
        yield f"{was} read from {'a picture' if len(pages.recognized) == 1 else 'pictures'}: please check the words."
    if pages.doubtful:
        yield f"Please check {_lowered(_named(pages.doubtful))} of {name}: some words may be read wrongly."


def _numbered(pages: Sequence[int]) -> str:
    """The pages in words with their verb: "Page 3 was", "Pages 1 to 4 were", "Pages 1, 5 and 9 were"."""
    return f"{_named(pages)} {'was' if len(pages) == 1 else 'were'}"


def _named(pages: Sequence[int]) -> str:
    if len(pages) == 1:
        return f"Page {pages[0]}"
    if len(pages) > 2 and list(pages) == list(range(pages[0], pages[-1] + 1)):
        return f"Pages {pages[0]} to {pages[-1]}"
    if len(pages) > 6:
        return f"{len(pages)} pages"
    return f"Pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]
