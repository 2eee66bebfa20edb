# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes what tests need: projects, documents and snippets of our own words, posts at times."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Span, Verdict
from secondhelping.operations import add_document, look, project, review
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared

# A Wednesday; the week that starts on Monday 11 May 2026 is wholly ahead.
NOW = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
ZONE = "Europe/London"

TIPS = (
    "Set a timer for thirty minutes and stand up when it rings.",
    "Carry two light bags rather than one heavy one.",
    "Phone calls are walking time.",
    "Swap hands every ten minutes when you rake leaves.",
    "Warm up the way you mean to go on, slowly.",
    "Put the printer on another floor if you have one.",
    "The best chair is the one you leave every half hour.",
    "Breathe out on the hard part of the lift.",
)


def clock(at: datetime = NOW) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: at


def new_project(folder: Path, at: datetime = NOW, name: str = "harbour") -> Project:
    """An empty project in a folder, in London, on a clock that stands still."""
    return project.create(folder / f"{name}.helping", "Harbour Lane", ZONE, clock(at))


def candidate(text: str, kind: Kind = Kind.HELPFUL, passage: int = 0, score: float = 0.5) -> Candidate:
    """A candidate that is one whole passage."""
    rest = dict.fromkeys(Kind, 0.05)
    return Candidate(
        text=text,
        original=text,
        span=Span(passage, 0, passage, len(text)),
        kind=kind,
        kind_probabilities={**rest, kind: 0.85},
        score=score,
        standalone=0.9,
        worth=0.8,
        page=1,
        reasons=("Makes sense on its own",),
        cues=("Advice a reader can use today",),
        keyphrases=("back care",),
        hashtags=("#BackCare",),
    )


def prepared(
    lines: Sequence[tuple[str, Kind]], title: str = "Back care", path: str = "back-care.txt"
) -> Prepared:
    """A document whose every passage is a candidate, the first the best."""
    passages = tuple(
        Passage(text, Role.PARAGRAPH, Place(page=1, path=f"paragraph {n}"))
        for n, (text, _) in enumerate(lines, 1)
    )
    candidates = tuple(
        candidate(text, kind, number, round(0.9 - number * 0.8 / max(1, len(lines)), 6))
        for number, (text, kind) in enumerate(lines)
    )
    content = Content(title, Format.TEXT, f"{hash((title, *lines)) & 0xFFFFFFFF:064x}", passages, "en")
    return Prepared(Path(path), content, candidates, (("back care", 0.7),))


def with_snippets(
    folder: Path, helpful: int = 8, promotional: int = 2, keep: bool = True, at: datetime = NOW
) -> Project:
    """A project with one document; its snippets are kept unless told otherwise."""
    made = new_project(folder, at)
    lines = [(f"{_tip(n)} Tip number {n + 1}.", Kind.HELPFUL) for n in range(helpful)]
    lines += [
        (f"Book your place in class {n + 1} for £{n + 10}.", Kind.PROMOTIONAL) for n in range(promotional)
    ]
    add_document.add_document(made, prepared(lines))
    if keep:
        review.keep(made, [snippet.id for snippet in look.snippets(made)])
    return made


def _tip(number: int) -> str:
    """A tip in words that are not nearly those of another one."""
    again, first = divmod(number, len(TIPS))
    letters = "abcdefghijklmnopqrstuvwxyz"
    place = letters[again % 26] * 3 + letters[again // 26] * 3 + letters[first] * 3
    return (
        TIPS[first]
        if not again
        else f"{TIPS[first]} So they say on the Isle of {place.title()}, {place}, {place}."
    )


def ids(made: Project, kind: Kind, verdict: Verdict | None = None) -> list[SnippetId]:
    """The snippets of a kind, in reading order."""
    return [snippet.id for snippet in look.snippets(made, verdict) if snippet.kind is kind]


def monday(week: int = 0, hour: int = 9, minute: int = 0) -> datetime:
    """Wall-clock time on Monday 11 May 2026, or so many weeks later."""
    return datetime(2026, 5, 11, hour, minute) + timedelta(weeks=week)
