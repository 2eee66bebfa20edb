# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads what was pasted: plain text, or the HTML that browsers and word processors put on the clipboard.

All of it is taken: whoever copies has chosen the words already. Its first words are its title.
"""

import re
from pathlib import Path

from secondhelping.documents import text
from secondhelping.documents.drafts import Draft, Source
from secondhelping.domain.document import Passage
from secondhelping.domain.progress import silent

_LONGEST_TITLE = 60
_END = re.compile(r"(?<=[.!?…])\s")


def read(data: bytes, *, marked_up: bool) -> Draft:
    """The passages of a text in UTF-8; `marked_up` says that it is HTML."""
    source = Source(Path("Pasted text"), data)
    if not marked_up:
        draft = text.read(source, silent)
        return Draft(draft.passages, draft.title or _first_words(draft.passages))
    # HTML brings lxml and trafilatura's module along, which a plain text need not wait for.
    from secondhelping.documents.html import tree_of
    from secondhelping.documents.marked_up import passages

    tree = tree_of(data.decode("utf-8", "replace").replace("\0", ""))
    found = () if tree is None else tuple(passages(tree))
    return Draft(found, _first_words(found))


def _first_words(found: tuple[Passage, ...]) -> str:
    """The first passage, or so much of its first sentence as a title has room for."""
    first = next((passage.text for passage in found if any(map(str.isalnum, passage.text))), "")
    sentence = _END.split(" ".join(first.split()), maxsplit=1)[0]
    if len(sentence) <= _LONGEST_TITLE:
        return sentence.removesuffix(".")
    return sentence[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
