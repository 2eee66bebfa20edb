# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Opens a PDF with PDFium, the second reader: it draws pages, and gives the text where the first one fails.

Only the worker imports this: PDFium is native code, which a hostile file may bring down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2 import raw as pdfium

from secondhelping.documents import refusals


def opened(path: Path, data: bytes, password: str = "") -> PdfDocument:
    """The document; whoever opens it closes it.

    Raises:
        FileLocked: it wants a password, or another one than this.
        FileRefused: PDFium can make nothing of it.
    """
    try:
        return PdfDocument(data, password=password or None)
    except PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise (refusals.wrong_password(path) if password else refusals.locked_pdf(path)) from error
        raise refusals.damaged(path) from error


@contextmanager
def page_of(document: PdfDocument, number: int) -> Iterator[PdfPage | None]:
    """A page, counted from 1; None where PDFium cannot load it."""
    try:
        page = document[number - 1]
    except (PdfiumError, IndexError):
        yield None
        return
    try:
        yield page
    finally:
        page.close()
