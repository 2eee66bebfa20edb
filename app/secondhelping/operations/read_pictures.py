# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has Tesseract read the pages of a PDF that are pictures, where the owner wants that and the computer has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from secondhelping.documents import language, refusals, tesseract
from secondhelping.documents.tesseract import Tesseract
from secondhelping.domain.document import Content
from secondhelping.domain.errors import FileRefused, PicturesOnly, ReadingStopped
from secondhelping.domain.progress import Progress, Step

# Half a minute a page on a slow computer: whoever scans a book has better tools for it.
_MOST_PAGES = 100
_DOING = "Reading the pictures"
_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}

Reading = Callable[[Mapping[int, str]], list[Content]]
Drawing = Callable[[int], bytes]


def can_read_pictures() -> bool:
    """Whether Tesseract is on this computer. Only looks for it, so it is quick."""
    return bool(tesseract.path())


def with_pictures(path: Path, reading: Reading, drawing: Drawing, progress: Progress) -> list[Content]:
    """What `reading` makes of a file once the pages that are pictures were read, too.

    Args:
        path: the file, for its name.
        reading: reads it, with Tesseract's tables of some pages by their number.
        drawing: draws a page (counted from 1) for Tesseract.
        progress: told of each page; may raise to stop.

    Raises:
        KnownError: there are pictures to read, and Tesseract isn't on this computer.
        FileRefused: as `reading`; or no words were found in the pictures.
    """
    contents: list[Content] = []
    try:
        contents = reading({})
        pages, code = contents[0].pictures if len(contents) == 1 else (), contents[0].language
    except PicturesOnly as refusal:
        pages, code = refusal.pages, ""
    if not pages:
        return contents
    program = tesseract.found()
    if program is None:
        raise refusals.no_tesseract()
    found = _Pages(program, drawing, progress, code)
    found.take(pages[:_MOST_PAGES])
    if not any(map(tesseract.words_of, found.tables.values())) and not contents:
        raise refusals.no_words_in_pictures(path)
    try:
        contents = reading(found.tables)
    except PicturesOnly as refusal:
        raise refusals.no_words_in_pictures(path) from refusal
    return [replace(content, warnings=(*content.warnings, *found.warnings)) for content in contents]


class _Pages:
    """What Tesseract makes of pages one after the other, in the language that their words turn out to be in."""

    def __init__(self, program: Tesseract, drawing: Drawing, progress: Progress, code: str) -> None:
        self.tables: dict[int, str] = {}
        self.warnings: list[str] = []
        self._program, self._drawing, self._progress = program, drawing, progress
        self._settled = bool(code) and program.knows(code)
        self._language = program.best_of([code, tesseract.owner_language()])
        self._tell_missing(code)

    def take(self, pages: Sequence[int]) -> None:
        given_up = []
        for place, page in enumerate(pages):
            try:
                self.tables[page] = self._read(page, Step(_DOING, place, len(pages)))
            except (ReadingStopped, FileRefused):
                given_up.append(page)
        if given_up:
            which = f"Page {given_up[0]}" if len(given_up) == 1 else f"{len(given_up)} pages"
            self.warnings.append(f"{which} took Tesseract too long and could not be read.")

    def _read(self, page: int, step: Step) -> str:
        self._progress(step)
        picture = self._drawing(page)
        table = self._program.words(picture, self._language, self._progress, step)
        code = "" if self._settled else language.detect(tesseract.words_of(table))
        if not code:
            return table
        self._settled = True
        if code == self._language:
            return table
        self._tell_missing(code)
        if not self._program.knows(code):
            return table
        self._language = code
        return self._program.words(picture, code, self._progress, step)

    def _tell_missing(self, code: str) -> None:
        if code and not self._program.knows(code) and not self.warnings:
            name = _LANGUAGES.get(code, "its language")
            self.warnings.append(
                f"Tesseract doesn't know {name} on this computer, so letters with accents may be wrong. "
                f"Install {name} for it, take the document off the list, and add it again."
            )
