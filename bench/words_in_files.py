# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words that stand in the XML of Word, PowerPoint and OpenDocument files, told without any of our readers.

The titles of charts on slides are among them. Furniture is left out (heads, feet, numbers and dates of slides), and
so is what is not in the text: deletions, comments, field codes, and the second form of a drawing that is there for
older programs.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NOT_THERE = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)
_FURNITURE = ("sldNum", "dt", "ftr", "hdr")
_WORD = re.compile(r"[^\W_]+")
_DOCX_PARTS = re.compile(r"word/(document|footnotes|endnotes)\d*\.xml")
_PPTX_PARTS = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml")
_CHARTS = re.compile(r"ppt/charts/chart\d+\.xml")
OFFICE_TYPES = (".docx", ".pptx", ".odt", ".odp")


def words(text: str) -> "Counter[str]":
    """The words of a text in small letters, with how often each stands there."""
    return Counter(_WORD.findall(text.lower()))


def words_in(path: Path) -> "Counter[str]":
    """The words of a file of one of OFFICE_TYPES."""
    with zipfile.ZipFile(path) as archive:
        if path.suffix == ".docx":
            return words("\n".join(_of_parts(archive, _DOCX_PARTS, _paragraphs_of_word)))
        if path.suffix == ".pptx":
            parts = (*_of_parts(archive, _PPTX_PARTS, _paragraphs_of_slide), *_titles_of_charts(archive))
            return words("\n".join(parts))
        body = etree.fromstring(archive.read("content.xml")).find(f"{_OFFICE}body")
        return words("\n".join(_paragraphs_of_open_document(body)))


def _of_parts(archive: zipfile.ZipFile, wanted: "re.Pattern[str]", paragraphs: Any) -> Iterator[str]:
    for name in archive.namelist():
        if wanted.fullmatch(name):
            data = archive.read(name).replace(_STRICT, _W[1:-1].encode())
            yield from paragraphs(etree.fromstring(data))


def _paragraphs_of_word(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        parts = []
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
            inner = next(element.iterancestors(f"{_W}p")) is paragraph
            if inner and not any(True for _ in element.iterancestors(*_NOT_THERE)):
                parts.append((element.text or "") if element.tag == f"{_W}t" else " ")
        yield "".join(parts)


def _paragraphs_of_slide(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{_A}p"):
        shape = next(paragraph.iterancestors(f"{_P}sp"), None)
        kind = None if shape is None else shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if kind is not None and kind.get("type") in _FURNITURE:
            continue
        yield "".join(
            element.text or "\n"
            for element in paragraph.iter(f"{_A}t", f"{_A}br")
            if not str(element.getparent().get("type", "")).startswith(("slidenum", "datetime"))
        )


def _titles_of_charts(archive: zipfile.ZipFile) -> Iterator[str]:
    """A chart is seen on its slide but stands in a part of its own; its figures are no words."""
    yield from _of_parts(archive, _CHARTS, _paragraphs_of_titles)


def _paragraphs_of_titles(root: Any) -> Iterator[str]:
    for title in root.iter(f"{_C}title"):
        for paragraph in title.iter(f"{_A}p"):
            yield "".join(element.text or "" for element in paragraph.iter(f"{_A}t"))


def _paragraphs_of_open_document(body: Any) -> Iterator[str]:
    own_paragraph = (f"{_T}p", f"{_T}h")
    for paragraph in body.iter(*own_paragraph):
        parts = [paragraph.text or ""]
        for element in paragraph.iterdescendants():
            inner = next(element.iterancestors(*own_paragraph), None) is paragraph
            if element.tag in (f"{_T}s", f"{_T}tab", f"{_T}line-break"):
                parts.append(" ")
            elif inner and element.tag not in own_paragraph:
                parts.append(element.text or "")
            parts.append((element.tail or "") if inner else "")
        yield "".join(parts)
