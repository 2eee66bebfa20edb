# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds a book: a running head, headings, paragraphs that go on over the pages, no two of them alike."""

from pathlib import Path

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

_PAGE = (320, 300)
_WHAT = ("your desk", "a garden", "the boiler", "an old roof", "the budget", "a kitchen", "your bicycle")
_DO = ("Check", "Clean", "Measure", "Rest", "Write down", "Plan", "Repair")
_WHY = ("it lasts longer", "it costs less", "nobody is hurt", "the work is half as long", "you sleep better")


def book(path: Path, pages: int) -> Path:
    """A PDF of exactly so many pages, saved at `path`."""
    styles = getSampleStyleSheet()
    made = BaseDocTemplate(str(path), pagesize=_PAGE, title="A book of advice", invariant=1)
    frame = Frame(30, 45, _PAGE[0] - 60, _PAGE[1] - 95)
    made.addPageTemplates([PageTemplate(frames=[frame], onPage=_head)])
    flow = []
    for number in range(pages + pages // 4 + 4):
        if number % 7 == 0:
            flow.append(Paragraph(f"Chapter {number // 7 + 1}: {_WHAT[number % 7]}", styles["Heading2"]))
        flow.append(Paragraph(" ".join(_advice(8 * number + line) for line in range(8)), styles["BodyText"]))
    made.build(flow)
    return _cut(path, pages)


def _head(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, _PAGE[1] - 22, "A book of advice, second printing")
    canvas.drawCentredString(_PAGE[0] / 2, 18, str(document.page))


def _advice(number: int) -> str:
    what, do, why = _WHAT[number % 7], _DO[number // 7 % 7], _WHY[number // 3 % 5]
    return f"{do} {what} every {number + 2} days before you begin with anything else, because {why}."


def _cut(path: Path, pages: int) -> Path:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path.read_bytes())
    assert len(document) >= pages
    for number in reversed(range(pages, len(document))):
        document.del_page(number)
    document.save(path)
    document.close()
    return path
