# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a PowerPoint slide inherits from its layout and master: the places of placeholders and the look of lists."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from secondhelping.documents.drawing_text import A
from secondhelping.documents.packages import Package
from secondhelping.documents.relations import first, relations
from secondhelping.documents.slide_order import Box

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLES = frozenset({"title", "ctrTitle"})
_OTHERS = frozenset({"dt", "ftr", "sldNum", "hdr"})
_LARGEST = 1 << 40


class Placeholder:
    """The type and number that tie a shape to the layout's, as in `<p:ph type="body" idx="1"/>`."""

    __slots__ = ("index", "kind")

    def __init__(self, element: Any) -> None:
        self.kind = str(element.get("type", "obj"))
        self.index = str(element.get("idx", "0"))

    @property
    def family(self) -> str:
        """The name of the master's text style: "title", "body" or "other"."""
        if self.kind in TITLES:
            return "title"
        return "other" if self.kind in _OTHERS else "body"


def placeholder(shape: Any) -> Placeholder | None:
    """The placeholder that a shape fills; None for a shape of its own."""
    for properties in shape:
        if isinstance(properties.tag, str) and properties.tag.startswith(f"{P}nv"):
            element = properties.find(f"{P}nvPr/{P}ph")
            return None if element is None else Placeholder(element)
    return None


class Template:
    """The layout and master of a slide; either may be missing."""

    def __init__(self, layout: Any, master: Any, defaults: Any) -> None:
        self._layout = {} if layout is None else _by_index(layout)
        self._master = {} if master is None else _by_family(master)
        self._styles = None if master is None else master.find(f"{P}txStyles")
        self._defaults = defaults

    def box(self, place: Placeholder | None) -> Box | None:
        """Where the placeholder stands; None where nobody says."""
        found = (box_of(shape.find(f"{P}spPr/{A}xfrm")) for shape in self._shapes(place))
        return next((box for box in found if box is not None), None)

    def list_styles(self, place: Placeholder | None) -> list[Any]:
        """The list styles for the text of a placeholder or of any other shape, nearest first."""
        found = [shape.find(f"{P}txBody/{A}lstStyle") for shape in self._shapes(place)]
        if self._styles is not None and place is not None:
            found.append(self._styles.find(f"{P}{place.family}Style"))
        return [style for style in (*found, self._defaults) if style is not None]

    def _shapes(self, place: Placeholder | None) -> Iterator[Any]:
        if place is None:
            return
        layout = self._layout.get(place.index)
        if layout is None:
            layout = next((shape for shape in self._layout.values() if _kind(shape) == place.kind), None)
        if layout is not None:
            yield layout
        family = _family_of(layout) if layout is not None else place.family
        if family in self._master:
            yield self._master[family]


class Templates:
    """The templates of a package, each read once."""

    def __init__(self, package: Package, defaults: Any) -> None:
        self._package = package
        self._defaults = defaults
        self._known: dict[str, Template] = {}

    def of(self, layout: str) -> Template:
        """The template whose layout is the part of this name."""
        if layout not in self._known:
            master = first(relations(self._package, layout), "slideMaster") if layout else ""
            self._known[layout] = Template(self._tree(layout), self._tree(master), self._defaults)
        return self._known[layout]

    def _tree(self, name: str) -> Any:
        """A layout that is damaged costs places and bullets, no words."""
        try:
            return self._package.tree(name) if name else None
        except etree.XMLSyntaxError:
            return None


def _kind(shape: Any) -> str:
    place = placeholder(shape)
    return place.kind if place is not None else ""


def _family_of(shape: Any) -> str:
    place = placeholder(shape)
    return place.family if place is not None else "body"


def _by_index(layout: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for shape in layout.iter(f"{P}sp", f"{P}graphicFrame", f"{P}pic"):
        place = placeholder(shape)
        if place is not None:
            found.setdefault(place.index if place.kind not in TITLES else "0", shape)
    return found


def _by_family(master: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for shape in master.iter(f"{P}sp"):
        place = placeholder(shape)
        if place is not None:
            found.setdefault(place.family, shape)
    return found


def box_of(transform: Any) -> Box | None:
    """The box of an `a:xfrm` or `p:xfrm` in English metric units; one that is turned on its side lies on it."""
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    left, top = number(offset, "x"), number(offset, "y")
    width, height = number(extent, "cx"), number(extent, "cy")
    quarter = round(number(transform, "rot") / 5_400_000) % 2
    if quarter:
        left, top = left + (width - height) / 2, top + (height - width) / 2
        width, height = height, width
    return Box(left, top, left + width, top + height)


def number(element: Any, name: str) -> float:
    """A whole number among an element's attributes; 0 where there is none to believe."""
    value = str(element.get(name, ""))
    digits = value.removeprefix("-")
    if not digits.isdecimal() or len(digits) > 13:
        return 0.0
    return float(max(-_LARGEST, min(_LARGEST, int(value))))
