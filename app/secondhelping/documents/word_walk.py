# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Walks the element tree of a Word document in reading order and gives its blocks, one for each paragraph."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from secondhelping.documents.word_styles import Style, W, WordStyles, number, on
from secondhelping.domain.document import Link, Role

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_THROUGH = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_LETTERS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}
_SHORT_LINE = 60
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a Word document and how it is set. `table` and `row` count from 1, 0 outside tables;
    `in_data_cell` tells a cell of several from a frame made of a table with one."""

    text: str
    role: Role | None = None
    level: int = 0
    listed: int = 0
    size: float = 0.0
    bold: bool = False
    links: tuple[Link, ...] = ()
    table: int = 0
    row: int = 0
    in_data_cell: bool = False
    note: bool = False


@dataclass(slots=True)
class _Taking:
    """What is gathered while one paragraph is walked."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    drawings: list[Any] = field(default_factory=list)
    sizes: list[tuple[float, int]] = field(default_factory=list)
    bold: int = 0
    letters: int = 0


def _nothing(drawing: Any) -> Iterable[Block]:
    return ()


class Walk:
    """Walks one document. `targets` are the addresses of its links by relationship; `graphics` gives the blocks of
    a drawing beside its text boxes."""

    def __init__(
        self,
        styles: WordStyles,
        targets: Mapping[str, str],
        graphics: Callable[[Any], Iterable[Block]] = _nothing,
    ) -> None:
        self._styles = styles
        self._graphics = graphics
        self._targets = targets
        self._tables = 0

    def blocks(self, container: Any, depth: int = 0) -> Iterator[Block]:
        """The blocks in a body, cell, text box or note."""
        if depth > _DEEPEST:
            return
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in _THROUGH:
                yield from self.blocks(child, depth + 1)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self.blocks(_choice(child), depth + 1)

    def notes(self, element: Any) -> Iterator[Block]:
        """The footnotes or endnotes in their part, without the lines that part them from the text."""
        for note in element:
            if note.get(f"{W}type") in (None, "normal"):
                for block in self.blocks(note):
                    yield replace(block, note=True)

    def _table(self, table: Any, depth: int) -> Iterator[Block]:
        self._tables += 1
        name = self._tables
        rows = list(_inner(table, f"{W}tr"))
        cells = [list(_inner(row, f"{W}tc")) for row in rows]
        framed = sum(map(len, cells)) == 1
        for row, columns in enumerate(cells, start=1):
            for cell in columns:
                for block in self.blocks(cell, depth + 1):
                    yield (
                        block if block.table else replace(block, table=name, row=row, in_data_cell=not framed)
                    )

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = self._styles.style(_style_id(properties) or self._styles.normal)
        if style.contents:
            return
        taking = _Taking()
        self._take(element, style, taking, depth)
        block = _block(taking, properties, style)
        for text in lines("".join(taking.parts)):
            if text.strip():
                yield replace(block, text=text)
        for drawing in taking.drawings:
            for box in drawing.iter(f"{W}txbxContent"):
                yield from self.blocks(box, depth + 1)
            yield from self._graphics(drawing)

    def _take(self, element: Any, style: Style, taking: _Taking, depth: int) -> None:
        """Gathers the runs of a paragraph, and of what stands around runs."""
        if depth > _DEEPEST:
            return
        for child in element:
            if child.tag == f"{W}r":
                self._take_run(child, style, taking)
            elif child.tag == f"{W}hyperlink":
                self._take_link(child, style, taking, depth)
            elif child.tag in _THROUGH:
                self._take(child, style, taking, depth + 1)
            elif child.tag == f"{_MC}AlternateContent":
                self._take(_choice(child), style, taking, depth + 1)
            elif child.tag in (f"{_M}oMath", f"{_M}oMathPara"):
                taking.parts += [text.text or "" for text in child.iter(f"{_M}t")]

    def _take_link(self, element: Any, style: Style, taking: _Taking, depth: int) -> None:
        before = len(taking.parts)
        self._take(element, style, taking, depth + 1)
        text = "".join(taking.parts[before:]).strip()
        target = self._targets.get(element.get(f"{_R}id", ""), "")
        if text and target:
            taking.links.append(Link(text, target))

    def _take_run(self, run: Any, style: Style, taking: _Taking) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and on(properties.find(f"{W}vanish")):
            return
        before = len(taking.parts)
        for child in run:
            if child.tag == f"{W}t":
                taking.parts.append(child.text or "")
            elif child.tag in _LETTERS:
                taking.parts.append(_LETTERS[child.tag])
            elif child.tag == f"{W}sym":
                taking.parts.append(_symbol(child))
            elif child.tag in _DRAWINGS:
                taking.drawings.append(child)
            elif child.tag == f"{_MC}AlternateContent":
                taking.drawings += _choice(child)
            elif child.tag == f"{W}ruby":
                taking.parts += [text.text or "" for text in child.iterfind(f"{W}rubyBase//{W}t")]
        _weigh(taking, properties, style, sum(map(len, taking.parts[before:])))


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, also those inside content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inner(child, tag)


def _symbol(element: Any) -> str:
    """A sign by its number; those of symbol fonts are in the private area, where bullets are told."""
    code = element.get(f"{W}char", "")
    return chr(int(code, 16)) if re.fullmatch("[0-9a-fA-F]{4}", code) else ""


def _choice(alternatives: Any) -> Any:
    """Of two forms of one thing the newer; the older one where there is no other."""
    choice = alternatives.find(f"{_MC}Choice")
    fallback = alternatives.find(f"{_MC}Fallback")
    if choice is not None:
        return choice
    return fallback if fallback is not None else ()


def _style_id(properties: Any) -> str:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _weigh(taking: _Taking, properties: Any, style: Style, letters: int) -> None:
    bold = properties.find(f"{W}b") if properties is not None else None
    size = number(properties.find(f"{W}sz")) if properties is not None else None
    taking.letters += letters
    taking.bold += letters if (on(bold) if bold is not None else style.bold) else 0
    taking.sizes.append((size or style.size, letters))


def _block(taking: _Taking, properties: Any, style: Style) -> Block:
    role, level, listed = style.role, style.level, style.listed
    if properties is not None:
        outline = number(properties.find(f"{W}outlineLvl"))
        if outline is not None and outline < 9:
            role, level = Role.HEADING, min(int(outline) + 1, 6)
        numbering = properties.find(f"{W}numPr")
        if numbering is not None:
            off = number(numbering.find(f"{W}numId")) == 0
            listed = 0 if off else int(number(numbering.find(f"{W}ilvl")) or 0) + 1
    size = max(taking.sizes, key=lambda entry: entry[1], default=(style.size, 0))[0]
    return Block("", role, level, listed, size, taking.bold > 0.9 * taking.letters, tuple(taking.links))


def lines(text: str) -> Iterator[str]:
    """A paragraph as it is, or its lines apart where the author broke it into lines of their own."""
    lines = [line.strip() for line in text.split("\n")]
    found = ""
    for line in filter(None, lines):
        if found and _stands_apart(found, line):
            yield found
            found = line
        else:
            found = f"{found} {line}" if found else line
    yield found


def _stands_apart(before: str, line: str) -> bool:
    if line[:1].islower():
        return False
    return before.endswith((".", "!", "?", ":", "…")) or (
        len(before) <= _SHORT_LINE and before[-1:] not in ",;-–"
    )
