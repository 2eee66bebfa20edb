# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Opens OpenDocument packages: the body of the document and the styles that hold for it."""

from typing import Any

from lxml import etree

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Source
from secondhelping.documents.odf_styles import OFFICE, OdfStyles
from secondhelping.documents.packages import Package


def opened(source: Source, kind: str) -> tuple[Package, Any, OdfStyles]:
    """The package, its body ("text" or "presentation") and its styles.

    Raises:
        FileRefused: damaged, or unsafe to unpack.
    """
    package = Package(source)
    try:
        content = package.tree("content.xml")
    except etree.XMLSyntaxError as error:
        raise refusals.damaged(source.path) from error
    body = content.find(f"{OFFICE}body/{OFFICE}{kind}") if content is not None else None
    if body is None:
        raise refusals.damaged(source.path)
    named = _named_styles(package)
    own = content.find(f"{OFFICE}automatic-styles")
    return package, body, OdfStyles([root for root in (named, own) if root is not None])


def _named_styles(package: Package) -> Any:
    """The styles with names; none where they are damaged: that costs headings, no words."""
    try:
        root = package.tree("styles.xml")
    except etree.XMLSyntaxError:
        return None
    return None if root is None else root.find(f"{OFFICE}styles")
