# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the letters of a rich text document as they come and makes its blocks: paragraphs, cells, boxes, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from secondhelping.documents.word_styles import is_contents, role_of_name
from secondhelping.documents.word_walk import Block, lines
from secondhelping.domain.document import Link, Role

USUAL_SIZE = 24
_NO_OUTLINE = 9


@dataclass(slots=True)
class Look:
    """How letters and their paragraph are set. `size` in half-points; `outline` from 0, 9 for body text."""

    bold: bool = False
    hidden: bool = False
    size: int = USUAL_SIZE
    font: int = 0
    style: int = 0
    outline: int = _NO_OUTLINE
    list_level: int = 0
    listed: bool = False
    in_table: bool = False

    def plain(self) -> None:
        """Letters as they are without any setting."""
        self.bold, self.hidden, self.size = False, False, USUAL_SIZE

    def new_paragraph(self) -> None:
        """A paragraph as it is without any setting."""
        self.style, self.outline, self.list_level, self.listed = 0, _NO_OUTLINE, 0, False
        self.in_table = False


@dataclass(frozen=True, slots=True)
class Named:
    """A paragraph style: its name, and the outline level it gives."""

    name: str = ""
    outline: int = _NO_OUTLINE


@dataclass(slots=True)
class _Open:
    """The paragraph being written."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)
    bold: int = 0
    letters: int = 0
    marked: bool = False


@dataclass(slots=True)
class _Table:
    """The table being written: its blocks wait until it is known whether it has more than one cell."""

    number: int
    blocks: list[Block] = field(default_factory=list)
    row: int = 1
    cells: int = 0


class Paper:
    """What is written in one place: the body, a text box, a note. `styles` has the styles by their numbers."""

    def __init__(self, styles: dict[int, Named], tables: Iterator[int]) -> None:
        self._styles = styles
        self._numbers = tables
        self._open = _Open()
        self._table: _Table | None = None
        self._boxes: list[Block] = []
        self._blocks: list[Block] = []

    @property
    def position(self) -> int:
        """Where the next letters go, for `link`."""
        return len(self._open.parts)

    def write(self, text: str, look: Look) -> None:
        if look.hidden or not text:
            return
        paragraph = self._open
        paragraph.parts.append(text)
        letters = len(text.strip())
        paragraph.letters += letters
        paragraph.bold += letters if look.bold else 0
        paragraph.sizes[look.size] = paragraph.sizes.get(look.size, 0) + letters

    def mark_as_item(self) -> None:
        """The paragraph has a bullet or number, which the program that wrote it spelled out."""
        self._open.marked = True

    def link(self, start: int, target: str) -> None:
        """What was written since `start` leads to `target`."""
        text = _joined(self._open.parts[start:]).strip()
        if text and target:
            self._open.links.append(Link(text, target))

    def add_box(self, blocks: list[Block]) -> None:
        """The blocks of a text box: they come after the paragraph that holds it."""
        self._boxes += blocks

    def end_paragraph(self, look: Look) -> None:
        paragraph, self._open = self._open, _Open()
        if look.in_table:
            self._table = self._table or _Table(next(self._numbers))
        else:
            self._end_table()
        found = list(self._made(paragraph, look))
        if self._table is not None:
            table = self._table
            table.blocks += [replace(block, table=table.number, row=table.row) for block in found]
        else:
            self._blocks += found
        if self._boxes and self._table is None:
            self._blocks += self._boxes
            self._boxes = []

    def end_cell(self, look: Look) -> None:
        look.in_table = True
        self.end_paragraph(look)
        if self._table is not None:
            self._table.cells += 1

    def end_row(self) -> None:
        if self._table is not None:
            self._table.row += 1

    def end(self, look: Look) -> list[Block]:
        """All blocks, in order; nothing is written after this."""
        self.end_paragraph(look)
        self._end_table()
        self._blocks += self._boxes
        return self._blocks

    def _end_table(self) -> None:
        table, self._table = self._table, None
        if table is not None:
            # A frame made of a table with one cell is no table.
            data = table.cells != 1
            self._blocks += [replace(block, in_data_cell=data) for block in table.blocks]

    def _made(self, paragraph: _Open, look: Look) -> Iterator[Block]:
        style = self._styles.get(look.style, Named())
        if is_contents(style.name):
            return
        role, level = _role(style.name, min(look.outline, style.outline))
        listed = look.list_level + 1 if look.listed or paragraph.marked else 0
        size = max(paragraph.sizes, key=paragraph.sizes.__getitem__, default=USUAL_SIZE)
        block = Block(
            "",
            role,
            level,
            listed,
            size,
            bold=paragraph.bold > 0.9 * paragraph.letters,
            links=tuple(paragraph.links),
        )
        for text in lines(_joined(paragraph.parts)):
            if text.strip():
                yield replace(block, text=text)


def _role(name: str, outline: int) -> tuple[Role | None, int]:
    named = role_of_name(name)
    if named is not None:
        return named
    return (Role.HEADING, min(outline + 1, 6)) if 0 <= outline < _NO_OUTLINE else (None, 0)


def _joined(parts: list[str]) -> str:
    """The text; letters that came as two halves of UTF-16 made whole, halves without the other dropped."""
    text = "".join(parts)
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
