# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a slide's tables, diagrams (SmartArt) and charts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from secondhelping.documents.drawing_text import A, R, TextReader
from secondhelping.documents.packages import Package
from secondhelping.documents.relations import Relation
from secondhelping.documents.word_walk import Block
from secondhelping.domain.document import Role

_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NODES = ("node", "asst")
_DEEPEST = 20


def table(element: Any, text: TextReader) -> Iterator[Block]:
    """The cells of a table, row by row; cells that others cover are left out."""
    for row, line in enumerate(element.iterfind(f"{A}tr"), start=1):
        for cell in line.iterfind(f"{A}tc"):
            body = cell.find(f"{A}txBody")
            if body is not None and not (cell.get("hMerge") or cell.get("vMerge")):
                for block in text.blocks(body):
                    yield replace(block, row=row, in_data_cell=True)


def diagram(root: Any, text: TextReader) -> Iterator[Block]:
    """The points of a diagram as a list, each under the point it belongs to."""
    points = {point.get("modelId", ""): point for point in root.iter(f"{_DGM}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for tie in root.iter(f"{_DGM}cxn"):
        if tie.get("type", "parOf") == "parOf":
            place = tie.get("srcOrd", "0")
            order = int(place) if place.isdecimal() and len(place) < 9 else 0
            below.setdefault(tie.get("srcId", ""), []).append((order, tie.get("destId", "")))
    left = {name for name, point in points.items() if point.get("type", "node") in _NODES}
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    for name in (*tops, *points):
        yield from _point(name, points, below, left, text, 0 if name in tops else 1)


def _point(
    name: str, points: Any, below: Any, left: set[str], text: TextReader, depth: int
) -> Iterator[Block]:
    """A point and those under it, each once: `left` holds those not yet seen."""
    if depth > _DEEPEST or (depth and name not in left):
        return
    left.discard(name)
    body = points[name].find(f"{_DGM}t") if depth else None
    if body is not None:
        for block in text.blocks(body):
            yield replace(block, listed=depth)
    for _, child in sorted(below.get(name, ())):
        yield from _point(child, points, below, left, text, depth + 1)


def chart(root: Any, text: TextReader) -> Iterator[Block]:
    """The titles of a chart and its axes. What it counts says nothing without the picture."""
    for title in root.iter(f"{_C}title"):
        rich = title.find(f"{_C}tx/{_C}rich")
        if rich is not None:
            for block in text.blocks(rich):
                yield replace(block, role=Role.CAPTION, listed=0)


class Graphics:
    """Finds the words of a graphic frame: in it, or in the parts that it points to."""

    def __init__(self, package: Package, related: dict[str, Relation]) -> None:
        self._package = package
        self._related = related

    def diagram_blocks(self, frame: Any, text: TextReader) -> list[Block]:
        ids = next(frame.iter(f"{_DGM}relIds"), None)
        root = None if ids is None else self._tree(ids.get(f"{R}dm", ""))
        return [] if root is None else list(diagram(root, text))

    def chart_blocks(self, frame: Any, text: TextReader) -> list[Block]:
        element = next(frame.iter(f"{_C}chart"), None)
        root = None if element is None else self._tree(element.get(f"{R}id", ""))
        return [] if root is None else list(chart(root, text))

    def _tree(self, identity: str) -> Any:
        relation = self._related.get(identity)
        if relation is None or relation.external:
            return None
        try:
            return self._package.tree(relation.target)
        except etree.XMLSyntaxError:
            return None
