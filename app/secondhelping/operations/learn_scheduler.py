# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Learns a scheduler's file from its own sample, and remembers it in the project."""

from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.progress import Progress, silent
from secondhelping.export import learning, remembering, sample
from secondhelping.export.dialect import Dialect
from secondhelping.export.learning import Lesson
from secondhelping.export.sample import Sample
from secondhelping.operations.project import Project
from secondhelping.store import settings

__all__ = ["Lesson", "Sample", "forget", "learn", "learned", "lesson", "read", "remember"]

_SETTING = "learned schedulers"


def read(path: Path, progress: Progress = silent) -> Sample:
    """The rows of a sample file: the slow half of learning.

    Raises:
        FileRefused: it can't be read, or is no table.
        Cancelled: `progress` raised it.
    """
    return sample.read(path, progress)


def lesson(found: Sample, title: str = "", day_first: bool | None = None) -> Lesson:
    """What the rows of a sample teach, see `learn`."""
    return learning.learn(found, title.strip() or _title(Path(found.name)), day_first)


def learn(path: Path, title: str = "", day_first: bool | None = None) -> Lesson:
    """What a sample file teaches; nothing is remembered yet.

    Args:
        path: The sample: CSV, TSV, or a workbook.
        title: What the scheduler is called; without one as the file is.
        day_first: See `learning.learn`.

    Raises:
        FileRefused: it can't be read, is no table, or has no column for the text of a post.
    """
    return lesson(read(path), title, day_first)


def learned(project: Project) -> tuple[Dialect, ...]:
    """The schedulers that this project learned, by title."""
    return remembering.unpacked(settings.get(project.store.read(), _SETTING))


def remember(project: Project, learned_: Lesson) -> Changes:
    """Keeps what was learned; a scheduler of the same name is learned anew."""
    dialect = learned_.dialect
    others = [one for one in learned(project) if one.name != dialect.name]
    with project.action(f"Learned the file of {words.quoted(dialect.title)}") as writing:
        kept = sorted([*others, dialect], key=lambda one: one.title.casefold())
        settings.put(writing.connection, _SETTING, remembering.packed(tuple(kept)))
    return writing.changes


def forget(project: Project, name: str) -> Changes:
    """Forgets a learned scheduler.

    Raises:
        KnownError: none of that name was learned.
    """
    found = learned(project)
    gone = next((one for one in found if one.name == name), None)
    if gone is None:
        raise KnownError(
            f"“{name}” isn't a scheduler that was learned.",
            "Nothing of that name is kept.",
            "Choose another one.",
        )
    with project.action(f"Forgot the file of {words.quoted(gone.title)}") as writing:
        kept = tuple(one for one in found if one is not gone)
        settings.put(writing.connection, _SETTING, remembering.packed(kept))
    return writing.changes


def _title(path: Path) -> str:
    return path.stem.replace("_", " ").replace("-", " ").strip()[:40] or "My scheduler"
