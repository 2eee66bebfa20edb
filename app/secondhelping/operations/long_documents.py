# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adds a long document part by part: its first lines can be reviewed while the rest is still being read.

All of it is one action: one undo takes the whole document back, whatever was done in between. Each part is saved
whole, so that a document is complete up to a page whenever the work is stopped, and can be read on from there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Content
from secondhelping.domain.errors import Cancelled
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.liking import liked
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Candidate, Origin, Snippet, Span, Verdict
from secondhelping.domain.timing import ALWAYS
from secondhelping.operations.add_document import path_of
from secondhelping.operations.project import Project
from secondhelping.review.learning import rewritten
from secondhelping.store import documents, journal, snippets
from secondhelping.store.database import Writing

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Left, Prepared, Workshop

_KEYPHRASES = 30
_READ_ON = "Add the file again to read on."


@dataclass(frozen=True, slots=True)
class Going:
    """A long document on its way in: what the last part changed, how many lines it has, and what is left."""

    document_id: DocumentId
    fingerprint: str
    title: str
    changes: Changes
    found: int
    left: "Left | None"
    action: int
    """The number of the action that all of it is; 0 before a document that is taken up again has grown."""
    began: bool = True
    """Whether its beginning is a part of that action."""
    warnings: tuple[str, ...] = ()
    """What went wrong in an earlier reading."""


def begin(project: Project, prepared: "Prepared") -> Going:
    """Adds the first part of a long document, with the lines found in it."""
    left, content = prepared.left, prepared.content
    assert left is not None
    found = len(prepared.candidates)
    with project.action(_label("Added", content.title, found)) as writing:
        connection = writing.connection
        document_id = documents.add(
            connection, content, path_of(prepared), prepared.keyphrases, project.now()
        )
        told = [_read_to(left), *content.warnings]
        documents.set_reading(connection, document_id, left.done, told, prepared.keyphrases)
        snippets.add(connection, document_id, prepared.candidates)
    return Going(
        document_id, content.fingerprint, content.title, writing.changes, found, left, writing.action
    )


def resume(project: Project, document_id: DocumentId, prepared: "Prepared") -> Going:
    """Takes up a document whose reading was stopped, where it was stopped. Nothing is changed yet."""
    known = documents.get(project.store.read(), document_id)
    assert known is not None
    assert prepared.left is not None
    left = replace(prepared.left, done=known.read_to)
    earlier = tuple(one for one in known.warnings if not one.endswith(_READ_ON))
    return Going(
        document_id, known.fingerprint, known.title, Changes(), known.snippets, left, 0, False, earlier
    )


def go_on(
    project: Project,
    workshop: "Workshop",
    prepared: "Prepared",
    going: Going,
    progress: Progress = silent,
    password: str | None = None,
) -> Iterator[Going]:
    """Reads on, part by part, and saves each; then ranks the lines over the whole document. Ends early where the
    document is taken off the list, or taken back, meanwhile.

    Raises:
        KnownError: the file has changed, or can't be read any more. What was saved stays.
        Cancelled: `progress` said so. What was saved stays.
    """
    while going.left is not None:
        content, found, left = workshop.look_further(prepared, going.left, progress, password, going.found)
        part = _Part(content, found.candidates, found.keyphrases, going.left, left)
        going = _saved(project, going, part)
        yield going
    yield _settled(project, workshop, going, progress)


def completed(
    workshop: "Workshop", prepared: "Prepared", progress: Progress = silent, password: str | None = None
) -> "Prepared":
    """All of a long document at once, as a new edition of another one is wanted. Raises as `go_on` does."""
    passages, lines = list(prepared.content.passages), list(prepared.candidates)
    phrases, left, content = list(prepared.keyphrases), prepared.left, prepared.content
    while left is not None:
        content, found, after = workshop.look_further(prepared, left, progress, password, len(lines))
        start = left.done
        if left.by_pages:
            start = len(passages)
            passages += content.passages
        done = after.done if after else left.total
        phrases = _merged(phrases, left.done, found.keyphrases, max(0, done - left.done))
        lines += [_moved(one, start) for one in found.candidates]
        left = after
    stay = workshop.settle(
        _told([(one.text, _score(one), one.span.first) for one in lines], len(passages)), [], progress
    )
    best = sorted((lines[row] for row in stay), key=lambda one: -_score(one))
    whole = replace(prepared.content, passages=tuple(passages), warnings=content.warnings)
    return replace(prepared, content=whole, candidates=tuple(best), keyphrases=tuple(phrases), left=None)


def _score(candidate: Candidate) -> float:
    """With what was learned of the owner."""
    return liked(candidate.score, candidate.liking)


def stopped_words(project: Project, going: Going) -> str:
    """What to say when it was stopped: "Stopped at page 140. The 11 snippets found so far are in Review."; "" where
    the owner took the document back, or off the list, meanwhile."""
    known = documents.get(project.store.read(), going.document_id)
    if known is None:
        return ""
    by_pages = going.left is None or going.left.by_pages
    where = (
        f"Stopped at page {known.read_to:,}" if known.read_to and by_pages else "Stopped looking for lines"
    )
    if not known.snippets:
        return f"{where}. No lines stood out so far."
    what = "snippet found so far is" if known.snippets == 1 else "snippets found so far are"
    return f"{where}. The {known.snippets:,} {what} in Review."


@dataclass(frozen=True, slots=True)
class _Part:
    """What was read and found of a part, and what is left `before` and after it."""

    content: Content
    candidates: Sequence[Candidate]
    keyphrases: Sequence[tuple[str, float]]
    before: "Left"
    left: "Left | None"


def _saved(project: Project, going: Going, part: _Part) -> Going:
    """Saves a part, whole or not at all."""
    found = going.found + len(part.candidates)
    label = _label("Added" if going.began else "Read on in", going.title, found)
    with project.action(label, part_of=going.action or None) as writing:
        connection, document_id = writing.connection, going.document_id
        _check_stands(writing, going, part.before.done)
        start = part.before.done
        if part.before.by_pages:
            start = documents.count_passages(connection, document_id)
            documents.append(connection, document_id, part.content.passages)
        _tell_reading(writing, going, part)
        snippets.add(connection, document_id, [_moved(one, start) for one in part.candidates])
        journal.relabel(connection, writing.action, label)
    changes = replace(writing.changes, label="")
    return replace(going, changes=changes, found=found, left=part.left, action=writing.action)


def _check_stands(writing: Writing, going: Going, read_to: int) -> None:
    """Raises Cancelled where the document is no longer as the last part left it: taken back, off the list, or in
    another edition. What comes next would leave a gap, or come twice."""
    known = documents.get(writing.connection, going.document_id)
    if known is None or (known.fingerprint, known.read_to) != (going.fingerprint, read_to):
        raise Cancelled


def _tell_reading(writing: Writing, going: Going, part: _Part) -> None:
    """Says how far the document is, what went wrong on the way, and what it is about by now."""
    read_to, warnings = 0, [*going.warnings, *part.content.warnings]
    if part.left is not None:
        read_to, warnings = part.left.done, [_read_to(part.left), *warnings]
    before = documents.scored_keyphrases(writing.connection, going.document_id)
    done = part.left.done if part.left else part.before.total
    phrases = _merged(before, part.before.done, part.keyphrases, max(0, done - part.before.done))
    documents.set_reading(
        writing.connection, going.document_id, read_to, list(dict.fromkeys(warnings)), phrases
    )


def _settled(project: Project, workshop: "Workshop", going: Going, progress: Progress) -> Going:
    """Takes the lines away that say what better ones say, or are too many; never one that the owner decided on."""
    lines = snippets.all_(project.store.read(), None, going.document_id)
    passages = documents.count_passages(project.store.read(), going.document_id)
    told = _told([(one.text, one.score, one.span.first) for one in lines], passages)
    stay = set(workshop.settle(told, [row for row, one in enumerate(lines) if _is_the_owners(one)], progress))
    going_away = {one.id for row, one in enumerate(lines) if row not in stay}
    with project.action("", part_of=going.action or None) as writing:
        _check_stands(writing, going, 0)
        # Something may have been decided meanwhile.
        now = snippets.get(writing.connection, going_away)
        snippets.remove(writing.connection, [one.id for one in now if not _is_the_owners(one)])
        left = len(snippets.spans(writing.connection, going.document_id))
        verb = "Added" if going.began else "Read on in"
        journal.relabel(writing.connection, writing.action, _label(verb, going.title, left))
    return replace(going, changes=replace(writing.changes, label=""), found=left)


def _told(lines: Sequence[tuple[str, float, int]], passages: int) -> dict[str, list[Any]]:
    """Lines (text, score, passage) as the worker that ranks them is told of them."""
    return {
        "texts": [text for text, _, _ in lines],
        "scores": [score for _, score, _ in lines],
        "passages": [first for _, _, first in lines],
        "places": [first / max(1, passages) for _, _, first in lines],
    }


def _is_the_owners(snippet: Snippet) -> bool:
    """Whether the owner decided anything on a line, wrote in it, marked or planned it."""
    return (
        snippet.verdict is not Verdict.WAITING
        or snippet.origin is not Origin.FOUND
        or snippet.kind is not snippet.suggested_kind
        or bool(snippet.chosen_hashtags or snippet.wordings or snippet.planned or snippet.served)
        or snippet.timing != ALWAYS
        or rewritten(snippet)
    )


def _moved(candidate: Candidate, start: int) -> Candidate:
    """A line of a part, at its place in the document."""
    span = candidate.span
    return replace(candidate, span=Span(span.first + start, span.start, span.last + start, span.end))


def _merged(
    before: Iterable[tuple[str, float]], done: int, more: Iterable[tuple[str, float]], new: int
) -> list[tuple[str, float]]:
    """The keyphrases of what was read so far and of a new part: each part counts by its length."""
    scores: dict[str, float] = {}
    for phrases, share in ((before, done), (more, new)):
        for phrase, score in phrases:
            scores[phrase] = scores.get(phrase, 0.0) + score * share / max(1, done + new)
    return sorted(scores.items(), key=lambda one: -one[1])[:_KEYPHRASES]


def _label(verb: str, title: str, found: int) -> str:
    return f"{verb} {words.quoted(title)}, {words.counted(found, 'snippet')}"


def _read_to(left: "Left") -> str:
    if not left.by_pages:
        return f"Lines were looked for in the first {left.done:,} of {left.total:,} paragraphs. {_READ_ON}"
    pages = "Page 1" if left.done == 1 else f"Pages 1 to {left.done:,}"
    return f"{pages} of {left.total:,} are in. {_READ_ON}"
