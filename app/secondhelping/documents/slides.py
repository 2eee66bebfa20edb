# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the slides of a presentation, whatever program it is from, into passages in reading order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from secondhelping.documents.slide_order import Box, around, reading_order
from secondhelping.documents.word_roles import is_sentence, may_head
from secondhelping.documents.word_walk import Block
from secondhelping.domain.document import SPEAKER_NOTES, Passage, Place, Role

_LARGER = 1.2
_DIGITS = re.compile(r"\d+")
_MOST_WORDS_OF_A_FOOT = 20
_FEWEST_SLIDES = 4
_SHARE_OF_SLIDES = 0.5
_NEAR = 50
# What programs write where nothing was written yet, as far as it gets into files as text.
_PROMPT = re.compile(
    r"click to (?:add|edit) [\w ]{1,40}|klicken sie,? um .{1,60}(?:hinzuzufügen|bearbeiten)"
    r"|cliquez pour (?:ajouter|modifier) .{1,40}|haga clic para (?:agregar|modificar) .{1,40}"
    r"|fare clic per (?:inserire|modificare) .{1,40}",
    re.IGNORECASE,
)
_PARAGRAPH_ENDS = (".", "!", "?", "…")


class Part(Enum):
    """What a shape is on its slide."""

    TITLE = auto()
    SUBTITLE = auto()
    TEXT = auto()
    TABLE = auto()
    CHART = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """Something with words on a slide, or a group of such (`members`; then no blocks of its own)."""

    part: Part
    box: Box
    blocks: tuple[Block, ...] = ()
    members: tuple["Shape", ...] = ()

    @property
    def letters(self) -> int:
        own = sum(len(block.text) for block in self.blocks)
        return own + sum(member.letters for member in self.members)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide. `number` counts from 1; `height` in the unit of the boxes."""

    number: int
    shapes: tuple[Shape, ...]
    notes: tuple[Block, ...] = ()
    hidden: bool = False
    height: float = 1.0


@dataclass(slots=True)
class _Deck:
    """What the walk over the slides knows of all of them."""

    body_size: float
    running: frozenset[tuple[str, int, int]]
    shown: set[tuple[str, int, int]] = field(default_factory=set)
    titled: bool = False


def passages(slides: Sequence[Slide]) -> Iterator[Passage]:
    """The passages of all slides: on each the title first, then the shapes in reading order, then the notes."""
    deck = _Deck(_body_size(slides), _running(slides))
    for slide in slides:
        found = list(_of_slide(slide, deck))
        deck.titled = deck.titled or bool(found)
        yield from found
        yield from _notes(slide)


def _of_slide(slide: Slide, deck: _Deck) -> Iterator[Passage]:
    shapes = [shape for shape in _flat(slide.shapes) if not _is_foot(shape, slide, deck)]
    title = next((shape for shape in shapes if shape.part is Part.TITLE and shape.letters), None)
    if title is not None:
        yield from _title(title, slide, deck)
    by_look = None if title is not None else _title_by_look(shapes, deck)
    tables = 0
    for shape in shapes:
        tables += shape.part is Part.TABLE
        if shape is title:
            continue
        for block in shape.blocks:
            if not _PROMPT.fullmatch(block.text.strip()):
                yield _passage(block, shape, slide, deck, tables, block is by_look)


def _flat(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """The shapes in reading order, those of a group together."""
    shapes = [shape for shape in shapes if shape.letters]
    for number in reading_order([shape.box for shape in shapes], [shape.letters for shape in shapes]):
        shape = shapes[number]
        if shape.members:
            yield from _flat(shape.members)
        else:
            yield shape


def _title(shape: Shape, slide: Slide, deck: _Deck) -> Iterator[Passage]:
    """A title is one passage, however many lines it is set in, unless it is a text of several sentences."""
    texts = [block.text.strip() for block in shape.blocks]
    links = tuple(link for block in shape.blocks for link in block.links)
    if all(text.endswith(_PARAGRAPH_ENDS) for text in texts) and len(texts) > 1:
        for block in shape.blocks:
            yield _passage(replace(block, listed=0), shape, slide, deck, 0)
        return
    text = " ".join(texts)
    if _PROMPT.fullmatch(text):
        return
    role, level = _rank(deck)
    yield Passage(text, role, Place(slide.number, path=_path(slide)), level, links)


def _rank(deck: _Deck) -> tuple[Role, int]:
    """The title of the first slide is that of the whole; the others are headings under it."""
    return (Role.HEADING, 2) if deck.titled else (Role.TITLE, 1)


def _path(slide: Slide) -> str:
    return f"slide {slide.number} (hidden)" if slide.hidden else f"slide {slide.number}"


def _passage(
    block: Block, shape: Shape, slide: Slide, deck: _Deck, table: int, is_title: bool = False
) -> Passage:
    role, level = _rank(deck) if is_title else _role(block, shape, deck)
    path = f"{_path(slide)}, table {table}, row {block.row}" if shape.part is Part.TABLE else _path(slide)
    return Passage(block.text, role, Place(slide.number, path=path), level, block.links)


def _role(block: Block, shape: Shape, deck: _Deck) -> tuple[Role, int]:
    if block.role is not None:
        return block.role, block.level
    if shape.part is Part.TABLE:
        return (Role.PARAGRAPH if is_sentence(block.text) else Role.TABLE_CELL), 0
    if shape.part is Part.SUBTITLE and may_head(block.text):
        return Role.HEADING, 3
    if block.listed:
        return Role.LIST_ITEM, block.listed
    if deck.body_size and block.size >= _LARGER * deck.body_size and may_head(block.text):
        return Role.HEADING, 3
    return Role.PARAGRAPH, 0


def _notes(slide: Slide) -> Iterator[Passage]:
    place = Place(slide.number, path=_path(slide) + SPEAKER_NOTES)
    for block in slide.notes:
        if not _PROMPT.fullmatch(block.text.strip()):
            yield Passage(block.text, Role.NOTE, place, block.listed, block.links)


def _title_by_look(shapes: Sequence[Shape], deck: _Deck) -> Block | None:
    """On a slide without a title: the largest line of all, if it is alone in being so large."""
    blocks = [block for shape in shapes if shape.part is Part.TEXT for block in shape.blocks]
    largest = max((block.size for block in blocks), default=0.0)
    titles = [block for block in blocks if block.size == largest]
    others = [block.size for block in blocks if block.size < largest]
    alone = len(titles) == 1 and largest >= _LARGER * max([*others, deck.body_size, 1.0])
    return titles[0] if alone and not titles[0].listed and may_head(titles[0].text) else None


def _body_size(slides: Sequence[Slide]) -> float:
    """The size most letters of running text are set in; 0 where sizes are not told."""
    sizes: Counter[float] = Counter()
    for slide in slides:
        for shape in _flat(slide.shapes):
            if shape.part is Part.TEXT:
                for block in shape.blocks:
                    sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _running(slides: Sequence[Slide]) -> frozenset[tuple[str, int, int]]:
    """Short texts that stand at the same place on at least half of the slides, as a company's name does."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for slide in slides:
        seen.update({_key(shape, slide) for shape in _flat(slide.shapes) if _may_run(shape)})
    least = max(_FEWEST_SLIDES, _SHARE_OF_SLIDES * len(slides))
    return frozenset(key for key, times in seen.items() if times >= least)


def _may_run(shape: Shape) -> bool:
    words = sum(len(block.text.split()) for block in shape.blocks)
    return shape.part is Part.TEXT and words <= _MOST_WORDS_OF_A_FOOT


def _key(shape: Shape, slide: Slide) -> tuple[str, int, int]:
    text = _DIGITS.sub("#", " ".join(block.text.strip() for block in shape.blocks))
    step = max(slide.height, 1e-9) / _NEAR
    return text, round(shape.box.left / step), round(shape.box.top / step)


def _is_foot(shape: Shape, slide: Slide, deck: _Deck) -> bool:
    """Whether the text runs over the slides and was seen before: slides that build up keep theirs once."""
    if not _may_run(shape):
        return False
    key = _key(shape, slide)
    if key not in deck.running:
        return False
    seen = key in deck.shown or key[0].strip(" #/|-–") == ""
    deck.shown.add(key)
    return seen


def grouped(members: Sequence[Shape]) -> Shape:
    """The shapes of a group as one, so that they stay together."""
    return Shape(Part.TEXT, around([shape.box for shape in members if shape.letters]), members=tuple(members))
