# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a long PDF in parts, each a job of its own for the worker, which keeps the file open in between.

Every part stands by itself: where the worker was ended meanwhile, the next one opens the file anew and goes on from
the page that is asked for.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from secondhelping.documents import pdf, reading, refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.long_pdf import LongPdf, PdfPart
from secondhelping.documents.pdf_pages import page_count
from secondhelping.domain.document import Content, Format
from secondhelping.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Part:
    """The content of some pages up to number `last`, of `total`; `ended` after the last page."""

    content: Content
    last: int
    total: int
    ended: bool


@dataclass(slots=True)
class _Open:
    """A long document that is being read."""

    source: Source
    fingerprint: str
    pages: LongPdf


# One at a time: whoever reads another document has done with this one.
_open: list[_Open] = []


def first(
    path: Path, password: str | None, most: int, pages: int, progress: Progress, last_page: int = 0
) -> tuple[Content, ...] | Part:
    """The documents in a file, as `reading.read_all` gives them; of a PDF of more than `most` pages only its first
    part, of so many `pages`. Where there are no words in these, all of it is read at one go.

    Raises:
        FileLocked, FileRefused: as `reading.read_all`.
        Cancelled: `progress` said so.
    """
    close()
    source, format_ = reading.opened(path, password, last_page)
    if format_ is not Format.PDF:
        return reading.read_opened(source, format_, progress)
    document = pdf.opened(source)
    if not last_page and page_count(document) > most:
        long = LongPdf(source, document)
        found = long.part(pages, progress)
        if found.draft.passages:
            _open.append(_Open(source, reading.fingerprint(source), long))
            return _part(_open[0], found)
    draft = pdf.read(source, progress, document)
    return (reading.finished(path, format_, reading.fingerprint(source), draft),)


def following(
    path: Path,
    password: str | None,
    fingerprint: str,
    start: int,
    last: int,
    progress: Progress,
) -> Part:
    """The pages `start` to `last` of a long PDF whose bytes have this fingerprint.

    Raises:
        FileLocked, FileRefused: as `reading.read_all`.
        KnownError: the file has changed since its first part was read.
        Cancelled: `progress` said so.
    """
    here = _open[0] if _open else None
    if here is None or here.fingerprint != fingerprint or here.pages.next_page != start:
        close()
        source, _format = reading.opened(path, password)
        if reading.fingerprint(source) != fingerprint:
            raise refusals.changed_midway(path)
        here = _Open(source, fingerprint, LongPdf(source, first=start))
        _open.append(here)
    part = _part(here, here.pages.part(last, progress))
    if part.ended:
        close()
    return part


def close() -> None:
    """Lets go of what is open."""
    while _open:
        _open.pop().pages.close()


def _part(here: _Open, found: PdfPart) -> Part:
    draft = found.draft
    if draft.passages:
        content = reading.finished(here.source.path, Format.PDF, here.fingerprint, draft)
    else:
        content = _empty(here, draft)
    return Part(replace(content, pages=found.total), found.last, found.total, found.ended)


def _empty(here: _Open, draft: Draft) -> Content:
    """Pages without words, in the midst of a document that has some."""
    return Content("", Format.PDF, here.fingerprint, (), warnings=draft.warnings, pictures=draft.pictures)
