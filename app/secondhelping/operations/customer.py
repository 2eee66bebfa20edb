# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card, and how near each snippet is to what it says."""

from typing import TYPE_CHECKING

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.customer import CustomerCard, Fit
from secondhelping.domain.errors import KnownError
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations.project import Project
from secondhelping.snippets import lessons
from secondhelping.store import customer as customer_rows
from secondhelping.store import learned, settings, snippets

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop

_FITTED_TO = "fitted_to"
MOST_LINES = 60
"""Sentences and words together. More of them are near to nearly everything."""


def card(project: Project) -> CustomerCard:
    """What the owner says of their customer."""
    return customer_rows.card(project.store.read())


def set_card(project: Project, wanted: CustomerCard) -> Changes:
    """Changes the card. How near the snippets are to it is worked out anew by `refresh`.

    Raises:
        KnownError: it is too long to say anything clear.
    """
    lines = len(wanted.lines())
    if lines > MOST_LINES:
        raise KnownError(
            "The card is too long to say who your customer is.",
            f"It has {lines:,} sentences and words; {MOST_LINES} are the most.",
            "Keep what matters most to them.",
        )
    if wanted == card(project):
        return Changes()
    with project.action("Changed the customer card") as writing:
        customer_rows.put_card(writing.connection, wanted)
    return writing.changes


def stale(project: Project) -> bool:
    """Whether the card, or what is kept, changed since it was last worked out."""
    connection = project.store.read()
    return _state(card(project), _kept(project)) != settings.get(
        connection, _FITTED_TO, _state(CustomerCard(), [])
    )


def refresh(project: Project, workshop: "Workshop", progress: Progress = silent) -> Changes:
    """Works out how near the kept snippets are to the card, off the screen's thread. It is no action of the owner's.

    Raises:
        KnownError: the language model is missing.
        Cancelled: `progress` said so.
    """
    wanted, kept = card(project), _kept(project)
    lines = wanted.lines()
    found: list[Fit] = []
    vectors: dict[str, str] = {}
    if lines and kept:
        texts = [snippet.text for snippet in kept]
        known = learned.vectors(project.store.read(), lessons.keys_of([*texts, *lines]))
        found, vectors = workshop.fit(texts, lines, known, progress)
    with project.store.write_for_good() as connection:
        learned.put_vectors(connection, vectors)
        still = {snippet.id for snippet in snippets.get(connection, [one.id for one in kept])}
        fits = zip([one.id for one in kept], found, strict=bool(found))
        customer_rows.put_fits(connection, {number: fit for number, fit in fits if number in still})
        settings.put(connection, _FITTED_TO, _state(wanted, kept))
    return Changes("", {Noun.SNIPPET: frozenset(one.id for one in kept)} if found else {}, undoable=False)


def nearest(
    project: Project, workshop: "Workshop", wanted: CustomerCard, most: int = 5, progress: Progress = silent
) -> list[tuple[Snippet, Fit]]:
    """The kept snippets that are nearest to a card, the nearest first, each with the line that it is near to. Nothing
    is changed. Raises as `refresh` does."""
    kept, lines = _kept(project), wanted.lines()[:MOST_LINES]
    if not kept or not lines:
        return []
    texts = [snippet.text for snippet in kept]
    known = learned.vectors(project.store.read(), lessons.keys_of([*texts, *lines]))
    found, _ = workshop.fit(texts, lines, known, progress)
    best = sorted(zip(kept, found, strict=True), key=lambda one: -one[1].much)
    return best[:most]


def _kept(project: Project) -> list[Snippet]:
    return snippets.all_(project.store.read(), Verdict.KEPT)


def _state(wanted: CustomerCard, kept: list[Snippet]) -> str:
    lines = wanted.lines()
    return lessons.digest(lines, [[one.id, one.text] for one in kept]) if lines else ""
