# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes links to pass on into the project, each as a kept, curated post with credit. No link is ever opened."""

from collections.abc import Sequence
from pathlib import Path

from secondhelping.documents import links
from secondhelping.documents.links import Links as Links
from secondhelping.documents.links import PassedOn as PassedOn
from secondhelping.documents.links import Refused as Refused
from secondhelping.documents.links import is_table_of_links as is_table_of_links
from secondhelping.documents.links import pasted_link as pasted_link
from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Content, Format, Link, Passage, Place
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Verdict
from secondhelping.domain.words import counted
from secondhelping.operations.project import Project
from secondhelping.snippets.curated import curated, post_text
from secondhelping.store import documents, snippets

TITLE = "Links you pass on"

_FINGERPRINT = "links"
_TOLD = 5  # rows that are told one by one


def read_links(path: Path) -> Links:
    """The links of a CSV file, and the rows that give none. Raises KnownError where there is nothing to take."""
    return links.read_table(path)


def curate(project: Project, chosen: Sequence[PassedOn]) -> Changes:
    """Keeps a post for each link that is not there yet, in one step. They are listed under a document of their own.

    Raises:
        KnownError: a link has neither title nor note, or all of them are there.
    """
    known = {link.url for passage in _passages(project) for link in passage.links}
    new = [one for one in {one.url: one for one in chosen}.values() if one.url not in known]
    for one in new:
        if not (one.title or one.note):
            raise KnownError(
                "A link alone says nothing.",
                f"Nobody would know what is behind {one.host}.",
                "Write its title before it, or a note after it, and add it again.",
            )
    if not new:
        raise KnownError(
            "That is here already.",
            f"“{TITLE}” has {'the link' if len(chosen) == 1 else 'all of the links'}.",
            "Look for it in Review, under Kept.",
        )
    with project.action(f"Kept {counted(len(new), 'link')} to pass on") as writing:
        found = documents.by_fingerprint(writing.connection, _FINGERPRINT)
        start = 0 if found is None else len(documents.passages(writing.connection, found.id))
        passages = [_passage(one, start + number) for number, one in enumerate(new, 1)]
        if found is None:
            content = Content(TITLE, Format.LINKS, _FINGERPRINT, tuple(passages))
            document_id = documents.add(writing.connection, content, TITLE, (), project.now())
        else:
            document_id = found.id
            documents.append(writing.connection, document_id, passages)
        for number, passage in enumerate(passages, start):
            snippets.add_one(writing.connection, document_id, curated(passage.text, number), Verdict.KEPT)
    return writing.changes


def left_out(name: str, refused: Sequence[Refused], known: int = 0) -> KnownError | None:
    """What is said of the rows that were not taken; None where all of them were. `known` were there already."""
    if not refused and not known:
        return None
    rows = [f"Row {one.row}: {one.why}" for one in refused[:_TOLD]]
    if len(refused) > _TOLD:
        rows.append(f"And {len(refused) - _TOLD} more rows.")
    if known:
        rows.append(f"{counted(known, 'link')} {'was' if known == 1 else 'were'} here already.")
    total = len(refused) + known
    return KnownError(
        f"{counted(total, 'row')} of “{name}” {'was' if total == 1 else 'were'} left out.",
        " ".join(rows),
        "Mend them in the table and add it again: what is here stays once.",
    )


def already_here(project: Project, chosen: Sequence[PassedOn]) -> int:
    """How many of the links the project has."""
    known = {link.url for passage in _passages(project) for link in passage.links}
    return sum(one.url in known for one in chosen)


def _passages(project: Project) -> list[Passage]:
    found = documents.by_fingerprint(project.store.read(), _FINGERPRINT)
    return documents.passages(project.store.read(), found.id) if found else []


def _passage(one: PassedOn, number: int) -> Passage:
    text = post_text(one.url, one.title, one.note, one.by, one.host)
    return Passage(text, place=Place(path=f"link {number}"), links=(Link(one.title or one.host, one.url),))
