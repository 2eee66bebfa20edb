# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sets a sample's words as a brochure: a PDF on A4 in two columns with running head and page numbers."""

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)
from words import Block, blocks

WIDTH, HEIGHT = A4
MARGIN, GUTTER, HEAD, FOOT = 20 * mm, 10 * mm, 28 * mm, 22 * mm
BANNER = 34 * mm
GREEN, GREY = HexColor("#17624F"), HexColor("#575147")

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=12.5, leading=18, spaceAfter=9)
STYLES = {
    "paragraph": BODY,
    "bullet": ParagraphStyle("bullet", BODY, leftIndent=13, bulletIndent=2, spaceAfter=7),
    "quote": ParagraphStyle(
        "quote", BODY, fontName="Times-Italic", leftIndent=12, rightIndent=12, spaceBefore=3, textColor=GREEN
    ),
    "heading": ParagraphStyle(
        "heading",
        fontName="Helvetica-Bold",
        fontSize=14,
        leading=18,
        spaceBefore=14,
        spaceAfter=6,
        keepWithNext=1,
        textColor=GREEN,
    ),
}
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=30, leading=36, textColor=GREEN)
SUBTITLE = ParagraphStyle("subtitle", fontName="Times-Italic", fontSize=16, leading=22, textColor=GREY)


def make(source: Path, target: Path) -> None:
    """Write the brochure whose words stand in `source`. The same words give the same bytes.

    Uncompressed, because the bytes then do not hang on the zlib of the machine.
    """
    title, subtitle, *rest = blocks(source)
    document = BaseDocTemplate(
        str(target),
        pagesize=A4,
        title=title.text,
        author="Harbour Lane Physiotherapy",
        lang="en-GB",
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates([_front_page(), _inner_page(title.text)])
    document.build(_story(title, subtitle, rest))


def _story(title: Block, subtitle: Block, rest: list[Block]) -> list[Flowable]:
    front: list[Flowable] = [Paragraph(escape(title.text), TITLE), Paragraph(escape(subtitle.text), SUBTITLE)]
    return [*front, FrameBreak(), NextPageTemplate("inner"), *(_flowable(block) for block in rest)]


def _flowable(block: Block) -> Flowable:
    bullet = "\N{BULLET}" if block.kind == "bullet" else None
    return Paragraph(escape(block.text), STYLES[block.kind], bulletText=bullet)


def _columns(top: float) -> list[Frame]:
    width = (WIDTH - 2 * MARGIN - GUTTER) / 2
    lefts = (MARGIN, MARGIN + width + GUTTER)
    return [
        Frame(left, FOOT, width, top - FOOT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        for left in lefts
    ]


def _front_page() -> PageTemplate:
    banner = Frame(MARGIN, HEIGHT - HEAD - BANNER, WIDTH - 2 * MARGIN, BANNER, leftPadding=0, topPadding=0)
    return PageTemplate("front", [banner, *_columns(HEIGHT - HEAD - BANNER)], onPage=_number)


def _inner_page(title: str) -> PageTemplate:
    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8.5)
        canvas.setFillColor(GREY)
        canvas.drawString(MARGIN, HEIGHT - 16 * mm, "Harbour Lane Physiotherapy")
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 16 * mm, title)
        canvas.line(MARGIN, HEIGHT - 18 * mm, WIDTH - MARGIN, HEIGHT - 18 * mm)
        _number(canvas, document)

    return PageTemplate("inner", _columns(HEIGHT - HEAD), onPage=furniture)


def _number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8.5)
    canvas.setFillColor(GREY)
    canvas.drawCentredString(WIDTH / 2, 11 * mm, str(document.page))
