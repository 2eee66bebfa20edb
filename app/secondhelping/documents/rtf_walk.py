# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Walks the tokens of a rich text document (RTF), keeping what each group sets, and writes its words on paper."""

import copy
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from secondhelping.documents import rtf_codes as codes
from secondhelping.documents.rtf_paper import Look, Named, Paper
from secondhelping.documents.rtf_tokens import Sort, Token
from secondhelping.documents.word_walk import Block

# Deeper than any program nests, and still only some 50 MB of groups.
_DEEPEST = 150_000
_MOST_IGNORED = 500_000
_MOST_INSTRUCTION = 4_000
_TOKENS_A_STEP = 50_000
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"?([^\s\"]{1,2000})")
_GENERATED = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")


class _Into(Enum):
    """Where the text of a group goes."""

    BODY = "body"
    NOWHERE = "nowhere"
    FONTS = "fonts"
    STYLES = "styles"
    TITLE = "title"
    AUTHOR = "author"
    INSTRUCTION = "instruction"


@dataclass(slots=True)
class _Field:
    """A field: what it tells the program to do, and where its result begins."""

    instruction: str = ""


@dataclass(slots=True)
class _Group:
    """What a brace opens: everything set inside is forgotten at its end."""

    into: _Into = _Into.BODY
    outside: _Into = _Into.BODY
    look: Look = field(default_factory=Look)
    spare: int = 1
    starred: bool = False
    field_: _Field | None = None
    at_end: Callable[[], None] | None = None

    def inner(self) -> "_Group":
        return replace(self, look=copy.copy(self.look), starred=False, at_end=None)


@dataclass(frozen=True, slots=True)
class Walked:
    """What is in the document, and what it says of itself."""

    blocks: list[Block]
    title: str
    author: str


class Walk:
    """Walks one document once."""

    def __init__(self) -> None:
        self._groups = [_Group()]
        self._ignored = 0
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, Named] = {}
        self._names = {_Into.TITLE: "", _Into.AUTHOR: ""}
        self._style_name = ""
        self._tables = itertools.count(1)
        self._paper = Paper(self._styles, self._tables)
        self._papers: list[Paper] = []
        self._notes: list[Block] = []
        self._bytes = bytearray()
        self._skip = 0

    def walk(self, found: Iterable[Token], tell: Callable[[], object]) -> Walked:
        """The blocks of the document; `tell` is called every now and then.

        Raises:
            ValueError: groups are opened in such numbers as no document does.
        """
        for number, token in enumerate(found):
            if not number % _TOKENS_A_STEP:
                tell()
            self._take(token)
        self._flush()
        while len(self._groups) > 1:
            self._close()
        blocks = self._paper.end(self._look)
        title, author = self._names[_Into.TITLE].strip(), self._names[_Into.AUTHOR].strip()
        return Walked([*blocks, *(replace(note, note=True) for note in self._notes)], title, author)

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    @property
    def _look(self) -> Look:
        return self._groups[-1].look

    def _take(self, token: Token) -> None:
        if token.sort is Sort.BYTES or token.sort is Sort.HEX:
            self._take_bytes(token.data)
            return
        self._flush()
        if token.sort is Sort.OPEN:
            self._open()
        elif token.sort is Sort.CLOSE:
            self._close()
        elif self._skip and token.word != "u":
            # Instead of a letter that old readers can't show, a word or sign may stand.
            self._skip -= 1
        elif token.sort is Sort.SIGN:
            self._take_sign(token.word)
        else:
            self._take_word(token.word, token.number)

    def _open(self) -> None:
        self._skip = 0
        if len(self._groups) >= _DEEPEST:
            self._ignored += 1
            if self._ignored > _MOST_IGNORED:
                raise ValueError("groups without end")
        else:
            self._groups.append(self._group.inner())

    def _close(self) -> None:
        self._skip = 0
        if self._ignored:
            self._ignored -= 1
        elif len(self._groups) > 1:
            if self._group.at_end is not None:
                self._group.at_end()
            self._groups.pop()

    def _take_bytes(self, data: bytes) -> None:
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        if not self._ignored and self._group.into is not _Into.NOWHERE:
            self._bytes += data

    def _flush(self) -> None:
        """Bytes become letters only together: in Asian code pages two make one."""
        if self._bytes:
            data, encoding = bytes(self._bytes), self._fonts.get(self._look.font) or self._encoding
            self._bytes.clear()
            self._write(_decoded(data, encoding))

    def _write(self, text: str) -> None:
        group = self._group
        if self._ignored or group.into in (_Into.NOWHERE, _Into.FONTS):
            return
        if group.into is _Into.BODY:
            self._paper.write(text, group.look)
        elif group.into is _Into.STYLES:
            self._style_name = (self._style_name + text)[:200]
        elif group.into is _Into.INSTRUCTION:
            if group.field_ is not None and len(group.field_.instruction) < _MOST_INSTRUCTION:
                group.field_.instruction += text
        else:
            self._names[group.into] = (self._names[group.into] + text)[:500]

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._group.starred = True
        elif sign in "\r\n":
            self._take_word("par", None)
        elif sign in codes.SIGNS:
            self._write(codes.SIGNS[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        group = self._group
        if group.starred:
            group.starred = False
            if word not in codes.STARRED:
                group.into = _Into.NOWHERE
        if word in codes.LETTERS:
            self._write(codes.LETTERS[word])
        elif word == "u":
            self._write(chr((number or 0) & 0xFFFF))
            self._skip = group.spare
        elif not (self._enter(word, group) or self._end_something(word, group)):
            self._set(word, number, group)

    def _enter(self, word: str, group: _Group) -> bool:
        """A word that says what its group is."""
        if word in codes.SKIPPED:
            group.outside, group.into = group.into, _Into.NOWHERE
        elif word == "ud":
            group.into = group.outside
        elif word in ("listtext", "pntext"):
            group.into = _Into.NOWHERE
            self._paper.mark_as_item()
        elif word == "fonttbl":
            group.into = _Into.FONTS
        elif word == "stylesheet":
            group.into = _Into.STYLES
        elif word == "info":
            group.into = _Into.NOWHERE
        elif word in ("title", "author"):
            group.into = _Into(word)
        elif word == "footnote" or word in codes.BOXES:
            self._enter_paper(group, note=word == "footnote")
        else:
            return self._enter_field(word, group)
        return True

    def _enter_field(self, word: str, group: _Group) -> bool:
        if word == "field":
            group.field_ = _Field()
        elif word == "fldinst":
            group.into = _Into.INSTRUCTION
        elif word == "fldrslt":
            self._enter_result(group)
        else:
            return False
        return True

    def _enter_result(self, group: _Group) -> None:
        instruction = group.field_.instruction if group.field_ is not None else ""
        group.field_ = None
        link = _HYPERLINK.match(instruction)
        if _GENERATED.match(instruction):
            group.into = _Into.NOWHERE
        elif link:
            paper, start = self._paper, self._paper.position
            group.at_end = lambda: paper.link(start, link[1])

    def _enter_paper(self, group: _Group, *, note: bool) -> None:
        if group.into is not _Into.BODY or len(self._papers) > 20:
            group.into = _Into.NOWHERE
            return
        group.look = Look()
        outer, inner = self._paper, Paper(self._styles, self._tables)
        self._papers.append(outer)
        self._paper = inner

        def end() -> None:
            blocks = inner.end(self._look)
            if note:
                self._notes += blocks
            else:
                outer.add_box(blocks)
            self._paper = self._papers.pop()

        group.at_end = end

    def _end_something(self, word: str, group: _Group) -> bool:
        if group.into is not _Into.BODY or self._ignored:
            return False
        if word in codes.PARAGRAPH_ENDS:
            self._paper.end_paragraph(group.look)
        elif word in codes.CELL_ENDS:
            self._paper.end_cell(group.look)
        elif word in ("row", "nestrow"):
            self._paper.end_row()
        else:
            return False
        return True

    def _set(self, word: str, number: int | None, group: _Group) -> None:
        encoding = codes.document_encoding(word, number)
        if encoding is not None:
            self._encoding = encoding
        elif word == "uc":
            group.spare = min(max(number or 0, 0), 16)
        elif word == "fcharset" and group.into is _Into.FONTS:
            self._fonts[group.look.font] = "symbol" if number == codes.SYMBOLS else _charset(number)
        elif word == "htmlrtf":
            group.look.hidden = number != 0
        else:
            self._set_look(word, number, group)
        if word == "s" and group.into is _Into.STYLES:
            self._begin_style(number or 0, group)

    def _begin_style(self, number: int, group: _Group) -> None:
        self._style_name = ""

        def end() -> None:
            self._styles[number] = Named(self._style_name.strip().rstrip(";"), group.look.outline)

        group.at_end = end

    def _set_look(self, word: str, number: int | None, group: _Group) -> None:
        look, on = group.look, number != 0
        if word == "pard":
            look.new_paragraph()
        elif word == "plain":
            look.plain()
        elif word == "b":
            look.bold = on
        elif word in ("v", "deleted"):
            look.hidden = on
        elif word == "intbl":
            look.in_table = True
        elif number is not None:
            _set_number(look, word, number)


def _set_number(look: Look, word: str, number: int) -> None:
    if word == "fs":
        look.size = min(max(number, 1), 4000)
    elif word == "f":
        look.font = number
    elif word == "s":
        look.style = number
    elif word == "outlinelevel":
        look.outline = number
    elif word == "ilvl":
        look.list_level = min(max(number, 0), 8)
    elif word == "ls":
        look.listed = number > 0


def _charset(number: int | None) -> str:
    return codes.known(codes.CHARSETS.get(number or 0, "")) or ""


def _decoded(data: bytes, encoding: str) -> str:
    if encoding == "symbol":
        # Letters of a symbol font are signs; they live in the private area, where the bullets are told.
        return "".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data)
    return data.decode(encoding, "replace")
