# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads PowerPoint presentations (.pptx): the slides in their order, on each every word in reading order.

Taken: titles, text boxes, groups, tables, diagrams, titles of charts, links, the speaker's notes, hidden
slides (marked). Left: slide numbers, dates, footers, hidden shapes, comments, what layouts and masters say.
"""

import re
from typing import Any

from lxml import etree

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.office_properties import properties
from secondhelping.documents.packages import Package
from secondhelping.documents.relations import Relation, first, relations
from secondhelping.documents.slide_graphics import Graphics
from secondhelping.documents.slide_shapes import ShapeWalk, notes
from secondhelping.documents.slide_template import P, Templates, number
from secondhelping.documents.slides import Slide, passages
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_walk import Block
from secondhelping.domain.progress import Progress, Step

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SLIDE_NAME = re.compile(r"ppt/slides/slide(\d{1,6})\.xml", re.IGNORECASE)


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a presentation.

    Raises:
        FileRefused: damaged, locked, or unsafe to unpack.
    """
    progress(Step("Reading"))
    package = Package(source)
    main = first(relations(package, ""), "officeDocument") or "ppt/presentation.xml"
    try:
        root = package.tree(main)
    except etree.XMLSyntaxError as error:
        raise refusals.damaged(source.path) from error
    if root is None:
        raise refusals.damaged(source.path)
    slides, warnings = _slides(package, root, _slide_parts(package, main, root), progress)
    found = tuple(passages(slides))
    title, author = properties(package, "docProps/core.xml")
    return Draft(
        found,
        title=confirmed(title, found),
        author=author,
        pages=len(slides) + len(warnings),
        warnings=tuple(warnings),
    )


def _slide_parts(package: Package, main: str, root: Any) -> list[str]:
    """The names of the slides' parts as the presentation orders them, else as they are numbered."""
    related = relations(package, main)
    ids = [element.get(_R_ID, "") for element in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    listed = [related[identity].target for identity in ids if identity in related]
    known = [name for name in dict.fromkeys(listed) if name in package]
    if known:
        return known
    numbered = filter(None, map(_SLIDE_NAME.fullmatch, package.names()))
    return [match[0] for match in sorted(numbered, key=lambda match: int(match[1]))]


def _slides(
    package: Package, root: Any, names: list[str], progress: Progress
) -> tuple[list[Slide], list[str]]:
    size = root.find(f"{P}sldSz")
    height = (number(size, "cy") if size is not None else 0.0) or 1.0
    templates = Templates(package, root.find(f"{P}defaultTextStyle"))
    slides: list[Slide] = []
    warnings: list[str] = []
    for place, name in enumerate(names, start=1):
        progress(Step("Reading slides", place - 1, len(names)))
        try:
            slides.append(_slide(package, name, place, height, templates))
        except etree.XMLSyntaxError:
            warnings.append(f"Slide {place} is damaged and was left out.")
    progress(Step("Reading slides", len(names), max(1, len(names))))
    return slides, warnings


def _slide(package: Package, name: str, place: int, height: float, templates: Templates) -> Slide:
    related = relations(package, name)
    root = package.tree(name)
    walk = ShapeWalk(templates.of(first(related, "slideLayout")), Graphics(package, related), _links(related))
    tree = root.find(f"{P}cSld/{P}spTree")
    return Slide(
        number=place,
        shapes=() if tree is None else tuple(walk.shapes(tree)),
        notes=tuple(_notes(package, first(related, "notesSlide"))),
        hidden=root.get("show", "1") in ("0", "false"),
        height=height,
    )


def _notes(package: Package, name: str) -> list[Block]:
    """The notes of a slide; none where they are damaged."""
    try:
        root = package.tree(name) if name else None
    except etree.XMLSyntaxError:
        return []
    return [] if root is None else notes(root, _links(relations(package, name)))


def _links(related: dict[str, Relation]) -> dict[str, str]:
    return {name: relation.target for name, relation in related.items() if relation.external}
