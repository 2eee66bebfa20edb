# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Draws a page of a PDF as a PNG picture.

Only the worker imports this. The document drawn last stays open, so that leafing through it is quick; one that
wanted a password does not.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfBitmap, PdfDocument, PdfPage

from secondhelping.documents import pdfium, refusals
from secondhelping.domain.document import PagePicture

# Pages of 999,999 points exist. A page of A4 at the largest width has 7.6 million dots.
_NARROWEST, _WIDEST = 16, 2_400
_TALLEST = 8_000
_MOST_DOTS = 8_000_000
_LARGEST_FILE = 256 << 20
# What Tesseract reads best: capitals of some 30 dots. In grey a dot takes one byte, not three.
_DOTS_TO_AN_INCH = 300
_MOST_DOTS_TO_READ = 20_000_000
_MAGIC = b"\x89PNG\r\n\x1a\n"
_QUICK = 1


@dataclass(slots=True)
class _Open:
    key: tuple[str, int, int]
    fingerprint: str
    document: PdfDocument


_open: list[_Open] = []


def render(
    path: Path, page: int, width: int, password: str = "", fingerprint: str = "", *, to_read: bool = False
) -> PagePicture:
    """The picture of a page, `width` dots wide; narrower where the page would be too large a picture. With `to_read`
    it is in grey, and as large as Tesseract reads it best, whatever the width.

    Args:
        path: a PDF.
        page: counted from 1.
        width: in dots; taken as 16 to 2,400.
        password: where the file wants one.
        fingerprint: the SHA-256 that the file should have; "" for any.

    Raises:
        KnownError: the file is not there any more, or is another one; or there is no such page.
        FileLocked: it wants a password, or another one than this.
        FileRefused: it is no PDF that can be drawn.
    """
    document = _document(path, password, fingerprint)
    try:
        with pdfium.page_of(document, page) as found:
            if found is None:
                raise refusals.no_such_page(path, page)
            return _drawn_to_read(found) if to_read else _drawn(found, width)
    finally:
        if not _open or document is not _open[0].document:
            document.close()


def _document(path: Path, password: str, fingerprint: str) -> PdfDocument:
    try:
        known = path.stat()
        key = (str(path), known.st_size, known.st_mtime_ns)
        if _open and _open[0].key == key and not password:
            _check(path, fingerprint, _open[0].fingerprint)
            return _open[0].document
        if known.st_size > _LARGEST_FILE:
            raise refusals.too_big(path, _LARGEST_FILE >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise refusals.moved(path) from error
    found = hashlib.sha256(data).hexdigest()
    _check(path, fingerprint, found)
    document = pdfium.opened(path, data, password)
    if not password:
        _keep(_Open(key, found, document))
    return document


def _check(path: Path, wanted: str, found: str) -> None:
    if wanted and wanted != found:
        raise refusals.changed(path)


def _keep(one: _Open) -> None:
    while _open:
        _open.pop().document.close()
    _open.append(one)


def _drawn(page: PdfPage, width: int) -> PagePicture:
    points_wide, points_high = (max(1.0, size) for size in page.get_size())
    wanted = min(max(width, _NARROWEST), _WIDEST)
    scale = min(
        wanted / points_wide, _TALLEST / points_high, (_MOST_DOTS / (points_wide * points_high)) ** 0.5
    )
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        return PagePicture(_png(bitmap), points_wide, points_high)
    finally:
        bitmap.close()


def _drawn_to_read(page: PdfPage) -> PagePicture:
    points_wide, points_high = (max(1.0, size) for size in page.get_size())
    scale = min(_DOTS_TO_AN_INCH / 72, (_MOST_DOTS_TO_READ / (points_wide * points_high)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return PagePicture(_png(bitmap, grey=True), points_wide, points_high)
    finally:
        bitmap.close()


def _png(bitmap: PdfBitmap, *, grey: bool = False) -> bytes:
    """The picture as PNG (ISO/IEC 15948): one chunk of rows, none filtered, which is quick to pack."""
    rows = memoryview(bitmap.buffer).cast("B")
    length = bitmap.width * (1 if grey else 3)
    packer = zlib.compressobj(_QUICK)
    packed = bytearray()
    for start in range(0, bitmap.height * bitmap.stride, bitmap.stride):
        packed += packer.compress(b"\0")
        packed += packer.compress(rows[start : start + length])
    packed += packer.flush()
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0 if grey else 2, 0, 0, 0)
    return b"".join((_MAGIC, _chunk(b"IHDR", header), _chunk(b"IDAT", bytes(packed)), _chunk(b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
