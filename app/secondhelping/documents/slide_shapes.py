# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Walks the shapes of a PowerPoint slide: what each says, and where it stands when all groups are worked out."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from secondhelping.documents.drawing_text import MC, A, TextReader, chosen
from secondhelping.documents.slide_graphics import Graphics, table
from secondhelping.documents.slide_order import Box
from secondhelping.documents.slide_template import (
    TITLES,
    P,
    Placeholder,
    Template,
    box_of,
    number,
    placeholder,
)
from secondhelping.documents.slides import Part, Shape, grouped
from secondhelping.documents.word_walk import Block

_LEFT_OUT = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
_NOWHERE = Box(0, 0, 0, 0)
_DEEPEST = 40

_Move = Callable[[Box], Box]


class ShapeWalk:
    """Walks one slide. `links` are the addresses of its links by relationship."""

    def __init__(self, template: Template, graphics: Graphics, links: Mapping[str, str]) -> None:
        self._template = template
        self._graphics = graphics
        self._links = links

    def shapes(self, tree: Any, move: _Move = lambda box: box, depth: int = 0) -> Iterator[Shape]:
        """The shapes in a shape tree or group, with words or without."""
        if depth > _DEEPEST:
            return
        for child in tree:
            if child.tag == f"{MC}AlternateContent":
                yield from self.shapes(chosen(child), move, depth + 1)
            elif _hidden(child):
                continue
            elif child.tag == f"{P}grpSp":
                inner = _group_move(child.find(f"{P}grpSpPr/{A}xfrm"), move)
                yield grouped(list(self.shapes(child, inner, depth + 1)))
            elif child.tag == f"{P}sp":
                yield from self._shape(child, move)
            elif child.tag == f"{P}graphicFrame":
                yield from self._frame(child, move)

    def _shape(self, shape: Any, move: _Move) -> Iterator[Shape]:
        place = placeholder(shape)
        body = shape.find(f"{P}txBody")
        if body is None or (place is not None and place.kind in _LEFT_OUT):
            return
        blocks = tuple(self._text(place).blocks(body))
        box = box_of(shape.find(f"{P}spPr/{A}xfrm"))
        where = move(box) if box is not None else self._template.box(place) or _NOWHERE
        yield Shape(_part(place), where, blocks)

    def _frame(self, frame: Any, move: _Move) -> Iterator[Shape]:
        place = placeholder(frame)
        box = box_of(frame.find(f"{P}xfrm"))
        where = move(box) if box is not None else self._template.box(place) or _NOWHERE
        text = self._text(None)
        for element in frame.iter(f"{A}tbl"):
            yield Shape(Part.TABLE, where, tuple(table(element, text)))
        yield Shape(Part.TEXT, where, tuple(self._graphics.diagram_blocks(frame, text)))
        yield Shape(Part.CHART, where, tuple(self._graphics.chart_blocks(frame, text)))

    def _text(self, place: Placeholder | None) -> TextReader:
        return TextReader(self._links, self._template.list_styles(place))


def notes(tree: Any, links: Mapping[str, str]) -> list[Block]:
    """What the speaker wrote under the slide."""
    text = TextReader(links)
    found: list[Block] = []
    for shape in tree.iter(f"{P}sp"):
        place = placeholder(shape)
        body = shape.find(f"{P}txBody")
        if body is not None and not (place is not None and place.kind in _LEFT_OUT):
            found += text.blocks(body)
    return found


def _hidden(shape: Any) -> bool:
    for properties in shape:
        if isinstance(properties.tag, str) and properties.tag.startswith(f"{P}nv"):
            name = properties.find(f"{P}cNvPr")
            return name is not None and name.get("hidden", "0") in ("1", "true")
    return False


def _part(place: Placeholder | None) -> Part:
    if place is not None and place.kind in TITLES:
        return Part.TITLE
    return Part.SUBTITLE if place is not None and place.kind == "subTitle" else Part.TEXT


def _group_move(transform: Any, outer: _Move) -> _Move:
    """From a group's own measure to the slide's (ECMA-376 part 1, section 20.1.7.5)."""
    box = box_of(transform)
    start = None if transform is None else transform.find(f"{A}chOff")
    extent = None if transform is None else transform.find(f"{A}chExt")
    if box is None or start is None or extent is None:
        return outer
    across = (box.right - box.left) / (number(extent, "cx") or 1.0)
    down = (box.bottom - box.top) / (number(extent, "cy") or 1.0)
    x, y = number(start, "x"), number(start, "y")

    def move(inner: Box) -> Box:
        return outer(
            Box(
                box.left + (inner.left - x) * across,
                box.top + (inner.top - y) * down,
                box.left + (inner.right - x) * across,
                box.top + (inner.bottom - y) * down,
            )
        )

    return move
