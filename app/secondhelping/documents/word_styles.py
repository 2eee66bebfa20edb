# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The paragraph styles of a Word document: what each says of outline level, list level, size and weight."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondhelping.domain.document import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEFAULT_HALF_POINTS = 20.0
_DEEPEST = 12
_HEADING_NAME = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop) ?(\d)", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc ?\d|table of figures", re.IGNORECASE)
_ROLES_BY_NAME = (
    (re.compile(r"title|titel", re.IGNORECASE), Role.TITLE),
    (re.compile(r"subtitle|untertitel|sous-titre", re.IGNORECASE), Role.HEADING),
    (re.compile(r"(?:intense )?quote|zitat|citation", re.IGNORECASE), Role.QUOTE),
    (re.compile(r"caption|beschriftung|légende", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"(?:html preformatted|source code|code)", re.IGNORECASE), Role.CODE),
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives its paragraphs. `size` in half-points; `listed` the list level, 0 for none."""

    role: Role | None = None
    level: int = 0
    listed: int = 0
    size: float = _DEFAULT_HALF_POINTS
    bold: bool = False
    contents: bool = False


def on(element: Any) -> bool:
    """Whether an on-off property (`<w:b/>`, `<w:b w:val="0"/>`) is on; `None` counts as off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def number(element: Any) -> float | None:
    """The number in an element's `val`, None where there is none."""
    value = element.get(f"{W}val", "") if element is not None else ""
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", value) else None


class WordStyles:
    """Looks styles up by their id, each with what it inherits."""

    def __init__(self, element: Any) -> None:
        found = [] if element is None else element.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        defaults = None if element is None else element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        self._default_size = number(defaults) or _DEFAULT_HALF_POINTS
        normal = (
            style
            for style in found
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
        )
        self.normal = next((style.get(f"{W}styleId", "") for style in normal), "")
        self.style = cache(self._style)

    def _style(self, name: str) -> Style:
        chain = self._chain(name)
        names = [_name(style) for style in chain]
        role, level = _role(chain, names)
        listed = next(
            (_list_level(style) for style in chain if style.find(f"{W}pPr/{W}numPr") is not None), 0
        )
        sizes = (number(style.find(f"{W}rPr/{W}sz")) for style in chain)
        bolds = (style.find(f"{W}rPr/{W}b") for style in chain)
        return Style(
            role=role,
            level=level,
            listed=listed or _bullet_by_name(names),
            size=next((size for size in sizes if size), self._default_size),
            bold=on(next((bold for bold in bolds if bold is not None), None)),
            contents=bool(names) and is_contents(names[0]),
        )

    def _chain(self, name: str) -> list[Any]:
        """The style and those it is based on. A circle ends after `_DEEPEST` steps."""
        chain: list[Any] = []
        while name in self._elements and len(chain) < _DEEPEST:
            style = self._elements[name]
            chain.append(style)
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""
        return chain


def _name(style: Any) -> str:
    element = style.find(f"{W}name")
    return str(element.get(f"{W}val", "")) if element is not None else ""


def role_of_name(name: str) -> tuple[Role, int] | None:
    """The role and rank that a style's name tells ("heading 2", "Titel"); None for any other name."""
    heading = _HEADING_NAME.match(name)
    if heading:
        return Role.HEADING, min(max(int(heading[1]), 1), 6)
    for pattern, role in _ROLES_BY_NAME:
        if pattern.fullmatch(name):
            return role, 1 if role in (Role.TITLE, Role.HEADING) else 0
    return None


def is_contents(name: str) -> bool:
    """Whether a style of this name sets the lines of a table of contents."""
    return _CONTENTS_NAME.match(name) is not None


def _role(chain: list[Any], names: list[str]) -> tuple[Role | None, int]:
    for found in filter(None, map(role_of_name, names)):
        return found
    for style in chain:
        outline = number(style.find(f"{W}pPr/{W}outlineLvl"))
        if outline is not None:
            return (Role.HEADING, min(int(outline) + 1, 6)) if outline < 9 else (None, 0)
    return None, 0


def _list_level(style: Any) -> int:
    return int(number(style.find(f"{W}pPr/{W}numPr/{W}ilvl")) or 0) + 1


def _bullet_by_name(names: list[str]) -> int:
    return 1 if any(name.lower().startswith(("list bullet", "list number")) for name in names[:1]) else 0
