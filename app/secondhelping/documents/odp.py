# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads OpenDocument presentations (.odp): the slides in their order, on each every word in reading order.

Taken: titles, outlines, text boxes, groups, tables, links, the speaker's notes, hidden slides (marked). Left: slide
numbers, dates, footers, empty placeholders, comments, what masters say.
"""

from collections.abc import Iterator
from typing import Any

from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.odf import opened
from secondhelping.documents.odf_styles import DRAW, PRESENTATION, TABLE, OdfStyles
from secondhelping.documents.odf_walk import OdfWalk, box_of, is_prompt, is_shape
from secondhelping.documents.office_properties import properties
from secondhelping.documents.slides import Part, Shape, Slide, grouped, passages
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_walk import Block
from secondhelping.domain.progress import Progress, Step

_LEFT_OUT = frozenset({"header", "footer", "date-time", "page-number", "page"})
_PARTS = {"title": Part.TITLE, "subtitle": Part.SUBTITLE}
# The usual height of a slide in points, to tell which texts stand at the same place.
_HEIGHT = 540.0
_DEEPEST = 40


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a presentation.

    Raises:
        FileRefused: damaged, or unsafe to unpack.
    """
    progress(Step("Reading"))
    package, body, styles = opened(source, "presentation")
    pages = list(body.iterchildren(f"{DRAW}page"))
    walk = OdfWalk(styles)
    slides = []
    for number, page in enumerate(pages, start=1):
        progress(Step("Reading slides", number - 1, len(pages)))
        slides.append(_slide(page, number, walk, styles))
    progress(Step("Reading slides", len(pages), max(1, len(pages))))
    found = tuple(passages(slides))
    title, author = properties(package, "meta.xml")
    return Draft(found, title=confirmed(title, found), author=author, pages=len(pages))


def _slide(page: Any, number: int, walk: OdfWalk, styles: OdfStyles) -> Slide:
    return Slide(
        number=number,
        shapes=tuple(_shapes(page, walk)),
        notes=tuple(_notes(page, walk)),
        hidden=styles.hides_page(page.get(f"{DRAW}style-name", "")),
        height=_HEIGHT,
    )


def _shapes(container: Any, walk: OdfWalk, depth: int = 0) -> Iterator[Shape]:
    for element in container:
        kind = element.get(f"{PRESENTATION}class", "") if is_shape(element) else ""
        if not is_shape(element) or kind in _LEFT_OUT or is_prompt(element) or depth > _DEEPEST:
            continue
        if element.tag in (f"{DRAW}g", f"{DRAW}a"):
            yield grouped(list(_shapes(element, walk, depth + 1)))
        else:
            table = element.find(f"{TABLE}table") is not None
            part = Part.TABLE if table else _PARTS.get(kind, Part.TEXT)
            yield Shape(part, box_of(element), tuple(walk.shape(element)))


def _notes(page: Any, walk: OdfWalk) -> Iterator[Block]:
    """What the speaker wrote under the slide."""
    for notes in page.iterchildren(f"{PRESENTATION}notes"):
        for element in notes:
            if is_shape(element) and element.get(f"{PRESENTATION}class", "") not in _LEFT_OUT:
                yield from walk.shape(element)
