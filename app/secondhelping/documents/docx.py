# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads Word documents (.docx): python-docx opens the package, our own walk takes every word in order.

Taken: paragraphs, tables, text boxes, tracked insertions, content controls, links, footnotes and endnotes.
Left: deletions, comments, field codes, hidden text, headers and footers, tables of contents.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.packages import rebuilt
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_styles import WordStyles
from secondhelping.documents.word_walk import Block, Walk
from secondhelping.domain.document import Passage, Place, Role
from secondhelping.domain.progress import Progress, Step

_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_MOST_WORDS_OF_A_HEADING = 14
_WORDS_OF_A_SENTENCE = 8
_LARGER = 1.15
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", '."', ".”", ".»")


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a Word document.

    Raises:
        FileRefused: damaged, locked, or unsafe to unpack.
    """
    progress(Step("Reading"))
    document = _open(source)
    blocks = _blocks(document)
    passages = list(_passages(blocks))
    progress(Step("Reading", 1, 1))
    title, author = _properties(document)
    return Draft(tuple(passages), title=confirmed(title, passages), author=author)


def _open(source: Source) -> Any:
    package = rebuilt(source)
    try:
        return docx.Document(package)
    except MemoryError:
        raise
    except Exception as error:
        # python-docx raises KeyError, ValueError, lxml's errors and its own on packages that do not fit.
        raise refusals.damaged(source.path) from error


def _blocks(document: Any) -> list[Block]:
    part = document.part
    walk = Walk(WordStyles(_part_element(part, RELATIONSHIP_TYPE.STYLES)), _targets(part))
    blocks = list(walk.blocks(document.element.body))
    for kind in _NOTES:
        element = _part_element(part, kind)
        if element is not None:
            blocks += walk.notes(element)
    return blocks


def _targets(part: Any) -> dict[str, str]:
    """Where the links of the document lead, by their relationship's name."""
    return {name: str(rel.target_ref) for name, rel in part.rels.items() if rel.is_external}


def _part_element(part: Any, kind: str) -> Any:
    """The XML of a part of this kind; None where there is none, or none that can be read."""
    for rel in part.rels.values():
        if rel.reltype == kind and not rel.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
            return etree.fromstring(rel.target_part.blob, parser) if rel.target_part.blob else None
    return None


def _properties(document: Any) -> tuple[str, str]:
    try:
        properties = document.core_properties
        return properties.title or "", properties.author or ""
    except (KeyError, ValueError, etree.XMLSyntaxError, AttributeError):
        return "", ""


def _passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    body = _body_size(blocks)
    bold_is_usual = _bold_is_usual(blocks)
    heading = ""
    for number, block in enumerate(blocks, start=1):
        role, level = _role(block, body, bold_is_usual)
        place = Place(path=_path(heading, block, number))
        if role in (Role.HEADING, Role.TITLE):
            heading = block.text.strip()[:60]
        yield Passage(block.text, role, place, level, block.links)


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
    words = len(block.text.split())
    sentence = block.text.rstrip().endswith(_SENTENCE_ENDS)
    if block.in_data_cell and not (sentence and words >= _WORDS_OF_A_SENTENCE):
        return Role.TABLE_CELL, 0
    if words <= _MOST_WORDS_OF_A_HEADING and not sentence and any(map(str.isalpha, block.text)):
        if block.size >= _LARGER * body:
            return Role.HEADING, 2
        if block.text.isupper() and words >= 2:
            return Role.HEADING, 3
        if block.bold and not bold_is_usual and block.size >= 0.9 * body:
            return Role.HEADING, 3
    return Role.PARAGRAPH, 0


def _body_size(blocks: Sequence[Block]) -> float:
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _bold_is_usual(blocks: Sequence[Block]) -> bool:
    bold = sum(len(block.text) for block in blocks if block.bold)
    return bold > 0.5 * sum(len(block.text) for block in blocks)
