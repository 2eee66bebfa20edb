# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads what an office package states about itself: its title and its author."""

from lxml import etree

from secondhelping.documents.packages import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def properties(package: Package, part: str) -> tuple[str, str]:
    """The title and the author in the part of this name; "" for each that is not there.

    OpenDocument keeps who began the document apart from who changed it last: the first is the author.
    """
    try:
        root = package.tree(part)
    except etree.XMLSyntaxError:
        return "", ""
    if root is None:
        return "", ""
    author = root.findtext(f".//{_META}initial-creator") or root.findtext(f".//{_DC}creator")
    return root.findtext(f".//{_DC}title") or "", author or ""
