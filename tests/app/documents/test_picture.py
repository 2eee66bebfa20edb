# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages: what is drawn, how large, and what is said when a page can't be shown."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, lines, pdf, picture, write
from secondhelping.documents.picture import render
from secondhelping.documents.reading import read
from secondhelping.domain.document import PagePicture
from secondhelping.domain.errors import FileLocked, FileRefused, KnownError
from secondhelping.operations.workshop import Workshop


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop() as made:
        yield made


def two_pages(canvas: Canvas) -> None:
    lines(canvas, LEFT, x=72, y=700, size=10)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(300, 300, 100, 100, stroke=0, fill=1)


def opened(drawn: PagePicture) -> Image.Image:
    image = Image.open(io.BytesIO(drawn.png))
    image.load()
    return image


def test_a_page_is_drawn_as_a_png(tmp_path: Path) -> None:
    drawn = render(write(tmp_path, "a.pdf", pdf(two_pages)), 1, 600)
    image = opened(drawn)
    scale = image.width / drawn.width
    assert image.mode == "RGB"
    assert image.width in (600, 601)
    assert image.height == pytest.approx(drawn.height * scale, abs=2)
    assert image.getpixel((int(350 * scale), int((drawn.height - 350) * scale))) == (255, 0, 0)
    assert image.getpixel((3, 3)) == (255, 255, 255)


def test_the_boxes_of_words_lie_on_their_ink(tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", pdf(lambda canvas: lines(canvas, LEFT, x=72, y=700)))
    drawn = render(path, 1, 1200)
    image = opened(drawn).convert("L")
    scale = image.width / drawn.width
    for boxes in read(path).passages[0].words:
        for box in boxes:
            edges = [int(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)]
            darkest, _ = image.crop((edges[0], edges[1], edges[2], edges[3])).getextrema()
            assert isinstance(darkest, (int, float))
            assert darkest < 100
            image.paste(255, (edges[0] - 2, edges[1], edges[2] + 2, edges[3] + 2))
    # Nothing is left outside the boxes.
    lightest, _ = image.getextrema()
    assert lightest == 255


@pytest.mark.parametrize("size", [(200_000, 14_000), (3, 14_400), (14_400, 3), (1, 1), (612, 792)])
@pytest.mark.parametrize("width", [-5, 0, 400, 10**9])
def test_any_page_and_any_width_make_a_picture_of_bounded_size(
    tmp_path: Path, size: tuple[float, float], width: int
) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    lines(canvas, LEFT)
    canvas.showPage()
    canvas.save()
    image = opened(render(write(tmp_path, "a.pdf", target.getvalue()), 1, width))
    assert image.width * image.height <= 8_100_000
    assert 1 <= image.width <= 2401
    assert 1 <= image.height <= 8001


def test_through_the_child(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "a.pdf", pdf(two_pages, picture))
    fingerprint = read(path).fingerprint
    first = workshop.picture(path, 1, 300, fingerprint)
    assert first == render(path, 1, 300)
    assert workshop.picture(path, 2, 300).png != first.png
    assert workshop.picture(path, 1, 300) == first


def test_a_file_that_moved_or_changed(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "a.pdf", pdf(two_pages))
    fingerprint = read(path).fingerprint
    workshop.picture(path, 1, 300, fingerprint)
    os.utime(write(tmp_path, "a.pdf", pdf(picture)), ns=(1, 1))
    with pytest.raises(KnownError, match=r"“a.pdf” has changed since it was read\.") as caught:
        workshop.picture(path, 1, 300, fingerprint)
    assert not isinstance(caught.value, FileRefused)
    workshop.picture(path, 1, 300)
    path.unlink()
    with pytest.raises(KnownError, match=r"“a.pdf” isn\'t where it was\."):
        workshop.picture(path, 1, 300)


@pytest.mark.parametrize("page", [0, 2, -1, 10**6])
def test_a_page_that_is_not_there(tmp_path: Path, page: int) -> None:
    path = write(tmp_path, "a.pdf", pdf(two_pages))
    with pytest.raises(KnownError, match=f"Page {page} of “a.pdf” can't be shown"):
        render(path, page, 300)


def test_what_is_no_pdf_has_no_pages_to_show(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "a.pdf", "Just words.")
    with pytest.raises(KnownError, match=r"The pages of “a.pdf” can\'t be shown"):
        workshop.picture(path, 1, 300)


def test_a_locked_file_is_drawn_with_its_password_only(tmp_path: Path, workshop: Workshop) -> None:
    path = write(tmp_path, "a.pdf", pdf(two_pages, encrypt="Open Sesame"))
    with pytest.raises(
        FileLocked, match="is locked and its password isn't stored, so its pages can't be shown"
    ):
        workshop.picture(path, 1, 300)
    with pytest.raises(FileLocked, match="That one didn't open it"):
        workshop.picture(path, 1, 300, password="open sesame")
    drawn = workshop.picture(path, 1, 300, password="Open Sesame")
    assert opened(drawn).width in (300, 301)
    with pytest.raises(FileLocked, match="is locked and its password isn't stored"):
        workshop.picture(path, 1, 300)
