# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Follows the relations between the parts of an Office Open XML package (ECMA-376 part 2, section 9.3)."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from secondhelping.documents.packages import Package

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: `kind` is the last word of the relation's type ("slide", "hyperlink"); `target` the name
    of another part, or an address where it leads out of the package."""

    kind: str
    target: str
    external: bool = False


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The relations of a part ("" for the package itself) by their ids; none where they are damaged."""
    folder, name = posixpath.split(part)
    try:
        root = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    except etree.XMLSyntaxError:
        return {}
    if root is None:
        return {}
    return {element.get("Id", ""): _relation(element, folder) for element in root.iter(_REL)}


def _relation(element: etree._Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, path.lstrip("/"))


def first(found: dict[str, Relation], kind: str) -> str:
    """The name of the first part of this kind; "" where there is none."""
    parts = (
        relation.target for relation in found.values() if relation.kind == kind and not relation.external
    )
    return next(parts, "")
