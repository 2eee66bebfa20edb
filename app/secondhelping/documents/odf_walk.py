# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Walks the text of an OpenDocument file (OASIS OpenDocument 1.3, part 3) in reading order and gives its blocks.

Counts that a file states (spaces in a row, repeated cells and rows) are never followed: one space is as good as two
thousand million, and a repeated cell says nothing new.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from secondhelping.documents.odf_styles import (
    DRAW,
    OFFICE,
    PRESENTATION,
    SVG,
    TABLE,
    TEXT,
    OdfStyle,
    OdfStyles,
    length,
)
from secondhelping.documents.slide_order import Box, around, reading_order
from secondhelping.documents.word_walk import Block, lines
from secondhelping.domain.document import Link, Role

_XLINK = "{http://www.w3.org/1999/xlink}"
_SPACES = re.compile(r"\s+")
_TRANSLATE = re.compile(r"translate\s*\(\s*(\S{1,20})[\s,]+(\S{1,20}?)\s*\)")
_LETTERS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_THROUGH = frozenset(
    f"{TEXT}{name}"
    for name in (
        "index-body",
        "index-title",
        "bibliography",
        "numbered-paragraph",
        "page-sequence",
        "soft-page-break",
    )
)
# Elements in a line whose letters are not the author's, or not shown.
_SKIPPED = frozenset(
    [f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{SVG}title", f"{SVG}desc"]
    + [f"{PRESENTATION}{name}" for name in ("header", "footer", "date-time")]
    + [
        f"{TEXT}{name}"
        for name in (
            "page-number",
            "page-count",
            "placeholder",
            "ruby-text",
            "number",
            "note-citation",
            "script",
        )
    ]
)
_HIDING = frozenset(f"{TEXT}{name}" for name in ("hidden-text", "hidden-paragraph"))
_PICTURES = frozenset(f"{DRAW}{name}" for name in ("image", "object", "object-ole", "plugin", "applet"))
_DEEPEST = 60


@dataclass(slots=True)
class _Taking:
    """What is gathered while one paragraph is walked."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    drawings: list[Any] = field(default_factory=list)
    sizes: list[tuple[float, int]] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """The list that the walk is in: how deep, and its style; depth 0 outside lists."""

    depth: int = 0
    name: str = ""
    marked: bool = True


class OdfWalk:
    """Walks one file. `notes` gathers footnotes and endnotes on the way."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._tables = 0
        self.notes: list[Block] = []

    def blocks(self, container: Any, listing: _List = _List(), depth: int = 0) -> Iterator[Block]:
        """The blocks in a text, section, cell, text box or shape."""
        if depth > _DEEPEST:
            return
        shapes = [child for child in container if is_shape(child)]
        yield from self._shapes(shapes, depth)
        for child in container:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, listing, depth)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, listing, depth)
            elif child.tag == f"{TABLE}table":
                yield from self.table(child, depth)
            elif child.tag in _THROUGH or (child.tag == f"{TEXT}section" and not _is_hidden_section(child)):
                yield from self.blocks(child, listing, depth + 1)

    def shape(self, element: Any, depth: int = 0) -> Iterator[Block]:
        """The blocks of a drawn shape, frame or group."""
        if depth > _DEEPEST or is_prompt(element):
            return
        if element.tag == f"{DRAW}frame":
            for child in element:
                if child.tag == f"{DRAW}text-box":
                    yield from self.blocks(child, depth=depth + 1)
                elif child.tag == f"{TABLE}table":
                    yield from self.table(child, depth)
        else:
            yield from self.blocks(element, depth=depth + 1)

    def table(self, table: Any, depth: int = 0) -> Iterator[Block]:
        """The cells of a table, row by row."""
        self._tables += 1
        name = self._tables
        rows = [list(row.iterchildren(f"{TABLE}table-cell")) for row in _rows(table, depth)]
        framed = sum(map(len, rows)) == 1
        for row, cells in enumerate(rows, start=1):
            for cell in cells:
                for block in self.blocks(cell, depth=depth + 1):
                    yield (
                        block if block.table else replace(block, table=name, row=row, in_data_cell=not framed)
                    )

    def _shapes(self, shapes: Sequence[Any], depth: int) -> Iterator[Block]:
        """Shapes beside each other, by page and by place on the page."""
        shapes = [shape for shape in shapes if not is_prompt(shape)]
        for page in sorted({_page(shape) for shape in shapes}):
            here = [shape for shape in shapes if _page(shape) == page]
            found = [list(self.shape(shape, depth + 1)) for shape in here]
            letters = [sum(len(block.text) for block in blocks) for blocks in found]
            for number in reading_order([box_of(shape) for shape in here], letters):
                yield from found[number]

    def _list(self, element: Any, listing: _List, depth: int) -> Iterator[Block]:
        name = element.get(f"{TEXT}style-name", "") or listing.name
        for item in element:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                inner = _List(listing.depth + 1, name, item.tag == f"{TEXT}list-item")
                yield from self.blocks(item, inner, depth + 1)

    def _paragraph(self, element: Any, listing: _List, depth: int) -> Iterator[Block]:
        style = self._styles.style("paragraph", element.get(f"{TEXT}style-name", ""))
        if style.hidden:
            return
        taking = _Taking()
        self._take(element, style, taking, depth)
        if not taking.hidden:
            block = self._block(element, style, listing, taking)
            for text in lines("".join(taking.parts)):
                if text.strip():
                    yield replace(block, text=text)
        yield from self._shapes(taking.drawings, depth)

    def _block(self, element: Any, style: OdfStyle, listing: _List, taking: _Taking) -> Block:
        role, level = style.role, style.level
        if element.tag == f"{TEXT}h":
            outline = element.get(f"{TEXT}outline-level", "1")
            title = role is Role.TITLE
            role, level = (role, level) if title else (Role.HEADING, _between(outline, 1, 6))
        listed = listing.depth if role is None and self._has_mark(style, listing) else 0
        size = max(taking.sizes, key=lambda entry: entry[1], default=(style.size, 0))[0]
        bold = taking.letters > 0 and taking.bold > 0.9 * taking.letters
        return Block("", role, level, listed, size, bold, tuple(taking.links))

    def _has_mark(self, style: OdfStyle, listing: _List) -> bool:
        name = listing.name or style.list_name
        return (
            listing.depth > 0
            and listing.marked
            and style.numbered
            and self._styles.has_mark(name, listing.depth)
        )

    def _take(self, element: Any, style: OdfStyle, taking: _Taking, depth: int) -> None:
        """Gathers the letters of a paragraph and of what stands in it."""
        _letters(element.text, style, taking)
        for child in element:
            if isinstance(child.tag, str) and depth <= _DEEPEST:
                self._take_child(child, style, taking, depth)
            _letters(child.tail, style, taking)

    def _take_child(self, child: Any, style: OdfStyle, taking: _Taking, depth: int) -> None:
        if child.tag in _LETTERS:
            taking.parts.append(_LETTERS[child.tag])
        elif child.tag == f"{TEXT}note":
            for body in child.iterfind(f"{TEXT}note-body"):
                self.notes += [replace(block, note=True) for block in self.blocks(body, depth=depth + 1)]
        elif child.tag in _HIDING and child.get(f"{TEXT}is-hidden") != "false":
            taking.hidden = taking.hidden or child.tag == f"{TEXT}hidden-paragraph"
        elif is_shape(child):
            taking.drawings.append(child)
        elif child.tag == f"{TEXT}a":
            self._take_link(child, style, taking, depth)
        elif child.tag == f"{TEXT}span":
            inner = self._inner_style(child, style)
            if not inner.hidden:
                self._take(child, inner, taking, depth + 1)
        elif child.tag not in _SKIPPED:
            self._take(child, style, taking, depth + 1)

    def _take_link(self, element: Any, style: OdfStyle, taking: _Taking, depth: int) -> None:
        before = len(taking.parts)
        self._take(element, style, taking, depth + 1)
        text = "".join(taking.parts[before:]).strip()
        target = element.get(f"{_XLINK}href", "")
        if text and target:
            taking.links.append(Link(text, target))

    def _inner_style(self, span: Any, style: OdfStyle) -> OdfStyle:
        own = self._styles.style("text", span.get(f"{TEXT}style-name", ""))
        return replace(
            own,
            size=own.size if own.told_size else style.size,
            bold=own.bold if own.told_weight else style.bold,
        )


def is_shape(element: Any) -> bool:
    """Whether this is something drawn that may hold words."""
    return isinstance(element.tag, str) and element.tag.startswith(DRAW) and element.tag not in _PICTURES


def is_prompt(shape: Any) -> bool:
    """Whether nothing was written into this placeholder yet."""
    return bool(shape.get(f"{PRESENTATION}placeholder") == "true")


def box_of(shape: Any) -> Box:
    """Where a shape stands, in points; a group where its members do."""
    if shape.tag == f"{DRAW}g":
        return around([box_of(member) for member in shape if is_shape(member)])
    left, top, width, height = (
        length(shape.get(f"{SVG}{name}", "")) for name in ("x", "y", "width", "height")
    )
    moved = _TRANSLATE.search(shape.get(f"{DRAW}transform", ""))
    if moved:
        left, top = left + length(moved[1]), top + length(moved[2])
    return Box(left, top, left + width, top + height)


def _letters(text: str | None, style: OdfStyle, taking: _Taking) -> None:
    if text:
        text = _SPACES.sub(" ", text)
        taking.parts.append(text)
        taking.letters += len(text)
        taking.bold += len(text) if style.bold else 0
        taking.sizes.append((style.size, len(text)))


def _rows(table: Any, depth: int) -> Iterator[Any]:
    """The rows of a table that are shown, also those in groups."""
    if depth > _DEEPEST:
        return
    for child in table:
        if child.tag == f"{TABLE}table-row":
            if child.get(f"{TABLE}visibility", "visible") == "visible":
                yield child
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, depth + 1)


def _is_hidden_section(section: Any) -> bool:
    hidden = section.get(f"{TEXT}display") == "none" or section.get(f"{TEXT}is-hidden") == "true"
    return bool(hidden)


def _page(shape: Any) -> int:
    return _between(shape.get(f"{TEXT}anchor-page-number", ""), 0, 1 << 20)


def _between(value: str, least: int, most: int) -> int:
    return min(max(int(value), least), most) if value.isdecimal() and len(value) < 9 else least
