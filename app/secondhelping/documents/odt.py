# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads OpenDocument texts (.odt), as LibreOffice writes them.

Taken: headings, paragraphs, lists, tables, text boxes, links, footnotes and endnotes. Left: tracked deletions,
comments, hidden text, tables of contents, headers and footers.
"""

from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.odf import opened
from secondhelping.documents.odf_walk import OdfWalk
from secondhelping.documents.office_properties import properties
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_roles import passages
from secondhelping.documents.word_walk import Block
from secondhelping.domain.progress import Progress, Step

_OFTEN = 1000


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a text.

    Raises:
        FileRefused: damaged, or unsafe to unpack.
    """
    progress(Step("Reading"))
    package, body, styles = opened(source, "text")
    walk = OdfWalk(styles)
    blocks: list[Block] = []
    for block in walk.blocks(body):
        blocks.append(block)
        if len(blocks) % _OFTEN == 0:
            progress(Step("Reading"))
    found = tuple(passages([*blocks, *walk.notes]))
    progress(Step("Reading", 1, 1))
    title, author = properties(package, "meta.xml")
    return Draft(found, title=confirmed(title, found), author=author)
