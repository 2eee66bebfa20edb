# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Decides what each paragraph of a word processor's document is: by its style, else by how it is set."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondhelping.documents.word_walk import Block
from secondhelping.domain.document import Passage, Place, Role

_MOST_WORDS_OF_A_HEADING = 14
_WORDS_OF_A_SENTENCE = 8
_LARGER = 1.15
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", '."', ".”", ".»")
# Bullets typed by hand; those of symbol fonts stand in the private area.
_BULLET = re.compile(r"\s*[•▪●◦‣■□➢✓\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf0a8]\s*(?=\w)")


def passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """The passages of a document whose blocks these are, each with its role and the heading it stands under."""
    body = _body_size(blocks)
    bold_is_usual = _bold_is_usual(blocks)
    heading = ""
    for number, block in enumerate(map(_without_bullet, blocks), start=1):
        role, level = _role(block, body, bold_is_usual)
        place = Place(path=_path(heading, block, number))
        if role in (Role.HEADING, Role.TITLE):
            heading = block.text.strip()[:60]
        yield Passage(block.text, role, place, level, block.links)


def _without_bullet(block: Block) -> Block:
    bullet = _BULLET.match(block.text)
    if bullet is None or block.role is not None:
        return block
    return replace(block, text=block.text[bullet.end() :], listed=block.listed or 1)


def _path(heading: str, block: Block, number: int) -> str:
    where = f"table {block.table}, row {block.row}" if block.table else f"paragraph {number}"
    return f"{heading} > {where}" if heading else where


def _role(block: Block, body: float, bold_is_usual: bool) -> tuple[Role, int]:
    if block.note:
        return Role.NOTE, 0
    if block.role is not None:
        return block.role, block.level
    if block.listed:
        return Role.LIST_ITEM, block.listed
    if block.in_data_cell and not is_sentence(block.text):
        return Role.TABLE_CELL, 0
    if may_head(block.text):
        if block.size >= _LARGER * body:
            return Role.HEADING, 2
        if block.text.isupper() and len(block.text.split()) >= 2:
            return Role.HEADING, 3
        if block.bold and not bold_is_usual and block.size >= 0.9 * body:
            return Role.HEADING, 3
    return Role.PARAGRAPH, 0


def is_sentence(text: str) -> bool:
    """Whether these are the words of a sentence rather than the entry of a table."""
    return text.rstrip().endswith(_SENTENCE_ENDS) and len(text.split()) >= _WORDS_OF_A_SENTENCE


def may_head(text: str) -> bool:
    """Whether the words could be a heading: few, with letters, and no end of a sentence."""
    few = len(text.split()) <= _MOST_WORDS_OF_A_HEADING
    return few and not text.rstrip().endswith(_SENTENCE_ENDS) and any(map(str.isalpha, text))


def _body_size(blocks: Sequence[Block]) -> float:
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _bold_is_usual(blocks: Sequence[Block]) -> bool:
    bold = sum(len(block.text) for block in blocks if block.bold)
    return bold > 0.5 * sum(len(block.text) for block in blocks)
