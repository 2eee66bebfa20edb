# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the letters of a PDF page from pdfminer.six: each with its box, base line, size, font and colour.

pdfminer interprets the page; this device stands in for pdfminer's own layout objects, which are slow to
make and not needed. Letters are kept by the direction they are written in, each turned so that it reads
from left to right: `x` grows to the right and `y` upwards, in points.
"""

import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1, stream_value
from pdfminer.psparser import PSKeyword
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, Rect, apply_matrix_rect, mult_matrix
from typing_extensions import override

from secondhelping.documents import content_stream

MOST_LETTERS = 50_000
_MOST_BOXES = 2_000
_MOST_SEGMENTS = 200
_SECONDS_FOR_A_PAGE = 12.0
# The largest content of a page in the business corpus unpacks to 0.9 MB; bombs to hundreds.
_LARGEST_CONTENT = 32 << 20
_HARMLESS_STREAM = 16 << 10
_PIECE = 1 << 20
_INVISIBLE_MODES = (3, 7)
# How far a line may lean and still count as level: the sine of about 9 degrees.
_LEANING = 0.15
_UNKNOWN = "\ufffd"
_BLEED = 2.0
# An image is painted into the unit square.
_UNIT = (0.0, 0.0, 1.0, 1.0)
_COVERED_BY_A_PICTURE = 0.6
_FEW_LETTERS = 25
_FAIR_SHARE = 0.2
_MOST_IMAGES = 200
# In grey, in red, green and blue, and in four printing inks.
_WHITES = (1, (1,), (1, 1, 1), (0, 0, 0, 0))


class Letter(NamedTuple):
    """A letter, turned upright. `ink` numbers the colours of a document; `font` is the font's name."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    font: str
    ink: int


class PageTooFull(Exception):
    """A page with more letters or work than a page made by a person has. What was taken is kept."""


@dataclass(slots=True)
class PageLetters:
    """All letters of a page by direction (0, 90, 180, 270 degrees), and the boxes painted on it.

    `crop` is the visible part of the page, in the coordinates of the upright letters; `pictures` counts
    the images, `images` has where the first of them stand, `covered` is the share of the page that the
    largest of them takes; `white` has the inks that are not seen on white paper.
    """

    crop: Rect = (0.0, 0.0, 612.0, 792.0)
    turned: dict[int, list[Letter]] = field(default_factory=dict)
    hidden: dict[int, list[Letter]] = field(default_factory=dict)
    boxes: list[Rect] = field(default_factory=list)
    pictures: int = 0
    covered: float = 0.0
    white: set[int] = field(default_factory=set)
    images: list[Rect] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(map(len, self.turned.values()))

    def uses(self, fonts: frozenset[str]) -> bool:
        """Whether a fair share of the letters is of these fonts."""
        if not fonts:
            return False
        used = sum(letter.font in fonts for letters in self.turned.values() for letter in letters)
        return used > _FAIR_SHARE * self.count

    @property
    def is_picture(self) -> bool:
        """Whether a picture covers most of the page, and hardly a letter stands on it."""
        return self.covered > _COVERED_BY_A_PICTURE and self.count < _FEW_LETTERS


class GuardedInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter, kept from unpacking content that is far more than a page holds, and made faster."""

    @override
    def render_contents(
        self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix = MATRIX_IDENTITY
    ) -> None:
        left = _LARGEST_CONTENT
        for stream in map(resolve1, streams):
            if isinstance(stream, PDFStream):
                left -= _unpacked_size(stream, left)
        if left <= 0:
            raise PageTooFull
        super().render_contents(resources, streams, ctm)

    @override
    def execute(self, streams: Sequence[object]) -> None:
        """As pdfminer does it, but that the content is taken apart much faster where it is in order."""
        contents = [stream for stream in map(stream_value, streams) if stream.objid is not None]
        data = [stream.get_data() for stream in contents if stream.objid not in self.parent_stream_ids]
        found = content_stream.objects(b"\n".join(data))
        if found is None:
            super().execute(streams)
            return
        self.stream_ids = {stream.objid for stream in contents if stream.objid is not None}
        for one in found:
            if type(one) is tuple:
                self.curpath.append(one)
            elif type(one) is PSKeyword:
                self._operate(one.name)
            else:
                self.argstack.append(one)

    def _operate(self, name: bytes) -> None:
        known = _METHODS.get(name)
        if known is None:
            known = _METHODS[name] = _method(name)
        method, count = known
        if method is None:
            return
        if not count:
            method(self)
            return
        operands = self.pop(count)
        if len(operands) == count:
            method(self, *operands)


_METHODS: dict[bytes, tuple[Callable[..., None] | None, int]] = {}


def _method(name: bytes) -> tuple[Callable[..., None] | None, int]:
    """What pdfminer does for an operator, and how many operands that takes."""
    plain = name.decode("utf-8", "replace").replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(GuardedInterpreter, f"do_{plain}", None)
    return method, method.__code__.co_argcount - 1 if method else 0


def _unpacked_size(stream: PDFStream, limit: int) -> int:
    """The size of a stream's content unpacked, counted no further than `limit`. Small ones are let pass;
    content packed twice over is not: no program writes it, but bombs are made so."""
    raw = stream.rawdata
    if sum(name in LITERALS_FLATE_DECODE for name, _ in stream.get_filters()) > 1:
        return limit
    if raw is None or len(raw) < _HARMLESS_STREAM:
        return 0
    unpacker, size, piece = zlib.decompressobj(), 0, raw
    try:
        while piece and size < limit:
            size += len(unpacker.decompress(piece, _PIECE))
            piece = unpacker.unconsumed_tail
    except zlib.error:
        return len(raw)
    return size


class LetterDevice(PDFTextDevice):
    """A pdfminer device that fills `page`."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = PageLetters()
        self._glyphs: dict[PDFFont, dict[int, tuple[str, float]]] = {}
        self._inks: dict[object, int] = {}
        self._count = 0
        self._deadline = 0.0

    @override
    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.page = PageLetters(crop=_visible(page, ctm))
        self._count = 0
        self._deadline = time.monotonic() + _SECONDS_FOR_A_PAGE

    @override
    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._check()

    @override
    def render_image(self, name: str, stream: Any) -> None:
        self._check()
        self.page.pictures += 1
        if self.ctm is not None:
            box = apply_matrix_rect(self.ctm, _UNIT)
            self.page.covered = max(self.page.covered, _share(box, self.page.crop))
            if len(self.page.images) < _MOST_IMAGES:
                self.page.images.append(box)

    @override
    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Keeps rectangles, and other small filled shapes, that could hold text."""
        self._check()
        if len(path) > _MOST_SEGMENTS or len(self.page.boxes) > _MOST_BOXES or self.ctm is None:
            return
        for shape in _shapes(path):
            rectangular = len(shape) in (4, 5, 6) and not any(segment[0] in "cvy" for segment in shape)
            if rectangular or (fill and len(shape) <= content_stream.SEGMENTS_OF_A_BOX):
                self._keep_box(shape)

    def _keep_box(self, shape: Sequence[PathSegment]) -> None:
        assert self.ctm is not None
        points = [segment[-2:] for segment in shape if len(segment) > 2]
        xs = [float(point[0]) for point in points]
        ys = [float(point[1]) for point in points]
        box = apply_matrix_rect(self.ctm, (min(xs), min(ys), max(xs), max(ys)))
        if box[2] - box[0] > 30 and box[3] - box[1] > 20:
            self.page.boxes.append(box)

    @override
    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: Any, graphicstate: PDFGraphicState
    ) -> None:
        self._check()
        font = textstate.font
        if font is None or self.ctm is None:
            return
        if font.is_vertical():
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        angle, matrix = upright(mult_matrix(textstate.matrix, self.ctm))
        page = self.page.hidden if textstate.render in _INVISIBLE_MODES else self.page.turned
        letters = page.setdefault(angle, []) if angle >= 0 else []
        before = len(letters)
        self._set(textstate, font, seq, matrix, letters, self._ink(graphicstate.ncolor))
        self._count += len(letters) - before

    def _set(
        self,
        state: PDFTextState,
        font: PDFFont,
        seq: PDFTextSeq,
        matrix: Matrix,
        letters: list[Letter],
        ink: int,
    ) -> None:
        """Sets the letters of one string from its place on (PDF reference, 9.4.4), and moves that place."""
        a, b, c, d, e, f = matrix
        scaling = state.scaling * 0.01
        step, unit = state.charspace * scaling, 0.001 * state.fontsize * scaling
        word_step = 0.0 if font.is_multibyte() else state.wordspace * scaling
        glyphs = self._glyphs.setdefault(font, {})
        size = max(abs(state.fontsize) * (c * c + d * d) ** 0.5, 0.01)
        low, high = _rise_and_fall(font, state.fontsize, d)
        x, y = state.linematrix
        left, base = c * (y + state.rise) + e, d * (y + state.rise) + f
        name, width, spaced = font.fontname or "", state.fontsize * scaling, False
        for item in seq:
            if isinstance(item, bytes):
                for cid in font.decode(item):
                    x += step if spaced else 0.0
                    text, share = glyphs.get(cid) or self._glyph(font, cid)
                    end = x + share * width
                    at = base + b * x
                    letters.append(
                        Letter(text, left + a * x, at + low, left + a * end, at + high, at, size, name, ink)
                    )
                    x = end + word_step if cid == 32 else end
                    spaced = True
            elif isinstance(item, (int, float)):
                x -= item * unit
                spaced = True
        state.linematrix = (x, y)

    @override
    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Vertical writing comes here letter by letter: each is set as a word of its own."""
        text, width = self._glyph(font, cid)
        x, y, size = matrix[4], matrix[5], abs(fontsize * matrix[3]) or 1.0
        ink = self._ink(graphicstate.ncolor)
        letter = Letter(text, x, y - size, x + size, y, y - size, size, font.fontname or "", ink)
        self.page.turned.setdefault(0, []).append(letter)
        self._count += 1
        return width * fontsize * scaling

    def _glyph(self, font: PDFFont, cid: int) -> tuple[str, float]:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = _UNKNOWN
        glyph = (text, font.char_width(cid))
        self._glyphs.setdefault(font, {})[cid] = glyph
        return glyph

    def _ink(self, color: object) -> int:
        key = tuple(color) if isinstance(color, list) else color
        try:
            ink = self._inks.setdefault(key, len(self._inks))
        except TypeError:
            return -1
        if key in _WHITES:
            self.page.white.add(ink)
        return ink

    def _check(self) -> None:
        if self._count > MOST_LETTERS or time.monotonic() > self._deadline:
            raise PageTooFull


def _share(box: Rect, page: Rect) -> float:
    """The share of the page that lies in the box."""
    wide = min(box[2], page[2]) - max(box[0], page[0])
    high = min(box[3], page[3]) - max(box[1], page[1])
    return max(0.0, wide) * max(0.0, high) / max(1.0, (page[2] - page[0]) * (page[3] - page[1]))


def visible(letters: list[Letter], crop: Rect, angle: int) -> list[Letter]:
    """The letters that lie on the visible part of the page, or in its bleed."""
    x0, y0, x1, y1 = turn(crop, angle)
    x0, y0, x1, y1 = x0 - _BLEED, y0 - _BLEED, x1 + _BLEED, y1 + _BLEED
    return [it for it in letters if it.x1 >= x0 and it.x0 <= x1 and it.y1 >= y0 and it.y0 <= y1]


def turn(box: Rect, angle: int) -> Rect:
    """A box of the page in the coordinates of letters written at `angle`."""
    x0, y0, x1, y1 = box
    match angle:
        case 90:
            return (y0, -x1, y1, -x0)
        case 180:
            return (-x1, -y1, -x0, -y0)
        case 270:
            return (-y1, x0, -y0, x1)
        case _:
            return box


def upright(matrix: Matrix) -> tuple[int, Matrix]:
    """The direction of a text matrix (0, 90, 180 or 270 degrees), and the matrix turned upright; -1 for slanting
    text."""
    a, b, c, d, e, f = matrix
    if abs(b) <= _LEANING * abs(a):
        return (0, matrix) if a >= 0 else (180, (-a, -b, -c, -d, -e, -f))
    if abs(a) <= _LEANING * abs(b):
        return (90, (b, -a, d, -c, f, -e)) if b > 0 else (270, (-b, a, -d, c, -f, e))
    return -1, matrix


def _rise_and_fall(font: PDFFont, fontsize: float, d: float) -> tuple[float, float]:
    low = font.get_descent() * fontsize * d
    high = low + fontsize * d
    return (low, high) if low <= high else (high, low)


def _visible(page: PDFPage, ctm: Matrix) -> Rect:
    """The crop box where it lies on the page, else the whole page."""
    whole = apply_matrix_rect(ctm, page.mediabox)
    crop = apply_matrix_rect(ctm, page.cropbox)
    x0, y0 = max(whole[0], crop[0]), max(whole[1], crop[1])
    x1, y1 = min(whole[2], crop[2]), min(whole[3], crop[3])
    return (x0, y0, x1, y1) if x1 - x0 > 20 and y1 - y0 > 20 else whole


def _shapes(path: Sequence[PathSegment]) -> list[list[PathSegment]]:
    shapes: list[list[PathSegment]] = []
    for segment in path:
        if segment[0] == "m":
            shapes.append([])
        if shapes:
            shapes[-1].append(segment)
    return [shape for shape in shapes if len(shape) >= 4]
