# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sets a sample's words as seminar notes: a Word document with headings, lists, a table and a running head."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from words import Block, blocks

WRITTEN = datetime(2026, 4, 2, 9, 30)
# The earliest moment a ZIP entry can carry.
EPOCH = (1980, 1, 1, 0, 0, 0)
STYLES = {"bullet": "List Bullet", "number": "List Number", "quote": "Quote", "paragraph": "Normal"}


def make(source: Path, target: Path) -> None:
    """Write the Word document whose words stand in `source`. The same words give the same parts."""
    title, *rest = blocks(source)
    document = Document()
    _describe(document, title.text)
    document.add_heading(title.text, level=0)
    for block in rest:
        _add(document, block)
    _save(document, target)


def _describe(document: WordDocument, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.language = title, "Harbour Lane Physiotherapy", "en-GB"
    core.last_modified_by, core.comments = core.author, ""
    core.created = core.modified = WRITTEN
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Harbour Lane Physiotherapy\t\t{title}: seminar notes"
    _page_number(section.footer.paragraphs[0])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _page_number(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add(document: WordDocument, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, level=block.level - 1)
    elif block.kind == "table":
        _add_table(document, block)
    else:
        paragraph = document.add_paragraph(style=STYLES[block.kind])
        for run in block.runs:
            paragraph.add_run(run.text).bold = run.bold or None


def _add_table(document: WordDocument, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _save(document: WordDocument, target: Path) -> None:
    """Save with fixed times inside, so that the same words always give the same file."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(target, "w") as fixed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, made.read(name))
