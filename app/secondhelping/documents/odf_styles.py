# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The styles of an OpenDocument file: what each says of role, size, weight, numbering and hiding."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondhelping.documents.word_styles import role_of_name
from secondhelping.domain.document import Role

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW, PRESENTATION = (
    f"{{{_NS}{name}:1.0}}" for name in ("office", "style", "text", "table", "drawing", "presentation")
)
SVG = f"{{{_NS}svg-compatible:1.0}}"
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
_DEEPEST = 12
_DEFAULT_POINTS = 12.0
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|px)")
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_ROLES_BY_NAME = {"quotations": Role.QUOTE, "preformatted text": Role.CODE}


@dataclass(frozen=True, slots=True)
class OdfStyle:
    """What a style gives. `size` in points; `list_name` the style of lists that goes with it; `numbered` False
    where numbers and bullets are switched off."""

    role: Role | None = None
    level: int = 0
    size: float = _DEFAULT_POINTS
    bold: bool = False
    hidden: bool = False
    list_name: str = ""
    numbered: bool = True
    told_size: bool = False
    told_weight: bool = False


class OdfStyles:
    """Looks styles up by family and name, each with what it inherits. `roots` hold styles; the later ones win."""

    def __init__(self, roots: Sequence[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                self._styles[_family(element), element.get(f"{STYLE}name", "")] = element
            for element in root.iter(f"{STYLE}default-style"):
                self._defaults[_family(element)] = element
            for element in root.iter(f"{TEXT}list-style"):
                self._lists[element.get(f"{STYLE}name", "")] = element
        self.style = cache(self._style)
        self.has_mark = cache(self._has_mark)

    def _style(self, family: str, name: str) -> OdfStyle:
        chain = self._chain(family, name)
        role, level = _role(chain)
        size = next(filter(None, (length(_text(style, f"{_FO}font-size")) for style in chain)), 0.0)
        weight = next(filter(None, (_text(style, f"{_FO}font-weight") for style in chain)), "")
        numbered = next(filter(None, (_numbering(style) for style in chain)), "true")
        lists = (style.get(f"{STYLE}list-style-name") for style in chain)
        return OdfStyle(
            role=role,
            level=level,
            size=size or self._default_size(family),
            bold=weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600),
            hidden=any(_text(style, f"{TEXT}display") == "none" for style in chain),
            list_name=next(filter(None, lists), ""),
            numbered=numbered != "false",
            told_size=size > 0,
            told_weight=weight != "",
        )

    def hides_page(self, name: str) -> bool:
        """Whether the style of a slide keeps it from being shown."""
        return any(
            properties.get(f"{PRESENTATION}visibility") == "hidden"
            for style in self._chain("drawing-page", name)
            for properties in style.iterfind(f"{STYLE}drawing-page-properties")
        )

    def _has_mark(self, list_name: str, level: int) -> bool:
        """Whether the list style puts a bullet or number before items of this level, from 1."""
        element = self._lists.get(list_name)
        if element is None:
            return True
        for mark in element:
            if isinstance(mark.tag, str) and mark.get(f"{TEXT}level") == str(level):
                if mark.tag == f"{TEXT}list-level-style-number":
                    return bool(mark.get(f"{STYLE}num-format"))
                return str(mark.get(f"{TEXT}bullet-char", "•")).strip() != ""
        return True

    def _default_size(self, family: str) -> float:
        element = self._defaults.get(family)
        size = length(_text(element, f"{_FO}font-size")) if element is not None else 0.0
        return size or _DEFAULT_POINTS

    def _chain(self, family: str, name: str) -> list[Any]:
        """The style and those it is based on. A circle ends after `_DEEPEST` steps."""
        chain: list[Any] = []
        while (family, name) in self._styles and len(chain) < _DEEPEST:
            element = self._styles[family, name]
            chain.append(element)
            name = element.get(f"{STYLE}parent-style-name", "")
        return chain


def length(value: str) -> float:
    """A length such as "2.5cm" in points; 0 where it is none, or relative."""
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def _family(element: Any) -> str:
    return str(element.get(f"{STYLE}family", ""))


def _text(style: Any, name: str) -> str:
    properties = style.find(f"{STYLE}text-properties")
    return str(properties.get(name, "")) if properties is not None else ""


def _numbering(style: Any) -> str:
    properties = style.find(f"{STYLE}paragraph-properties")
    return str(properties.get(f"{TEXT}enable-numbering", "")) if properties is not None else ""


def _role(chain: Sequence[Any]) -> tuple[Role | None, int]:
    """By the name of the style or of one it is based on; else by the outline level it states."""
    for style in chain:
        name = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), style.get(f"{STYLE}name", ""))
        found = role_of_name(name)
        if found is not None:
            return found
        if name.lower() in _ROLES_BY_NAME:
            return _ROLES_BY_NAME[name.lower()], 0
    outline = next(filter(None, (style.get(f"{STYLE}default-outline-level") for style in chain)), "")
    return (Role.HEADING, min(max(int(outline[:2]), 1), 6)) if outline.isdecimal() else (None, 0)
