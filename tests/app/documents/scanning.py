# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes PDFs whose pages are pictures of words, as a scanner makes them; and tells whether Tesseract is here."""

import io
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.documents import building
from secondhelping.documents import picture, tesseract

needs_tesseract = pytest.mark.skipif(
    "eng" not in getattr(tesseract.found(), "languages", ()),
    reason="Tesseract, which reads words from pictures, is not on this computer, or has no English",
)


def scanned(drawn: building.Draw, folder: Path, turned: int = 0) -> building.Draw:
    """A page that is a picture of what `drawn` draws, perhaps turned."""
    from PIL import Image

    path = building.write(folder, "before.pdf", building.pdf(drawn))
    png = picture.render(path, 1, 0, to_read=True).png
    image = Image.open(io.BytesIO(png)).rotate(turned, expand=True)

    def draw(canvas: Canvas) -> None:
        wide, high = building.WIDTH, building.HEIGHT
        if turned % 180:
            wide, high = high, wide
            canvas.setPageSize((wide, high))
        canvas.drawImage(ImageReader(image), 0, 0, wide, high)

    return draw
