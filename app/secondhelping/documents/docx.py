# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads Word documents (.docx): python-docx opens the package, our own walk takes every word in order.

Taken: paragraphs, tables, text boxes, diagrams, titles of charts, tracked insertions, content controls, links,
footnotes and endnotes.
Left: deletions, comments, field codes, hidden text, headers and footers, tables of contents.
"""

from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.packages import rebuilt
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_graphics import WordGraphics
from secondhelping.documents.word_roles import passages
from secondhelping.documents.word_styles import WordStyles
from secondhelping.documents.word_walk import Block, Walk
from secondhelping.domain.progress import Progress, Step

_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a Word document.

    Raises:
        FileRefused: damaged, locked, or unsafe to unpack.
    """
    progress(Step("Reading"))
    document = _open(source)
    blocks = _blocks(document)
    found = list(passages(blocks))
    progress(Step("Reading", 1, 1))
    title, author = _properties(document)
    return Draft(tuple(found), title=confirmed(title, found), author=author)


def _open(source: Source) -> Any:
    package = rebuilt(source)
    try:
        document = docx.Document(package)
        if document.element.body is None:
            raise ValueError("no body")
        return document
    except MemoryError:
        raise
    except Exception as error:
        # python-docx raises KeyError, ValueError, lxml's errors and its own on packages that do not fit.
        raise refusals.damaged(source.path) from error


def _blocks(document: Any) -> list[Block]:
    part = document.part
    styles = WordStyles(_part_element(part, RELATIONSHIP_TYPE.STYLES))
    walk = Walk(styles, _targets(part), WordGraphics(part).blocks)
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
