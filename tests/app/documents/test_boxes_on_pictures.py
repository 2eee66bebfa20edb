# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The boxes of words lie on the ink of the page's picture, however the page is turned, cropped or measured."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument, PdfPage
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, RIGHT, lines, pdf, write
from secondhelping.documents.fragments import fragments
from secondhelping.documents.letters import Letter
from secondhelping.documents.lines import lines_of
from secondhelping.documents.picture import render
from secondhelping.documents.places import on_page
from secondhelping.documents.reading import read
from secondhelping.domain.word_boxes import expanded

_DOTS = 1400


def columns(canvas: Canvas) -> None:
    lines(canvas, LEFT, x=90, y=640)
    lines(canvas, RIGHT, x=330, y=640)


def sideways(canvas: Canvas) -> None:
    """Words that are upright only once the viewer has turned the page."""
    canvas.translate(300, 150)
    canvas.rotate(90)
    lines(canvas, LEFT, x=0, y=100)


def changed(data: bytes, change: Callable[[PdfPage], object]) -> bytes:
    target = io.BytesIO()
    with PdfDocument(data) as document:
        page = document[0]
        change(page)
        page.close()
        document.save(target)
    return target.getvalue()


def user_unit(data: bytes) -> bytes:
    """The same page, twice as large."""
    empty = b"/Trans <<\n\n>>"
    assert data.count(empty) == 1
    return data.replace(empty, b"/UserUnit 2".ljust(len(empty)))


PAGES = {
    "plain": pdf(columns),
    "turned right": changed(pdf(columns), lambda page: page.set_rotation(90)),
    "upside down": changed(pdf(columns), lambda page: page.set_rotation(180)),
    "turned left": changed(pdf(columns), lambda page: page.set_rotation(270)),
    "sideways, turned upright": changed(pdf(sideways), lambda page: page.set_rotation(90)),
    "sideways": pdf(sideways),
    "media box elsewhere": changed(pdf(columns), lambda page: page.set_mediabox(-100, 60, 700, 760)),
    "cropped": changed(pdf(columns), lambda page: page.set_cropbox(60, 500, 580, 700)),
    "cropped and turned": changed(
        pdf(columns), lambda page: (page.set_cropbox(60, 500, 580, 700), page.set_rotation(90))
    ),
    "cropped beyond the media box": changed(
        pdf(columns),
        lambda page: (page.set_mediabox(40, 450, 590, 800), page.set_cropbox(0, 500, 900, 700)),
    ),
    "in larger units": user_unit(pdf(columns)),
}


@pytest.mark.parametrize("name", PAGES)
def test_boxes_lie_on_the_ink(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "page.pdf", PAGES[name])
    drawn = render(path, 1, _DOTS)
    image = Image.open(io.BytesIO(drawn.png)).convert("L")
    scale = image.width / drawn.width
    boxes = [box for passage in read(path).passages for word in passage.words for box in word]
    assert len(boxes) >= sum(len(line.split()) for line in LEFT)
    for box in boxes:
        left, top, right, bottom = (edge * scale for edge in box[1:])
        darkest, _lightest = image.crop((int(left), int(top), int(right) + 1, int(bottom) + 1)).getextrema()
        assert isinstance(darkest, (int, float))
        assert darkest < 100, box
    brush = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = (edge * scale for edge in box[1:])
        brush.rectangle((left - 2, top - 1, right + 2, bottom + 1), fill=255)
    left_over, _lightest = image.getextrema()
    assert left_over == 255


@pytest.mark.parametrize("depth", [0.1, 0.22, 0.65])
def test_a_font_that_tells_a_wrong_depth_moves_no_box(depth: float) -> None:
    low = 700 - 10 * depth
    letters = [
        Letter(sign, 50 + 5 * place, low, 55 + 5 * place, low + 10, 700, 10, "F", 0)
        for place, sign in enumerate("Sit less")
    ]
    (line,) = on_page(lines_of(fragments(letters, frozenset()), 1, 800), (0, 0, 600, 800))
    ((box,), _less) = expanded(line.runs)
    assert box.top == pytest.approx(800 - 700 - 7.7, abs=0.15)
    assert box.bottom == pytest.approx(800 - 700 + 2.3, abs=0.15)
