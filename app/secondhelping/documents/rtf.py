# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads rich text documents (RTF): our own walk over their tokens takes the words with styles, tables and links.

striprtf 0.0.35 gives flat text: no headings, list levels or links, and letters beyond U+FFFF in halves.
Left out: headers and footers, hidden and deleted text, comments, field codes, tables of contents, pictures.
"""

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.rtf_tokens import tokens
from secondhelping.documents.rtf_walk import Walk
from secondhelping.documents.titles import confirmed
from secondhelping.documents.word_roles import passages
from secondhelping.domain.progress import Progress, Step


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a rich text document, whatever its bytes are.

    Raises:
        FileRefused: it is made of nothing but opened groups.
    """
    try:
        walked = Walk().walk(tokens(source.data), lambda: progress(Step("Reading")))
    except ValueError as error:
        raise refusals.unsafe(source.path) from error
    found = tuple(passages(walked.blocks))
    progress(Step("Reading", 1, 1))
    return Draft(found, title=confirmed(walked.title, found), author=walked.author)
