# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads PDF: pdfminer.six gives the letters page by page, our own layout makes passages of them."""

import contextlib
import io
from collections.abc import Iterator, Sequence

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFValueError
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from secondhelping.documents import refusals
from secondhelping.documents.assembly import Assembly
from secondhelping.documents.bounded import BoundedDocument
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.pdf_pages import Pages, Taking
from secondhelping.documents.second_reading import SecondReading
from secondhelping.documents.spellings import spellings
from secondhelping.documents.titles import confirmed
from secondhelping.domain.progress import Progress

_MOST_PAGES = 2_000
"""Of a document that is read at one go; `long_pdf` reads longer ones some pages at a time."""


def read(source: Source, progress: Progress, document: BoundedDocument | None = None) -> Draft:
    """The passages of a PDF, each with page and box; `document` is what `opened` gave, where it was opened before.

    Raises:
        FileRefused: locked, damaged from the start, or without a text layer.
    """
    document = document or opened(source)
    with SecondReading(source) as second:
        pages = _take(document, source, second, progress)
    if not pages.lines or (pages.skipped and len(pages.skipped) == len(pages.lines)):
        raise refusals.damaged(source.path)
    if not any(pages.lines):
        raise _wordless(source, pages)
    passages = Assembly(pages.lines, pages.images, pages.recognized).passages()
    return Draft(
        tuple(passages),
        title=confirmed(info(document, "Title"), passages),
        author=info(document, "Author"),
        pages=len(pages.lines),
        pictures=tuple(pages.pictures),
        warnings=tuple(warnings(source, pages)),
    )


def _take(document: PDFDocument, source: Source, second: SecondReading, progress: Progress) -> Pages:
    """Takes all pages, or as many as may be."""
    taking = Taking(document, source, second)
    stopped = taking.take(source.last_page or _MOST_PAGES, progress)
    if stopped:
        too_many = taking.taken.last == _MOST_PAGES
        taking.taken.too_many, taking.taken.broken_off = too_many, not too_many
    return taking.taken


def opened(source: Source) -> BoundedDocument:
    """The document as pdfminer opens it.

    Raises:
        FileRefused: it is locked, or damaged from the start.
    """
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


def _unlocked(source: Source) -> BoundedDocument:
    # What pdfminer says of a password that can't be written in the file's encoding.
    unfit = (UnicodeEncodeError, PDFValueError) if not source.password.isascii() else ()
    for spelling in spellings(source.password):
        with contextlib.suppress(PDFPasswordIncorrect, *unfit):
            return BoundedDocument(PDFParser(io.BytesIO(source.data)), spelling)
    raise PDFPasswordIncorrect


def _locked(source: Source) -> Exception:
    return refusals.wrong_password(source.path) if source.password else refusals.locked_pdf(source.path)


def _wordless(source: Source, pages: Pages) -> Exception:
    if pages.cut_short or pages.skipped:
        return refusals.damaged(source.path)
    if pages.has_pictures:
        return refusals.pictures_only(source.path, len(pages.lines))
    return refusals.no_words(source.path)


def info(document: PDFDocument, name: str) -> str:
    """What the file says of itself, as its "Title"; "" where it says nothing."""
    for info in document.info:
        value = resolve1(info.get(name))
        if isinstance(value, bytes):
            return " ".join(decode_text(value).split())
    return ""


def warnings(source: Source, pages: Pages) -> Iterator[str]:
    """What the owner is to know of pages that could not be read, or not well."""
    name = refusals.quoted(source.path)
    if pages.broken_off:
        are = "is" if pages.last == 1 else "are"
        read_pages = _numbered(range(1, pages.last + 1))
        yield f"{name} stops partway through. {read_pages} readable and {are} in."
    if pages.skipped:
        yield f"{name} is damaged in places. {_numbered(pages.skipped)} not readable and left out."
    if pages.cut_short:
        yield f"{name} is damaged in places. {_numbered(pages.cut_short)} only partly readable."
    if pages.too_many:
        yield f"{name} is very long. Its first {pages.last} pages are in."
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
