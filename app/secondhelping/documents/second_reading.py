# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads pages a second time, with PDFium: where the first reading failed, and to tell where it went wrong."""

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage
from pypdfium2 import raw as pdfium

from secondhelping.documents import pdfium as second_reader
from secondhelping.documents.drafts import Source
from secondhelping.documents.layout import Rect
from secondhelping.documents.letters import MOST_LETTERS, Letter, PageLetters, turn, upright
from secondhelping.documents.lines import Line
from secondhelping.domain.errors import FileRefused

# From the documents reference, section 6, step 4.
_MOST_DIFFERENT = 0.15
_MOST_SINGLE = 0.05
_FEWEST_WORDS = 40
_FEWEST_KINDS = 5
_MOST_DOTS = 2_000_000
_LEAST_CONTRAST = 6
# Letters that are words of their own in the languages of `language`.
_WORDS_OF_A_LETTER = frozenset("aàáeèéiíoòóöuúyåæøizkswvавикосуяжб")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\ufffe]\s*\n\s*(?=[^\W\d_])|\ufffe")
_SIGNS = re.compile(r"[^\w\s]|_")


class SecondReading:
    """A document opened for its second reader when that is first needed. A context manager."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._document: PdfDocument | None = None
        self._refused = False

    def letters(self, number: int, first: PageLetters) -> PageLetters | None:
        """The letters of a page (counted from 1); boxes and pictures are those of the first reading. None where
        PDFium reads no more than was read `first`."""
        found = PageLetters(first.crop, boxes=first.boxes, pictures=first.pictures)
        document = self._opened()
        if document is None:
            return None
        with second_reader.page_of(document, number) as page:
            if page is not None:
                found.crop = apply_matrix_rect(_turning(page), page.get_cropbox())
                _fill(found, page)
        return found if found.count > first.count else None

    def text(self, number: int) -> str:
        """The text of a page (counted from 1) as PDFium reads it; "" where it can't."""
        document = self._opened()
        if document is None:
            return ""
        with second_reader.page_of(document, number) as page:
            if page is None:
                return ""
            text_page = page.get_textpage()
            try:
                return str(text_page.get_text_range()).replace("\r\n", "\n")
            finally:
                text_page.close()

    def seen(self, number: int, boxes: Sequence[Rect]) -> list[bool]:
        """Whether anything is to be seen in each box of a page's picture (left, top, right, bottom, in points).
        White letters on white, and letters under something, leave their box in one colour."""
        document = self._opened()
        if document is None:
            return [True] * len(boxes)
        with second_reader.page_of(document, number) as page:
            if page is None:
                return [True] * len(boxes)
            wide, high = page.get_size()
            scale = min(1.0, (_MOST_DOTS / max(1.0, wide * high)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                dots = bytes(bitmap.buffer)
                return [
                    _is_seen(dots, bitmap.stride, bitmap.width, [scale * edge for edge in box])
                    for box in boxes
                ]
            finally:
                bitmap.close()

    def _opened(self) -> PdfDocument | None:
        if self._document is None and not self._refused:
            try:
                self._document = second_reader.opened(
                    self._source.path, self._source.data, self._source.password
                )
            except FileRefused:
                self._refused = True
        return self._document

    def close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _is_seen(dots: bytes, stride: int, width: int, box: Sequence[float]) -> bool:
    left, right = max(0, int(box[0])), min(width, int(box[2]) + 1)
    rows = [
        dots[row * stride + left : row * stride + right]
        for row in range(max(0, int(box[1])), min(len(dots) // stride, int(box[3]) + 1))
    ]
    found = b"".join(rows)
    return not found or max(found) - min(found) > _LEAST_CONTRAST


def doubtful(regions: Iterable[Sequence[Line]], second: str, loose: bool = False) -> bool:
    """Whether the words of a page may have been read wrongly: many stand as single letters, or the two readings
    differ in more than 15 % of the words.

    What one of them leaves out on purpose (what runs up the margin, what is hidden) is no difference: the words
    of the shorter reading are looked for in the longer one. Where the page is set in a font whose widths are
    wrong (`loose`), PDFium's spaces are known to be wrong, and only the letters are compared.
    """
    first = "\n".join(line.text for lines in regions for line in lines)
    words = _words(first)
    if len(words) < _FEWEST_WORDS:
        return False
    if _falls_apart(first.split()):
        return True
    ours, theirs = set(words), set(_words(second))
    if len(theirs) < _FEWEST_WORDS / 2:
        return False
    if loose:
        letters = "".join(_words(second))
        return sum(word in letters for word in ours) < (1 - _MOST_DIFFERENT) * len(ours)
    return len(ours & theirs) < (1 - _MOST_DIFFERENT) * min(len(ours), len(theirs))


def _falls_apart(words: Sequence[str]) -> bool:
    """Whether more than 5 % of the words are a small letter alone, of five kinds or more: a formula or a list
    has one or two kinds."""
    single = [word for word in words if len(word) == 1 and word.islower() and word not in _WORDS_OF_A_LETTER]
    return len(single) > _MOST_SINGLE * len(words) and len(set(single)) >= _FEWEST_KINDS


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _BROKEN.sub("", text))
    else:
        text = _BROKEN.sub("", text)
    return _SIGNS.sub("", text).lower().split()


def _turning(page: PdfPage) -> Matrix:
    """The matrix from the page's own coordinates to those it is seen in, as pdfminer has it."""
    x0, y0, x1, y1 = page.get_mediabox()
    match page.get_rotation():
        case 90:
            return (0, -1, 1, 0, -y0, x1)
        case 180:
            return (-1, 0, 0, -1, x1, y1)
        case 270:
            return (0, 1, -1, 0, y1, -x0)
        case _:
            return (1, 0, 0, 1, -x0, -y0)


def _fill(found: PageLetters, page: PdfPage) -> None:
    text_page = page.get_textpage()
    try:
        turning, answers = _turning(page), _Answers()
        for place in range(min(pdfium.FPDFText_CountChars(text_page), MOST_LETTERS)):
            # Spaces and breaks that PDFium put in between: ours come of the gaps.
            if pdfium.FPDFText_IsGenerated(text_page, place) != 1:
                _add_letter(found, text_page, place, turning, answers)
    finally:
        text_page.close()


class _Answers:
    """Where PDFium writes what it is asked of a letter: made once for a page of some ten thousand."""

    def __init__(self) -> None:
        self.matrix, self.box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.flags, self.name = ctypes.c_int(), ctypes.create_string_buffer(128)


def _add_letter(
    found: PageLetters, text_page: PdfTextPage, place: int, turning: Matrix, answers: _Answers
) -> None:
    sign = pdfium.FPDFText_GetUnicode(text_page, place)
    matrix, box, x, y = answers.matrix, answers.box, answers.x, answers.y
    known = (
        pdfium.FPDFText_GetMatrix(text_page, place, matrix)
        and pdfium.FPDFText_GetLooseCharBox(text_page, place, box)
        and pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
    )
    if not known or not sign or 0xD800 <= sign < 0xE000 or sign > 0x10FFFF:
        return
    text_matrix = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
    angle, turned = upright(mult_matrix(text_matrix, turning))
    if angle < 0:
        return
    size = abs(pdfium.FPDFText_GetFontSize(text_page, place)) * (turned[2] ** 2 + turned[3] ** 2) ** 0.5
    seen = apply_matrix_rect(turning, (box.left, box.bottom, box.right, box.top))
    origin = apply_matrix_pt(turning, (x.value, y.value))
    base = turn((*origin, *origin), angle)[1]
    letter = Letter(chr(sign), *turn(seen, angle), base, max(size, 0.01), _font(text_page, place, answers), 0)
    found.turned.setdefault(angle, []).append(letter)


def _font(text_page: PdfTextPage, place: int, answers: _Answers) -> str:
    name = answers.name
    length = pdfium.FPDFText_GetFontInfo(text_page, place, name, len(name), answers.flags)
    return name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""
