# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Learns from the owner's decisions for the lines that wait, and forgets it where they say so."""

from typing import TYPE_CHECKING, Any

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.domain.words import counted
from secondhelping.operations.project import Project
from secondhelping.review import learning
from secondhelping.snippets import lessons as telling
from secondhelping.store import learned, settings, snippets

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop

FEWEST = 8
"""Below so many decisions nothing is learned (see `snippets/taste.py`)."""

_LEARNED_FROM = "learned_from"


def teaching(project: Project) -> dict[str, Any]:
    """What the worker is told of the owner's decisions before it looks for lines; {} where they are too few."""
    return _teaching(project, snippets.all_(project.store.read()))


def decisions(project: Project) -> int:
    """How many decisions are learned from."""
    return len(learning.lessons(snippets.all_(project.store.read())))


def stale(project: Project) -> bool:
    """Whether something was decided, or found, since it was learned last."""
    found = snippets.all_(project.store.read())
    return _state(found) != settings.get(project.store.read(), _LEARNED_FROM, _state([]))


def refresh(project: Project, workshop: "Workshop", progress: Progress = silent) -> Changes:
    """Learns anew, off the screen's thread, and tells which snippets moved. It is no action of the owner's: it is not
    on the way back that undo goes.

    Raises:
        KnownError: the language model is missing.
        Cancelled: `progress` said so.
    """
    found = snippets.all_(project.store.read())
    waiting = [snippet for snippet in found if snippet.verdict is Verdict.WAITING]
    told = _teaching(project, found)
    likings, vectors = (
        workshop.like(told, [learning.line(snippet) for snippet in waiting], progress) if told else ([], {})
    )
    moved = {snippet.id for snippet in found if snippet.liking}
    with project.store.write_for_good() as connection:
        learned.clear(connection)
        learned.put_vectors(connection, vectors)
        still = {snippet.id for snippet in snippets.get(connection, [one.id for one in waiting])}
        for snippet, liking in zip(waiting, likings, strict=bool(told)):
            if liking.much and snippet.id in still:
                learned.put(connection, snippet.id, liking.much, liking.because)
                moved.add(snippet.id)
        settings.put(connection, _LEARNED_FROM, _state(found))
    return Changes("", {Noun.SNIPPET: frozenset(moved)}, undoable=False)


def forget(project: Project) -> Changes:
    """Forgets what was learned from decisions so far; `refresh` then puts the lines in their first order. The decisions
    themselves stay, and undo brings the learning back."""
    found = [
        one for one in snippets.all_(project.store.read()) if learning.decided(one) and not one.unlearned
    ]
    with project.action(f"Forgot what {counted(len(found), 'decision')} taught") as writing:
        snippets.unlearn(writing.connection, [snippet.id for snippet in found])
    return writing.changes


def _teaching(project: Project, found: list[Snippet]) -> dict[str, Any]:
    told = learning.lessons(found)
    if len(told) < FEWEST:
        return {}
    keys = telling.keys_of([lesson.line.text for lesson in told] + [one.text for one in found])
    return {"lessons": telling.to_json(told), "vectors": learned.vectors(project.store.read(), keys)}


def _state(found: list[Snippet]) -> str:
    """What tells whether there is anything to learn anew: the decisions, and what waits."""
    told = telling.to_json(learning.lessons(found))
    if len(told) < FEWEST:
        return ""
    return telling.digest(told, [one.id for one in found if one.verdict is Verdict.WAITING])
