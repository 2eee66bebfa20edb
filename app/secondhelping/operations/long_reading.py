# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a long document is cut into parts, so that its first lines need not wait for its end: a few pages first, then
ever more at a time."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from secondhelping.documents import refusals, rescue, sandbox, wire
from secondhelping.domain.document import Content
from secondhelping.domain.progress import Progress, Step

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Left, Prepared

MOST_LINES = 150
"""As many lines stay of a long document as of one that is looked through at one go."""

DOING = "Reading on"
"""What the steps of a long document are called: they tell of all of it, not of the part in work."""

LONG = 100
"""A PDF of more pages is read in parts."""

_LONG_WORDS = 60_000  # of a document without pages
_FIRST_PAGES, _MOST_PAGES = 8, 64
_FIRST_PASSAGES, _MOST_PASSAGES = 100, 800
# Lines are found anew in each part: more than stay in the end, so that the best of all are among them.
_SPARE = 2
_FEWEST_LINES, _FIRST_LINES = 3, 10


def first(
    reader: sandbox.Worker, path: Path, progress: Progress, password: str | None
) -> tuple[list[Content], "Left | None"]:
    """The documents in a file; of a long PDF its first pages, and what is left."""
    from secondhelping.operations.workshop import Left

    payload = {"path": str(path.absolute()), "password": password, "most": LONG, "pages": _FIRST_PAGES}
    answer = rescue.run(reader, "secondhelping.documents.worker:read_first", payload, progress)
    if "contents" in answer:
        return [wire.from_json(content) for content in answer["contents"]], None
    part = answer["part"]
    return [wire.from_json(part["content"])], Left(part["last"], part["total"])


def left_of(content: Content) -> "Left | None":
    """What is left of a document that was read at one go, once its first passages were looked through; None where it
    is short enough to be looked through at one go, too."""
    from secondhelping.operations.workshop import Left

    passages = len(content.passages)
    if content.words <= _LONG_WORDS or passages <= _FIRST_PASSAGES:
        return None
    return Left(_FIRST_PASSAGES, passages, by_pages=False)


def next_pages(
    reader: sandbox.Worker, prepared: "Prepared", left: "Left", progress: Progress, password: str | None
) -> tuple[Content, "Left | None"]:
    """The next pages of a long PDF, and what is left then. Raises as `documents/parts.py` does."""
    path = prepared.path
    last = left.done + min(_MOST_PAGES, left.done)
    payload = {
        "path": str(path.absolute()),
        "password": password,
        "fingerprint": prepared.content.fingerprint,
        "start": left.done + 1,
        "last": last,
    }
    part = rescue.run(reader, "secondhelping.documents.worker:read_following", payload, progress)
    content = wire.from_json(part["content"])
    if part["ended"]:
        return content, None
    if part["last"] <= left.done:  # the page after the last one breaks the reader
        return replace(content, warnings=(*content.warnings, refusals.breaks_off(path, left.done))), None
    return content, replace(left, done=part["last"], total=part["total"])


def next_passages(content: Content, left: "Left") -> tuple[Content, "Left | None"]:
    """The next passages of a document that was read already, and what is left then."""
    last = left.done + min(_MOST_PASSAGES, left.done)
    part = replace(content, passages=content.passages[left.done : last], pages=0)
    return part, replace(left, done=last) if last < left.total else None


def lines_wanted(part: int, total: int, *, first: bool = False) -> int:
    """How many lines a part of a document should give, by its share of the whole; the first one gives enough to
    begin the review with."""
    fewest = _FIRST_LINES if first else _FEWEST_LINES
    return max(fewest, round(_SPARE * MOST_LINES * part / max(1, total)))


def step(left: "Left", found: int = 0) -> Step:
    """How far a long document is."""
    return Step(DOING if left.by_pages else "Looking for lines", left.done, left.total, found)


def telling(progress: Progress, left: "Left", found: int) -> Progress:
    """Tells of the pages of a part as pages of the document."""
    return lambda at: progress(Step(DOING, max(left.done, at.done), max(left.total, at.total), found))
