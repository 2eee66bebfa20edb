# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the text of shapes, cells and notes in DrawingML (ECMA-376 part 1, section 21.1.2): paragraphs as blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from secondhelping.documents.word_walk import Block, lines
from secondhelping.domain.document import Link

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BULLETS = (f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip")
# Fields that say nothing of the subject: the number of the slide, today's date.
_PASSING_FIELDS = ("slidenum", "datetime")
_HUNDREDTHS = 100.0
_DEEPEST_LEVEL = 9


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How the paragraphs of one level are set: with a bullet or without, and the size in points; None: not told."""

    bullet: bool | None = None
    size: float | None = None


@dataclass(slots=True)
class _Taking:
    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sizes: list[tuple[float, int]] = field(default_factory=list)
    linked: int = -1
    """The number of parts at the end of the last link: one that begins there goes on with it."""


class TextReader:
    """Reads text bodies. `links` are the addresses of the part by relationship; `styles` the list styles that hold
    for the text, nearest first: `a:lstStyle` of shape, layout and master, and the master's text styles."""

    def __init__(self, links: Mapping[str, str], styles: Sequence[Any] = ()) -> None:
        self._links = links
        self._styles = styles

    def blocks(self, body: Any) -> Iterator[Block]:
        """The paragraphs of a text body; lines that the author broke apart are apart."""
        styles = [style for style in (body.find(f"{A}lstStyle"), *self._styles) if style is not None]
        for paragraph in body.iterfind(f"{A}p"):
            yield from self._paragraph(paragraph, styles)

    def _paragraph(self, paragraph: Any, styles: Sequence[Any]) -> Iterator[Block]:
        properties = paragraph.find(f"{A}pPr")
        level = _number(properties, "lvl") if properties is not None else 0
        level = min(level, _DEEPEST_LEVEL - 1)
        chain = [level_style(properties), *(level_style(_level(style, level)) for style in styles)]
        usual = next((style.size for style in chain if style.size), 0.0)
        taking = _Taking()
        self._take(paragraph, usual, taking)
        bullet = next((style.bullet for style in chain if style.bullet is not None), False)
        size = max(taking.sizes, key=lambda entry: entry[1], default=(usual, 0))[0]
        for text in lines("".join(taking.parts)):
            if text.strip():
                links = tuple(link for link in taking.links if link.text.strip() in text)
                yield Block(text, listed=level + 1 if bullet else 0, size=size, links=links)

    def _take(self, element: Any, usual: float, taking: _Taking) -> None:
        for child in element:
            if child.tag == f"{A}r" or (child.tag == f"{A}fld" and not _passes(child)):
                self._take_run(child, usual, taking)
            elif child.tag == f"{A}br":
                taking.parts.append("\n")
            elif child.tag == f"{MC}AlternateContent":
                taking.parts += [text.text or "" for text in chosen(child).iter(_MATH_TEXT, f"{A}t")]
            else:
                taking.parts += [text.text or "" for text in child.iter(_MATH_TEXT)]

    def _take_run(self, run: Any, usual: float, taking: _Taking) -> None:
        element = run.find(f"{A}t")
        text = (element.text or "") if element is not None else ""
        properties = run.find(f"{A}rPr")
        size = _number(properties, "sz") / _HUNDREDTHS if properties is not None else 0.0
        click = properties.find(f"{A}hlinkClick") if properties is not None else None
        target = self._links.get(click.get(f"{R}id", ""), "") if click is not None else ""
        if target and text.strip():
            _add_link(taking, text, target)
        taking.parts.append(text)
        taking.sizes.append((size or usual, len(text)))


def _add_link(taking: _Taking, text: str, target: str) -> None:
    """Programs cut a link into runs, for a checked word or a letter in bold: it stays one link."""
    last = taking.links[-1] if taking.links else None
    if last is not None and last.url == target and taking.linked == len(taking.parts):
        taking.links[-1] = Link(last.text + text, target)
    else:
        taking.links.append(Link(text, target))
    taking.linked = len(taking.parts) + 1


def _passes(element: Any) -> bool:
    return str(element.get("type", "")).startswith(_PASSING_FIELDS)


def chosen(alternatives: Any) -> Any:
    """Of two forms of one thing the newer; the older one where there is no other."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    return next((form for form in (choice, fallback) if form is not None), alternatives)


def _level(style: Any, level: int) -> Any:
    element = style.find(f"{A}lvl{level + 1}pPr")
    return element if element is not None else style.find(f"{A}defPPr")


def level_style(properties: Any) -> LevelStyle:
    """What paragraph properties, of a paragraph or of a level of a list style, tell."""
    if properties is None:
        return LevelStyle()
    bullet = None
    if properties.find(f"{A}buNone") is not None:
        bullet = False
    elif any(properties.find(tag) is not None for tag in _BULLETS):
        bullet = True
    size = _number(properties.find(f"{A}defRPr"), "sz") / _HUNDREDTHS
    return LevelStyle(bullet, size or None)


def _number(element: Any, name: str) -> int:
    value = element.get(name, "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 9 else 0
