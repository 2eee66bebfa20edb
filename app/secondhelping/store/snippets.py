# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Snippets as rows."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from secondhelping.domain.document import SLIDES, Format
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.liking import liked
from secondhelping.domain.snippet import Candidate, Origin, Snippet, Span, Verdict
from secondhelping.domain.timing import Timing
from secondhelping.store import learned, rows, timings

# A post that went out is counted as served, not as planned.
_LIST = """
SELECT s.*, d.title AS document_title, d.format AS document_format, d.language, l.liking, l.because,
       (SELECT count(*) FROM post p WHERE p.snippet_id = s.id
        AND NOT EXISTS (SELECT 1 FROM served v WHERE v.post_id = p.id)) AS planned,
       (SELECT count(DISTINCT coalesce(v.post_id, -v.id)) FROM served v WHERE v.snippet_id = s.id) AS served
FROM snippet s JOIN document d ON d.id = s.document_id LEFT JOIN learned l ON l.snippet_id = s.id
"""


def add(connection: sqlite3.Connection, document_id: DocumentId, candidates: Sequence[Candidate]) -> None:
    """Stores a document's candidates as snippets to review."""
    for candidate in candidates:
        snippet_id = SnippetId(
            rows.insert(connection, "snippet", {"document_id": document_id, **_candidate_row(candidate)})
        )
        if candidate.liking:
            learned.put(connection, snippet_id, candidate.liking, candidate.because)


def add_one(
    connection: sqlite3.Connection, document_id: DocumentId, candidate: Candidate, verdict: Verdict
) -> SnippetId:
    """Stores a line that was made of others, or marked, with its verdict."""
    values = {"document_id": document_id, **_candidate_row(candidate), "verdict": verdict.value}
    return SnippetId(rows.insert(connection, "snippet", values))


def replace_words(connection: sqlite3.Connection, snippet_id: SnippetId, candidate: Candidate) -> None:
    """Gives a snippet the words of another cut, with what is true of them. What the owner decided stays."""
    found = _candidate_row(candidate)
    kept = ("kind", "suggested_kind", "kind_probabilities", "score", "verdict", "chosen_hashtags", "origin")
    rows.update(
        connection,
        "snippet",
        [snippet_id],
        {name: value for name, value in found.items() if name not in kept},
    )


def all_(
    connection: sqlite3.Connection, verdict: Verdict | None = None, document_id: DocumentId | None = None
) -> list[Snippet]:
    """Snippets grouped by document (latest first) and there in reading order."""
    found = connection.execute(
        _LIST
        + "WHERE (:verdict IS NULL OR s.verdict = :verdict) AND (:document IS NULL OR s.document_id = :document) "
        "ORDER BY s.document_id DESC, s.first, s.start, s.id",
        {"verdict": verdict.value if verdict else None, "document": document_id},
    )
    return [_snippet(row) for row in found]


def get(connection: sqlite3.Connection, ids: Iterable[SnippetId]) -> list[Snippet]:
    """The snippets with these ids, in their order; missing ones are left out."""
    found = (connection.execute(_LIST + "WHERE s.id = ?", (snippet_id,)).fetchone() for snippet_id in ids)
    return [_snippet(row) for row in found if row]


def spans(connection: sqlite3.Connection, document_id: DocumentId) -> list[tuple[SnippetId, Span]]:
    """Where the snippets of a document stand, in reading order."""
    found = connection.execute(
        'SELECT id, first, start, last, "end" FROM snippet WHERE document_id = ? ORDER BY first, start, id',
        (document_id,),
    )
    return [(SnippetId(row[0]), Span(*row[1:])) for row in found]


def best_waiting(connection: sqlite3.Connection, number: int) -> list[SnippetId]:
    """The best snippets to review over all documents, best first."""
    found = connection.execute(
        "SELECT s.id, s.score, coalesce(l.liking, 0) FROM snippet s LEFT JOIN learned l ON l.snippet_id = s.id "
        "WHERE s.verdict = 'to review'"
    ).fetchall()
    best = sorted(found, key=lambda row: (-liked(row[1], row[2]), row[0]))[:number]
    return [SnippetId(row[0]) for row in best]


def count_waiting(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT count(*) FROM snippet WHERE verdict = 'to review'").fetchone()
    return int(number)


def set_verdict(connection: sqlite3.Connection, ids: Iterable[SnippetId], verdict: Verdict) -> None:
    """A decision anew: it is learned from, also where earlier ones were forgotten."""
    rows.update(connection, "snippet", ids, {"verdict": verdict.value, "unlearned": 0})


def set_text(connection: sqlite3.Connection, snippet_id: SnippetId, text: str) -> None:
    rows.update(connection, "snippet", [snippet_id], {"text": text, "unlearned": 0})


def set_kind(connection: sqlite3.Connection, ids: Iterable[SnippetId], kind: Kind) -> None:
    rows.update(connection, "snippet", ids, {"kind": kind.value, "unlearned": 0})


def unlearn(connection: sqlite3.Connection, ids: Iterable[SnippetId]) -> None:
    """Nothing is learned from what was decided on these."""
    rows.update(connection, "snippet", ids, {"unlearned": 1})


def set_hashtags(connection: sqlite3.Connection, snippet_id: SnippetId, chosen: Sequence[str]) -> None:
    rows.update(connection, "snippet", [snippet_id], {"chosen_hashtags": rows.packed(list(chosen))})


def set_timing(connection: sqlite3.Connection, ids: Iterable[SnippetId], timing: Timing) -> None:
    rows.update(connection, "snippet", ids, {"timing": timings.timing_column(timing)})


def set_wordings(connection: sqlite3.Connection, snippet_id: SnippetId, wordings: Sequence[str]) -> None:
    rows.update(connection, "snippet", [snippet_id], {"wordings": rows.packed(list(wordings))})


def put_in_place(
    connection: sqlite3.Connection, snippet_id: SnippetId, span: Span, page: int | None, *, gone: bool
) -> None:
    """Sets where a snippet stands in a new edition of its document, or that its words have gone from it."""
    values = {**_span_row(span), "page": page, "gone": int(gone)}
    rows.update(connection, "snippet", [snippet_id], values)


def remove(connection: sqlite3.Connection, ids: Iterable[SnippetId]) -> None:
    rows.delete(connection, "snippet", ids)


def gone(connection: sqlite3.Connection) -> dict[SnippetId, str]:
    """The snippets whose words are no longer in their document, with its title."""
    found = connection.execute(
        "SELECT s.id, d.title FROM snippet s JOIN document d ON d.id = s.document_id WHERE s.gone = 1"
    )
    return {SnippetId(row["id"]): row["title"] for row in found}


def with_timings(connection: sqlite3.Connection) -> dict[SnippetId, Timing]:
    """The snippets that have days of their own, with these."""
    found = connection.execute("SELECT id, timing FROM snippet WHERE timing != '{}'")
    timed = {SnippetId(row["id"]): timings.timing(row["timing"]) for row in found}
    return {snippet_id: timing for snippet_id, timing in timed.items() if not timing.always}


def _span_row(span: Span) -> dict[str, object]:
    return {"first": span.first, "start": span.start, "last": span.last, "end": span.end}


def _candidate_row(candidate: Candidate) -> dict[str, object]:
    return {
        "text": candidate.text,
        "original": candidate.original,
        **_span_row(candidate.span),
        "page": candidate.page,
        "kind": candidate.kind.value,
        "suggested_kind": candidate.kind.value,
        "kind_probabilities": rows.packed(
            {k.value: rows.rounded(p) for k, p in candidate.kind_probabilities.items()}
        ),
        "score": rows.rounded(candidate.score),  # as it was before anything was learned
        "standalone": rows.rounded(candidate.standalone),
        "worth": rows.rounded(candidate.worth),
        "verdict": Verdict.WAITING.value,
        "reasons": rows.packed(candidate.reasons),
        "cues": rows.packed(candidate.cues),
        "keyphrases": rows.packed(candidate.keyphrases),
        "hashtags": rows.packed(candidate.hashtags),
        "chosen_hashtags": rows.packed([]),
        "origin": candidate.origin.value,
    }


def _snippet(row: sqlite3.Row) -> Snippet:
    return _made(tuple(row.keys()), tuple(row))


# All of them are read again at every change, and hardly one of them is another.
@lru_cache(maxsize=4096)
def _made(columns: tuple[str, ...], values: tuple[Any, ...]) -> Snippet:
    row = dict(zip(columns, values, strict=True))
    return Snippet(
        id=SnippetId(row["id"]),
        document_id=DocumentId(row["document_id"]),
        document_title=row["document_title"],
        on_slides=Format(row["document_format"]) in SLIDES,
        text=row["text"],
        original=row["original"],
        span=Span(row["first"], row["start"], row["last"], row["end"]),
        kind=Kind(row["kind"]),
        suggested_kind=Kind(row["suggested_kind"]),
        kind_probabilities={Kind(k): p for k, p in json.loads(row["kind_probabilities"]).items()},
        score=liked(row["score"], row["liking"] or 0.0),
        standalone=row["standalone"],
        worth=row["worth"],
        verdict=Verdict(row["verdict"]),
        page=row["page"],
        reasons=rows.strings(row["reasons"]),
        cues=rows.strings(row["cues"]),
        keyphrases=rows.strings(row["keyphrases"]),
        hashtags=rows.strings(row["hashtags"]),
        chosen_hashtags=rows.strings(row["chosen_hashtags"]),
        planned=row["planned"],
        served=row["served"],
        gone=bool(row["gone"]),
        liking=row["liking"] or 0.0,
        because=rows.strings(row["because"] or "[]"),
        unlearned=bool(row["unlearned"]),
        origin=Origin(row["origin"]),
        timing=timings.timing(row["timing"]),
        wordings=rows.strings(row["wordings"]),
        language=row["language"],
    )
