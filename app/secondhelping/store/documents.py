# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Documents and their passages as rows."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from secondhelping.domain.document import Content, Document, Format, Link, Passage, Place, Role
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.word_boxes import Run
from secondhelping.store import rows

_LIST = """
SELECT d.*, count(s.id) AS snippets,
       count(s.id) FILTER (WHERE s.verdict = 'to review') AS waiting,
       count(s.id) FILTER (WHERE s.verdict = 'kept') AS kept,
       count(s.id) FILTER (WHERE s.id IN (SELECT snippet_id FROM served)) AS served
FROM document d LEFT JOIN snippet s ON s.document_id = d.id
"""

# What is read of a passage to show it: everything but the boxes of its words.
_SHOWN = "text, role, level, page, box, place, links"


def add(
    connection: sqlite3.Connection,
    content: Content,
    path: str,
    keyphrases: Iterable[tuple[str, float]],
    at: datetime,
) -> DocumentId:
    """Stores a document with its passages."""
    values = {**_content_row(content, path, keyphrases), "added_at": at.isoformat(timespec="seconds")}
    document_id = DocumentId(rows.insert(connection, "document", values))
    _add_passages(connection, document_id, content.passages)
    return document_id


def renew(
    connection: sqlite3.Connection,
    document_id: DocumentId,
    content: Content,
    path: str,
    keyphrases: Iterable[tuple[str, float]],
    at: datetime,
    added: Collection[int],
) -> None:
    """Puts a new edition in the place of the one that is there; `added` are the numbers of its new passages."""
    values = {**_content_row(content, path, keyphrases), "edition_at": at.isoformat(timespec="seconds")}
    rows.update(connection, "document", [document_id], values)
    connection.execute("DELETE FROM passage WHERE document_id = ?", (document_id,))
    _add_passages(connection, document_id, content.passages, added)


def _content_row(content: Content, path: str, keyphrases: Iterable[tuple[str, float]]) -> dict[str, object]:
    return {
        "title": content.title,
        "path": path,
        "format": content.format.value,
        "fingerprint": content.fingerprint,
        "language": content.language,
        "pages": content.pages,
        "words": content.words,
        "author": content.author,
        "link": content.link,
        "keyphrases": rows.packed([[phrase, rows.rounded(score)] for phrase, score in keyphrases]),
        "warnings": rows.packed(content.warnings),
        "read_to": 0,
    }


def set_reading(
    connection: sqlite3.Connection,
    document_id: DocumentId,
    read_to: int,
    warnings: Sequence[str],
    keyphrases_: Iterable[tuple[str, float]],
) -> None:
    """Says how far a long document was read, what is to be known of that, and what it is about so far."""
    values = {
        "read_to": read_to,
        "warnings": rows.packed(list(warnings)),
        "keyphrases": rows.packed([[phrase, rows.rounded(score)] for phrase, score in keyphrases_]),
    }
    rows.update(connection, "document", [document_id], values)


def append(connection: sqlite3.Connection, document_id: DocumentId, passages_: Sequence[Passage]) -> None:
    """Adds passages at the end of a document."""
    (count, words) = connection.execute(
        "SELECT (SELECT count(*) FROM passage WHERE document_id = d.id), d.words FROM document d WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    _add_passages(connection, document_id, passages_, start=count)
    more = sum(len(passage.text.split()) for passage in passages_)
    rows.update(connection, "document", [document_id], {"words": words + more})


def _add_passages(
    connection: sqlite3.Connection,
    document_id: DocumentId,
    passages_: Sequence[Passage],
    added: Collection[int] = (),
    start: int = 0,
) -> None:
    connection.executemany(
        "INSERT INTO passage (document_id, position, added, text, role, level, page, box, place, links, words) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document_id, position, int(position in added), *_passage_row(passage))
            for position, passage in enumerate(passages_, start)
        ],
    )


def set_path(connection: sqlite3.Connection, document_id: DocumentId, path: str) -> None:
    """Says where a document's file lies now."""
    rows.update(connection, "document", [document_id], {"path": path})


def remove(connection: sqlite3.Connection, ids: Iterable[DocumentId]) -> None:
    """Takes documents away with their passages and snippets; posts made of them stay."""
    rows.delete(connection, "document", ids)


def all_(connection: sqlite3.Connection) -> list[Document]:
    """Every document, the latest first."""
    return [_document(row) for row in connection.execute(_LIST + "GROUP BY d.id ORDER BY d.id DESC")]


def get(connection: sqlite3.Connection, document_id: DocumentId) -> Document | None:
    row = connection.execute(_LIST + "WHERE d.id = ? GROUP BY d.id", (document_id,)).fetchone()
    return _document(row) if row else None


def by_fingerprint(connection: sqlite3.Connection, fingerprint: str) -> Document | None:
    """The document made from exactly these bytes, if the project has it."""
    row = connection.execute(_LIST + "WHERE d.fingerprint = ? GROUP BY d.id", (fingerprint,)).fetchone()
    return _document(row) if row else None


def links_of_snippets(connection: sqlite3.Connection) -> dict[SnippetId, str]:
    """The address of their document, for the planned snippets whose document has one."""
    found = connection.execute(
        "SELECT DISTINCT p.snippet_id, d.link FROM post p JOIN snippet s ON s.id = p.snippet_id "
        "JOIN document d ON d.id = s.document_id WHERE d.link <> ''"
    )
    return {SnippetId(row["snippet_id"]): row["link"] for row in found}


def keyphrases(connection: sqlite3.Connection, document_id: DocumentId) -> list[str]:
    """The phrases that say what a document is about, best first."""
    return [phrase for phrase, _ in scored_keyphrases(connection, document_id)]


def scored_keyphrases(connection: sqlite3.Connection, document_id: DocumentId) -> list[tuple[str, float]]:
    """The phrases that say what a document is about with their scores, best first."""
    row = connection.execute("SELECT keyphrases FROM document WHERE id = ?", (document_id,)).fetchone()
    return [(str(phrase), float(score)) for phrase, score in json.loads(row["keyphrases"])] if row else []


def count_passages(connection: sqlite3.Connection, document_id: DocumentId) -> int:
    """How many passages a document has."""
    row = connection.execute("SELECT count(*) FROM passage WHERE document_id = ?", (document_id,)).fetchone()
    return int(row[0])


def link_of_snippet(connection: sqlite3.Connection, snippet_id: SnippetId) -> str:
    """The address of a snippet's document, "" for none."""
    row = connection.execute(
        "SELECT d.link FROM snippet s JOIN document d ON d.id = s.document_id WHERE s.id = ?", (snippet_id,)
    ).fetchone()
    return str(row["link"]) if row else ""


def passages(
    connection: sqlite3.Connection, document_id: DocumentId, start: int = 0, most: int = -1
) -> list[Passage]:
    """A document's passages in reading order, from number `start`; at most `most` of them, -1 for all.

    They come without the boxes of their words, which are many: see `word_boxes`.
    """
    found = connection.execute(
        f"SELECT {_SHOWN} FROM passage WHERE document_id = ? AND position >= ? ORDER BY position LIMIT ?",
        (document_id, start, most),
    )
    return [_passage(row) for row in found]


def word_boxes(
    connection: sqlite3.Connection, document_id: DocumentId, first: int, last: int
) -> list[tuple[str, tuple[Run, ...]]]:
    """The text and the word boxes of the passages numbered `first` to `last`."""
    found = connection.execute(
        "SELECT text, words FROM passage WHERE document_id = ? AND position BETWEEN ? AND ? ORDER BY position",
        (document_id, first, last),
    )
    return [(row["text"], _runs(row["words"])) for row in found]


def word_boxes_on(
    connection: sqlite3.Connection, document_id: DocumentId, page: int
) -> dict[int, tuple[str, tuple[Run, ...]]]:
    """The text and the word boxes of each passage with a word on a page, by the passage's number."""
    found = connection.execute(
        # A passage begins on this page or on one before; none goes over so many. A long document has few to look at.
        "SELECT position, text, words FROM passage WHERE document_id = :document "
        "AND (page IS NULL OR page BETWEEN :page - 60 AND :page) "
        # Each run of boxes begins with its page, which is negative where a word goes on from the run before.
        "AND (instr(words, '[' || :page || ',') OR instr(words, '[-' || :page || ','))",
        {"document": document_id, "page": page},
    )
    return {row["position"]: (row["text"], _runs(row["words"])) for row in found}


def at_path(connection: sqlite3.Connection, path: str) -> list[Document]:
    """The documents read from a file at this path, the latest first."""
    found = connection.execute(_LIST + "WHERE d.path = ? GROUP BY d.id ORDER BY d.id DESC", (path,))
    return [_document(row) for row in found]


def titled(connection: sqlite3.Connection, title: str) -> list[Document]:
    """The documents of this title, the latest first."""
    found = connection.execute(_LIST + "WHERE d.title = ? GROUP BY d.id ORDER BY d.id DESC", (title,))
    return [_document(row) for row in found]


def link(connection: sqlite3.Connection, document_id: DocumentId) -> str:
    """The address of a document on the web, "" for none."""
    row = connection.execute("SELECT link FROM document WHERE id = ?", (document_id,)).fetchone()
    return str(row["link"]) if row else ""


def added_passages(connection: sqlite3.Connection, document_id: DocumentId) -> frozenset[int]:
    """The numbers of the passages that are new in the latest edition."""
    found = connection.execute(
        "SELECT position FROM passage WHERE document_id = ? AND added = 1", (document_id,)
    )
    return frozenset(row["position"] for row in found)


def with_words(connection: sqlite3.Connection, words: str) -> list[DocumentId]:
    """The documents that have these words in their title or text; capitals of A to Z don't matter."""
    # LIKE's own wildcards must stand for themselves.
    literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found = connection.execute(
        "SELECT id FROM document WHERE title LIKE :words ESCAPE '\\' "
        "UNION SELECT document_id FROM passage WHERE text LIKE :words ESCAPE '\\'",
        {"words": f"%{literal}%"},
    )
    return [DocumentId(row["id"]) for row in found]


def _passage_row(passage: Passage) -> tuple[object, ...]:
    box = rows.packed([rows.rounded(edge) for edge in passage.place.box]) if passage.place.box else None
    links_ = rows.packed([[link.text, link.url] for link in passage.links])
    return (
        passage.text,
        passage.role.value,
        passage.level,
        passage.place.page,
        box,
        passage.place.path,
        links_,
        json.dumps(passage.runs, separators=(",", ":")),
    )


def _passage(row: sqlite3.Row) -> Passage:
    box = json.loads(row["box"]) if row["box"] else None
    return Passage(
        text=row["text"],
        role=Role(row["role"]),
        place=Place(row["page"], (box[0], box[1], box[2], box[3]) if box else None, row["place"]),
        level=row["level"],
        links=tuple(Link(text, url) for text, url in json.loads(row["links"])),
    )


def _runs(column: str) -> tuple[Run, ...]:
    return tuple(map(tuple, json.loads(column)))


def _document(row: sqlite3.Row) -> Document:
    return Document(
        id=DocumentId(row["id"]),
        title=row["title"],
        path=row["path"],
        format=Format(row["format"]),
        fingerprint=row["fingerprint"],
        language=row["language"],
        pages=row["pages"],
        words=row["words"],
        added_at=datetime.fromisoformat(row["added_at"]),
        snippets=row["snippets"],
        waiting=row["waiting"],
        kept=row["kept"],
        served=row["served"],
        warnings=rows.strings(row["warnings"]),
        edition_at=datetime.fromisoformat(row["edition_at"]) if row["edition_at"] else None,
        read_to=row["read_to"],
    )
