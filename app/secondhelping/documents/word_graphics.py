# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of drawings in a Word document that are no text boxes: diagrams (SmartArt), charts, drawn shapes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from secondhelping.documents.drawing_text import A, R, TextReader
from secondhelping.documents.slide_graphics import chart, diagram
from secondhelping.documents.word_walk import Block

_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class WordGraphics:
    """Finds the words of a drawing: in it, or in the parts of the package that it points to."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def blocks(self, drawing: Any) -> Iterator[Block]:
        text = TextReader({})
        for block in self._found(drawing, text):
            # Sizes of drawings say nothing about the text around them.
            yield replace(block, size=0.0)

    def _found(self, drawing: Any, text: TextReader) -> Iterator[Block]:
        for ids in drawing.iter(f"{_DGM}relIds"):
            yield from self._in_part(ids.get(f"{R}dm", ""), diagram, text)
        for element in drawing.iter(f"{_C}chart"):
            yield from self._in_part(element.get(f"{R}id", ""), chart, text)
        for body in drawing.iter(f"{A}txBody"):
            yield from text.blocks(body)

    def _in_part(self, identity: str, read: Any, text: TextReader) -> Iterator[Block]:
        relation = self._part.rels.get(identity)
        if relation is None or relation.is_external or not relation.target_part.blob:
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(relation.target_part.blob, parser)
        if root is not None:
            yield from read(root, text)
